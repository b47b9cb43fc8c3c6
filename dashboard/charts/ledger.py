"""A claim for many years against what is printed year by year: the known parts in order, the unknown ones as unknown."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal
from html import escape

import pandas as pd

from dashboard import wording
from dashboard.agreement import Interval, Sum, Window, add_up
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Part, Row
from dashboard.checks.terms import counted_as, term_of
from dashboard.frames import Frames, Record, records
from dashboard.model import Chart
from dashboard.period import parse

COUNTED = ("stands", "agrees", "window")


@dataclass(frozen=True, slots=True)
class Account:
    """A claim, and the sum of what is printed from one possible first day on."""

    claim: Record
    since: Date
    until: Date
    """The last day of the last whole month before the claim was made."""
    sum: Sum

    @property
    def missing(self) -> str:
        """'December 2017; September to December 2020'."""
        return "; ".join(wording.span(first, last) for first, last in self.sum.missing)


def accounts(chart: Chart, frames: Frames) -> list[Account]:
    """For the earliest claim over several years: counted from its first day, and from each change of owner in its first year."""
    frame = frames.series(chart.series[0])
    claims = frame[
        (frame["role"] == "several_years") & frame["last_day"].isna() & frame["amount"].notna()
    ]
    if claims.empty:
        return []
    claim = records(claims.sort_values("known_by", kind="stable"))[0]
    first: Date = claim["first_day"]
    last = max(first, _whole_months(frames.dataset.source[claim["source"]].said_from))
    changes = (era.period.first_day for era in frames.eras)
    starts = [
        first,
        *(
            day
            for day in changes
            if day is not None and day.year == first.year and first < day <= last
        ),
    ]
    windows = [_window(frames, row) for row in records(frame[frame["role"].isin(COUNTED)])]
    return [Account(claim, start, last, add_up(windows, start, last)) for start in starts]


def _whole_months(day: Date) -> Date:
    """The last day of a month that is not after a day: what is printed of a year ends with a month."""
    ends_a_month = (day + timedelta(days=1)).day == 1
    return day if ends_a_month else day.replace(day=1) - timedelta(days=1)


def _least(account: Account, locale: str) -> str:
    """What the windows add up to at least, rounded down so that it holds."""
    low = account.sum.total.low or Decimal(0)
    return wording.number(low.to_integral_value(ROUND_FLOOR), locale)


def _window(frames: Frames, row: Record) -> Window:
    known = frames.interval(frames.dataset.observation[row["id"]])
    return Window(row["id"], row["first_day"], row["last_day"], known or Interval(None, None))


def shown(chart: Chart, frames: Frames) -> pd.DataFrame:
    """All claims over several years, in any currency."""
    frame = frames.series(chart.series[0])
    several = (
        frame["first_day"].notna()
        & frame["year"].isna()
        & (frame["value"] != "")
        & (frame["role"] != "deprecated")
    )
    return frame[several] if accounts(chart, frames) else frame.iloc[:0]


def rows(chart: Chart, frames: Frames, _: str = "") -> list[Row]:
    """The claim first, then a row for each day from which it may be counted."""
    by_id = {row["id"]: row for row in records(frames.series(chart.series[0]))}
    locale = frames.dataset.about.locale
    found = accounts(chart, frames)
    claims = [account.claim for account in found[:1]]
    lines = [
        Row(f"claimed, {claim['when']}", (Part.of(claim, Mark.HEDGED),), claim["mark"])
        for claim in claims
    ]
    for account in found:
        parts = [Part.of(by_id[one.name], _mark(by_id[one.name])) for one in account.sum.windows]
        rest = account.claim["amount"] - sum(part.amount for part in parts)
        if account.missing and rest > 0:
            parts.append(Part(rest, Mark.UNKNOWN, escape(f"Not found in print: {account.missing}")))
        words = f"printed since {wording.day(account.since, locale)}"
        lines.append(Row(words, tuple(parts), f"≥ {_least(account, locale)}"))
    return lines


def _mark(row: Record) -> Mark:
    return (
        Mark.PART
        if not row["whole_year"]
        else Mark.WHOLE
        if row["qualifier"] == "exact"
        else Mark.HEDGED
    )


def verdict(chart: Chart, frames: Frames) -> str:
    """What the sums say about the claim, in a sentence each."""
    locale, unit = (
        frames.dataset.about.locale,
        frames.dataset.unit[frames.dataset.one_series[chart.series[0]].unit].words,
    )
    sentences = []
    for account in accounts(chart, frames):
        low = account.sum.total.low or Decimal(0)
        claimed = frames.interval(frames.dataset.observation[account.claim["id"]])
        fits = (
            "consistent with the claim"
            if claimed is None or low <= claimed.ends[1]
            else "more than the claim can be"
        )
        until = parse(f"{account.until:%Y-%m}").words
        counted = f"Counted from {wording.day(account.since, locale)} to {until}"
        why = "the last whole month before the claim"
        total = f"the windows printed add up to at least {_least(account, locale)} {unit}"
        missing = f"Not found in print: {account.missing or 'nothing'}"
        result = f"{counted}, {why}, {total}, which is {fits}"
        held = (frames.dataset.observation[window.name] for window in account.sum.windows)
        rounded = counted_as(frames.dataset, (term_of(frames.dataset, one) for one in held))
        sentences.append(wording.sentences(result, *rounded, missing))
    return " ".join(sentences)
