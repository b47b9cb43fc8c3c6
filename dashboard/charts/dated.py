"""What the kinds with an axis of dates share."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cached_property
from typing import ClassVar

import plotly.graph_objects as go

from dashboard import value_words, wording
from dashboard.charts import blanks, ground
from dashboard.charts.base import ChartView, FigureView
from dashboard.charts.palette import Palette
from dashboard.model import Era
from dashboard.record import Record, Role, Value
from dashboard.words import periods

REPEATED = frozenset({Role.AGREES, Role.VARIANT})
"""Roles of values that repeat another one, which have a mark nowhere."""


@dataclass(frozen=True, eq=False)
class DatedView(FigureView):
    """A chart with an axis of dates."""

    heights: ClassVar[tuple[int, int]]
    """Pixels on a wide and on a narrow screen."""
    left_out: ClassVar[frozenset[Role]]
    """Roles that have no mark of their own."""

    @abstractmethod
    def draw_marks(self, sheet: ground.Calendar) -> None:
        """Draw the values, and what stands around them, on a sheet with axes and eras."""

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        """Axes and eras, then the marks."""
        colours = replace(palette, accent=self.colour(palette))
        height = self.heights[narrow]
        sheet = ground.Calendar(colours, height, narrow=narrow, days=self.days, eras=self.eras)
        self.draw_marks(sheet)
        return sheet.finish()

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Values that lie within a year and have a mark, in order of their first day."""
        return tuple(
            value
            for value in sorted(self.charted, key=_first_day)
            if value.year is not None and value.role not in self.left_out
        )

    @property
    def charted(self) -> Iterable[Value]:
        """The values that have a place on the axis, drawn or not."""
        return self.record.charted(self.chart.series[0])

    @cached_property
    def days(self) -> tuple[Date, Date]:
        """The first and the last day of the axis, where something is drawn."""
        return ground.span(self.values, self.gap_years)

    @cached_property
    def blank_years(self) -> dict[str, list[int]]:
        """Reason -> the years of the axis that have no mark for this reason."""
        if not self.values:
            return {}
        first, last = self.days
        marked = {value.year for value in self.values}
        blank = set(range(first.year, last.year + 1)) - marked
        return blanks.reasons(self.record, self.chart.series[0], blank, self.chart.instead)

    @property
    def blank_sentence(self) -> str:
        """Which years have no mark, and why; '' where none is blank."""
        return blanks.sentence(self.blank_years)

    @property
    def eras(self) -> Sequence[Era]:
        """Eras of ownership, which say nothing of the country or the city as a whole."""
        return () if self.is_regional else self.record.eras

    def colour(self, palette: Palette) -> str:
        """The plant's own colour, or that of the country."""
        return palette.country if self.is_regional else palette.accent

    @property
    def is_regional(self) -> bool:
        """Whether it shows the country or the city as a whole, not the plant."""
        return is_regional(self.record, self.chart.series[0])

    @property
    def has_ranks(self) -> bool:
        """Whether its values are places in a list."""
        return self.record.dataset.one_series[self.chart.series[0]].measure == "rank"

    @cached_property
    def alt_text(self) -> str:
        """Count, first, last, highest and lowest value, and which years are blank."""
        if not self.values:
            return ""
        used = [value for value in self.values if value.is_used] or self.values
        others = len(self.values) - len(used)
        more = f" {wording.count(others, 'other value')} drawn beside them." if others else ""
        head = f"{self.title}. {wording.count(len(used), 'value')}."
        return f"{head} {self._extremes(used)}.{more} {self.blank_sentence}".strip()

    def _extremes(self, values: Sequence[Value]) -> str:
        """First, last, highest and lowest value; the highest rank has the lowest number."""
        ordered = sorted(values, key=lambda value: value.number, reverse=self.has_ranks)
        named = {
            "First": values[0],
            "last": values[-1],
            "highest": ordered[-1],
            "lowest": ordered[0],
        }
        dataset = self.record.dataset
        return "; ".join(
            f"{name} {value_words.mark(dataset, value)}, {periods.in_words(value.period)}"
            for name, value in named.items()
        )


def is_regional(record: Record, series: str) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return record.dataset.one_series[series].perimeter in ("country", "city")


def of_one_unit(view: ChartView) -> list[str]:
    """The series of a chart that share the unit of its axis."""
    series, names = view.record.dataset.one_series, view.chart.series
    axis = series[names[0]].unit
    return [name for name in names if series[name].unit == axis]


def _first_day(value: Value) -> Date:
    return value.period.first_day or Date.max
