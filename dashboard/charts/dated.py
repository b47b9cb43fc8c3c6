"""What the kinds with an axis of dates share."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

import plotly.graph_objects as go

from dashboard.charts import blanks, hedges
from dashboard.charts.base import ChartView, FigureView
from dashboard.charts.blanks import Blank
from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.days import span
from dashboard.charts.marks import KEY, MOST_KEYS, Mark
from dashboard.charts.palette import Palette
from dashboard.model import Era
from dashboard.record import Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, units, wording

REPEATED = frozenset({Role.AGREES, Role.VARIANT})
"""Roles of values that repeat another one, which have a mark nowhere."""
LEAST_VALUES, LEAST_USED = 5, 3
"""With fewer values, or fewer that are used for their periods, there is no chart.

Numbers in large type say more then.
"""


@dataclass(frozen=True, eq=False)
class DatedView(FigureView):
    """A chart with an axis of dates."""

    heights: ClassVar[tuple[int, int]]
    """Pixels on a wide and on a narrow screen."""
    left_out: ClassVar[frozenset[Role]]
    """Roles that have no mark of their own."""

    @abstractmethod
    def draw_marks(self, canvas: DatedCanvas) -> None:
        """Draw the values, and what stands around them, on a canvas with axes and eras."""

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        """Axes and eras, then the marks."""
        colours = replace(palette, accent=self.colour(palette))
        height = self.heights[narrow]
        dataset = self.record.dataset
        unit = dataset.unit[self.unit or dataset.one_series[self.chart.series[0]].unit]
        scale = units.scale(dataset, unit)
        canvas = DatedCanvas(
            colours, height, narrow=narrow, days=self.days, eras=self.eras, scale=scale
        )
        self.draw_marks(canvas)
        return canvas.finish()

    @cached_property
    def placed(self) -> tuple[Value, ...]:
        """Values that lie within a year and have a mark, in order of their first day."""
        return tuple(
            value
            for value in sorted(self.charted, key=_first_day)
            if value.year is not None and value.role not in self.left_out
        )

    @property
    def values(self) -> tuple[Value, ...]:
        """The values that have a mark, where they are enough for a chart."""
        used = sum(value.is_used for value in self.placed)
        is_enough = len(self.placed) >= LEAST_VALUES and used >= LEAST_USED
        return self.placed if is_enough else ()

    @property
    def large_values(self) -> tuple[Value, ...]:
        """The values of a chart that has too few of them, newest first."""
        return () if self.values else tuple(reversed(self.placed))

    @property
    def charted(self) -> Iterable[Value]:
        """The values that have a place on the axis, drawn or not."""
        return self.record.charted(self.chart.series[0])

    @cached_property
    def days(self) -> tuple[Date, Date]:
        """The first and the last day of the axis, where something is drawn."""
        return span(self.placed)

    @property
    def years(self) -> range:
        """The years of the axis, where something is drawn."""
        first, last = self.days
        return range(first.year, last.year + 1)

    @property
    def marked_years(self) -> set[int | None]:
        """The years that have a mark."""
        return {value.year for value in self.placed}

    @cached_property
    def blank_years(self) -> dict[int, Blank]:
        """The years of the axis that have no mark, in order, and why."""
        if not self.placed:
            return {}
        blank = set(self.years) - self.marked_years
        return blanks.reasons(self.record, self.main_series, blank, self.chart.instead)

    @property
    def main_series(self) -> tuple[str, ...]:
        """The series whose values the blank years lack."""
        return self.chart.series[:1]

    @property
    def blank_sentence(self) -> str:
        """Which years have no mark, and why; '' where none is blank."""
        series, instead = self.record.dataset.one_series, self.chart.instead
        elsewhere = "" if instead is None else series[instead].title
        return blanks.sentence(self.blank_years, elsewhere)

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The few marks that need a key: words at the others say what they are."""
        return tuple(mark for mark in KEY if mark in self.marks)[:MOST_KEYS]

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

    @property
    def alt_text(self) -> str:
        """Count, first, last, highest and lowest value, and which years are blank."""
        if not self.values:
            return ""
        used = [value for value in self.values if value.is_used] or self.values
        others = len(self.values) - len(used)
        count = ngettext("%(number)d value.", "%(number)d values.", len(used))
        more = ngettext(
            "%(number)d other value is drawn too.",
            "%(number)d other values are drawn too.",
            others,
        )
        texts = [wording.sentences(self.title), count, self._extremes(used)]
        texts += [more] if others else []
        return wording.joined([*texts, self.blank_sentence])

    def _extremes(self, values: Sequence[Value]) -> str:
        """First, last, highest and lowest value; the highest rank has the lowest number."""
        dataset = self.record.dataset
        ordered = sorted(values, key=self._signed, reverse=self.has_ranks)

        def told(value: Value) -> str:
            number = hedges.number(dataset, value, below_zero=self.is_below(value))
            return f"{number}, {periods.in_words(value.period)}"

        return _(
            "First %(first)s; last %(last)s; highest %(highest)s; lowest %(lowest)s.",
            first=told(values[0]),
            last=told(values[-1]),
            highest=told(ordered[-1]),
            lowest=told(ordered[0]),
        )

    def is_below(self, value: Value) -> bool:  # noqa: ARG002  (bars may lie below zero)
        """Its amount is drawn below zero, as that of a loss."""
        return False

    def _signed(self, value: Value) -> Decimal:
        return -value.number if self.is_below(value) else value.number


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
