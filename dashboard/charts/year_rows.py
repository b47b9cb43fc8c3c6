"""The rows of bars that lie one under the other: a year each, and a heading where an era begins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import groupby

from dashboard.charts.barset import BarSet, beneath_rank, months
from dashboard.charts.blanks import short_words
from dashboard.charts.canvas import NARROWEST
from dashboard.charts.labels import fits, runs, wrapped
from dashboard.model import Era, Event
from dashboard.record import Value
from dashboard.words import gettext as _
from dashboard.words import periods

LEAST = 44
"""Least height in pixels of a row, so that a finger meets it."""
THICKEST = 26
"""Pixels of the bar of a whole year."""
MARK = 22
"""Height in pixels of the line of a mark beside a bar."""
WORDS = 18
"""Height in pixels of a line of words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an era above its years."""

    name: str
    height: int = 30
    """In pixels."""


@dataclass(frozen=True, slots=True)
class Row:
    """A year with its bars, or several blank years that follow each other."""

    name: str
    bars: Sequence[Value] = ()
    others: Sequence[Value] = ()
    """Marks of the year beside its bar, each on a line of its own beneath it."""
    parts: Sequence[str] = ()
    """Lines beneath these: which months a bar covers that is not of the whole year."""
    happened: Sequence[str] = ()
    """Lines beneath these: the events of the year."""
    missing: str = ""
    """Why there is no bar."""
    ranks: Sequence[Value] = ()

    @property
    def height(self) -> int:
        """Pixels from the upper edge to the lower one."""
        lines = MARK * len(self.others) + self.height_of_words
        beneath_bar = THICKEST // 2 + lines + 6
        has_words = any(beneath_rank(value) for value in self.ranks)
        beneath_ranks = THICKEST // 2 + WORDS if has_words else 0
        return max(LEAST, self.middle + beneath_bar, self.middle + beneath_ranks)

    @property
    def height_of_words(self) -> int:
        """Pixels of the lines of words beneath the marks."""
        return WORDS * (len(self.parts) + len(self.happened))

    @property
    def middle(self) -> int:
        """Pixels from the upper edge to the middle of the bar."""
        is_alone = not self.others and not self.height_of_words
        return LEAST // 2 if is_alone else THICKEST // 2 + 5


def rows(shown: BarSet, eras: Sequence[Era], room: float) -> Iterator[Row | Heading]:
    """The years from the newest to the oldest, with a heading where another era begins.

    `room` is how many pixels a line of words may take.
    """
    by_year = _by_year(shown)
    blanks = shown.unmarked
    era: Era | None = None
    for newest, oldest in _steps(shown):
        held = _era_of(newest, eras)
        if held is not None and held is not era:
            era = held
            yield Heading(_named(held))
        if newest == oldest:
            yield _row_of(shown, newest, by_year.get(newest, []), room)
        else:
            yield Row(f"{oldest:04}–{newest:04}", missing=short_words(blanks[newest]))


def _steps(shown: BarSet) -> Iterator[tuple[int, int]]:
    """From the newest year to the oldest, as newest and oldest of a step.

    Blank years of one reason are one step, unless something else is said of them.
    """
    told = {event.date.start.year for event in shown.events if event.date.start}
    told |= {value.year for value in shown.ranks if value.year}
    blanks = {year: blank for year, blank in shown.unmarked.items() if year not in told}
    for blank, group in groupby(reversed(shown.years), key=blanks.get):
        if blank is None:
            yield from ((year, year) for year in group)
        else:
            yield from ((last, first) for first, last in reversed(list(runs(group))))


def _by_year(shown: BarSet) -> Mapping[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for value in [*shown.bars, *shown.others, *shown.country]:
        assert value.year is not None, f"{value.id} lies in no year"
        found.setdefault(value.year, []).append(value)
    return found


def _row_of(shown: BarSet, year: int, values: Sequence[Value], room: float) -> Row:
    """The row of one year; `values` are all that are drawn of it."""
    bars = [value for value in values if value in shown.bars]
    parts = [
        _("%(months)s only", months=months(value)) for value in bars if not value.is_whole_year
    ]
    happened: list[str] = []
    for event in shown.events:
        if event.date.start is not None and event.date.start.year == year:
            happened += wrapped(_happened(event), room)
    is_blank = not bars and year in shown.blanks
    return Row(
        f"{year:04}",
        bars=bars,
        others=[value for value in values if value not in bars],
        parts=parts,
        happened=happened,
        missing=short_words(shown.blanks[year]) if is_blank else "",
        ranks=[value for value in shown.ranks if value.year == year],
    )


def _happened(event: Event) -> str:
    """The month or day of an event within its year, and its title."""
    start = event.date.start
    assert start is not None, f"{event.id} has no first day"
    return _("%(day)s: %(title)s", day=periods.short(start), title=event.title)


def _era_of(year: int, eras: Sequence[Era]) -> Era | None:
    """The era that holds the last day of a year."""
    day = Date(year, 12, 31)
    for era in eras:
        first, last = era.period.first_day or day, era.period.last_day or day
        if first <= day <= last:
            return era
    return None


def _named(era: Era) -> str:
    """The title of an era, with its first month where there is room for it."""
    first = era.period.first_day
    if first is None:
        return era.title
    named = _("%(title)s, since %(month)s", title=era.title, month=periods.month(first))
    return named if fits([named], NARROWEST) else era.title
