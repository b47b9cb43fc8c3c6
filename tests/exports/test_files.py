"""Files of the record, parsed back and held against the facts."""

import io
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import exports, record
from dashboard.charts import view
from dashboard.exports import FORMATS, Table
from dashboard.model import Chart
from dashboard.period import Period, parse
from dashboard.record import Record, Value
from dashboard.store import Release
from tests.values import ids

from .facts import (
    CHOSEN,
    JUDGED,
    RELEASES,
    Row,
    objects,
    of_event,
    of_observation,
    of_source,
    rows,
    table_of,
    texts,
)

BOTH = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)
PUBLISHED = RELEASES["published"]
EXPECTED = {
    one.id: of_observation(PUBLISHED.dataset, one, PUBLISHED.name)
    for one in PUBLISHED.dataset.observations
}


def facts(found: list[Row]) -> dict[str, Row]:
    """The rows by their ids, without what compares a value with others."""
    return {
        row["id"]: {name: cell for name, cell in row.items() if name not in JUDGED} for row in found
    }


@BOTH
def test_csv_and_json_of_all_observations_hold_the_record(release: Release) -> None:
    held, table = release.dataset, table_of(release)
    expected = {one.id: of_observation(held, one, release.name) for one in held.observations}
    assert facts(rows(exports.file(release, table, "All", "csv"))) == expected
    assert (
        facts([texts(row) for row in objects(exports.file(release, table, "All", "json"))["rows"]])
        == expected
    )


@BOTH
def test_csv_and_json_of_sources_and_events_hold_the_record(release: Release) -> None:
    held = release.dataset
    sources = [of_source(held, one, release.name) for one in held.sources]
    events = [of_event(held, one, release.name) for one in held.events]
    for table, expected in (
        (exports.sources(release, held.sources), sources),
        (exports.events(release, held.events), events),
    ):
        assert rows(exports.file(release, table, "All", "csv")) == expected
        assert [
            texts(row) for row in objects(exports.file(release, table, "All", "json"))["rows"]
        ] == expected


@BOTH
def test_a_json_file_carries_title_release_licence_and_citation(release: Release) -> None:
    about = release.dataset.about
    found = objects(exports.file(release, table_of(release), "All values", "json"))
    assert found["title"] == "All values"
    assert found["dataset"] == about.title
    assert (found["release"], found["released"]) == (release.name, str(about.released))
    assert (found["licence"], found["licence_url"]) == (about.licence, about.licence_url)
    assert found["cite"].startswith(
        f"All values. In: {about.maintainer}: {about.title}, release {release.name}, "
    )
    assert list(found["rows"][0]) == [field["name"] for field in found["fields"]]


@BOTH
def test_a_spreadsheet_holds_the_record_with_series_and_sources(release: Release) -> None:
    held = release.dataset
    book = openpyxl.load_workbook(
        io.BytesIO(exports.file(release, table_of(release), "All", "xlsx"))
    )
    assert book.sheetnames == ["data", "series", "sources", "notes"]
    data = sheet(book["data"])
    assert {
        row["id"]: {name: cell for name, cell in row.items() if name not in JUDGED} for row in data
    } == {one.id: typed(of_observation(held, one, release.name)) for one in held.observations}
    cited = {one.source for one in held.observations}
    assert [row["id"] for row in sheet(book["sources"])] == [
        one.id for one in held.sources if one.id in cited
    ]
    used = {one.series for one in held.observations}
    assert [(row["id"], row["title"]) for row in sheet(book["series"])] == [
        (one.id, one.title) for one in held.series if one.id in used
    ]
    notes = {row[0].value: row[1].value for row in book["notes"].iter_rows(max_col=2)}
    assert (notes["title"], notes["release"], notes["licence"]) == (
        "All",
        release.name,
        held.about.licence,
    )
    types = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert "f" not in types
    assert "e" not in types
    assert {"s", "n", "d"} <= types


def sheet(page: openpyxl.worksheet.worksheet.Worksheet) -> list[dict[str, object]]:
    header, *found = page.iter_rows(values_only=True)
    return [
        {str(name): cell for name, cell in zip(header, row, strict=True) if cell is not None}
        for row in found
    ]


NUMBERS = {"value", "value_to", "amount", "amount_to"}
DAYS = {"period_start", "period_end", "accessed", "known_by"}


def typed(row: Row) -> dict[str, object]:
    """A row as a spreadsheet holds it: numbers and days by their types, nothing for nothing.

    Days before March 1900 and numbers of more than fifteen digits are texts.
    """

    def cell(name: str, text: str) -> object:
        if name in NUMBERS:
            digits = len(Decimal(text).normalize().as_tuple().digits)
            return pytest.approx(float(text), rel=1e-15) if digits <= 15 else text
        day = Date.fromisoformat(text) if name in DAYS else None
        return datetime(day.year, day.month, day.day) if day and day >= Date(1900, 3, 1) else text  # noqa: DTZ001

    return {name: cell(name, text) for name, text in row.items() if text}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_rows_give_the_same_bytes(form: exports.Form) -> None:
    release = RELEASES["small"]
    assert exports.file(release, table_of(release), "All", form) == exports.file(
        release, table_of(release), "All", form
    )


def test_years_keep_what_has_a_day_in_them(release: Release) -> None:
    held = Record(release.dataset)
    kept = exports.within(held.values, parse("2019/2020"))
    assert set(ids(kept)) == {"sales-2019-post", "staff-2020-12-post", "sales-since-2018"}
    assert exports.within(held.values, None) == held.values
    assert "rank-undated" not in set(ids(exports.within(held.values, parse("../2030"))))


def test_titles_of_whole_series_are_theirs(release: Release) -> None:
    held = Record(release.dataset)
    assert exports.titled(held, ["sales", "staff"]) == "Sales of the mill; Staff"


# A thousand selections of the published record.

CHARTS = list(PUBLISHED.dataset.chart.values())
DAYS_KNOWN = list(PUBLISHED.dataset.days)
STEPS = DAYS_KNOWN[:: len(DAYS_KNOWN) // 6]
"""A few days: each makes a record of its own."""


@cache
def known(day: Date | None) -> Record:
    return record.of(PUBLISHED) if day is None else Record(PUBLISHED.dataset.known(day))


@cache
def shown(chart: Chart, day: Date | None, choice: str) -> tuple[Value, ...]:
    return view.of(chart, known(day), choice).visible_values


@st.composite
def selections(draw: st.DrawFn) -> tuple[Record, tuple[Value, ...], str]:
    """What a reader may choose: a chart or series, years, a unit, a day."""
    day = draw(st.none() | st.sampled_from(STEPS))
    held, unit = known(day), ""
    if draw(st.booleans()):
        chart = draw(st.sampled_from(CHARTS))
        options = view.of(chart, held).choices
        choice = draw(st.sampled_from(options)) if options else ""
        found, unit = shown(chart, day, choice), view.of(chart, held, choice).unit
    else:
        found = held.series(
            *draw(
                st.lists(
                    st.sampled_from([one.id for one in PUBLISHED.dataset.series]),
                    min_size=1,
                    max_size=3,
                    unique=True,
                )
            )
        )
    return held, exports.within(found, draw(st.none() | years())), unit


def years() -> st.SearchStrategy[Period]:
    return st.lists(st.integers(1995, 2026), min_size=2, max_size=2).map(
        lambda pair: parse(f"{min(pair)}/{max(pair)}")
    )


@pytest.mark.hypothesis
def test_a_thousand_selections_come_back_from_csv_and_json() -> None:
    seen: list[int] = []

    @settings(max_examples=1000)
    @given(selections())
    def come_back(selection: tuple[Record, tuple[Value, ...], str]) -> None:
        seen.append(len(selection[1]))
        comes_back(*selection)

    come_back()
    assert len(seen) >= 1000
    assert sum(count > 0 for count in seen) > 400
    assert max(seen) > 50


def comes_back(held: Record, chosen: tuple[Value, ...], unit: str) -> None:
    table = exports.observations(PUBLISHED, held, chosen)
    back = rows(exports.file(PUBLISHED, table, "A selection", "csv"))
    assert [row["id"] for row in back] == ids(chosen)
    assert [
        texts(row) for row in objects(exports.file(PUBLISHED, table, "A selection", "json"))["rows"]
    ] == back
    left_out = JUDGED | (CHOSEN if unit else set())
    for row in back:
        expected = EXPECTED[row["id"]]
        assert {name: row[name] for name in row if name not in left_out} == {
            name: expected[name] for name in expected if name not in left_out
        }
    if unit:
        amounts = [None if value.amount is None else float(value.amount) for value in chosen]
        assert [
            close(row["amount"], amount) for row, amount in zip(back, amounts, strict=True)
        ] == [True] * len(back)
        derived = {value.id for value in chosen if value.is_derived}
        assert {row["amount_unit"] for row in back if row["id"] in derived} <= {unit}


def close(text: str, amount: float | None) -> bool:
    if amount is None or not text:
        return amount is None and not text
    return abs(float(Decimal(text)) - amount) <= 1e-9 * abs(amount)


def test_a_table_is_what_the_page_offers(release: Release) -> None:
    held = Record(release.dataset)
    chart = release.dataset.chart["sales-by-year"]
    offered = exports.observations(release, held, view.of(chart, held).visible_values)
    assert isinstance(offered, Table)
    assert {row[0] for row in offered.rows} <= set(release.dataset.observation)
    assert offered.rows


def test_the_sheets_of_events_hold_each_source_that_they_name(release: Release) -> None:
    found = release.dataset.events
    book = openpyxl.load_workbook(
        io.BytesIO(exports.file(release, exports.events(release, found), "Events", "xlsx"))
    )
    cited = {one.source for event in found for one in event.sources}
    assert cited
    assert [row["id"] for row in sheet(book["sources"])] == [
        one.id for one in release.dataset.sources if one.id in cited
    ]
