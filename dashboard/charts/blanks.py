"""Years of a chart without a mark, and why: words beneath it, since the drawing has no room."""

from collections.abc import Iterable, Set

from dashboard import wording
from dashboard.model import Gap
from dashboard.record import Record

REASONS = (
    "searched and not found",
    "not looked for",
    "before the series begins",
    "in the table only",
)
"""Why a year is blank; the last one is for values that have no place on the scale."""


def reasons(record: Record, series: str, blank: Iterable[int]) -> dict[str, list[int]]:
    """Reason -> the blank years of a series for which it holds."""
    held = {one.period.year for one in record.dataset.of_series[series]} - {None}
    searched = record.gaps(series)
    found: dict[str, list[int]] = {reason: [] for reason in REASONS}
    for year in sorted(blank):
        found[_reason(year, searched, held)].append(year)
    return {reason: years for reason, years in found.items() if years}


def _reason(year: int, searched: Iterable[Gap], held: Set[int | None]) -> str:
    """Why a year is blank; `held` are the years in which the series has a value of any kind."""
    not_found, not_looked_for, before, in_the_table = REASONS
    if any(_holds(gap, year) for gap in searched):
        return not_found
    if year in held:
        return in_the_table
    begun = any(one is not None and one < year for one in held)
    return not_looked_for if begun else before


def _holds(gap: Gap, year: int) -> bool:
    """A search in vain for a year, a part of it, or a time around it."""
    first, last = gap.period.first_day, gap.period.last_day
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def sentence(found: dict[str, list[int]]) -> str:
    """'Years without a mark: 2004 and 2005 searched and not found.'; '' where there is none."""
    parts = (
        f"{wording.years([f'{year:04}' for year in years])} {reason}"
        for reason, years in found.items()
    )
    return f"Years without a mark: {'; '.join(parts)}." if found else ""
