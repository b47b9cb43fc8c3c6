"""Different measures of one year under each other, so that nobody takes one for another."""

from dashboard import value_words
from dashboard.charts.marks import bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.model import Chart
from dashboard.record import Record, Value


def drawn(chart: Chart, record: Record) -> tuple[Value, ...]:
    """The values used for years for which at least two of the series have one."""
    used: list[Value] = []
    for name in chart.series:
        used += [value for value in record.used(name) if value.year is not None]
    pairs = {(value.year, value.series.id) for value in used}
    years = [year for year, _ in pairs]
    return tuple(value for value in used if years.count(value.year) > 1)


def rows(chart: Chart, record: Record, _: str = "") -> list[Row]:
    """For each year a heading and one row a series; a series without a value says so."""
    # Of several values of a year the first one counts.
    by_year: dict[int, dict[str, Value]] = {}
    for value in drawn(chart, record):
        assert value.year is not None
        by_year.setdefault(value.year, {}).setdefault(value.series.id, value)
    found: list[Row] = []
    for year in sorted(by_year, reverse=True):
        found.append(Row(str(year), heading=True))
        found += [_row(record, name, by_year[year].get(name)) for name in chart.series]
    return found


def _row(record: Record, name: str, value: Value | None) -> Row:
    title = record.dataset.one_series[name].title
    if value is None:
        return Row(f"{title}: none found in print")
    words = title if value.is_whole_year else f"{title}, {value.period.words} only"
    part = Part.of(record.dataset, value, bar_mark(value))
    return Row(words, (part,), value_words.mark(record.dataset, value))
