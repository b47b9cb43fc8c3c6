"""Years of a chart without a mark, and why: words beneath it, since the drawing has no room."""

from collections.abc import Iterable, Sequence

from dashboard import wording
from dashboard.model import Gap
from dashboard.record import NOT_CHARTED, Record, Role, Value

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
_NOT_DRAWN = NOT_CHARTED | {Role.FORECAST}


def instead_of(record: Record, series: str) -> str:
    """The reason of years for which another series has a value: 'published as “Profit”'."""
    return f"published as “{record.dataset.one_series[series].title}”"


def reasons(
    record: Record,
    series: str,
    blank: Iterable[int],
    instead: str | None = None,
) -> dict[str, list[int]]:
    """Reason -> the blank years of a series for which it holds.

    `instead` is a series that has a value where this one cannot have any.
    """
    elsewhere = "" if instead is None else instead_of(record, instead)
    found: dict[str, list[int]] = {reason: [] for reason in (elsewhere, *REASONS)}
    explained = set() if instead is None else _reported(record, instead)
    values = [value for value in record.series(series) if value.year is not None]
    searched = record.gaps(series)
    for year in sorted(blank):
        reason = elsewhere if year in explained else _reason(year, searched, values)
        found[reason].append(year)
    return {reason: years for reason, years in found.items() if years}


def _reported(record: Record, series: str) -> set[int | None]:
    """The years of which a value was reported, no promise and no slip."""
    left_out = (Role.FORECAST, Role.DEPRECATED)
    return {value.year for value in record.series(series) if value.role not in left_out}


def _reason(year: int, searched: Iterable[Gap], values: Sequence[Value]) -> str:
    """Why a year is blank; `values` are those of any kind that lie within one year."""
    own = [value for value in values if value.year == year]
    charted = [value for value in own if value.role not in _NOT_DRAWN]
    if charted:
        return NOT_WORKED_OUT if any(value.is_whole_year for value in charted) else PART
    if any(value.role is Role.OTHER_CURRENCY for value in own):
        return OTHER_CURRENCY
    if any(_holds(gap, year) for gap in searched):
        return NOT_FOUND
    if own:
        return IN_THE_TABLE
    begun = any(value.year is not None and value.year < year for value in values)
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
