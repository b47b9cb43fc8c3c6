"""Amounts as printed, one bar each, under a heading for each series and currency.

Many figures of one time and currency are marks on one line. Nothing is converted.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row, RowsView, Strip
from dashboard.model import Name, Unit
from dashboard.model.facts import in_base
from dashboard.record import Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, value_words, wording

_BESIDE = {Role.RIVAL: Mark.RIVAL, Role.VARIANT: Mark.RIVAL, Role.VINTAGE: Mark.VINTAGE}
"""Roles of figures that are not the one used for their time."""
MOST_BARS = 3
"""So many figures of one time have a bar each; more of them are marks on one line."""


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
        for of_one_time in self._by_time():
            amount = of_one_time[0].amount
            title = self.record.dataset.one_series[amount.series].title
            groups[title, amount.currency] += _lines(self.record, of_one_time)
        found: list[Row] = []
        for (title, currency), lines in groups.items():
            heading = _("%(title)s, %(currency)s", title=title, currency=currency)
            found += [Row(heading, heading=True), *lines]
        return found

    def _by_time(self) -> list[list["Told"]]:
        """The amounts with their pages: those of one time, series and currency together."""
        found: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for amount, pages in self.pages.items():
            ranked = tuple(self._in_own_currency[value.id] for value in pages)
            found[amount.series, amount.currency, amount.time].append(Told(amount, ranked))
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Told:
    """An amount, and the values that print it as they rank in its currency."""

    amount: Amount
    pages: tuple[Value, ...]


def _lines(record: Record, told: Sequence[Told]) -> list[Row]:
    """The rows of what is printed for one time in one currency."""
    if len(told) > MOST_BARS:
        return [_strip(record, told)]
    return [_row(record, each.amount, each.pages) for each in told]


def _strip(record: Record, told: Sequence[Told]) -> Strip:
    """Many figures of one time on one line, the smallest first."""
    ordered = sorted(told, key=lambda each: each.amount.base)
    words = ngettext(
        "%(period)s: %(number)d figure",
        "%(period)s: %(number)d figures",
        len(told),
        period=_time(ordered[0]),
    )
    ends = [value_words.shown(record.dataset, ordered[place].pages[0]) for place in (0, -1)]
    return Strip(words, tuple(_mark_on(record, each) for each in ordered), wording.both(*ends))


def _time(told: Told) -> str:
    """The time of some figures: a year, or several as printed."""
    year = told.pages[0].year
    return periods.in_words(told.pages[0].period) if year is None else str(year)


def _mark_on(record: Record, told: Told) -> Part:
    """The mark of a figure, with its number and who prints it."""
    first = told.pages[0]
    mark = _mark(told.pages)
    part = Part.of(record.dataset, first, mark, told.amount.base)
    return replace(part, words=_by(told.pages), value=value_words.shown(record.dataset, first))


def _by(pages: Sequence[Value]) -> str:
    """Who prints a figure; when, too, where it counts no whole year."""
    first, others = pages[0], _others(pages)
    if others or not first.is_whole_year:
        return _words(periods.in_words(first.period), first.source.publisher, others)
    return str(first.source.publisher)


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


def _row(record: Record, amount: Amount, pages: Sequence[Value]) -> Row:
    """The row of an amount, of which the first page is named; pages rank in their own currency."""
    first = pages[0]
    others = _others(pages)
    part = Part.of(record.dataset, first, _mark(pages), amount.base)
    words = _words(periods.in_words(first.period), first.source.publisher, others)
    return Row(words, (part,), value_words.shown(record.dataset, first))


def _others(pages: Sequence[Value]) -> int:
    """How many pages print an amount beside the first one."""
    return len({value.source.id for value in pages}) - 1


def _words(period: str, publisher: Name, others: int) -> str:
    if not others:
        return _("%(period)s, %(publisher)s", period=period, publisher=publisher)
    return ngettext(
        "%(period)s, %(publisher)s and %(number)d other page",
        "%(period)s, %(publisher)s and %(number)d other pages",
        others,
        period=period,
        publisher=publisher,
    )


def _mark(pages: Sequence[Value]) -> Mark:
    """How an amount is drawn; hollow where none of its pages has the figure used for its time."""
    first = pages[0]
    if first.observation.status == "f":
        return Mark.FORECAST
    if all(value.role in _BESIDE for value in pages):
        return _BESIDE[first.role]
    return Mark.HEDGED if first.is_hedged else Mark.AMOUNT
