"""Marks that lie on each other."""

from collections import defaultdict
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts, store
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.charts.piled import tell_of_more
from dashboard.record import Record
from tests.folders import REAL

DATASET = store.current(REAL).dataset
RECORD = Record(DATASET)
LIGHT = charts.palette_of(DATASET.about, "light")
VIEWS = [
    shown
    for chart in DATASET.chart.values()
    if isinstance(shown := view.of(chart, RECORD), FigureView) and shown.values
]


def figure(*marks: tuple[Any, float, str]) -> go.Figure:
    """A figure of one trace, and of another one for what is written in capitals."""
    drawn = go.Figure()
    for capitals in (False, True):
        own = [mark for mark in marks if mark[2].isupper() == capitals]
        if own:
            drawn.add_scatter(
                x=[mark[0] for mark in own],
                y=[mark[1] for mark in own],
                customdata=[mark[2] for mark in own],
                hovertext=[mark[2] for mark in own],
            )
    return drawn


def cards(drawn: go.Figure) -> list[str]:
    return [text for trace in drawn.data for text in trace.hovertext]


def test_a_mark_alone_says_nothing_of_others() -> None:
    drawn = figure(("2018", 1.0, "a"), ("2018", 2.0, "b"), ("2019", 1.0, "C"))
    tell_of_more(drawn)
    assert cards(drawn) == ["a", "b", "C"]


@pytest.mark.parametrize("others", [1, 2, 5])
def test_each_of_a_pile_says_how_many_more_there_are(others: int) -> None:
    names = ["a", *(f"OTHER {number}" for number in range(others))]
    drawn = figure(*(("2018", 1.0, name) for name in names), ("2018", 1.5, "b"))
    tell_of_more(drawn)
    told = [text for text in cards(drawn) if f"<br><i>{others} other figure" in text]
    assert len(told) == others + 1
    assert "b" in cards(drawn)


def test_both_ends_of_one_line_and_the_break_after_it_are_no_pile() -> None:
    drawn = figure(("2018", 1.0, "a"), ("2018", 1.0, "a"), (None, 1.0, "a"), (None, 1.0, "b"))
    tell_of_more(drawn)
    assert cards(drawn) == ["a", "a", "a", "b"]


def test_a_figure_without_cards_is_left_alone() -> None:
    drawn = go.Figure()
    drawn.add_scatter(x=[1], y=[1], hoverinfo="skip")
    tell_of_more(drawn)
    assert drawn.data[0].hovertext is None


@pytest.mark.parametrize("narrow", [False, True])
def test_every_pile_of_the_record_is_told(narrow: bool) -> None:
    piled = 0
    for shown in VIEWS:
        drawn = shown.draw(LIGHT, narrow=narrow)
        before: dict[tuple[Any, Any], set[str]] = defaultdict(set)
        for trace in drawn.data:
            if trace.customdata is not None:
                for x, y, name in zip(trace.x, trace.y, trace.customdata, strict=True):
                    before[x, y].add(name)
        tell_of_more(drawn)
        for trace in drawn.data:
            if trace.customdata is None:
                continue
            for x, y, text in zip(trace.x, trace.y, trace.hovertext, strict=True):
                is_pile = x is not None and len(before[x, y]) > 1
                assert (": press again for " in text) == is_pile
                piled += is_pile
    assert piled > 0
