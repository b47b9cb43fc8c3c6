"""Values as points at their dates, never joined: their sources and meanings may differ."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dashboard import value_words
from dashboard.charts.ground import Calendar, middle, on_hover, reach
from dashboard.charts.marks import Mark, dot_mark
from dashboard.model import Dataset
from dashboard.record import Value

ALL_LABELLED = 12
"""Up to this many points all carry their number; of more, first, last and extremes do."""
SYMBOLS = {"at_least": "triangle-up", "at_most": "triangle-down"}


def draw(sheet: Calendar, dataset: Dataset, values: Sequence[Value]) -> None:
    """Values as points, with whiskers for ranges and hedges."""
    for mark in (Mark.FORECAST, Mark.VINTAGE, Mark.RIVAL, Mark.POINT):
        marked = [value for value in values if dot_mark(value) is mark]
        if marked:
            _points(sheet, dataset, marked, mark)
    least = min(value.number for value in values)
    numbered = [value for value in values if dot_mark(value) in (Mark.POINT, Mark.FORECAST)]
    for value in _labelled(numbered):
        beneath = value.number == least and len(values) > ALL_LABELLED
        top = value.number if beneath else _top(value)
        text = f"<b>{value_words.mark(dataset, value)}</b>"
        sheet.number(middle(value), float(top), text, shift=-26 if beneath else 8)
    sheet.figure.update_yaxes(range=reach(values, 1.2))


def _top(value: Value) -> Decimal:
    """Where the whisker of a value ends, or the value itself without one."""
    if value.is_hedged and value.high is not None:
        return value.high
    return value.number if value.amount_to is None else value.amount_to


def _points(sheet: Calendar, dataset: Dataset, values: Sequence[Value], mark: Mark) -> None:
    palette = sheet.palette
    edge = {Mark.POINT: palette.accent, Mark.VINTAGE: palette.country}.get(mark, palette.ink)
    symbols = [SYMBOLS.get(value.observation.qualifier, "circle") for value in values]
    marker: dict[str, Any] = {
        "size": 9,
        "symbol": "line-ew" if mark is Mark.FORECAST else symbols,
        "color": palette.accent if mark is Mark.POINT else palette.paper,
        "line": {"width": 2, "color": edge},
    }
    whiskers: dict[str, Any] = {
        "type": "data",
        "array": [float(_above(value)) for value in values],
        "arrayminus": [float(_beneath(value)) for value in values],
        "color": edge,
        "thickness": 1.2,
        "width": 4,
    }
    sheet.figure.add_scatter(
        x=[middle(value) for value in values],
        y=[float(value.number) for value in values],
        mode="markers",
        cliponaxis=False,
        marker=marker,
        error_y=whiskers,
        **on_hover(dataset, values),
    )


def _above(value: Value) -> Decimal:
    """Length of the whisker above a point: to the end of its range, or of what its hedge allows."""
    if value.amount_to is not None:
        return value.amount_to - value.number
    if value.is_hedged and value.high is not None:
        return value.high - value.number
    return Decimal(0)


def _beneath(value: Value) -> Decimal:
    """Length of the whisker beneath a point; a range begins at its point."""
    if value.is_hedged and value.amount_to is None and value.low is not None:
        return value.number - value.low
    return Decimal(0)


def _labelled(values: Sequence[Value]) -> list[Value]:
    """The points that carry their number, in the order in which they are drawn."""
    if len(values) <= ALL_LABELLED:
        return list(values)
    places = range(len(values))
    lowest = min(places, key=lambda n: values[n].number)
    highest = max(places, key=lambda n: values[n].number)
    chosen = {0, lowest, highest, len(values) - 1}
    return [values[n] for n in sorted(chosen)]
