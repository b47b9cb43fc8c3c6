"""One bar a year, as wide as the time it covers: whole, hedged or hatched.

Rivals stand hollow beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from dashboard import value_words
from dashboard.charts.blanks import NOT_FOUND
from dashboard.charts.dated import REPEATED, DatedView, is_regional, of_one_unit
from dashboard.charts.ground import (
    Calendar,
    card,
    ends,
    events_within,
    middle,
    midyear,
    on_hover,
    reach,
    span,
    width,
)
from dashboard.charts.labels import Number
from dashboard.charts.marks import BOUNDS, Mark, bar_mark
from dashboard.model import Conversion, Dataset, Event
from dashboard.model.site import ChartKind
from dashboard.record import Role, Value
from dashboard.record.conversions import restated
from dashboard.words import periods

ROOM = 15
"""Pixels of a year that has room for words."""
SIDEWAYS = {"at_least": "→", "at_most": "←"}
BARS = (Mark.WHOLE, Mark.HEDGED, Mark.DERIVED, Mark.PART)
LISTING_ALL = frozenset({ChartKind.SPANS, ChartKind.DOTS, ChartKind.TABLE, ChartKind.AMOUNTS})
"""Kinds whose tables list all of their series, so that a chart of bars on their page need not."""
_LISTED_ELSEWHERE = frozenset({Role.WINDOW, Role.SEVERAL_YEARS, Role.NO_DATE, Role.IN_WORDS})
_CLOSE = Decimal("0.97")
"""A mark at this part of the height of a bar, or above it, may touch the label."""


@dataclass(frozen=True, eq=False)
class BarsView(DatedView):
    """A bar a year, with events, gaps, ranks and lines of the country around them."""

    heights = (430, 380)
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
        """The values of the first series, in the unit that was chosen."""
        name = self.chart.series[0]
        if self.conversion is None:
            return self.record.charted(name)
        return restated(self.record, name, self.conversion)

    @cached_property
    def table_values(self) -> tuple[Value, ...]:
        """The values of all series, save those that another table of the page lists."""
        if self.chart.unit is not None:
            return self.values
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

    @cached_property
    def gap_years(self) -> list[int]:
        """Years that were searched for the first series, from its first bar on."""
        if not self.values:
            return []
        searched = [gap.period for gap in self.record.gaps(self.chart.series[0])]
        years = [period.year for period in searched if period.is_year and period.year is not None]
        first = span(self.values)[0].year
        return sorted(year for year in years if year >= first)

    @cached_property
    def events(self) -> Sequence[Event]:
        """The key events within the axis that bear on one of the series.

        Where these are the plant's own, changes of its ownership bear on them too.
        """
        if not self.values:
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
            Mark.GAP: len(self.years_without_bar) > 0,
            Mark.BOUND: any(value.is_bound for value in self.bars),
        }
        used = {bar_mark(value) for value in self.values}
        return used | {mark for mark, is_there in around.items() if is_there}

    @cached_property
    def bars(self) -> list[Value]:
        """The values that are drawn as bars; others stand beside these."""
        return [value for value in self.values if bar_mark(value) in BARS]

    @property
    def years_without_bar(self) -> list[int]:
        """Years that were searched in vain, or for which only a mark beside a bar was found."""
        return sorted(set(self.gap_years) - {value.year for value in self.bars})

    def draw_marks(self, sheet: Calendar) -> None:
        """The bars and what stands around them."""
        dataset, palette = self.record.dataset, sheet.palette
        beside = (Mark.RIVAL, Mark.VINTAGE)
        rivals = [value for value in self.values if bar_mark(value) in beside]
        forecasts = [value for value in self.values if bar_mark(value) is Mark.FORECAST]
        others = [value for value in self.values if bar_mark(value) not in BARS]
        for mark in BARS:
            _bars(sheet, dataset, [value for value in self.bars if bar_mark(value) is mark], mark)
        country = {"color": palette.country, "width": 3}
        sheet.across(dataset, _within(sheet, self.reference_values), country)
        _rivals(sheet, dataset, rivals)
        sheet.across(dataset, forecasts, {"color": palette.ink, "width": 2, "dash": "dash"})
        _labels(sheet, dataset, self.bars, [*others, *self.reference_values])
        self._gaps(sheet)
        if self.ranks:
            _ranks(sheet, dataset, _within(sheet, self.ranks))
        room = 1.32 if sheet.narrow else 1.2
        sheet.figure.update_yaxes(range=reach([*self.values, *self.reference_values], room))
        sheet.events(self.events)

    def _gaps(self, sheet: Calendar) -> None:
        """Words in the place of each year without a bar."""
        derived = any(bar_mark(value) is Mark.DERIVED for value in self.bars)
        in_vain = self.blank_years.get(NOT_FOUND, [])
        for year in self.years_without_bar:
            only_in_other_units = derived or year not in in_vain
            _missing(sheet, year, "none in this unit" if only_in_other_units else "no figure found")


def _is_used_for_a_year(value: Value) -> bool:
    return value.is_used and value.is_whole_year


def _within(sheet: Calendar, values: Sequence[Value]) -> list[Value]:
    """Values of the years of the axis."""
    first, last = sheet.days
    years = range(first.year, last.year + 1)
    return [value for value in values if value.year in years]


def _bars(sheet: Calendar, dataset: Dataset, values: Sequence[Value], mark: Mark) -> None:
    if not values:
        return
    own, paper = sheet.palette.accent, sheet.palette.paper
    soft = sheet.palette.soft(own)
    pattern = {
        Mark.PART: {"shape": "/", "fgcolor": own, "bgcolor": paper, "size": 7, "solidity": 0.3},
        Mark.DERIVED: {"shape": ".", "fgcolor": paper, "bgcolor": soft, "size": 7, "solidity": 0.2},
    }.get(mark)
    marker: dict[str, Any] = {
        "color": {Mark.WHOLE: own, Mark.PART: paper}.get(mark, soft),
        "line": {"color": own if mark is Mark.PART else paper, "width": 1.5},
        "pattern": pattern,
    }
    sheet.figure.add_bar(
        x=[middle(value) for value in values],
        y=[float(value.number) for value in values],
        width=[width(value) for value in values],
        marker=marker,
        error_y=_whiskers(values, sheet.palette.ink),
        **on_hover(dataset, values),
    )


def _whiskers(values: Sequence[Value], colour: str) -> dict[str, object] | None:
    """The interval of a hedged value; open ends have none, their label says it."""
    if not any(value.is_hedged for value in values):
        return None
    return {
        "type": "data",
        "array": [_whisker(value, upwards=True) for value in values],
        "arrayminus": [_whisker(value, upwards=False) for value in values],
        "color": colour,
        "thickness": 1.2,
        "width": 4,
    }


def _whisker(value: Value, *, upwards: bool) -> float | None:
    """Length of one half of a whisker; None for no such half."""
    end = value.high if upwards else value.low
    if end is None or not value.is_hedged:
        return None
    length = end - value.number if upwards else value.number - end
    return float(length) if length > 0 else None


def _rivals(sheet: Calendar, dataset: Dataset, values: Sequence[Value]) -> None:
    """Beside the number of the bar, which takes the whole width of a narrow one."""
    if not values:
        return
    palette = sheet.palette
    rings = {Role.VINTAGE: palette.country}
    marker: dict[str, Any] = {
        "size": 9,
        "symbol": "circle",
        "color": palette.paper,
        "line": {"width": 2, "color": [rings.get(value.role, palette.ink) for value in values]},
    }
    sheet.figure.add_scatter(
        x=[_place_of_rival(sheet, value) for value in values],
        y=[float(value.number) for value in values],
        mode="markers",
        cliponaxis=False,
        marker=marker,
        **on_hover(dataset, values),
    )


def _place_of_rival(sheet: Calendar, value: Value) -> str:
    """The last day of the period on a narrow screen, and a ninth of it earlier on a wide one."""
    first, last = ends(value)
    earlier = timedelta(days=(last - first).days // 9)
    return str(last if sheet.narrow else last - earlier)


def _labels(
    sheet: Calendar, dataset: Dataset, values: Sequence[Value], others: Sequence[Value]
) -> None:
    """The number above each bar, and the months where it is a part of a year.

    `others` are marks to keep clear of.
    """
    taken: dict[int | None, list[Decimal]] = defaultdict(list)
    for other in sorted(others, key=lambda value: value.number):
        taken[other.year].append(other.number)
    share = 0.2 if sheet.narrow else 0.09
    room = Decimal(share * reach([*values, *others], 1)[1]) if values or others else Decimal(0)
    for value in values:
        top = _top_of_label(value, taken, room)
        text = _label(sheet, dataset, value)
        sheet.number(middle(value), float(top), text, turned=sheet.narrow)


def _label(sheet: Calendar, dataset: Dataset, value: Value) -> str:
    """Number, arrow of a bound, and months of a part of a year."""
    text = f"<b>{value_words.mark(dataset, value)}</b>"
    qualifier = value.observation.qualifier
    if value.is_bound and sheet.narrow:
        # Turned by a right angle, an arrow to the side points up or down.
        text = f"{SIDEWAYS[qualifier]} {text}"
    elif value.is_bound:
        text = f"{text}<br>{BOUNDS[qualifier]}"
    if value.is_whole_year:
        return text
    between = " " if sheet.narrow else "<br>"
    style = f"font-size:{sheet.size - 2}px;color:{sheet.palette.muted}"
    return f'{text}{between}<span style="{style}">{_months(value)}</span>'


def _top_of_label(
    value: Value, taken: Mapping[int | None, Sequence[Decimal]], room: Decimal
) -> Decimal:
    """Where a label is free: above the whisker, and above every mark that it would touch."""
    top = value.high if value.is_hedged and value.high is not None else value.number
    for amount in taken.get(value.year, ()):
        if value.number * _CLOSE <= amount <= top + room:
            top = max(top, amount)
    return top


def _months(value: Value) -> str:
    """'Jan–Nov' for January to November 2018."""
    points = (value.period.start, value.period.end)
    return "–".join(dict.fromkeys(periods.short(point) for point in points if point))


def _missing(sheet: Calendar, year: int, words: str) -> None:
    """Words in the place of a year without a bar; a dash where there is no room for them."""
    first, last = sheet.days
    crowded = sheet.width / (last.year - first.year + 1) < ROOM
    text = "–" if crowded else words
    number = Number(midyear(year), 0, text, 11, sheet.palette.muted, turned=not crowded)
    sheet.numbers.append(number)


def _ranks(sheet: Calendar, dataset: Dataset, values: Sequence[Value]) -> None:
    """The rank of each year beneath the axis; * where the list covers a part of the year."""
    palette, size = sheet.palette, 10 if sheet.narrow else 12
    beneath = {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -26}
    for value in values:
        assert value.year is not None
        rank = str(int(value.number)) if sheet.narrow else value_words.mark(dataset, value)
        text = f"<b>{rank}</b>{'' if value.is_whole_year else '*'}"
        colour = palette.accent if value.number == 1 else palette.ink
        hover = card(dataset, value)
        sheet.text(text, size, colour, x=midyear(value.year), hovertext=hover, **beneath)
    aside = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -6}
    sheet.text("rank", size, palette.muted, **aside, **beneath)
    sheet.taller(bottom=24)
