"""The tables against the model: every column, every row, of both datasets."""

from datetime import date as Date
from decimal import Decimal

import pytest

from dashboard import exports
from dashboard.charts import view
from dashboard.exports import tables
from dashboard.model.facts import Series, in_base
from dashboard.record import Record
from dashboard.store import Release
from dashboard.words import value_words
from tests.folders import REAL
from tests.values import ids

from .facts import JUDGED, RELEASES, of_event, of_observation, of_source, rows, table_of, texts

BOTH = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)
ASKED = """id series period period_start period_end value value_to unit amount qualifier status standing origin as_printed reported_by
    source_id publisher title url published accessed locator licence release note""".split()
TYPES = {"string": str, "number": Decimal, "integer": int, "boolean": bool, "date": Date}


def flat(table: exports.Table) -> list[dict[str, str]]:
    names = [field.name for field in table.fields]
    return [texts(dict(zip(names, row, strict=True))) for row in table.rows]


@pytest.mark.parametrize("tag", ["sr-Latn", "sr-Cyrl", "zh-Hans"])
def test_publishers_and_speakers_are_the_same_in_files_of_every_language(tag: str) -> None:
    written = RELEASES["published"]
    told = written.told(tag)

    def names(release: Release) -> list[list[str]]:
        held = release.dataset
        every = (
            (tables.sources(release, held.sources), ("publisher", "via")),
            (tables.events(release, held.events), ("publishers",)),
            (tables.event_sources(held.events), ("said_by",)),
            (tables.sides(held.sides), ("publishers",)),
            (table_of(release), ("publisher", "reported_by")),
        )
        return [[row[name] for row in flat(table) for name in columns] for table, columns in every]

    before = names(written)
    assert names(told) == before
    is_told = [str(source.publisher) != source.publisher.key for source in told.dataset.sources]
    assert is_told.count(True) > 60
    assert sum(map(len, before)) > 2_000


@BOTH
def test_an_observation_has_every_cell_the_model_gives_it(release: Release) -> None:
    held = release.dataset
    found = {
        row["id"]: {name: cell for name, cell in row.items() if name not in JUDGED}
        for row in flat(table_of(release))
    }
    assert found == {one.id: of_observation(held, one, release.name) for one in held.observations}
    assert len(found) >= 10


@BOTH
def test_an_observation_says_what_it_is_among_the_others(release: Release) -> None:
    dataset = release.dataset
    values = {value.id: value for value in Record(dataset).values}
    found = {row["id"]: (row["role"], row["why"]) for row in flat(table_of(release))}
    assert found == {
        name: (value.role, value_words.why(dataset, value)) for name, value in values.items()
    }


@BOTH
def test_a_source_and_an_event_have_every_cell_the_model_gives_them(release: Release) -> None:
    held = release.dataset
    assert flat(exports.sources(release, held.sources)) == [
        of_source(held, one, release.name) for one in held.sources
    ]
    assert flat(exports.events(release, held.events)) == [
        of_event(held, one, release.name) for one in held.events
    ]
    assert held.sources
    assert held.events


def test_every_column_that_was_promised_is_there_once(release: Release) -> None:
    names = [field.name for field in table_of(release).fields]
    assert set(ASKED) <= set(names)
    assert len(names) == len(set(names))


@BOTH
def test_cells_are_of_the_type_of_their_column_and_choices_hold(release: Release) -> None:
    record = Record(release.dataset)
    held = release.dataset
    found = [
        table_of(release),
        exports.sources(release, held.sources),
        exports.events(release, record.events),
        tables.series(held.series),
    ]
    for table in found:
        assert table.rows
        for column, field in enumerate(table.fields):
            cells = [row[column] for row in table.rows if row[column] is not None]
            assert {type(cell) for cell in cells} <= {TYPES[field.type]}, field.name
            assert field.description, field.name
            assert not field.choices or {str(cell) for cell in cells} <= set(field.choices), (
                field.name
            )
            assert "" not in cells or field.name == "urls", field.name


def test_another_unit_restates_what_is_worked_out_or_printed_in_it_and_nothing_else() -> None:
    release = RELEASES["published"]
    record = Record(release.dataset)
    unit, restated = release.dataset.unit, 0
    for chart in release.dataset.chart.values():
        for choice in view.of(chart, record).choices if chart.kind == "periods" else ():
            values = view.of(chart, record, choice).visible_values
            derived = set(ids(value for value in values if value.is_derived))
            amounts = {value.id: value.amount for value in values}
            for row in flat(exports.observations(release, record, values)):
                if row["id"] in derived:
                    restated += 1
                    assert row["amount_unit"] == choice
                    assert float(row["amount"]) == pytest.approx(float(amounts[row["id"]] or 0))
                elif row["amount"]:
                    assert unit[row["amount_unit"]].comparable(unit[row["unit"]]), row["id"]
                    assert in_base(Decimal(row["amount"]), unit[row["amount_unit"]]) == in_base(
                        Decimal(row["value"]), unit[row["unit"]]
                    )
                else:
                    assert row["amount_unit"] == ""
    assert restated >= 16


def test_lists_stand_one_a_line_and_a_fact_inside_a_fact_gets_columns_of_its_own(
    release: Release,
) -> None:
    found = {row["id"]: row for row in flat(tables.series(release.dataset.series))}
    assert (found["sales"]["units"], found["sales"]["plausible_max"]) == ("NOK_bn\nEUR_m", "9000")
    assert (found["rank"]["units"], found["rank"]["caveats"]) == ("", "")
    source = {row["id"]: row for row in flat(exports.sources(release, release.dataset.sources))}
    assert (source["mill-2022"]["archived_date"], source["post-2021"]["archived_date"]) == (
        "2022-04-30",
        "",
    )


def test_parts_of_facts_carry_the_id_of_their_owner(release: Release) -> None:
    assert flat(tables.event_quantities(release.dataset.events)) == [
        {"event": "mill-fire", "label": "Months of standstill", "value": "4", "unit": "months"}
    ]
    assert flat(tables.event_sources(release.dataset.events)) == [
        {"event": "mill-sold", "source": "museum-undated", "said_by": "the museum"},
        {"event": "mill-fire", "source": "post-2021", "said_by": ""},
        {"event": "mill-fire", "source": "mill-2022", "said_by": "the mill"},
    ]


def test_a_column_takes_type_and_words_from_the_model() -> None:
    column = next(field for field in tables.series([]).fields if field.name == "nonnegative")
    assert (column.type, column.description) == (
        "boolean",
        Series.model_fields["nonnegative"].description,
    )
    assert tables.series([]).rows == ()


def test_files_of_the_folder_and_of_the_frames_hold_the_same_observations() -> None:
    """The record as it is edited, read without any of our code but the CSV reader of the language."""
    edited = {
        row["id"]: row
        for path in (REAL / "observations").glob("*.csv")
        for row in rows(path.read_bytes())
    }
    found = {
        row["id"]: row
        for row in rows(
            exports.file(RELEASES["published"], table_of(RELEASES["published"]), "", "csv")
        )
    }
    assert found.keys() == edited.keys()
    same = (
        "period",
        "value",
        "value_to",
        "unit",
        "locator",
        "as_printed",
        "reported_by",
        "reason",
        "note",
    )
    assert [
        name for name, row in edited.items() if any(row[cell] != found[name][cell] for cell in same)
    ] == []
