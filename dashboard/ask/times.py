"""Whether the time of a value fits the one that a question names, or that of another value."""

from collections.abc import Iterable
from datetime import date as Date

from dashboard.ask.question import Question
from dashboard.period import Period
from dashboard.record.ranking import ONE_WINDOW_A_YEAR
from dashboard.record.value import Value

_OF_A_TIME = frozenset({"flow", "rank"})
"""Measures that count a whole time, so that its beginning and end matter."""
_ONE_YEAR = 400
"""Most days of what counts as one year, from whichever day."""
_LEAST_YEAR = 360
"""Fewer days are a part of a year."""
_CANNOT_BE = -5
"""What a value loses whose time is another one than the question names."""


def fit(value: Value, question: Question) -> float:
    """How well the time of a value fits that of a question; below zero where it cannot.

    A page of 2018 that says "since 2016" tells nothing of 2023.
    """
    period, years = value.period, question.amounts.years
    if not years:
        return 0
    # A figure without a date says nothing of the year that is asked for.
    if not period.dated:
        return _CANNOT_BE
    if question.months and period.days is not None:
        days = (period.first_day, period.last_day)
        return 3 if days in question.months else _CANNOT_BE
    if value.series.measure in _OF_A_TIME:
        is_too_long = period.is_year and _asks_for_a_month(question)
        if is_too_long or not _is_named(value, question):
            return _CANNOT_BE
    if period.year in years:
        return 2 if period.is_year else 1.5
    if period.start is not None and period.start.year in years:
        return 1.5
    if period.last_day is None and value.known_by.year < min(years):
        return _CANNOT_BE
    return 0.5 if covers_any(period, years) else _CANNOT_BE


def is_part_of_a_year(value: Value, question: Question) -> bool:
    """A sum is of some months only, where a question names a year and no months.

    It is the figure that is meant only if its number is the very same.
    """
    first, last = value.period.first_day, value.period.last_day
    if value.series.measure != "flow" or question.months or not question.amounts.years:
        return False
    return first is not None and last is not None and (last - first).days < _LEAST_YEAR


def _asks_for_a_month(question: Question) -> bool:
    """It names one month and no other year than that of the month."""
    return len(question.amounts.years) == 1 and len(question.single_months) == 1


def _is_named(value: Value, question: Question) -> bool:
    """A sum or a place is of the time that a question names: of a year, since one, or up to one.

    "In 2016" asks for no sum that began then, and "since 2016" for no sum of that year.
    """
    named, years = question.named_years, question.amounts.years
    first, last = value.period.first_day, value.period.last_day
    if first is None or value.unit.dimension.endswith("-rate"):
        return True
    if last is not None and (last - first).days <= _ONE_YEAR:
        return not named.ends or not named.ends.issuperset(years)
    if named.ranges:
        end = value.known_by.year if last is None else last.year
        return any(first.year == begin and end == until for begin, until in named.ranges)
    if named.since:
        return first.year in named.since
    return not named.within.issuperset(years)


def covers_any(period: Period, years: Iterable[int]) -> bool:
    """Some day of one of the years lies in a time."""
    return any(_covers(period, year) for year in years)


def _covers(period: Period, year: int) -> bool:
    """Some day of a year lies in a time."""
    first, last = period.first_day or Date.min, period.last_day or Date.max
    return period.dated and first.year <= year <= last.year


def count_one_time(value: Value, other: Value) -> bool:
    """Two figures of a series count the same time, so that they can be set against each other.

    A price or a head count of a day counts in its month and year too; a sum of a month does not.
    """
    if not (value.period.dated and other.period.dated):
        return False
    if value.series.measure in ONE_WINDOW_A_YEAR:
        return value.days == other.days
    return _lies_within(value.period, other.period) or _lies_within(other.period, value.period)


def _lies_within(period: Period, longer: Period) -> bool:
    """All days of a time lie in another one; the days of a time that runs on are not known."""
    if period.first_day is None or period.last_day is None:
        return (period.first_day, period.last_day) == (longer.first_day, longer.last_day)
    first, last = longer.first_day or Date.max, longer.last_day or Date.min
    return first <= period.first_day and period.last_day <= last
