"""Values as points at their dates, never joined: they may come from different sources and mean different things."""

import pandas as pd

from dashboard.charts.ground import Calendar, middle, reach, said
from dashboard.charts.marks import HEDGED, Mark, dot_mark, each
from dashboard.frames import records

ALL_LABELLED = 12
"""Up to this many points all carry their number; of more, the first, the last and the extremes do."""
SYMBOLS = {"at_least": "triangle-up", "at_most": "triangle-down"}


def draw(sheet: Calendar, frame: pd.DataFrame) -> None:
    """Values as points, with whiskers for ranges and hedges."""
    marks = each(frame, dot_mark)
    for mark in (Mark.FORECAST, Mark.VINTAGE, Mark.RIVAL, Mark.POINT):
        rows = frame[marks == mark]
        if not rows.empty:
            _points(sheet, rows, mark)
    for row in records(_labelled(frame[marks.isin([Mark.POINT, Mark.FORECAST])])):
        lowest = row["amount"] == frame["amount"].min() and len(frame) > ALL_LABELLED
        upper = (
            row["high"]
            if row["qualifier"] in HEDGED and row["high"] != float("inf")
            else row["amount_to"]
        )
        top = row["amount"] if lowest or pd.isna(upper) else upper
        sheet.number(middle(row), top, f"<b>{row['mark']}</b>", shift=-26 if lowest else 8)
    sheet.figure.update_yaxes(range=reach(frame, 1.2))


def _points(sheet: Calendar, rows: pd.DataFrame, mark: Mark) -> None:
    palette = sheet.palette
    edge = {Mark.POINT: palette.accent, Mark.VINTAGE: palette.country}.get(mark, palette.ink)
    upper = (rows["amount_to"] - rows["amount"]).fillna(0)
    hedged = rows["qualifier"].isin(HEDGED - {"range"})
    up = upper.where(
        ~hedged, (rows["high"] - rows["amount"]).where(rows["high"] != float("inf"), 0)
    )
    down = (rows["amount"] - rows["low"]).where(hedged & (rows["low"] != float("-inf")), 0)
    sheet.figure.add_scatter(
        x=[middle(row) for row in records(rows)],
        y=rows["amount"],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 9,
            "symbol": "line-ew"
            if mark is Mark.FORECAST
            else [SYMBOLS.get(hedge, "circle") for hedge in rows["qualifier"]],
            "color": palette.accent if mark is Mark.POINT else palette.paper,
            "line": {"width": 2, "color": edge},
        },
        error_y={
            "type": "data",
            "array": up,
            "arrayminus": down,
            "color": edge,
            "thickness": 1.2,
            "width": 4,
        },
        **said(records(rows)),
    )


def _labelled(rows: pd.DataFrame) -> pd.DataFrame:
    if len(rows) <= ALL_LABELLED:
        return rows
    chosen = [rows.index[0], rows.index[-1], rows["amount"].idxmin(), rows["amount"].idxmax()]
    return rows.loc[sorted(set(chosen))]
