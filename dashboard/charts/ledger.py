"""A claim for many years against what is printed year by year: the known parts in order, the unknown ones as unknown."""

from dataclasses import dataclass
from datetime import date as Date
from html import escape

import pandas as pd

from dashboard import wording
from dashboard.agreement import Interval, Sum, Window, add_up
from dashboard.charts.ground import card
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames

COUNTED = ("stands", "agrees", "window")


@dataclass(frozen=True, slots=True)
class Account:
    """A claim, and the sum of what is printed from one possible first day on."""

    claim: pd.Series
    since: Date
    sum: Sum


def accounts(frames: Frames, series: str) -> list[Account]:
    """For the earliest claim over several years: counted from its first day, and from each change of owner in its first year."""
    frame = frames.series(series)
    claims = frame[(frame["role"] == "several_years") & frame["last_day"].isna() & frame["amount"].notna()]
    if claims.empty:
        return []
    claim = claims.sort_values("known_by", kind="stable").iloc[0]
    first: Date = claim["first_day"]
    changes = (era.period.first_day for era in frames.eras)
    starts = [first, *(day for day in changes if day is not None and day.year == first.year and day > first)]
    windows = [_window(row) for _, row in frame[frame["role"].isin(COUNTED)].iterrows()]
    return [Account(claim, start, add_up(windows, start, claim["known_by"])) for start in starts]


def shown(frames: Frames, series: str) -> pd.DataFrame:
    """All claims over several years, in any currency."""
    frame = frames.series(series)
    several = frame["first_day"].notna() & frame["year"].isna() & (frame["value"] != "") & (frame["role"] != "deprecated")
    return frame[several] if accounts(frames, series) else frame.iloc[:0]


def _window(row: pd.Series) -> Window:
    low, high = (wording.exact(end) for end in (row["low"], row["high"]))
    return Window(row["id"], row["first_day"], row["last_day"], Interval(low, high))


def rows(frames: Frames, series: str) -> list[Row]:
    """The claim first, then a row for each day from which it may be counted."""
    found = accounts(frames, series)
    if not found:
        return []
    claim, locale = found[0].claim, frames.dataset.about.locale
    lines = [Row(f"claimed, {claim['when']}", (Part(claim["amount"], Mark.HEDGED, card(claim), claim["id"]),), claim["mark"])]
    by_id = {row["id"]: row for _, row in frames.series(series).iterrows()}
    for account in found:
        counted = [by_id[one.name] for one in account.sum.windows]
        parts = [Part(row["amount"], _mark(row), card(row), row["id"]) for row in counted]
        known = sum(part.amount for part in parts)
        missing = words_of_missing(account.sum)
        if missing and known < claim["amount"]:
            parts.append(Part(claim["amount"] - known, Mark.UNKNOWN, escape(f"Not printed: {missing}")))
        low = wording.rounded(float(account.sum.total.low or 0), locale, 0)
        lines.append(Row(f"printed since {wording.day(account.since, locale)}", tuple(parts), f"≥ {low}"))
    return lines


def _mark(row: pd.Series) -> Mark:
    return Mark.PART if not row["whole_year"] else Mark.WHOLE if row["qualifier"] == "exact" else Mark.HEDGED


def words_of_missing(total: Sum) -> str:
    """'December 2017; September to December 2020'."""
    return "; ".join(wording.span(first, last) for first, last in total.missing)


def verdict(frames: Frames, series: str) -> str:
    """What the sums say about the claim, in a sentence each."""
    locale = frames.dataset.about.locale
    sentences = []
    for account in accounts(frames, series):
        low, unit = account.sum.total.low, frames.dataset.unit[frames.dataset.one_series[series].unit].words
        assert low is not None
        fits = "consistent with the claim" if float(low) <= account.claim["high"] else "more than the claim can be"
        sentences.append(
            f"Counted from {wording.day(account.since, locale)}, the windows printed add up to at least "
            f"{wording.rounded(float(low), locale, 0)} {unit}, which is {fits}. Not printed: {words_of_missing(account.sum) or 'nothing'}."
        )
    return " ".join(sentences)
