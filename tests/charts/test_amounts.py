"""Amounts as printed: grouped by series and currency, repetitions counted, nothing converted."""

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.charts.amounts import AmountsView
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Row, Strip
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
    said = {"unit": "NOK_m", "source": "mill-2022", "as_printed": "about 9 million"}
    add(small, "sales", id="some", period="2007", value="9", qualifier="about", **said)
    found = marks(small)
    assert (found["sales-2018-registry"], found["some"]) == (Mark.AMOUNT, Mark.HEDGED)
    assert found["sales-2018-post"] is Mark.RIVAL
    assert "some-time" not in found


def marks(folder: Path) -> dict[str, Mark]:
    return {part.id: part.mark for row in sales(folder) for part in row.parts}


def test_another_figure_for_a_time_is_hollow_beside_the_one_that_is_used(small: Path) -> None:
    said = {"unit": "NOK_m", "source": "museum-undated"}
    add(small, "sales", id="one", period="2009", value="3", as_printed="3 million", **said)
    add(small, "sales", id="other", period="2009", value="2.5", as_printed="2.5 million", **said)
    add(small, "sales", id="later", period="2008", value="2", as_printed="2 million", **said)
    found = marks(small)
    assert sorted([found["one"].name, found["other"].name]) == ["AMOUNT", "RIVAL"]
    assert found["later"] is Mark.AMOUNT


@pytest.mark.parametrize(("number", "is_strip"), [(1, False), (3, False), (4, True), (6, True)])
def test_many_figures_of_one_time_and_currency_are_marks_on_one_line(
    small: Path, number: int, is_strip: bool
) -> None:
    said = {"unit": "EUR_m", "source": "mill-2022", "as_printed": "so many million euros"}
    for n in range(number):
        add(small, "sales", id=f"euros-{n}", period="2009", value=str(40 - n), **said)
    add(small, "sales", id="of-another-year", period="2008", value="30", **said)
    rows = [row for row in sales(small) if any("euros" in part.id for part in row.parts)]
    assert [isinstance(row, Strip) for row in rows] == ([True] if is_strip else [False] * number)
    parts = [part for row in rows for part in row.parts]
    assert {part.id for part in parts} == {f"euros-{n}" for n in range(number)}
    marks = sorted(part.mark.name for part in parts)
    assert marks == ["AMOUNT", *["RIVAL"] * (number - 1)]
    if is_strip:
        (strip,) = rows
        assert strip.words == f"2009: {number} figures"
        assert strip.value == f"{41 - number} million euros to 40 million euros"
        assert [part.amount for part in strip.parts] == sorted(part.amount for part in strip.parts)
        assert {part.words for part in strip.parts} == {"Lillefoss Mill"}


def test_each_currency_has_a_figure_used_of_its_own(small: Path) -> None:
    said = {"period": "2009", "source": "mill-2022", "unit": "EUR_m"}
    add(small, "sales", id="euros", value="40", as_printed="40 million euros", **said)
    add(small, "sales", id="fewer", value="39.5", as_printed="39.5 million euros", **said)
    crowns = {"period": "2009", "source": "mill-2022", "unit": "NOK_m"}
    add(small, "sales", id="crowns", value="412.5", as_printed="412.5 million", **crowns)
    found = marks(small)
    assert found["crowns"] is Mark.AMOUNT
    assert {found["euros"], found["fewer"]} == {Mark.AMOUNT, Mark.RIVAL}


def test_what_a_bar_says_of_its_rank_is_that_within_its_currency(small: Path) -> None:
    said = {"period": "2009", "source": "mill-2022", "unit": "EUR_m"}
    add(small, "sales", id="euros", value="40", as_printed="40 million euros", **said)
    (part,) = (part for row in sales(small) for part in row.parts if part.id == "euros")
    assert "the only figure found for exactly this time" in part.card
    assert "in another currency" not in part.card
