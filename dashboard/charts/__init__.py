"""The figures of the dataset's charts: frames in, `go.Figure` out. Nothing here draws, reads or knows today."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

import pandas as pd
import plotly.graph_objects as go

from dashboard import conversions, wording
from dashboard.charts import amounts, beside, dots, ground, ladder, ledger, periods, ratio, rows, windows
from dashboard.charts.ground import spoken, warm
from dashboard.charts.marks import BOUNDS, Mark, bar_mark, dot_mark, each, records
from dashboard.charts.palette import Ground, Palette, palette
from dashboard.frames import Frames
from dashboard.model import Chart, Conversion, Event

__all__ = [
    "Figure", "Ground", "Mark", "Palette", "alt", "choices", "colour", "drawn", "events", "figure", "first_shown", "listed", "marks",
    "palette", "points", "sentence", "shown", "title", "undated", "warm",
]  # fmt: skip

Figure = go.Figure


class Lines(Protocol):
    """A kind whose bars stand under each other, each with its line of words."""

    def shown(self, chart: Chart, frames: Frames) -> pd.DataFrame: ...

    def rows(self, chart: Chart, frames: Frames, choice: str = "") -> list[rows.Row]: ...


_LINES: dict[str, Lines] = {"amounts": amounts, "beside": beside, "ladder": ladder, "ledger": ledger, "ratio": ratio}
_HEIGHTS = {"dots": (380, 340), "periods": (430, 380), "windows": (430, 380)}
"""Kinds with a date axis: pixels on a wide and on a narrow screen."""
_LEFT_OUT = {"dots": ("agrees", "variant"), "periods": ("agrees", "variant", "window"), "windows": ("agrees", "variant", "forecast")}
"""Roles that have no mark of their own there; what repeats another value has one nowhere."""


@lru_cache(maxsize=256)
def drawn(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows that a chart draws; an empty frame means that it has a table only. `choice` is one of `choices`."""
    if chart.kind in _LINES:
        return _LINES[chart.kind].shown(chart, frames)
    if chart.kind not in _LEFT_OUT:
        return frames.observations.iloc[:0]
    other = _conversion(chart, choice)
    names = _of_one_unit(chart, frames) if chart.kind == "dots" else chart.series[:1]
    frame = conversions.restated(frames, chart.series[0], other) if other else pd.concat(map(frames.charted, names))
    return frame[frame["year"].notna() & ~frame["role"].isin(_LEFT_OUT[chart.kind])]


def _conversion(chart: Chart, choice: str) -> Conversion | None:
    return next((one for one in chart.conversions if one.unit == choice and chart.kind == "periods"), None)


def _of_one_unit(chart: Chart, frames: Frames) -> list[str]:
    """The series of a chart that share the unit of its axis."""
    series = frames.dataset.one_series
    return [name for name in chart.series if series[name].unit == series[chart.series[0]].unit]


@lru_cache(maxsize=256)
def choices(chart: Chart, frames: Frames) -> list[str]:
    """What a reader of the chart can choose, its default first: a year of a ladder, or the unit of bars. Empty for most."""
    if chart.kind == "ladder":
        return [str(year) for year in ladder.years(chart, frames)]
    if chart.kind == "periods" and chart.conversions:
        return [frames.dataset.one_series[chart.series[0]].unit, *(one.unit for one in chart.conversions)]
    return []


def title(chart: Chart, choice: str = "") -> str:
    """Subject and unit, as chosen."""
    other = _conversion(chart, choice)
    return other.title if other else chart.title


@lru_cache(maxsize=400)
def figure(chart: Chart, frames: Frames, colours: Palette, *, narrow: bool, choice: str = "") -> go.Figure | None:
    """The figure of a chart, or None where nothing stands on a scale; it is made once for all readers, and nobody changes it."""
    frame = drawn(chart, frames, choice)
    if frame.empty:
        return None
    if chart.kind in _LINES:
        return rows.figure(_LINES[chart.kind].rows(chart, frames, choice), colours, narrow=narrow)
    first, gaps = chart.series[0], _gap_years(chart, frames, choice)
    days = ground.span(frame, gaps)
    eras = () if _of_others(frames, first) else frames.eras
    colours = replace(colours, accent=colour(chart, frames, colours))
    sheet = ground.Calendar(colours, _HEIGHTS[chart.kind][narrow], narrow=narrow, days=days, eras=eras)
    match chart.kind:
        case "windows":
            windows.draw(sheet, frame, ranks=frames.dataset.one_series[first].measure == "rank")
        case "dots":
            dots.draw(sheet, frame)
        case _:
            periods.draw(sheet, frame, gaps=gaps, strip=_strip(chart, frames), behind=_behind(chart, frames, choice))
            sheet.events(events(chart, frames, choice))
    return sheet.finish()


def listed(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows of the table beneath a chart: all of its series, save those that another chart of the page lists."""
    whole = frames.series(*chart.series)
    match chart.kind:
        case "ladder":
            return whole[whole["year"] == ladder.year(chart, frames, choice)]
        case "ledger" | "beside" | "ratio":
            return drawn(chart, frames)
        case "periods":
            others = [other for other in _page(chart, frames) if other.id != chart.id]
            lists = {name for other in others if other.kind in ("windows", "dots", "words", "amounts") for name in other.series}
            leads = {other.series[0] for other in others} - {chart.series[0]}
            elsewhere = whole["series"].isin(lists) & whole["role"].isin(["window", "several_years", "no_date", "in_words"])
            return whole[~elsewhere & ~(whole["series"].isin(leads) & ~_whole_years(whole))]
        case _:
            return whole


@lru_cache(maxsize=256)
def shown(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """Every row that a reader sees on a chart or, where there is none, in its table."""
    rows = drawn(chart, frames, choice)
    if rows.empty:
        return listed(chart, frames, choice)
    beside = (_strip(chart, frames), _behind(chart, frames, choice), undated(chart, frames))
    return pd.concat([rows, *(one for one in beside if not one.empty)]).drop_duplicates("id")


def first_shown(chart: Chart, frames: Frames) -> tuple[str, ...]:
    """The series of a chart that no chart above it on its page has."""
    page = _page(chart, frames)
    above = {name for other in page[: page.index(chart)] for name in other.series}
    return tuple(name for name in chart.series if name not in above)


def _page(chart: Chart, frames: Frames) -> tuple[Chart, ...]:
    """The charts of the page of a chart."""
    return next(page.charts for page in frames.dataset.pages if chart in page.charts)


def _of_others(frames: Frames, series: str) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return frames.dataset.one_series[series].perimeter in ("country", "city")


def _whole_years(rows: pd.DataFrame) -> pd.Series:
    return (rows["role"] == "stands") & rows["whole_year"].astype(bool)


def _gap_years(chart: Chart, frames: Frames, choice: str = "") -> list[int]:
    """Years that were searched for the first series of a chart of bars, from the first one that the chart shows."""
    rows = drawn(chart, frames, choice)
    if chart.kind != "periods" or rows.empty:
        return []
    searched = [gap.period.year for gap in frames.gaps(chart.series[0]) if gap.period.is_year]
    first = ground.span(rows)[0].year
    return sorted(year for year in searched if year is not None and year >= first)


def events(chart: Chart, frames: Frames, choice: str = "") -> Sequence[Event]:
    """The key events that bear on the series of a chart of bars, and for the plant's own on its ownership."""
    rows = drawn(chart, frames, choice)
    if chart.kind != "periods" or rows.empty:
        return ()
    keys = (frames.dataset.event[name] for name in frames.dataset.about.key_events)
    own = not _of_others(frames, chart.series[0])
    bearing = [event for event in keys if set(event.series) & set(chart.series) or (own and event.kind == "ownership")]
    return ground.events_within(bearing, ground.span(rows, _gap_years(chart, frames, choice)))


def _strip(chart: Chart, frames: Frames) -> pd.DataFrame:
    """The rank of each year, shown beneath the bars."""
    ranks = [name for name in chart.series[1:] if chart.kind == "periods" and frames.dataset.one_series[name].measure == "rank"]
    frame = frames.series(*ranks[:1])
    return frame[(frame["role"] == "stands") & frame["year"].notna()]


def _behind(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """Whole-year values of the country in the same unit, drawn behind the plant's own; none beside a chosen other unit."""
    alike = () if _conversion(chart, choice) else _of_one_unit(chart, frames)[1:]
    others = [name for name in alike if chart.kind == "periods" and _of_others(frames, name)]
    frame = frames.series(*others[:1])
    return frame[_whole_years(frame)]


def undated(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Numbers without a date in the series of a chart of bars: they stand beside it in words, never on its scale."""
    names = [name for name in chart.series if chart.kind == "periods" and frames.dataset.one_series[name].measure != "rank"]
    return frames.series(*names).query("role == 'no_date'")


def marks(chart: Chart, frames: Frames, choice: str = "") -> tuple[Mark, ...]:
    """The marks that a chart uses, in the order of the grammar."""
    if chart.kind in _LINES:
        used = {part.mark for row in _LINES[chart.kind].rows(chart, frames, choice) for part in row.parts}
    elif chart.kind == "windows":
        used = {Mark.WINDOW}
    else:
        frame = drawn(chart, frames, choice)
        found = each(frame, bar_mark if chart.kind == "periods" else dot_mark)
        own = frame[found.isin(periods.BARS)] if chart.kind == "periods" else frame
        around = {
            Mark.EVENT: len(events(chart, frames, choice)) > 0,
            Mark.PLACE: not _strip(chart, frames).empty,
            Mark.COUNTRY: not _behind(chart, frames, choice).empty,
            Mark.GAP: bool(set(_gap_years(chart, frames, choice)) - set(own["year"])),
            Mark.BOUND: bool(own["qualifier"].isin(BOUNDS).any()),
        }
        used = {*found, *(mark for mark, there in around.items() if there)}
    return tuple(mark for mark in Mark if mark in used)


def alt(chart: Chart, frames: Frames, choice: str = "") -> str:
    """What the chart shows, in words made from its data: count, first, last, highest, lowest; or each of its lines."""
    if chart.kind in _LINES:
        lines = (f"{line.words} {line.value}".strip() for line in _LINES[chart.kind].rows(chart, frames, choice))
        return f"{chart.title}. {'; '.join(lines)}."
    frame = drawn(chart, frames, choice)
    standing = frame[frame["role"] == "stands"] if (frame["role"] == "stands").any() else frame
    ordered = standing.sort_values("amount")
    named = {"First": standing.iloc[0], "last": standing.iloc[-1], "highest": ordered.iloc[-1], "lowest": ordered.iloc[0]}
    facts = "; ".join(f"{name} {row['mark']}, {row['when']}" for name, row in named.items())
    others = len(frame) - len(standing)
    more = f" {wording.count(others, 'other value')} drawn beside them." if others else ""
    return f"{title(chart, choice)}. {wording.count(len(standing), 'value')}. {facts}.{more}"


def points(chart: Chart, frames: Frames, choice: str = "") -> list[tuple[str, str]]:
    """The marks of a chart in their order: id, and what a screen reader says at each."""
    if chart.kind not in _LINES:
        return [(row["id"], spoken(row)) for row in records(pd.concat([drawn(chart, frames, choice), _behind(chart, frames, choice)]))]
    known = {row["id"]: row for row in records(frames.observations)}
    return [
        (part.id, f"{line.words}: {line.value}. {spoken(known[part.id])}")
        for line in _LINES[chart.kind].rows(chart, frames, choice)
        for part in line.parts
        if part.id
    ]


def sentence(chart: Chart, frames: Frames) -> str:
    """What a chart concludes, computed; '' for most."""
    return ledger.verdict(chart, frames) if chart.kind == "ledger" else ""


def colour(chart: Chart, frames: Frames, colours: Palette) -> str:
    """The colour of a chart's own bars and points."""
    others = _of_others(frames, chart.series[0]) and chart.kind in ("periods", "dots")
    return colours.country if others else colours.accent
