"""Events as a list to read: filtered, grouped by year, each with its sources."""

from collections.abc import Sequence
from datetime import date as Date
from functools import lru_cache
from typing import get_args

from markupsafe import Markup

from dashboard import wording
from dashboard.charts import ground
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset, Event
from dashboard.model.events import EventKind
from dashboard.record import Record

Choice = tuple[tuple[str, ...], str, tuple[int, int]]
"""Kinds of events, words to find, and the first and the last year."""
_NONE = (
    "No event of these years and kinds holds all of these words. Take a word out, or choose more."
)


def standfirst(record: Record) -> str:
    events = wording.count(len(record.events), "dated event")
    eras = wording.count(len(record.eras), "era")
    return f"{events} and {eras} of ownership, each with its sources."


def kinds(record: Record) -> list[EventKind]:
    """The kinds of which there are events, in the order of the model."""
    found = {event.kind for event in record.events}
    return [kind for kind in get_args(EventKind) if kind in found]


@lru_cache(maxsize=8)
def years(record: Record) -> list[str]:
    """The years in which an event begins, as the link writes them; one year where none does."""
    begun = {event.date.start.year for event in record.events if event.date.start}
    return [f"{year:04}" for year in sorted(begun)] or [str(record.dataset.about.released.year)]


def found(
    events: Sequence[Event], kinds: Sequence[str], text: str, years: tuple[int, int]
) -> list[Event]:
    """Events of the kinds that begin in the years and hold every word of the text."""
    words = wording.searched(text).split()
    dated = [
        event
        for event in events
        if event.date.start and years[0] <= event.date.start.year <= years[1]
    ]
    return [
        event
        for event in dated
        if event.kind in kinds and all(word in _searched(event) for word in words)
    ]


def _searched(event: Event) -> str:
    return wording.searched(
        f"{event.title} {event.summary} {event.disputed or ''} {event.date.words}"
    )


def span(events: Sequence[Event], years: tuple[int, int]) -> tuple[Date, Date]:
    """Whole years from the first to the last event, or those that the reader chose."""
    starts = [event.date.start.year for event in events if event.date.start]
    first, last = min(starts), max(starts)
    wide = last - first + 1 < ground.LEAST_YEARS
    return (
        (Date(years[0], 1, 1), Date(years[1], 12, 31))
        if wide
        else (Date(first, 1, 1), Date(last, 12, 31))
    )


def alt(events: Sequence[Event]) -> str:
    first, last = events[0], events[-1]
    return f"Timeline of {wording.count(len(events), 'event')}, from {first.date.words}: {first.title}, to {last.date.words}: {last.title}."


def eras(record: Record) -> Markup:
    """Who owned the plant when."""
    return fill("timeline.html", "eras", eras=record.eras, source=record.dataset.source)


def by_year(events: Sequence[Event], dataset: Dataset) -> Markup:
    """The list, newest year last, with a heading for each year."""
    if not events:
        return fill("frame.html", "nothing", text=_NONE)
    return fill("timeline.html", "chronicle", events=events, source=dataset.source)


def listed(site: Site, choice: Choice) -> Markup:
    """Eras, and the events of a choice."""
    events = by_year(found(site.record.events, *choice), site.dataset)
    return eras(site.record) + events if site.record.eras else events
