"""The windows of one year, from the shortest total to the longest, with what is mislabelled among them."""

from collections import Counter

import pandas as pd

from dashboard.charts.ground import card
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row


def years(frame: pd.DataFrame) -> list[int]:
    """Years with a value, the one with most windows first, then in order."""
    counted = Counter(int(year) for year in shown(frame)["year"])
    most = [year for year, _ in counted.most_common(1)]
    return [*most, *(year for year in sorted(counted) if year not in most)]


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Values within a year in the unit of the series, deprecated ones too; equal ones once."""
    inside = frame[frame["year"].notna() & frame["amount"].notna() & (frame["status"] != "f")]
    return inside[~inside["role"].isin(["agrees", "variant"])].drop_duplicates(["period", "amount", "role"])


def rows(frame: pd.DataFrame, year: int) -> list[Row]:
    """One row a value, in order of size."""
    chosen = shown(frame[frame["year"] == year]).sort_values(["amount", "last_day"])
    return [_row(row) for _, row in chosen.iterrows()]


def _row(row: pd.Series) -> Row:
    deprecated = row["role"] == "deprecated"
    mark = Mark.DEPRECATED if deprecated else Mark.PART if row["role"] == "window" else bar_mark(row)
    words = f"{row['when']}, {row['publisher']}" if row["role"] in ("rival", "deprecated") else row["when"]
    if deprecated:
        words = f"labelled {words}: not used"
    bounded = row["qualifier"] in ("about", "nearly", "range") and row["high"] != float("inf")
    return Row(words, (Part(row["amount"], mark, card(row), row["id"]),), row["mark"], (row["low"], row["high"]) if bounded else None)
