from pathlib import Path

import pytest

from dashboard import other_values
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add, edit


def told(record: Record, name: str) -> str:
    """How many pages report a claim, and what else is reported."""
    claim = record.value[name]
    return f"{other_values.printed(record, claim)} {other_values.beside(record, claim)}"


def known(folder: Path, name: str) -> str:
    return told(Record(read(folder)), name)


def places(folder: Path) -> str:
    """What is said of the places of a claim to a rank."""
    record = Record(read(folder))
    return other_values.beside(record, record.value["rank-undated"])


def test_pages_that_repeat_a_statement_are_counted_as_one(small: Path) -> None:
    edit(small, "observations/sales.csv", "mill-2022,,,some", "mill-2022,speech,,some")
    for n, source in enumerate(("post-2021", "registry-2019")):
        add(
            small,
            "sales",
            id=f"again-{n}",
            period="2018/",
            value="2.1",
            unit="NOK_bn",
            qualifier="about",
            source=source,
            origin="speech",
            as_printed="so",
        )
    assert known(small, "sales-since-2018").startswith(
        "3 pages report it, all from one statement. "
    )


def test_pages_that_print_one_number_without_saying_whence_are_no_statement(small: Path) -> None:
    claim = {"period": "undated", "value": "330", "unit": "persons", "as_printed": "330 hands"}
    for n, source in enumerate(("post-2021", "registry-2019", "mill-2022")):
        add(small, "staff", id=f"hands-{n}", source=source, origin="unknown", **claim)
    assert known(small, "hands-0") == (
        "3 pages report it; from whom they have it is not known. Others report 310 to 320 persons for other times."
    )
    add(
        small,
        "staff",
        id="hands-less",
        source="museum-undated",
        origin="unknown",
        **(claim | {"value": "300", "as_printed": "300"}),
    )
    assert known(small, "hands-less") == (
        "One page reports it; from whom it has it is not known. "
        "Others report 310 to 320 persons for other times. Without a date others report 330 persons."
    )


def test_origins_are_counted_for_the_same_known_time_only(small: Path) -> None:
    same = {"period": "2018", "unit": "NOK_m", "as_printed": "so"}
    add(small, "sales", id="a", value="405", source="mill-2022", origin="speech", **same)
    add(small, "sales", id="b", value="406", source="museum-undated", origin="speech", **same)
    add(small, "sales", id="c", value="407", source="museum-undated", origin="unknown", **same)
    add(
        small,
        "sales",
        id="d",
        value="408",
        source="museum-undated",
        **(same | {"period": "undated"}),
    )
    assert known(small, "sales-2018-registry") == (
        "One page reports it. Others report 400 to 407 m NOK for the same time, from 2 other origins. "
        "Others report 288 to 2,100 m NOK for other times. Without a date others report 408 m NOK."
    )
    assert (
        known(small, "d")
        == "One page reports it. Others report 288 to 2,100 m NOK for other times."
    )


def test_places_on_lists_are_put_together_by_place_and_year(small: Path) -> None:
    for year, place in (("2016", "2"), ("2017", "1"), ("2015", "1"), ("2019", "2")):
        add(
            small,
            "rank",
            id=f"rank-{year}",
            period=year,
            value=place,
            unit="rank",
            source="registry-2019",
            as_printed="so",
        )
    add(
        small,
        "rank",
        id="rank-2020",
        period="2020-01/2020-06",
        value="3",
        unit="rank",
        source="registry-2019",
        as_printed="so",
    )
    assert places(small) == "For whole years: 1st in 2015, 2017 and 2018; 2nd in 2016 and 2019."


def test_a_place_that_no_list_stands_behind_is_told_apart(small: Path) -> None:
    add(
        small,
        "rank",
        id="rank-2016",
        period="2016",
        value="1",
        unit="rank",
        source="post-2021",
        as_printed="so",
    )
    assert places(small) == "For whole years: 1st in 2018. Without a list behind it: 1st in 2016."


def test_a_claim_for_a_year_is_set_beside_the_values_of_the_same_and_of_other_times(
    record: Record,
) -> None:
    found = told(record, "sales-2018-registry")
    same, other = (
        "400 m NOK for the same time, from one other origin",
        "288 to 2,100 m NOK for other times",
    )
    assert found == f"One page reports it. Others report {same}. Others report {other}."


def test_values_that_are_all_of_other_times_are_said_to_be(record: Record) -> None:
    found = told(record, "sales-2021-post")
    assert found == "One page reports it. Others report 288 to 2,100 m NOK for other times."


def test_a_claim_that_stands_alone_says_so(record: Record) -> None:
    found = told(record, "staff-2020-12-post")
    assert found == "One page reports it. No other value was found."


def test_other_values_of_the_same_year_are_not_said_to_be_of_other_times(small: Path) -> None:
    add(
        small,
        "staff",
        id="staff-2",
        period="2020-12",
        value="300",
        unit="persons",
        source="mill-2022",
        as_printed="300 people",
    )
    assert "other times" not in known(small, "staff-2020-12-post")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["2018"], "2018"),
        (["2018", "2021"], "2018 and 2021"),
        (["2015", "2017", "2018"], "2015, 2017 and 2018"),
    ],
)
def test_a_list_of_years_reads_like_a_sentence(small: Path, words: list[str], text: str) -> None:
    table = small / "observations" / "rank.csv"
    table.write_text(
        "".join(
            line
            for line in table.read_text().splitlines(keepends=True)
            if not line.startswith("rank-2018")
        )
    )
    for year in words:
        add(
            small,
            "rank",
            id=f"rank-{year}",
            period=year,
            value="1",
            unit="rank",
            source="registry-2019",
            as_printed="so",
        )
    assert places(small) == f"For whole years: 1st in {text}."


@pytest.mark.parametrize(
    "more",
    [{"standing": "deprecated", "reason": "Withdrawn."}, {"status": "f"}],
    ids=["deprecated", "forecast"],
)
def test_what_is_withdrawn_or_only_promised_is_not_set_beside_a_claim(
    small: Path, more: dict[str, str]
) -> None:
    other = {"value": "900", "unit": "persons", "source": "mill-2022", "as_printed": "900"}
    add(small, "staff", id="staff-2021", period="2021", **other, **more)
    assert known(small, "staff-2020-12-post") == "One page reports it. No other value was found."


@pytest.mark.parametrize(
    ("period", "count"), [("2018/2021", 3), ("2018/2020", 2), ("2019/2021", 2), ("2018/2022", 3)]
)
def test_years_at_both_ends_of_a_claim_count_as_within_it(
    small: Path, period: str, count: int
) -> None:
    claim = {"value": "2.0", "unit": "NOK_bn", "source": "mill-2022", "as_printed": "two billion"}
    add(small, "sales", id="some-years", period=period, **claim)
    assert f"Single years since then: {count} have a value" in known(small, "some-years")
