from datetime import date as Date
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import timeline
from dashboard.charts.palette import palette
from dashboard.record import Record

COLOURS = palette("dark", "#5fd0a5")
DAYS = (Date(2014, 1, 1), Date(2022, 12, 31))


@pytest.fixture(scope="module")
def figure(record: Record) -> go.Figure:
    return timeline.figure(
        record.events,
        COLOURS,
        eras=record.eras,
        days=DAYS,
        kinds=["ownership", "operations", "trade_policy"],
        narrow=False,
    )


def trace(figure: go.Figure, name: str) -> Any:
    return next(one for one in figure.data if name in one.customdata)


def test_an_event_of_a_day_is_a_point_in_the_lane_of_its_kind(figure: go.Figure) -> None:
    point = trace(figure, "mill-sold")
    assert (point.mode, list(point.x), list(point.y)) == ("markers", ["2015-07-01 12:00"], [0])


def test_an_event_of_a_month_is_a_wide_faint_line(figure: go.Figure) -> None:
    line = trace(figure, "mill-fire")
    assert (line.mode, list(line.x), list(line.y)) == (
        "lines",
        ["2019-09-01", "2019-09-30"],
        [1, 1],
    )
    assert (line.line.width, line.line.color) == (9, COLOURS.faint(COLOURS.event, 0.5))


def test_lanes_are_named_in_words_from_top_to_bottom(figure: go.Figure) -> None:
    lanes = [(note.text, note.y) for note in figure.layout.annotations if note.xref == "paper"]
    assert lanes == [("ownership", 0), ("operations", 1), ("trade policy", 2)]
    low, high = figure.layout.yaxis.range
    assert low > high


def test_eras_lie_behind_the_events(figure: go.Figure) -> None:
    bands = [
        (shape.x0, shape.x1, shape.layer) for shape in figure.layout.shapes if shape.type == "rect"
    ]
    assert bands == [("2014-01-01", "2015-07-01", "below"), ("2015-07-01", "2023-01-01", "below")]


def test_the_hover_names_the_event_and_its_date_as_precisely_as_known(figure: go.Figure) -> None:
    assert (
        trace(figure, "mill-fire").hovertext
        == "<b>A fire stops the machines</b><br>about September 2019"
    )


def test_more_lanes_make_a_taller_figure(record: Record) -> None:
    heights = [
        timeline.figure((), COLOURS, eras=(), days=DAYS, kinds=kinds, narrow=False).layout.height
        for kinds in (["ownership"], ["ownership", "labour"])
    ]
    assert heights[1] - heights[0] == timeline.LANE_HEIGHT
