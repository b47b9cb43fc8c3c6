"""What a check says: the result in the digits of the claim, and how the two compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from dashboard import wording
from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.model.dataset import plain

_TOO_LARGE = 18
"""From so many digits before the point on, a number is written with a power of ten."""
_DIGITS = 3
"""So many digits of a result are written, where no printed number says how many."""
_WORKED_OUT = {
    Verdict.AGREES: "which agrees with {said}",
    Verdict.CONSISTENT: "which is consistent with {said}",
    Verdict.NEAR: "which is near {said}: {close}",
    Verdict.DIFFERS: "which differs from {said} by {gap}",
    Verdict.IMPOSSIBLE: "but this and {said} {cannot}",
}
_PRINTED = {
    Verdict.AGREES: "{pair}, which agree",
    Verdict.CONSISTENT: "{pair}, which can both be right",
    Verdict.NEAR: "{pair}, which are near each other: {close}",
    Verdict.DIFFERS: "{pair}, which differ by {gap}",
    Verdict.IMPOSSIBLE: "{pair}, which {cannot}",
}
_SEVERAL = {
    Verdict.AGREES: "{count} values, which all agree",
    Verdict.CONSISTENT: "{count} values, which can all be right",
}
_CLOSE = "with the rounding of both, less than one unit of the last digit lies between them"
_MOST_DIGITS = 12
"""So many digits are added at most until a number shows its verdict."""


@dataclass(frozen=True, slots=True)
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
    unit: str
    locale: str
    is_bound: bool = False
    """It only bounds what is meant."""

    @property
    def _finest(self) -> Decimal:
        """One unit of the last digit of the claim, at most one."""
        assert self.stated.low is not None
        return min(last_digit(self.stated.low), self.digit, Decimal(1))

    @property
    def by_rounding(self) -> bool:
        """Only the rounding of its inputs lets it agree."""
        agrees = self.verdict is Verdict.AGREES
        return agrees and self.point is not None and self.point not in self.printed

    @property
    def ranged(self) -> bool:
        """The number alone does not show why the verdict is what it is, only both ranges do."""
        return self.verdict is Verdict.NEAR or self.by_rounding

    @property
    def _shown(self) -> Decimal:
        """The result from the numbers as printed, with as many digits as show its verdict."""
        point = self.point
        assert point is not None
        every = (_cut(point, digit) for digit in _digits(self._finest))
        plainly = [shown for shown in every if not self._hidden(shown)]
        telling = (shown for shown in plainly if self.ranged or self._verdict_of(shown))
        return [*telling, *plainly, _cut(point, self._finest)][0]

    def _hidden(self, shown: Decimal) -> bool:
        """Rounded to nought or to the claim, which it is not."""
        fits = self.verdict in (Verdict.AGREES, Verdict.CONSISTENT)
        hiding = (Decimal(0),) if fits else (Decimal(0), self.stated.low, self.stated.high)
        return shown in hiding and self.point not in hiding

    def _verdict_of(self, shown: Decimal) -> bool:
        """A reader who sees this number alone comes to the verdict."""
        gap = Interval(shown, shown).gap(self.printed)
        return gap >= self.digit if self.verdict is Verdict.DIFFERS else gap == 0

    @property
    def _written(self) -> tuple[Interval, Decimal]:
        """The range rounded outwards, with as many digits as show the verdict; its last digit."""
        one_more = self.ranged or self.is_bound or None in (self.interval.low, self.interval.high)
        first = self._finest / 10 if one_more else self._finest
        for digit in _digits(first):
            written = _outwards(self.interval, digit)
            if compare(written, self.printed, self.digit, is_bound=self.is_bound) is self.verdict:
                return written, digit
        return _outwards(self.interval, first), first

    @property
    def ends(self) -> dict[str, str]:
        """The bounds of the result in words, rounded outwards so that they hold."""
        written, _ = self._written
        found = {}
        if written.low is not None:
            found["at least"] = self._number(written.low)
        if written.high is not None:
            found["at most"] = self._number(written.high)
        return found

    @property
    def _range(self) -> str:
        """'5.11 to 5.14', 'at least 5.1'; a bound of the true value lies 'between' two ends."""
        ends = self.ends
        if len(ends) == 1:
            return " ".join(*ends.items())
        both = list(dict.fromkeys(ends.values()))
        if self.is_bound and len(both) > 1:
            return f"between {' and '.join(both)}"
        return " to ".join(both) or "any number of"

    @property
    def got(self) -> str:
        """The result with its unit."""
        number = self._range if self.point is None else self._number(self._shown)
        return f"{number} {self.unit}"

    @property
    def claimed(self) -> str:
        """What the printed value can be: '1.145 to 1.155', 'at least 830'."""
        low, high = self.printed.low, self.printed.high
        ends = [self._number(plain(end)) for end in (low, high) if end is not None]
        if len(ends) == 1:
            return f"at {'most' if low is None else 'least'} {ends[0]}"
        return " to ".join(dict.fromkeys(ends))

    @property
    def ranges(self) -> str:
        """Both ranges, where only these show the verdict; else ''."""
        return f"{self._range} beside {self.claimed} {self.unit}" if self.ranged else ""

    @property
    def gap(self) -> str:
        """How far apart the two are, from the numbers as they are written."""
        if self.point is None:
            written, digit = self._written
            return self._number(_cut(written.gap(self.printed), digit))
        shown = self._shown
        gap = Interval(shown, shown).gap(self.stated)
        return self._number(_cut(gap, min(last_digit(shown), self._finest)))

    def _number(self, value: Decimal) -> str:
        return _text(value, self.locale)


@dataclass(frozen=True, slots=True)
class Found:
    """A result that is compared with nothing, in the unit of its check."""

    interval: Interval
    """What the result can be."""
    point: Decimal | None
    """What it is from the numbers as printed; None for a mere bound."""
    digit: Decimal
    """One unit of the last digit to write."""
    unit: str
    locale: str

    @property
    def got(self) -> str:
        """The result with its unit."""
        return f"{self._number} {self.unit}"

    @property
    def sentence(self) -> str:
        """The result with what the rounding of its inputs lets it be."""
        low, high = self.interval.ends
        sure = self.point is None or high - low < self.digit
        rounding = "" if sure else f" ({' to '.join(self._ends)} with the rounding of its inputs)"
        return f"Worked out: {self.got}{rounding}"

    @property
    def _number(self) -> str:
        if self.point is not None:
            return _text(_cut(self.point, self.digit), self.locale)
        bounds = (self.interval.low, self.interval.high)
        nearest = {_text(_cut(end, self.digit), self.locale) for end in bounds if end is not None}
        if None not in bounds and len(nearest) == 1:
            return next(iter(nearest))
        if len(self._ends) == 1:
            side = "at most" if self.interval.low is None else "at least"
            return f"{side} {self._ends[0]}"
        return " to ".join(dict.fromkeys(self._ends)) or "any number of"

    @property
    def _ends(self) -> list[str]:
        """Its bounds, rounded outwards so that they hold."""
        written = _outwards(self.interval, self.digit)
        bounds = (written.low, written.high)
        return [_text(end, self.locale) for end in bounds if end is not None]


def _digits(first: Decimal) -> Iterator[Decimal]:
    """Units of the last digit, each ten times finer than the one before."""
    return (first.scaleb(-more) for more in range(_MOST_DIGITS))


def _text(value: Decimal, locale: str) -> str:
    """A number with its digits; a very large one with a power of ten."""
    return f"{value:.1e}" if value.adjusted() >= _TOO_LARGE else wording.number(value, locale)


def _cut(value: Decimal, digit: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    return value if value.adjusted() >= _TOO_LARGE else value.quantize(digit, rounding=rounding)


def _outwards(known: Interval, digit: Decimal) -> Interval:
    """The range in fewer digits, which holds all that the whole one holds."""
    low, high = known.low, known.high
    return Interval(
        None if low is None else _cut(low, digit, ROUND_FLOOR),
        None if high is None else _cut(high, digit, ROUND_CEILING),
    )


def worked_out(one: Compared, said: str, *, alike: bool) -> str:
    """The sentence on a result, with both ranges where only these show the verdict."""
    rounding = ""
    if one.ranged:
        said = f"{said} ({one.claimed})"
        if one.point is not None:
            ends = " to ".join(dict.fromkeys(one.ends.values()))
            rounding = f" ({ends} with the rounding of its inputs)"
    how = _WORKED_OUT[one.verdict].format(
        said=said, close=_CLOSE, gap=one.gap, cannot=_cannot(alike=alike)
    )
    return f"Worked out: {one.got}{rounding}, {how}"


def result_digit(interval: Interval) -> Decimal:
    """One unit of the last digit to write of a result.

    That is the third one, or the first that rounding leaves open.
    """
    ends = [end for end in (interval.low, interval.high) if end is not None]
    third = [max(abs(end) for end in ends).adjusted() - (_DIGITS - 1)] if any(ends) else []
    width = ends[-1] - ends[0] if ends else Decimal(0)
    unsure = [width.adjusted()] if width else []
    return Decimal(1).scaleb(max([*third, *unsure], default=0))


def printed(one: Compared, first: str, said: str, count: int, *, alike: bool) -> str:
    """The sentence on `count` printed values, of which these two decide."""
    pattern = _SEVERAL.get(one.verdict) if count > len((first, said)) else None
    if one.verdict is Verdict.NEAR:
        first = f"{first} ({' to '.join(dict.fromkeys(one.ends.values()))} {one.unit})"
        said = f"{said} ({one.claimed} {one.unit})"
    how = (pattern or _PRINTED[one.verdict]).format(
        pair=f"{first} and {said}",
        count=count,
        close=_CLOSE,
        gap=one.gap,
        cannot=_cannot(alike=alike),
    )
    return f"Printed: {how}"


def _cannot(*, alike: bool) -> str:
    return "cannot both be right" if alike else "could not both be right if they were alike"
