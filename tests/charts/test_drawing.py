"""What a browser draws a chart from: both figures as one JSON text, the traces once where they are equal."""

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import timeline, view
from dashboard.charts.drawing import drawing_of
from dashboard.charts.timeline import Choice
from dashboard.record import Record

COLOURS = charts.palette("light", "#0b6e4f")


def figure(width: int, *amounts: float) -> go.Figure:
    return go.Figure(go.Bar(x=["a", "b"], y=list(amounts)), layout={"height": width})


def whole(size: str, held: dict[str, Any]) -> dict[str, Any]:
    """A figure as the browser puts it together."""
    return {**held["wide"], **held[size]}


def test_traces_that_both_figures_share_stand_there_once() -> None:
    made = drawing_of(figure(400, 1, 2), figure(300, 1, 2))
    held = json.loads(made.json)
    assert (made.wide, made.narrow) == (400, 300)
    assert set(held["wide"]) == {"data", "layout"}
    assert set(held["narrow"]) == {"layout"}


def test_traces_that_differ_stand_there_twice() -> None:
    held = json.loads(drawing_of(figure(400, 1, 2), figure(300, 1, 3)).json)
    assert held["wide"]["data"] != held["narrow"]["data"]


@pytest.mark.parametrize("ground", charts.GROUNDS)
def test_a_drawing_holds_what_the_figures_hold(record: Record, ground: charts.Ground) -> None:
    colours = charts.palette_of(record.dataset.about, ground)
    drawn = 0
    for chart in record.dataset.chart.values():
        shown = view.of(chart, record)
        made = shown.drawing(colours)
        sizes = {"wide": False, "narrow": True}
        for size, narrow in sizes.items():
            one = shown.figure(colours, narrow=narrow)
            assert (one is None) == (made is None)
            if one is not None and made is not None:
                expected = json.loads(one.to_json())
                assert whole(size, json.loads(made.json)) == expected
                assert getattr(made, size) == one.layout.height
                drawn += 1
    assert drawn >= 4


def test_searches_that_find_the_same_events_share_a_drawing(record: Record) -> None:
    kinds = tuple(timeline.kinds_of(record))
    first, last = timeline.years_of(record)[0], timeline.years_of(record)[-1]
    years = (int(first), int(last))
    made = [
        timeline.drawn(record, COLOURS, Choice(kinds, text, years)) for text in ("", " ", "   ")
    ]
    assert made[0] is not None
    assert made[0] is made[1] is made[2]
    assert timeline.drawn(record, COLOURS, Choice(kinds, "no such word", years)) is None
