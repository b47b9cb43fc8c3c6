"""Years of a chart without a mark, and why: in words beneath it, since the drawing has no room for them."""

from collections.abc import Iterable

from dashboard import wording
from dashboard.frames import Frames
from dashboard.model import Gap

REASONS = ("searched and not found", "not looked for", "before the series begins", "in the table only")
"""Why a year is blank; the last one is for values that have no place on the scale."""


def reasons(frames: Frames, series: str, blank: Iterable[int]) -> dict[str, list[int]]:
    """Reason -> the blank years of a series for which it holds."""
    ordered = sorted(blank)
    searched = {year for gap in frames.gaps(series) for year in ordered if _holds(gap, year)}
    days = [(one.period.first_day, one.period.last_day) for one in frames.dataset.of_series[series] if one.period.year is not None]
    held = {first.year for first, _ in days if first is not None}
    found: dict[str, list[int]] = {reason: [] for reason in REASONS}
    for year in ordered:
        begun = bool(held) and year > min(held)
        reason = REASONS[0] if year in searched else REASONS[3] if year in held else REASONS[1] if begun else REASONS[2]
        found[reason].append(year)
    return {reason: years for reason, years in found.items() if years}


def _holds(gap: Gap, year: int) -> bool:
    """A search in vain for a year, a part of it, or a time around it."""
    first, last = gap.period.first_day, gap.period.last_day
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def sentence(found: dict[str, list[int]]) -> str:
    """'Years without a mark: 2004 to 2013 searched and not found; 2014 not looked for.'; '' where there is none."""
    parts = (f"{wording.years([f'{year:04}' for year in years])} {reason}" for reason, years in found.items())
    return f"Years without a mark: {'; '.join(parts)}." if found else ""
