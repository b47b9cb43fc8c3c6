"""Values in another unit: at the mean rate of their period, or as a percentage of another series.

What is worked out keeps the role of the value behind it, and knows from what it was worked out. A
period for which no rate or no other value is known has no value in the other unit: nothing is
estimated.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.model import Conversion, Series, Unit
from dashboard.model.checks import across
from dashboard.model.facts import in_base
from dashboard.record.value import (
    NOT_CHARTED,
    Converted,
    Percentage,
    PrintedInUnit,
    Rate,
    Role,
    Step,
    Value,
)
from dashboard.record.values import Values, in_time_order, of_window

_NOT_A_WHOLE = NOT_CHARTED - {Role.OTHER_CURRENCY}
"""Roles of values that nothing can be set against."""


def restated(record: Values, name: str, conversion: Conversion) -> tuple[Value, ...]:
    """The charted values of a series in another unit.

    A value of the whole year that is printed in the unit takes the place of what could be worked
    out for that year.
    """
    printed = () if conversion.of else _printed(record, name, conversion)
    years = {value.year for value in printed if value.is_whole_year and value.is_used}
    others = [value for value in record.charted(name) if value.year not in years]
    derived = (_derived(record, value, conversion) for value in others)
    return (*printed, *(value for value in derived if value is not None))


def _printed(record: Values, name: str, conversion: Conversion) -> tuple[Value, ...]:
    """The values that sources print in the unit, with the roles that they have among each other."""
    unit = record.dataset.unit[conversion.unit]
    values = in_time_order(record.in_unit(name, unit, PrintedInUnit()))
    return tuple(
        value for value in values if value.role not in NOT_CHARTED and value.year is not None
    )


def _derived(record: Values, value: Value, conversion: Conversion) -> Value | None:
    """A value in another unit, worked out from a printed one.

    None where the record lacks what is needed, and for a promise as a percentage: it is not set
    against what came about.
    """
    target = record.dataset.unit[conversion.unit]
    if conversion.of is None:
        return _converted(record, value, conversion.rates, target)
    if value.role is Role.FORECAST:
        return None
    other = record.dataset.one_series[conversion.of]
    return _percentage(record, value, other, conversion.rates, target)


def _converted(record: Values, value: Value, rates: Sequence[str], target: Unit) -> Value | None:
    """An amount at the mean rate of its period."""
    rate = rate_of(record, rates, value, value.unit, target)
    if rate is None:
        return None
    factor = rate.factor * value.unit.factor / target.factor
    return _scaled(value, factor, target, Converted(value, rate))


def _percentage(
    record: Values, value: Value, other: Series, rates: Sequence[str], target: Unit
) -> Value | None:
    """An amount as a percentage of the value of another series for the same period."""
    found = _whole(record, other, value, rates)
    if found is None:
        return None
    whole, amount = found
    factor = 100 * value.unit.factor / amount
    return _scaled(value, factor, target, Percentage(value, whole))


def _scaled(value: Value, factor: Decimal, target: Unit, basis: Converted | Percentage) -> Value:
    upper = value.amount_to
    return replace(
        value,
        unit=target,
        amount=value.number * factor,
        amount_to=None if upper is None else upper * factor,
        interval=None if value.interval is None else value.interval.scaled(factor),
        basis=basis,
    )


def rate_of(
    record: Values, rates: Sequence[str], value: Value, amount: Unit, to: Unit
) -> Rate | None:
    """What one base unit of `amount` is in base units of `to`, in the period of a value.

    None without all the rates of the period.
    """
    dataset = record.dataset
    units = [dataset.unit[dataset.one_series[name].unit] for name in rates]
    signs = across(amount, units, to)
    if signs is None:
        return None
    factor = Decimal(1)
    steps: list[Step] = []
    # Within one currency there is no sign, and no rate is needed.
    for sign, name in zip(signs, rates, strict=False):
        rate = _rate(record, name, value)
        if rate is None:
            return None
        price = rate.number * rate.unit.factor
        factor = factor * price if sign == "×" else factor / price
        steps.append(Step(sign, rate))
    return Rate(factor, tuple(steps), value.period)


def _rate(record: Values, name: str, value: Value) -> Value | None:
    """The exchange rate of a series that is used for the period of a value."""
    rates = of_window(record.used(name), value)
    return next((rate for rate in rates if rate.number > 0), None)


def _whole(
    record: Values, other: Series, value: Value, rates: Sequence[str]
) -> tuple[Value, Decimal] | None:
    """What a value is a percentage of, with its amount in base units of the value's currency.

    Rates serve where currencies differ.
    """
    home = record.dataset.unit[value.series.unit]
    found: list[tuple[Value, Unit]] = []
    for whole in of_window(record.series(other.id), value):
        printed = whole.observation.unit
        if printed is not None and whole.role not in _NOT_A_WHOLE:
            found.append((whole, record.dataset.unit[printed]))
    # In the same currency, and among these the one that is used, before all others.
    found.sort(key=lambda pair: (not pair[1].comparable(home), not pair[0].is_used))
    for whole, unit in found:
        amount = _in_currency(record, whole, unit, value, rates, home)
        if amount:
            return whole, amount
    return None


def _in_currency(
    record: Values, whole: Value, unit: Unit, value: Value, rates: Sequence[str], home: Unit
) -> Decimal | None:
    """A printed amount in base units of another currency, at the rate of a value's period."""
    printed = whole.observation.value
    assert printed is not None
    amount = in_base(printed, unit)
    if unit.comparable(home):
        return amount
    rate = rate_of(record, rates, value, home, unit)
    return None if rate is None else amount / rate.factor
