"""The observations that take part in a check, as numbers that can be reckoned with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import add, mul, sub, truediv

from dashboard.agreement import Interval, interval, last_digit
from dashboard.model import Dataset, Input, Observation, Unit
from dashboard.model.checks import PERCENTAGE, across
from dashboard.model.dataset import plain
from dashboard.model.values import WHOLE
from dashboard.record.checks.formula import Formula, Joined, Printed, Sign
from dashboard.record.checks.result import CountedAs, Missing
from dashboard.record.value import Role, Value
from dashboard.record.values import Values

_USED_OR_WINDOW = frozenset({Role.USED, Role.WINDOW})
_COMPETING = _USED_OR_WINDOW | {Role.AGREES, Role.VARIANT, Role.RIVAL, Role.VINTAGE}
"""Roles of values that an input can mean, without and with the source that it names."""
_ROUNDED = frozenset({"about", "nearly"})
"""Hedges of a number that stands for a range with two ends."""
_OPERATIONS = {Sign.PLUS: add, Sign.MINUS: sub, Sign.TIMES: mul, Sign.OVER: truediv}


@dataclass(frozen=True, slots=True)
class Worked:
    """A number in base units: what it can be, what it is as printed, and how it came about."""

    interval: Interval
    """What it can be."""
    point: Interval
    """What it is from the numbers as printed, and the upper end of a printed range."""
    formula: Formula
    is_bound: bool = False
    """It only bounds what is meant."""
    is_printed: bool = False
    """It is a printed number."""
    remarks: tuple[CountedAs | Missing, ...] = ()
    """What else is to be said of it."""

    def by(self, sign: Sign, other: "Worked") -> "Worked":
        """This number and another one, added, subtracted, multiplied or divided."""
        operation = _OPERATIONS[sign]
        return Worked(
            operation(self.interval, other.interval),
            operation(self.point, other.point),
            Joined(sign, (self.formula, other.formula)),
            self.is_bound or other.is_bound,
        )


@dataclass(frozen=True, slots=True)
class Term:
    """An observation that takes part."""

    observation: Observation
    unit: Unit
    """The unit in which readers see it, as its value."""
    value: Decimal
    digit: Decimal
    """One unit of the last printed digit, in base units."""
    number: Worked


@dataclass(frozen=True, slots=True)
class Terms:
    """The values that take part in a check, by the part they play."""

    claim: tuple[Term, ...] = ()
    outcome: tuple[Term, ...] = ()
    numerator: tuple[Term, ...] = ()
    denominator: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    base: tuple[Term, ...] = ()
    increase: tuple[Term, ...] = ()
    rates: tuple[Term, ...] = ()

    @property
    def said(self) -> Term | None:
        """The claim, if there is one."""
        return self.claim[0] if self.claim else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The observations that take part, the claim first."""
        parts = (
            self.claim,
            self.outcome,
            self.numerator,
            self.denominator,
            self.terms,
            self.base,
            self.increase,
            self.rates,
        )
        names = (term.observation.id for part in parts for term in part)
        return tuple(dict.fromkeys(names))


def meant(record: Values, wanted: Input, *, every: bool = False) -> list[Observation]:
    """The observations that an input means, or every window of its series.

    Empty where the dataset has no such observation.
    """
    held = record.dataset.observation
    if wanted.series is None or wanted.period is None:
        return [held[wanted.observation]] if wanted.observation in held else []
    found = [value for value in record.file_order(wanted.series) if _can_be(value, wanted)]
    if not every:
        found = [value for value in found if value.period.days_alike(wanted.period)][:1]
    return [value.observation for value in found]


def _can_be(value: Value, wanted: Input) -> bool:
    """A value has a number in the unit of its series, and may be the one that an input means."""
    if value.amount is None:
        return False
    if wanted.source is None:
        return value.role in _USED_OR_WINDOW
    return value.role in _COMPETING and value.source.id == wanted.source


def term_of(dataset: Dataset, observation: Observation, bound: str | None = None) -> Term:
    """An observation with a number, as it takes part in a check.

    `bound` says that it is only a minimum or maximum of the value that is meant.
    """
    printed = observation.value
    assert printed is not None
    unit = dataset.unit[observation.unit or ""]
    shown, factor = dataset.unit[unit.shown_as or unit.id], in_base_units(unit)
    point = Interval(printed, observation.value_to or printed)
    possible = _possible(dataset, observation, point, bound)
    number = Worked(
        possible.scaled(factor),
        point.scaled(factor),
        Printed(observation),
        is_bound=bound is not None,
        is_printed=True,
    )
    value = printed if shown == unit else plain(printed * factor / in_base_units(shown))
    return Term(observation, shown, value, last_digit(printed) * factor, number)


def _possible(
    dataset: Dataset, observation: Observation, point: Interval, bound: str | None
) -> Interval:
    """What an observation can stand for, in its own unit, or what it leaves open as a bound."""
    nonnegative = dataset.one_series[observation.series].nonnegative
    unit = dataset.unit[observation.unit or ""]
    counted = observation.qualifier == "exact" and unit.dimension in WHOLE
    known = point if counted else interval(observation, nonnegative=nonnegative) or point
    if bound == "at_least":
        return Interval(known.low, None)
    if bound == "at_most":
        return Interval(Decimal(0) if nonnegative else None, known.high)
    return known


def counted_as(terms: Iterable[Term]) -> tuple[CountedAs, ...]:
    """The rounded ones among some values, each once, with what they are counted as."""
    rough = {term.observation.id: term for term in terms if term.observation.qualifier in _ROUNDED}
    return tuple(CountedAs(term.observation, _as_seen(term)) for term in rough.values())


def _as_seen(term: Term) -> Interval:
    """What a value with two ends can stand for, in the unit in which readers see it."""
    scale = in_base_units(term.unit)
    low, high = (plain(end / scale) for end in term.number.interval.ends)
    return Interval(low, high)


def in_base_units(unit: Unit) -> Decimal:
    """How many base units one of the unit is; per cent count as a part of one."""
    return unit.factor / 100 if unit.dimension == PERCENTAGE else unit.factor


def converted(term: Term, rates: Sequence[Term], to: Unit) -> Worked:
    """A number in the currency of a unit, to which the rates lead."""
    signs = across(term.unit, [rate.unit for rate in rates], to)
    assert signs is not None, "the rules let no check through whose units do not cancel"
    worked = term.number
    for sign, rate in zip(signs, rates, strict=False):
        worked = worked.by(Sign(sign), rate.number)
    return worked
