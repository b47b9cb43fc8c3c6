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
        "Years without a mark: 2015 and 2016 searched and not found; 2020 not looked for; 2017 before the series begins."
    )


def test_a_gap_for_a_part_of_a_blank_year_was_a_search(small: Path) -> None:
    edit(small, "gaps.yaml", 'period: "2020"', "period: 2020-03/2020-05")
    assert "2020 searched and not found" in said(small)


def test_a_value_that_is_not_drawn_is_not_said_to_be_missing(small: Path) -> None:
    for n, cells in enumerate(
        ({"period": "2017", "unit": "EUR_m"}, {"period": "2016-03", "unit": "NOK_m"})
    ):
        add(
            small,
            "sales",
            id=f"aside-{n}",
            value="40",
            source="mill-2022",
            as_printed="40 million",
            **cells,
        )
    assert "2016 and 2017 in the table only" in said(small)


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
    found = blanks.reasons(RECORD, chart.series[0], blank)
    assert sorted(year for years in found.values() for year in years) == sorted(blank)
    assert set(found) <= set(blanks.REASONS)
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
