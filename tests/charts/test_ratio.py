"""The printed percentage of GDP against every vintage of GDP: the numbers come from the dataset, not from code."""

from pathlib import Path

from dashboard.charts.marks import Mark
from dashboard.charts.ratio import RatioView
from dashboard.charts.rows import Row
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, copy, edit, report


def lines_of(folder: Path) -> list[Row]:
    record = Record(read(folder))
    return RatioView(record.dataset.chart["gdp-arithmetic"], record).rows


def test_each_vintage_gives_a_percentage_of_its_own_in_the_order_of_publication() -> None:
    lines = lines_of(REAL)
    assert [line.value for line in lines] == [
        "",
        "1.15 %",
        "1.15 %",
        "1.14 %",
        "1.06 %",
        "",
        "1.86 %",
        "1.86 %",
        "1.77 %",
    ]
    assert [line.heading for line in lines].count(True) == 2
    assert lines[2].words == (
        "With 8,103.0 bn RSD, published October 2023 by International Monetary Fund"
    )
    assert {part.mark for line in lines for part in line.parts} == {Mark.WHOLE, Mark.DERIVED}


def test_another_output_value_gives_another_percentage(tmp_path: Path) -> None:
    folder = copy(REAL, tmp_path / "datasets")
    path = folder / "observations" / "output-value.csv"
    path.write_text(path.read_text().replace("795", "815").replace("7.95", "8.15"))
    assert [line.value for line in lines_of(folder)][:3] == ["", "1.15 %", "1.18 %"]


def test_a_year_without_a_rate_says_so(tmp_path: Path) -> None:
    folder = copy(REAL, tmp_path / "datasets")
    path = folder / "observations" / "rsd-per-usd.csv"
    path.write_text(
        "".join(
            line
            for line in path.read_text().splitlines(keepends=True)
            if not line.startswith("rsd-per-usd-2022")
        )
    )
    lines = lines_of(folder)
    assert lines[-1].words == "No exchange rate of 2022 is in the record"


def test_a_ratio_without_its_conversion_is_a_problem(small: Path) -> None:
    edit(small, "pages.yaml", "kind: ledger", "kind: ratio")
    assert report(small) == [
        "pages.yaml:15: charts.2: a ratio needs two series, the amount and the printed percentage, and one of `conversions` with `of`"
    ]
