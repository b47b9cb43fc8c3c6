"""One bar a year, as wide as the time it covers: whole, hedged or hatched; rivals hollow beside it."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.marks import HEDGED, Mark, bar_mark
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event

BARS = (Mark.WHOLE, Mark.HEDGED, Mark.PART)


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that this chart draws: one value a year, its rivals and vintages, forecasts of a year."""
    drawn = frame["role"].isin(["stands", "rival", "variant", "vintage", "forecast"])
    return frame[drawn & frame["year"].notna()]


def days_of(frame: pd.DataFrame, gaps: Sequence[int]) -> tuple[Date, Date]:
    """From the first year with a value to the last with a value or a gap."""
    first, last = ground.span(frame, closes=Date.min)
    return first, Date(max([last.year, *gaps]), 12, 31)


def figure(
    frame: pd.DataFrame,
    palette: Palette,
    *,
    eras: Sequence[Era],
    events: Sequence[Event],
    gaps: Sequence[int],
    strip: pd.DataFrame | None,
    narrow: bool,
) -> go.Figure:
    """Bars of `frame`; `gaps` are years that were searched without success, `strip` a rank under each year."""
    frame = shown(frame)
    days = days_of(frame, gaps)
    fig = ground.figure(palette, 380 if narrow else 430, narrow=narrow)
    ground.bands(fig, palette, eras, days, narrow=narrow)
    ground.axes(fig, palette, days, narrow=narrow)
    marks = frame.apply(bar_mark, axis=1)
    for mark in BARS:
        _bars(fig, frame[marks == mark], mark, palette)
    _rivals(fig, frame[marks.isin([Mark.RIVAL, Mark.VINTAGE])], palette)
    _forecasts(fig, frame[marks == Mark.FORECAST], palette)
    standing = frame[marks.isin(BARS)]
    _labels(fig, standing, frame, palette, narrow=narrow)
    _missing(fig, [year for year in gaps if year not in set(standing["year"])], days, palette)
    if strip is not None:
        _strip(fig, strip, days, palette, narrow=narrow)
    fig.update_yaxes(range=[0, _top(frame) * (1.32 if narrow else 1.2)])
    ground.event_lane(fig, palette, ground.events_within(events, days), days, narrow=narrow)
    return fig


def _top(frame: pd.DataFrame) -> float:
    ends = frame["high"].where(frame["high"] != float("inf"), frame["amount"]).fillna(frame["amount"])
    return max(float(ends.max()), 1e-9)


def _bars(fig: go.Figure, rows: pd.DataFrame, mark: Mark, palette: Palette) -> None:
    if rows.empty:
        return
    soft = palette.faint(palette.accent, 0.62)
    fig.add_bar(
        x=[ground.middle(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)],
        y=rows["amount"],
        width=[ground.width(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)],
        marker={
            "color": {Mark.WHOLE: palette.accent, Mark.HEDGED: soft, Mark.PART: palette.paper}[mark],
            "line": {"color": palette.accent if mark is Mark.PART else palette.paper, "width": 1.5},
            "pattern": {"shape": "/", "fgcolor": palette.accent, "bgcolor": palette.paper, "size": 7, "solidity": 0.3}
            if mark is Mark.PART
            else None,
        },
        error_y=_whiskers(rows, palette) if mark is not Mark.WHOLE else None,
        hovertext=[ground.card(row) for _, row in rows.iterrows()],
        hoverinfo="text",
        customdata=rows["id"],
    )


def _whiskers(rows: pd.DataFrame, palette: Palette) -> dict[str, object] | None:
    """The interval of a hedged value; open ends have none, their label says it."""
    hedged = rows["qualifier"].isin(HEDGED)
    if not hedged.any():
        return None
    up = (rows["high"] - rows["amount"]).where(hedged & (rows["high"] != float("inf")), 0)
    down = (rows["amount"] - rows["low"]).where(hedged & (rows["low"] != float("-inf")), 0)
    return {"type": "data", "array": up, "arrayminus": down, "color": palette.ink, "thickness": 1.2, "width": 4}


def _rivals(fig: go.Figure, rows: pd.DataFrame, palette: Palette) -> None:
    if rows.empty:
        return
    fig.add_scatter(
        x=[str(last - timedelta(days=max(1, (last - first).days // 8))) for first, last in _windows(rows)],
        y=rows["amount"],
        mode="markers",
        marker={
            "size": 9,
            "symbol": "circle",
            "color": palette.paper,
            "line": {"width": 2, "color": [palette.country if role == "vintage" else palette.ink for role in rows["role"]]},
        },
        hovertext=[ground.card(row) for _, row in rows.iterrows()],
        hoverinfo="text",
        customdata=rows["id"],
    )


def _windows(rows: pd.DataFrame) -> list[tuple[Date, Date]]:
    return list(zip(rows["first_day"], rows["last_day"], strict=True))


def _forecasts(fig: go.Figure, rows: pd.DataFrame, palette: Palette) -> None:
    for _, row in rows.iterrows():
        fig.add_scatter(
            x=[str(row["first_day"]), str(row["last_day"])],
            y=[row["amount"], row["amount"]],
            mode="lines",
            line={"color": palette.ink, "width": 2, "dash": "dash"},
            hovertext=[ground.card(row)] * 2,
            hoverinfo="text",
            customdata=[row["id"]] * 2,
        )


def _labels(fig: go.Figure, rows: pd.DataFrame, frame: pd.DataFrame, palette: Palette, *, narrow: bool) -> None:
    """The number above each bar, and the months where it is a part of a year."""
    for _, row in rows.iterrows():
        months = "" if row["whole_year"] else row["when"].removesuffix(f" {int(row['year'])}").replace("perhaps ", "")
        top = row["high"] if row["qualifier"] in HEDGED and row["high"] != float("inf") else row["amount"]
        small = f'<span style="font-size:{9 if narrow else 11}px;color:{palette.muted}">{_short(months)}</span>'
        text = f"<b>{row['mark']}</b>"
        if months:
            text = f"{text} {small}" if narrow else f"{text}<br>{small}"
        fig.add_annotation(
            x=ground.middle(row["first_day"], row["last_day"]), y=top, yshift=4, yanchor="bottom", showarrow=False, text=text,
            textangle=-90 if narrow else 0, font={"size": 11 if narrow else 13, "color": palette.ink},
        )  # fmt: skip


def _short(months: str) -> str:
    """'January to November' -> 'Jan–Nov'."""
    return "–".join(word[:3] for word in months.split(" to "))


def _missing(fig: go.Figure, years: Sequence[int], days: tuple[Date, Date], palette: Palette) -> None:
    for year in years:
        if days[0].year <= year <= days[1].year:
            fig.add_annotation(
                x=f"{year:04}-07-02", y=0, yanchor="bottom", yshift=4, showarrow=False, text="no figure found", textangle=-90,
                font={"size": 11, "color": palette.muted},
            )  # fmt: skip


def _strip(fig: go.Figure, strip: pd.DataFrame, days: tuple[Date, Date], palette: Palette, *, narrow: bool) -> None:
    """The rank of each year beneath the axis; * where the list covers a part of the year."""
    rows = strip[(strip["role"] == "stands") & strip["year"].notna()]
    rows = rows[rows["year"].between(days[0].year, days[1].year)]
    for _, row in rows.iterrows():
        first = row["amount"] == 1
        fig.add_annotation(
            x=f"{int(row['year']):04}-07-02", y=0, yref="paper", yanchor="top", yshift=-26, showarrow=False,
            text=f"<b>{row['mark']}</b>{'' if row['whole_year'] else '*'}", hovertext=ground.card(row),
            font={"size": 10 if narrow else 12, "color": palette.accent if first else palette.ink},
        )  # fmt: skip
    fig.update_layout(margin_b=52, height=fig.layout.height + 24)
