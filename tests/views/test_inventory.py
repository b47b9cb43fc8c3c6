"""Which years have a value, and what was looked for and not found, on the page Data."""

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from dashboard.model import Series
from dashboard.words import periods

from .screen import DATASET, RECORD, bodies, opened

YEARS = range(
    min(value.year for value in RECORD.values if value.is_used and value.year is not None),
    2027,
)


def cells(body: str) -> list[dict[str, str]]:
    """The rows of a table: heading -> cell."""
    return [
        dict(re.findall(r'data-label="([^"]*)">(.*?)</t[dh]>', row))
        for row in re.findall(r"<tr.*?</tr>", body.rsplit("<tbody>", maxsplit=1)[-1])
    ]


def under(at: AppTest, heading: str) -> list[dict[str, str]]:
    """The cells of the table that follows a heading."""
    body = "".join(bodies(at))
    start = body.index(heading)
    return cells(body[start : body.index("</table>", start)])


def coverage(at: AppTest) -> list[dict[str, str]]:
    return under(at, "Which years have a value")


def gaps(at: AppTest) -> list[dict[str, str]]:
    return under(at, '<h2 id="looked-for">Looked for and not found</h2>')


def spread(text: str) -> list[str]:
    """'2004 to 2006, 2008 and 2009' -> each year; other periods as they are."""
    found: list[str] = []
    for part in re.split(r", | and ", text):
        ends = re.fullmatch(r"(\d{4}) to (\d{4})", part)
        found += [str(year) for year in range(int(ends[1]), int(ends[2]) + 1)] if ends else [part]
    return found


def said(row: dict[str, str]) -> dict[str, set[int]]:
    """What the words of a picture say of each year."""
    words = re.search(r'alt="([^"]*)"', row["Years"])
    assert words
    parts = re.findall(r"(whole years|parts of|none found for) ([^;]*)", words[1])
    assert parts or words[1] == "no year"
    return {name: {int(year) for year in spread(years)} for name, years in parts}


@pytest.fixture(scope="session")
def rows(page_of: Callable[[str], AppTest]) -> list[dict[str, str]]:
    return coverage(page_of("data"))


def test_each_series_has_a_row_that_leads_to_its_page(rows: list[dict[str, str]]) -> None:
    links = [re.findall(r'href="\./([^"]*)"[^>]*>(.*?)</a>', row["Series"]) for row in rows]
    assert [(page, str(Markup(title).unescape())) for [(page, title)] in links] == [
        (DATASET.page_of[one.id], one.title) for one in DATASET.series
    ]


@pytest.mark.parametrize(
    ("n", "one"), list(enumerate(DATASET.series)), ids=[one.id for one in DATASET.series]
)
def test_a_row_counts_and_names_the_years_of_its_series(
    rows: list[dict[str, str]], n: int, one: Series
) -> None:
    values = [value for value in RECORD.values if value.series.id == one.id]
    used = [value for value in values if value.role == "stands"]
    whole = {value.year for value in used if value.is_whole_year} & set(YEARS)
    part = {value.year for value in used} & set(YEARS) - whole
    searched = {gap.period.year for gap in DATASET.gaps if gap.series == one.id} & set(
        YEARS
    ) - whole - part
    assert rows[n]["Values"] == str(len(DATASET.of_series[one.id]))
    assert rows[n]["Whole years"] == f"{len(whole)} of {len(YEARS)}"
    expected = {"whole years": whole, "parts of": part, "none found for": searched}
    assert said(rows[n]) == {name: years for name, years in expected.items() if years}


def test_the_rows_know_all_three_kinds_of_years(rows: list[dict[str, str]]) -> None:
    assert {name for row in rows for name in said(row)} == {
        "whole years",
        "parts of",
        "none found for",
    }
    assert any(not said(row) for row in rows)


def test_coverage_of_an_earlier_day_counts_what_was_known(rows: list[dict[str, str]]) -> None:
    then = coverage(opened("data", as_of="2024-05-09"))
    assert [row["Series"] for row in then] == [row["Series"] for row in rows]
    counts = [
        (int(early["Values"]), int(late["Values"])) for early, late in zip(then, rows, strict=True)
    ]
    assert all(early <= late for early, late in counts)
    assert 0 < sum(early for early, _ in counts) < sum(late for _, late in counts)


def test_every_gap_of_the_dataset_is_in_the_table(page_of: Callable[[str], AppTest]) -> None:
    found = gaps(page_of("data"))
    told = [
        (Markup(row["Series"]).unescape(), period, Markup(row["Where"]).unescape(), row["Last on"])
        for row in found
        for period in spread(row["Periods"])
    ]
    held = [
        (DATASET.one_series[gap.series].title, period, gap.searched, periods.day(gap.on))
        for gap in DATASET.gaps
        for period in spread(periods.in_words(gap.period))
    ]
    assert len(held) >= len(DATASET.gaps) > 20
    assert sorted(told) == sorted(held)
    assert f"<caption>{len(DATASET.gaps)} gaps: " in "".join(bodies(page_of("data")))


def test_gaps_of_a_day_are_those_that_had_been_searched_for() -> None:
    day = min(gap.on for gap in DATASET.gaps)
    body = "".join(bodies(opened("data", as_of="2024-05-09")))
    assert day.year > 2024
    assert "No failed search is on record here." in body
