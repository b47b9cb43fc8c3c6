"""Checks that differ from each other by nothing but the day of their exchange rate."""

from collections.abc import Sequence
from datetime import date as Date

from dashboard.record.checks.result import Result

_FEWEST = 2


def day_of(result: Result) -> Date | None:
    """The day of the one rate with which a check is worked out; None where it has no such rate."""
    rates = result.check.inputs.rates
    if len(rates) != 1 or rates[0].period is None or rates[0].period.days != 1:
        return None
    return rates[0].period.first_day


def days_of(results: Sequence[Result]) -> tuple[Date, ...]:
    """The day of each result, where these differ by nothing else; else none."""
    found = [day_of(result) for result in results]
    days = tuple(day for day in found if day is not None)
    is_complete = len(days) == len(results) >= _FEWEST and len(set(days)) == len(days)
    is_alike = len({_without_day(result) for result in results}) == 1
    return days if is_complete and is_alike else ()


def _without_day(result: Result) -> tuple[object, ...]:
    """What results that differ only by the day of their rate have in common."""
    inputs = result.check.inputs
    return (
        result.check.kind,
        inputs.claim,
        inputs.terms,
        tuple(each.series for each in inputs.rates),
    )
