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


def _in_model(model: BaseModel, steps: Steps) -> Found:
    for name, annotation in _fields_with_references(type(model)).items():
        yield from _in_value(getattr(model, name), annotation, steps, (*steps, name))


def _in_value(value: object, annotation: Any, group: Steps, steps: Steps) -> Found:
    """The references in a value, which is of one of the types of its annotation."""
    if isinstance(value, BaseModel):
        yield from _in_model(value, steps)
        return
    for alternative, ref in _alternatives(annotation):
        if isinstance(value, str) and ref is not None:
            yield group, steps, ref, value
        elif isinstance(value, Mapping) and _holds(alternative, Mapping):
            _, of_values = get_args(alternative)
            for key, item in value.items():
                yield from _in_value(item, of_values, group, (*steps, str(key)))
        elif isinstance(value, tuple | list) and _holds(alternative, tuple | list):
            for number, item in enumerate(value):
                of_item = _annotation_of_item(alternative, number)
                yield from _in_value(item, of_item, group, (*steps, str(number)))


def _holds(alternative: Any, collection: Any) -> bool:
    origin = get_origin(alternative)
    return isinstance(origin, type) and issubclass(origin, collection)


def _annotation_of_item(alternative: Any, number: int) -> Any:
    """Of `list[X]` and `tuple[X, ...]` it is X, of `tuple[X, Y]` the one at the place."""
    arguments = get_args(alternative)
    if len(arguments) == 1 or arguments[1] is ...:
        return arguments[0]
    return arguments[number]


@cache
def _fields_with_references(model: type[BaseModel]) -> dict[str, Any]:
    """Name -> annotation of the fields in which, at some depth, a reference is declared."""
    annotations = get_type_hints(model, include_extras=True)
    return {name: annotations[name] for name in model.model_fields if _declares(annotations[name])}


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
