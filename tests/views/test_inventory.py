"""Which years have a value, and what was looked for and not found, on the page Data."""

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from dashboard.model import Series
from dashboard.words import periods

from .screen import DATASET, RECORD, bodies, opened, words

TO_SERIES = re.compile(r'href="\?(?:[^"]*;)?view=([^"&#]*)[^"]*#values"')
"""A link to the values of a series."""
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


def coverage(at: AppTest) -> dict[str, dict[str, str]]:
    """Series -> the cells of its row, in the map of years or in the list beneath it."""
    (body,) = (body for body in bodies(at) if '<section class="coverage' in body)
    found = [
        dict(re.findall(r'data-label="([^"]*)">(.*?)</t[dh]>', row))
        for row in re.findall(r"<tr.*?</tr>", body)
    ]
    rows = [row for row in found if row]
    series = [TO_SERIES.findall(row["Series"]) for row in rows]
    assert all(len(names) == 1 for names in series)
    return {name: row for (name,), row in zip(series, rows, strict=True)}


def gaps(at: AppTest) -> list[dict[str, str]]:
    return under(at, '<details class="few-years" id="looked-for">')


def spread(text: str) -> list[str]:
    """'2004 to 2006, 2008 and 2009' -> each year; other periods as they are."""
    found: list[str] = []
    for part in re.split(r", | and ", text):
        ends = re.fullmatch(r"(\d{4}) to (\d{4})", part)
        found += [str(year) for year in range(int(ends[1]), int(ends[2]) + 1)] if ends else [part]
    return found


def said(row: dict[str, str]) -> dict[str, set[int]]:
    """What the words of a picture say of each year."""
    drawn = re.search(r'aria-label="([^"]*)"', row["Years"])
    told = drawn[1] if drawn else row["Years"]
    parts = re.findall(r"(whole years|parts of|none found for) ([^;]*)", told)
    assert parts or told == "no year"
    return {name: {int(year) for year in spread(years)} for name, years in parts}


@pytest.fixture(scope="session")
def rows(page_of: Callable[[str], AppTest]) -> dict[str, dict[str, str]]:
    return coverage(page_of("data"))


def test_each_series_has_one_row_with_its_title_and_its_file(
    rows: dict[str, dict[str, str]],
) -> None:
    assert sorted(rows) == sorted(DATASET.one_series)
    for name, row in rows.items():
        title = Markup(row["Series"]).striptags()
        assert title == DATASET.one_series[name].title
        assert f'href="./data/{name}.csv"' in row["File"]


def test_series_stand_beneath_a_link_to_their_page(page_of: Callable[[str], AppTest]) -> None:
    (body,) = (body for body in bodies(page_of("data")) if '<section class="coverage' in body)
    parts = re.split(r'<tr class="of-page">|<details class="few-years"', body)[1:]
    seen = 0
    for part in parts:
        (page,) = set(re.findall(r'<a class="inside" href="\./([^"]*)"', part))
        names = TO_SERIES.findall(part)
        assert {DATASET.page_of[name] for name in names} == {page}
        seen += len(names)
    assert seen == len(DATASET.series)


@pytest.mark.parametrize("one", DATASET.series, ids=[one.id for one in DATASET.series])
def test_a_row_counts_and_names_the_years_of_its_series(
    rows: dict[str, dict[str, str]], one: Series
) -> None:
    row = rows[one.id]
    values = [value for value in RECORD.values if value.series.id == one.id]
    used = [value for value in values if value.role == "stands"]
    whole = {value.year for value in used if value.is_whole_year} & set(YEARS)
    part = {value.year for value in used} & set(YEARS) - whole
    searched = {gap.period.year for gap in DATASET.gaps if gap.series == one.id} & set(
        YEARS
    ) - whole - part
    assert row["Values"] == str(len(DATASET.of_series[one.id]))
    expected = {"whole years": whole, "parts of": part, "none found for": searched}
    assert said(row) == {name: years for name, years in expected.items() if years}
    is_mapped = len({value.year for value in used if value.year}) >= 3
    assert ("Whole years" in row) is is_mapped
    if is_mapped:
        assert row["Whole years"] == f"{len(whole)} of {len(YEARS)}"
        cells = re.findall(r'<i class="([a-z]*)" title="(\d+)">', row["Years"])
        assert [int(year) for _state, year in cells] == list(YEARS)
        states = {"whole": whole, "part": part, "searched": searched}
        for state, years in states.items():
            assert {int(year) for one, year in cells if one == state} == years


def test_the_rows_know_all_three_kinds_of_years(rows: dict[str, dict[str, str]]) -> None:
    assert {name for row in rows.values() for name in said(row)} == {
        "whole years",
        "parts of",
        "none found for",
    }
    assert any(not said(row) for row in rows.values())


def test_coverage_of_an_earlier_day_counts_what_was_known(
    page_of: Callable[[str], AppTest],
) -> None:
    now, then = (
        {name: int(row["Values"]) for name, row in coverage(at).items()}
        for at in (page_of("data"), opened("data", as_of="2024-05-09"))
    )
    assert sorted(then) == sorted(now)
    assert all(then[name] <= now[name] for name in now)
    assert 0 < sum(then.values()) < sum(now.values())


def test_chosen_years_narrow_the_map() -> None:
    rows = coverage_of_years("2018", "2020")
    assert {re.sub(r".* of ", "", row["Whole years"]) for row in rows} == {"3"}
    cells = [re.findall(r'title="(\d+)"', row["Years"]) for row in rows]
    assert cells
    assert all(years == ["2018", "2019", "2020"] for years in cells)


def coverage_of_years(first: str, last: str) -> list[dict[str, str]]:
    """The rows of the map of some years."""
    (body,) = (
        body
        for body in bodies(opened("data", **{"from": first, "to": last}))
        if '<section class="coverage' in body
    )
    found = [
        dict(re.findall(r'data-label="([^"]*)">(.*?)</t[dh]>', row))
        for row in re.findall(r"<tr.*?</tr>", body)
    ]
    return [row for row in found if "Whole years" in row]


@pytest.mark.parametrize(
    ("text", "series"),
    [("gdp dollars", "gdp-usd"), ("EXPORTS-SHARE-OF-REVENUE", "exports-share-of-revenue")],
)
def test_a_search_finds_series_and_says_how_many(text: str, series: str) -> None:
    at = opened("data", q=text)
    body = "".join(bodies(at))
    found = TO_SERIES.findall(body)
    assert series in found
    assert 0 < len(found) < len(DATASET.series)
    status = f"{len(found)} of {len(DATASET.series)} series."
    assert f'<p class="found" role="status">{status}</p>' in body
    assert body.count('<details class="few-years" id="series-of-') == body.count(" open>")


def test_a_search_that_finds_no_series_says_so() -> None:
    at = opened("data", q="zzzz-no-such-word")
    assert "No series holds all of these words." in words(at)
    assert not at.exception


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
    assert f"<caption>{len(DATASET.gaps)} gaps; {len(RECORD.searches)} searches: " in "".join(
        bodies(page_of("data"))
    )


def test_gaps_of_a_day_are_those_that_had_been_searched_for() -> None:
    day = min(gap.on for gap in DATASET.gaps)
    body = "".join(bodies(opened("data", as_of="2024-05-09")))
    assert day.year > 2024
    assert "No failed search is on record here." in body
