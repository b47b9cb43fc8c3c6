"""Dataset -> tidy pandas frames, one row a fact, ready for charts, tables and files."""

from collections.abc import Mapping
from datetime import date as Date
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from dashboard import checks, standing, wording
from dashboard.agreement import Interval, interval
from dashboard.checks import Result
from dashboard.model import Dataset, Era, Event, Gap, Observation
from dashboard.standing import Judged
from dashboard.store import Release

Record = Mapping[str, Any] | pd.Series
"""A row of a frame, by column."""
NOT_CHARTED = frozenset({"in_words", "other_currency", "no_date", "deprecated"})


class Frames:
    """The frames of one dataset, each built on first use. Nothing in them is ever changed in place."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def observations(self) -> pd.DataFrame:
        """All observations. Text columns hold '' where there is nothing; dates are `datetime.date` or None.

        `exact` and `exact_to` are decimals in the unit of the series, from which texts are made; None where there is none.
        `amount`, `amount_to`, `low` and `high` are floats to draw (NaN where there is none, an open end is infinite);
        `mark` is the number on a chart, `shown` the number with its unit as printed.
        """
        judged = {one.id: standing.judge(self.dataset, one.id) for one in self.dataset.series}
        rows = [self._row(fact) for one in self.dataset.series for fact in judged[one.id]]
        # One block of objects: filtering 40 columns of Arrow strings took five times as long.
        # The copy joins what the change of type has split: every row that is taken later is taken once, not once a column.
        numbers = dict.fromkeys(("amount", "amount_to", "low", "high", "year"), float)
        return (
            pd.DataFrame(rows, columns=None if rows else _COLUMNS, dtype=object)
            .astype(numbers)
            .copy()
        )

    def series(self, *names: str) -> pd.DataFrame:
        """The observations of some series, in time order."""
        frame = self.observations
        return frame[frame["series"].isin(names)].sort_values(
            ["first_day", "last_day"], na_position="last", kind="stable"
        )

    def charted(self, name: str) -> pd.DataFrame:
        """The observations of a series that can stand on its chart."""
        frame = self.series(name)
        return frame[~frame["role"].isin(NOT_CHARTED)]

    def _row(self, fact: Judged) -> dict[str, Any]:
        one = fact.observation
        source = self.dataset.source[one.source]
        amount, upper = self.dataset.amount(one), self.dataset.amount_to(one)
        low, high = self._interval(one)
        return {
            "id": one.id,
            "series": one.series,
            "title": self.dataset.one_series[one.series].title,
            "period": one.period.text,
            "when": one.period.words,
            "first_day": one.period.first_day,
            "last_day": one.period.last_day,
            "year": one.period.year,
            "whole_year": one.period.is_year,
            "value": "" if one.value is None else str(one.value),
            "unit": one.unit or "",
            "exact": amount,
            "exact_to": upper,
            "amount": None if amount is None else float(amount),
            "amount_to": None if upper is None else float(upper),
            "low": low,
            "high": high,
            "mark": wording.mark(self.dataset, one),
            "shown": wording.value(self.dataset, one, symbol=True),
            "said": wording.value(self.dataset, one),
            "qualifier": one.qualifier,
            "status": one.status,
            "role": fact.role,
            "why": fact.why,
            "reason": one.reason or "",
            "origin": one.root,
            "as_printed": one.as_printed or "",
            "language": source.language,
            "reported_by": one.reported_by or "",
            "locator": one.locator or "",
            "note": one.note or "",
            "source": source.id,
            "publisher": source.publisher,
            "dated": source.published.words if source.published else "",
            "url": source.url or "",
            "known_by": self.dataset.known_by(one),
        }

    def _interval(self, one: Observation) -> tuple[float | None, float | None]:
        """The ends of the interval as floats, infinite where open."""
        known = self.interval(one)
        if known is None:
            return None, None
        low, high = known.ends
        return float(low), float(high)

    def interval(self, one: Observation) -> Interval | None:
        """What the printed number can stand for, in the unit of the series; None where it has no number in that unit."""
        series = self.dataset.one_series[one.series]
        known = interval(one, nonnegative=series.nonnegative)
        if known is None or one.unit is None or self.dataset.amount(one) is None:
            return None
        scale = self.dataset.unit[one.unit].factor / self.dataset.unit[series.unit].factor
        return known * Interval(scale, scale)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every check of the dataset, worked out on the values in view."""
        return checks.results(self.dataset)

    @cached_property
    def result(self) -> dict[str, Result]:
        """Check id -> its result."""
        return {one.check.id: one for one in self.results}

    def shown(self, name: str) -> str:
        """A value with its unit, as printed."""
        return wording.value(self.dataset, self.dataset.observation[name], symbol=True)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in time order."""
        return tuple(sorted(self.dataset.events, key=lambda event: (*_ends(event), event.id)))

    @cached_property
    def eras(self) -> tuple[Era, ...]:
        return tuple(sorted(self.dataset.eras, key=lambda era: str(era.period.first_day)))

    def gaps(self, *names: str) -> tuple[Gap, ...]:
        return tuple(gap for gap in self.dataset.gaps if gap.series in names)

    @cached_property
    def searches(self) -> dict[tuple[str, str, Date], list[str]]:
        """Series, place and day of each search in vain -> the periods it was for, in words."""
        found: dict[tuple[str, str, Date], list[str]] = {}
        for gap in self.dataset.gaps:
            found.setdefault((gap.series, gap.searched, gap.on), []).append(gap.period.words)
        return found

    @cached_property
    def newest(self) -> Date:
        """When the latest source was published at the earliest; running ones left out."""
        printed = [one for one in self.dataset.sources if one.published and not one.running]
        return max((one.earliest for one in printed), default=self.dataset.about.checked)

    @cached_property
    def unprinted(self) -> tuple[str, ...]:
        """Series of which no value was found in print."""
        return tuple(one.id for one in self.dataset.series if not self.dataset.of_series[one.id])

    @cached_property
    def cited(self) -> dict[str, tuple[str, ...]]:
        """Source id -> what it is cited for: series titles and event titles, sorted."""
        uses: dict[str, set[str]] = {source.id: set() for source in self.dataset.sources}
        for one in self.dataset.observations:
            uses[one.source].add(self.dataset.one_series[one.series].title)
        for event in self.dataset.events:
            for witness in event.sources:
                uses[witness.source].add(event.title)
        for era in self.dataset.eras:
            for name in era.sources:
                uses[name].add(era.title)
        return {name: tuple(sorted(titles)) for name, titles in uses.items()}


def _ends(event: Event) -> tuple[str, str]:
    """First and last day of an event as texts: of two that begin alike the more precise is first."""
    return str(event.date.first_day), str(event.date.last_day)


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain dicts: many times faster than the series that `iterrows` makes."""
    names = [str(name) for name in rows.columns]
    return [dict(zip(names, cells, strict=True)) for cells in rows.to_numpy(dtype=object).tolist()]


def of(release: Release, as_of: Date | None = None) -> Frames:
    """The frames of a release, or of what was known of it on a day; shared by all readers."""
    dataset = release.dataset
    days = {*dataset.days, *(gap.on for gap in dataset.gaps)}
    # All days until the next news share one record.
    return _of(
        release,
        None if as_of is None else max((day for day in days if day <= as_of), default=Date.min),
    )


@lru_cache(maxsize=8)
def _of(release: Release, day: Date | None) -> Frames:
    return Frames(release.dataset if day is None else release.dataset.known(day))


_COLUMNS = """
    id series title period when first_day last_day year whole_year value unit exact exact_to amount amount_to low high mark shown said
    qualifier status role why reason origin as_printed language reported_by locator note source publisher dated url known_by
""".split()
