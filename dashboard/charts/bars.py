"""One bar a year, as wide as the time it covers: whole, hedged or hatched.

Rivals stand hollow beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cached_property
from itertools import chain

import plotly.graph_objects as go

from dashboard.charts import horizontal_bars, vertical_bars
from dashboard.charts.barset import BARS, BarSet, beneath_rank, said_only
from dashboard.charts.dated import REPEATED, DatedView, is_regional, of_one_unit
from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.days import events_within, span
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.palette import Palette
from dashboard.model import Conversion, Event
from dashboard.model.charts import ChartKind
from dashboard.record import Role, Value
from dashboard.record.conversions import restated
from dashboard.words import gettext as _
from dashboard.words import wording

LISTING_ALL = frozenset({ChartKind.SPANS, ChartKind.DOTS, ChartKind.TABLE, ChartKind.AMOUNTS})
"""Kinds whose tables list all of their series, so that a chart of bars on their page need not."""
_LISTED_ELSEWHERE = frozenset({Role.WINDOW, Role.SEVERAL_YEARS, Role.NO_DATE, Role.IN_WORDS})


@dataclass(frozen=True, eq=False)
class BarsView(DatedView):
    """A bar a year, with events, gaps, ranks and lines of the country around them."""

    heights = (340, 340)
    left_out = REPEATED | {Role.WINDOW}

    @cached_property
    def choices(self) -> list[str]:
        """The unit of the series, then those of the conversions, where a reader chooses."""
        if not self.chart.conversions or self.chart.unit is not None:
            return []
        own = self.record.dataset.one_series[self.chart.series[0]].unit
        return [own, *(conversion.unit for conversion in self.chart.conversions)]

    @property
    def conversion(self) -> Conversion | None:
        """The conversion to the chart's own unit, else to the chosen one."""
        unit = self.chart.unit or self.choice
        found = (conversion for conversion in self.chart.conversions if conversion.unit == unit)
        return next(found, None)

    @property
    def unit(self) -> str:
        """The unit into which the values are converted; '' for none."""
        return "" if self.conversion is None else self.conversion.unit

    @property
    def title(self) -> str:
        """Subject and unit, as chosen."""
        if self.chart.unit is not None or self.conversion is None:
            return self.chart.title
        return self.conversion.title

    @property
    def charted(self) -> Iterable[Value]:
        """The values of its main series, in the unit that was chosen."""
        return chain.from_iterable(self._charted(name) for name in self.main_series)

    def _charted(self, name: str) -> tuple[Value, ...]:
        if self.conversion is None:
            return self.record.charted(name)
        return restated(self.record, name, self.conversion)

    @property
    def main_series(self) -> tuple[str, ...]:
        """The first series, and the one whose amounts are drawn below zero."""
        below = self.chart.below
        return self.chart.series[:1] if below is None else (self.chart.series[0], below)

    def is_below(self, value: Value) -> bool:
        """Its amount is drawn below zero, as that of a loss."""
        return value.series.id == self.chart.below

    @cached_property
    def points(self) -> list[tuple[str, str]]:
        """What a screen reader says, with the name of the series where there are two."""
        if self.chart.below is None:
            return super().points
        titles = [value.series.title for value in (*self.values, *self.reference_values)]
        said = zip(super().points, titles, strict=True)
        return [(name, f"{title}{wording.comma()}{words}") for (name, words), title in said]

    @cached_property
    def days(self) -> tuple[Date, Date]:
        """The axis reaches to the last year that was searched in vain, too."""
        return span(self.placed, self._searched_years)

    @cached_property
    def table_values(self) -> tuple[Value, ...]:
        """The values of all series, save those that another table of the page lists."""
        if self.chart.unit is not None and self.chart.below is None:
            return self.placed
        others = [other for other in self.page if other.id != self.chart.id]
        with_table = [other for other in others if other.kind in LISTING_ALL]
        listed = {name for other in with_table for name in other.series}
        leading = {other.series[0] for other in others} - {self.chart.series[0]}
        found = []
        for value in self.record.series(*self.chart.series):
            elsewhere = value.series.id in listed and value.role in _LISTED_ELSEWHERE
            leads = value.series.id in leading and not _is_used_for_a_year(value)
            if not elsewhere and not leads:
                found.append(value)
        return tuple(found)

    @property
    def values_around(self) -> tuple[Value, ...]:
        """Ranks, lines of the country, and what is said beside the bars in words."""
        return (*self.ranks, *self.reference_values, *self.undated_values)

    @property
    def _searched_years(self) -> list[int]:
        """Whole years that were searched for its series, from its first bar on."""
        searched = [gap.period for gap in self.record.gaps(*self.main_series)]
        years = [period.year for period in searched if period.is_year and period.year is not None]
        first = span(self.placed)[0].year
        return [year for year in years if year >= first]

    @cached_property
    def events(self) -> Sequence[Event]:
        """The key events within the axis that bear on one of the series.

        Where these are the plant's own, changes of its ownership bear on them too.
        """
        if not self.placed:
            return ()
        dataset, series = self.record.dataset, set(self.chart.series)
        bearing = []
        for name in dataset.about.key_events:
            event = dataset.event[name]
            of_owner = event.kind == "ownership" and not self.is_regional
            if of_owner or series & set(event.series):
                bearing.append(event)
        return events_within(bearing, self.days)

    @cached_property
    def ranks(self) -> tuple[Value, ...]:
        """The rank of each year, shown beneath the bars."""
        series = self.record.dataset.one_series
        names = [name for name in self.chart.series[1:] if series[name].measure == "rank"]
        used = [value for name in names[:1] for value in self.record.used(name)]
        return tuple(value for value in used if value.year is not None)

    @property
    def rank_words(self) -> str:
        """What “said” beneath a year means; '' where no rank says so."""
        if not any(beneath_rank(value) == said_only() for value in self.ranks):
            return ""
        return _(
            "Rank “%(said)s”: somebody said so, no list of that year was found.", said=said_only()
        )

    @cached_property
    def reference_values(self) -> tuple[Value, ...]:
        """Whole-year values of the country in the unit of the axis.

        None are drawn beside a chosen other unit.
        """
        if self.conversion is not None:
            return ()
        names = [name for name in of_one_unit(self)[1:] if is_regional(self.record, name)]
        values = [value for name in names[:1] for value in self.record.series(name)]
        return tuple(value for value in values if _is_used_for_a_year(value))

    @cached_property
    def undated_values(self) -> tuple[Value, ...]:
        """Numbers without a date, which stand beside the bars in words, never on their scale."""
        series = self.record.dataset.one_series
        names = [name for name in self.chart.series if series[name].measure != "rank"]
        values = self.record.series(*names)
        return tuple(value for value in values if value.role is Role.NO_DATE)

    @cached_property
    def marks(self) -> set[Mark]:
        """The marks of the values, and of what stands around them."""
        around = {
            Mark.EVENT: len(self.events) > 0,
            Mark.PLACE: len(self.ranks) > 0,
            Mark.COUNTRY: len(self.reference_values) > 0,
            Mark.GAP: len(self.blank_years) > 0,
        }
        used = {bar_mark(value) for value in self.values}
        return used | {mark for mark, is_there in around.items() if is_there}

    @cached_property
    def bars(self) -> list[Value]:
        """The values that are drawn as bars; others stand beside these."""
        return [value for value in self.placed if bar_mark(value) in BARS]

    @property
    def marked_years(self) -> set[int | None]:
        """The years that have a bar."""
        return {value.year for value in self.bars}

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        """Bars that stand, or lie one under the other where there is little room."""
        if not narrow:
            return super().draw(palette, narrow=False)
        return horizontal_bars.figure(
            self.shown, replace(palette, accent=self.colour(palette)), self.eras
        )

    def draw_marks(self, canvas: DatedCanvas) -> None:
        """The bars and what stands around them."""
        vertical_bars.draw(self.shown, canvas)

    @property
    def shown(self) -> BarSet:
        """What either layout draws."""
        first, last = self.days
        years = range(first.year, last.year + 1)
        others = [value for value in self.placed if bar_mark(value) not in BARS]
        country = [value for value in self.reference_values if value.year in years]
        ranks = [value for value in self.ranks if value.year in years]
        return BarSet(
            dataset=self.record.dataset,
            years=years,
            bars=self.bars,
            others=others,
            country=country,
            ranks=ranks,
            has_ranks=len(self.ranks) > 0,
            events=self.events,
            blanks=self.blank_years,
            downwards=self.main_series[1:],
        )


def _is_used_for_a_year(value: Value) -> bool:
    return value.is_used and value.is_whole_year
