"""Where owners and events stand on a line of time, as parts of its length.

The picture itself is HTML: its texts are texts, its marks are links, and it has any width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import groupby, pairwise
from typing import get_args

from dashboard import shelf
from dashboard.model import Era, Event
from dashboard.model.events import EventKind
from dashboard.period import Period
from dashboard.record import Record
from dashboard.words import periods, searching

LONGEST_BREAK = 5
"""Years without an event before which a picture does not begin, where enough follow."""
LONGEST_POINT = 31
"""Days of the longest event that is a dot; a longer one is a bar."""
MOST_TICKS = 14
"""Years named beneath a line of time."""
MOST_COLUMNS = 6
"""Columns of key events beside each other."""
LEAST_APART = 1.25
"""Per cent of the length between two lines that a reader can tell apart."""
_STEPS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 500)
"""Years between two that are named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events a reader of the timeline asks for."""

    kinds: tuple[str, ...]
    """The lanes, from top to bottom."""
    text: str
    years: tuple[int, int]

    def found(self, events: Sequence[Event]) -> list[Event]:
        """Events of the kinds that begin in the years and hold every word of the text."""
        return beginning(matching(events, self.kinds, self.text), *self.years)


def matching(events: Sequence[Event], kinds: Sequence[str], text: str) -> list[Event]:
    """Events of the kinds that hold every word of the text."""
    words = searching.words_of(text)
    return [
        event
        for event in events
        if event.kind in kinds and searching.holds(_searched(event), words)
    ]


def beginning(events: Sequence[Event], first: int, last: int) -> list[Event]:
    """Events that begin in one of the years."""
    dated = [(event, event.date.start) for event in events]
    return [event for event, start in dated if start is not None and first <= start.year <= last]


def _searched(event: Event) -> str:
    return f"{event.title} {event.summary} {event.disputed or ''} {periods.in_words(event.date)}"


@shelf.kept_by_day(8, lambda record: record.day)
def years_of(record: Record) -> list[str]:
    """The years in which an event begins, as the link writes them."""
    begun = {year_of(event) for event in record.events if event.date.start}
    return [f"{year:04}" for year in sorted(begun)]


def kinds_of(record: Record) -> list[str]:
    """The kinds of event that there are, in the order of the model."""
    there = {event.kind for event in record.events}
    return [kind for kind in get_args(EventKind) if kind in there]


def year_of(event: Event) -> int:
    """The year in which an event begins."""
    assert event.date.start is not None, f"{event.id} has no first day"
    return event.date.start.year


def whole(record: Record) -> Choice:
    """Every kind and every year; the year of the release where no event has one."""
    years = years_of(record) or [str(record.dataset.about.released.year)]
    return Choice(tuple(kinds_of(record)), "", (int(years[0]), int(years[-1])))


def years_drawn(record: Record, events: Sequence[Event], choice: Choice) -> tuple[int, int]:
    """The first and the last year of the picture."""
    everything = whole(record).years
    begin = first_year(events)
    if choice.years[0] != everything[0]:
        begin = choice.years[0]
    last = choice.years[1]
    if last == everything[1]:
        last = max(last, record.dataset.about.released.year)
    return begin, last


def first_year(events: Sequence[Event]) -> int:
    """The year with which the picture of some events begins; the earlier ones wait in a strip.

    From it on no LONGEST_BREAK years pass without an event. Where fewer than half of the events
    are so close together, the picture begins with the first of them.
    """
    years = sorted(year_of(event) for event in events)
    begin = years[0]
    for earlier, later in pairwise(years):
        if later - earlier > LONGEST_BREAK:
            begin = later
    later_ones = sum(year >= begin for year in years)
    return begin if 2 * later_ones >= len(years) else years[0]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line of time, in per cent of its length."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of time: the days at its two ends."""

    first: Date
    last: Date

    def place(self, day: Date) -> float:
        """Where a day stands, in per cent of the length; the ends stand for what lies beyond."""
        length = (self.last - self.first).days + 1
        part = (day - self.first).days / length
        return round(100 * min(max(part, 0.0), 1.0), 2)

    def stretch(self, period: Period) -> Stretch:
        """Where a period stands; an end that is not known is that of the line."""
        first = period.first_day or self.first
        last = period.last_day or self.last
        left = self.place(first)
        return Stretch(left, round(max(self.place(last) - left, 0.0), 2))

    def holds(self, period: Period) -> bool:
        """Some day of the period is on the line."""
        first = period.first_day or self.first
        last = period.last_day or self.last
        return first <= self.last and last >= self.first

    @property
    def ticks(self) -> tuple[tuple[int, float], ...]:
        """The years that are named, and where each of them begins."""
        years = range(self.first.year, self.last.year + 1)
        step = next((step for step in _STEPS if len(years) / step <= MOST_TICKS), _STEPS[-1])
        named = [year for year in years if year % step == 0] or [self.first.year]
        return tuple((year, self.place(Date(year, 1, 1))) for year in named)


def whole_years(first: int, last: int) -> Scale:
    """A line from the first day of a year to the last day of another."""
    return Scale(Date(first, 1, 1), Date(last, 12, 31))


@dataclass(frozen=True, slots=True)
class Owner:
    """An era on a line of time."""

    era: Era
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on a line of time."""

    event: Event
    stretch: Stretch

    @property
    def is_point(self) -> bool:
        """It is drawn as a dot: its month is known, or its day."""
        return (self.event.date.days or 0) <= LONGEST_POINT


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of a kind on one line."""

    kind: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Key events of a year, or of years in a row, beside those of others."""

    left: float
    """Where the column begins, in per cent of the width."""
    pin: float
    """Where its first event stands on the line of time."""
    years: tuple[tuple[int, tuple[Event | Era, ...]], ...]
    """Its events by year; each era stands before the first event in it."""


def owners(eras: Iterable[Era], scale: Scale) -> tuple[Owner, ...]:
    """The eras that reach into a line of time."""
    return tuple(Owner(era, scale.stretch(era.period)) for era in eras if scale.holds(era.period))


def marks(events: Iterable[Event], scale: Scale) -> tuple[Mark, ...]:
    """Events on a line of time."""
    return tuple(Mark(event, scale.stretch(event.date)) for event in events)


def pins(along: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that a line leads to; of those that are close together the first one."""
    found: list[Mark] = []
    for mark in along:
        if not found or mark.stretch.left - found[-1].stretch.left >= LEAST_APART:
            found.append(mark)
    return tuple(found)


def lanes(events: Sequence[Event], kinds: Sequence[str], scale: Scale) -> tuple[Lane, ...]:
    """A lane for each kind of which there is an event."""
    found = (Lane(kind, _of_kind(events, kind, scale)) for kind in kinds)
    return tuple(lane for lane in found if lane.marks)


def _of_kind(events: Sequence[Event], kind: str, scale: Scale) -> tuple[Mark, ...]:
    return marks((event for event in events if event.kind == kind), scale)


def key_events(record: Record, events: Iterable[Event]) -> list[Event]:
    """Those of some events that the dataset names as the key ones."""
    names = set(record.dataset.about.key_events)
    return [event for event in events if event.id in names and event.date.start is not None]


def by_year(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    """Each year in which some of the events begin, with these; the events are in time order."""
    return [(year, list(found)) for year, found in groupby(events, year_of)]


def columns(events: Sequence[Event], eras: Sequence[Era], scale: Scale) -> tuple[Column, ...]:
    """Key events in columns of about as many years each, with the eras that they fall into."""
    years = by_year(events)
    count = min(MOST_COLUMNS, len(years))
    waiting = [era for era in eras if scale.holds(era.period)]
    found = []
    for n in range(count):
        part = years[n * len(years) // count : (n + 1) * len(years) // count]
        first_event = part[0][1][0]
        pin = scale.stretch(first_event.date).left
        told = tuple((year, _with_eras(of_year, waiting)) for year, of_year in part)
        found.append(Column(round(100 * n / count, 2), pin, told))
    return tuple(found)


def _with_eras(events: Iterable[Event], waiting: list[Era]) -> tuple[Event | Era, ...]:
    """Events, each after the era that it falls into; eras that are told are no longer waiting."""
    told: list[Event | Era] = []
    for event in events:
        day = event.date.first_day
        begun = [era for era in waiting if _has_begun(era, day)]
        # Of eras in which no key event falls only the last one is told.
        told += begun[-1:]
        waiting[:] = [era for era in waiting if era not in begun]
        told.append(event)
    return tuple(told)


def _has_begun(era: Era, day: Date | None) -> bool:
    first = era.period.first_day
    return first is None or (day is not None and first <= day)
