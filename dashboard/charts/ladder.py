"""The windows of one year, from the shortest total to the longest, with what is mislabelled among them."""

from collections import Counter

import pandas as pd

from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames, Record, records
from dashboard.model import Chart


def years(chart: Chart, frames: Frames) -> list[int]:
    """Years with a value, the one with most windows first, then in order."""
    counted = Counter(int(year) for year in shown(chart, frames)["year"])
    most = [year for year, _ in counted.most_common(1)]
    return [*most, *sorted(counted.keys() - set(most))]


def year(chart: Chart, frames: Frames, choice: str) -> int:
    """The year that a reader chose, or the default."""
    return int(choice or next(iter(years(chart, frames)), 0))


def shown(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Values within a year in the unit of the series, deprecated ones too; equal ones once."""
    frame = frames.series(chart.series[0])
    inside = frame[frame["year"].notna() & frame["amount"].notna() & (frame["status"] != "f")]
    return inside[~inside["role"].isin(["agrees", "variant"])].drop_duplicates(
        ["period", "amount", "role"]
    )


def rows(chart: Chart, frames: Frames, choice: str = "") -> list[Row]:
    """One row a value of the year, in order of size."""
    frame = shown(chart, frames)
    chosen = frame[frame["year"] == year(chart, frames, choice)]
    return [_row(row) for row in records(chosen.sort_values(["amount", "last_day"]))]


def _row(row: Record) -> Row:
    mark = {"deprecated": Mark.DEPRECATED, "window": Mark.PART}.get(row["role"], bar_mark(row))
    words = (
        f"{row['when']}, {row['publisher']}"
        if row["role"] in ("rival", "deprecated")
        else row["when"]
    )
    if mark is Mark.DEPRECATED:
        words = f"labelled {words}: not used"
    bounded = row["qualifier"] in ("about", "nearly", "range") and row["high"] != float("inf")
    return Row(
        words, (Part.of(row, mark),), row["mark"], (row["low"], row["high"]) if bounded else None
    )
