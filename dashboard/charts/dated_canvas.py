"""A canvas with an axis of dates: eras as bands behind it, events as dotted lines with titles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from html import escape
from math import ceil
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas
from dashboard.charts.days import after, midyear, overlaps
from dashboard.charts.labels import LINE, TEXT, Box, fits, width_of, width_of_note, wrapped
from dashboard.charts.palette import Palette
from dashboard.charts.value_axis import tick_words
from dashboard.model import Era, Event
from dashboard.words import periods, wording
from dashboard.words.units import Scale

_LANE = 20
"""Height in pixels of a line of words above the plot."""
_BEFORE_PLOT = 2
"""Pixels between the plot and an amount of its axis."""
_YEAR_ROOM = 44
"""Pixels that a year of four digits needs on the axis."""
_FIRST_YEAR = 14
"""Pixels from the axis of amounts to the middle of the first year that has its name."""
_LINES_OF_EVENT = 3
"""Most lines of a title."""
_BROADEST_EVENT = 190
"""Pixels; a longer title is broken into lines."""


@dataclass(frozen=True, slots=True)
class _Band:
    """The part of an era that lies on the axis."""

    title: str
    first: Date
    last: Date
    fill: str


@dataclass(frozen=True, slots=True)
class _NamedEvent:
    """The title of an event in lines, to the right or to the left of its own line."""

    event: Event
    day: Date
    lines: list[str]
    on_the_left: bool


class DatedCanvas(Canvas):
    """A canvas with a date axis, a value axis, and eras as quiet named bands behind.

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
        self._days_with_lines: list[Date] = []
        """Days of the events that have room for their titles."""
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
        room_of_events = _LANE * max((len(one.lines) for one in named), default=0)
        room_of_eras = self._era_names(room_of_events)
        self._bands(room_of_events + room_of_eras)
        self._days_with_lines = [one.day for one in named]
        for one in named:
            self._event(one, room_of_events)
        self.taller(top=room_of_events + room_of_eras)
        return super().finish()

    def over_lines(self, note: dict[str, Any]) -> dict[str, Any]:
        """On the ground of its band where the line of an event would cross it."""
        if not self._days_with_lines or "yref" in note or "xref" in note:
            return note
        day = Date.fromisoformat(str(note["x"])[:10])
        half = width_of_note(note) / 2 + 2
        if not any(abs(self._at(day) - self._at(line)) < half for line in self._days_with_lines):
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
            notes.append(
                {"text": escape(band.title), "x": str(day), "yshift": -_LANE * row, **side}
            )
        height = _LANE * len(taken)
        for note in notes:
            note["yshift"] += beneath + height
            self.text(
                **note, size=TEXT, colour=self.palette.muted, y=1, yref="paper", yanchor="top"
            )
        return height

    def _named_events(self) -> list[_NamedEvent]:
        """The events whose titles have room on one level, beside the line of the next one."""
        days = [event.date.first_day for event in self._events]
        known = [day for day in days if day is not None]
        assert len(known) == len(days), "an event without a first day has no place on an axis"
        places = [self._at(day) for day in known]
        found: list[_NamedEvent] = []
        free = 0.0
        for n, event in enumerate(self._events):
            at = places[n]
            following = places[n + 1] if n + 1 < len(places) else self.width
            on_the_right = _title_within(event.title, following - at - 8)
            on_the_left = _title_within(event.title, at - free - 8)
            if on_the_right and at >= free:
                found.append(_NamedEvent(event, known[n], on_the_right, on_the_left=False))
                free = at + 8 + max(width_of(line) for line in on_the_right)
            elif on_the_left:
                found.append(_NamedEvent(event, known[n], on_the_left, on_the_left=True))
                free = at + 4
        return found

    def _event(self, named: _NamedEvent, room: int) -> None:
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
