"""How a bar says what its number is: exact, hedged, of a part of a year, one of several, promised, or not found."""

import re
from datetime import date as Date
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts import view
from dashboard.charts.canvas import WIDE
from dashboard.charts.dated import DatedView
from dashboard.charts.days import DAY_MS, duration, middle
from dashboard.charts.labels import Plot, width_of
from dashboard.charts.vertical_bars import BREADTH
from dashboard.charts.year_rows import THICKEST
from dashboard.reading import read
from dashboard.record import Record, Role
from dashboard.words import gettext as _
from dashboard.words.catalogues import language_of
from dashboard.words.messages import speaking
from tests import published
from tests.folders import REAL, add, edit
from tests.values import spanning

COLOURS = charts.palette("light", "#0b6e4f")


def drawn(record: Record, *, narrow: bool = False, chart: str = "sales-by-year") -> go.Figure:
    shown = view.of(record.dataset.chart[chart], record)
    assert isinstance(shown, DatedView)
    return shown.draw(COLOURS, narrow=narrow)


@pytest.fixture(scope="module")
def figure(record: Record) -> go.Figure:
    return drawn(record)


def trace(figure: go.Figure, name: str) -> Any:
    """The trace that draws an observation."""
    return next(one for one in figure.data if name in one.customdata)


def texts(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def drawn_ids(figure: go.Figure) -> set[str]:
    return {name for one in figure.data for name in one.customdata}


def test_a_bar_is_as_wide_as_its_period_but_for_the_room_between_two(figure: go.Figure) -> None:
    found = {}
    for one in figure.data:
        if one.type == "bar":
            for name, x, wide in zip(one.customdata, one.x, one.width, strict=True):
                half = pd.Timedelta(milliseconds=round(wide / BREADTH / 2, -3))
                found[name] = (pd.Timestamp(x) - half, pd.Timestamp(x) + half)
    assert 0.5 < BREADTH < 1
    assert found == {
        "sales-2018-registry": (pd.Timestamp("2018-01-01"), pd.Timestamp("2019-01-01")),
        "sales-2019-post": (pd.Timestamp("2019-01-01"), pd.Timestamp("2019-09-01")),
        "sales-2021-post": (pd.Timestamp("2021-01-01"), pd.Timestamp("2022-01-01")),
    }


@given(st.dates(Date(1800, 1, 1), Date(2200, 1, 1)), st.integers(0, 4000))
def test_a_window_of_any_length_begins_and_ends_with_its_days(first: Date, days: int) -> None:
    value = spanning(first, first + timedelta(days=days))
    left = pd.Timestamp(middle(value)) - pd.Timedelta(milliseconds=duration(value) / 2)
    assert left == pd.Timestamp(first)
    assert duration(value) == (days + 1) * DAY_MS


def test_an_exact_value_of_a_whole_year_is_a_full_bar_without_a_whisker(figure: go.Figure) -> None:
    bar = trace(figure, "sales-2018-registry")
    assert (
        bar.type,
        list(bar.y),
        bar.marker.color,
        bar.marker.pattern.shape,
        bar.error_y.array,
    ) == ("bar", [412.5], "#0b6e4f", None, None)


def test_a_part_of_a_year_is_hatched_on_paper_with_an_edge(figure: go.Figure) -> None:
    bar = trace(figure, "sales-2019-post")
    assert (bar.type, bar.marker.color, bar.marker.pattern.shape) == ("bar", COLOURS.paper, "/")
    assert (bar.marker.pattern.fgcolor, bar.marker.line.color) == (COLOURS.accent, COLOURS.accent)


def test_a_hedged_value_is_softer_with_a_whisker_over_its_interval(figure: go.Figure) -> None:
    bar = trace(figure, "sales-2021-post")
    assert (bar.marker.color, bar.marker.pattern.shape) == (COLOURS.soft(COLOURS.accent), None)
    assert (list(bar.y), list(bar.error_y.array), list(bar.error_y.arrayminus)) == (
        [500.0],
        [50.0],
        [50.0],
    )


def test_an_open_end_has_no_whisker(small: Path) -> None:
    edit(small, "observations/sales.csv", "2022,520,,NOK_m,at_least,f", "2022,520,,NOK_m,at_least,")
    figure = drawn(Record(read(small)))
    assert trace(figure, "sales-2022-mill").type == "bar"
    assert trace(figure, "sales-2022-mill").error_y.array is None


def test_a_rival_is_a_hollow_mark_at_its_own_height(figure: go.Figure) -> None:
    mark = trace(figure, "sales-2018-post")
    assert (mark.type, mark.mode, list(mark.y), mark.marker.color) == (
        "scatter",
        "markers",
        [400.0],
        COLOURS.paper,
    )
    assert (list(mark.marker.line.color), mark.marker.line.width) == ([COLOURS.ink], 2)
    assert Date(2018, 1, 1) < Date.fromisoformat(mark.x[0]) < Date(2019, 1, 1)


def test_a_deprecated_value_is_never_drawn(figure: go.Figure) -> None:
    assert "sales-2021-post-2" not in drawn_ids(figure)


def test_a_forecast_is_a_dashed_line_and_no_bar(figure: go.Figure) -> None:
    line = trace(figure, "sales-2022-mill")
    assert (line.type, line.mode, line.line.dash) == ("scatter", "lines", "dash")
    assert (list(line.x), list(line.y)) == (["2022-01-01", "2022-12-31"], [520.0, 520.0])


def test_values_over_several_years_and_claims_in_words_are_not_on_the_chart(
    figure: go.Figure,
) -> None:
    assert drawn_ids(figure) == {
        "sales-2018-registry",
        "sales-2018-post",
        "sales-2019-post",
        "sales-2021-post",
        "sales-2022-mill",
    }


def test_no_line_joins_two_values(figure: go.Figure) -> None:
    lines = [one for one in figure.data if one.type == "scatter" and "lines" in one.mode]
    assert [set(one.customdata) for one in lines] == [{"sales-2022-mill"}]


def frames(figure: go.Figure) -> list[tuple[str, str]]:
    """The first and the last day of the dashed frames of years without a mark."""
    return [
        (shape.x0, shape.x1)
        for shape in figure.layout.shapes
        if shape.type == "rect" and shape.line.dash
    ]


def test_years_without_any_mark_have_a_frame_that_says_why(figure: go.Figure) -> None:
    assert [(first[:4], last[:4]) for first, last in frames(figure)] == [
        ("2015", "2017"),
        ("2020", "2020"),
    ]
    words = [text.replace("<br>", " ") for text in texts(figure)]
    assert words.count("before the series") == words.count("not found") == 1


def test_a_year_that_has_a_bar_does_not_say_so(small: Path) -> None:
    edit(small, "gaps.yaml", '"2020"', '"2019"')
    assert "not found" not in texts(drawn(Record(read(small))))


def test_a_year_that_is_only_promised_has_its_mark_and_no_frame(figure: go.Figure) -> None:
    assert "sales-2022-mill" in drawn_ids(figure)
    assert not any(first.startswith("2022") for first, _ in frames(figure))


def test_the_axis_reaches_to_a_gap_after_the_last_value(small: Path) -> None:
    edit(small, "gaps.yaml", '"2020"', '"2025"')
    figure = drawn(Record(read(small)))
    assert frames(figure)[-1][0].startswith("2025")
    assert figure.layout.xaxis.range == ("2015-01-01", "2026-01-01")


def test_bars_stand_on_zero(figure: go.Figure) -> None:
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > 550


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
    assert low <= -40 < 550 <= high


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_every_bar_carries_its_number_and_a_part_of_a_year_its_months(
    record: Record, narrow: bool
) -> None:
    found = texts(drawn(record, narrow=narrow))
    numbers = [text.partition("</b>")[0] for text in found if text.startswith("<b>")]
    assert {"<b>412.5", "<b>288", "<b>about 500"} <= set(numbers)
    assert sum("Jan–Aug" in text for text in found) == 1


def test_the_rank_of_each_year_stands_beneath_the_axis_the_first_in_the_plants_colour(
    figure: go.Figure,
) -> None:
    (note,) = [note for note in figure.layout.annotations if "1st" in note.text]
    assert (note.x, note.yref, note.font.color) == ("2018-07-02", "paper", COLOURS.accent)


@pytest.mark.parametrize("tag", ["en", "sr-Latn", "sr-Cyrl", "zh-Hans"])
def test_a_year_without_a_list_says_so_in_every_language(tag: str) -> None:
    with speaking(language_of(tag)):
        notes = drawn(published.RECORD, chart="exports-by-year").layout.annotations
        words = _("no list")
    found = [note.x for note in notes if note.text.replace("<br>", " ") == words]
    assert found == ["2022-07-02", "2024-07-02", "2025-07-02", "2026-07-02"]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_rank_of_a_part_of_a_year_names_its_months(small: Path, narrow: bool) -> None:
    add(
        small,
        "rank",
        id="rank-2019",
        period="2019-01/2019-06",
        value="2",
        unit="rank",
        source="registry-2019",
        as_printed="second",
    )
    figure = drawn(Record(read(small)), narrow=narrow)
    (note,) = [note for note in figure.layout.annotations if "2nd" in note.text]
    assert "Jan–Jun" in note.text
    assert note.font.color == COLOURS.ink


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("period", "source", "origin", "beneath"),
    [
        ("2019-01/2019-06", "post-2021", "list-2019", "Jan–Jun"),
        ("2019-01/2019-06", "post-2021", "", "Jan–Jun"),
        ("2019", "post-2021", "", "said"),
        ("2019", "post-2021", "unknown", "said"),
        ("2019", "post-2021", "list-2019", ""),
        ("2019", "registry-2019", "", ""),
    ],
)
def test_a_first_place_that_is_no_list_of_a_whole_year_has_another_colour_and_says_so(
    small: Path, narrow: bool, period: str, source: str, origin: str, beneath: str
) -> None:
    row = {"period": period, "source": source, "origin": origin, "as_printed": "first"}
    add(small, "rank", id="rank-2019", value="1", unit="rank", **row)
    figure = drawn(Record(read(small)), narrow=narrow)
    notes = [note for note in figure.layout.annotations if "1st" in note.text]
    assert len(notes) == 2
    said = [note for note in notes if beneath and beneath in note.text]
    assert [note.font.color for note in said] == ([COLOURS.ink] if beneath else [])
    assert sum(note.font.color == COLOURS.accent for note in notes) == (1 if beneath else 2)


def test_hover_texts_escape_what_the_dataset_says(small: Path) -> None:
    edit(small, "sources.yaml", "Norwegian Register of Companies", "<b>Register</b> & Co")
    hover = trace(drawn(Record(read(small))), "sales-2018-registry").hovertext[0]
    assert hover.split("<br>") == [
        "<b>412.50 m NOK</b>",
        "2018",
        "&lt;b&gt;Register&lt;/b&gt; &amp; Co, 15 March 2019",
        "traced to a list or statement, others are not",
    ]


def test_a_label_stands_above_the_whisker_and_above_a_forecast_that_is_near(
    small: Path, figure: go.Figure
) -> None:
    label = next(note for note in figure.layout.annotations if note.text == "<b>about 500</b>")
    assert (label.y, label.yshift) == (550, 4)
    edit(
        small, "observations/sales.csv", "2022,520,,NOK_m,at_least,f", "2021,560,,NOK_m,at_least,f"
    )
    edit(small, "observations/sales.csv", "more than 520 million", "more than 560 million")
    crowded = drawn(Record(read(small)))
    label = next(note for note in crowded.layout.annotations if note.text == "<b>about 500</b>")
    assert (label.y, label.yshift > 4) == (550, True)


def test_a_forecast_for_the_last_year_there_is_does_not_break_the_chart(small: Path) -> None:
    edit(small, "observations/sales.csv", "sales-2022-mill,2022", "sales-2022-mill,9999")
    assert "sales-2022-mill" in drawn_ids(drawn(Record(read(small))))


def test_only_one_value_a_year_its_rivals_vintages_and_forecasts_are_shown(record: Record) -> None:
    drawn = view.of(record.dataset.chart["sales-by-year"], record).values
    assert {value.role for value in drawn} == {Role.USED, Role.RIVAL, Role.FORECAST}


def test_a_figure_of_the_country_has_the_colour_of_the_country(small: Path) -> None:
    edit(
        small,
        "series.yaml",
        "perimeter: company\n  measure: flow",
        "perimeter: country\n  measure: flow",
    )
    figure = drawn(Record(read(small)))
    assert trace(figure, "sales-2019-post").marker.line.color == COLOURS.country
    bands = [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.fillcolor]
    assert bands == []


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_bound_says_in_a_word_to_which_side_the_value_lies(small: Path, narrow: bool) -> None:
    edit(small, "observations/sales.csv", "2022,520,,NOK_m,at_least,f", "2022,520,,NOK_m,at_least,")
    edit(small, "observations/sales.csv", "0.5,,NOK_bn,about", "0.5,,NOK_bn,at_most")
    found = texts(drawn(Record(read(small)), narrow=narrow))
    assert {"<b>over 520</b>", "<b>up to 500</b>"} <= set(found)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_no_text_is_turned_and_there_are_two_sizes_of_type(record: Record, narrow: bool) -> None:
    notes = drawn(record, narrow=narrow).layout.annotations
    assert len(notes) > 8
    assert {note.textangle for note in notes} <= {None, 0}
    assert {note.font.size for note in notes} == {13, 15}


def test_bars_that_lie_are_as_long_as_their_numbers_and_as_thick_as_their_months(
    record: Record,
) -> None:
    found = {
        one.customdata[0]: (one.x[0], one.width[0])
        for one in drawn(record, narrow=True).data
        if one.type == "bar"
    }
    assert {name: length for name, (length, _) in found.items()} == {
        "sales-2018-registry": 412.5,
        "sales-2019-post": 288.0,
        "sales-2021-post": 500.0,
    }
    whole, part = found["sales-2018-registry"][1], found["sales-2019-post"][1]
    assert (whole, part) == (THICKEST, round(THICKEST * 243 / 366))


def test_years_lie_from_the_newest_to_the_oldest_in_rows_that_a_finger_meets(
    record: Record,
) -> None:
    figure = drawn(record, narrow=True)
    low, high = figure.layout.yaxis.range
    assert (low, high) == (figure.layout.height - figure.layout.margin.t, 0)
    names = [note for note in figure.layout.annotations if note.xshift == -50]
    years = [note.text for note in names if re.fullmatch(r"(<b>)?2\d{3}.*", note.text)]
    assert years == [
        "2022",
        "<b>2021</b>",
        "2020",
        "<b>2019</b>",
        "<b>2018</b>",
        "2016–<br>2017",
        "2015",
    ]
    edges = sorted(shape.y1 for shape in figure.layout.shapes if shape.type == "line" and shape.y0)
    steps = [after - before for before, after in pairwise([0, *edges]) if after > before]
    assert min(steps) >= 44


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_losses_lie_below_zero_with_a_minus_sign(narrow: bool) -> None:
    figure = drawn(Record(read(REAL)), narrow=narrow, chart="losses")
    heights = {
        name: height
        for one in figure.data
        for name, height in zip(one.customdata, one.x if narrow else one.y, strict=True)
    }
    losses = [height for name, height in heights.items() if name.startswith("loss-")]
    profits = [height for name, height in heights.items() if name.startswith("profit-")]
    assert len(losses) >= 7
    assert len(profits) >= 4
    assert max(losses) < 0 < min(profits)
    axis = figure.layout.xaxis if narrow else figure.layout.yaxis
    assert axis.range[0] < min(losses) < max(profits) < axis.range[1]
    assert sum(text.startswith("<b>−") for text in texts(figure)) == len(losses)


def test_figures_of_the_country_are_lines_behind_that_nothing_joins() -> None:
    record = Record(read(REAL))
    steel = view.of(record.dataset.chart["steel-made"], record)
    figure = steel.figure(COLOURS, narrow=False)
    assert figure is not None
    lines = [
        trace
        for trace in figure.data
        if trace.type == "scatter" and trace.line.color == COLOURS.country
    ]
    assert len(lines) == len(steel.reference_values) >= 10
    for line, value in zip(lines, steel.reference_values, strict=True):
        assert list(line.x) == [str(day) for day in value.days]
        assert set(line.y) == {float(value.number)}
        assert set(line.customdata) == {value.id}


def test_a_label_makes_way_for_every_mark_that_it_would_cover(small: Path) -> None:
    edit(small, "observations/sales.csv", "2018,412.50,,NOK_m,,", "2018,412.50,,NOK_m,about,")
    add(
        small,
        "sales",
        id="near",
        period="2018",
        value="430",
        unit="NOK_m",
        source="mill-2022",
        as_printed="430 million",
    )
    figure = drawn(Record(read(small)))
    ring = trace(figure, "near")
    note = next(one for one in figure.layout.annotations if one.text == "<b>about 412.5</b>")
    y, x = figure.layout.yaxis.range, figure.layout.xaxis.range
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    plot = Plot(WIDE, height, x, y)
    right = plot.across(note.x) + (note.xshift or 0) + width_of("about 412.5", 15, bold=True) / 2
    at = list(ring.customdata).index("near")
    is_beside = right <= plot.across(ring.x[at]) - 4
    is_above = plot.up(note.y) + note.yshift >= plot.up(430) + 4
    assert is_beside or is_above
    assert note.yshift > 4 or note.xshift


def test_what_is_not_known_beside_losses_lies_on_either_side_of_zero() -> None:
    record = Record(read(REAL))
    charts_with_losses = [chart for chart in record.dataset.chart.values() if chart.below]
    assert charts_with_losses
    for chart in charts_with_losses:
        figure = drawn(record, chart=chart.id)
        dashed = [one for one in figure.layout.shapes if one.type == "rect" and one.line.dash]
        assert dashed
        assert all(one.y0 == -one.y1 < 0 for one in dashed)
