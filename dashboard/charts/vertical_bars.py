"""Bars that stand on an axis of years, with words at the marks: the layout for wide places."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from html import escape
from itertools import groupby
from typing import Any

from dashboard.charts.barset import (
    BarSet,
    beneath_rank,
    by_mark,
    by_whisker,
    fill,
    is_first_of_a_year,
    months,
)
from dashboard.charts.blanks import short_words
from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.days import DAY_MS, after, duration, ends, middle, midyear
from dashboard.charts.hover import card, on_hover
from dashboard.charts.labels import LINE, STRONG, TEXT, Box, fits, runs, with_small, wrapped
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.value_axis import Extent, fitted, multiples, nice_step
from dashboard.model import Dataset
from dashboard.record import Role, Value
from dashboard.words import gettext as _
from dashboard.words import value_words

BREADTH = 0.86
"""Part of its time that a bar is broad, so that neighbours stay apart."""
_ABOVE = 6
"""Pixels between the highest label and the words above the plot."""
_RING, _LINE = 14, 6
"""Height in pixels of a ring and of a line, with the room around it."""
_FRAME = 56
"""Height in pixels of the frame of a year without a figure."""
_WORDS = 18
"""Height in pixels of a line of words in a frame."""


def draw(shown: BarSet, canvas: DatedCanvas) -> None:
    """The bars and what stands around them."""
    _scale(shown, canvas)
    for mark, values in by_mark(shown.bars).items():
        _bars(canvas, shown, values, mark)
    country = {"color": canvas.palette.country, "width": 3}
    _lines_across(canvas, shown.dataset, shown.country, country)
    rings = [value for value in shown.others if bar_mark(value) is not Mark.FORECAST]
    forecasts = [value for value in shown.others if bar_mark(value) is Mark.FORECAST]
    _rings(canvas, shown, rings)
    promised = {"color": canvas.palette.ink, "width": 2, "dash": "dash"}
    _lines_across(canvas, shown.dataset, forecasts, promised)
    for value in [*forecasts, *shown.country]:
        first, last = ends(value)
        _obstacle(canvas, first, last, shown.height(value), _LINE)
    for value in forecasts:
        canvas.beside(str(ends(value)[1]), shown.height(value), escape(shown.named(value)))
    for value in shown.bars:
        _label(canvas, shown, value)
    _frames(canvas, shown)
    _years(canvas, shown)
    if shown.ranks:
        _ranks(canvas, shown)
    canvas.events(shown.events)


def _scale(shown: BarSet, canvas: DatedCanvas) -> None:
    """The value axis: bars begin at zero, and are as tall as leaves room for every label."""
    above: list[Extent] = []
    below: list[Extent] = []
    for value in shown.bars:
        end, room = shown.far_end(value), _room_of_label(value) + _ABOVE
        (below if shown.is_below(value) or end < 0 else above).append(Extent(abs(end), room))
    for value in [*shown.others, *shown.country]:
        end, room = shown.height(value), LINE * STRONG + 2 * _ABOVE
        (below if end < 0 else above).append(Extent(abs(end), room))
    heights = [shown.height(value) for value in [*shown.bars, *shown.others, *shown.country]]
    bottom, top = min([*heights, 0.0]), max([*heights, 0.0])
    ticks = multiples(bottom, top, nice_step(top - bottom))
    low, high = fitted(canvas.body, above, below)
    canvas.amounts(low, high, ticks)


def _room_of_label(value: Value) -> float:
    """Pixels above a bar that its number takes, and its months."""
    return LINE * STRONG * (1 if value.is_whole_year else 2) + 4


def _bars(canvas: DatedCanvas, shown: BarSet, values: Sequence[Value], mark: Mark) -> None:
    for group in by_whisker(values):
        days = [middle(value) for value in group]
        heights = [shown.height(value) for value in group]
        breadths = [round(duration(value) * BREADTH) for value in group]
        canvas.bar(
            x=days,
            y=heights,
            width=breadths,
            marker=fill(mark, canvas.palette),
            error_y=shown.whisker(group, canvas.palette.ink),
            **on_hover(shown.dataset, group),
        )
    for value in values:
        first, last = ends(value)
        height = abs(canvas.plot.up(shown.height(value)) - canvas.plot.up(0))
        canvas.bars.append(_box(canvas, first, last, min(shown.height(value), 0), height))


def _lines_across(
    canvas: DatedCanvas, dataset: Dataset, values: Sequence[Value], line: dict[str, Any]
) -> None:
    """Each value as a line from the first to the last day of its period, joined to no other."""
    for value in values:
        days = [str(day) for day in value.days]
        height = float(value.number)
        hover = on_hover(dataset, [value, value])
        canvas.scatter(x=days, y=[height] * 2, mode="lines", line=line, **hover)


def _rings(canvas: DatedCanvas, shown: BarSet, values: Sequence[Value]) -> None:
    """Rings for other figures, each beside its bar; whose figure it is where there is room."""
    if not values:
        return
    palette = canvas.palette
    edges = {Role.VINTAGE: palette.country}
    marker: dict[str, Any] = {
        "size": 9,
        "symbol": "circle",
        "color": palette.paper,
        "line": {"width": 2, "color": [edges.get(value.role, palette.ink) for value in values]},
    }
    days = [_day_of_ring(value) for value in values]
    heights = [shown.height(value) for value in values]
    canvas.scatter(
        x=[str(day) for day in days],
        y=heights,
        mode="markers",
        cliponaxis=False,
        marker=marker,
        **on_hover(shown.dataset, values),
    )
    for day, value in zip(days, values, strict=True):
        _obstacle(canvas, day, day, shown.height(value), _RING)
        words = (escape(shown.named(value)), escape(shown.number(value)))
        canvas.beside(str(day), shown.height(value), *words)


def _day_of_ring(value: Value) -> Date:
    """The day of a ring: a ninth of its time before the end, which leaves the bar's number room."""
    first, last = ends(value)
    return last - timedelta(days=(last - first).days // 9)


def _box(canvas: DatedCanvas, first: Date, last: Date, bottom: float, height: float) -> Box:
    """A part of the plot that a mark takes, `height` in pixels."""
    left, right = canvas.plot.across(str(first)), canvas.plot.across(str(after(last)))
    return Box(left, canvas.plot.up(bottom), right - left, height)


def _obstacle(canvas: DatedCanvas, first: Date, last: Date, at: float, height: float) -> None:
    """A mark that no number may cover."""
    box = _box(canvas, first, last, at, height).moved(0, -height / 2)
    broad = max(box.width, height)
    canvas.marks.append(Box(box.left + (box.width - broad) / 2, box.bottom, broad, box.height))


def _label(canvas: DatedCanvas, shown: BarSet, value: Value) -> None:
    """The number at the end of a bar, and the months where it is a part of a year."""
    beneath = "" if value.is_whole_year else months(value)
    text = with_small(shown.number(value), beneath, canvas.palette.muted)
    end = shown.far_end(value)
    is_down = shown.is_below(value) or end < 0
    shift = -round(_room_of_label(value)) if is_down else 4
    half = canvas.pixels_a_day * duration(value) / DAY_MS * BREADTH / 2
    canvas.number(middle(value), end, text, shift=shift, half=half)


def _frames(canvas: DatedCanvas, shown: BarSet) -> None:
    """A dashed frame for years that follow each other without any mark, and why."""
    blanks, plot = shown.unmarked, canvas.plot
    for blank, group in groupby(sorted(blanks), key=lambda year: blanks[year]):
        for first, last in runs(group):
            start, end = Date(first, 1, 1), Date(last, 12, 31)
            box = _box(canvas, start, end, 0, _FRAME)
            lines = wrapped(short_words(blank), box.width - 2)
            has_room = fits(lines, box.width - 2)
            height = max(_FRAME, _WORDS * len(lines) + 8) if has_room else _FRAME
            span = height / plot.height * (plot.y[1] - plot.y[0])
            # What is not known may lie on either side of zero.
            bottom = -span / 2 if shown.downwards else 0
            inset = timedelta(days=24)
            canvas.shape(
                type="rect",
                x0=str(start + inset),
                x1=str(end - inset),
                y0=bottom,
                y1=bottom + span,
                layer="below",
                line={"color": canvas.palette.muted, "width": 1, "dash": "4px,3px"},
            )
            if has_room:
                half = str(start + (end - start) / 2)
                words = "<br>".join(map(escape, lines))
                where = {"x": half, "y": bottom + span / 2, "yanchor": "middle"}
                canvas.text(words, TEXT, canvas.palette.muted, **where)
            canvas.marks.append(Box(box.left, canvas.plot.up(bottom), box.width, height))


def _years(canvas: DatedCanvas, shown: BarSet) -> None:
    """The names of the years; those with a bar are strong."""
    marked = {f"{value.year:04}" for value in shown.bars}
    named = [f"<b>{year}</b>" if year in marked else year for year in canvas.x_axis["ticktext"]]
    canvas.x_axis.update(ticktext=named)
    if any(shown.height(value) < 0 for value in shown.bars):
        canvas.x_axis.update(showline=False)
        edge = {"color": canvas.palette.ink, "width": 1}
        canvas.shape(type="line", x0=0, x1=1, xref="paper", y0=0, y1=0, line=edge)


def _ranks(canvas: DatedCanvas, shown: BarSet) -> None:
    """The rank of each year beneath the axis.

    The first place of a whole year has the plant's own colour.
    """
    palette = canvas.palette
    place = {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -26}
    for value in shown.ranks:
        assert value.year is not None
        colour = palette.accent if is_first_of_a_year(value) else palette.ink
        mark = value_words.mark(shown.dataset, value)
        text = with_small(mark, beneath_rank(value), palette.muted)
        hover = card(shown.dataset, value)
        where = {"x": midyear(value.year), "hovertext": hover, **place}
        canvas.text(text, STRONG, colour, **where)
    room = canvas.pixels_a_year - 4
    no_list = wrapped(_("no list"), room)
    unranked = _unranked(shown) if fits(no_list, room) else []
    for year in unranked:
        words = "<br>".join(map(escape, no_list))
        canvas.text(words, TEXT, palette.muted, x=midyear(year), **place)
    aside = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -6}
    canvas.text(_("Rank"), TEXT, palette.muted, **aside, **place)
    has_words = any(beneath_rank(value) for value in shown.ranks)
    has_two_lines = has_words or (unranked and len(no_list) > 1)
    canvas.taller(bottom=46 if has_two_lines else 26)


def _unranked(shown: BarSet) -> list[int]:
    """The years after the first rank of which no list is known."""
    ranked = {value.year for value in shown.ranks}
    first = min(value.year or 0 for value in shown.ranks)
    return [year for year in shown.years if year > first and year not in ranked]
