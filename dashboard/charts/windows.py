"""Every window that was printed, as a line from its first to its last day; and claims over several years."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.palette import Palette
from dashboard.model import Era


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Windows of at most a year with a value in the unit of the series."""
    return frame[frame["year"].notna() & ~frame["role"].isin(["agrees", "variant", "forecast"])]


def totals(frame: pd.DataFrame) -> pd.DataFrame:
    """Values for more than one calendar year, in any currency, that are not deprecated."""
    several = frame["first_day"].notna() & frame["year"].isna() & (frame["value"] != "")
    return frame[several & (frame["role"] != "deprecated")]


def figure(frame: pd.DataFrame, palette: Palette, *, eras: Sequence[Era], ranks: bool, narrow: bool) -> go.Figure:
    """Lines at the height of their value; for ranks the first place is on top."""
    frame = shown(frame)
    days = ground.span(frame, closes=Date.min)
    sheet = ground.Sheet(palette, 380 if narrow else 430, narrow=narrow)
    ground.bands(sheet, palette, eras, days, narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    for _, row in frame.iterrows():
        stands = row["role"] == "stands"
        sheet.figure.add_scatter(
            x=[str(row["first_day"]), str(row["last_day"] + timedelta(days=1))],
            y=[row["amount"], row["amount"]],
            mode="lines+markers",
            line={"color": palette.accent if stands else palette.faint(palette.accent, 0.62), "width": 4 if stands else 2},
            marker={"size": [0, 6], "color": palette.accent if stands else palette.faint(palette.accent, 0.62)},
            hovertext=[ground.card(row)] * 2,
            hoverinfo="text",
            customdata=[row["id"]] * 2,
        )
    _labels(sheet, frame, palette, narrow=narrow)
    if ranks:
        sheet.figure.update_yaxes(range=[frame["amount"].max() + 0.6, 0.4], dtick=1)
    else:
        sheet.figure.update_yaxes(range=[0, float(frame["amount"].max()) * 1.12])
    return sheet.finish()


def _labels(sheet: ground.Sheet, frame: pd.DataFrame, palette: Palette, *, narrow: bool) -> None:
    """The numbers of the values that stand for a year."""
    standing = frame[frame["role"] == "stands"]
    for _, row in standing.iterrows():
        sheet.note(
            x=ground.middle(row["first_day"], row["last_day"]),
            y=row["amount"],
            yanchor="bottom",
            yshift=3,
            text=f"<b>{row['mark']}</b>",
            textangle=-90 if narrow and len(row["mark"]) > 3 else 0,
            font={"size": 11 if narrow else 13, "color": palette.ink},
        )


def figure_of_totals(frame: pd.DataFrame, palette: Palette, *, closes: Date, narrow: bool) -> go.Figure:
    """A row for each claim from its first to its last day; without one it runs to `closes` and ends in an arrow."""
    frame = totals(frame)
    days = ground.span(frame, closes=closes)
    sheet = ground.Sheet(palette, 60 + 46 * len(frame), narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    sheet.figure.update_yaxes(range=[len(frame) - 0.4, -0.8], showgrid=False, showticklabels=False)
    sheet.figure.update_layout(margin_l=8)
    for n, (_, row) in enumerate(frame.iterrows()):
        ended = row["last_day"] is not None
        end = row["last_day"] if ended else min(row["known_by"], closes)
        sheet.figure.add_scatter(
            x=[str(row["first_day"]), str(end)],
            y=[n, n],
            mode="lines+markers",
            line={"color": palette.accent, "width": 5},
            marker={"size": 11, "symbol": ["line-ns", "line-ns" if ended else "triangle-right"], "color": palette.accent},
            hovertext=[ground.card(row)] * 2,
            hoverinfo="text",
            customdata=[row["id"]] * 2,
        )
        by = "" if narrow else f" · {row['publisher']}"
        sheet.note(
            x=str(row["first_day"]),
            y=n,
            xanchor="left",
            yanchor="bottom",
            yshift=4,
            text=f"<b>{row['shown']}</b>{by}",
            font={"size": 11 if narrow else 13, "color": palette.ink},
        )
    return sheet.finish()
