"""Amounts as printed, one bar each, under a heading for each series and currency.

Nothing is converted.
"""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from dashboard import value_words, wording
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row
from dashboard.model import Chart, Unit
from dashboard.model.facts import in_base
from dashboard.record import Record, Role, Value


class Amount(NamedTuple):
    """What makes two printed amounts the same one."""

    series: str
    time: int | str
    """A year; a time of several years counts as printed."""
    currency: str
    base: Decimal
    """Base units of the currency printed."""


def drawn(chart: Chart, record: Record) -> tuple[Value, ...]:
    """Every dated number of the series, the first page of each."""
    return tuple(pages[0] for pages in _pages(chart, record).values())


def _pages(chart: Chart, record: Record) -> dict[Amount, list[Value]]:
    """Each amount with the values that print it, in time order of each series."""
    found: dict[Amount, list[Value]] = defaultdict(list)
    for name in chart.series:
        for value in record.series(name):
            amount = _amount(record, value)
            if amount is not None:
                found[amount].append(value)
    return found


def _amount(record: Record, value: Value) -> Amount | None:
    """The amount that a value prints; None without a date or a number, or for one not used."""
    printed = value.observation
    if printed.value is None or printed.unit is None or not value.period.dated:
        return None
    if value.role is Role.DEPRECATED:
        return None
    unit = record.dataset.unit[printed.unit]
    time = value.year or value.period.text
    return Amount(value.series.id, time, _currency(unit), in_base(printed.value, unit))


def _currency(unit: Unit) -> str:
    return unit.currency or unit.counted or unit.dimension


def rows(chart: Chart, record: Record, _: str = "") -> list[Row]:
    """A heading for each series and currency, and a row for each amount in order of time."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for amount, pages in _pages(chart, record).items():
        title = record.dataset.one_series[amount.series].title
        groups[title, amount.currency].append(_row(record, amount, pages))
    found: list[Row] = []
    for (title, currency), lines in groups.items():
        found += [Row(f"{title}, {currency}", heading=True), *lines]
    return found


def _row(record: Record, amount: Amount, pages: list[Value]) -> Row:
    first = pages[0]
    others = len({value.source.id for value in pages}) - 1
    more = f" and {wording.count(others, 'other page')}" if others else ""
    part = Part.of(record.dataset, first, _mark(first), amount.base)
    words = f"{first.period.words}, {first.source.publisher}{more}"
    return Row(words, (part,), value_words.shown(record.dataset, first))


def _mark(value: Value) -> Mark:
    if value.observation.status == "f":
        return Mark.FORECAST
    return Mark.HEDGED if value.is_hedged else Mark.AMOUNT
