"""Events in a lane for each kind, eras behind them.

They are wide and faint where the date is not known to the day.
"""

from collections.abc import Sequence
from datetime import date as Date
from html import escape

import plotly.graph_objects as go

from dashboard.charts.ground import Calendar
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event

LANE_HEIGHT = 44


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
        all_names=True,
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
