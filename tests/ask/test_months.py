from datetime import date as Date

import pytest

from dashboard.ask.months import is_month, spans

TO_AUGUST = (Date(2018, 1, 1), Date(2018, 8, 31))


@pytest.mark.parametrize(
    "text",
    [
        "January to August 2018",
        "Jan–Aug 2018",
        "January 2018 to August 2018",
        "od januara do avgusta 2018.",
        "од јануара до августа 2018",
        "Januar bis August 2018",
        "da gennaio ad agosto 2018",
        "2018年1月至8月",
        "2018年1-8月",
        "first eight months of 2018",
        "prvih osam meseci 2018",
        "in den ersten acht Monaten 2018",
        "nei primi otto mesi del 2018",
        "2018年前8个月",
    ],
)
def test_a_part_of_a_year_is_read(text: str) -> None:
    assert spans(text) == {TO_AUGUST}


def test_a_part_of_two_years_is_read() -> None:
    assert spans("December 2017 to March 2018") == {(Date(2017, 12, 1), Date(2018, 3, 31))}


@pytest.mark.parametrize(
    "text",
    [
        "on 9 May 2024",
        "in August 2018",
        "2018年5月",
        "it may be so until 2018",
        "2018-01-08",
        "1-8 2018",
        "January to August",
        "August to January 2018",
        "first place of 2018",
        "前99个月 2018",
        "",
    ],
)
def test_a_day_or_a_single_month_is_no_part_of_a_year(text: str) -> None:
    assert spans(text) == frozenset()


@pytest.mark.parametrize(("word", "is_one"), [("avgusta", True), ("mai", True), ("mar", False)])
def test_names_of_months_are_known(word: str, is_one: bool) -> None:
    assert is_month(word) is is_one
