"""Years of a chart without a mark, and why: words beneath it, since the drawing has no room."""

from collections.abc import Iterable

import pandas as pd

from dashboard import wording
from dashboard.frames import NOT_CHARTED, Frames, Record, records
from dashboard.model import Gap

PART = "only a part of the year was found"
OTHER_CURRENCY = "published in another currency only, in the table"
NOT_WORKED_OUT = "no rate or total to work it out with"
NOT_FOUND = "searched and not found"
NOT_LOOKED_FOR = "not looked for"
NOTHING_EARLIER = "no earlier value is in the record"
IN_THE_TABLE = "in the table only"
REASONS = (
    PART,
    OTHER_CURRENCY,
    NOT_WORKED_OUT,
    NOT_FOUND,
    NOT_LOOKED_FOR,
    NOTHING_EARLIER,
    IN_THE_TABLE,
)
"""Why a year is blank, apart from another series that has it."""


def instead_of(frames: Frames, series: str) -> str:
    """The reason of years for which another series has a value: 'published as “Profit”'."""
    return f"published as “{frames.dataset.one_series[series].title}”"


def reasons(
    frames: Frames,
    series: str,
    blank: Iterable[int],
    instead: str | None = None,
) -> dict[str, list[int]]:
    """Reason -> the blank years of a series for which it holds.

    `instead` is a series that has a value where this one cannot have any.
    """
    elsewhere = "" if instead is None else instead_of(frames, instead)
    found: dict[str, list[int]] = {reason: [] for reason in (elsewhere, *REASONS)}
    explained = set() if instead is None else _reported(frames, instead)
    rows = [row for row in records(frames.series(series)) if _year(row) is not None]
    searched = frames.gaps(series)
    for year in sorted(blank):
        reason = elsewhere if year in explained else _reason(year, searched, rows)
        found[reason].append(year)
    return {reason: years for reason, years in found.items() if years}


def _reported(frames: Frames, series: str) -> set[int | None]:
    """The years of which a value was reported, no promise and no slip."""
    rows = records(frames.series(series))
    return {_year(row) for row in rows if row["role"] not in ("forecast", "deprecated")}


def _year(row: Record) -> int | None:
    """The year that holds the whole period of a row."""
    return None if pd.isna(row["year"]) else int(row["year"])


def _reason(year: int, searched: Iterable[Gap], rows: Iterable[Record]) -> str:
    """Why a year is blank; `rows` are the values of any kind that lie within one year."""
    own = [row for row in rows if _year(row) == year]
    charted = [row for row in own if row["role"] not in NOT_CHARTED | {"forecast"}]
    if charted:
        return NOT_WORKED_OUT if any(row["whole_year"] for row in charted) else PART
    if any(row["role"] == "other_currency" for row in own):
        return OTHER_CURRENCY
    if any(_holds(gap, year) for gap in searched):
        return NOT_FOUND
    if own:
        return IN_THE_TABLE
    begun = any((_year(row) or year) < year for row in rows)
    return NOT_LOOKED_FOR if begun else NOTHING_EARLIER


def _holds(gap: Gap, year: int) -> bool:
    """A search in vain for a year, a part of it, or a time around it."""
    first, last = gap.period.first_day, gap.period.last_day
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def sentence(found: dict[str, list[int]]) -> str:
    """'Years without a mark: 2004 and 2005 (searched and not found).'; '' where there is none."""
    parts = (
        f"{wording.years([f'{year:04}' for year in years])} ({reason})"
        for reason, years in found.items()
    )
    return f"Years without a mark: {'; '.join(parts)}." if found else ""
