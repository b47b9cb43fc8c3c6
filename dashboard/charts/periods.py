"""One bar a year, as wide as the time it covers: whole, hedged or hatched; rivals hollow beside it."""

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import ground
from dashboard.charts.labels import Number
from dashboard.charts.marks import BOUNDS, HEDGED, Mark, Record, bar_mark, each, records
from dashboard.charts.palette import Palette
from dashboard.model import Era, Event

ROOM = 15
"""Pixels of a year that has room for words."""
SIDEWAYS = {"at_least": "→", "at_most": "←"}
BARS = (Mark.WHOLE, Mark.HEDGED, Mark.DERIVED, Mark.PART)


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that this chart draws: one value a year, its rivals and vintages, forecasts of a year."""
    drawn = frame["role"].isin(["stands", "rival", "vintage", "forecast"])
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
    behind: pd.DataFrame | None,
    narrow: bool,
) -> go.Figure:
    """Bars of what `shown` returned; `gaps` are years that were searched without success, `strip` a rank under each year,
    `behind` values of the country as lines across their years.
    """
    days = days_of(frame, gaps)
    sheet = ground.Sheet(palette, 380 if narrow else 430, narrow=narrow)
    ground.bands(sheet, palette, eras, days, narrow=narrow)
    ground.axes(sheet, palette, days, narrow=narrow)
    marks = each(frame, bar_mark)
    for mark in BARS:
        _bars(sheet, frame[marks == mark], mark, palette)
    if behind is not None:
        sheet.across(behind[behind["year"].between(days[0].year, days[1].year)], {"color": palette.country, "width": 3})
    _rivals(sheet, frame[marks.isin([Mark.RIVAL, Mark.VINTAGE])], palette, narrow=narrow)
    sheet.across(frame[marks == Mark.FORECAST], {"color": palette.ink, "width": 2, "dash": "dash"})
    standing = frame[marks.isin(BARS)]
    others = frame[~marks.isin(BARS)]
    _labels(sheet, standing, others if behind is None else pd.concat([others, behind]), palette, narrow=narrow)
    _missing(sheet, [year for year in gaps if year not in set(standing["year"])], days, palette, derived=Mark.DERIVED in set(marks))
    if strip is not None:
        _strip(sheet, strip, days, palette, narrow=narrow)
    sheet.figure.update_yaxes(range=ground.reach(frame if behind is None else pd.concat([frame, behind]), 1.32 if narrow else 1.2))
    ground.event_lane(sheet, palette, ground.events_within(events, days), days, narrow=narrow)
    return sheet.finish()


def _bars(sheet: ground.Sheet, rows: pd.DataFrame, mark: Mark, palette: Palette) -> None:
    if rows.empty:
        return
    own, soft = palette.accent, palette.soft(palette.accent)
    pattern = {
        Mark.PART: {"shape": "/", "fgcolor": own, "bgcolor": palette.paper, "size": 7, "solidity": 0.3},
        Mark.DERIVED: {"shape": ".", "fgcolor": palette.paper, "bgcolor": soft, "size": 7, "solidity": 0.2},
    }.get(mark)
    sheet.figure.add_bar(
        x=[ground.middle(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)],
        y=rows["amount"],
        width=[ground.width(first, last) for first, last in zip(rows["first_day"], rows["last_day"], strict=True)],
        marker={
            "color": {Mark.WHOLE: own, Mark.HEDGED: soft, Mark.DERIVED: soft, Mark.PART: palette.paper}[mark],
            "line": {"color": own if mark is Mark.PART else palette.paper, "width": 1.5},
            "pattern": pattern,
        },
        error_y=_whiskers(rows, palette) if mark is not Mark.WHOLE else None,
        hovertext=[ground.card(row) for row in records(rows)],
        hoverinfo="text",
        customdata=rows["id"],
    )


def _whiskers(rows: pd.DataFrame, palette: Palette) -> dict[str, object] | None:
    """The interval of a hedged value; open ends have none, their label says it."""
    hedged = rows["qualifier"].isin(HEDGED)
    if not hedged.any():
        return None
    up = (rows["high"] - rows["amount"]).where(hedged & (rows["high"] != float("inf")))
    down = (rows["amount"] - rows["low"]).where(hedged & (rows["low"] != float("-inf")))
    up, down = (ends.where(ends > 0) for ends in (up, down))
    return {"type": "data", "array": up, "arrayminus": down, "color": palette.ink, "thickness": 1.2, "width": 4}


def _rivals(sheet: ground.Sheet, rows: pd.DataFrame, palette: Palette, *, narrow: bool) -> None:
    if rows.empty:
        return
    sheet.figure.add_scatter(
        # Beside the number of the bar, which takes the whole width of a narrow one.
        x=[
            str(last if narrow else last - timedelta(days=(last - first).days // 9))
            for first, last in zip(rows["first_day"], rows["last_day"], strict=True)
        ],
        cliponaxis=False,
        y=rows["amount"],
        mode="markers",
        marker={
            "size": 9,
            "symbol": "circle",
            "color": palette.paper,
            "line": {"width": 2, "color": [palette.country if role == "vintage" else palette.ink for role in rows["role"]]},
        },
        hovertext=[ground.card(row) for row in records(rows)],
        hoverinfo="text",
        customdata=rows["id"],
    )


def _labels(sheet: ground.Sheet, rows: pd.DataFrame, others: pd.DataFrame, palette: Palette, *, narrow: bool) -> None:
    """The number above each bar, and the months where it is a part of a year; `others` are marks to keep clear of."""
    taken = {float(str(year)): sorted(group) for year, group in others.groupby("year")["amount"]}
    room = (0.2 if narrow else 0.09) * ground.reach(pd.concat([rows, others]), 1)[1]
    for row in records(rows):
        months = "" if row["whole_year"] else row["when"].removesuffix(f" {int(row['year'])}").replace("perhaps ", "")
        top = _above(row, taken, room)
        small = f'<span style="font-size:{9 if narrow else 11}px;color:{palette.muted}">{_short(months)}</span>'
        text = f"<b>{row['mark']}</b>"
        if row["qualifier"] in BOUNDS:
            # Turned by a right angle, an arrow to the side points up or down.
            text = f"{SIDEWAYS[row['qualifier']]} {text}" if narrow else f"{text}<br>{BOUNDS[row['qualifier']]}"
        if months:
            text = f"{text} {small}" if narrow else f"{text}<br>{small}"
        x = ground.middle(row["first_day"], row["last_day"])
        sheet.number(Number(x, top, text, 11 if narrow else 13, palette.ink, turned=narrow))


def _above(row: Record, taken: Mapping[float, list[float]], room: float) -> float:
    """Where a label is free: above the whisker, and above every mark of the year that it would touch."""
    bounded = row["qualifier"] in HEDGED and row["high"] != float("inf")
    top = float(row["high"] if bounded else row["amount"])
    for amount in taken.get(row["year"], ()):
        top = max(top, amount) if amount <= top + room and amount >= row["amount"] * 0.97 else top
    return top


def _short(months: str) -> str:
    """'January to November' -> 'Jan–Nov'."""
    return "–".join(word[:3] for word in months.split(" to "))


def _missing(sheet: ground.Sheet, years: Sequence[int], days: tuple[Date, Date], palette: Palette, *, derived: bool) -> None:
    """A word in the place of a year that was searched without success; a dash where there is no room for words."""
    words = "none in this unit" if derived else "no figure found"
    crowded = sheet.width / (days[1].year - days[0].year + 1) < ROOM
    for year in years:
        if days[0].year <= year <= days[1].year:
            sheet.number(Number(f"{year:04}-07-02", 0, "–" if crowded else words, 11, palette.muted, turned=not crowded))


def _strip(sheet: ground.Sheet, strip: pd.DataFrame, days: tuple[Date, Date], palette: Palette, *, narrow: bool) -> None:
    """The rank of each year beneath the axis; * where the list covers a part of the year."""
    rows = strip[(strip["role"] == "stands") & strip["year"].notna()]
    rows = rows[rows["year"].between(days[0].year, days[1].year)]
    size, beneath = 10 if narrow else 12, {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -26}
    for row in records(rows):
        text = f"<b>{int(row['amount']) if narrow else row['mark']}</b>{'' if row['whole_year'] else '*'}"
        colour = palette.accent if row["amount"] == 1 else palette.ink
        sheet.text(text, size, colour, x=f"{int(row['year']):04}-07-02", hovertext=ground.card(row), **beneath)
    sheet.text("rank", size, palette.muted, x=0, xref="paper", xanchor="right", xshift=-6, **beneath)
    sheet.taller(bottom=24)
