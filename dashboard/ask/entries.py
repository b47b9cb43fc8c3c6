"""What can be found: each thing of the record with the texts in which a reader finds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log10

from dashboard.model import REFERENCE, Chart, Event, Gap, Name, Page, Series, Source, Speaker
from dashboard.record import Record
from dashboard.record.value import Value

_PLANT = frozenset({"plant", "company"})
_OF_THE_PLANT = 1.3
"""What is of the plant itself, beside what is of its city or country."""
_USED = 1.2
"""The figure used for its time, beside the others."""


class Kind(StrEnum):
    """What a hit is; the texts are codes in files."""

    OBSERVATION = "observation"
    SERIES = "series"
    EVENT = "event"
    CHECK = "check"
    GAP = "gap"
    SOURCE = "source"
    PAGE = "page"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found."""

    kind: Kind
    id: str
    title: str
    text: str
    """Further texts in which its words are looked for."""
    weight: float = 1
    """How much it tells beside others of its kind in which the same words are found."""
    written_title: str = ""
    """Its title as the record was written, where that is told in another language."""
    written_text: str = ""
    """The same of its further texts."""


def entries(
    record: Record, pages: Mapping[str, str], written: Record | None = None
) -> Iterator[Entry]:
    """Everything that can be found; `pages` are the names of all pages by their ids.

    `written` is the record before it was told in another language: things are found by its words
    too, so that a sentence has the same answer on a page in any language.
    """
    if written is None:
        yield from _entries(record, pages)
        return
    pairs = zip(_entries(record, pages), _entries(written, pages), strict=True)
    for told, original in pairs:
        if (told.title, told.text) == (original.title, original.text):
            yield told
        else:
            yield replace(told, written_title=original.title, written_text=original.text)


def _entries(record: Record, pages: Mapping[str, str]) -> Iterator[Entry]:
    dataset = record.dataset
    yield from _pages(record, pages)
    for series in dataset.series:
        text = _joined(series.definition, *series.caveats)
        weight = _OF_THE_PLANT if is_of_plant(series) else 1
        # An indicator of which there is more is more likely to be meant.
        weight *= 1 + log10(max(1, len(dataset.of_series[series.id])))
        yield Entry(Kind.SERIES, series.id, series.title, text, weight)
    for term in dataset.glossary:
        yield Entry(Kind.TERM, term.id, term.term, _joined(term.sentence, *term.also))
    for value in record.values:
        weight = _OF_THE_PLANT if is_of_plant(value.series) else 1
        weight *= _USED if value.is_used else 1
        yield Entry(Kind.OBSERVATION, value.id, value.series.title, of_value(value), weight)
    for event in record.events:
        yield Entry(Kind.EVENT, event.id, event.title, _of_event(record, event))
    for check in dataset.checks:
        text = _joined(check.question, check.note)
        yield Entry(Kind.CHECK, check.id, check.title, text)
    for gap in dataset.gaps:
        series = dataset.one_series[gap.series]
        text = _joined(gap.period.text, gap.searched)
        yield Entry(Kind.GAP, name_of_gap(gap), series.title, text)
    for source in dataset.sources:
        text = _joined(*_either_name(source.publisher), source.note)
        yield Entry(Kind.SOURCE, source.id, named(source), text)


def is_of_plant(series: Series) -> bool:
    """It counts the plant itself, or the company that runs it, not its city or country."""
    return series.perimeter in _PLANT


def name_of_gap(gap: Gap) -> str:
    """The id of a gap among all that can be found."""
    return f"gaps/{gap.series}/{gap.period}"


def is_known(record: Record, entry: Entry) -> bool:
    """A thing of the whole record is in the record of a day; indicators, pages and words always."""
    match entry.kind:
        case Kind.OBSERVATION:
            return entry.id in record.value
        case Kind.EVENT:
            return entry.id in record.dataset.event
        case Kind.SOURCE:
            return entry.id in record.dataset.source
        case Kind.GAP:
            return any(name_of_gap(gap) == entry.id for gap in record.dataset.gaps)
    return True


def named(source: Source) -> str:
    """The title of a source, or what it is where the title could not be read."""
    return source.title or source.described or str(source.publisher)


def of_value(value: Value) -> str:
    """The texts of a value: as printed, its notes, and the page that prints it."""
    observation = value.observation
    return _joined(
        observation.as_printed,
        *_either_name(observation.reported_by),
        observation.note,
        observation.period.text,
        named(value.source),
        *_either_name(value.source.publisher),
    )


def _either_name(found: Name | Speaker | None) -> Iterator[str]:
    """The name that readers see, and the one that the record writes where that is another."""
    if found is not None:
        yield from dict.fromkeys((str(found), found.key))


def without_references(text: str) -> str:
    """A text of the dataset as it is read, without the ids in it."""
    return REFERENCE.sub(lambda match: match[2] or "", text)


def _pages(record: Record, pages: Mapping[str, str]) -> Iterator[Entry]:
    for name, title in pages.items():
        page = record.dataset.page.get(name)
        yield Entry(Kind.PAGE, name, title, "" if page is None else _of_page(page))


def _of_page(page: Page) -> str:
    return _joined(page.standfirst, *(_of_chart(chart) for chart in page.charts))


def _of_chart(chart: Chart) -> str:
    return _joined(chart.title, chart.finding)


def _of_event(record: Record, event: Event) -> str:
    sources = (record.dataset.source[witness.source] for witness in event.sources)
    return _joined(event.summary, event.date.text, event.disputed, *(map(named, sources)))


def _joined(*texts: str | None) -> str:
    """The texts that there are, one after the other, without ids."""
    return "\n".join(without_references(text) for text in texts if text)
