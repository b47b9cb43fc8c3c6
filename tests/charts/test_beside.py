from pathlib import Path

from dashboard.charts.beside import BesideView
from dashboard.charts.marks import Mark
from dashboard.model import Chart
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add, edit

PROFIT = """
- id: profit
  title: Profit
  definition: What remained.
  unit: NOK_m
  perimeter: company
  measure: flow
  nonnegative: "false"
  plausible: {min: "-900", max: 900}
  decimals: "1"
"""


def with_profit(folder: Path, period: str) -> Record:
    edit(folder, "pages.yaml", "series: [staff]", "series: [staff, profit]")
    with (folder / "series.yaml").open("a") as file:
        file.write(PROFIT)
    header = (folder / "observations" / "staff.csv").read_text().splitlines()[0]
    (folder / "observations" / "profit.csv").write_text(header + "\n")
    add(
        folder,
        "profit",
        id="profit",
        period=period,
        value="12.5",
        unit="NOK_m",
        source="mill-2022",
        as_printed="12.5 million",
    )
    return Record(read(folder))


def chart(record: Record, *series: str) -> Chart:
    return record.dataset.chart["sales-by-year"].model_copy(update={"series": series})


def test_measures_of_one_year_stand_under_its_heading(small: Path) -> None:
    record = with_profit(small, "2018")
    found = BesideView(chart(record, "sales", "profit"), record).rows
    assert [(row.words, row.value, row.heading) for row in found] == [
        ("2018", "", True),
        ("Sales of the mill", "412.5", False),
        ("Profit", "12.5", False),
    ]
    assert [part.mark for row in found for part in row.parts] == [Mark.WHOLE, Mark.WHOLE]


def test_a_part_of_the_year_is_named_and_hatched(small: Path) -> None:
    record = with_profit(small, "2019")
    found = BesideView(chart(record, "sales", "profit"), record).rows
    assert [row.words for row in found] == [
        "2019",
        "Sales of the mill, January to August 2019 only",
        "Profit",
    ]
    assert found[1].parts[0].mark is Mark.PART


def test_a_series_without_a_value_says_that_it_is_not_printed(small: Path) -> None:
    record = with_profit(small, "2018")
    found = BesideView(chart(record, "sales", "rank", "profit", "staff"), record).rows
    assert [row.words for row in found][-1] == "Staff: no figure found"


def test_a_year_with_one_measure_is_not_shown(record: Record) -> None:
    assert BesideView(chart(record, "sales", "staff"), record).rows == []
    assert BesideView(chart(record, "sales", "staff"), record).values == ()
