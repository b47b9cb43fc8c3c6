from decimal import Decimal
from pathlib import Path

from dashboard.charts.ladder import LadderView
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Row
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add


def sales(record: Record, year: int) -> list[Row]:
    return LadderView(record.dataset.chart["sales-by-year"], record, str(year)).rows


def years(record: Record) -> list[int]:
    return LadderView(record.dataset.chart["sales-by-year"], record).years


def lines(folder: Path, year: int) -> list[tuple[str, str, Mark]]:
    return [(row.words, row.value, row.parts[0].mark) for row in sales(Record(read(folder)), year)]


def test_the_windows_of_a_year_climb_from_the_shortest_total_to_the_longest(small: Path) -> None:
    for months, value in (("01/2018-06", "200"), ("01/2018-03", "100"), ("01", "35")):
        add(
            small,
            "sales",
            id=f"to-{value}",
            period=f"2018-{months}",
            value=value,
            unit="NOK_m",
            source="mill-2022",
            as_printed="so",
        )
    assert lines(small, 2018) == [
        ("January 2018", "35", Mark.PART),
        ("January to March 2018", "100", Mark.PART),
        ("January to June 2018", "200", Mark.PART),
        ("2018, The Valley Post", "about 400", Mark.RIVAL),
        ("2018", "412.5", Mark.WHOLE),
    ]


def test_a_value_that_is_not_used_says_so_and_whose_label_it_has(small: Path) -> None:
    assert lines(small, 2021) == [
        ("2021", "about 500", Mark.HEDGED),
        ("Labelled 2021 by The Valley Post: not used", "610", Mark.DEPRECATED),
    ]


def test_a_hedged_value_has_its_bounds_and_an_exact_one_none(record: Record) -> None:
    assert [row.bounds for row in sales(record, 2018)] == [(Decimal(350), Decimal(450)), None]


def test_forecasts_are_no_windows(record: Record) -> None:
    assert 2022 not in years(record)


def test_the_year_with_most_windows_is_the_first_choice(small: Path, record: Record) -> None:
    assert sorted(years(record)) == [2018, 2019, 2021]
    for month in (3, 6):
        add(
            small,
            "sales",
            id=f"to-{month}",
            period=f"2019-01/2019-0{month}",
            value=f"{month}0",
            unit="NOK_m",
            source="mill-2022",
            as_printed="so",
        )
    assert years(Record(read(small))) == [2019, 2018, 2021]


def test_a_series_without_values_has_no_years(bare: Path) -> None:
    assert years(Record(read(bare))) == []
