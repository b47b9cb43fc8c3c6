"""Blank years of charts and what is said of them."""

from pathlib import Path

import pytest

from dashboard import charts
from dashboard.charts import blanks, view
from dashboard.charts.blanks import Blank
from dashboard.charts.dated import DatedView
from dashboard.model import Chart
from dashboard.reading import read
from dashboard.record import Record
from tests import published
from tests.folders import add, edit

RECORD = published.RECORD
DATED = [
    (chart, choice)
    for chart in RECORD.dataset.chart.values()
    if isinstance(view.of(chart, RECORD), DatedView) and view.of(chart, RECORD).values
    for choice in view.of(chart, RECORD).choices or [""]
]


def dated(record: Record, chart: str, choice: str = "") -> DatedView:
    shown = view.of(record.dataset.chart[chart], record, choice)
    assert isinstance(shown, DatedView)
    return shown


def said(folder: Path, chart: str = "sales-by-year") -> str:
    record = Record(read(folder))
    return view.of(record.dataset.chart[chart], record).blank_sentence


def test_each_reason_has_its_years(small: Path) -> None:
    edit(small, "gaps.yaml", 'period: "2020"', "period: 2015/2016")
    assert said(small) == (
        "Years without a mark: 2015 and 2016 (searched and not found); 2020 (not looked for); "
        "2017 (no earlier value is in the record); 2022 (only forecast or promised)."
    )


def test_a_gap_for_a_part_of_a_blank_year_was_a_search(small: Path) -> None:
    edit(small, "gaps.yaml", 'period: "2020"', "period: 2020-03/2020-05")
    assert "2020 (searched and not found)" in said(small)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"period": "2017", "unit": "EUR_m"}, Blank.OTHER_CURRENCY),
        ({"period": "2020", "unit": "EUR_m"}, Blank.OTHER_CURRENCY),
        ({"period": "2016-03", "unit": "NOK_m"}, Blank.PART),
        ({"period": "2020-05/2020-09", "unit": "NOK_m"}, Blank.PART),
        ({"period": "2017", "unit": "NOK_m", "status": "f"}, Blank.ONLY_PROMISED),
    ],
)
def test_a_value_that_is_not_drawn_is_not_said_to_be_missing(
    small: Path, cells: dict[str, str], reason: Blank
) -> None:
    year = int(cells["period"][:4])
    add(
        small, "sales", id="aside", value="40", source="mill-2022", as_printed="40 million", **cells
    )
    edit(small, "gaps.yaml", 'period: "2020"', 'period: "2020-01"')
    found = blanks.reasons(Record(read(small)), ["sales"], [2015, year])
    assert found == {2015: Blank.NOTHING_EARLIER, year: reason}


def test_another_series_says_why_a_year_is_blank(small: Path) -> None:
    title = "      title: Sales of the mill, million kroner\n"
    edit(small, "pages.yaml", title, f"      instead: staff\n{title}")
    record = Record(read(small))
    chart = record.dataset.chart["sales-by-year"]
    assert chart.instead == "staff"
    shown = dated(record, "sales-by-year")
    assert shown.blank_years[2020] is Blank.ELSEWHERE
    assert "2020 (published as “Staff”)" in shown.blank_sentence


def test_a_year_that_another_series_only_promises_stays_unexplained(small: Path) -> None:
    add(
        small,
        "staff",
        id="staff-planned",
        period="2017",
        value="400",
        unit="persons",
        status="f",
        source="mill-2022",
        as_printed="400",
    )
    found = blanks.reasons(Record(read(small)), ["sales"], [2017], "staff")
    assert found == {2017: Blank.NOTHING_EARLIER}


def test_a_year_with_a_profit_and_a_year_with_a_loss_are_both_marked_on_the_chart_of_both() -> None:
    found = dated(RECORD, "losses").blank_years
    assert not {2014, 2016, 2017, 2018, 2021, 2024} & set(found)
    assert found[2020] is found[2022] is Blank.NOT_FOUND
    assert found[2019] is Blank.NOT_LOOKED_FOR


@pytest.mark.parametrize(
    ("chart", "choice", "reason", "years"),
    [
        ("exports-in-goods-exports", "", Blank.PART, [2015, 2017, 2020]),
        ("exports-by-year", "percent", Blank.PART, [2015, 2017, 2020]),
        ("exports-by-year", "USD_m", Blank.PART, [2015, 2017]),
        ("national-exports", "", Blank.OTHER_CURRENCY, [2015, 2020, 2021]),
    ],
)
def test_years_of_which_something_was_found_are_not_called_not_found(
    chart: str, choice: str, reason: Blank, years: list[int]
) -> None:
    found = dated(RECORD, chart, choice).blank_years
    assert [year for year, blank in found.items() if blank is reason] == years


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_the_picture_does_not_say_that_nothing_was_found_where_dollars_were(narrow: bool) -> None:
    chart = RECORD.dataset.chart["national-exports"]
    figure = view.of(chart, RECORD).figure(charts.palette("light", "#b8471a"), narrow=narrow)
    assert figure is not None
    words = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert words.count(blanks.short_words(Blank.OTHER_CURRENCY)) == (2 if narrow else 1)
    assert words.count(blanks.short_words(Blank.NOT_FOUND)) == 0


@pytest.mark.parametrize("blank", list(Blank), ids=lambda blank: blank.name)
def test_every_reason_has_words_for_a_frame_and_for_the_sentence(blank: Blank) -> None:
    assert 0 < len(blanks.short_words(blank)) <= 21
    said = blanks.sentence({2004: blank, 2005: blank}, "Staff")
    assert said.startswith("Years without a mark: 2004 and 2005 (")
    assert len(said) > len("Years without a mark: 2004 and 2005 ().")


def test_years_that_all_have_a_mark_are_not_mentioned(small: Path) -> None:
    for year in ("2015", "2016", "2017", "2020", "2022"):
        add(
            small,
            "sales",
            id=f"sales-{year}",
            period=year,
            value="400",
            unit="NOK_m",
            source="mill-2022",
            as_printed="400 million",
        )
    edit(small, "gaps.yaml", (small / "gaps.yaml").read_text(), "[]\n")
    assert said(small) == ""


@pytest.mark.parametrize(
    ("chart", "choice"), [pytest.param(*pair, id=f"{pair[0].id}-{pair[1]}") for pair in DATED]
)
def test_every_blank_year_of_the_record_says_one_thing(chart: Chart, choice: str) -> None:
    shown = view.of(chart, RECORD, choice)
    assert isinstance(shown, DatedView)
    blank = set(shown.years) - shown.marked_years
    assert set(shown.blank_years) == blank
    assert bool(shown.blank_sentence) is bool(blank)
    assert shown.alt_text.endswith(shown.blank_sentence)


def test_a_table_has_no_blank_years_and_a_series_those_of_its_chart() -> None:
    table = next(chart for chart in RECORD.dataset.chart.values() if chart.kind == "words")
    assert view.of(table, RECORD).blank_sentence == ""
    assert (
        view.blank_sentence_of("steel-made", RECORD)
        == view.of(RECORD.dataset.chart["steel-made"], RECORD).blank_sentence
        != ""
    )
    assert view.blank_sentence_of("state-support", RECORD) == ""
