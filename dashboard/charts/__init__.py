"""The figures of the dataset's charts: frames in, `go.Figure` out. Nothing here draws, reads or knows today."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go

from dashboard import conversions, wording
from dashboard.charts import amounts, beside, dots, ground, ladder, ledger, periods, ratio, rows, windows
from dashboard.charts.ground import spoken, warm
from dashboard.charts.marks import BOUNDS, Mark, bar_mark, dot_mark, each, records
from dashboard.charts.palette import Ground, Palette, palette
from dashboard.charts.rows import Row
from dashboard.frames import Frames
from dashboard.model import Chart, Conversion, Event, Series

__all__ = [
    "Figure", "Ground", "Mark", "Palette", "alt", "choices", "colour", "drawn", "events", "figure", "first_shown", "listed", "marks",
    "palette", "points", "sentence", "shown", "title", "undated", "warm",
]  # fmt: skip

Figure = go.Figure
_ROWS: dict[str, Callable[[Chart, Frames, str], list[Row]]] = {
    "amounts": lambda chart, frames, _: amounts.rows(frames, chart.series),
    "beside": lambda chart, frames, _: beside.rows(frames, chart.series),
    "ladder": lambda chart, frames, choice: ladder.rows(frames.series(chart.series[0]), _year(chart, frames, choice)),
    "ledger": lambda chart, frames, _: ledger.rows(frames, chart.series[0]),
    "ratio": lambda chart, frames, _: ratio.rows(frames, chart),
}
"""Kinds whose bars stand under each other."""

_SHOWN: dict[str, Callable[[Chart, Frames, str], pd.DataFrame]] = {
    "amounts": lambda chart, frames, _: amounts.shown(frames, chart.series),
    "beside": lambda chart, frames, _: beside.shown(frames, chart.series),
    "dots": lambda chart, frames, _: dots.shown(pd.concat(map(frames.charted, _of_one_unit(chart, frames)))),
    "ladder": lambda chart, frames, _: ladder.shown(frames.series(chart.series[0])),
    "ledger": lambda chart, frames, _: ledger.shown(frames, chart.series[0]),
    "periods": lambda chart, frames, choice: periods.shown(_converted(chart, frames, choice)),
    "ratio": lambda chart, frames, _: ratio.shown(frames, chart),
    "windows": lambda chart, frames, _: windows.shown(frames.charted(chart.series[0])),
    "words": lambda _, frames, __: frames.observations.iloc[:0],
}


@lru_cache(maxsize=256)
def drawn(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows that a chart draws; an empty frame means that it has a table only. `choice` is one of `choices`."""
    return _SHOWN[chart.kind](chart, frames, choice)


def _converted(chart: Chart, frames: Frames, choice: str) -> pd.DataFrame:
    other = _conversion(chart, choice)
    return conversions.restated(frames, chart.series[0], other) if other else frames.charted(chart.series[0])


def _of_one_unit(chart: Chart, frames: Frames) -> list[str]:
    """The series of a chart that share the unit of its axis."""
    series = frames.dataset.one_series
    return [name for name in chart.series if series[name].unit == series[chart.series[0]].unit]


def choices(chart: Chart, frames: Frames) -> list[str]:
    """What a reader of the chart can choose, its default first: a year of a ladder, or the unit of bars. Empty for most."""
    if chart.kind == "ladder":
        return [str(year) for year in ladder.years(frames.series(chart.series[0]))]
    if chart.kind == "periods" and chart.conversions:
        return [frames.dataset.one_series[chart.series[0]].unit, *(one.unit for one in chart.conversions)]
    return []


def title(chart: Chart, choice: str = "") -> str:
    """Subject and unit, as chosen."""
    other = _conversion(chart, choice)
    return other.title if other else chart.title


def _conversion(chart: Chart, choice: str) -> Conversion | None:
    return next((one for one in chart.conversions if one.unit == choice and chart.kind == "periods"), None)


def _year(chart: Chart, frames: Frames, choice: str) -> int:
    return int(choice or next(iter(choices(chart, frames)), "0"))


def _rows(chart: Chart, frames: Frames, choice: str) -> list[Row]:
    """The lines of a chart of bars under each other; empty for other kinds."""
    return _ROWS[chart.kind](chart, frames, choice) if chart.kind in _ROWS else []


@lru_cache(maxsize=400)
def figure(chart: Chart, frames: Frames, colours: Palette, *, narrow: bool, choice: str = "") -> go.Figure | None:
    """The figure of a chart, or None where there is nothing that stands on a scale; `choice` is the reader's.

    It is made once for all readers, and nobody changes it.
    """
    frame = drawn(chart, frames, choice)
    if frame.empty:
        return None
    series = frames.dataset.one_series[chart.series[0]]
    eras = () if _of_others(series) else frames.eras
    own = replace(colours, accent=colour(chart, frames, colours))
    if chart.kind in _ROWS:
        return rows.figure(_rows(chart, frames, choice), colours, narrow=narrow)
    match chart.kind:
        case "windows":
            return windows.figure(frame, colours, eras=eras, ranks=series.measure == "rank", narrow=narrow)
        case "dots":
            return dots.figure(frame, own, eras=eras, narrow=narrow)
        case _:
            return periods.figure(
                frame,
                own,
                eras=eras,
                events=events(chart, frames),
                gaps=gap_years(chart, frames, choice),
                strip=_strip(chart, frames),
                behind=_behind(chart, frames),
                narrow=narrow,
            )


def listed(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """The rows of the table beneath a chart: all of its series, save those that another chart of the page lists."""
    page = next(page for page in frames.dataset.pages if chart in page.charts)
    whole = frames.series(*chart.series)
    if chart.kind == "ladder" and choices(chart, frames):
        return whole[whole["year"] == _year(chart, frames, choice)]
    if chart.kind in ("ladder", "ledger", "beside", "ratio"):
        return drawn(chart, frames)
    if chart.kind != "periods":
        return whole
    lists = {name for other in page.charts if other.kind in ("windows", "dots", "words", "amounts") for name in other.series}
    leads = {other.series[0] for other in page.charts if other.id != chart.id}
    elsewhere = whole["series"].isin(lists) & whole["role"].isin(["window", "several_years", "no_date", "in_words"])
    behind = whole["series"].isin(leads - {chart.series[0]}) & ~((whole["role"] == "stands") & whole["whole_year"].astype(bool))
    return whole[~elsewhere & ~behind]


def shown(chart: Chart, frames: Frames, choice: str = "") -> pd.DataFrame:
    """Every row that a reader sees on a chart or, where there is none, in its table."""
    rows = drawn(chart, frames, choice)
    if rows.empty:
        return listed(chart, frames, choice)
    beside = (_strip(chart, frames), _behind(chart, frames), undated(chart, frames))
    whole = pd.concat([rows, *(one for one in beside if one is not None and not one.empty)])
    return whole.drop_duplicates("id")


def first_shown(chart: Chart, frames: Frames) -> tuple[str, ...]:
    """The series of a chart that no chart above it on its page has."""
    page = next(page for page in frames.dataset.pages if chart in page.charts)
    above = {name for other in page.charts[: page.charts.index(chart)] for name in other.series}
    return tuple(name for name in chart.series if name not in above)


def _of_others(series: Series) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return series.perimeter in ("country", "city")


def gap_years(chart: Chart, frames: Frames, choice: str = "") -> list[int]:
    """Years that were searched for the chart's first series, from the first one that the chart shows."""
    rows = drawn(chart, frames, choice)
    if rows.empty:
        return []
    searched = [gap.period.year for gap in frames.gaps(chart.series[0]) if gap.period.is_year]
    first = ground.span(rows, closes=frames.dataset.about.released)[0].year
    return sorted(year for year in searched if year is not None and year >= first)


def events(chart: Chart, frames: Frames) -> Sequence[Event]:
    """The key events that bear on the chart's series, or on the ownership of the plant."""
    keys = (frames.dataset.event[name] for name in frames.dataset.about.key_events)
    if drawn(chart, frames).empty:
        return ()
    days = periods.days_of(drawn(chart, frames), gap_years(chart, frames))
    bearing = [event for event in keys if event.kind == "ownership" or set(event.series) & set(chart.series)]
    return ground.events_within(bearing, days)


def _strip(chart: Chart, frames: Frames) -> pd.DataFrame | None:
    ranks = [name for name in chart.series[1:] if frames.dataset.one_series[name].measure == "rank"]
    return frames.charted(ranks[0]) if ranks else None


def _behind(chart: Chart, frames: Frames) -> pd.DataFrame | None:
    """Whole-year values of the country in the same unit, drawn behind the plant's own."""
    others = [name for name in _of_one_unit(chart, frames)[1:] if chart.kind == "periods" and _of_others(frames.dataset.one_series[name])]
    frame = frames.charted(others[0]) if others else None
    return None if frame is None else frame[(frame["role"] == "stands") & frame["whole_year"].astype(bool)]


def undated(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Numbers without a date in the series of a chart of bars: they stand beside it in words, never on its scale."""
    names = [name for name in chart.series if chart.kind == "periods" and frames.dataset.one_series[name].measure != "rank"]
    frame = frames.series(*names)
    return frame[frame["role"] == "no_date"]


def marks(chart: Chart, frames: Frames, choice: str = "") -> tuple[Mark, ...]:
    """The marks that a chart uses, in the order of the grammar."""
    frame = drawn(chart, frames, choice)
    used: set[Mark]
    match chart.kind:
        case kind if kind in _ROWS:
            used = {part.mark for row in _rows(chart, frames, choice) for part in row.parts}
        case "periods":
            used = set(each(frame, bar_mark))
            used |= {Mark.EVENT} if events(chart, frames) else set()
            used |= {Mark.PLACE} if _strip(chart, frames) is not None else set()
            used |= {Mark.COUNTRY} if _behind(chart, frames) is not None else set()
            standing = frame[each(frame, bar_mark).isin(periods.BARS)]
            used |= {Mark.GAP} if set(gap_years(chart, frames, choice)) - set(standing["year"]) else set()
            used |= _bounds(standing)
        case "dots":
            used = set(each(frame, dot_mark)) | _bounds(frame)
        case _:
            used = {Mark.WINDOW}
    return tuple(mark for mark in Mark if mark in used)


def _bounds(rows: pd.DataFrame) -> set[Mark]:
    return {Mark.BOUND} if rows["qualifier"].isin(list(BOUNDS)).any() else set()


def alt(chart: Chart, frames: Frames, choice: str = "") -> str:
    """What the chart shows, in words made from its data: count, first, last, highest, lowest; or each of its lines."""
    lines = _rows(chart, frames, choice)
    if lines:
        return f"{chart.title}. " + "; ".join(f"{line.words} {line.value}".strip() for line in lines) + "."
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
    lines = _rows(chart, frames, choice)
    if not lines:
        behind = _behind(chart, frames)
        frame = pd.concat([drawn(chart, frames, choice), *([] if behind is None else [behind])])
        return [(row["id"], spoken(row)) for row in records(frame)]
    known = {row["id"]: row for row in records(frames.observations)}
    return [(part.id, f"{line.words}: {line.value}. {spoken(known[part.id])}") for line in lines for part in line.parts if part.id]


def sentence(chart: Chart, frames: Frames) -> str:
    """What a chart concludes, computed; '' for most."""
    return ledger.verdict(frames, chart.series[0]) if chart.kind == "ledger" else ""


def colour(chart: Chart, frames: Frames, colours: Palette) -> str:
    """The colour of a chart's own bars and points."""
    others = _of_others(frames.dataset.one_series[chart.series[0]]) and chart.kind in ("periods", "dots")
    return colours.country if others else colours.accent
