"""Values as points at their dates, never joined: their sources and meanings may differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import escape
from itertools import chain
from math import floor
from typing import Any

from dashboard.charts import hedges
from dashboard.charts.dated import REPEATED, DatedView, of_one_unit
from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.days import middle
from dashboard.charts.hover import on_hover
from dashboard.charts.labels import Box
from dashboard.charts.marks import Mark, dot_mark
from dashboard.charts.value_axis import heights_of, multiples, nice_step
from dashboard.model import Dataset
from dashboard.record import Value

ALL_LABELLED = 12
"""Up to this many points all carry their number; of more, first, last and extremes do."""
DOT = 10
"""Pixels of a point and of the room around it."""
LINES = 6
"""About so many lines across the plot."""
BENEATH = 28
"""Pixels of a number above the highest point, or beneath the lowest."""
HOLLOW = "rgba(0,0,0,0)"
"""The fill of a ring: what lies beneath it is seen."""
SYMBOLS = {"at_least": "triangle-up", "at_most": "triangle-down"}


@dataclass(frozen=True, eq=False)
class DotsView(DatedView):
    """Values as points, with whiskers for ranges and hedges."""

    heights = (340, 320)
    left_out = REPEATED

    @property
    def charted(self) -> Iterable[Value]:
        """The values of all series in the unit of the axis."""
        return chain.from_iterable(self.record.charted(name) for name in of_one_unit(self))

    @cached_property
    def marks(self) -> set[Mark]:
        """The marks of the points, and of bounds among them."""
        used = {dot_mark(value) for value in self.values}
        has_bounds = any(value.is_bound for value in self.values)
        return used | {Mark.BOUND} if has_bounds else used

    def draw_marks(self, canvas: DatedCanvas) -> None:
        """The points of each mark, then the numbers.

        Rings are on top: the values used are seen through them.
        """
        dataset, values = self.record.dataset, self.placed
        for mark in (Mark.FORECAST, Mark.POINT, Mark.VINTAGE, Mark.RIVAL):
            marked = [value for value in values if dot_mark(value) is mark]
            if marked:
                _points(canvas, dataset, marked, mark)
        _scale(values, canvas)
        for value in values:
            left, up = canvas.plot.across(middle(value)), canvas.plot.up(float(value.number))
            canvas.marks.append(Box(left - DOT / 2, up - DOT / 2, DOT, DOT))
        least = min(value.number for value in values)
        numbered = [value for value in values if dot_mark(value) in (Mark.POINT, Mark.FORECAST)]
        for value in _labelled(numbered):
            beneath = value.number == least and len(values) > ALL_LABELLED
            top = value.number if beneath else _top(value)
            text = f"<b>{escape(hedges.number(dataset, value))}</b>"
            canvas.number(middle(value), float(top), text, shift=-BENEATH if beneath else DOT - 2)
        canvas.events(self.events)


def _scale(values: Sequence[Value], canvas: DatedCanvas) -> None:
    """The value axis, from a little below the lowest value to above the label of the highest.

    Points need no zero.
    """
    heights = [float(height) for height in heights_of(values)]
    least, most = min(heights), max(heights)
    step = nice_step(most - least or abs(most), LINES)
    bottom = floor((least - 0.6 * step) / step) * step
    if least >= 0:
        bottom = max(bottom, 0)
    pixels = (canvas.body - BENEATH) / (most - bottom)
    ticks = multiples(bottom, most, step)
    canvas.amounts(bottom, bottom + canvas.body / pixels, ticks)


def _top(value: Value) -> Decimal:
    """Where the whisker of a value ends, or the value itself without one."""
    if value.is_hedged and value.high is not None:
        return value.high
    return value.number if value.amount_to is None else value.amount_to


def _points(canvas: DatedCanvas, dataset: Dataset, values: Sequence[Value], mark: Mark) -> None:
    palette = canvas.palette
    edge = {Mark.POINT: palette.accent, Mark.VINTAGE: palette.country}.get(mark, palette.ink)
    symbols = [SYMBOLS.get(value.observation.qualifier, "circle") for value in values]
    days = [middle(value) for value in values]
    numbers = [float(value.number) for value in values]
    above = [float(_above(value)) for value in values]
    beneath = [float(_beneath(value)) for value in values]
    marker: dict[str, Any] = {
        "size": 9,
        "symbol": "line-ew" if mark is Mark.FORECAST else symbols,
        "color": HOLLOW,
        "line": {"width": 2, "color": edge},
    }
    if mark is Mark.POINT:
        # A hem of the ground parts points that overlap.
        marker |= {"size": 11, "color": edge, "line": {"width": 1, "color": palette.paper}}
    whiskers: dict[str, Any] = {
        "type": "data",
        "array": above,
        "arrayminus": beneath,
        "color": edge,
        "thickness": 1.2,
        "width": 4,
    }
    canvas.scatter(
        x=days,
        y=numbers,
        mode="markers",
        cliponaxis=False,
        marker=marker,
        error_y=whiskers,
        **on_hover(dataset, values),
    )


def _above(value: Value) -> Decimal:
    """Length of the whisker above a point: to the end of its range, or of what its hedge allows."""
    if value.amount_to is not None:
        return value.amount_to - value.number
    if value.is_hedged and value.high is not None:
        return value.high - value.number
    return Decimal(0)


def _beneath(value: Value) -> Decimal:
    """Length of the whisker beneath a point; a range begins at its point."""
    if value.is_hedged and value.amount_to is None and value.low is not None:
        return value.number - value.low
    return Decimal(0)


def _labelled(values: Sequence[Value]) -> list[Value]:
    """The points that carry their number, in the order in which they are drawn."""
    if len(values) <= ALL_LABELLED:
        return list(values)
    places = range(len(values))
    lowest = min(places, key=lambda n: values[n].number)
    highest = max(places, key=lambda n: values[n].number)
    chosen = {0, lowest, highest, len(values) - 1}
    return [values[n] for n in sorted(chosen)]
