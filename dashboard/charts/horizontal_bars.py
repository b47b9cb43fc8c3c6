"""Bars that lie one under the other, newest on top: the layout for narrow places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from html import escape
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.barset import BarSet, beneath_rank, fill, is_first_of_a_year, months
from dashboard.charts.blanks import short_words
from dashboard.charts.canvas import NARROWEST, Canvas
from dashboard.charts.days import DAY_MS, duration
from dashboard.charts.hover import on_hover
from dashboard.charts.labels import LINE, STRONG, TEXT, fits, runs, width_of, wrapped
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event
from dashboard.record import Role, Value
from dashboard.words import gettext as _
from dashboard.words import periods, value_words

ROW = 44
"""Least height in pixels of a row, so that a finger meets it."""
HEADING = 30
"""Height in pixels of the row that names an era."""
THICKEST = 26
"""Pixels of the bar of a whole year."""
_THINNEST = 6
_YEAR, _RANK = 50, 50
"""Pixels to the left of the bars for the years, and to the right for the ranks."""
_SIDE = 8
"""Pixels between a bar and its number."""
_MARK = 22
"""Height in pixels of the line of a mark beside a bar."""
_WORDS = 18
"""Height in pixels of a line of words."""
_YEAR_MS = 366 * DAY_MS
_FRAME = 30
"""Pixels of the frame in the place of a bar that is missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A year, or several blank ones that follow each other; or the heading of an era."""

    name: str
    is_heading: bool = False
    bars: Sequence[Value] = ()
    others: Sequence[Value] = ()
    """Marks of the year beside its bar, each on a line of its own."""
    words: Sequence[tuple[str, str]] = ()
    """Lines beneath, with their colours."""
    missing: str = ""
    """Why there is no bar."""
    ranks: Sequence[Value] = field(default=())

    @property
    def height(self) -> int:
        if self.is_heading:
            return HEADING
        beneath = _MARK * len(self.others) + _WORDS * len(self.words)
        has_words = any(beneath_rank(value) for value in self.ranks)
        words_of_rank = THICKEST // 2 + _WORDS if has_words else 0
        return max(
            ROW,
            self.middle + THICKEST // 2 + beneath + 6,
            self.middle + words_of_rank,
        )

    @property
    def middle(self) -> int:
        """Pixels from the upper edge of the row to the middle of its bar."""
        return THICKEST // 2 + 5 if self.others or self.words else ROW // 2


def figure(shown: BarSet, palette: Palette, eras: Sequence[Era]) -> go.Figure:
    """The rows with their bars, one pixel high for each unit of the axis that goes down."""
    rows = list(_rows(shown, palette, eras))
    height = sum(row.height for row in rows)
    has_ranks = shown.has_ranks
    head = _WORDS + 4 if has_ranks else 0
    canvas = Canvas(palette, height + head, narrow=True)
    right = _RANK if has_ranks else 4
    canvas.margin = {"l": _YEAR, "r": right, "t": head, "b": 0}
    canvas.barmode = "overlay"
    room = NARROWEST - _YEAR - right
    low, high = _reach(shown, room)
    canvas.x_axis.update(range=[low, high], visible=False)
    canvas.y_axis.update(range=[height, 0], visible=False)
    if has_ranks:
        where = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": right - 4}
        canvas.text(
            _("Rank"), TEXT, palette.muted, y=1, yref="paper", yanchor="bottom", yshift=2, **where
        )
    scale = _Scale(low, high, room)
    top = 0
    for row in rows:
        _row(canvas, shown, row, top, scale)
        top += row.height
    _zero(canvas, rows, is_inside=low < 0)
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


def _rows(shown: BarSet, palette: Palette, eras: Sequence[Era]) -> Iterator[Row]:
    """The years from the newest to the oldest, with a heading where another era begins."""
    by_year = _by_year(shown)
    blanks = shown.unmarked
    era: Era | None = None
    for newest, oldest in _steps(shown):
        held = _era_of(newest, eras)
        if held is not None and held is not era:
            era = held
            yield Row(_named(held), is_heading=True)
        if newest == oldest:
            yield _row_of(shown, palette, newest, by_year.get(newest, []))
        else:
            yield Row(f"{oldest:04}–{newest:04}", missing=short_words(blanks[newest]))


def _steps(shown: BarSet) -> Iterator[tuple[int, int]]:
    """From the newest year to the oldest, as newest and oldest of a step.

    Blank years of one reason are one step, unless something else is said of them.
    """
    told = {event.date.start.year for event in shown.events if event.date.start}
    told |= {value.year for value in shown.ranks if value.year}
    blanks = {year: blank for year, blank in shown.unmarked.items() if year not in told}
    for blank, group in groupby(reversed(shown.years), key=blanks.get):
        if blank is None:
            yield from ((year, year) for year in group)
        else:
            yield from ((last, first) for first, last in reversed(list(runs(group))))


def _by_year(shown: BarSet) -> Mapping[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for value in [*shown.bars, *shown.others, *shown.country]:
        assert value.year is not None, f"{value.id} lies in no year"
        found.setdefault(value.year, []).append(value)
    return found


def _row_of(shown: BarSet, palette: Palette, year: int, values: Sequence[Value]) -> Row:
    bars = [value for value in values if value in shown.bars]
    others = [value for value in values if value not in bars]
    ranks = [value for value in shown.ranks if value.year == year]
    words = [
        (_("%(months)s only", months=months(value)), palette.muted)
        for value in bars
        if not value.is_whole_year
    ]
    for event in shown.events:
        if event.date.start is not None and event.date.start.year == year:
            lines = wrapped(_happened(event), NARROWEST - _YEAR - _RANK - 4)
            words += [(line, palette.event) for line in lines]
    is_blank = not bars and year in shown.blanks
    return Row(
        f"{year:04}",
        bars=bars,
        others=others,
        words=words,
        missing=short_words(shown.blanks[year]) if is_blank else "",
        ranks=ranks,
    )


def _happened(event: Event) -> str:
    """The month or day of an event within its year, and its title."""
    start = event.date.start
    assert start is not None, f"{event.id} has no first day"
    return _("%(day)s: %(title)s", day=periods.short(start), title=event.title)


def _era_of(year: int, eras: Sequence[Era]) -> Era | None:
    """The era that holds the last day of a year."""
    day = Date(year, 12, 31)
    return next(
        (
            era
            for era in eras
            if (era.period.first_day or day) <= day <= (era.period.last_day or day)
        ),
        None,
    )


def _named(era: Era) -> str:
    """The title of an era, with its first month where there is room for it."""
    first = era.period.first_day
    if first is None:
        return era.title
    named = _("%(title)s, since %(month)s", title=era.title, month=periods.month(first))
    return named if fits([named], NARROWEST) else era.title


def _reach(shown: BarSet, room: float) -> tuple[float, float]:
    """The amounts at both ends of the axis, so that every number has room behind its bar."""
    right, left = [(0.0, 0.0)], [(0.0, 0.0)]
    for value in shown.bars:
        end, label = shown.far_end(value), _label_room(shown, value)
        (left if end < 0 else right).append((abs(end), label))
    for value in [*shown.others, *shown.country]:
        end = shown.height(value)
        is_ring = value not in shown.country and bar_mark(value) is not Mark.FORECAST
        label = 0 if is_ring else width_of(shown.number(value))
        (left if end < 0 else right).append((abs(end), label + _SIDE + 2))
    pairs = [(up, down) for up in right for down in left if up[0] + down[0] > 0]
    pixels = min(((room - up[1] - down[1]) / (up[0] + down[0]) for up, down in pairs), default=1.0)
    behind = max(amount * pixels + label for amount, label in left)
    return -behind / pixels, (room - behind) / pixels


def _label_room(shown: BarSet, value: Value) -> float:
    return width_of(shown.number(value), STRONG, bold=True) + _SIDE + 2


def _row(canvas: Canvas, shown: BarSet, row: Row, top: int, scale: _Scale) -> None:
    palette = canvas.palette
    across = {"type": "line", "xref": "paper", "x0": -1, "x1": 2, "layer": "below"}
    if row.is_heading:
        band = {"y0": top, "y1": top + row.height, "fillcolor": palette.era[0], "line_width": 0}
        canvas.shape(**{**across, "type": "rect", **band})
        _left(canvas, escape(row.name), TEXT, palette.muted, top + row.height / 2)
        return
    edge = top + row.height
    canvas.shape(**across, y0=edge, y1=edge, line={"color": palette.grid, "width": 1})
    middle = top + row.middle
    is_strong = bool(row.bars)
    name = f"<b>{row.name}</b>" if is_strong else row.name.replace("–", "–<br>")
    colour = palette.ink if is_strong else palette.muted
    _left(canvas, name, STRONG if is_strong else TEXT, colour, middle)
    for value in row.bars:
        _bar(canvas, shown, value, middle)
    if row.missing:
        _missing(canvas, row, middle, scale)
    beneath = top + row.middle + THICKEST / 2 + 2
    for value in row.others:
        _other(canvas, shown, value, beneath + _MARK / 2, scale)
        beneath += _MARK
    for words, tone in row.words:
        where = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 3, "yanchor": "top"}
        canvas.text(escape(words), TEXT, tone, y=beneath, **where)
        beneath += _WORDS
    for value in row.ranks:
        _rank(canvas, shown, value, middle)


def _left(canvas: Canvas, text: str, size: int, colour: str, at: float) -> None:
    """A text at the left edge of the figure."""
    where = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -_YEAR, "align": "left"}
    canvas.text(text, size, colour, y=at, yanchor="middle", **where)


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
    unit = (scale.high - scale.low) / scale.room
    half = THICKEST / 2 - 3
    # What is not known may lie on either side of zero.
    left = -_FRAME * unit / 2 if scale.low < 0 else 0
    right = left + _FRAME * unit
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
    hover = on_hover(shown.dataset, [value])
    is_country = value in shown.country
    mark = bar_mark(value)
    if is_country or mark is Mark.FORECAST:
        line: dict[str, Any] = (
            {"color": palette.country, "width": 3}
            if is_country
            else {"color": palette.ink, "width": 2, "dash": "dash"}
        )
        both = on_hover(shown.dataset, [value, value])
        canvas.scatter(x=[0, end], y=[at, at], mode="lines", line=line, **both)
    else:
        edge = palette.country if value.role is Role.VINTAGE else palette.ink
        ring = {"size": 9, "color": palette.paper, "line": {"width": 2, "color": edge}}
        canvas.scatter(x=[end], y=[at], mode="markers", cliponaxis=False, marker=ring, **hover)
    _words_of_other(canvas, shown, value, at, scale)


def _words_of_other(canvas: Canvas, shown: BarSet, value: Value, at: float, scale: _Scale) -> None:
    """Behind the mark where there is room; else before it, or the number alone."""
    end = shown.height(value)
    place = scale.across(end)
    number = shown.number(value)
    long = number if value in shown.country else shown.named(value)
    is_line = value in shown.country or bar_mark(value) is Mark.FORECAST
    start = scale.across(0)
    if place + _SIDE + width_of(long) <= scale.room:
        text, side = long, {"xanchor": "left", "xshift": _SIDE}
    elif not is_line and width_of(long) + _SIDE <= place - start:
        text, side = long, {"xanchor": "right", "xshift": -_SIDE}
    elif not is_line and width_of(number) + _SIDE <= place - start:
        text, side = number, {"xanchor": "right", "xshift": -_SIDE}
    else:
        text, side = number, {"xanchor": "left", "xshift": _SIDE}
    canvas.text(escape(text), TEXT, canvas.palette.muted, x=end, y=at, yanchor="middle", **side)


def _rank(canvas: Canvas, shown: BarSet, value: Value, middle: float) -> None:
    """The place in the list at the right edge.

    The first place of a whole year has the plant's own colour.
    """
    palette = canvas.palette
    text = f"<b>{escape(value_words.mark(shown.dataset, value))}</b>"
    if beneath := beneath_rank(value):
        style = f"font-size:{TEXT}px;color:{palette.muted}"
        text += f'<br><span style="{style}">{escape(beneath)}</span>'
    colour = palette.accent if is_first_of_a_year(value) else palette.ink
    where = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _RANK - 4, "align": "right"}
    lift = LINE * STRONG / 2 + 3
    canvas.text(text, STRONG, colour, y=middle - lift, yanchor="top", **where)


def _zero(canvas: Canvas, rows: Sequence[Row], *, is_inside: bool) -> None:
    """The line from which the bars start.

    Inside the plot it does not cross the words beneath them.
    """
    top = 0
    for row in rows:
        if not row.is_heading:
            words = _WORDS * len(row.words) + 4 if is_inside and row.words else 0
            ends = {"x0": 0, "x1": 0, "y0": top, "y1": top + row.height - words}
            canvas.shape(type="line", **ends, line={"color": canvas.palette.muted, "width": 1})
        top += row.height
