"""Intervals of printed values: what a number can have been before it was rounded and hedged.

Exact decimals throughout; an end that is None is open.
"""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.model import Observation


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; None is open."""

    low: Decimal | None
    high: Decimal | None

    def __contains__(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


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
    match one.qualifier:
        case "exact":
            return Interval(value - half, value + half)
        case "about":
            return Interval(value - rough, value + rough)
        case "nearly":
            return Interval(value - rough, value)
        case "at_least":
            return Interval(value, None)
        case "at_most":
            return Interval(Decimal(0) if nonnegative else None, value)
        case "range":
            assert one.value_to is not None
            return Interval(value - half, one.value_to + last_digit(one.value_to) / 2)
