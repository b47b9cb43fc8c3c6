"""Different measures of one year under each other, so that nobody takes one for another."""

import pandas as pd

from dashboard.charts.ground import card
from dashboard.charts.marks import bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames


def shown(frames: Frames, series: tuple[str, ...]) -> pd.DataFrame:
    """The values that stand in years for which at least two of the series have one."""
    standing = pd.concat([frames.charted(name) for name in series])
    standing = standing[(standing["role"] == "stands") & standing["year"].notna()]
    shared = standing.groupby("year")["series"].nunique()
    return standing[standing["year"].isin(shared[shared > 1].index)]


def rows(frames: Frames, series: tuple[str, ...]) -> list[Row]:
    """For each year a heading and one row a series; a series without a value says so."""
    frame = shown(frames, series)
    found: list[Row] = []
    for year in sorted(frame["year"].unique(), reverse=True):
        found.append(Row(str(int(year)), heading=True))
        for name in series:
            here = frame[(frame["year"] == year) & (frame["series"] == name)]
            title = frames.dataset.one_series[name].title
            found.append(Row(f"{title}: not printed") if here.empty else _row(title, here.iloc[0]))
    return found


def _row(title: str, row: pd.Series) -> Row:
    part = "" if row["whole_year"] else f", {row['when']} only"
    return Row(f"{title}{part}", (Part(row["amount"], bar_mark(row), card(row), row["id"]),), row["mark"])
