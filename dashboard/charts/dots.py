"""Values as points at their dates, never joined: they may come from different sources and mean different things."""

from collections.abc import Sequence
from datetime import date as Date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.labels import Number
from dashboard.charts.marks import HEDGED, Mark, Record, dot_mark, each, records
from dashboard.charts.palette import Palette
from dashboard.model import Era

ALL_LABELLED = 12
"""Up to this many points all carry their number; of more, the first, the last and the extremes do."""

SYMBOLS = {"at_least": "triangle-up", "at_most": "triangle-down"}


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Values within one year, in the unit of the series; equal ones are drawn once."""
    return frame[frame["year"].notna() & ~frame["role"].isin(["agrees", "variant"])]


def figure(frame: pd.DataFrame, palette: Palette, *, eras: Sequence[Era], narrow: bool) -> go.Figure:
    """What `shown` returned as points, with whiskers for ranges and hedges."""
    days = ground.span(frame, closes=Date.min)
    sheet = ground.Sheet(palette, 340 if narrow else 380, narrow=narrow)
    ground.bands(sheet, palette, eras, days, narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    marks = each(frame, dot_mark)
    for mark in (Mark.FORECAST, Mark.VINTAGE, Mark.RIVAL, Mark.POINT):
        rows = frame[marks == mark]
        if not rows.empty:
            _points(sheet, rows, mark, palette)
    for row in records(_labelled(frame[marks.isin([Mark.POINT, Mark.FORECAST])])):
        top = row["amount"] if pd.isna(row["amount_to"]) else row["amount_to"]
        lowest = row["amount"] == frame["amount"].min() and len(frame) > ALL_LABELLED
        at = row["amount"] if lowest else top
        sheet.number(Number(_at(row), at, f"<b>{row['mark']}</b>", 11 if narrow else 13, palette.ink, -26 if lowest else 8))
    sheet.figure.update_yaxes(range=ground.reach(frame, 1.2))
    return sheet.finish()


def _at(row: Record) -> str:
    return ground.middle(row["first_day"], row["last_day"])


def _points(sheet: ground.Sheet, rows: pd.DataFrame, mark: Mark, palette: Palette) -> None:
    edge = {Mark.POINT: palette.accent, Mark.RIVAL: palette.ink, Mark.VINTAGE: palette.country, Mark.FORECAST: palette.ink}[mark]
    upper = (rows["amount_to"] - rows["amount"]).fillna(0)
    hedged = rows["qualifier"].isin(HEDGED - {"range"})
    up = upper.where(~hedged, (rows["high"] - rows["amount"]).where(rows["high"] != float("inf"), 0))
    down = (rows["amount"] - rows["low"]).where(hedged & (rows["low"] != float("-inf")), 0)
    sheet.figure.add_scatter(
        x=[_at(row) for row in records(rows)],
        y=rows["amount"],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 9,
            "symbol": "line-ew" if mark is Mark.FORECAST else [SYMBOLS.get(hedge, "circle") for hedge in rows["qualifier"]],
            "color": palette.accent if mark is Mark.POINT else palette.paper,
            "line": {"width": 2, "color": edge},
        },
        error_y={"type": "data", "array": up, "arrayminus": down, "color": edge, "thickness": 1.2, "width": 4},
        hovertext=[ground.card(row) for row in records(rows)],
        hoverinfo="text",
        customdata=rows["id"],
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    if len(rows) <= ALL_LABELLED:
        return rows
    chosen = [rows.index[0], rows.index[-1], rows["amount"].idxmin(), rows["amount"].idxmax()]
    return rows.loc[sorted(set(chosen))]
