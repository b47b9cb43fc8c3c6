"""The charts of a dataset as a whole: what is drawn, listed, named in the legend and said in words."""

from html import unescape
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import charts
from dashboard.charts import Mark, view
from dashboard.charts.bars import BarsView
from dashboard.charts.base import HtmlView
from dashboard.charts.dated import LEAST_USED, LEAST_VALUES, DatedView
from dashboard.charts.marks import KEY, MOST_KEYS
from dashboard.model import Chart
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, add, edit
from tests.values import ids

COLOURS = charts.palette("light", "#0b6e4f")


def chart(record: Record, name: str = "sales-by-year") -> Chart:
    return record.dataset.chart[name]


def dated(record: Record, name: str) -> DatedView:
    shown = view.of(chart(record, name), record)
    assert isinstance(shown, DatedView)
    return shown


def drawn_ids(figure: go.Figure | None) -> set[Any]:
    assert figure is not None
    return {name for one in figure.data for name in one.customdata}


def test_the_figure_shows_the_rows_that_are_said_to_be_drawn(record: Record) -> None:
    for name in ("sales-by-year", "sales-by-window", "staff-count"):
        shown = dated(record, name)
        for narrow in (False, True):
            assert drawn_ids(shown.draw(COLOURS, narrow=narrow)) == set(ids(shown.placed))


def test_the_table_lists_what_the_chart_leaves_out(record: Record) -> None:
    listed = view.of(chart(record), record).table_values
    assert set(ids(view.of(chart(record), record).values)) <= set(ids(listed))
    assert "sales-2021-post-2" in set(ids(listed))


def test_windows_and_totals_that_another_chart_of_the_page_lists_are_not_listed_twice(
    record: Record,
) -> None:
    assert "sales-since-2018" not in set(ids(view.of(chart(record), record).table_values))
    assert "sales-since-2018" in set(
        ids(view.of(chart(record, "sales-by-window"), record).table_values)
    )


def test_every_observation_of_a_series_is_listed_by_a_chart_of_its_page(record: Record) -> None:
    listed = {
        name
        for one in record.dataset.chart.values()
        for name in ids(view.of(one, record).table_values)
    }
    assert listed == set(ids(record.values))


def test_the_key_names_the_marks_that_no_words_at_them_name(record: Record) -> None:
    assert view.of(chart(record), record).legend == (Mark.RIVAL, Mark.FORECAST, Mark.PART)
    assert {Mark.EVENT, Mark.PLACE, Mark.GAP} <= view.of(chart(record), record).marks
    assert view.of(chart(record, "sales-by-window"), record).legend == (Mark.WINDOW,)
    assert view.of(chart(record, "staff-count"), record).legend == ()


def test_a_key_has_at_most_three_entries_all_of_which_the_chart_uses() -> None:
    record, most = Record(read(REAL)), 0
    for one in record.dataset.chart.values():
        for choice in view.of(one, record).choices or [""]:
            shown = view.of(one, record, choice)
            if isinstance(shown, DatedView):
                assert set(shown.legend) <= shown.marks & set(KEY)
                assert len(shown.legend) <= MOST_KEYS
                most = max(most, len(shown.legend))
    assert most == MOST_KEYS == 3


@pytest.mark.parametrize(("more", "is_drawn"), [(0, False), (1, True), (2, True)])
def test_fewer_than_five_values_are_no_chart_but_numbers_in_large_type(
    small: Path, more: int, is_drawn: bool
) -> None:
    for n in range(more):
        add(
            small,
            "sales",
            id=f"more-{n}",
            period=f"{2015 + n}",
            value="300",
            unit="NOK_m",
            source="mill-2022",
            as_printed="300 million",
        )
    record = Record(read(small))
    shown = dated(record, "sales-by-window")
    assert len(shown.placed) == 4 + more
    assert bool(shown.values) is is_drawn
    assert shown.large_values == (() if is_drawn else tuple(reversed(shown.placed)))
    assert (shown.figure(COLOURS, narrow=False) is not None) is is_drawn
    assert set(ids(shown.placed)) <= set(ids(shown.visible_values))


def test_charts_of_the_record_with_too_few_values_have_large_ones() -> None:
    record = Record(read(REAL))
    few = {
        one.id: shown.large_values
        for one in record.dataset.chart.values()
        if isinstance(shown := view.of(one, record), DatedView) and not shown.values
    }
    assert few
    for values in few.values():
        used = [value for value in values if value.is_used]
        assert values
        assert len(values) < LEAST_VALUES or len(used) < LEAST_USED
    for one in record.dataset.chart.values():
        shown = view.of(one, record)
        if shown.values and isinstance(shown, DatedView):
            assert len(shown.values) >= LEAST_VALUES == 5


def test_the_words_of_a_chart_are_made_from_its_data(record: Record) -> None:
    assert view.of(chart(record), record).alt_text == (
        "Sales of the mill, million kroner. 3 values. First 412.5, 2018; last about 500, 2021; highest about 500, 2021; "
        "lowest 288, January to August 2019. 2 other values are drawn too. "
        "Years without a mark: 2020 (searched and not found); 2015 to 2017 (no earlier value is in the record); "
        "2022 (only forecast or promised)."
    )
    assert view.of(chart(record, "staff-count"), record).alt_text == "", "one value is no chart"


def test_another_value_gives_other_words(small: Path) -> None:
    add(
        small,
        "sales",
        id="top",
        period="2016",
        value="600",
        unit="NOK_m",
        source="mill-2022",
        as_printed="600 million",
    )
    record = Record(read(small))
    assert view.of(chart(record), record).alt_text.startswith(
        "Sales of the mill, million kroner. 4 values. First 600, 2016; last about 500, 2021; highest 600, 2016; "
    )


def test_events_of_a_chart_are_key_events_of_its_series_or_of_ownership_within_its_years(
    small: Path, record: Record
) -> None:
    assert [event.id for event in view.of(chart(record), record).events] == [
        "mill-sold",
        "mill-fire",
    ]
    edit(small, "events.yaml", "  series: [sales]\n", "")
    without = Record(read(small))
    assert [event.id for event in view.of(chart(without), without).events] == ["mill-sold"]


def test_an_event_that_is_no_key_event_is_not_on_the_chart(small: Path) -> None:
    edit(small, "dataset.yaml", "key_events: [mill-sold, mill-fire]", "key_events: [mill-fire]")
    record = Record(read(small))
    assert [event.id for event in view.of(chart(record), record).events] == ["mill-fire"]


def test_a_series_without_values_has_no_figure_no_events_and_no_marks(bare: Path) -> None:
    record = Record(read(bare))
    for one in record.dataset.chart.values():
        assert not view.of(one, record).values
        assert view.of(one, record).figure(COLOURS, narrow=False) is None
        assert list(view.of(one, record).events) == []


def test_one_series_without_values_does_not_break_its_chart(small: Path) -> None:
    edit(small, "pages.yaml", "kind: dots", "kind: periods")
    table = small / "observations" / "staff.csv"
    table.write_text(table.read_text().splitlines()[0] + "\n")
    record = Record(read(small))
    one = chart(record, "staff-count")
    assert view.of(one, record).figure(COLOURS, narrow=False) is None
    assert list(view.of(one, record).events) == []
    assert not view.of(one, record).table_values


def test_a_chart_of_words_is_a_table_only(small: Path) -> None:
    edit(small, "pages.yaml", "kind: dots", "kind: words")
    record = Record(read(small))
    assert view.of(chart(record, "staff-count"), record).figure(COLOURS, narrow=False) is None
    assert ids(view.of(chart(record, "staff-count"), record).table_values) == ["staff-2020-12-post"]


def test_each_series_is_shown_first_by_one_chart_of_its_page(record: Record) -> None:
    assert [view.of(one, record).new_series for one in record.dataset.chart.values()] == [
        ("sales", "rank"),
        (),
        (),
        ("staff",),
    ]


def test_a_chart_of_the_country_has_the_colour_of_the_country(small: Path, record: Record) -> None:
    edit(small, "series.yaml", "perimeter: plant", "perimeter: country")
    country = Record(read(small))
    assert view.of(chart(country, "staff-count"), country).colour(COLOURS) == COLOURS.country
    assert view.of(chart(record, "staff-count"), record).colour(COLOURS) == COLOURS.accent


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["sales-by-year", "sales-by-window", "staff-count"])
def test_a_figure_has_no_title_and_no_legend_of_its_own(
    record: Record, name: str, narrow: bool
) -> None:
    figure = dated(record, name).draw(COLOURS, narrow=narrow)
    assert (figure.layout.showlegend, figure.layout.title.text, figure.layout.dragmode) == (
        False,
        None,
        False,
    )


def test_a_figure_is_drawn_alike_each_time(record: Record) -> None:
    # Each from a view and a record of its own: from the cache both would be one object.
    first, second = (
        BarsView(chart(record), Record(record.dataset)).draw(COLOURS, narrow=False)
        for _ in range(2)
    )
    assert first is not second
    assert first.to_json() == second.to_json()


def test_a_drawing_is_made_once_for_all_readers(record: Record) -> None:
    drawing, again = (view.of(chart(record), record).drawing(COLOURS) for _ in range(2))
    other = view.of(chart(record), record).drawing(charts.palette("dark", "#f0a070"))
    assert drawing is not None
    assert drawing is again
    assert drawing is not other


def test_a_number_without_a_year_stands_beside_the_bars_in_words(small: Path) -> None:
    add(
        small,
        "sales",
        id="some-time",
        period="undated",
        value="700",
        unit="NOK_m",
        source="mill-2022",
        as_printed="700 million",
    )
    record = Record(read(small))
    assert ids(view.of(chart(record), record).undated_values) == ["some-time"]
    assert "some-time" not in drawn_ids(
        view.of(chart(record), record).figure(COLOURS, narrow=False)
    )
    assert not view.of(chart(record, "sales-by-window"), record).undated_values


def test_the_lines_of_the_country_behind_the_bars_are_walked_too() -> None:
    real = Record(read(REAL))
    walked = [name for name, _ in view.of(real.dataset.chart["steel-made"], real).points]
    behind = {name for name in walked if name.startswith("national-steel-made-")}
    assert len(behind) >= 10
    figure = view.of(real.dataset.chart["steel-made"], real).figure(COLOURS, narrow=False)
    assert drawn_ids(figure) == set(walked)


def test_every_kind_of_chart_is_drawn_or_is_a_table_on_purpose() -> None:
    record = Record(read(REAL))
    figures = of_html = 0
    for one in record.dataset.chart.values():
        shown = view.of(one, record)
        figure = shown.figure(COLOURS, narrow=False)
        if isinstance(shown, HtmlView):
            assert figure is None
            assert bool(shown.points) == bool(shown.values)
            of_html += 1
            continue
        assert (figure is None) == (not shown.values)
        assert figure is None or (figure.data and one.kind != "words")
        figures += figure is not None
    assert figures > 5
    assert of_html > 9


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_events_stand_in_words_on_the_figure_as_in_the_list(narrow: bool) -> None:
    record, named, listed = Record(read(REAL)), 0, 0
    for one in record.dataset.chart.values():
        for choice in view.of(one, record).choices or [""]:
            shown = view.of(one, record, choice)
            figure = shown.figure(COLOURS, narrow=narrow)
            if figure is None or not isinstance(shown, BarsView):
                continue
            words = " ".join(
                unescape(note.text).replace("<br>", " ")
                for note in figure.layout.annotations
                if note.font.color == COLOURS.event
            )
            found = [event for event in shown.events if event.title in words]
            assert bool(found) is bool(shown.events)
            assert not narrow or len(found) == len(shown.events)
            named, listed = named + len(found), listed + len(shown.events)
    assert named >= 10
    assert named <= listed


def test_lines_of_the_country_leave_with_their_unit() -> None:
    """No chart of the record has both a line of the country and another unit: one is given the other's."""
    record = Record(read(REAL))
    conversions = record.dataset.chart["steel-in-national-steel"].conversions
    chart = record.dataset.chart["steel-made"].model_copy(update={"conversions": conversions})
    own, *others = view.of(chart, record).choices
    assert others == ["percent"]
    assert Mark.COUNTRY in view.of(chart, record, own).legend
    assert Mark.COUNTRY not in view.of(chart, record, "percent").marks
    assert len(view.of(chart, record, "percent").visible_values) >= 3
