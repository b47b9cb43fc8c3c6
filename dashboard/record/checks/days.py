"""Checks that differ from each other by nothing but the day of their exchange rate."""

from collections.abc import Sequence
from datetime import date as Date

from dashboard.model import Check
from dashboard.record.checks.result import Result

_FEWEST = 2


def day_of(result: Result) -> Date | None:
    """The day of the one rate with which a check is worked out; None where it has no such rate."""
    return _day(result.check)


def days_of(results: Sequence[Result]) -> tuple[Date, ...]:
    """The day of each result, where these differ by nothing else; else none."""
    return days_of_checks([result.check for result in results])


def days_of_checks(checks: Sequence[Check]) -> tuple[Date, ...]:
    """The day of each check, where these differ by nothing else; else none."""
    found = [_day(check) for check in checks]
    days = tuple(day for day in found if day is not None)
    is_complete = len(days) == len(checks) >= _FEWEST and len(set(days)) == len(days)
    is_alike = len({_without_day(check) for check in checks}) == 1
    return days if is_complete and is_alike else ()


def _day(check: Check) -> Date | None:
    rates = check.inputs.rates
    if len(rates) != 1 or rates[0].period is None or rates[0].period.days != 1:
        return None
    return rates[0].period.first_day


def _without_day(check: Check) -> tuple[object, ...]:
    """What checks that differ only by the day of their rate have in common."""
    inputs = check.inputs
    return (
        check.kind,
        inputs.claim,
        inputs.terms,
        tuple(each.series for each in inputs.rates),
    )
