"""One bar a year, as wide as the time it covers: whole, hedged or hatched; rivals hollow beside it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pandas as pd

from dashboard.charts.ground import Calendar, card, middle, midyear, reach, said, width
from dashboard.charts.labels import Number
from dashboard.charts.marks import BOUNDS, HEDGED, Mark, bar_mark, each
from dashboard.frames import Record, records
from dashboard.period import parse

ROOM = 15
"""Pixels of a year that has room for words."""
SIDEWAYS = {"at_least": "→", "at_most": "←"}
BARS = (Mark.WHOLE, Mark.HEDGED, Mark.DERIVED, Mark.PART)


def draw(
    sheet: Calendar,
    frame: pd.DataFrame,
    *,
    gaps: Sequence[int],
    in_vain: Sequence[int],
    strip: pd.DataFrame,
    behind: pd.DataFrame,
) -> None:
    """The bars and what stands around them.

    `gaps` are years that were searched without success, `in_vain` those of them of which nothing
    at all was found, `strip` a rank under each year, `behind` lines of the country.
    """
    marks = each(frame, bar_mark)
    for mark in BARS:
        _bars(sheet, frame[marks == mark], mark)
    sheet.across(_within(sheet, behind), {"color": sheet.palette.country, "width": 3})
    _rivals(sheet, frame[marks.isin([Mark.RIVAL, Mark.VINTAGE])])
    sheet.across(
        frame[marks == Mark.FORECAST], {"color": sheet.palette.ink, "width": 2, "dash": "dash"}
    )
    standing = frame[marks.isin(BARS)]
    _labels(sheet, standing, pd.concat([frame[~marks.isin(BARS)], behind]))
    empty = sorted(set(gaps) - set(standing["year"]))
    converted = Mark.DERIVED in set(marks)
    for year in empty:
        found = converted or year not in in_vain
        _missing(sheet, year, "none in this unit" if found else "no figure found")
    if not strip.empty:
        _strip(sheet, _within(sheet, strip))
    sheet.figure.update_yaxes(
        range=reach(pd.concat([frame, behind]), 1.32 if sheet.narrow else 1.2)
    )


def _within(sheet: Calendar, rows: pd.DataFrame) -> pd.DataFrame:
    """Values of the years of the axis."""
    first, last = sheet.days
    return rows[rows["year"].between(first.year, last.year)]


def _bars(sheet: Calendar, rows: pd.DataFrame, mark: Mark) -> None:
    if rows.empty:
        return
    own, soft, paper = (
        sheet.palette.accent,
        sheet.palette.soft(sheet.palette.accent),
        sheet.palette.paper,
    )
    pattern = {
        Mark.PART: {"shape": "/", "fgcolor": own, "bgcolor": paper, "size": 7, "solidity": 0.3},
        Mark.DERIVED: {"shape": ".", "fgcolor": paper, "bgcolor": soft, "size": 7, "solidity": 0.2},
    }.get(mark)
    sheet.figure.add_bar(
        x=[middle(row) for row in records(rows)],
        y=rows["amount"],
        width=[width(row) for row in records(rows)],
        marker={
            "color": {Mark.WHOLE: own, Mark.PART: paper}.get(mark, soft),
            "line": {"color": own if mark is Mark.PART else paper, "width": 1.5},
            "pattern": pattern,
        },
        error_y=_whiskers(rows, sheet.palette.ink),
        **said(records(rows)),
    )


def _whiskers(rows: pd.DataFrame, colour: str) -> dict[str, object] | None:
    """The interval of a hedged value; open ends have none, their label says it."""
    hedged = rows["qualifier"].isin(HEDGED)
    if not hedged.any():
        return None
    up, down = rows["high"] - rows["amount"], rows["amount"] - rows["low"]
    up, down = (ends.where(hedged & (ends > 0) & (ends != float("inf"))) for ends in (up, down))
    return {
        "type": "data",
        "array": up,
        "arrayminus": down,
        "color": colour,
        "thickness": 1.2,
        "width": 4,
    }


def _rivals(sheet: Calendar, rows: pd.DataFrame) -> None:
    """Beside the number of the bar, which takes the whole width of a narrow one."""
    if rows.empty:
        return
    ends = zip(rows["first_day"], rows["last_day"], strict=True)
    ring = [
        sheet.palette.country if role == "vintage" else sheet.palette.ink for role in rows["role"]
    ]
    sheet.figure.add_scatter(
        x=[
            str(last if sheet.narrow else last - timedelta(days=(last - first).days // 9))
            for first, last in ends
        ],
        y=rows["amount"],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 9,
            "symbol": "circle",
            "color": sheet.palette.paper,
            "line": {"width": 2, "color": ring},
        },
        **said(records(rows)),
    )


def _labels(sheet: Calendar, rows: pd.DataFrame, others: pd.DataFrame) -> None:
    """The number above each bar, and the months where it is a part of a year; `others` are marks to keep clear of."""
    taken = {float(str(year)): sorted(group) for year, group in others.groupby("year")["amount"]}
    room = (0.2 if sheet.narrow else 0.09) * reach(pd.concat([rows, others]), 1)[1]
    between = " " if sheet.narrow else "<br>"
    for row in records(rows):
        text = f"<b>{row['mark']}</b>"
        if row["qualifier"] in BOUNDS:
            # Turned by a right angle, an arrow to the side points up or down.
            text = (
                f"{SIDEWAYS[row['qualifier']]} {text}"
                if sheet.narrow
                else f"{text}<br>{BOUNDS[row['qualifier']]}"
            )
        if not row["whole_year"]:
            text += f'{between}<span style="font-size:{sheet.size - 2}px;color:{sheet.palette.muted}">{_months(row)}</span>'
        sheet.number(middle(row), _above(row, taken, room), text, turned=sheet.narrow)


def _above(row: Record, taken: Mapping[float, list[float]], room: float) -> float:
    """Where a label is free: above the whisker, and above every mark of the year that it would touch."""
    bounded = row["qualifier"] in HEDGED and row["high"] != float("inf")
    top = float(row["high"] if bounded else row["amount"])
    for amount in taken.get(row["year"], ()):
        top = max(top, amount) if row["amount"] * 0.97 <= amount <= top + room else top
    return top


def _months(row: Record) -> str:
    """'Jan–Nov' for January to November 2018."""
    period = parse(row["period"])
    return "–".join(dict.fromkeys(end.short for end in (period.start, period.end) if end))


def _missing(sheet: Calendar, year: int, words: str) -> None:
    """Words in the place of a year without a bar; a dash where there is no room for them."""
    first, last = sheet.days
    crowded = sheet.width / (last.year - first.year + 1) < ROOM
    sheet.numbers.append(
        Number(
            midyear(year),
            0,
            "–" if crowded else words,
            11,
            sheet.palette.muted,
            turned=not crowded,
        )
    )


def _strip(sheet: Calendar, rows: pd.DataFrame) -> None:
    """The rank of each year beneath the axis; * where the list covers a part of the year."""
    size, beneath = (
        10 if sheet.narrow else 12,
        {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -26},
    )
    for row in records(rows):
        text = f"<b>{int(row['amount']) if sheet.narrow else row['mark']}</b>{'' if row['whole_year'] else '*'}"
        colour = sheet.palette.accent if row["amount"] == 1 else sheet.palette.ink
        sheet.text(text, size, colour, x=midyear(row["year"]), hovertext=card(row), **beneath)
    sheet.text(
        "rank", size, sheet.palette.muted, x=0, xref="paper", xanchor="right", xshift=-6, **beneath
    )
    sheet.taller(bottom=24)
