"""Texts for readers: found in the facts by the types of their fields, and told in other words.

Every `Word`, `Title`, `Line` and `Paragraph` of a model is such a text, unless its field is marked
`Verbatim`. Nothing else lists them, so a field that is added to a model is translated as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from dashboard.model.dataset import Dataset
from dashboard.model.events import Gap
from dashboard.model.facts import Fact
from dashboard.model.site import Claim
from dashboard.model.types import Verbatim, Words


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the record."""

    place: str
    """Where it stands: 'series.exports.title', 'dataset.answer.0'."""
    field: str
    """What it is: 'Series.title'. The same words in the same field are translated once."""
    words: str
    length: int
    """The most characters that its field holds."""


Change = Callable[[Text], str]
"""What a text becomes."""
_PLACES = {"about": "dataset"}
"""Field of the dataset -> the name of its file, where it has another one."""


def texts(dataset: Dataset) -> list[Text]:
    """Every text for readers, in the order of the dataset."""
    found: list[Text] = []

    def noted(text: Text) -> str:
        found.append(text)
        return text.words

    reworded(dataset, noted)
    return found


def reworded(dataset: Dataset, change: Change) -> Dataset:
    """The same facts in other words."""
    facts = {
        name: _in_value(getattr(dataset, name), _PLACES.get(name, name), change)
        for name in Dataset.model_fields
    }
    return dataset.replace(**facts)


def _in_value(
    value: Any, place: str, change: Change, words: Words | None = None, field: str = ""
) -> Any:
    """A value of a field with its texts changed; a text itself where it is marked as words."""
    if isinstance(value, Fact):
        return _in_fact(value, place, change)
    if isinstance(value, tuple):
        items = tuple(
            _in_value(item, f"{place}.{_name(item, number)}", change, words, field)
            for number, item in enumerate(value)
        )
        is_as_before = all(new is old for new, old in zip(items, value, strict=True))
        return value if is_as_before else items
    if isinstance(value, str) and words is not None:
        return change(Text(place, field, value, words.length))
    return value


def _in_fact(fact: Fact, place: str, change: Change) -> Fact:
    kind = type(fact)
    changed = {}
    for name, words in _fields(kind).items():
        before = getattr(fact, name)
        field = f"{kind.__name__}.{name}"
        after = _in_value(before, f"{place}.{name}", change, words, field)
        if after is not before:
            changed[name] = after
    return fact.model_copy(update=changed) if changed else fact


def _name(item: Any, number: int) -> str:
    """What tells one item of a list from the others: its id, or its number where it has none."""
    if isinstance(item, Gap):
        return f"{item.series}.{item.period.text}"
    if isinstance(item, Claim):
        return item.observation
    return str(getattr(item, "id", number))


@cache
def _fields(kind: type[Fact]) -> dict[str, Words | None]:
    """Name of each field that can hold texts -> how it marks them; None where other facts do."""
    hints = get_type_hints(kind, include_extras=True)
    marks = {name: _mark(hints[name]) for name in kind.model_fields}
    return {
        name: mark for name, mark in marks.items() if mark is not None or _holds_facts(hints[name])
    }


def _mark(annotation: Any) -> Words | None:
    """How a type marks its texts; None for one without texts that are translated."""
    metadata = getattr(annotation, "__metadata__", ())
    if any(isinstance(mark, Verbatim) for mark in metadata):
        return None
    own = next((mark for mark in metadata if isinstance(mark, Words)), None)
    inner = (_mark(part) for part in get_args(annotation))
    return own or next((mark for mark in inner if mark is not None), None)


def _holds_facts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        return True
    return any(_holds_facts(part) for part in get_args(annotation))
