"""Intervals of printed values, arithmetic with them, and verdicts.

An interval is what a number can have been before it was rounded and hedged. An end that is None is
open. Decimals throughout; what does not come out even is rounded outwards, so that the true result
stays inside.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum

from dashboard.model import Observation

_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)
_FAR = Decimal("Infinity")


class Verdict(StrEnum):
    """What a comparison says, from the best to the worst; a result without a claim is worked out.

    The last ones are those of promises. The texts are codes in links and files.
    """

    AGREES = "agrees"
    CONSISTENT = "consistent with"
    NEAR = "near"
    DIFFERS = "differs"
    IMPOSSIBLE = "cannot be"
    WORKED_OUT = "worked out"
    UNCHECKED = "cannot be checked"
    KEPT = "kept"
    EXCEEDED = "exceeded"
    SHORT = "short"
    NOT_REPORTED = "not reported"
    NOT_DUE = "not due"

    @property
    def mark(self) -> str:
        """A sign for it, always beside the words."""
        return _SIGNS[self]

    @property
    def weight(self) -> int:
        """How much it weighs for a reader: what cannot be is the heaviest, never the kindest."""
        return _BY_WEIGHT.index(self)


_SIGNS = {
    Verdict.AGREES: "●",
    Verdict.CONSISTENT: "◍",
    Verdict.NEAR: "◐",
    Verdict.DIFFERS: "○",
    Verdict.IMPOSSIBLE: "✕",
    Verdict.WORKED_OUT: "=",
    Verdict.UNCHECKED: "?",
    Verdict.KEPT: "◆",
    Verdict.EXCEEDED: "▲",
    Verdict.SHORT: "▼",
    Verdict.NOT_REPORTED: "–",
    Verdict.NOT_DUE: "…",
}
_BY_WEIGHT = (
    Verdict.WORKED_OUT,
    Verdict.NOT_DUE,
    Verdict.AGREES,
    Verdict.KEPT,
    Verdict.EXCEEDED,
    Verdict.CONSISTENT,
    Verdict.NEAR,
    Verdict.UNCHECKED,
    Verdict.NOT_REPORTED,
    Verdict.SHORT,
    Verdict.DIFFERS,
    Verdict.IMPOSSIBLE,
)
PROMISED = frozenset(
    {Verdict.KEPT, Verdict.EXCEEDED, Verdict.SHORT, Verdict.NOT_REPORTED, Verdict.NOT_DUE}
)
"""Verdicts on promises only."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; None is open."""

    low: Decimal | None
    high: Decimal | None

    def __contains__(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Both ends, infinite where open."""
        return -_FAR if self.low is None else self.low, _FAR if self.high is None else self.high

    def __add__(self, other: "Interval") -> "Interval":
        own_low, own_high = self.ends
        other_low, other_high = other.ends
        return _between(_DOWN.add(own_low, other_low), _UP.add(own_high, other_high))

    def __sub__(self, other: "Interval") -> "Interval":
        own_low, own_high = self.ends
        other_low, other_high = other.ends
        return _between(_DOWN.subtract(own_low, other_high), _UP.subtract(own_high, other_low))

    def __mul__(self, other: "Interval") -> "Interval":
        pairs = [(one, two) for one in self.ends for two in other.ends]
        lows = [_product(_DOWN, one, two) for one, two in pairs]
        highs = [_product(_UP, one, two) for one, two in pairs]
        return _between(min(lows), max(highs))

    def __truediv__(self, other: "Interval") -> "Interval":
        low, high = other.ends
        zero_is_inside = low < 0 < high
        if zero_is_inside or low == high == 0:
            return Interval(None, None)
        inverse_low = -_FAR if high == 0 else _DOWN.divide(1, high)
        inverse_high = _FAR if low == 0 else _UP.divide(1, low)
        return self * _between(inverse_low, inverse_high)

    def __and__(self, other: "Interval") -> "Interval":
        """What lies in both; `low` is above `high` where nothing does."""
        own_low, own_high = self.ends
        other_low, other_high = other.ends
        return _between(max(own_low, other_low), min(own_high, other_high))

    def scaled(self, factor: Decimal) -> "Interval":
        """The same values in a unit of which `factor`, above zero, make one of the present unit."""
        low, high = self.ends
        return _between(_product(_DOWN, low, factor), _product(_UP, high, factor))

    def gap(self, other: "Interval") -> Decimal:
        """How far apart the nearest ends are; zero where they overlap."""
        return max(
            Decimal(0),
            _DOWN.subtract(self.ends[0], other.ends[1]),
            _DOWN.subtract(other.ends[0], self.ends[1]),
        )


def _between(low: Decimal, high: Decimal) -> Interval:
    return Interval(None if low.is_infinite() else low, None if high.is_infinite() else high)


def _product(context: Context, one: Decimal, two: Decimal) -> Decimal:
    """Two ends multiplied; nothing times an open end is nothing."""
    return context.multiply(one, two) if one and two else Decimal(0)


def compare(
    computed: Interval, printed: Interval, digit: Decimal, *, is_bound: bool = False
) -> Verdict:
    """What a computed interval says about a printed one.

    `digit` is one unit of the last digit printed. `is_bound` is for a result that only bounds the
    true one; so does every interval with an open end.
    """
    gap = computed.gap(printed)
    if is_bound or None in (computed.low, computed.high):
        return Verdict.IMPOSSIBLE if gap else Verdict.CONSISTENT
    if gap >= digit:
        return Verdict.DIFFERS
    return Verdict.NEAR if gap else Verdict.AGREES


def last_digit(value: Decimal) -> Decimal:
    """One unit of the last digit written: 0.01 for 4.77, 1 for 600."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def last_nonzero_digit(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100 for 600, 0.01 for 4.770.

    Zero has no such digit, and its last one serves.
    """
    return last_digit(value) if value == 0 else last_digit(value.normalize())


def interval(one: Observation, *, nonnegative: bool) -> Interval | None:
    """The values that the printed one can stand for, in its own unit; None for a claim in words."""
    value = one.value
    if value is None:
        return None
    half, rough = last_digit(value) / 2, last_nonzero_digit(value) / 2
    upper = value if one.value_to is None else one.value_to
    ends: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "exact": (value - half, value + half),
        "about": (value - rough, value + rough),
        "nearly": (value - rough, value) if value >= 0 else (value, value + rough),
        "at_least": (value, None),
        "at_most": (Decimal(0) if nonnegative else None, value),
        "range": (value - half, upper + last_digit(upper) / 2),
    }
    return Interval(*ends[one.qualifier])


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days with the interval of what it brought; `name` says whose it is."""

    name: str
    first: Date
    last: Date
    interval: Interval


@dataclass(frozen=True, slots=True)
class Sum:
    """Windows that do not overlap, what they add up to, and the days that none of them covers."""

    windows: tuple[Window, ...]
    total: Interval
    missing: tuple[tuple[Date, Date], ...]


def add_up(windows: Iterable[Window], first: Date, last: Date) -> Sum:
    """The windows inside a span that promise most without overlapping, and what they add up to.

    It is for a flow that cannot be negative. The upper end of the total is open as soon as a day is
    missing or a window has no upper end of its own.
    """
    inside = [one for one in windows if first <= one.first and one.last <= last]
    inside.sort(key=lambda one: (one.last, one.first, one.name))
    least, chosen = _most_promising(inside)
    missing = tuple(_missing(chosen, first, last))
    highs = [one.interval.high for one in chosen]
    known = [high for high in highs if high is not None]
    closed = not missing and len(known) == len(highs)
    most = sum(known, Decimal(0)) if closed else None
    return Sum(chosen, Interval(least, most), missing)


def _most_promising(windows: Sequence[Window]) -> tuple[Decimal, tuple[Window, ...]]:
    """What windows without overlap bring at least, and these; `windows` come by their last day.

    `best[n]` is the best choice among the first n windows. It leaves the last of them out, or takes
    it together with the best choice among those that end before it begins.
    """
    zero = Decimal(0)
    best: list[tuple[Decimal, tuple[Window, ...]]] = [(zero, ())]
    ends = [one.last for one in windows]
    for number, one in enumerate(windows):
        ended_before = bisect_left(ends, one.first, 0, number)
        least_before, chosen_before = best[ended_before]
        least = least_before + max(one.interval.low or zero, zero)
        without = best[-1]
        best.append((least, (*chosen_before, one)) if least > without[0] else without)
    return best[-1]


def _missing(windows: Iterable[Window], first: Date, last: Date) -> Iterator[tuple[Date, Date]]:
    """The spans between windows in time order."""
    day = timedelta(days=1)
    for one in windows:
        if first < one.first:
            yield first, one.first - day
        if one.last == last:
            return
        first = one.last + day
    if first <= last:
        yield first, last
