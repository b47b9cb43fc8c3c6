"""What a browser draws a chart from: both figures as one JSON text, the traces once where they are equal."""

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import view
from dashboard.charts.drawing import drawing_of
from dashboard.charts.piled import tell_of_more
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL

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
def test_a_drawing_holds_what_the_figures_hold(ground: charts.Ground) -> None:
    record = Record(read(REAL))
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
                tell_of_more(one)
                expected = json.loads(one.to_json())
                assert whole(size, json.loads(made.json)) == expected
                assert getattr(made, size) == one.layout.height
                drawn += 1
    assert drawn > 4
