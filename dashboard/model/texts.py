"""Texts for readers: found in the facts by the types of their fields, and told in other words.

Every `Word`, `Counted`, `Title`, `Line` and `Paragraph` of a model is such a text, unless its field
is marked `Verbatim`. Nothing else lists them, so a field that is added to a model is translated as
well. Those that are marked are found in the same way, with the language that each is in.
"""

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from dashboard.model.claims import Claim
from dashboard.model.dataset import Dataset
from dashboard.model.events import Gap
from dashboard.model.facts import Fact, Source
from dashboard.model.types import REFERENCE, Name, Speaker, Spoken, Verbatim, Words


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
    is_counted: bool = False
    """It stands after a number: a catalogue holds a form for each plural of its language."""
    is_name: bool = False
    """It says who publishes or speaks; the record keeps it, and readers see what it becomes."""


Change = Callable[[Text], str]
"""What a text becomes."""
_PLACES = {"about": "dataset"}
"""Field of the dataset -> the name of its file, where it has another one."""
_NAME = "Name"
"""The field of all names: who publishes in one place and speaks in another is translated once."""
_WORD = re.compile(r"[^\W\d_]+")
_NAMING = frozenset({"Observation.note", "Source.note"})
"""Fields whose texts name publishers and addresses within a sentence, such as bne IntelliNews: not
each of their words in small letters is one of the language."""


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


@dataclass(frozen=True, slots=True)
class Original:
    """A text that is the same in every language."""

    words: str
    language: str
    """The language that it is in, as a tag of BCP 47; '' for that of the record."""


def originals(dataset: Dataset) -> Iterator[Original]:
    """Every text that nobody translates, save codes and names that no language has words for.

    The dataset is the one that was written, before it was told in another language.
    """
    every = texts(dataset)
    prose = (text.words for text in every if not text.is_name and text.field not in _NAMING)
    said = (REFERENCE.sub(r"\2", words) for words in prose)
    vocabulary = {word for words in said for word in _WORD.findall(words) if word.islower()}
    for fact, spoken, words in _verbatim(dataset):
        if spoken == "page":
            source = fact if isinstance(fact, Source) else dataset.source[fact.source]  # type: ignore[attr-defined]  # what a page prints has a source
            yield Original(words, source.language)
        elif spoken == "record" or (spoken == "name" and _is_worded(words, vocabulary)):
            yield Original(words, "")
    for text in every:
        if text.is_name and _is_worded(text.words, vocabulary):
            yield Original(text.words, "")


def _is_worded(name: str, vocabulary: Set[str]) -> bool:
    """Whether a name holds a word of a language: "World Bank" does, "Danas" and "CC BY" do not."""
    words = (word for word in _WORD.findall(name) if not word.isupper())
    return any(word.casefold() in vocabulary for word in words)


def _verbatim(dataset: Dataset) -> Iterator[tuple[Fact, Spoken, str]]:
    """Every text that is marked as verbatim, with the fact that it belongs to."""
    for name in Dataset.model_fields:
        yield from _verbatim_in(getattr(dataset, name))


def _verbatim_in(value: Any) -> Iterator[tuple[Fact, Spoken, str]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _verbatim_in(item)
    elif isinstance(value, Fact):
        kept = _kept(type(value))
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name not in kept:
                yield from _verbatim_in(inner)
                continue
            for words in (inner,) if isinstance(inner, str) else inner or ():
                yield value, kept[name], words


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
        return change(Text(place, field, value, words.length, words.is_counted))
    if isinstance(value, Name) and words is not None:
        return _in_name(value, place, change, words)
    if isinstance(value, Speaker) and words is not None:
        return _in_speaker(value, place, change, words)
    return value


def _in_name(name: Name, place: str, change: Change, words: Words) -> Name:
    """A name with what readers see of it changed; itself where nothing has changed."""
    told = change(Text(place, _NAME, name.key, words.length, is_name=True))
    return name if told == name.told else replace(name, told=told)


def _in_speaker(speaker: Speaker, place: str, change: Change, words: Words) -> Speaker:
    """A speaker in other words; the name alone and the one without an agency are texts as well."""
    whole = _in_name(speaker.whole, place, change, words)
    first_hand, person = whole, whole
    if speaker.first_hand.key != whole.key:
        first_hand = _in_name(speaker.first_hand, f"{place}.first_hand", change, words)
    if speaker.person.key != whole.key:
        person = _in_name(speaker.person, f"{place}.person", change, words)
    told = Speaker(whole, first_hand, person)
    return speaker if told == speaker else told


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


@cache
def _kept(kind: type[Fact]) -> dict[str, Spoken]:
    """Name of each field with verbatim texts -> whose language they are in."""
    hints = get_type_hints(kind, include_extras=True)
    marks = {name: _verbatim_mark(hints[name]) for name in kind.model_fields}
    return {name: mark.spoken for name, mark in marks.items() if mark is not None}


def _verbatim_mark(annotation: Any) -> Verbatim | None:
    metadata = getattr(annotation, "__metadata__", ())
    own = next((mark for mark in metadata if isinstance(mark, Verbatim)), None)
    inner = (_verbatim_mark(part) for part in get_args(annotation))
    return own or next((mark for mark in inner if mark is not None), None)


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
