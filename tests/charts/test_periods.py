"""How a bar says what its number is: exact, hedged, of a part of a year, one of several, promised, or not found."""

from datetime import date as Date
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import charts
from dashboard.charts import content, periods
from dashboard.charts.ground import DAY_MS, Calendar, middle, span, width
from dashboard.reading import read
from dashboard.record import Record, Role
from tests.folders import add, edit
from tests.values import spanning

COLOURS = charts.palette("light", "#0b6e4f")


def drawn(record: Record, *, narrow: bool = False, chart: str = "sales-by-year") -> go.Figure:
    figure = charts.figure(record.dataset.chart[chart], record, COLOURS, narrow=narrow)
    assert figure is not None
    return figure


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


def test_a_bar_is_exactly_as_wide_as_its_period(figure: go.Figure, record: Record) -> None:
    found = {}
    for one in figure.data:
        if one.type == "bar":
            for name, x, wide in zip(one.customdata, one.x, one.width, strict=True):
                left = pd.Timestamp(x) - pd.Timedelta(milliseconds=wide / 2)
                found[name] = (left, left + pd.Timedelta(milliseconds=wide))
    assert found == {
        "sales-2018-registry": (pd.Timestamp("2018-01-01"), pd.Timestamp("2019-01-01")),
        "sales-2019-post": (pd.Timestamp("2019-01-01"), pd.Timestamp("2019-09-01")),
        "sales-2021-post": (pd.Timestamp("2021-01-01"), pd.Timestamp("2022-01-01")),
    }


@given(st.dates(Date(1800, 1, 1), Date(2200, 1, 1)), st.integers(0, 4000))
def test_a_window_of_any_length_begins_and_ends_with_its_days(first: Date, days: int) -> None:
    value = spanning(first, first + timedelta(days=days))
    left = pd.Timestamp(middle(value)) - pd.Timedelta(milliseconds=width(value) / 2)
    assert left == pd.Timestamp(first)
    assert width(value) == (days + 1) * DAY_MS


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
    whiskers = trace(drawn(Record(read(small))), "sales-2022-mill").error_y
    assert [None if pd.isna(end) else end for end in (*whiskers.array, *whiskers.arrayminus)] == [
        50.0,
        None,
        50.0,
        None,
    ]


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


def test_a_year_searched_without_success_says_no_figure_found(figure: go.Figure) -> None:
    notes = [note for note in figure.layout.annotations if note.text == "no figure found"]
    assert [(note.x, note.y) for note in notes] == [("2020-07-02", 0)]


def test_a_year_that_has_a_bar_does_not_say_so(small: Path) -> None:
    edit(small, "gaps.yaml", '"2020"', '"2019"')
    assert "no figure found" not in texts(drawn(Record(read(small))))


def test_the_axis_reaches_to_a_gap_after_the_last_value(small: Path) -> None:
    edit(small, "gaps.yaml", '"2020"', '"2025"')
    figure = drawn(Record(read(small)))
    assert [note.x for note in figure.layout.annotations if note.text == "no figure found"] == [
        "2025-07-02"
    ]
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
    found = [
        text
        for text in texts(drawn(record, narrow=narrow))
        if text.startswith("<b>") and not text.startswith(("<b>1", "<b>2</b>"))
    ]
    assert [text.partition("</b>")[0] for text in found] == ["<b>412.5", "<b>288", "<b>≈ 500"]
    assert ["Jan–Aug" in text for text in found] == [False, True, False]


def test_the_rank_of_each_year_stands_beneath_the_axis(figure: go.Figure) -> None:
    assert [
        (note.x, note.text)
        for note in figure.layout.annotations
        if note.yref == "paper" and "st" in note.text
    ] == [("2018-07-02", "<b>1st</b>")]


def test_a_rank_of_a_part_of_a_year_carries_a_star(small: Path) -> None:
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
    assert "<b>2nd</b>*" in texts(drawn(Record(read(small))))


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
    label = next(note for note in figure.layout.annotations if note.text == "<b>≈ 500</b>")
    assert label.y == 550
    edit(
        small, "observations/sales.csv", "2022,520,,NOK_m,at_least,f", "2021,560,,NOK_m,at_least,f"
    )
    edit(small, "observations/sales.csv", "more than 520 million", "more than 560 million")
    label = next(
        note
        for note in drawn(Record(read(small))).layout.annotations
        if note.text == "<b>≈ 500</b>"
    )
    assert label.y == 560


def test_a_forecast_for_the_last_year_there_is_does_not_break_the_chart(small: Path) -> None:
    edit(small, "observations/sales.csv", "sales-2022-mill,2022", "sales-2022-mill,9999")
    assert "sales-2022-mill" in drawn_ids(drawn(Record(read(small))))


def test_only_one_value_a_year_its_rivals_vintages_and_forecasts_are_shown(record: Record) -> None:
    drawn = content.drawn(record.dataset.chart["sales-by-year"], record)
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
    assert [shape for shape in figure.layout.shapes if shape.type == "rect"] == []


def test_a_bound_has_an_arrow_to_the_side_where_the_value_lies(small: Path) -> None:
    edit(small, "observations/sales.csv", "2018,412.50,,NOK_m,,", "2018,412.50,,NOK_m,at_least,")
    edit(small, "observations/sales.csv", "0.5,,NOK_bn,about", "0.5,,NOK_bn,at_most")
    record = Record(read(small))
    assert "<b>≤ 500</b><br>↓" in texts(drawn(record))
    assert "← <b>≤ 500</b>" in texts(drawn(record, narrow=True))
    assert charts.Mark.BOUND in charts.marks(record.dataset.chart["sales-by-year"], record)


def test_figures_of_the_country_are_lines_behind_that_nothing_joins(record: Record) -> None:
    whole = [value for value in record.charted("sales") if value.is_whole_year]
    shown = content.drawn(record.dataset.chart["sales-by-year"], record)
    sheet = Calendar(COLOURS, 400, narrow=False, days=span(shown), eras=())
    periods.draw(sheet, record.dataset, shown, gaps=(), in_vain=(), strip=(), behind=whole)
    figure = sheet.finish()
    lines = [
        one for one in figure.data if one.type == "scatter" and one.line.color == COLOURS.country
    ]
    assert [
        (list(one.x), set(one.y)) for one in lines if "sales-2018-registry" in one.customdata
    ] == [(["2018-01-01", "2018-12-31"], {412.5})]


def test_a_label_stands_above_every_mark_of_its_year_that_it_would_touch(small: Path) -> None:
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
    note = next(
        one for one in drawn(Record(read(small))).layout.annotations if one.text == "<b>412.5</b>"
    )
    assert note.y == 430.0
