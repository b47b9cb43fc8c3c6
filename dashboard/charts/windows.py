"""Every window that was printed, as a line from its first to its last day."""

import pandas as pd

from dashboard.charts.ground import Calendar, after, middle, reach, said
from dashboard.frames import records


def draw(sheet: Calendar, frame: pd.DataFrame, *, ranks: bool) -> None:
    """Lines at the height of their value; for ranks the first place is on top."""
    standing = frame["role"] == "stands"
    own = sheet.palette.accent
    _lines(sheet, frame[~standing], sheet.palette.soft(own), 2)
    _lines(sheet, frame[standing], own, 4)
    for row in records(frame[standing]):
        sheet.number(
            middle(row),
            row["amount"],
            f"<b>{row['mark']}</b>",
            shift=3,
            turned=sheet.narrow and len(row["mark"]) > 3,
        )
    if ranks:
        sheet.figure.update_yaxes(range=[frame["amount"].max() + 0.6, 0.4], dtick=1)
    else:
        sheet.figure.update_yaxes(range=reach(frame, 1.12))


def _lines(sheet: Calendar, rows: pd.DataFrame, colour: str, width: int) -> None:
    """All lines of one strength as one trace, with breaks between them."""
    if rows.empty:
        return
    thrice = [row for row in records(rows) for _ in range(3)]
    sheet.figure.add_scatter(
        x=[
            end
            for row in records(rows)
            for end in (str(row["first_day"]), str(after(row["last_day"])), None)
        ],
        y=[row["amount"] for row in thrice],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colour, "width": width},
        marker={"size": [0, 6, 0] * len(rows), "color": colour, "opacity": 1, "line": {"width": 0}},
        **said(thrice),
    )
