"""What all charts stand on: type, axes, bands of the eras, events in words.

What a mark says when it is pointed at is made here too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.labels import (
    LINE,
    STRONG,
    TEXT,
    Box,
    Number,
    Plot,
    fits,
    placed,
    width_of,
    width_of_note,
    wrapped,
)
from dashboard.charts.palette import Palette
from dashboard.model import Dataset, Era, Event
from dashboard.record import Value
from dashboard.words import locale, periods, value_words, wording
from dashboard.words.units import Scale

_FONT = "system-ui, Segoe UI, Roboto, Noto Sans, Noto Sans CJK SC, sans-serif"
_CHINESE_FONT = (
    "Letters of Europe, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif"
)
"""The fonts of base.css."""
DAY_MS = 86_400_000
LEAST_YEARS = 8
"""A chart of fewer years would draw a year as broad as a page."""
LANE = 20
"""Height in pixels of a line of words above the plot."""
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 8, 28
"""Pixels around the plot."""
NARROWEST, BROADEST_NARROW = 288, 760
"""Pixels of the least place for a figure, a phone's, and of the broadest for the narrow form."""
NARROW, WIDE = NARROWEST - LEFT - RIGHT, BROADEST_NARROW - LEFT - RIGHT
"""Pixels of the narrowest plot that a figure of either form is shown in."""
_BEFORE_PLOT = 2
"""Pixels between the plot and an amount of its axis."""
_YEAR_ROOM = 44
"""Pixels that a year of four digits needs on the axis."""
_FIRST_YEAR = 14
"""Pixels from the axis of amounts to the middle of the first year that has its name."""
_LINES_OF_EVENT = 3
_BROADEST_EVENT = 190
"""Pixels; a longer title is broken into lines."""


class Sheet:
    """A figure in the making.

    It becomes a figure at the end, since Plotly checks everything in it each time that it is asked.
    """

    def __init__(self, palette: Palette, height: int, *, narrow: bool) -> None:
        self.palette, self.narrow = palette, narrow
        self.width = NARROW if narrow else WIDE
        self.size = TEXT
        self.traces: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.numbers: list[Number] = []
        self.marks: list[Box] = []
        """Places that no number may cover."""
        self.bars: list[Box] = []
        """Places that no words beside a mark may cover."""
        self.height = height
        self.margin = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
        self.x_axis: dict[str, Any] = {"fixedrange": True}
        self.y_axis: dict[str, Any] = {"fixedrange": True}
        """The axes; the plot is known when both have a range."""
        self.barmode: str | None = None
        """How bars of one place stand to each other, where it matters."""

    def scatter(self, **attributes: Any) -> None:
        self.traces.append({"type": "scatter", **attributes})

    def bar(self, **attributes: Any) -> None:
        self.traces.append({"type": "bar", **attributes})

    def shape(self, **attributes: Any) -> None:
        """Draws a line or an area, as Plotly takes it."""
        self.shapes.append(attributes)

    def text(self, text: str, size: int, colour: str, **where: Any) -> None:
        """Writes a text at a place, as Plotly takes it."""
        self.notes.append(
            {"showarrow": False, "text": text, "font": {"size": size, "color": colour}, **where}
        )

    def number(self, x: str, y: float, text: str, *, shift: int = 4, half: float = 0) -> None:
        """A text above a mark, unless others leave it no room."""
        self.numbers.append(Number(x, y, text, STRONG, self.palette.ink, shift, half))

    def beside(self, x: str, y: float, text: str, shorter: str = "") -> None:
        """Words to the right of a mark, or shorter ones, where there is room for them."""
        muted = self.palette.muted
        self.numbers.append(Number(x, y, text, TEXT, muted, beside=True, shorter=shorter))

    def across(self, dataset: Dataset, values: Sequence[Value], line: dict[str, Any]) -> None:
        """Each value as a line from the first to the last day of its period, joined to no other."""
        for value in values:
            days = [str(day) for day in value.days]
            height = float(value.number)
            hover = on_hover(dataset, [value, value])
            self.scatter(x=days, y=[height] * 2, mode="lines", line=line, **hover)

    def taller(self, *, top: int = 0, bottom: int = 0) -> None:
        """Make room above or beneath the plot without taking it from the plot."""
        self.height += top + bottom
        self.margin["t"] += top
        self.margin["b"] += bottom

    @property
    def body(self) -> int:
        """Height of the plot in pixels."""
        return self.height - self.margin["t"] - self.margin["b"]

    @property
    def plot(self) -> Plot:
        """The plot as its axes are by now."""
        return Plot(self.width, self.body, self.x_axis["range"], self.y_axis["range"])

    def finish(self) -> go.Figure:
        """The figure with its shapes and notes, and the numbers that have room."""
        if self.numbers:
            found = placed(self.numbers, self.plot, self.marks, self.bars)
            self.notes += [{"showarrow": False, **note} for note in found]
        self.notes = [self.over_lines(note) for note in self.notes]
        return go.Figure(data=self.traces, layout=self._layout())

    def _layout(self) -> dict[str, Any]:
        """No title, no legend: both stand in the page as text."""
        palette = self.palette
        return {
            "template": "none",
            "height": self.height,
            "margin": self.margin,
            "font": {"family": font(), "size": self.size, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "dragmode": False,
            "clickmode": "event",
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": palette.paper,
                "bordercolor": palette.muted,
                "font": {"color": palette.ink, "family": font(), "size": TEXT},
            },
            "barmode": self.barmode,
            "bargap": 0,
            "xaxis": self.x_axis,
            "yaxis": self.y_axis,
            "shapes": self.shapes,
            "annotations": self.notes,
        }

    def over_lines(self, note: dict[str, Any]) -> dict[str, Any]:
        """A note as it stands on what is drawn behind it."""
        return note


@dataclass(frozen=True, slots=True)
class _Band:
    """The part of an era that lies on the axis."""

    title: str
    first: Date
    last: Date
    fill: str


@dataclass(frozen=True, slots=True)
class _Named:
    """The title of an event in lines, to the right or to the left of its own line."""

    event: Event
    day: Date
    lines: list[str]
    on_the_left: bool


class Calendar(Sheet):
    """A sheet with a date axis, a value axis, and eras as quiet named bands behind.

    The names of the eras and the titles of the events stand above the plot, within the bands.
    """

    def __init__(
        self,
        palette: Palette,
        height: int,
        *,
        narrow: bool,
        days: tuple[Date, Date],
        eras: Sequence[Era],
        scale: Scale,
    ) -> None:
        super().__init__(palette, height, narrow=narrow)
        self.days = days
        self._scale = scale
        self._eras = [self._band(n, era) for n, era in enumerate(eras) if overlaps(era, days)]
        self._events: Sequence[Event] = ()
        self._lines: list[Date] = []
        self._axes()

    @property
    def pixels_a_day(self) -> float:
        first, last = self.days
        return self.width / ((last - first).days + 1)

    @property
    def pixels_a_year(self) -> float:
        first, last = self.days
        return self.width / (last.year - first.year + 1)

    def _at(self, day: Date) -> float:
        """Pixels from the left edge of the plot to a day."""
        return (day - self.days[0]).days * self.pixels_a_day

    def _band(self, n: int, era: Era) -> _Band:
        first, last = self.days
        start = max(era.period.first_day or first, first)
        end = min(era.period.last_day or last, last)
        return _Band(era.title, start, end, self.palette.era[n % 2])

    def _axes(self) -> None:
        """A tick in the middle of each year, as many as fit; thin lines across."""
        first, last = self.days
        years = range(first.year, last.year + 1)
        # The first name stays clear of the lowest amount, to the left of the axis.
        begin = max(0, ceil(_FIRST_YEAR / self.pixels_a_year - 0.5))
        shown = years[begin :: ceil(_YEAR_ROOM / self.pixels_a_year)]
        middles = [midyear(year) for year in shown]
        names = [f"{year:04}" for year in shown]
        self.x_axis.update(
            type="date",
            range=[str(first), str(after(last))],
            tickvals=middles,
            ticktext=names,
            tickangle=0,
            tickfont={"color": self.palette.ink},
            showgrid=False,
            zeroline=False,
            linecolor=self.palette.ink,
            showline=True,
            ticks="",
        )
        self.y_axis.update(
            tickfont={"color": self.palette.muted},
            gridcolor=self.palette.grid,
            zeroline=False,
        )

    def amounts(self, low: float, high: float, ticks: Sequence[float]) -> None:
        """The value axis from `low` to `high`, with lines across.

        Its numbers have signs where some are below zero.
        """
        words = tick_words(ticks, self._scale)
        self.y_axis.update(range=[low, high], tickvals=ticks, ticktext=words)
        height = LINE * TEXT
        for tick, text in zip(ticks, words, strict=True):
            left = -width_of(text) - _BEFORE_PLOT
            bottom = self.plot.up(tick) - height / 2
            self.marks.append(Box(left, bottom, width_of(text), height))

    def events(self, events: Sequence[Event]) -> None:
        """Dotted lines with titles, as many as have room; the list beneath has all of them."""
        self._events = events

    def finish(self) -> go.Figure:
        """The figure with room above the plot for the names of eras and events."""
        named = self._named_events()
        room_of_events = LANE * max((len(one.lines) for one in named), default=0)
        room_of_eras = self._era_names(room_of_events)
        self._bands(room_of_events + room_of_eras)
        self._lines = [one.day for one in named]
        for one in named:
            self._event(one, room_of_events)
        self.taller(top=room_of_events + room_of_eras)
        return super().finish()

    def over_lines(self, note: dict[str, Any]) -> dict[str, Any]:
        """On the ground of its band where the line of an event would cross it."""
        if not self._lines or "yref" in note or "xref" in note:
            return note
        day = Date.fromisoformat(str(note["x"])[:10])
        half = width_of_note(note) / 2 + 2
        if not any(abs(self._at(day) - self._at(line)) < half for line in self._lines):
            return note
        held = (band.fill for band in self._eras if band.first <= day <= band.last)
        return {**note, "bgcolor": next(held, self.palette.paper)}

    def _bands(self, head: int) -> None:
        """A band for each era, from the axis up to the top of its name."""
        for band in self._eras:
            self.shape(
                type="rect",
                x0=str(band.first),
                x1=str(after(band.last)),
                y0=0,
                y1=1 + head / self.body,
                yref="paper",
                layer="below",
                line_width=0,
                fillcolor=band.fill,
            )

    def _era_names(self, beneath: int) -> int:
        """Each name in the lowest row in which it touches no other; the height of the rows.

        A name begins at the left end of its era, or ends at the right end where it must.
        """
        taken: list[float] = []
        """How far each row is taken, from the left."""
        notes: list[dict[str, Any]] = []
        for band in self._eras:
            room = width_of(band.title) + 4
            left = self._at(band.first)
            is_inside = left + room <= self.width
            if not is_inside:
                left = max(0.0, self._at(after(band.last)) - room)
            row = next((row for row, end in enumerate(taken) if left >= end), len(taken))
            taken[row : row + 1] = [left + room]
            day = band.first if is_inside else after(band.last)
            side = (
                {"xanchor": "left", "xshift": 4}
                if is_inside
                else {"xanchor": "right", "xshift": -4}
            )
            notes.append({"text": escape(band.title), "x": str(day), "yshift": -LANE * row, **side})
        height = LANE * len(taken)
        for note in notes:
            note["yshift"] += beneath + height
            self.text(
                **note, size=TEXT, colour=self.palette.muted, y=1, yref="paper", yanchor="top"
            )
        return height

    def _named_events(self) -> list[_Named]:
        """The events whose titles have room on one level, beside the line of the next one."""
        days = [event.date.first_day for event in self._events]
        known = [day for day in days if day is not None]
        assert len(known) == len(days), "an event without a first day has no place on an axis"
        places = [self._at(day) for day in known]
        found: list[_Named] = []
        free = 0.0
        for n, event in enumerate(self._events):
            at = places[n]
            following = places[n + 1] if n + 1 < len(places) else self.width
            on_the_right = _title_within(event.title, following - at - 8)
            on_the_left = _title_within(event.title, at - free - 8)
            if on_the_right and at >= free:
                found.append(_Named(event, known[n], on_the_right, on_the_left=False))
                free = at + 8 + max(width_of(line) for line in on_the_right)
            elif on_the_left:
                found.append(_Named(event, known[n], on_the_left, on_the_left=True))
                free = at + 4
        return found

    def _event(self, named: _Named, room: int) -> None:
        """A dotted line down to the axis, behind the marks, and the title at its upper end."""
        event, day = named.event, str(named.day)
        self.shape(
            type="line",
            x0=day,
            x1=day,
            y0=0,
            y1=1 + room / self.body,
            yref="paper",
            layer="below",
            line={"color": self.palette.event, "width": 1.2, "dash": "dot"},
        )
        side = "right" if named.on_the_left else "left"
        self.text(
            "<br>".join(map(escape, named.lines)),
            TEXT,
            self.palette.event,
            x=day,
            y=1,
            yref="paper",
            xanchor=side,
            yanchor="top",
            align=side,
            xshift=-3 if named.on_the_left else 3,
            yshift=room,
            hovertext=escape(f"{periods.in_words(event.date)}{wording.colon()}{event.title}"),
        )


def _title_within(title: str, room: float) -> list[str]:
    """The title in a few lines of at most the room, none where it does not fit."""
    within = min(room, _BROADEST_EVENT)
    lines = wrapped(title, within)
    return lines if len(lines) <= _LINES_OF_EVENT and fits(lines, within) else []


def nice_step(height: float, lines: int = 4) -> float:
    """The distance of about so many lines across a plot: 1, 2, 2.5 or 5 times a power of ten."""
    rough = (height or 1.0) / lines
    power: float = 10.0 ** floor(log10(rough))
    steps = [factor * power for factor in (1, 2, 2.5, 5, 10)]
    return next(step for step in steps if step >= rough)


def multiples(bottom: float, top: float, step: float) -> list[float]:
    """The multiples of a step from `bottom` to `top`, both included."""
    first, last = ceil(bottom / step - 1e-9), floor(top / step + 1e-9)
    return [step * n for n in range(first, last + 1)]


def overlaps(era: Era, days: tuple[Date, Date]) -> bool:
    """Some day of the era lies on an axis."""
    first, last = days
    return (era.period.first_day or first) <= last and first <= (era.period.last_day or last)


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
    inside: list[Event] = []
    for event in events:
        start, day = event.date.start, event.date.first_day
        has_a_month = start is not None and start.month is not None
        if has_a_month and day is not None and first <= day <= last:
            inside.append(event)
    return tuple(
        sorted(
            inside,
            key=lambda event: (str(event.date.first_day), str(event.date.last_day), event.id),
        )
    )


def heights_of(values: Sequence[Value]) -> list[Decimal]:
    """Every value with both ends of its range and of what its hedge allows."""
    heights: list[Decimal | None] = []
    for value in values:
        heights += [value.amount, value.amount_to]
        heights += [value.low, value.high] if value.is_hedged else []
    return [height for height in heights if height is not None]


def reach(values: Sequence[Value], room: float) -> list[float]:
    """The value axis: zero, every value with its whisker, and room for a label."""
    known = heights_of(values)
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


def font() -> str:
    """The typefaces for the language that is spoken."""
    return _CHINESE_FONT if locale().language == "zh" else _FONT


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


def tick_words(ticks: Sequence[float], scale: Scale) -> list[str]:
    """The numbers at the lines across, as the reader counts; with signs where some are below zero."""
    # Ten digits hide what is left over of steps such as 0.1.
    amounts = [Decimal(f"{abs(tick):.10g}").normalize() + 0 for tick in ticks]
    sizes = [scale.number(amount, beside=max(amounts)) for amount in amounts]
    if min(ticks) >= 0:
        return sizes
    signs = ["" if not tick else "+" if tick > 0 else "−" for tick in ticks]
    return [f"{sign}{size}" for sign, size in zip(signs, sizes, strict=True)]


def on_hover(dataset: Dataset, values: Sequence[Value]) -> dict[str, Any]:
    """What a trace says of its marks when pointed at, and which observations they are."""
    cards = [card(dataset, value) for value in values]
    names = [value.id for value in values]
    return {"hovertext": cards, "hoverinfo": "text", "customdata": names}


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
    told = wording.stop().join((said, str(value.source.publisher), why))
    return f"{periods.in_words(value.period)}{wording.colon()}{told}"
