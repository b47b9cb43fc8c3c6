"""The windows of one year, from the shortest total to the longest, mislabelled ones among them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cached_property

from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row, RowsView, bounds_of
from dashboard.record import Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import periods, value_words


@dataclass(frozen=True, eq=False)
class LadderView(RowsView):
    """One row a value of the chosen year, in order of size."""

    @cached_property
    def windows(self) -> tuple[Value, ...]:
        """Values of every year in the unit of the series, deprecated ones too; equal ones once."""
        found: dict[tuple[str, Decimal, Role], Value] = {}
        for value in self.record.series(self.chart.series[0]):
            if value.year is None or value.amount is None or value.observation.status == "f":
                continue
            if value.role not in (Role.AGREES, Role.VARIANT):
                found.setdefault((value.period.text, value.amount, value.role), value)
        return tuple(found.values())

    @cached_property
    def years(self) -> list[int]:
        """Years with a value, the one with most windows first, then in order."""
        counted = Counter(value.year for value in self.windows if value.year is not None)
        most = [year for year, _count in counted.most_common(1)]
        return [*most, *sorted(counted.keys() - set(most))]

    @property
    def choices(self) -> list[str]:
        """The years, the default first."""
        return [str(year) for year in self.years]

    @property
    def year(self) -> int:
        """The year that was chosen, or the default; 0 where no year has a value."""
        return int(self.choice or next(iter(self.choices), "0"))

    @property
    def title(self) -> str:
        """The subject, and the year that is shown."""
        if not self.years:
            return self.chart.title
        return _("%(title)s: %(year)d", title=self.chart.title, year=self.year)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The windows of the year."""
        return tuple(value for value in self.windows if value.year == self.year)

    @property
    def table_values(self) -> tuple[Value, ...]:
        """All values of the year, repetitions too."""
        whole = self.record.series(*self.chart.series)
        return tuple(value for value in whole if value.year == self.year)

    def worded_rows(self) -> list[Row]:
        """From the shortest total to the longest."""
        return [_row(self.record, value) for value in sorted(self.values, key=_size)]


def _size(value: Value) -> tuple[Decimal, Date]:
    return value.number, value.period.last_day or Date.max


def _row(record: Record, value: Value) -> Row:
    own_marks = {Role.DEPRECATED: Mark.DEPRECATED, Role.WINDOW: Mark.PART}
    mark = own_marks.get(value.role, bar_mark(value))
    part = Part.of(record.dataset, value, mark)
    number = value_words.hedged(record.dataset, value)
    return Row(_words(value), (part,), number, bounds_of(value))


def _words(value: Value) -> str:
    """The period; whose figure it is too, where another one is used."""
    period, publisher = periods.in_words(value.period), value.source.publisher
    if value.role is Role.DEPRECATED:
        return _(
            "Labelled %(period)s by %(publisher)s: not used", period=period, publisher=publisher
        )
    if value.role is Role.RIVAL:
        return _("%(period)s, %(publisher)s", period=period, publisher=publisher)
    return period
