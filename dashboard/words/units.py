"""Units as the reader counts in them: their words after a number, and scales of numbers.

Chinese counts by ten thousands (万, 亿), all others by thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.model import Dataset, Unit
from dashboard.model.dataset import plain
from dashboard.words.messages import gettext as _
from dashboard.words.messages import language, locale
from dashboard.words.numbers import BY_TEN_THOUSANDS, number, places_of, to_places

_MOST_TIMES = 100
"""A unit is at most so many times the one of the record: else most numbers are below one."""
_MOST_PLACES = 3
"""Digits behind the point of an amount in ten thousands, at most."""
_PLURALS = ("zero", "one", "two", "few", "many", "other")
"""The kinds of number that languages tell apart, in the order of their forms in catalogues."""
_CHINESE_STEPS = {"十亿": Decimal(10**9), "百万": Decimal(10**6), "千": Decimal(10**3)}
"""How units of the thousands begin in Chinese, which counts in other steps."""
_CHINESE_UNITS = {"亿": Decimal(10**8), "万": Decimal(10**4)}


def counted(unit: Unit, amount: Decimal) -> str:
    """The words of a unit after a number, in the form of the language: 1 dollar, 2 dollars."""
    known = locale().plural_form
    kinds = [kind for kind in _PLURALS if kind in {*known.tags, "other"}]
    place = kinds.index(known(amount))
    return unit.forms[min(place, len(unit.forms) - 1)] if unit.forms else unit.words


def short(unit: Unit, amount: Decimal) -> str:
    """The symbol of a unit; where it has none, its words after a number."""
    return unit.symbol or counted(unit, amount)


def counted_in(dataset: Dataset, unit: Unit, amount: Decimal) -> Unit:
    """The unit in which the reader counts an amount.

    Units of the ten thousands are those that are shown as another one to everybody else.
    """
    if not _counts_by_ten_thousands():
        return dataset.unit[unit.shown_as] if unit.shown_as is not None else unit
    others = _by_ten_thousands(dataset, unit)
    fitting = [other for other in others if _is_short(in_unit(amount, unit, other))]
    # A thousand million has no word in Chinese, so that it is turned even into a long number.
    smaller = [other for other in others if other.factor < unit.factor]
    return max(fitting or smaller, key=lambda other: other.factor, default=unit)


@dataclass(frozen=True, slots=True)
class Scale:
    """How numbers are written that share a unit without naming it, as along an axis."""

    written_in: str
    """The locale of the record."""
    unit: Unit
    """The unit in which the reader counts them."""
    times: Decimal = Decimal(1)
    """What turns a number in the unit of the record into one in that of the reader."""
    others: tuple[Unit, ...] = ()
    """Units in which the reader counts a single amount."""

    @property
    def name(self) -> str:
        """The unit in short, else in words."""
        return self.unit.symbol or self.unit.words

    def short(self, amount: Decimal) -> str:
        """The unit in short, else in words, as it stands after an amount."""
        return short(self.unit, self.of(amount))

    def counted(self, amount: Decimal) -> str:
        """The unit in words, as they stand after an amount."""
        return counted(self.unit, self.of(amount))

    def of(self, amount: Decimal) -> Decimal:
        """The amount in the unit of the reader, with the same digits."""
        return amount if self.times == 1 else plain(amount * self.times)

    def number(self, amount: Decimal, beside: Decimal | None = None) -> str:
        """The amount as the reader counts it; `beside` is the largest one of the same axis."""
        largest = None if beside is None else self.of(beside)
        return number(self.of(amount), self.written_in, largest)

    def said(self, amount: Decimal) -> str:
        """The amount with its unit: that in which the reader counts a single amount."""
        base = amount * self.times * self.unit.factor
        fitting = [one for one in self.others if _is_short(plain(base / one.factor))]
        if not fitting:
            return _("%(number)s %(unit)s", number=self.number(amount), unit=self.short(amount))
        unit = max(fitting, key=lambda one: one.factor)
        turned = plain(base / unit.factor)
        written = number(turned, self.written_in)
        return _("%(number)s %(unit)s", number=written, unit=short(unit, turned))

    def rounded(self, amount: Decimal, places: int = 2) -> str:
        """The same of an amount that was computed, with at most so many places in its own unit."""
        return self.number(plain(to_places(amount, places)))


def scale(dataset: Dataset, unit: Unit, amounts: Iterable[Decimal] = ()) -> Scale:
    """How numbers in a unit are written where all have the same: in Chinese by ten thousands.

    Where the amounts are known, the unit is one of which each of them has one at least.
    """
    if not _counts_by_ten_thousands():
        return Scale(dataset.about.locale, unit)
    others = tuple(_by_ten_thousands(dataset, unit))
    least = min((abs(amount) for amount in amounts if amount), default=Decimal(_MOST_TIMES))
    fitting = [other for other in others if other.factor <= unit.factor * least]
    chosen = max(fitting, key=lambda other: other.factor, default=unit)
    return Scale(dataset.about.locale, chosen, unit.factor / chosen.factor, others)


def quantity(amount: Decimal, unit: str, written_in: str) -> str:
    """A number whose unit is told in words only; Chinese ones are turned into ten thousands."""
    for words, times in _CHINESE_STEPS.items():
        if unit.startswith(words):
            return _("%(number)s %(unit)s", **_chinese(amount * times, unit[len(words) :]))
    return _("%(number)s %(unit)s", number=number(amount, written_in), unit=unit)


def _chinese(amount: Decimal, unit: str) -> dict[str, str]:
    """An amount as Chinese counts it, and its unit: 1700000000 dollars are 17亿."""
    steps = (step for step in _CHINESE_UNITS.items() if _is_short(plain(amount / step[1])))
    name, size = next(steps, ("", Decimal(1)))
    return {"number": number(plain(amount / size), "zh"), "unit": name + unit}


def _by_ten_thousands(dataset: Dataset, unit: Unit) -> list[Unit]:
    """Units of the ten thousands in which amounts of a unit can be counted."""
    return [
        other
        for other in dataset.units
        if other.shown_as is not None
        and other.comparable(unit)
        and _is_power_of_ten(unit.factor / other.factor)
    ]


def in_unit(amount: Decimal, unit: Unit, other: Unit) -> Decimal:
    """An amount in another unit; one that stays in its unit keeps the digits that were printed."""
    return amount if other is unit else plain(amount * unit.factor / other.factor)


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio.normalize().as_tuple().digits == (1,)


def _is_short(amount: Decimal) -> bool:
    """An amount is one at least, and has few digits behind the point."""
    return abs(amount) >= 1 and places_of(str(amount)) <= _MOST_PLACES


def _counts_by_ten_thousands() -> bool:
    """The reader's language counts by ten thousands."""
    return language().partition("-")[0] == BY_TEN_THOUSANDS
