"""Amounts as printed, one bar each, under a heading for each series and currency.

Nothing is converted.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row, RowsView
from dashboard.model import Unit
from dashboard.model.facts import in_base
from dashboard.record import Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, value_words

_BESIDE = {Role.RIVAL: Mark.RIVAL, Role.VARIANT: Mark.RIVAL, Role.VINTAGE: Mark.VINTAGE}
"""Roles of figures that are not the one used for their time."""


class Amount(NamedTuple):
    """What makes two printed amounts the same one."""

    series: str
    time: int | str
    """A year; a time of several years counts as printed."""
    currency: str
    base: Decimal
    """Base units of the currency printed."""


@dataclass(frozen=True, eq=False)
class AmountsView(RowsView):
    """Every dated number of the series, the first page of each."""

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The first page that prints each amount."""
        return tuple(pages[0] for pages in self.pages.values())

    @cached_property
    def pages(self) -> dict[Amount, list[Value]]:
        """Each amount with the values that print it, in time order of each series."""
        found: dict[Amount, list[Value]] = defaultdict(list)
        for name in self.chart.series:
            for value in self.record.series(name):
                amount = _amount(self.record, value)
                if amount is not None:
                    found[amount].append(value)
        return found

    @cached_property
    def _in_own_currency(self) -> dict[str, Value]:
        """Observation id -> its value as it ranks among those that are reported in its currency."""
        return {
            value.id: value
            for name in self.chart.series
            for unit in _currencies(self.record, name)
            for value in self.record.in_unit(name, unit)
            if value.amount is not None
        }

    @property
    def table_values(self) -> tuple[Value, ...]:
        """All values of the series, those without a number or a date too."""
        return self.record.series(*self.chart.series)

    def worded_rows(self) -> list[Row]:
        """A heading for each series and currency, and a row for each amount in order of time."""
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for amount, pages in self.pages.items():
            title = self.record.dataset.one_series[amount.series].title
            ranked = [self._in_own_currency[value.id] for value in pages]
            groups[title, amount.currency].append(_row(self.record, amount, ranked))
        found: list[Row] = []
        for (title, currency), lines in groups.items():
            heading = _("%(title)s, %(currency)s", title=title, currency=currency)
            found += [Row(heading, heading=True), *lines]
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


def _currencies(record: Record, name: str) -> list[Unit]:
    """A unit of each currency in which values of a series are reported."""
    dataset = record.dataset
    reported = (dataset.unit[each.unit] for each in dataset.of_series[name] if each.unit)
    return list({_currency(unit): unit for unit in reported}.values())


def _row(record: Record, amount: Amount, pages: list[Value]) -> Row:
    """The row of an amount, of which the first page is named; pages rank in their own currency."""
    first = pages[0]
    others = len({value.source.id for value in pages}) - 1
    part = Part.of(record.dataset, first, _mark(pages), amount.base)
    words = _words(periods.in_words(first.period), first.source.publisher, others)
    return Row(words, (part,), value_words.shown(record.dataset, first))


def _words(period: str, publisher: str, others: int) -> str:
    if not others:
        return _("%(period)s, %(publisher)s", period=period, publisher=publisher)
    return ngettext(
        "%(period)s, %(publisher)s and %(number)d other page",
        "%(period)s, %(publisher)s and %(number)d other pages",
        others,
        period=period,
        publisher=publisher,
    )


def _mark(pages: list[Value]) -> Mark:
    """How an amount is drawn; hollow where none of its pages has the figure used for its time."""
    first = pages[0]
    if first.observation.status == "f":
        return Mark.FORECAST
    if all(value.role in _BESIDE for value in pages):
        return _BESIDE[first.role]
    return Mark.HEDGED if first.is_hedged else Mark.AMOUNT
