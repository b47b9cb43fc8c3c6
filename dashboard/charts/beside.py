"""Different measures of one year under each other, so that nobody takes one for another."""

import pandas as pd

from dashboard.charts.marks import bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames, records
from dashboard.model import Chart


def shown(chart: Chart, frames: Frames) -> pd.DataFrame:
    """The values that stand in years for which at least two of the series have one."""
    standing = pd.concat(map(frames.charted, chart.series))
    standing = standing[(standing["role"] == "stands") & standing["year"].notna()]
    return standing[standing.groupby("year")["series"].transform("nunique") > 1]


def rows(chart: Chart, frames: Frames, _: str = "") -> list[Row]:
    """For each year a heading and one row a series; a series without a value says so."""
    values = {(row["year"], row["series"]): row for row in reversed(records(shown(chart, frames)))}
    found: list[Row] = []
    for year in sorted({year for year, _ in values}, reverse=True):
        found.append(Row(str(int(year)), heading=True))
        for name in chart.series:
            title, row = frames.dataset.one_series[name].title, values.get((year, name))
            if row is None:
                found.append(Row(f"{title}: none found in print"))
            else:
                words = title if row["whole_year"] else f"{title}, {row['when']} only"
                found.append(Row(words, (Part.of(row, bar_mark(row)),), row["mark"]))
    return found
