"""Intervals of printed values, what a number can have been before it was rounded and hedged; arithmetic with them, and verdicts.

Decimals throughout; what does not come out even is rounded outwards, so that the true result stays inside. An end that is None is open.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum

from dashboard.model import Observation

_DOWN, _UP = (Context(prec=60, rounding=rounding) for rounding in (ROUND_FLOOR, ROUND_CEILING))
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
        return dict(zip(Verdict, "●◍◐○✕=?◆▲▼–…", strict=True))[self]

    @property
    def weight(self) -> int:
        """How much it weighs for a reader: what cannot be is the heaviest, never the kindest."""
        return _BY_WEIGHT.index(self)


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
        return _between(
            _DOWN.add(self.ends[0], other.ends[0]), _UP.add(self.ends[1], other.ends[1])
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return _between(
            _DOWN.subtract(self.ends[0], other.ends[1]), _UP.subtract(self.ends[1], other.ends[0])
        )

    def __mul__(self, other: "Interval") -> "Interval":
        pairs = [(one, two) for one in self.ends for two in other.ends]
        low, high = (
            [context.multiply(*pair) if all(pair) else Decimal(0) for pair in pairs]
            for context in (_DOWN, _UP)
        )
        return _between(min(low), max(high))

    def __truediv__(self, other: "Interval") -> "Interval":
        low, high = other.ends
        if (low <= 0 <= high and low != 0 != high) or low == high == 0:
            return Interval(None, None)
        return self * _between(
            -_FAR if high == 0 else _DOWN.divide(1, high), _FAR if low == 0 else _UP.divide(1, low)
        )

    def __and__(self, other: "Interval") -> "Interval":
        """What lies in both; `low` is above `high` where nothing does."""
        return _between(max(self.ends[0], other.ends[0]), min(self.ends[1], other.ends[1]))

    def scaled(self, factor: Decimal) -> "Interval":
        """The same values in a unit of which `factor` make one of the present unit."""
        return self * Interval(factor, factor)

    def gap(self, other: "Interval") -> Decimal:
        """How far apart the nearest ends are; zero where they overlap."""
        return max(
            Decimal(0),
            _DOWN.subtract(self.ends[0], other.ends[1]),
            _DOWN.subtract(other.ends[0], self.ends[1]),
        )


def _between(low: Decimal, high: Decimal) -> Interval:
    return Interval(None if low.is_infinite() else low, None if high.is_infinite() else high)


def compare(
    computed: Interval, printed: Interval, digit: Decimal, *, is_bound: bool = False
) -> Verdict:
    """What a computed interval says about a printed one, of which `digit` is one unit of the last digit.

    `is_bound` is for a result that only bounds the true one; so does every interval with an open end.
    """
    gap = computed.gap(printed)
    if is_bound or None in (computed.low, computed.high):
        return Verdict.IMPOSSIBLE if gap else Verdict.CONSISTENT
    return Verdict.DIFFERS if gap >= digit else Verdict.NEAR if gap else Verdict.AGREES


def last_digit(value: Decimal) -> Decimal:
    """One unit of the last digit written: 0.01 for 4.77, 1 for 600."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def last_nonzero_digit(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100 for 600, 0.01 for 4.770; the last digit for zero."""
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
    """The windows inside a span that promise most without overlapping, for a flow that cannot be negative.

    The upper end is open as soon as a day is missing or a window has no upper end of its own.
    """
    inside = sorted(
        (one for one in windows if first <= one.first and one.last <= last),
        key=lambda one: (one.last, one.first, one.name),
    )
    best: list[tuple[Decimal, tuple[Window, ...]]] = [(Decimal(0), ())]
    ends = [one.last for one in inside]
    for n, one in enumerate(inside):
        before = bisect_left(ends, one.first, 0, n)
        least, chosen = best[before]
        with_it = (least + max(one.interval.low or Decimal(0), Decimal(0)), (*chosen, one))
        best.append(max(best[-1], with_it, key=lambda pair: pair[0]))
    least, chosen = best[-1]
    missing = tuple(_missing(chosen, first, last))
    highs = [one.interval.high for one in chosen]
    known = [high for high in highs if high is not None]
    closed = not missing and len(known) == len(highs)
    return Sum(chosen, Interval(least, sum(known, Decimal(0)) if closed else None), missing)


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
