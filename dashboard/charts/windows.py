"""Every window that was printed, as a line from its first to its last day."""

from collections.abc import Sequence
from datetime import date as Date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.labels import Number
from dashboard.charts.marks import records
from dashboard.charts.palette import Palette
from dashboard.model import Era


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Windows of at most a year, in the unit of the series; what merely repeats another value is left out, forecasts too."""
    return frame[frame["year"].notna() & ~frame["role"].isin(["agrees", "variant", "forecast"])]


def figure(frame: pd.DataFrame, palette: Palette, *, eras: Sequence[Era], ranks: bool, narrow: bool) -> go.Figure:
    """Lines of what `shown` returned, at the height of their value; for ranks the first place is on top."""
    days = ground.span(frame, closes=Date.min)
    sheet = ground.Sheet(palette, 380 if narrow else 430, narrow=narrow)
    ground.bands(sheet, palette, eras, days, narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    for stands in (False, True):
        _lines(sheet, frame[(frame["role"] == "stands") == stands], palette, stands=stands)
    _labels(sheet, frame, palette, narrow=narrow)
    if ranks:
        sheet.figure.update_yaxes(range=[frame["amount"].max() + 0.6, 0.4], dtick=1)
    else:
        sheet.figure.update_yaxes(range=ground.reach(frame, 1.12))
    return sheet.finish()


def _lines(sheet: ground.Sheet, rows: pd.DataFrame, palette: Palette, *, stands: bool) -> None:
    """All lines of one strength as one trace, with breaks between them."""
    colour = palette.accent if stands else palette.soft(palette.accent)
    points = [
        (end, row["amount"], size, ground.card(row), row["id"])
        for row in records(rows)
        for end, size in ((str(row["first_day"]), 0), (str(ground.after(row["last_day"])), 6), (None, 0))
    ]
    if points:
        x, y, sizes, cards, names = zip(*points, strict=True)
        sheet.figure.add_scatter(
            x=x,
            y=y,
            mode="lines+markers",
            cliponaxis=False,
            line={"color": colour, "width": 4 if stands else 2},
            marker={"size": sizes, "color": colour},
            hovertext=cards,
            hoverinfo="text",
            customdata=names,
        )


def _labels(sheet: ground.Sheet, frame: pd.DataFrame, palette: Palette, *, narrow: bool) -> None:
    """The numbers of the values that stand for a year."""
    for row in records(frame[frame["role"] == "stands"]):
        x, turned = ground.middle(row["first_day"], row["last_day"]), narrow and len(row["mark"]) > 3
        sheet.number(Number(x, row["amount"], f"<b>{row['mark']}</b>", 11 if narrow else 13, palette.ink, 3, turned))
