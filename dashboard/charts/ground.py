"""What all charts stand on: type, axes, bands of the eras, the lane of the events.

What a mark says when it is pointed at is made here too.
"""

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

import plotly.graph_objects as go

from dashboard import value_words, wording
from dashboard.charts.labels import Number, Plot, placed
from dashboard.charts.palette import Palette
from dashboard.model import Dataset, Era, Event
from dashboard.record import Value
from dashboard.words import periods

FONT = "Source Sans, Source Sans Pro, sans-serif"
DAY_MS = 86_400_000
LEAST_YEARS = 8
"""A chart of fewer years would draw a year as broad as a page."""
LANE = 18
"""Height in pixels of one row of event numbers."""
LETTER = 0.55
"""Width of a letter as a part of the size of the type, on the average."""
NARROW, WIDE = 232, 1000
"""Pixels of a plot at the widths of screen that a figure is made for, 360 and 1280."""


class Sheet:
    """A figure in the making. Shapes and notes are handed over at the end, since Plotly checks all of them each time."""

    def __init__(self, palette: Palette, height: int, *, narrow: bool) -> None:
        self.palette, self.narrow = palette, narrow
        self.width = NARROW if narrow else WIDE
        self.size = 11 if narrow else 13
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.numbers: list[Number] = []
        # No title, no legend: both stand in the page as text.
        self.figure = go.Figure(
            layout=go.Layout(
                template="none",
                height=height,
                margin={"l": 40 if narrow else 52, "r": 26, "t": LANE + 4, "b": 28},
                font={"family": FONT, "size": self.size, "color": palette.ink},
                paper_bgcolor="rgba(0,0,0,0)",
                plot_bgcolor="rgba(0,0,0,0)",
                showlegend=False,
                dragmode=False,
                clickmode="event",
                hovermode="closest",
                hoverlabel={
                    "bgcolor": palette.paper,
                    "bordercolor": palette.muted,
                    "font": {"color": palette.ink, "family": FONT},
                },
                bargap=0,
            )
        )

    def shape(self, **attributes: Any) -> None:
        self.shapes.append(attributes)

    def text(self, text: str, size: int, colour: str, **where: Any) -> None:
        self.notes.append(
            {"showarrow": False, "text": text, "font": {"size": size, "color": colour}, **where}
        )

    def number(self, x: str, y: float, text: str, *, shift: int = 4, turned: bool = False) -> None:
        """A text above a mark, unless others leave it no room."""
        self.numbers.append(Number(x, y, text, self.size, self.palette.ink, shift, turned))

    def across(self, dataset: Dataset, values: Sequence[Value], line: dict[str, Any]) -> None:
        """Each value as a line from the first to the last day of its period, joined to no other."""
        for value in values:
            days = [str(day) for day in value.days]
            height = float(value.number)
            hover = on_hover(dataset, [value, value])
            self.figure.add_scatter(x=days, y=[height] * 2, mode="lines", line=line, **hover)

    def taller(self, *, top: int = 0, bottom: int = 0) -> None:
        """Make room above or beneath the plot without taking it from the plot."""
        margin = self.figure.layout.margin
        self.figure.update_layout(
            height=self.figure.layout.height + top + bottom,
            margin={"t": margin.t + top, "b": margin.b + bottom},
        )

    def finish(self) -> go.Figure:
        layout = self.figure.layout
        if self.numbers:
            height = layout.height - layout.margin.t - layout.margin.b
            plot = Plot(self.width, height, layout.xaxis.range, layout.yaxis.range)
            self.notes += [{"showarrow": False, **note} for note in placed(self.numbers, plot)]
        self.figure.update_layout(shapes=self.shapes, annotations=self.notes)
        return self.figure


class Calendar(Sheet):
    """A sheet with a date axis, a value axis from zero, and eras as quiet named bands behind."""

    def __init__(
        self,
        palette: Palette,
        height: int,
        *,
        narrow: bool,
        days: tuple[Date, Date],
        eras: Sequence[Era],
        all_names: bool = False,
    ) -> None:
        """`all_names`: names of eras that would touch stand in rows, so that none is left out."""
        super().__init__(palette, height, narrow=narrow)
        self.days = days
        self.all_names = all_names
        self._axes()
        self._bands(eras)

    def _axes(self) -> None:
        """A tick in the middle of each year, as many as fit; thin lines across."""
        first, last = self.days
        years = range(first.year, last.year + 1)
        shown = years[:: -(-len(years) // (12 if self.narrow else 16))]
        short = self.narrow and len(shown) > 6
        self.figure.update_xaxes(
            type="date",
            range=[str(first), str(after(last))],
            tickvals=[midyear(year) for year in shown],
            ticktext=[f"’{year % 100:02}" if short else str(year) for year in shown],
            tickfont={"color": self.palette.ink},
            showgrid=False,
            zeroline=False,
            linecolor=self.palette.ink,
            showline=True,
            ticks="",
            fixedrange=True,
        )
        self.figure.update_yaxes(
            tickfont={"color": self.palette.muted},
            gridcolor=self.palette.grid,
            zeroline=False,
            fixedrange=True,
            tickformat=",",
            rangemode="tozero",
            nticks=6,
        )

    def _bands(self, eras: Sequence[Era]) -> None:
        first, last = self.days
        shown: list[tuple[str, Date, Date]] = []
        for n, era in enumerate(eras):
            start, end = (
                max(era.period.first_day or first, first),
                min(era.period.last_day or last, last),
            )
            if start > end:
                continue
            sides = {"x0": str(start), "x1": str(after(end)), "y0": 0, "y1": 1, "yref": "paper"}
            self.shape(
                type="rect", **sides, layer="below", line_width=0, fillcolor=self.palette.era[n % 2]
            )
            room = (end - start).days / (last - first).days
            if self.all_names:
                shown.append((era.title, start, end))
            elif room * (46 if self.narrow else 130) > len(era.title):
                self._era_name(era.title, start, 0)
        self._names_in_rows(shown)

    def _names_in_rows(self, named: Sequence[tuple[str, Date, Date]]) -> None:
        """Each name in the lowest row in which it touches no other, from the left end of its era."""
        first, last = self.days
        pixels_a_day = self.width / ((last - first).days + 1)
        ends: list[float] = []
        for title, start, end in named:
            width = len(title) * (self.size - 1) * LETTER
            left = (start - first).days * pixels_a_day
            fits = left + width <= self.width
            if not fits:
                left = (after(end) - first).days * pixels_a_day - width
            row = next((level for level, taken in enumerate(ends) if left > taken), len(ends))
            ends[row : row + 1] = [left + width]
            self._era_name(
                title, start if fits else after(end), row, side="left" if fits else "right"
            )
        self.taller(top=LANE * max(0, len(ends) - 1))

    def _era_name(self, title: str, day: Date, row: int, side: str = "left") -> None:
        """The name of an era above its band."""
        where = {
            "x": str(day),
            "y": 1,
            "yref": "paper",
            "xanchor": side,
            "yanchor": "bottom",
            "xshift": 2 if side == "left" else 0,
            "yshift": LANE * row,
        }
        self.text(escape(title), self.size - 1, self.palette.muted, **where)

    def events(self, events: Sequence[Event]) -> None:
        """Numbered lines; the list beneath names them.

        Numbers that would touch stand in rows above each other.
        """
        first, last = self.days
        apart = (last - first).days / (18 if self.narrow else 48)
        rows: list[int] = []
        for n, event in enumerate(events, 1):
            day = event.date.first_day
            assert day is not None
            at = (day - first).days
            row = next(
                (level for level, taken in enumerate(rows) if at - taken >= apart), len(rows)
            )
            rows[row : row + 1] = [at]
            place = {"x0": str(day), "x1": str(day), "y0": 0.92, "y1": 1, "yref": "paper"}
            self.shape(
                type="line",
                **place,
                layer="below",
                line={"color": self.palette.event, "width": 1, "dash": "dot"},
            )
            where = {"x": str(day), "y": 1, "yref": "paper", "yshift": 13 + LANE * (row + 1)}
            hover = escape(f"{periods.in_words(event.date)}: {event.title}")
            self.text(
                f"<b>{n}</b>",
                11 if self.narrow else 12,
                self.palette.event,
                hovertext=hover,
                **where,
            )
        self.taller(top=LANE * len(rows))


def span(values: Sequence[Value], gaps: Sequence[int] = ()) -> tuple[Date, Date]:
    """From the first year with a value to the last with one or a gap, at least LEAST_YEARS."""
    days = [ends(value) for value in values]
    first = min(day for day, _ in days).year
    last = max(day for _, day in days).year
    start = max(1, min(first, last - LEAST_YEARS + 1))
    return Date(start, 1, 1), Date(max([last, *gaps]), 12, 31)


def events_within(events: Sequence[Event], days: tuple[Date, Date]) -> tuple[Event, ...]:
    """The events of a span whose month is known, in time order.

    A mere year has no place on a line.
    """
    first, last = days
    dated = [
        event
        for event in events
        if event.date.start is not None and event.date.start.month is not None
    ]
    inside = [event for event in dated if first <= event.date.first_day <= last]  # type: ignore[operator]
    return tuple(
        sorted(
            inside,
            key=lambda event: (str(event.date.first_day), str(event.date.last_day), event.id),
        )
    )


def reach(values: Sequence[Value], room: float) -> list[float]:
    """The value axis: zero, every value with its whisker, and room for a label."""
    heights: list[Decimal | None] = []
    for value in values:
        heights += [value.amount, value.amount_to, value.low, value.high]
    known = [height for height in heights if height is not None]
    return [min(float(min(known)) * room, 0.0), max(float(max(known)) * room, 1e-9)]


def ends(value: Value) -> tuple[Date, Date]:
    """The first and the last day of a value on an axis of dates, which has both."""
    first, last = value.days
    assert first is not None, f"{value.id} has no first day"
    assert last is not None, f"{value.id} has no last day"
    return first, last


def after(day: Date) -> Date:
    """The day after, or the last day there is."""
    return min(day, Date.max - timedelta(days=1)) + timedelta(days=1)


def midyear(year: int) -> str:
    return f"{year:04}-07-02"


def middle(value: Value) -> str:
    """The instant half-way through the period of a value, as Plotly takes it."""
    first, _ = ends(value)
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  (a day of the calendar)
    half = timedelta(milliseconds=width(value) // 2)
    return (start + half).isoformat(sep=" ", timespec="minutes")


def width(value: Value) -> int:
    """Length of the period of a value in milliseconds."""
    first, last = ends(value)
    return ((last - first).days + 1) * DAY_MS


def on_hover(dataset: Dataset, values: Sequence[Value]) -> dict[str, Any]:
    """What a trace says of its marks when pointed at, and which observations they are."""
    return {
        "hovertext": [card(dataset, value) for value in values],
        "hoverinfo": "text",
        "customdata": [value.id for value in values],
    }


def card(dataset: Dataset, value: Value) -> str:
    """The text of a hover card: value, period, hedge, who says it.

    Plotly shows a few tags, so the texts are escaped.
    """
    head = f"<b>{escape(value_words.shown(dataset, value))}</b>"
    lines = (
        periods.in_words(value.period),
        wording.by_line(value.source),
        value_words.why(dataset, value),
    )
    return "<br>".join([head, *(escape(line) for line in lines if line)])


def spoken(dataset: Dataset, value: Value) -> str:
    """A value with period, hedge, source and role, for a screen reader."""
    said = value_words.said(dataset, value)
    why = value_words.why(dataset, value)
    return f"{periods.in_words(value.period)}: {said}. {value.source.publisher}. {why}"
