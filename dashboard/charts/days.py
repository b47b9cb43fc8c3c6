"""Days on the axis of a chart: where values, eras and events lie, and how far the axis reaches."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime, timedelta

from dashboard.model import Era, Event
from dashboard.record import Value

DAY_MS = 86_400_000
"""Milliseconds of a day, in which Plotly counts time."""
LEAST_YEARS = 8
"""A chart of fewer years would draw a year as broad as a page."""


def overlaps(era: Era, days: tuple[Date, Date]) -> bool:
    """Some day of the era lies on an axis."""
    first, last = days
    return (era.period.first_day or first) <= last and first <= (era.period.last_day or last)


def span(values: Sequence[Value], gaps: Sequence[int] = ()) -> tuple[Date, Date]:
    """From the first year with a value to the last with one or a gap, at least LEAST_YEARS."""
    days = [ends(value) for value in values]
    first = min(day for day, _ in days).year
    last = max(day for _, day in days).year
    start = max(1, min(first, last - LEAST_YEARS + 1))
    return Date(start, 1, 1), Date(max([last, *gaps]), 12, 31)


def events_within(events: Sequence[Event], days: tuple[Date, Date]) -> tuple[Event, ...]:
    """The events of a span whose month is known, in time order.

    A mere year has no place on a line.
    """
    first, last = days
    inside: list[Event] = []
    for event in events:
        start, day = event.date.start, event.date.first_day
        has_a_month = start is not None and start.month is not None
        if has_a_month and day is not None and first <= day <= last:
            inside.append(event)
    return tuple(sorted(inside, key=_place_in_time))


def _place_in_time(event: Event) -> tuple[str, str, str]:
    return str(event.date.first_day), str(event.date.last_day), event.id


def ends(value: Value) -> tuple[Date, Date]:
    """The first and the last day of a value on an axis of dates, which has both."""
    first, last = value.days
    assert first is not None, f"{value.id} has no first day"
    assert last is not None, f"{value.id} has no last day"
    return first, last


def after(day: Date) -> Date:
    """The day after, or the last day there is."""
    return min(day, Date.max - timedelta(days=1)) + timedelta(days=1)


def midyear(year: int) -> str:
    """The middle of a year, as Plotly takes it."""
    return f"{year:04}-07-02"


def middle(value: Value) -> str:
    """The instant half-way through the period of a value, as Plotly takes it."""
    first, _ = ends(value)
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  (a day of the calendar)
    half = timedelta(milliseconds=duration(value) // 2)
    return (start + half).isoformat(sep=" ", timespec="minutes")


def duration(value: Value) -> int:
    """Length of the period of a value in milliseconds."""
    first, last = ends(value)
    return ((last - first).days + 1) * DAY_MS
