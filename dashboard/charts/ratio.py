"""A printed percentage against what it comes to on every vintage of what it is set against."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row, RowsView, bounds_of, by_year_and_series, card
from dashboard.model import Conversion
from dashboard.record import Record, Role, Value, of_window
from dashboard.record.conversions import rate_of
from dashboard.words import gettext as _
from dashboard.words import numbers, periods, value_words

VINTAGES = frozenset({Role.USED, Role.AGREES, Role.VARIANT, Role.VINTAGE})


@dataclass(frozen=True, eq=False)
class RatioView(RowsView):
    """For each year the printed percentage, and what it comes to on each vintage."""

    @property
    def conversion(self) -> Conversion:
        """What leads from the amount to the percentage."""
        return self.chart.conversions[0]

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Amounts and printed percentages of the years that have both."""
        names = self.chart.series
        used: list[Value] = []
        for name in names:
            used += [value for value in self.record.used(name) if value.is_whole_year]
        pairs = {(value.year, value.series.id) for value in used}
        years = [year for year, _series in pairs]
        return tuple(value for value in used if years.count(value.year) == len(names))

    def worded_rows(self) -> list[Row]:
        """For each year a heading, the printed percentage, and one row a vintage."""
        record, dataset = self.record, self.record.dataset
        by_year = by_year_and_series(self.values)
        found: list[Row] = []
        for year in sorted(by_year, reverse=True):
            amount, printed = (by_year[year][name] for name in self.chart.series)
            head = _(
                "%(year)s: %(title)s, %(amount)s",
                year=year,
                title=amount.series.title,
                amount=value_words.shown(dataset, amount),
            )
            part = Part.of(dataset, printed, bar_mark(printed))
            found.append(Row(head, heading=True))
            percentage = _("%(number)s %%", number=value_words.hedged(dataset, printed))
            found.append(Row(_("As reported"), (part,), percentage, bounds_of(printed)))
            found += _vintages(record, self.conversion, amount, printed)
        return found


def _vintages(record: Record, conversion: Conversion, amount: Value, printed: Value) -> list[Row]:
    """One row a vintage, with the digits of the printed percentage."""
    dataset = record.dataset
    assert conversion.of is not None
    base = dataset.unit[dataset.one_series[conversion.of].unit]
    rate = rate_of(record, conversion.rates, amount, amount.unit, base)
    if rate is None:
        period = periods.in_words(amount.period)
        return [Row(_("No exchange rate of %(period)s is in the record", period=period))]
    scale = 100 * rate.factor * amount.unit.factor / base.factor
    at_rate = value_words.rate_of(dataset, rate)
    assert printed.observation.value is not None
    places = numbers.places_of(str(printed.observation.value))
    lines = []
    for other in _first_published(record, conversion.of, amount):
        percent = amount.number * scale / other.number
        number = numbers.fixed(percent, dataset.about.locale, places)
        text = _("%(number)s %%", number=number)
        worked_out = _("%(number)s %% at %(rate)s", number=number, rate=at_rate)
        part = Part(percent, Mark.DERIVED, (*card(dataset, other), worked_out), other.id)
        lines.append(Row(_over(record, other), (part,), text))
    return lines


def _first_published(record: Record, name: str, amount: Value) -> list[Value]:
    """The first publication of each figure for a period, in the order of publication.

    One that differs by less than a rounding is no vintage of its own.
    """
    vintages = [
        value
        for value in of_window(record.series(name), amount)
        if value.role in VINTAGES and value.number != 0
    ]
    decimals = record.dataset.one_series[name].decimals
    figures: dict[Decimal, Value] = {}
    for value in sorted(vintages, key=lambda value: value.known_by):
        figures.setdefault(numbers.to_places(value.number, decimals), value)
    return list(figures.values())


def _over(record: Record, other: Value) -> str:
    amount, publisher = value_words.shown(record.dataset, other), other.source.publisher
    published = other.source.published
    if published is None:
        return _("With %(amount)s, %(publisher)s", amount=amount, publisher=publisher)
    return _(
        "With %(amount)s, published %(date)s by %(publisher)s",
        amount=amount,
        date=periods.in_words(published),
        publisher=publisher,
    )
