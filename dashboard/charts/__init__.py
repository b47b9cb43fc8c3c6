"""The figures of the dataset's charts: record in, `go.Figure` out, without files or clock."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import value_words, wording
from dashboard.charts import content, dots, drawing, ground, ledger, periods, rows, windows
from dashboard.charts.blanks import NOT_FOUND
from dashboard.charts.content import LINES, ON_DATES
from dashboard.charts.drawing import Drawing
from dashboard.charts.ground import spoken
from dashboard.charts.marks import Mark, bar_mark, dot_mark
from dashboard.charts.palette import GROUNDS, Ground, Palette, palette, palette_of
from dashboard.model import Chart
from dashboard.record import Record, Value

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
def drawn(chart: Chart, record: Record, colours: Palette, choice: str = "") -> Drawing | None:
    """What a browser draws a chart from, made once for all readers; None where `figure` is None."""
    wide = figure(chart, record, colours, narrow=False, choice=choice)
    narrow = figure(chart, record, colours, narrow=True, choice=choice)
    return drawing.of(wide, narrow) if wide and narrow else None


def figure(
    chart: Chart, record: Record, colours: Palette, *, narrow: bool, choice: str = ""
) -> go.Figure | None:
    """The figure of a chart for one width, or None where nothing stands on a scale."""
    values = content.drawn(chart, record, choice)
    if not values:
        return None
    if chart.kind in LINES:
        return rows.figure(LINES[chart.kind].rows(chart, record, choice), colours, narrow=narrow)
    first, dataset = chart.series[0], record.dataset
    eras = () if content.of_others(record, first) else record.eras
    colours = replace(colours, accent=colour(chart, record, colours))
    height = ON_DATES[chart.kind].heights[narrow]
    days = content.days(chart, record, choice)
    sheet = ground.Calendar(colours, height, narrow=narrow, days=days, eras=eras)
    match chart.kind:
        case "windows":
            ranks = dataset.one_series[first].measure == "rank"
            windows.draw(sheet, dataset, values, ranks=ranks)
        case "dots":
            dots.draw(sheet, dataset, values)
        case "periods":
            periods.draw(
                sheet,
                dataset,
                values,
                gaps=content.gap_years(chart, record, choice),
                in_vain=content.blank_years(chart, record, choice).get(NOT_FOUND, []),
                strip=content.strip(chart, record),
                behind=content.behind(chart, record, choice),
            )
            sheet.events(content.events(chart, record, choice))
    return sheet.finish()


def marks(chart: Chart, record: Record, choice: str = "") -> tuple[Mark, ...]:
    """The marks that a chart uses, in the order of the grammar."""
    if chart.kind in LINES:
        lines = LINES[chart.kind].rows(chart, record, choice)
        used = {part.mark for line in lines for part in line.parts}
    elif chart.kind == "windows":
        used = {Mark.WINDOW}
    elif chart.kind == "periods":
        used = _marks_of_bars(chart, record, choice)
    else:
        values = content.drawn(chart, record, choice)
        used = {dot_mark(value) for value in values}
        if any(value.is_bound for value in values):
            used.add(Mark.BOUND)
    return tuple(mark for mark in Mark if mark in used)


def _marks_of_bars(chart: Chart, record: Record, choice: str) -> set[Mark]:
    """The marks of the values of a chart of bars, and of what stands around them."""
    values = content.drawn(chart, record, choice)
    bars = [value for value in values if bar_mark(value) in periods.BARS]
    empty = set(content.gap_years(chart, record, choice)) - {value.year for value in bars}
    around = {
        Mark.EVENT: len(content.events(chart, record, choice)) > 0,
        Mark.PLACE: len(content.strip(chart, record)) > 0,
        Mark.COUNTRY: len(content.behind(chart, record, choice)) > 0,
        Mark.GAP: len(empty) > 0,
        Mark.BOUND: any(value.is_bound for value in bars),
    }
    used = {bar_mark(value) for value in values}
    return used | {mark for mark, is_there in around.items() if is_there}


def alt(chart: Chart, record: Record, choice: str = "") -> str:
    """What the chart shows, in words made from its data.

    Count, first, last, highest and lowest value; or each of its lines.
    """
    if chart.kind in LINES:
        lines = LINES[chart.kind].rows(chart, record, choice)
        texts = (f"{line.words} {line.value}".strip() for line in lines)
        return f"{chart.title}. {'; '.join(texts)}."
    values = content.drawn(chart, record, choice)
    used = [value for value in values if value.is_used] or values
    ranks = record.dataset.one_series[chart.series[0]].measure == "rank"
    others = len(values) - len(used)
    more = f" {wording.count(others, 'other value')} drawn beside them." if others else ""
    head = f"{content.title(chart, choice)}. {wording.count(len(used), 'value')}."
    said = f"{head} {_extremes(record, used, ranks=ranks)}.{more}"
    return f"{said} {content.blanks(chart, record, choice)}".strip()


def _extremes(record: Record, values: Sequence[Value], *, ranks: bool) -> str:
    """First, last, highest and lowest value; the highest rank has the lowest number."""
    ordered = sorted(values, key=lambda value: value.number, reverse=ranks)
    named = {
        "First": values[0],
        "last": values[-1],
        "highest": ordered[-1],
        "lowest": ordered[0],
    }
    return "; ".join(
        f"{name} {value_words.mark(record.dataset, value)}, {value.period.words}"
        for name, value in named.items()
    )


def points(chart: Chart, record: Record, choice: str = "") -> list[tuple[str, str]]:
    """The marks of a chart in their order: id, and what a screen reader says at each."""
    if chart.kind not in LINES:
        drawn = content.drawn(chart, record, choice)
        values = (*drawn, *content.behind(chart, record, choice))
        return [(value.id, spoken(record.dataset, value)) for value in values]
    found: list[tuple[str, str]] = []
    for line in LINES[chart.kind].rows(chart, record, choice):
        for part in line.parts:
            if part.id:
                value = spoken(record.dataset, record.value[part.id])
                found.append((part.id, f"{line.words}: {line.value}. {value}"))
    return found


def sentence(chart: Chart, record: Record) -> str:
    """What a chart concludes, computed; '' for most."""
    return ledger.verdict(chart, record) if chart.kind == "ledger" else ""


def colour(chart: Chart, record: Record, colours: Palette) -> str:
    """The colour of a chart's own bars and points."""
    others = content.of_others(record, chart.series[0]) and chart.kind in ("periods", "dots")
    return colours.country if others else colours.accent
