"""Amounts as printed: grouped by series and currency, repetitions counted, nothing converted."""

from decimal import Decimal
from pathlib import Path

from dashboard.charts.amounts import AmountsView
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Row
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add


def sales(folder: Path) -> list[Row]:
    record = Record(read(folder))
    return AmountsView(record.dataset.chart["sales-by-window"], record).rows


def test_each_currency_has_its_own_heading_and_keeps_its_numbers(small: Path) -> None:
    add(
        small,
        "sales",
        id="in-euros",
        period="2018",
        value="40",
        unit="EUR_m",
        source="mill-2022",
        as_printed="40 million euros",
    )
    rows = sales(small)
    assert [row.words for row in rows if row.heading] == [
        "Sales of the mill, NOK",
        "Sales of the mill, EUR",
    ]
    bar = next(
        (part.amount, row.value) for row in rows for part in row.parts if part.id == "in-euros"
    )
    assert bar == (Decimal(40_000_000), "40 million euros")


def test_what_others_repeat_is_one_bar_that_counts_its_pages(small: Path) -> None:
    add(
        small,
        "sales",
        id="again",
        period="2018",
        value="412.5",
        unit="NOK_m",
        source="mill-2022",
        as_printed="412.5 million",
    )
    rows = {part.id: row for row in sales(small) for part in row.parts}
    assert "again" not in rows
    assert rows["sales-2018-registry"].words.endswith(" and 1 other page")


def test_the_same_amount_for_another_time_is_not_a_page_more(small: Path) -> None:
    amount = {"value": "7", "unit": "NOK_m", "source": "mill-2022", "as_printed": "7 million"}
    for n, period in enumerate(("2010/2012", "2010/2013", "2010/", "2009")):
        add(small, "sales", id=f"seven-{n}", period=period, **amount)
    rows = {part.id: row.words for row in sales(small) for part in row.parts}
    assert {f"seven-{n}" for n in range(4)} <= set(rows)
    assert not [
        words for name, words in rows.items() if name.startswith("seven") and "other page" in words
    ]


def test_two_values_of_one_page_are_one_page(small: Path) -> None:
    amount = {"value": "7", "unit": "NOK_m", "as_printed": "7 million", "period": "2010"}
    add(small, "sales", id="first", source="mill-2022", **amount)
    add(small, "sales", id="second", source="mill-2022", qualifier="about", **amount)
    add(small, "sales", id="third", source="post-2021", **amount)
    rows = {part.id: row.words for row in sales(small) for part in row.parts}
    assert rows["first"] == "2010, Lillefoss Mill and 1 other page"


def test_a_hedged_amount_is_drawn_softer_and_an_undated_one_not_at_all(small: Path) -> None:
    add(
        small,
        "sales",
        id="some-time",
        period="undated",
        value="7",
        unit="NOK_m",
        source="mill-2022",
        as_printed="7 million",
    )
    marks = {part.id: part.mark for row in sales(small) for part in row.parts}
    assert (marks["sales-2018-registry"], marks["sales-2018-post"]) == (Mark.AMOUNT, Mark.HEDGED)
    assert "some-time" not in marks
