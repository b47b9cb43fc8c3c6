"""Blank years of charts and what is said of them."""

from pathlib import Path

import pytest

from dashboard import charts
from dashboard.charts import blanks, content
from dashboard.model import Chart
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, add, edit

RECORD = Record(read(REAL))
ON_DATES = [
    (chart, choice)
    for chart in RECORD.dataset.chart.values()
    if chart.kind in content.ON_DATES and content.drawn(chart, RECORD)
    for choice in content.choices(chart, RECORD) or [""]
]


def said(folder: Path, chart: str = "sales-by-year") -> str:
    record = Record(read(folder))
    return content.blanks(record.dataset.chart[chart], record)


def test_each_reason_has_its_years(small: Path) -> None:
    edit(small, "gaps.yaml", 'period: "2020"', "period: 2015/2016")
    assert said(small) == (
        "Years without a mark: 2015 and 2016 (searched and not found); 2020 (not looked for); "
        "2017 (no earlier value is in the record)."
    )


def test_a_gap_for_a_part_of_a_blank_year_was_a_search(small: Path) -> None:
    edit(small, "gaps.yaml", 'period: "2020"', "period: 2020-03/2020-05")
    assert "2020 (searched and not found)" in said(small)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"period": "2017", "unit": "EUR_m"}, blanks.OTHER_CURRENCY),
        ({"period": "2020", "unit": "EUR_m"}, blanks.OTHER_CURRENCY),
        ({"period": "2016-03", "unit": "NOK_m"}, blanks.PART),
        ({"period": "2020-05/2020-09", "unit": "NOK_m"}, blanks.PART),
        ({"period": "2017", "unit": "NOK_m", "status": "f"}, blanks.IN_THE_TABLE),
    ],
)
def test_a_value_that_is_not_drawn_is_not_said_to_be_missing(
    small: Path, cells: dict[str, str], reason: str
) -> None:
    year = int(cells["period"][:4])
    add(
        small, "sales", id="aside", value="40", source="mill-2022", as_printed="40 million", **cells
    )
    edit(small, "gaps.yaml", 'period: "2020"', 'period: "2020-01"')
    found = blanks.reasons(Record(read(small)), "sales", [2015, year])
    assert found == {reason: [year], blanks.NOTHING_EARLIER: [2015]}


def test_another_series_says_why_a_year_is_blank(small: Path) -> None:
    title = "      title: Sales of the mill, million kroner\n"
    edit(small, "pages.yaml", title, f"      instead: staff\n{title}")
    record = Record(read(small))
    chart = record.dataset.chart["sales-by-year"]
    assert chart.instead == "staff"
    assert content.blank_years(chart, record)["published as “Staff”"] == [2020]


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
    found = blanks.reasons(Record(read(small)), "sales", [2017], "staff")
    assert found == {blanks.NOTHING_EARLIER: [2017]}


@pytest.mark.parametrize("choice", ["EUR_m", "RSD_bn"])
def test_no_year_of_the_losses_is_both_a_profit_and_not_looked_for(choice: str) -> None:
    found = content.blank_years(RECORD.dataset.chart["losses"], RECORD, choice)
    assert found["published as “Profit of the company”"] == [2016, 2017, 2018, 2021]


@pytest.mark.parametrize(
    ("chart", "choice", "reason", "years"),
    [
        ("exports-in-goods-exports", "", blanks.PART, [2015, 2017, 2020]),
        ("exports-by-year", "percent", blanks.PART, [2015, 2017, 2020]),
        ("exports-by-year", "USD_m", blanks.PART, [2015, 2017]),
        ("national-exports", "", blanks.OTHER_CURRENCY, [2015, 2020, 2021]),
    ],
)
def test_years_of_which_something_was_found_are_not_called_not_found(
    chart: str, choice: str, reason: str, years: list[int]
) -> None:
    assert content.blank_years(RECORD.dataset.chart[chart], RECORD, choice)[reason] == years


def test_the_picture_does_not_say_that_nothing_was_found_where_dollars_were() -> None:
    chart = RECORD.dataset.chart["national-exports"]
    figure = charts.figure(chart, RECORD, charts.palette("light", "#b8471a"), narrow=False)
    assert figure is not None
    words = [note.text for note in figure.layout.annotations]
    assert words.count("none in this unit") == 3
    assert words.count("no figure found") == 0


def test_years_that_all_have_a_mark_are_not_mentioned(small: Path) -> None:
    for year in ("2015", "2016", "2017", "2020"):
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
    ("chart", "choice"), [pytest.param(*pair, id=f"{pair[0].id}-{pair[1]}") for pair in ON_DATES]
)
def test_every_blank_year_of_the_record_says_one_thing(chart: Chart, choice: str) -> None:
    first, last = content.days(chart, RECORD, choice)
    blank = set(range(first.year, last.year + 1)) - {
        value.year for value in content.drawn(chart, RECORD, choice)
    }
    found = content.blank_years(chart, RECORD, choice)
    assert sorted(year for years in found.values() for year in years) == sorted(blank)
    other = {blanks.instead_of(RECORD, chart.instead)} if chart.instead else set()
    assert set(found) <= {*blanks.REASONS, *other}
    words = content.blanks(chart, RECORD, choice)
    assert bool(words) is bool(blank)
    assert charts.alt(chart, RECORD, choice).endswith(words)


def test_a_table_has_no_blank_years_and_a_series_those_of_its_chart() -> None:
    table = next(chart for chart in RECORD.dataset.chart.values() if chart.kind == "words")
    assert content.blanks(table, RECORD) == ""
    assert (
        content.blanks_of("national-steel-made", RECORD)
        == content.blanks(RECORD.dataset.chart["national-steel"], RECORD)
        != ""
    )
    assert content.blanks_of("state-support", RECORD) == ""
