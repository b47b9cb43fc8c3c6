"""The printed numbers of a record, sorted, so that those near to an amount are found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ask.amounts import Amount
from dashboard.ask.lexicon import POINTS
from dashboard.model.facts import Dimension
from dashboard.record import Record
from dashboard.record.value import Value

_AS_MONEY: dict[Dimension, Dimension] = {
    "money-rate": "money",
    "money-per-mass": "money",
    "money-per-person": "money",
    "exchange-rate": "money",
    "mass-rate": "mass",
    "volume-rate": "volume",
}
"""Dimension of a rate -> dimension of the amount that is printed."""
Key = tuple[Dimension, str | None]
"""What is counted: the dimension, and the currency or the counted thing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number of a value, in base units of what is counted; a fall has no minus."""

    amount: Decimal
    printed: Decimal
    key: Key
    each: int | None
    """So many of its stretches of time make a year; None for an amount that is no rate."""
    is_points: bool
    """It counts points of percentages."""
    value: Value


class Numbers:
    """All printed numbers of a record, by what they count and by their digits."""

    def __init__(
        self, record: Record, stretches: Mapping[str, int | None], points: Container[str]
    ) -> None:
        """`stretches` says of each unit how many of its stretches of time make a year.

        `points` are the ids of the units that are points of percentages.
        """
        numbers = sorted(_numbers(record, stretches, points), key=_amount)
        self._by_key: dict[Key, list[Number]] = {}
        for number in numbers:
            self._by_key.setdefault(number.key, []).append(number)
        counted = (number for number in numbers if number.key[0] != "rank")
        self._as_printed = sorted(counted, key=_printed)
        """All numbers but places, by what is printed, whatever their unit and scale."""

    def meant_by(self, amount: Amount) -> Iterator[tuple[Number, bool]]:
        """The printed numbers that an amount can mean, and whether they are exactly the same."""
        for reading in amount.readings:
            low, high = reading.interval.ends
            for group in self._groups(amount):
                first = bisect_left(group, low, key=_amount)
                last = bisect_right(group, high, key=_amount)
                for number in group[first:last]:
                    yield number, number.amount == reading.amount
            if amount.is_bare:
                for number in self._printed_as(reading.printed):
                    yield number, True

    def _printed_as(self, printed: Decimal) -> list[Number]:
        """The numbers that are printed so, in any unit and scale."""
        first = bisect_left(self._as_printed, printed, key=_printed)
        last = bisect_right(self._as_printed, printed, key=_printed)
        return self._as_printed[first:last]

    def nearest(self, amount: Amount, most: int) -> list[Number]:
        """The printed numbers of the same unit that come nearest; as printed where none is said."""
        reading = amount.readings[0]
        if amount.is_bare:
            near = _around(self._as_printed, reading.printed, most, _printed)
            return sorted(near, key=lambda number: abs(number.printed - reading.printed))
        found: list[Number] = []
        for group in self._groups(amount):
            found += _around(group, reading.amount, most, _amount)
        return sorted(found, key=lambda number: abs(number.amount - reading.amount))

    def like(self, amount: Amount) -> Iterator[Number]:
        """The numbers of the dimension of an amount, whatever their currency; all of a bare one."""
        for key, group in self._by_key.items():
            if amount.measure is None or key[0] == amount.measure.dimension:
                yield from group

    def _groups(self, amount: Amount) -> list[list[Number]]:
        """The numbers of what an amount counts; all of them where it does not say."""
        if amount.measure is None:
            return [group for key, group in self._by_key.items() if key[0] != "rank"]
        detail = None if amount.measure.detail == POINTS else amount.measure.detail
        key = (amount.measure.dimension, detail)
        return [self._by_key[key]] if key in self._by_key else []


def _amount(number: Number) -> Decimal:
    return number.amount


def _printed(number: Number) -> Decimal:
    return number.printed


def _around(
    group: Sequence[Number], amount: Decimal, most: int, order: Callable[[Number], Decimal]
) -> Sequence[Number]:
    """So many numbers of a sorted group on either side of an amount."""
    place = bisect_left(group, amount, key=order)
    return group[max(0, place - most) : place + most]


def _numbers(
    record: Record, stretches: Mapping[str, int | None], points: Container[str]
) -> Iterator[Number]:
    """All printed numbers of the record."""
    for value in record.values:
        observation = value.observation
        if observation.unit is None:
            continue
        unit = record.dataset.unit[observation.unit]
        each = stretches[unit.id]
        key = (_AS_MONEY.get(unit.dimension, unit.dimension), unit.currency or unit.counted)
        for printed in (observation.value, observation.value_to):
            if printed is not None:
                amount = abs(printed) * unit.factor / (each or 1)
                yield Number(amount, abs(printed), key, each, unit.id in points, value)
