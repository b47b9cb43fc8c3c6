"""Events in a lane for each kind, eras behind them; wide and faint where the date is not known to the day."""

from collections.abc import Sequence
from datetime import date as Date
from html import escape

import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event

LANE_HEIGHT = 44


def figure(
    events: Sequence[Event], palette: Palette, *, eras: Sequence[Era], days: tuple[Date, Date], kinds: Sequence[str], narrow: bool
) -> go.Figure:
    """The events of a span; `kinds` are the lanes from top to bottom."""
    sheet = ground.Sheet(palette, 70 + LANE_HEIGHT * len(kinds), narrow=narrow)
    ground.bands(sheet, palette, eras, days, narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    sheet.figure.update_yaxes(range=[len(kinds) - 0.4, -1.2], showgrid=False, showticklabels=False)
    sheet.figure.update_layout(margin_l=8)
    for lane, kind in enumerate(kinds):
        sheet.shape(type="line", x0=0, x1=1, xref="paper", y0=lane, y1=lane, line={"color": palette.grid, "width": 1}, layer="below")
        where = {"x": 0, "xref": "paper", "xanchor": "left", "y": lane, "yanchor": "bottom", "yshift": 7}
        sheet.text(kind.replace("_", " "), 11 if narrow else 12, palette.muted, **where)
    for event in events:
        _event(sheet, event, kinds.index(event.kind), palette)
    return sheet.finish()


def _event(sheet: ground.Sheet, event: Event, lane: int, palette: Palette) -> None:
    first, last = event.date.first_day, event.date.last_day
    if first is None:
        return
    end = last or first
    sharp = (end - first).days == 0
    text = f"<b>{escape(event.title)}</b><br>{escape(event.date.words)}"
    sheet.figure.add_scatter(
        x=[ground.middle(first, end)] if sharp else [str(first), str(end)],
        y=[lane] if sharp else [lane, lane],
        mode="markers" if sharp else "lines",
        marker={"size": 11, "color": palette.event, "line": {"color": palette.paper, "width": 1}},
        line={"width": 9, "color": palette.faint(palette.event, 0.5)},
        hovertext=text,
        hoverinfo="text",
        customdata=[event.id] if sharp else [event.id, event.id],
    )
