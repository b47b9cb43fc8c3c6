"""The figures of the dataset's charts: frames in, `go.Figure` out. Nothing here draws, reads or knows today."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import dots, ground, periods, windows
from dashboard.charts.marks import Mark, bar_mark, dot_mark, each
from dashboard.charts.palette import Ground, Palette, palette
from dashboard.frames import Frames
from dashboard.model import Chart, Event, Series

__all__ = ["Ground", "Mark", "Palette", "alt", "colour", "drawn", "figure", "is_first", "listed", "marks", "palette"]


def drawn(chart: Chart, frames: Frames) -> pd.DataFrame:
    """The rows that a chart draws; an empty frame means that it has a table only."""
    first = chart.series[0]
    match chart.kind:
        case "periods":
            return periods.shown(frames.charted(first))
        case "windows":
            return windows.shown(frames.charted(first))
        case "totals":
            return windows.totals(frames.series(first))
        case "dots":
            rows = pd.concat([frames.charted(name) for name in chart.series if _same_unit(frames, first, name)])
            return dots.shown(rows)
        case "words":
            return frames.observations.iloc[:0]


def _same_unit(frames: Frames, one: str, other: str) -> bool:
    return frames.dataset.one_series[one].unit == frames.dataset.one_series[other].unit


def figure(chart: Chart, frames: Frames, colours: Palette, *, narrow: bool) -> go.Figure | None:
    """The figure of a chart, or None where there is nothing that stands on a scale."""
    rows = drawn(chart, frames)
    if rows.empty:
        return None
    series = frames.dataset.one_series[chart.series[0]]
    eras = () if _of_others(series) else frames.eras
    match chart.kind:
        case "windows":
            return windows.figure(rows, colours, eras=eras, ranks=series.measure == "rank", narrow=narrow)
        case "totals":
            return windows.figure_of_totals(rows, colours, closes=frames.dataset.about.released, narrow=narrow)
        case "dots":
            return dots.figure(rows, colours, eras=eras, country=_of_others(series), narrow=narrow)
        case _:
            return periods.figure(
                rows,
                colours,
                eras=eras,
                events=events(chart, frames),
                gaps=gap_years(chart, frames),
                strip=_strip(chart, frames),
                country=_of_others(series),
                narrow=narrow,
            )


def listed(chart: Chart, frames: Frames) -> pd.DataFrame:
    """The rows of the table beneath a chart: all of its series, save those that another chart of the page lists."""
    page = next(page for page in frames.dataset.pages if chart in page.charts)
    rows = frames.series(*chart.series)
    if chart.kind == "totals":
        return drawn(chart, frames)
    if chart.kind != "periods":
        return rows
    others = {name for other in page.charts if other.id != chart.id for name in other.series}
    elsewhere = rows["series"].isin(others) & rows["role"].isin(["window", "several_years", "no_date", "in_words"])
    return rows[~elsewhere]


def is_first(chart: Chart, frames: Frames) -> bool:
    """No chart above it on its page begins with the same series."""
    page = next(page for page in frames.dataset.pages if chart in page.charts)
    return next(other for other in page.charts if other.series[0] == chart.series[0]) is chart


def _of_others(series: Series) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return series.perimeter in ("country", "city")


def gap_years(chart: Chart, frames: Frames) -> list[int]:
    """Years that were searched for the chart's first series, not earlier than one year before the first value."""
    first = periods.shown(frames.charted(chart.series[0]))["year"].min()
    years = [gap.period.year for gap in frames.gaps(chart.series[0]) if gap.period.is_year]
    return sorted(year for year in years if year is not None and year >= first - 1)


def events(chart: Chart, frames: Frames) -> Sequence[Event]:
    """The key events that bear on the chart's series, or on the ownership of the plant."""
    keys = (frames.dataset.event[name] for name in frames.dataset.about.key_events)
    days = periods.days_of(drawn(chart, frames), gap_years(chart, frames))
    bearing = [event for event in keys if event.kind == "ownership" or set(event.series) & set(chart.series)]
    return ground.events_within(bearing, days)


def _strip(chart: Chart, frames: Frames) -> pd.DataFrame | None:
    ranks = [name for name in chart.series[1:] if frames.dataset.one_series[name].measure == "rank"]
    return frames.charted(ranks[0]) if ranks else None


def marks(chart: Chart, frames: Frames) -> tuple[Mark, ...]:
    """The marks that a chart uses, in the order of the grammar."""
    rows = drawn(chart, frames)
    match chart.kind:
        case "periods":
            used = set(each(rows, bar_mark))
            used |= {Mark.EVENT} if events(chart, frames) else set()
            used |= {Mark.GAP} if set(gap_years(chart, frames)) - set(rows["year"]) else set()
        case "dots":
            used = set(each(rows, dot_mark))
        case "totals":
            used = {Mark.WINDOW} | ({Mark.OPEN} if rows["last_day"].isna().any() else set())
        case _:
            used = {Mark.WINDOW}
    return tuple(mark for mark in Mark if mark in used)


def alt(chart: Chart, frames: Frames) -> str:
    """What the chart shows, in words made from its data: count, first, last, highest, lowest."""
    rows = drawn(chart, frames)
    if chart.kind == "totals":
        return f"{chart.title}: {len(rows)} claims. " + " ".join(f"{row['shown']}, {row['when']}." for _, row in rows.iterrows())
    standing = rows[rows["role"] == "stands"] if (rows["role"] == "stands").any() else rows
    ordered = standing.sort_values("amount")
    named = {
        "First": standing.iloc[0],
        "last": standing.iloc[-1],
        "highest": ordered.iloc[-1],
        "lowest": ordered.iloc[0],
    }
    facts = "; ".join(f"{name} {row['mark']}, {row['when']}" for name, row in named.items())
    others = len(rows) - len(standing)
    more = f" {others} other values are drawn beside them." if others else ""
    return f"{chart.title}. {len(standing)} values. {facts}.{more}"


def warm() -> None:
    """Make one figure, so that Plotly's lazy parts are loaded."""
    go.Figure(go.Bar(x=["2018"], y=[1])).to_json()


def colour(chart: Chart, frames: Frames, colours: Palette) -> str:
    """The colour of a chart's own bars and points."""
    others = _of_others(frames.dataset.one_series[chart.series[0]]) and chart.kind in ("periods", "dots")
    return colours.country if others else colours.accent
