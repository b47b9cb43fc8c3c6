"""How a result and a printed value compare, and with which digits the result is written.

A number that is written must show its verdict: it takes more digits where fewer would hide it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.model import Unit
from dashboard.model.dataset import plain

TOO_LARGE = 18
"""From so many digits before the point on, a number is written with a power of ten."""
_DIGITS = 3
"""So many digits of a result are written, where no printed number says how many."""
_MOST_DIGITS = 12
"""So many digits are added at most until a number shows its verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A result and the printed value that it is compared with, in the unit of the latter."""

    verdict: Verdict
    interval: Interval
    """What the result can be."""
    point: Decimal | None
    """What it is from the numbers as printed; None for a mere bound."""
    printed: Interval
    """What the printed value can be."""
    stated: Interval
    """The printed number, or the two of a printed range."""
    digit: Decimal
    """One unit of the last printed digit."""
    unit: Unit
    is_bound: bool = False
    """It only bounds what is meant."""

    @property
    def _finest(self) -> Decimal:
        """One unit of the last digit of the claim, at most one."""
        assert self.stated.low is not None
        return min(last_digit(self.stated.low), self.digit, Decimal(1))

    @property
    def agrees_by_rounding(self) -> bool:
        """Only the rounding of its inputs lets it agree."""
        agrees = self.verdict is Verdict.AGREES
        return agrees and self.point is not None and self.point not in self.printed

    @property
    def needs_ranges(self) -> bool:
        """The number alone does not show why the verdict is what it is, only both ranges do."""
        return self.verdict is Verdict.NEAR or self.agrees_by_rounding

    @property
    def shown(self) -> Decimal | None:
        """The result from the numbers as printed, with as many digits as show its verdict.

        None for a mere bound.
        """
        point = self.point
        if point is None:
            return None
        possible = [_cut(point, digit) for digit in _finer(self._finest)]
        honest = [shown for shown in possible if not self._misleads(shown)]
        for shown in honest:
            if self.needs_ranges or self._tells_verdict(shown):
                return shown
        return honest[0] if honest else _cut(point, self._finest)

    def _misleads(self, shown: Decimal) -> bool:
        """The digits shown are those of zero or of the claim, although the result is neither."""
        fits = self.verdict in (Verdict.AGREES, Verdict.CONSISTENT)
        hiding = (Decimal(0),) if fits else (Decimal(0), self.stated.low, self.stated.high)
        return shown in hiding and self.point not in hiding

    def _tells_verdict(self, shown: Decimal) -> bool:
        """A reader who sees this number alone comes to the verdict."""
        gap = Interval(shown, shown).gap(self.printed)
        return gap >= self.digit if self.verdict is Verdict.DIFFERS else gap == 0

    @property
    def _written(self) -> tuple[Interval, Decimal]:
        """The range rounded outwards, with as many digits as show the verdict; its last digit."""
        one_more = (
            self.needs_ranges or self.is_bound or None in (self.interval.low, self.interval.high)
        )
        first = self._finest / 10 if one_more else self._finest
        for digit in _finer(first):
            written = _outwards(self.interval, digit)
            if compare(written, self.printed, self.digit, is_bound=self.is_bound) is self.verdict:
                return written, digit
        return _outwards(self.interval, first), first

    @property
    def written(self) -> Interval:
        """What the result can be, rounded outwards so that its ends hold."""
        return self._written[0]

    @property
    def claimed(self) -> Interval:
        """What the printed value can be, without zeros that nobody has printed."""
        low, high = self.printed.low, self.printed.high
        return Interval(
            None if low is None else plain(low),
            None if high is None else plain(high),
        )

    @property
    def gap(self) -> Decimal:
        """How far apart the two are, from the numbers as they are written."""
        shown = self.shown
        if shown is None:
            written, digit = self._written
            return _cut(written.gap(self.printed), digit)
        gap = Interval(shown, shown).gap(self.stated)
        return _cut(gap, min(last_digit(shown), self._finest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A result that is compared with nothing, in the unit of its check."""

    interval: Interval
    """What the result can be."""
    point: Decimal | None
    """What it is from the numbers as printed; None for a mere bound."""
    digit: Decimal
    """One unit of the last digit to write."""
    unit: Unit

    @property
    def shown(self) -> Decimal | None:
        """The result with its digits; None where only its ends are known."""
        if self.point is not None:
            return _cut(self.point, self.digit)
        low, high = self.interval.low, self.interval.high
        if low is None or high is None:
            return None
        nearest = _cut(low, self.digit)
        return nearest if nearest == _cut(high, self.digit) else None

    @property
    def written(self) -> Interval:
        """What the result can be, rounded outwards so that its ends hold."""
        return _outwards(self.interval, self.digit)

    @property
    def is_sure(self) -> bool:
        """The number as written says all, whatever its inputs were before they were rounded."""
        low, high = self.interval.ends
        return self.point is None or high - low < self.digit


def _finer(first: Decimal) -> Iterator[Decimal]:
    """This unit of the last digit, and others, each ten times finer than the one before."""
    return (first.scaleb(-more) for more in range(_MOST_DIGITS))


def _cut(value: Decimal, digit: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    return value if value.adjusted() >= TOO_LARGE else value.quantize(digit, rounding=rounding)


def _outwards(known: Interval, digit: Decimal) -> Interval:
    """The range in fewer digits, which holds all that the whole one holds."""
    low, high = known.low, known.high
    return Interval(
        None if low is None else _cut(low, digit, ROUND_FLOOR),
        None if high is None else _cut(high, digit, ROUND_CEILING),
    )


def result_digit(interval: Interval) -> Decimal:
    """One unit of the last digit to write of a result.

    That is the third one, or the first that rounding leaves open.
    """
    ends = [end for end in (interval.low, interval.high) if end is not None]
    if not any(ends):
        return Decimal(1)
    third = max(abs(end) for end in ends).adjusted() - (_DIGITS - 1)
    width = ends[-1] - ends[0]
    unsure = width.adjusted() if width else third
    return Decimal(1).scaleb(max(third, unsure))
