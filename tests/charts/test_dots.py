from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import view
from dashboard.charts.dated import DatedView
from dashboard.charts.dots import ALL_LABELLED, HOLLOW
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add, edit

COLOURS = charts.palette("light", "#0b6e4f")


def drawn(folder: Path) -> go.Figure:
    record = Record(read(folder))
    shown = view.of(record.dataset.chart["staff-count"], record)
    assert isinstance(shown, DatedView)
    return shown.draw(COLOURS, narrow=False)


def trace(figure: go.Figure, name: str) -> Any:
    return next(one for one in figure.data if name in one.customdata)


def staff(folder: Path, name: str, period: str, value: str, **cells: str) -> None:
    add(
        folder,
        "staff",
        **{
            "id": name,
            "period": period,
            "value": value,
            "unit": "persons",
            "source": "mill-2022",
            "as_printed": value,
        }
        | cells,
    )


def test_a_value_is_a_filled_point_in_the_middle_of_its_time(small: Path) -> None:
    staff(small, "staff-2019-06", "2019-06", "300")
    point = trace(drawn(small), "staff-2019-06")
    assert (point.mode, point.marker.symbol, point.marker.color) == (
        "markers",
        ("circle",) * len(point.x),
        COLOURS.accent,
    )
    assert dict(zip(point.customdata, point.x, strict=True))["staff-2019-06"] == "2019-06-16 00:00"


def test_a_range_has_a_whisker_to_its_upper_end(small: Path) -> None:
    point = trace(drawn(small), "staff-2020-12-post")
    assert (list(point.y), list(point.error_y.array), list(point.error_y.arrayminus)) == (
        [310.0],
        [10.0],
        [0.0],
    )


def test_a_hedged_value_has_a_whisker_over_its_interval_and_a_bound_none_on_its_open_side(
    small: Path,
) -> None:
    staff(small, "about", "2018-12", "300", qualifier="about")
    staff(small, "least", "2019-12", "300", qualifier="at_least")
    point = trace(drawn(small), "about")
    whiskers = {
        name: (up, down)
        for name, up, down in zip(
            point.customdata, point.error_y.array, point.error_y.arrayminus, strict=True
        )
    }
    assert whiskers == {
        "staff-2020-12-post": (10.0, 0.0),
        "about": (50.0, 50.0),
        "least": (0.0, 0.0),
    }


def test_a_rival_is_hollow(small: Path) -> None:
    staff(small, "rival", "2020-12", "300", qualifier="about")
    point = trace(drawn(small), "staff-2020-12-post")
    assert (point.marker.color, point.marker.line.color) == (HOLLOW, COLOURS.ink)


def test_an_earlier_vintage_of_the_country_is_a_ring_in_its_colour(small: Path) -> None:
    edit(small, "series.yaml", "perimeter: plant", "perimeter: country")
    staff(small, "later", "2020-12", "305")
    figure = drawn(small)
    ring, point = trace(figure, "staff-2020-12-post"), trace(figure, "later")
    assert (ring.marker.color, ring.marker.line.color, point.marker.color) == (
        HOLLOW,
        COLOURS.country,
        COLOURS.country,
    )


def test_points_that_overlap_are_told_apart(small: Path) -> None:
    """Rings lie on top and are seen through; full points have a hem of the ground."""
    staff(small, "rival", "2020-12", "300", qualifier="about")
    staff(small, "later", "2021-01", "301")
    figure = drawn(small)
    marks = [one.marker for one in figure.data]
    point = trace(figure, "later").marker
    assert point.color != HOLLOW
    assert point.line.color == COLOURS.paper
    assert [mark.color == HOLLOW for mark in marks] == [False, True]


def test_a_forecast_is_a_dash(small: Path) -> None:
    staff(small, "promised", "2023", "400", status="f")
    assert trace(drawn(small), "promised").marker.symbol == "line-ew"


def test_a_deprecated_value_is_never_drawn(small: Path) -> None:
    staff(small, "wrong", "2019", "900", standing="deprecated", reason="Of another mill.")
    assert "wrong" not in {name for one in drawn(small).data for name in one.customdata}


def test_points_are_never_joined(small: Path) -> None:
    for year in range(2010, 2020):
        staff(small, f"staff-{year}", str(year), "300")
    assert {one.mode for one in drawn(small).data} == {"markers"}


def test_equal_values_of_one_time_are_drawn_once(small: Path) -> None:
    staff(small, "one", "2019-12", "300")
    staff(small, "two", "2019-12", "300", source="post-2021")
    names = {name for one in drawn(small).data for name in one.customdata}
    assert len(names & {"one", "two"}) == 1


@pytest.mark.parametrize(("count", "labels"), [(ALL_LABELLED - 1, ALL_LABELLED), (ALL_LABELLED, 4)])
def test_many_points_carry_the_numbers_of_the_first_the_last_and_the_extremes_only(
    small: Path, count: int, labels: int
) -> None:
    for n in range(count):
        staff(small, f"staff-{n}", str(2000 + n), str({3: 200, 5: 900}.get(n, 300 + n)))
    figure = drawn(small)
    texts = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert len(texts) == labels
    assert {"<b>300</b>", "<b>200</b>", "<b>900</b>", "<b>310 to 320</b>"} <= set(texts)


def test_the_axis_begins_a_little_below_the_lowest_value_and_holds_the_upper_end_of_ranges(
    small: Path,
) -> None:
    low, high = drawn(small).layout.yaxis.range
    assert 300 < low < 310
    assert high > 320


@pytest.mark.parametrize(
    ("least", "most"), [(4500, 10500), (3, 800), (0, 40), (995, 1005), (70, 71)]
)
def test_lines_across_begin_at_the_foot_of_the_axis_and_reach_the_highest_value(
    small: Path, least: int, most: int
) -> None:
    table = small / "observations" / "staff.csv"
    table.write_text(table.read_text().splitlines()[0] + "\n")
    edit(small, "series.yaml", "plausible: {min: 0, max: 2000}", "plausible: {min: 0, max: 20000}")
    staff(small, "least", "2018-12", str(least))
    staff(small, "most", "2019-12", str(most))
    axis = drawn(small).layout.yaxis
    assert axis.range[0] == axis.tickvals[0] <= least
    assert axis.tickvals[-1] <= most < axis.range[1]
    assert 3 <= len(axis.tickvals) <= 9


def test_the_axis_holds_a_whisker(small: Path) -> None:
    staff(small, "about", "2018-12", "1000", qualifier="about")
    assert drawn(small).layout.yaxis.range[1] >= 1500


def test_a_value_below_zero_is_within_the_axis(small: Path) -> None:
    edit(
        small,
        "series.yaml",
        'nonnegative: "true"\n  plausible: {min: 0, max: 2000}',
        'nonnegative: "false"\n  plausible: {min: "-999", max: 2000}',
    )
    staff(small, "less", "2019-12", "-40")
    low, high = drawn(small).layout.yaxis.range
    assert low <= -40 < 320 <= high


def test_a_series_in_another_unit_is_not_drawn_on_the_same_axis(small: Path) -> None:
    edit(small, "pages.yaml", "series: [staff]", "series: [staff, sales]")
    assert {name for one in drawn(small).data for name in one.customdata} == {"staff-2020-12-post"}


def test_a_bound_points_to_the_side_where_the_value_lies(small: Path) -> None:
    staff(small, "at-least", "2018", "300", qualifier="at_least")
    staff(small, "at-most", "2019", "400", qualifier="at_most")
    point = trace(drawn(small), "at-least")
    symbols = dict(zip(point.customdata, point.marker.symbol, strict=True))
    assert (symbols["at-least"], symbols["at-most"]) == ("triangle-up", "triangle-down")
