"""What a check says: the result in the digits of the claim, and how the two compare."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from dashboard import wording
from dashboard.agreement import Interval, Verdict, last_digit

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


@dataclass(frozen=True, slots=True)
class Compared:
    """A result and the printed value that it is compared with, in the unit of the latter."""

    verdict: Verdict
    worth: Interval
    """What the result can be."""
    point: Decimal | None
    """What it is from the numbers as printed; None for a mere bound."""
    printed: Interval
    """What the printed value can be, or the number itself where `point` is one."""
    value: Decimal
    """The printed number."""
    unit: str
    locale: str

    @property
    def _digit(self) -> Decimal:
        """One unit of the last digit to write: the claim's, or one more where it hides what is said."""
        digit = min(last_digit(self.value), Decimal(1))
        fits = self.verdict in (Verdict.AGREES, Verdict.CONSISTENT)
        hiding = (Decimal(0),) if fits else (Decimal(0), self.value)
        ends = (self.worth.low, self.worth.high) if self.point is None else (self.point,)
        written = [(end, _cut(end, digit)) for end in ends if end is not None]
        hidden = any(short in hiding and end not in hiding for end, short in written)
        return digit / 10 if hidden else digit

    def _number(self, value: Decimal, rounding: str = ROUND_HALF_EVEN) -> str:
        if value.adjusted() >= _TOO_LARGE:
            return f"{value:.1e}"
        return wording.number(_cut(value, self._digit, rounding), self.locale)

    @property
    def ends(self) -> dict[str, str]:
        """The bounds of the result in words, rounded outwards so that they hold."""
        found = {}
        if self.worth.low is not None:
            found["at least"] = self._number(self.worth.low, ROUND_FLOOR)
        if self.worth.high is not None:
            found["at most"] = self._number(self.worth.high, ROUND_CEILING)
        return found

    @property
    def got(self) -> str:
        """The result with its unit."""
        ends = self.ends
        both = (
            []
            if None in (self.worth.low, self.worth.high)
            else [self._number(end) for end in self.worth.ends]
        )
        if self.point is not None:
            number = self._number(self.point)
        elif both and both[0] == both[1]:
            number = both[0]
        elif len(ends) == 1:
            number = " ".join(*ends.items())
        else:
            number = " to ".join(dict.fromkeys(ends.values())) or "any number of"
        return f"{number} {self.unit}"

    @property
    def gap(self) -> str:
        """How far apart the two are, from the numbers as they are written."""
        point = self.point
        if point is None:
            return self._number(self.worth.gap(self.printed))
        shown = point if point.adjusted() >= _TOO_LARGE else _cut(point, self._digit)
        return self._number(Interval(shown, shown).gap(self.printed))


def _cut(value: Decimal, digit: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    return value if value.adjusted() >= _TOO_LARGE else value.quantize(digit, rounding=rounding)


def worked_out(one: Compared, said: str, *, alike: bool, by_rounding: bool) -> str:
    """The sentence on a result; `by_rounding`: only the rounding of its inputs lets it agree."""
    rounding = (
        f" ({' to '.join(one.ends.values())} with the rounding of its inputs)"
        if by_rounding
        else ""
    )
    how = _WORKED_OUT[one.verdict].format(
        said=said, close=_CLOSE, gap=one.gap, cannot=_cannot(alike=alike)
    )
    return f"Worked out: {one.got}{rounding}, {how}"


def result(one: Compared) -> str:
    """The sentence on a result that is compared with nothing."""
    low, high = one.worth.ends
    if one.point is None or high - low < last_digit(one.value):
        return f"Worked out: {one.got}"
    return (
        f"Worked out: {one.got} ({' to '.join(one.ends.values())} with the rounding of its inputs)"
    )


def result_digit(worth: Interval) -> Decimal:
    """One unit of the last digit to write of a result: of the third one, or of the first that rounding leaves open."""
    ends = [end for end in (worth.low, worth.high) if end is not None]
    third = [max(abs(end) for end in ends).adjusted() - (_DIGITS - 1)] if any(ends) else []
    width = ends[-1] - ends[0] if ends else Decimal(0)
    unsure = [width.adjusted()] if width else []
    return Decimal(1).scaleb(max([*third, *unsure], default=0))


def printed(one: Compared, first: str, said: str, count: int, *, alike: bool) -> str:
    """The sentence on `count` printed values, of which these two decide."""
    pattern = _SEVERAL.get(one.verdict) if count > len((first, said)) else None
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
