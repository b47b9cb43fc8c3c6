from itertools import pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import view
from dashboard.charts.dated import DatedView
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add, edit

COLOURS = charts.palette("light", "#0b6e4f")


def drawn(record: Record) -> go.Figure:
    shown = view.of(record.dataset.chart["sales-by-window"], record)
    assert isinstance(shown, DatedView)
    return shown.draw(COLOURS, narrow=False)


def lines(figure: go.Figure) -> dict[str, tuple[list[tuple[str, float]], Any]]:
    """Observation -> the points of its line and its style. A value without a place breaks a line."""
    found: dict[str, tuple[list[tuple[str, float]], Any]] = {}
    for trace in figure.data:
        for name, x, y in zip(trace.customdata, trace.x, trace.y, strict=True):
            points, _ = found.setdefault(name, ([], trace.line))
            if x is not None:
                points.append((x, y))
    return found


@pytest.fixture
def more(small: Path) -> Path:
    """With a shorter window of 2019."""
    add(
        small,
        "sales",
        id="half",
        period="2019-01/2019-06",
        value="200",
        unit="NOK_m",
        source="mill-2022",
        as_printed="200 million",
    )
    return small


def test_a_line_runs_from_the_first_day_to_the_end_of_the_last(record: Record) -> None:
    assert {name: points for name, (points, _) in lines(drawn(record)).items()} == {
        "sales-2018-registry": [("2018-01-01", 412.5), ("2019-01-01", 412.5)],
        "sales-2018-post": [("2018-01-01", 400.0), ("2019-01-01", 400.0)],
        "sales-2019-post": [("2019-01-01", 288.0), ("2019-09-01", 288.0)],
        "sales-2021-post": [("2021-01-01", 500.0), ("2022-01-01", 500.0)],
    }


def test_what_stands_for_its_year_is_strong_and_other_windows_are_faint(more: Path) -> None:
    found = lines(drawn(Record(read(more))))
    strong, faint = found["sales-2019-post"][1], found["half"][1]
    assert (strong.color, faint.color) == (COLOURS.accent, COLOURS.quiet(COLOURS.accent))
    assert strong.width > faint.width


def test_only_what_stands_for_its_year_carries_its_number(more: Path) -> None:
    texts = [note.text for note in drawn(Record(read(more))).layout.annotations]
    assert [text for text in texts if text.startswith("<b>")] == [
        "<b>412.5</b>",
        "<b>288</b>",
        "<b>about 500</b>",
    ]


def test_deprecated_values_and_forecasts_are_not_drawn(record: Record) -> None:
    assert set(lines(drawn(record))) == {
        "sales-2018-registry",
        "sales-2018-post",
        "sales-2019-post",
        "sales-2021-post",
    }


def test_no_line_joins_two_values(more: Path) -> None:
    several = 0
    for trace in drawn(Record(read(more))).data:
        several += len(set(trace.customdata)) > 1
        points = [
            (name, x, y) for name, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
        ]
        joined = [
            (one, other)
            for one, other in pairwise(points)
            if one[0] != other[0] and None not in (one[1], other[1])
        ]
        assert joined == []
        assert not trace.connectgaps
    assert several > 0


def test_the_first_place_is_on_top_of_a_chart_of_ranks(small: Path) -> None:
    edit(
        small,
        "pages.yaml",
        "kind: windows\n      series: [sales]",
        "kind: windows\n      series: [rank]",
    )
    add(
        small,
        "rank",
        id="fourth",
        period="2019",
        value="4",
        unit="rank",
        source="registry-2019",
        as_printed="fourth",
    )
    low, high = drawn(Record(read(small))).layout.yaxis.range
    assert low > 4
    assert high < 1


def test_a_value_below_zero_is_within_the_axis(small: Path) -> None:
    (small / "checks.yaml").write_text("[]\n")
    edit(
        small,
        "series.yaml",
        'measure: flow\n  nonnegative: "true"\n  plausible: {min: 0,',
        'measure: flow\n  nonnegative: "false"\n  plausible: {min: "-999",',
    )
    add(
        small,
        "sales",
        id="returned",
        period="2017",
        value="-40",
        unit="NOK_m",
        source="post-2021",
        as_printed="minus 40 million",
    )
    low, high = drawn(Record(read(small))).layout.yaxis.range
    assert low <= -40 < 500 <= high
