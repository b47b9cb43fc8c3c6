"""Bars that lie one under the other, newest on top: the layout for narrow places."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.barset import BarSet, beneath_rank, fill, is_first_of_a_year
from dashboard.charts.canvas import NARROWEST, Canvas
from dashboard.charts.days import DAY_MS, duration
from dashboard.charts.hover import on_hover
from dashboard.charts.labels import LINE, STRONG, TEXT, width_of, with_small
from dashboard.charts.marks import bar_mark
from dashboard.charts.palette import Palette
from dashboard.charts.value_axis import Extent, fitted
from dashboard.charts.year_rows import MARK, THICKEST, WORDS, Heading, Row, rows
from dashboard.model import Era
from dashboard.record import Role, Value
from dashboard.words import gettext as _
from dashboard.words import value_words

_THINNEST = 6
"""Pixels of the thinnest bar, that of a few days."""
_YEAR, _RANK = 50, 50
"""Pixels to the left of the bars for the years, and to the right for the ranks."""
_SIDE = 8
"""Pixels between a bar and its number."""
_YEAR_MS = 366 * DAY_MS
_FRAME = 30
"""Pixels of the frame in the place of a bar that is missing."""


def figure(shown: BarSet, palette: Palette, eras: Sequence[Era]) -> go.Figure:
    """The rows with their bars, one pixel high for each unit of the axis that goes down."""
    drawn = list(rows(shown, eras, NARROWEST - _YEAR - _RANK - 4))
    height = sum(row.height for row in drawn)
    head = WORDS + 4 if shown.has_ranks else 0
    right = _RANK if shown.has_ranks else 4
    canvas = Canvas(palette, height + head, narrow=True)
    canvas.margin = {"l": _YEAR, "r": right, "t": head, "b": 0}
    canvas.barmode = "overlay"
    scale = _scale(shown, NARROWEST - _YEAR - right)
    canvas.x_axis.update(range=[scale.low, scale.high], visible=False)
    canvas.y_axis.update(range=[height, 0], visible=False)
    if shown.has_ranks:
        where = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": right - 4}
        canvas.text(
            _("Rank"), TEXT, palette.muted, y=1, yref="paper", yanchor="bottom", yshift=2, **where
        )
    top = 0
    for row in drawn:
        if isinstance(row, Heading):
            _heading(canvas, row, top)
        else:
            _row(canvas, shown, row, top, scale)
        top += row.height
    _zero(canvas, drawn, is_inside=scale.low < 0)
    return canvas.finish()


@dataclass(frozen=True, slots=True)
class _Scale:
    """The amounts at both ends of the narrowest plot, and its pixels."""

    low: float
    high: float
    room: float

    def across(self, amount: float) -> float:
        """Pixels from the left edge."""
        return (amount - self.low) / (self.high - self.low) * self.room

    @property
    def pixel(self) -> float:
        """The amount of one pixel."""
        return (self.high - self.low) / self.room


def _scale(shown: BarSet, room: float) -> _Scale:
    """An axis of so many pixels, on which every number has room behind its bar."""
    right: list[Extent] = []
    left: list[Extent] = []
    for value in shown.bars:
        end = shown.far_end(value)
        label = width_of(shown.number(value), STRONG, bold=True) + _SIDE + 2
        (left if end < 0 else right).append(Extent(abs(end), label))
    for value in [*shown.others, *shown.country]:
        end = shown.height(value)
        label = (width_of(shown.number(value)) if shown.is_line(value) else 0) + _SIDE + 2
        (left if end < 0 else right).append(Extent(abs(end), label))
    low, high = fitted(room, right, left)
    return _Scale(low, high, room)


def _heading(canvas: Canvas, heading: Heading, top: int) -> None:
    """The name of an era on a band."""
    canvas.shape(
        type="rect",
        xref="paper",
        x0=-1,
        x1=2,
        y0=top,
        y1=top + heading.height,
        layer="below",
        fillcolor=canvas.palette.era[0],
        line_width=0,
    )
    middle = top + heading.height / 2
    _left(canvas, escape(heading.name), TEXT, canvas.palette.muted, middle)


def _row(canvas: Canvas, shown: BarSet, row: Row, top: int, scale: _Scale) -> None:
    """A year: its name, bars and ranks side by side, and all else beneath them."""
    palette = canvas.palette
    edge = top + row.height
    across = {"type": "line", "xref": "paper", "x0": -1, "x1": 2, "layer": "below"}
    canvas.shape(**across, y0=edge, y1=edge, line={"color": palette.grid, "width": 1})
    middle = top + row.middle
    if row.bars:
        _left(canvas, f"<b>{row.name}</b>", STRONG, palette.ink, middle)
    else:
        _left(canvas, row.name.replace("–", "–<br>"), TEXT, palette.muted, middle)
    for value in row.bars:
        _bar(canvas, shown, value, middle)
    if row.missing:
        _missing(canvas, row, middle, scale)
    beneath = top + row.middle + THICKEST / 2 + 2
    for value in row.others:
        _other(canvas, shown, value, beneath + MARK / 2, scale)
        beneath += MARK
    for words in row.parts:
        _words(canvas, words, palette.muted, beneath)
        beneath += WORDS
    for words in row.happened:
        _words(canvas, words, palette.event, beneath)
        beneath += WORDS
    for value in row.ranks:
        _rank(canvas, shown, value, middle)


def _left(canvas: Canvas, text: str, size: int, colour: str, at: float) -> None:
    """A text at the left edge of the figure."""
    where = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -_YEAR, "align": "left"}
    canvas.text(text, size, colour, y=at, yanchor="middle", **where)


def _words(canvas: Canvas, words: str, colour: str, top: float) -> None:
    """A line of words beneath a bar."""
    where = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 3, "yanchor": "top"}
    canvas.text(escape(words), TEXT, colour, y=top, **where)


def _bar(canvas: Canvas, shown: BarSet, value: Value, middle: float) -> None:
    """A bar as thick as its time is long, and its number behind its end."""
    thickness = max(_THINNEST, round(THICKEST * min(1.0, duration(value) / _YEAR_MS)))
    canvas.bar(
        x=[shown.height(value)],
        y=[middle],
        width=[thickness],
        orientation="h",
        marker=fill(bar_mark(value), canvas.palette),
        error_x=shown.whisker([value], canvas.palette.ink),
        **on_hover(shown.dataset, [value]),
    )
    end = shown.far_end(value)
    side = {"xanchor": "right", "xshift": -_SIDE} if end < 0 else {"xanchor": "left", "xshift": 4}
    text = f"<b>{escape(shown.number(value))}</b>"
    canvas.text(text, STRONG, canvas.palette.ink, x=end, y=middle, yanchor="middle", **side)


def _missing(canvas: Canvas, row: Row, middle: float, scale: _Scale) -> None:
    """A dashed frame in the place of the bar, and why there is none."""
    half = THICKEST / 2 - 3
    # What is not known may lie on either side of zero.
    left = -_FRAME * scale.pixel / 2 if scale.low < 0 else 0
    right = left + _FRAME * scale.pixel
    canvas.shape(
        type="rect",
        x0=left,
        x1=right,
        y0=middle - half,
        y1=middle + half,
        line={"color": canvas.palette.muted, "width": 1, "dash": "4px,3px"},
    )
    where = {"x": right, "xanchor": "left", "xshift": _SIDE, "yanchor": "middle"}
    canvas.text(escape(row.missing), TEXT, canvas.palette.muted, y=middle, **where)


def _other(canvas: Canvas, shown: BarSet, value: Value, at: float, scale: _Scale) -> None:
    """A mark beside the bar on a line of its own, with its number and whose it is."""
    palette, end = canvas.palette, shown.height(value)
    if shown.is_line(value):
        country = {"color": palette.country, "width": 3}
        promised = {"color": palette.ink, "width": 2, "dash": "dash"}
        line: dict[str, Any] = country if value in shown.country else promised
        both_ends = on_hover(shown.dataset, [value, value])
        canvas.scatter(x=[0, end], y=[at, at], mode="lines", line=line, **both_ends)
    else:
        edge = palette.country if value.role is Role.VINTAGE else palette.ink
        ring = {"size": 9, "color": palette.paper, "line": {"width": 2, "color": edge}}
        hover = on_hover(shown.dataset, [value])
        canvas.scatter(x=[end], y=[at], mode="markers", cliponaxis=False, marker=ring, **hover)
    _words_of_other(canvas, shown, value, at, scale)


def _words_of_other(canvas: Canvas, shown: BarSet, value: Value, at: float, scale: _Scale) -> None:
    """Behind the mark where there is room; else before it, or the number alone.

    Before a line there is no room: it begins at zero.
    """
    end = shown.height(value)
    number = shown.number(value)
    long = number if value in shown.country else shown.named(value)
    behind = scale.room - scale.across(end) - _SIDE
    before = 0 if shown.is_line(value) else scale.across(end) - scale.across(0) - _SIDE
    to_the_right = {"xanchor": "left", "xshift": _SIDE}
    to_the_left = {"xanchor": "right", "xshift": -_SIDE}
    if width_of(long) <= behind:
        text, side = long, to_the_right
    elif width_of(long) <= before:
        text, side = long, to_the_left
    elif width_of(number) <= before:
        text, side = number, to_the_left
    else:
        text, side = number, to_the_right
    canvas.text(escape(text), TEXT, canvas.palette.muted, x=end, y=at, yanchor="middle", **side)


def _rank(canvas: Canvas, shown: BarSet, value: Value, middle: float) -> None:
    """The place in the list at the right edge.

    The first place of a whole year has the plant's own colour.
    """
    palette = canvas.palette
    mark = value_words.mark(shown.dataset, value)
    text = with_small(mark, beneath_rank(value), palette.muted)
    colour = palette.accent if is_first_of_a_year(value) else palette.ink
    where = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _RANK - 4, "align": "right"}
    lift = LINE * STRONG / 2 + 3
    canvas.text(text, STRONG, colour, y=middle - lift, yanchor="top", **where)


def _zero(canvas: Canvas, drawn: Sequence[Row | Heading], *, is_inside: bool) -> None:
    """The line from which the bars start.

    Inside the plot it does not cross the words beneath them.
    """
    top = 0
    for row in drawn:
        if isinstance(row, Row):
            words = row.height_of_words + 4 if is_inside and row.height_of_words else 0
            ends = {"x0": 0, "x1": 0, "y0": top, "y1": top + row.height - words}
            canvas.shape(type="line", **ends, line={"color": canvas.palette.muted, "width": 1})
        top += row.height
