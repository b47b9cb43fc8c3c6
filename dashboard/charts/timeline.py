"""Events in a lane for each kind, eras behind them.

They are wide and faint where the date is not known to the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from html import escape
from typing import get_args

import plotly.graph_objects as go

from dashboard import wording
from dashboard.charts import ground
from dashboard.charts.drawing import Drawing, drawing_of
from dashboard.charts.ground import Calendar
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event
from dashboard.model.events import EventKind
from dashboard.record import Record

LANE_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events a reader of the timeline asks for."""

    kinds: tuple[str, ...]
    """The lanes, from top to bottom."""
    text: str
    years: tuple[int, int]

    def found(self, events: Sequence[Event]) -> list[Event]:
        """Events of the kinds that begin in the years and hold every word of the text."""
        first, last = self.years
        words = wording.searched(self.text).split()
        return [
            event
            for event in events
            if event.kind in self.kinds
            and event.date.start is not None
            and first <= event.date.start.year <= last
            and all(word in _searched(event) for word in words)
        ]


def _searched(event: Event) -> str:
    return wording.searched(
        f"{event.title} {event.summary} {event.disputed or ''} {event.date.words}"
    )


@lru_cache(maxsize=8)
def years_of(record: Record) -> list[str]:
    """The years in which an event begins, as the link writes them."""
    begun = {event.date.start.year for event in record.events if event.date.start}
    return [f"{year:04}" for year in sorted(begun)]


def kinds_of(record: Record) -> list[str]:
    """The kinds of event that there are, in the order of the model."""
    there = {event.kind for event in record.events}
    return [kind for kind in get_args(EventKind) if kind in there]


def span(events: Sequence[Event], years: tuple[int, int]) -> tuple[Date, Date]:
    """Whole years from the first to the last event, or those asked for where the events are few."""
    starts = [event.date.start.year for event in events if event.date.start]
    first, last = min(starts), max(starts)
    if last - first + 1 < ground.LEAST_YEARS:
        first, last = years
    return Date(first, 1, 1), Date(last, 12, 31)


def drawn(record: Record, palette: Palette, choice: Choice) -> Drawing | None:
    """What a browser draws the timeline from; None where no event is asked for."""
    events = choice.found(record.events)
    if not events:
        return None
    days = span(events, choice.years)
    return _drawn(record, palette, tuple(event.id for event in events), choice.kinds, days)


@lru_cache(maxsize=32)
def _drawn(
    record: Record,
    palette: Palette,
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    days: tuple[Date, Date],
) -> Drawing:
    """Kept by what is found, not by the words of a search, which have no end."""
    events = [record.dataset.event[name] for name in names]
    wide, narrow = (
        figure(events, palette, eras=record.eras, days=days, kinds=kinds, narrow=is_narrow)
        for is_narrow in (False, True)
    )
    return drawing_of(wide, narrow)


def figure(
    events: Sequence[Event],
    palette: Palette,
    *,
    eras: Sequence[Era],
    days: tuple[Date, Date],
    kinds: Sequence[str],
    narrow: bool,
) -> go.Figure:
    """The events of a span; `kinds` are the lanes from top to bottom."""
    sheet = Calendar(
        palette,
        70 + LANE_HEIGHT * len(kinds),
        narrow=narrow,
        days=days,
        eras=eras,
    )
    sheet.figure.update_yaxes(range=[len(kinds) - 0.4, -1.2], showgrid=False, showticklabels=False)
    sheet.figure.update_layout(margin_l=8)
    for lane, kind in enumerate(kinds):
        sheet.shape(
            type="line",
            x0=0,
            x1=1,
            xref="paper",
            y0=lane,
            y1=lane,
            line={"color": palette.grid, "width": 1},
            layer="below",
        )
        where = {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": lane,
            "yanchor": "bottom",
            "yshift": 7,
        }
        sheet.text(kind.replace("_", " "), 11 if narrow else 12, palette.muted, **where)
    for event in events:
        _event(sheet, event, kinds.index(event.kind))
    return sheet.finish()


def _event(sheet: Calendar, event: Event, lane: int) -> None:
    first, last = event.date.first_day, event.date.last_day
    if first is None:
        return
    ends = [first] if last in (None, first) else [first, last]
    sheet.figure.add_scatter(
        x=[f"{first} 12:00"] if len(ends) == 1 else [str(day) for day in ends],
        y=[lane] * len(ends),
        mode="markers" if len(ends) == 1 else "lines",
        marker={
            "size": 11,
            "color": sheet.palette.event,
            "line": {"color": sheet.palette.paper, "width": 1},
        },
        line={"width": 9, "color": sheet.palette.faint(sheet.palette.event, 0.5)},
        hovertext=f"<b>{escape(event.title)}</b><br>{escape(event.date.words)}",
        hoverinfo="text",
        customdata=[event.id] * len(ends),
    )
