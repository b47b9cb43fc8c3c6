"""The observations that take part in a check, as numbers that can be reckoned with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add, mul, sub, truediv

from dashboard import standing, wording
from dashboard.agreement import Interval, interval, last_digit
from dashboard.model import Dataset, Input, Observation, Unit
from dashboard.model.checks import PERCENTAGE, across
from dashboard.model.dataset import plain
from dashboard.model.values import WHOLE

_ROUNDED = frozenset({"about", "nearly"})
"""Hedges of a number that stands for a range with two ends."""
_SIGNS = {"+": add, "−": sub, "×": mul, "/": truediv}


@dataclass(frozen=True, slots=True)
class Worked:
    """A number in base units: what it can be, what it is as printed, and how it came about."""

    worth: Interval
    point: Interval
    text: str
    loose: bool = False
    """It only bounds what is meant."""
    plain: bool = False
    """It is a printed number."""
    more: str = ""

    def by(self, sign: str, other: "Worked") -> "Worked":
        do = _SIGNS[sign]
        text = f"{self.text} {sign} {other.text}"
        return Worked(
            do(self.worth, other.worth),
            do(self.point, other.point),
            text,
            self.loose or other.loose,
        )


@dataclass(frozen=True, slots=True)
class Term:
    """An observation that takes part."""

    one: Observation
    unit: Unit
    """The unit in which readers see it, as its value."""
    value: Decimal
    digit: Decimal
    """One unit of the last printed digit, in base units."""
    number: Worked


Terms = dict[str, list[Term]]


def meant(dataset: Dataset, one: Input, *, every: bool = False) -> list[Observation]:
    """The observations that an input means, or every window of its series; none where the dataset has none."""
    if one.series is None or one.period is None:
        return (
            [dataset.observation[one.observation]] if one.observation in dataset.observation else []
        )
    roles = {each.observation.id: each.role for each in standing.judge(dataset, one.series)}
    known = [each for each in dataset.of_series[one.series] if dataset.amount(each) is not None]
    kept = (
        ("stands", "window")
        if one.source is None
        else ("stands", "window", "agrees", "variant", "rival", "vintage")
    )
    known = [each for each in known if roles[each.id] in kept and one.source in (None, each.source)]
    return known if every else [each for each in known if each.period.days_alike(one.period)][:1]


def term_of(dataset: Dataset, one: Observation, bound: str | None = None) -> Term:
    """An observation with a value, or as the bound of an earlier value that it gives."""
    assert one.value is not None
    unit, nonnegative = dataset.unit[one.unit or ""], dataset.one_series[one.series].nonnegative
    shown, factor = dataset.unit[unit.shown_as or unit.id], in_base_units(unit)
    point = Interval(one.value, one.value_to or one.value)
    counted = one.qualifier == "exact" and unit.dimension in WHOLE
    worth = point if counted else interval(one, nonnegative=nonnegative) or point
    if bound is not None:
        worth = (
            Interval(worth.low, None)
            if bound == "at_least"
            else Interval(Decimal(0) if nonnegative else None, worth.high)
        )
    scale, value = (
        Interval(factor, factor),
        one.value if shown == unit else plain(one.value * factor / in_base_units(shown)),
    )
    number = Worked(
        worth * scale,
        point * scale,
        wording.value(dataset, one, symbol=True),
        bound is not None,
        plain=True,
    )
    return Term(one, shown, value, last_digit(one.value) * factor, number)


def counted_as(dataset: Dataset, terms: Iterable[Term]) -> list[str]:
    """Which rounded values count as what: 'About 600 m EUR is counted as 550 to 650'."""
    rough = {term.one.id: term for term in terms if term.one.qualifier in _ROUNDED}
    told = []
    for term in rough.values():
        scale = in_base_units(term.unit)
        ends = (plain(end / scale) for end in term.number.worth.ends)
        numbers = " to ".join(wording.number(end, dataset.about.locale) for end in ends)
        told.append(wording.begun(f"{term.number.text} is counted as {numbers}"))
    return told


def in_base_units(unit: Unit) -> Decimal:
    """How many base units one of the unit is; per cent count as a part of one."""
    return unit.factor / 100 if unit.dimension == PERCENTAGE else unit.factor


def converted(term: Term, rates: Sequence[Term], to: Unit) -> Worked:
    """A number in the currency of a unit, to which the rates lead."""
    signs = across(term.unit, [rate.unit for rate in rates], to)
    assert signs is not None, "the rules let no check through whose units do not cancel"
    return reduce(
        lambda worked, way: worked.by(way[0], way[1].number),
        zip(signs, rates, strict=False),
        term.number,
    )
