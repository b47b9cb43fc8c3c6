"""The figures of the dataset's charts: frames in, `go.Figure` out. Nothing here reads or knows today."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.charts import content, dots, drawing, ground, ledger, periods, rows, windows
from dashboard.charts.content import LINES, ON_DATES
from dashboard.charts.drawing import Drawing
from dashboard.charts.ground import spoken
from dashboard.charts.marks import BOUNDS, Mark, bar_mark, dot_mark, each
from dashboard.charts.palette import GROUNDS, Ground, Palette, palette, palette_of
from dashboard.frames import Frames, records
from dashboard.model import Chart

__all__ = [
    "GROUNDS",
    "Drawing",
    "Ground",
    "Mark",
    "Palette",
    "alt",
    "colour",
    "drawn",
    "figure",
    "marks",
    "palette",
    "palette_of",
    "points",
    "sentence",
]


@lru_cache(maxsize=256)
def drawn(chart: Chart, frames: Frames, colours: Palette, choice: str = "") -> Drawing | None:
    """What a browser draws a chart from, made once for all readers; None where `figure` is None."""
    wide = figure(chart, frames, colours, narrow=False, choice=choice)
    narrow = figure(chart, frames, colours, narrow=True, choice=choice)
    return drawing.of(wide, narrow) if wide and narrow else None


def figure(
    chart: Chart, frames: Frames, colours: Palette, *, narrow: bool, choice: str = ""
) -> go.Figure | None:
    """The figure of a chart for one width, or None where nothing stands on a scale."""
    frame = content.drawn(chart, frames, choice)
    if frame.empty:
        return None
    if chart.kind in LINES:
        return rows.figure(LINES[chart.kind].rows(chart, frames, choice), colours, narrow=narrow)
    first, gaps = chart.series[0], content.gap_years(chart, frames, choice)
    days = content.days(chart, frames, choice)
    eras = () if content.of_others(frames, first) else frames.eras
    colours = replace(colours, accent=colour(chart, frames, colours))
    sheet = ground.Calendar(
        colours, ON_DATES[chart.kind].heights[narrow], narrow=narrow, days=days, eras=eras
    )
    match chart.kind:
        case "windows":
            windows.draw(sheet, frame, ranks=frames.dataset.one_series[first].measure == "rank")
        case "dots":
            dots.draw(sheet, frame)
        case "periods":
            periods.draw(
                sheet,
                frame,
                gaps=gaps,
                strip=content.strip(chart, frames),
                behind=content.behind(chart, frames, choice),
            )
            sheet.events(content.events(chart, frames, choice))
    return sheet.finish()


def marks(chart: Chart, frames: Frames, choice: str = "") -> tuple[Mark, ...]:
    """The marks that a chart uses, in the order of the grammar."""
    if chart.kind in LINES:
        used = {
            part.mark for row in LINES[chart.kind].rows(chart, frames, choice) for part in row.parts
        }
    elif chart.kind == "windows":
        used = {Mark.WINDOW}
    else:
        frame = content.drawn(chart, frames, choice)
        found = each(frame, bar_mark if chart.kind == "periods" else dot_mark)
        own = frame[found.isin(periods.BARS)] if chart.kind == "periods" else frame
        around = {
            Mark.EVENT: len(content.events(chart, frames, choice)) > 0,
            Mark.PLACE: not content.strip(chart, frames).empty,
            Mark.COUNTRY: not content.behind(chart, frames, choice).empty,
            Mark.GAP: bool(set(content.gap_years(chart, frames, choice)) - set(own["year"])),
            Mark.BOUND: bool(own["qualifier"].isin(BOUNDS).any()),
        }
        used = {*found, *(mark for mark, there in around.items() if there)}
    return tuple(mark for mark in Mark if mark in used)


def alt(chart: Chart, frames: Frames, choice: str = "") -> str:
    """What the chart shows, in words made from its data: count, first, last, highest, lowest; or each of its lines."""
    if chart.kind in LINES:
        lines = (
            f"{line.words} {line.value}".strip()
            for line in LINES[chart.kind].rows(chart, frames, choice)
        )
        return f"{chart.title}. {'; '.join(lines)}."
    frame = content.drawn(chart, frames, choice)
    standing = frame[frame["role"] == "stands"] if (frame["role"] == "stands").any() else frame
    ranks = frames.dataset.one_series[chart.series[0]].measure == "rank"
    ordered = standing.sort_values("amount", ascending=not ranks)
    named = {
        "First": standing.iloc[0],
        "last": standing.iloc[-1],
        "highest": ordered.iloc[-1],
        "lowest": ordered.iloc[0],
    }
    facts = "; ".join(f"{name} {row['mark']}, {row['when']}" for name, row in named.items())
    others = len(frame) - len(standing)
    more = f" {wording.count(others, 'other value')} drawn beside them." if others else ""
    said = (
        f"{content.title(chart, choice)}. {wording.count(len(standing), 'value')}. {facts}.{more}"
    )
    return f"{said} {content.blanks(chart, frames, choice)}".strip()


def points(chart: Chart, frames: Frames, choice: str = "") -> list[tuple[str, str]]:
    """The marks of a chart in their order: id, and what a screen reader says at each."""
    if chart.kind not in LINES:
        return [
            (row["id"], spoken(row))
            for row in records(
                pd.concat(
                    [content.drawn(chart, frames, choice), content.behind(chart, frames, choice)]
                )
            )
        ]
    known = {row["id"]: row for row in records(frames.observations)}
    return [
        (part.id, f"{line.words}: {line.value}. {spoken(known[part.id])}")
        for line in LINES[chart.kind].rows(chart, frames, choice)
        for part in line.parts
        if part.id
    ]


def sentence(chart: Chart, frames: Frames) -> str:
    """What a chart concludes, computed; '' for most."""
    return ledger.verdict(chart, frames) if chart.kind == "ledger" else ""


def colour(chart: Chart, frames: Frames, colours: Palette) -> str:
    """The colour of a chart's own bars and points."""
    others = content.of_others(frames, chart.series[0]) and chart.kind in ("periods", "dots")
    return colours.country if others else colours.accent
