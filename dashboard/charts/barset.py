"""What a chart of bars shows, whether its bars stand or lie, and how a bar is filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dashboard.charts import hedges
from dashboard.charts.blanks import Blank
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.palette import Palette
from dashboard.model import UNKNOWN, Dataset, Event
from dashboard.model.facts import Media
from dashboard.record import Role, Value
from dashboard.words import gettext as _
from dashboard.words import periods

BARS = (Mark.WHOLE, Mark.HEDGED, Mark.DERIVED, Mark.PART)


@dataclass(frozen=True, slots=True)
class BarSet:
    """The values of a chart of bars, and what stands around them."""

    dataset: Dataset
    years: range
    bars: Sequence[Value]
    others: Sequence[Value]
    """Marks beside the bars: other figures of a year, earlier estimates, forecasts."""
    country: Sequence[Value]
    """Values of the whole country, drawn as lines."""
    ranks: Sequence[Value]
    """The rank of each year, within the years."""
    has_ranks: bool
    events: Sequence[Event]
    blanks: Mapping[int, Blank]
    """Years without a bar, and why."""
    downwards: Sequence[str]
    """Series whose amounts lie below zero."""

    @property
    def unmarked(self) -> dict[int, Blank]:
        """Years without any mark, and why."""
        marked = {value.year for value in self.others}
        return {year: blank for year, blank in self.blanks.items() if year not in marked}

    def height(self, value: Value) -> float:
        """Where a value lies on the axis of amounts."""
        return -float(value.number) if self.is_below(value) else float(value.number)

    def far_end(self, value: Value) -> float:
        """The end of a bar, or of its whisker where that is further from zero."""
        end = value.number
        if value.is_hedged and value.high is not None:
            end = max(end, value.high)
        return -float(end) if self.is_below(value) else float(end)

    def is_below(self, value: Value) -> bool:
        """Its amount is one of those that lie below zero."""
        return value.series.id in self.downwards

    def is_line(self, value: Value) -> bool:
        """It stands beside the bars as a line: a value of the country, or a promise."""
        return value in self.country or bar_mark(value) is Mark.FORECAST

    def number(self, value: Value) -> str:
        """The number of a mark, with its hedge in a word."""
        return hedges.number(self.dataset, value, below_zero=self.is_below(value))

    def named(self, value: Value) -> str:
        """The number of a mark beside a bar, and whose it is."""
        if value.role is Role.FORECAST:
            return _("promised: %(number)s", number=self.number(value))
        if value.role is Role.VINTAGE:
            return _("earlier: %(number)s", number=self.number(value))
        publisher = value.source.publisher
        return _("%(publisher)s: %(number)s", publisher=publisher, number=self.number(value))

    def whisker(self, values: Sequence[Value], colour: str) -> dict[str, object] | None:
        """The intervals of hedged values; open ends have none, their label says it."""
        if not any(_has_whisker(value) for value in values):
            return None
        longer = [_half(value, outwards=True) for value in values]
        shorter = [_half(value, outwards=False) for value in values]
        is_below = any(self.is_below(value) for value in values)
        return {
            "type": "data",
            "array": shorter if is_below else longer,
            "arrayminus": longer if is_below else shorter,
            "color": colour,
            "thickness": 1.2,
            "width": 4,
        }


def _half(value: Value, *, outwards: bool) -> float | None:
    """Length of one half of a whisker; None for no such half."""
    end = value.high if outwards else value.low
    if end is None or not value.is_hedged:
        return None
    length = end - value.number if outwards else value.number - end
    return float(length) if length > 0 else None


def fill(mark: Mark, palette: Palette) -> dict[str, Any]:
    """How the bars of a mark are filled."""
    own, paper = palette.accent, palette.paper
    soft = palette.soft(own)
    pattern = {
        Mark.PART: {"shape": "/", "fgcolor": own, "bgcolor": paper, "size": 7, "solidity": 0.3},
        Mark.DERIVED: {"shape": ".", "fgcolor": own, "bgcolor": soft, "size": 7, "solidity": 0.2},
    }.get(mark)
    return {
        "color": {Mark.WHOLE: own, Mark.PART: paper}.get(mark, soft),
        "line": {"color": own, "width": 1},
        "pattern": pattern,
    }


def by_mark(values: Sequence[Value]) -> dict[Mark, list[Value]]:
    """The bars of each mark that there is."""
    found: dict[Mark, list[Value]] = {}
    for mark in BARS:
        bars = [value for value in values if bar_mark(value) is mark]
        if bars:
            found[mark] = bars
    return found


def by_whisker(values: Sequence[Value]) -> list[list[Value]]:
    """The bars with a whisker and those without one, as far as there are any."""
    with_one = [value for value in values if _has_whisker(value)]
    without = [value for value in values if not _has_whisker(value)]
    return [group for group in (with_one, without) if group]


def _has_whisker(value: Value) -> bool:
    return any(_half(value, outwards=outwards) is not None for outwards in (True, False))


def is_first_of_a_year(rank: Value) -> bool:
    """It is the first place of a list of a whole year."""
    return rank.number == 1 and rank.is_whole_year and _is_of_a_list(rank)


def beneath_rank(rank: Value) -> str:
    """What is written beneath a rank that is not of a list of a whole year.

    It is the months of the list, or that the rank is merely said.
    """
    if not rank.is_whole_year:
        return months(rank)
    return "" if _is_of_a_list(rank) else said_only()


def said_only() -> str:
    """The word beneath a rank of which no list is known."""
    return _("said")


def _is_of_a_list(rank: Value) -> bool:
    """The list behind a rank is known, or its publisher is no newspaper and may keep the list."""
    has_list = rank.observation.origin not in (None, UNKNOWN)
    return has_list or rank.source.kind not in get_args(Media)


def months(value: Value) -> str:
    """'Jan–Nov' for January to November 2018."""
    points = (value.period.start, value.period.end)
    return "–".join(dict.fromkeys(periods.short(point) for point in points if point))
