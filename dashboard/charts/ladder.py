"""The windows of one year, from the shortest total to the longest, mislabelled ones among them."""

from collections import Counter
from datetime import date as Date
from decimal import Decimal

from dashboard import value_words
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.model import Chart
from dashboard.record import Record, Role, Value

_ROUNDED = frozenset({"about", "nearly", "range"})
"""Hedges of numbers that are drawn with their interval."""


def years(chart: Chart, record: Record) -> list[int]:
    """Years with a value, the one with most windows first, then in order."""
    counted = Counter(value.year for value in drawn(chart, record) if value.year is not None)
    most = [year for year, _ in counted.most_common(1)]
    return [*most, *sorted(counted.keys() - set(most))]


def chosen_year(chart: Chart, record: Record, choice: str) -> int:
    """The year that a reader chose, or the default."""
    return int(choice or next(iter(years(chart, record)), 0))


def drawn(chart: Chart, record: Record) -> tuple[Value, ...]:
    """Values within a year in the unit of the series, deprecated ones too; equal ones once."""
    found: dict[tuple[str, Decimal, Role], Value] = {}
    for value in record.series(chart.series[0]):
        if value.year is None or value.amount is None or value.observation.status == "f":
            continue
        if value.role not in (Role.AGREES, Role.VARIANT):
            found.setdefault((value.period.text, value.amount, value.role), value)
    return tuple(found.values())


def rows(chart: Chart, record: Record, choice: str = "") -> list[Row]:
    """One row a value of the year, in order of size."""
    year = chosen_year(chart, record, choice)
    chosen = [value for value in drawn(chart, record) if value.year == year]
    return [_row(record, value) for value in sorted(chosen, key=_size)]


def _size(value: Value) -> tuple[Decimal, Date]:
    return value.number, value.period.last_day or Date.max


def _row(record: Record, value: Value) -> Row:
    own_marks = {Role.DEPRECATED: Mark.DEPRECATED, Role.WINDOW: Mark.PART}
    mark = own_marks.get(value.role, bar_mark(value))
    words = value.period.words
    if value.role in (Role.RIVAL, Role.DEPRECATED):
        words = f"{words}, {value.source.publisher}"
    if mark is Mark.DEPRECATED:
        words = f"labelled {words}: not used"
    part = Part.of(record.dataset, value, mark)
    return Row(words, (part,), value_words.mark(record.dataset, value), _bounds(value))


def _bounds(value: Value) -> tuple[float, float] | None:
    """The ends of the interval of a rounded value."""
    if value.low is None or value.high is None:
        return None
    rounded = value.observation.qualifier in _ROUNDED
    return (float(value.low), float(value.high)) if rounded else None
