"""The file for SQLite: each kind of fact in a table, keys that hold, and a view that is the flat file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date as Date

import pytest

from dashboard import exports, record
from dashboard.exports import database, whole
from dashboard.store import Release
from tests.exports.facts import RELEASES, rows, table_of

BOTH = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.row_factory = sqlite3.Row
        yield connection


@BOTH
def test_the_view_has_the_columns_and_the_cells_of_the_flat_file(release: Release) -> None:
    expected = rows(exports.file(release, table_of(release), "All", "csv"))
    with opened(database.content(release)) as connection:
        found = connection.execute(f"SELECT * FROM {database.VIEW}").fetchall()
    assert [row["id"] for row in found] == [row["id"] for row in expected]
    assert list(found[0].keys()) == list(expected[0])
    compared = 0
    for row, written in zip(found, expected, strict=True):
        for name, text in written.items():
            cell = row[name]
            is_number = isinstance(cell, float)
            assert cell == (float(text) if is_number else text or None), (row["id"], name)
            compared += cell is not None
    assert compared > 100


@BOTH
def test_every_table_of_the_record_is_in_it_with_its_rows(release: Release) -> None:
    tables = whole.of(release, record.of(release))
    assert len(tables) >= 13
    with opened(database.content(release)) as connection:
        for table in tables:
            (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
            assert count == len(table.rows), table.name


@BOTH
def test_keys_hold_and_would_say_where_they_do_not(release: Release) -> None:
    with opened(database.content(release)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        source = release.dataset.observations[0].source
        connection.execute("DELETE FROM sources WHERE id = ?", (source,))
        broken = {row["table"] for row in connection.execute("PRAGMA foreign_key_check")}
        assert "observations" in broken


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observations SET role = 'reigns'",
        "UPDATE observations SET qualifier = 'perhaps'",
        "UPDATE checks SET verdict = 'true'",
        "UPDATE sources SET id = 'same'",
        "UPDATE events SET id = NULL",
    ],
)
def test_a_database_refuses_what_no_record_can_hold(statement: str) -> None:
    with (
        opened(database.content(RELEASES["published"])) as connection,
        pytest.raises(sqlite3.IntegrityError),
    ):
        connection.execute(statement)


def test_it_says_what_it_is_and_what_its_columns_mean() -> None:
    release = RELEASES["published"]
    with opened(database.content(release)) as connection:
        (about,) = connection.execute("SELECT * FROM about").fetchall()
        meanings = connection.execute('SELECT * FROM "columns"').fetchall()
    assert (about["release"], about["licence"]) == (release.name, release.dataset.about.licence)
    assert about["cite"].endswith("CC BY 4.0.")
    assert about["as_of"] is None
    assert all(row["meaning"] for row in meanings)
    assert {"observations", "checks", "gaps"} <= {row["table"] for row in meanings}


def test_a_database_of_a_day_holds_what_was_known() -> None:
    release, day = RELEASES["published"], Date(2021, 12, 31)
    known = record.of(release, day)
    with opened(database.content(release, day)) as connection:
        found = [
            row["id"] for row in connection.execute("SELECT id FROM observations ORDER BY rowid")
        ]
        (about,) = connection.execute("SELECT * FROM about").fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {row["name"] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert found == [value.id for value in known.values]
    assert 0 < len(found) < len(release.dataset.observations)
    assert (about["as_of"], "as known on 31 December 2021" in about["cite"]) == ("2021-12-31", True)
    assert "changes" not in tables


@BOTH
def test_the_same_record_gives_the_same_bytes(release: Release) -> None:
    assert database.content(release) == database.content(release)
