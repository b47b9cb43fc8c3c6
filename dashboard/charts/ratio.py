"""A printed percentage against what it comes to on every vintage of what it is set against."""

from decimal import Decimal

from dashboard import value_words, wording
from dashboard.charts.ground import card
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.model import Chart
from dashboard.record import Record, Role, Value, of_window
from dashboard.record.conversions import rate_of

VINTAGES = frozenset({Role.USED, Role.AGREES, Role.VARIANT, Role.VINTAGE})


def drawn(chart: Chart, record: Record) -> tuple[Value, ...]:
    """Amounts and printed percentages of the years that have both."""
    used: list[Value] = []
    for name in chart.series:
        used += [value for value in record.used(name) if value.is_whole_year]
    pairs = {(value.year, value.series.id) for value in used}
    years = [year for year, _ in pairs]
    return tuple(value for value in used if years.count(value.year) == len(chart.series))


def rows(chart: Chart, record: Record, _: str = "") -> list[Row]:
    """For each year a heading, the printed percentage, and one row a vintage as published."""
    dataset = record.dataset
    # Of several values of a year the first one counts.
    by_year: dict[int, dict[str, Value]] = {}
    for value in drawn(chart, record):
        assert value.year is not None
        by_year.setdefault(value.year, {}).setdefault(value.series.id, value)
    found: list[Row] = []
    for year in sorted(by_year, reverse=True):
        amount, printed = (by_year[year][name] for name in chart.series)
        head = f"{year}: {amount.series.title}, {value_words.shown(dataset, amount)}"
        part = Part.of(dataset, printed, bar_mark(printed))
        found.append(Row(head, heading=True))
        found.append(Row("as printed", (part,), f"{value_words.mark(dataset, printed)} %"))
        found += _vintages(chart, record, amount, printed)
    return found


def _vintages(chart: Chart, record: Record, amount: Value, printed: Value) -> list[Row]:
    """One row a vintage, with the digits of the printed percentage."""
    conversion, dataset = chart.conversions[0], record.dataset
    assert conversion.of is not None
    base = dataset.unit[dataset.one_series[conversion.of].unit]
    rate = rate_of(record, conversion.rates, amount, amount.unit, base)
    if rate is None:
        return [Row(f"no exchange rate of {amount.period.words} is in the record")]
    scale = 100 * rate.factor * amount.unit.factor / base.factor
    at_rate = value_words.rate_of(dataset, rate)
    assert printed.observation.value is not None
    places = wording.places(str(printed.observation.value))
    lines = []
    for other in _first_published(record, conversion.of, amount):
        percent = amount.number * scale / other.number
        text = f"{wording.fixed(percent, dataset.about.locale, places)} %"
        hover = f"{card(dataset, other)}<br>{text} at {at_rate}"
        part = Part(float(percent), Mark.DERIVED, hover, other.id)
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
        figures.setdefault(wording.to_places(value.number, decimals), value)
    return list(figures.values())


def _over(record: Record, other: Value) -> str:
    published = other.source.published
    date = published.words if published else "no date"
    shown = value_words.shown(record.dataset, other)
    return f"over {shown} of {date}, {other.source.publisher}"
