"""Results of the checks of a question on one axis, with what was reported behind them.

Places are per cent of the length of the axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from dashboard.agreement import Interval, Verdict
from dashboard.model import Unit
from dashboard.record.checks import Result
from dashboard.record.checks.days import day_of, days_of
from dashboard.record.checks.result import BothPrinted, Promised, Recomputed

_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
"""How far ticks are apart, times a power of ten."""
_MOST_TICKS = 5
_ROOM = Decimal("0.12")
"""Part of the axis that stays free at each end."""
_WHOLE = Decimal(100)
_SLIGHT = Decimal("0.05")
"""What is drawn of a number with nothing beside it, as a part of the number."""
_WITHOUT_SIZE = frozenset({"rank", "duration"})
"""Dimensions of numbers that say nothing as lengths beside others."""
_FEWEST_DAYS = 3
"""From so many results on, those that differ only by a day get the days as their axis."""


class Mark(StrEnum):
    """How a result is drawn."""

    DOT = "dot"
    """It agrees, or nothing is compared with it."""
    RING = "ring"
    """It is close."""
    CROSS = "cross"
    """It differs, or both cannot be right."""
    SPAN = "span"
    """Only its two ends are known."""
    MINIMUM = "minimum"
    """An arrow to the right: it is at least so much."""
    MAXIMUM = "maximum"
    """An arrow to the left: it is at most so much."""
    NONE = "none"
    """Nothing could be worked out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Row:
    """One result on the axis."""

    result: Result
    mark: Mark
    place: float | None
    """Where its number is; None where only its ends are known."""
    reach: Stretch | None
    """What it can be, with the rounding of its inputs."""
    reported: Stretch | None
    """What the reported value can be."""
    day: Date | None
    """The day whose rate it is worked out with, where only this makes it differ from others."""
    day_place: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A number beneath the axis."""

    number: Decimal
    place: float


@dataclass(frozen=True)
class Axis:
    """Results that are drawn on one axis.

    In the unit of their claim where they have the same one, or where nothing is compared; those of
    different claims as per cent of what was reported.
    """

    results: tuple[Result, ...]

    @property
    def _first(self) -> Result:
        return self.results[0]

    @cached_property
    def is_relative(self) -> bool:
        """Each result is a percentage of the number that it is compared with."""
        return len({_claim(result) for result in self.results}) > 1

    @property
    def unit(self) -> Unit | None:
        """The unit of its numbers; None where they are percentages of what was reported."""
        return None if self.is_relative else self._first.unit

    @property
    def reported(self) -> Decimal | None:
        """The number that all results are compared with."""
        if self.is_relative:
            return _WHOLE
        return self._first.reported

    @property
    def reported_place(self) -> float | None:
        """Where that number is; None where what was reported is a range."""
        if self.reported is None or (not self.is_relative and _is_range(self._first)):
            return None
        return self._place(self.reported)

    @property
    def band(self) -> Stretch | None:
        """What the reported value of all results can be."""
        if self.is_relative or self._first.printed is None:
            return None
        return self._stretch(self._first.printed)

    @cached_property
    def days(self) -> tuple[Date, ...]:
        """The days of its results, where these differ by nothing but the day; else none."""
        days = days_of(self.results)
        return () if self.is_relative or len(days) < _FEWEST_DAYS else days

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its results, in their order."""
        return tuple(self._row(result) for result in self.results)

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers along the axis."""
        low, high = self._ends
        step = _step(high - low)
        first = (low / step).to_integral_value(rounding="ROUND_CEILING")
        last = (high / step).to_integral_value(rounding="ROUND_FLOOR")
        numbers = [_written_out(step * number) for number in range(int(first), int(last) + 1)]
        return tuple(Tick(number, self._place(number)) for number in numbers)

    def _row(self, result: Result) -> Row:
        known = self._scaled(result, result.computed)
        printed = self._scaled(result, result.printed)
        reach = None if known is None else self._stretch(known)
        mark, point = _mark(result), _point(result)
        place = None if point is None else self._place(self._times(result) * point)
        if mark is Mark.CROSS and place is None and reach is not None:
            place = round(reach.left + reach.width / 2, 2)
        day = day_of(result) if self.days else None
        return Row(
            result=result,
            mark=mark,
            place=place,
            reach=reach,
            reported=None if printed is None else self._stretch(printed),
            day=day,
            day_place=None if day is None else self._place_of_day(day),
        )

    def _place_of_day(self, day: Date) -> float:
        first, last = min(self.days), max(self.days)
        return round(100 * ((day - first).days + 1) / ((last - first).days + 2), 2)

    def _times(self, result: Result) -> Decimal:
        """What turns a number of a result into one of the axis."""
        if not self.is_relative:
            return Decimal(1)
        assert result.reported, "results without a claim, or with none but nought, stand apart"
        return _WHOLE / result.reported

    def _scaled(self, result: Result, known: Interval | None) -> Interval | None:
        """What a number can be, in the unit of the axis."""
        if known is None or (known.low is None and known.high is None):
            return None
        times = self._times(result)
        ends = [None if end is None else end * times for end in (known.low, known.high)]
        return Interval(*(ends if times > 0 else reversed(ends)))

    @cached_property
    def _ends(self) -> tuple[Decimal, Decimal]:
        """Where the axis begins and where it ends."""
        found: list[Decimal] = []
        for result in self.results:
            for known in (result.computed, result.printed):
                scaled = self._scaled(result, known)
                both = (scaled.low, scaled.high) if scaled else ()
                found += [end for end in both if end is not None]
        low, high = min(found), max(found)
        room = (high - low) * _ROOM or abs(high) * _SLIGHT or Decimal(1)
        # An axis of what cannot be negative does not begin below nought for the sake of room.
        start = max(low - room, Decimal(0)) if low >= 0 else low - room
        return start, high + room

    def _place(self, number: Decimal) -> float:
        low, high = self._ends
        inside = min(max(number, low), high)
        return round(float((inside - low) / (high - low) * 100), 2)

    def _stretch(self, known: Interval) -> Stretch:
        left = 0.0 if known.low is None else self._place(known.low)
        right = 100.0 if known.high is None else self._place(known.high)
        return Stretch(left, round(right - left, 2))


def axes(results: Sequence[Result]) -> tuple[Axis, ...]:
    """The axes of the results of a question: one, save where results cannot share a scale.

    A single number with nothing to compare it with needs none, and ranks and numbers of years
    have none: see `has_scale`.
    """
    groups: dict[tuple[str, object], list[Result]] = {}
    for result in results:
        if result.computed is not None and has_scale(result):
            groups.setdefault(_group(result), []).append(result)
    drawn = (group for group in groups.values() if len(group) > 1 or group[0].reported is not None)
    return tuple(Axis(tuple(group)) for group in drawn)


def has_scale(result: Result) -> bool:
    """Whether the number of a result can be drawn as a place on an axis."""
    return result.unit is not None and result.unit.dimension not in _WITHOUT_SIZE


def _group(result: Result) -> tuple[str, object]:
    """What results that share an axis have in common."""
    if result.reported is None:
        return "alone", result.unit
    return ("compared", None) if result.reported else ("with nought", result.unit)


def _claim(result: Result) -> tuple[object, ...]:
    """The value that a result is compared with."""
    return result.unit, result.reported, result.printed


def _point(result: Result) -> Decimal | None:
    """The number of a result, where it has one."""
    known = result.computed
    if result.point is not None or known is None:
        return result.point
    return known.low if known.low == known.high else None


def _is_range(result: Result) -> bool:
    """What was reported has two ends."""
    match result.outcome:
        case Recomputed(claim=claim) | BothPrinted(claim=claim) | Promised(claim=claim):
            return claim.value_to is not None
    return False


def _mark(result: Result) -> Mark:
    known = result.computed
    if known is None:
        return Mark.NONE
    if known.high is None:
        return Mark.MINIMUM
    if known.low is None:
        return Mark.MAXIMUM
    if result.verdict in (Verdict.DIFFERS, Verdict.IMPOSSIBLE, Verdict.SHORT):
        return Mark.CROSS
    if _point(result) is None:
        return Mark.SPAN
    return Mark.RING if result.verdict is Verdict.NEAR else Mark.DOT


def _written_out(number: Decimal) -> Decimal:
    """A number without a power of ten."""
    return Decimal(f"{number:f}")


def _step(length: Decimal) -> Decimal:
    """How far round numbers are apart, so that few of them are in a length."""
    unit = Decimal(1).scaleb((length / _MOST_TICKS).adjusted())
    return next(step * unit for step in _STEPS if length / (step * unit) <= _MOST_TICKS)
