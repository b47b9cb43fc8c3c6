"""What each chart of the record draws, lists beneath itself and leaves out, as a reader has chosen: rows, never figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import Protocol

import pandas as pd

from dashboard import conversions
from dashboard.charts import amounts, beside, ground, ladder, ledger, ratio, rows
from dashboard.charts import blanks as blanks_of_years
from dashboard.frames import Frames
from dashboard.model import Chart, Conversion, Event


class Lines(Protocol):
    """A kind whose bars stand under each other, each with its line of words."""

    def shown(self, chart: Chart, frames: Frames) -> pd.DataFrame: ...

    def rows(self, chart: Chart, frames: Frames, choice: str = "") -> list[rows.Row]: ...


LINES: dict[str, Lines] = {
    "amounts": amounts,
    "beside": beside,
    "ladder": ladder,
    "ledger": ledger,
    "ratio": ratio,
}


@dataclass(frozen=True, slots=True)
class OnDates:
    """A kind with an axis of dates."""

    heights: tuple[int, int]
    """Pixels on a wide and on a narrow screen."""
    left_out: tuple[str, ...]
    """Roles that have no mark of their own; what repeats another value has one nowhere."""


ON_DATES = {
    "dots": OnDates((380, 340), ("agrees", "variant")),
    "periods": OnDates((430, 380), ("agrees", "variant", "window")),
    "windows": OnDates((430, 380), ("agrees", "variant", "forecast")),
}


@lru_cache(maxsize=256)
def drawn(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows that a chart draws; an empty frame means that it has a table only. `choice` is one of `choices`."""
    if chart.kind in LINES:
        whole = LINES[chart.kind].shown(chart, frames)
        return (
            whole[whole["year"] == ladder.year(chart, frames, choice)]
            if chart.parameter == "view"
            else whole
        )
    if chart.kind not in ON_DATES:
        return frames.observations.iloc[:0]
    other = conversion(chart, choice)
    names = _of_one_unit(chart, frames) if chart.kind == "dots" else chart.series[:1]
    frame = (
        conversions.restated(frames, chart.series[0], other)
        if other
        else pd.concat(map(frames.charted, names))
    )
    frame = frame.sort_values("first_day", kind="stable")
    return frame[frame["year"].notna() & ~frame["role"].isin(ON_DATES[chart.kind].left_out)]


def unit(chart: Chart, choice: str) -> str:
    """The unit into which the values of a chart of bars are converted: its own, else the chosen one; '' for none."""
    return chart.unit or (choice if chart.parameter == "unit" else "")


def conversion(chart: Chart, choice: str) -> Conversion | None:
    return next((one for one in chart.conversions if one.unit == unit(chart, choice)), None)


def _of_one_unit(chart: Chart, frames: Frames) -> list[str]:
    """The series of a chart that share the unit of its axis."""
    series = frames.dataset.one_series
    return [name for name in chart.series if series[name].unit == series[chart.series[0]].unit]


@lru_cache(maxsize=256)
def choices(chart: Chart, frames: Frames) -> list[str]:
    """What a reader of the chart can choose, its default first: a year of a ladder, or the unit of bars. Empty for most."""
    if chart.parameter == "view":
        return [str(year) for year in ladder.years(chart, frames)]
    if chart.parameter == "unit":
        return [
            frames.dataset.one_series[chart.series[0]].unit,
            *(one.unit for one in chart.conversions),
        ]
    return []


def title(chart: Chart, choice: str = "") -> str:
    """Subject and unit, as chosen."""
    other = None if chart.unit else conversion(chart, choice)
    return (
        other.title
        if other
        else f"{chart.title}, {choice}"
        if choice and chart.parameter == "view"
        else chart.title
    )


def listed(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows of the table beneath a chart: all of its series, save those that another chart of the page lists."""
    whole = frames.series(*chart.series)
    match chart.kind:
        case "ladder":
            return whole[whole["year"] == ladder.year(chart, frames, choice)]
        case "ledger" | "beside" | "ratio":
            return drawn(chart, frames)
        case "periods" if chart.unit:
            return drawn(chart, frames)
        case "periods":
            others = [other for other in _page(chart, frames) if other.id != chart.id]
            lists = {
                name
                for other in others
                if other.kind in ("windows", "dots", "words", "amounts")
                for name in other.series
            }
            leads = {other.series[0] for other in others} - {chart.series[0]}
            elsewhere = whole["series"].isin(lists) & whole["role"].isin(
                ["window", "several_years", "no_date", "in_words"]
            )
            return whole[~elsewhere & ~(whole["series"].isin(leads) & ~_whole_years(whole))]
        case _:
            return whole


@lru_cache(maxsize=256)
def shown(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """Every row that a reader sees on a chart or, where there is none, in its table."""
    rows = drawn(chart, frames, choice)
    if rows.empty:
        return listed(chart, frames, choice)
    lines = LINES[chart.kind].rows(chart, frames, choice) if chart.kind in LINES else ()
    parts = frames.observations[
        frames.observations["id"].isin([part.id for line in lines for part in line.parts])
    ]
    beside = (parts, strip(chart, frames), behind(chart, frames, choice), undated(chart, frames))
    return pd.concat([rows, *(one for one in beside if not one.empty)]).drop_duplicates("id")


def worked_with(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rates and totals with which the values of a chart were worked out."""
    other = chart.conversions[0] if chart.kind == "ratio" else conversion(chart, choice)
    names = () if other is None else (*other.rates, *filter(None, [other.of]))
    shown, rows = drawn(chart, frames, choice), frames.series(*names)
    days = set(zip(shown["first_day"], shown["last_day"], strict=True))
    rows = rows.loc[
        [pair in days for pair in zip(rows["first_day"], rows["last_day"], strict=True)]
    ]
    return rows[rows["role"] == "stands"]


def first_shown(chart: Chart, frames: Frames) -> tuple[str, ...]:
    """The series of a chart that no chart above it on its page has."""
    page = _page(chart, frames)
    above = {name for other in page[: page.index(chart)] for name in other.series}
    return tuple(name for name in chart.series if name not in above)


def _page(chart: Chart, frames: Frames) -> tuple[Chart, ...]:
    """The charts of the page of a chart."""
    return next(page.charts for page in frames.dataset.pages if chart in page.charts)


def of_others(frames: Frames, series: str) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return frames.dataset.one_series[series].perimeter in ("country", "city")


def _whole_years(rows: pd.DataFrame) -> pd.Series:
    return (rows["role"] == "stands") & rows["whole_year"].astype(bool)


def gap_years(chart: Chart, frames: Frames, choice: str = "") -> list[int]:
    """Years that were searched for the first series of a chart of bars, from the first one that the chart shows."""
    rows = drawn(chart, frames, choice)
    if chart.kind != "periods" or rows.empty:
        return []
    searched = [gap.period.year for gap in frames.gaps(chart.series[0]) if gap.period.is_year]
    first = ground.span(rows)[0].year
    return sorted(year for year in searched if year is not None and year >= first)


def days(chart: Chart, frames: Frames, choice: str = "") -> tuple[Date, Date]:
    """The first and the last day of the axis of a chart of dates that draws something."""
    return ground.span(drawn(chart, frames, choice), gap_years(chart, frames, choice))


@lru_cache(maxsize=256)
def blank_years(chart: Chart, frames: Frames, choice: str = "") -> dict[str, list[int]]:
    """Reason -> the years of a chart of dates that have no mark for this reason."""
    rows = drawn(chart, frames, choice)
    if chart.kind not in ON_DATES or rows.empty:
        return {}
    first, last = days(chart, frames, choice)
    blank = set(range(first.year, last.year + 1)) - set(rows["year"])
    return blanks_of_years.reasons(frames, chart.series[0], blank, chart.instead)


def blanks(chart: Chart, frames: Frames, choice: str = "") -> str:
    """Which years of a chart of dates have no mark, and why; '' where none is blank."""
    return blanks_of_years.sentence(blank_years(chart, frames, choice))


def blanks_of(series: str, frames: Frames) -> str:
    """The same for the first chart of dates that a series leads."""
    charts = (chart for page in frames.dataset.pages for chart in page.charts)
    led = next(
        (chart for chart in charts if chart.kind in ON_DATES and chart.series[0] == series), None
    )
    return "" if led is None else blanks(led, frames)


def events(chart: Chart, frames: Frames, choice: str = "") -> Sequence[Event]:
    """The key events that bear on the series of a chart of bars, and for the plant's own on its ownership."""
    rows = drawn(chart, frames, choice)
    if chart.kind != "periods" or rows.empty:
        return ()
    keys = (frames.dataset.event[name] for name in frames.dataset.about.key_events)
    own = not of_others(frames, chart.series[0])
    bearing = [
        event
        for event in keys
        if set(event.series) & set(chart.series) or (own and event.kind == "ownership")
    ]
    return ground.events_within(bearing, days(chart, frames, choice))


def strip(chart: Chart, frames: Frames) -> pd.DataFrame:
    """The rank of each year, shown beneath the bars."""
    ranks = [
        name
        for name in chart.series[1:]
        if chart.kind == "periods" and frames.dataset.one_series[name].measure == "rank"
    ]
    frame = frames.series(*ranks[:1])
    return frame[(frame["role"] == "stands") & frame["year"].notna()]


def behind(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """Whole-year values of the country in the same unit, drawn behind the plant's own; none beside a chosen other unit."""
    alike = () if conversion(chart, choice) else _of_one_unit(chart, frames)[1:]
    others = [name for name in alike if chart.kind == "periods" and of_others(frames, name)]
    frame = frames.series(*others[:1])
    return frame[_whole_years(frame)]


def undated(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Numbers without a date in the series of a chart of bars: they stand beside it in words, never on its scale."""
    names = [
        name
        for name in chart.series
        if chart.kind == "periods" and frames.dataset.one_series[name].measure != "rank"
    ]
    return frames.series(*names).query("role == 'no_date'")
