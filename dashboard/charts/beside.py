"""Different measures of one year under each other, so that nobody takes one for another."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.charts.marks import bar_mark
from dashboard.charts.rows import Part, Row, RowsView, bounds_of, by_year_and_series
from dashboard.record import Record, Value
from dashboard.words import gettext as _
from dashboard.words import periods, value_words


@dataclass(frozen=True, eq=False)
class BesideView(RowsView):
    """The measures of each year, one under the other."""

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values used for years for which at least two of the series have one."""
        used: list[Value] = []
        for name in self.chart.series:
            used += [value for value in self.record.used(name) if value.year is not None]
        pairs = {(value.year, value.series.id) for value in used}
        years = [year for year, _series in pairs]
        return tuple(value for value in used if years.count(value.year) > 1)

    def worded_rows(self) -> list[Row]:
        """For each year a heading and one row a series; a series without a value says so."""
        by_year = by_year_and_series(self.values)
        found: list[Row] = []
        for year in sorted(by_year, reverse=True):
            found.append(Row(str(year), heading=True))
            values = by_year[year]
            found += [_row(self.record, name, values.get(name)) for name in self.chart.series]
        return found


def _row(record: Record, name: str, value: Value | None) -> Row:
    title = record.dataset.one_series[name].title
    if value is None:
        return Row(_("%(title)s: no figure found", title=title))
    words = title
    if not value.is_whole_year:
        words = _("%(title)s, %(period)s only", title=title, period=periods.in_words(value.period))
    part = Part.of(record.dataset, value, bar_mark(value))
    return Row(words, (part,), value_words.hedged(record.dataset, value), bounds_of(value))
