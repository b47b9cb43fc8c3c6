"""References: ids by which one record names another, declared in the models and found there.

A field says with `Ref` which kinds of record its id can name. Nothing else lists the references,
so a field that is added to a model is looked up from the moment it is declared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from dashboard.model.facts import Fact
from dashboard.model.types import Ref, RefsInText


@dataclass(frozen=True, slots=True)
class Mention:
    """The place where a record names another one."""

    record: Fact
    path: str
    """The field of the record, such as `claims.2.says.0`."""
    group: str
    """The group of fields in which it stands, such as `claims.2`; '' for the record itself."""
    in_text: bool
    """It stands within a text, between braces."""
    kinds: tuple[str, ...]
    """Kinds of record that can be named there."""
    id: str


def mentions(record: Fact) -> Iterator[Mention]:
    """Every reference in a record, in the order of its fields."""
    for group, steps, ref, text in _in_model(record, ()):
        in_text = isinstance(ref, RefsInText)
        for named in ref.ids(text):
            yield Mention(record, ".".join(steps), ".".join(group), in_text, ref.kinds, named)


Steps = tuple[str, ...]
Found = Iterator[tuple[Steps, Steps, Ref, str]]
"""Steps to the innermost model, to the value in it, what it refers to, and the value."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """One of the types that a value can have, as far as references are concerned."""

    ref: Ref | None
    """What a text refers to."""
    collection: type
    """Mapping, or tuple for a list of any kind; `object` for what holds no items."""
    items: tuple["_Shapes", ...]
    """The types of its items: one for all, or one for each place."""


_Shapes = tuple[_Shape, ...]


def _in_model(model: BaseModel, steps: Steps) -> Found:
    for name, shapes in _fields_with_references(type(model)).items():
        yield from _in_value(getattr(model, name), shapes, steps, (*steps, name))


def _in_value(value: object, shapes: _Shapes, group: Steps, steps: Steps) -> Found:
    """The references in a value, which is of one of some types."""
    if isinstance(value, BaseModel):
        yield from _in_model(value, steps)
        return
    for shape in shapes:
        if isinstance(value, str) and shape.ref is not None:
            yield group, steps, shape.ref, value
        elif isinstance(value, Mapping) and shape.collection is Mapping:
            for key, item in value.items():
                yield from _in_value(item, shape.items[0], group, (*steps, str(key)))
        elif isinstance(value, tuple | list) and shape.collection is tuple:
            for number, item in enumerate(value):
                of_item = shape.items[number if len(shape.items) > 1 else 0]
                yield from _in_value(item, of_item, group, (*steps, str(number)))


@cache
def _fields_with_references(model: type[BaseModel]) -> dict[str, _Shapes]:
    """Name -> types of the fields in which, at some depth, a reference is declared."""
    annotations = get_type_hints(model, include_extras=True)
    return {
        name: _shapes(annotations[name])
        for name in model.model_fields
        if _declares(annotations[name])
    }


def _declares(annotation: Any) -> bool:
    for alternative, ref in _alternatives(annotation):
        if ref is not None:
            return True
        if isinstance(alternative, type) and issubclass(alternative, BaseModel):
            if _fields_with_references(alternative):
                return True
        elif any(_declares(argument) for argument in get_args(alternative)):
            return True
    return False


def _shapes(annotation: Any) -> _Shapes:
    """The types that a value can have; worked out once, since there are many values."""
    return tuple(_shape(alternative, ref) for alternative, ref in _alternatives(annotation))


def _shape(alternative: Any, ref: Ref | None) -> _Shape:
    origin = get_origin(alternative)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        _of_keys, of_values = get_args(alternative)
        return _Shape(ref, Mapping, (_shapes(of_values),))
    if isinstance(origin, type) and issubclass(origin, tuple | list):
        # Of `list[X]` and `tuple[X, ...]` all items are X, of `tuple[X, Y]` each has its own type.
        items = [_shapes(item) for item in get_args(alternative) if item is not ...]
        return _Shape(ref, tuple, tuple(items))
    return _Shape(ref, object, ())


def _alternatives(annotation: Any) -> Iterator[tuple[Any, Ref | None]]:
    """The types that a value can have, each with the reference that is declared for it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        declared = next((mark for mark in metadata if isinstance(mark, Ref)), None)
        for alternative, ref in _alternatives(inner):
            yield alternative, ref or declared
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _alternatives(member)
    else:
        yield annotation, None
