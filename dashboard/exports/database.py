"""The record as one file for SQLite: a table for each kind of fact, joined by keys."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date as Date
from decimal import Decimal

from dashboard import record
from dashboard.exports import citation, whole
from dashboard.exports.columns import Cell, Field, FieldType, Table
from dashboard.store import Release

VIEW = "observations_joined"
"""The view that has the columns of observations.csv."""
_TYPES: dict[FieldType, str] = {
    "string": "TEXT",
    "number": "REAL",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_JOINED = {
    "series_title": "series.title",
    "publisher": "sources.publisher",
    "title": "sources.title",
    "url": "sources.url",
    "published": "sources.published",
    "accessed": "sources.accessed",
    "language": "sources.language",
    "licence": "coalesce(sources.licence, about.licence)",
    "release": "about.release",
    "side": "sources.side",
}
"""Column of all values that another table holds -> where it is found there."""


def content(release: Release, as_of: Date | None = None) -> bytes:
    """The file. It has no date of its own: the same record gives the same bytes."""
    tables = whole.of(release, record.of(release, as_of))
    observations = next(table for table in tables if table.name == "observations")
    with closing(sqlite3.connect(":memory:")) as connection:
        _fill(connection, _about(release, as_of), {})
        for table in tables:
            kept = table.without(*_JOINED) if table is observations else table
            _fill(connection, kept, whole.KEYS.get(table.name, {}))
        _fill(connection, _meanings(tables), {})
        connection.execute(_view(observations))
        connection.commit()
        return connection.serialize()


def _fill(connection: sqlite3.Connection, table: Table, keys: Mapping[str, str]) -> None:
    """Create a table, and put its rows into it."""
    columns = [_column(field, is_key=field is table.fields[0]) for field in table.fields]
    names = {field.name for field in table.fields}
    references = [
        f"FOREIGN KEY ({_named(key)}) REFERENCES {_named(other)} (id)"
        for key, other in keys.items()
        if key in names
    ]
    name = _named(table.name)
    connection.execute(f"CREATE TABLE {name} ({', '.join(columns + references)})")
    places = ", ".join("?" * len(table.fields))
    rows = [_values(row) for row in table.rows]
    connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608


def _column(field: Field, *, is_key: bool) -> str:
    """A column with its type, and with all values that it can have where they are few."""
    parts = [_named(field.name), _TYPES[field.type]]
    if is_key and field.name == "id":
        parts.append("PRIMARY KEY NOT NULL")
    if field.choices:
        choices = ", ".join(_literal(choice) for choice in field.choices)
        parts.append(f"CHECK ({_named(field.name)} IN ({choices}))")
    return " ".join(parts)


def _view(observations: Table) -> str:
    """All values with their sources, in the columns of the flat file."""
    columns = ", ".join(
        f"{_JOINED.get(field.name, f'observations.{_named(field.name)}')} AS {_named(field.name)}"
        for field in observations.fields
    )
    joined = (
        "FROM observations"
        " JOIN series ON series.id = observations.series"
        " JOIN sources ON sources.id = observations.source_id"
        " CROSS JOIN about ORDER BY observations.rowid"
    )
    return f"CREATE VIEW {VIEW} AS SELECT {columns} {joined}"


def _about(release: Release, as_of: Date | None) -> Table:
    """What the file is of: one row."""
    about = release.dataset.about
    row: dict[str, Cell] = {
        "title": about.title,
        "question": about.question,
        "release": release.name,
        "released": str(about.released),
        "as_of": None if as_of is None else str(as_of),
        "licence": about.licence,
        "licence_url": about.licence_url,
        "maintainer": about.maintainer,
        "cite": citation.dataset(release, "", as_of).text,
    }
    fields = tuple(Field(name, "string", "") for name in row)
    return Table("about", fields, (tuple(row.values()),))


def _meanings(tables: Iterable[Table]) -> Table:
    """What each column means."""
    names = ("table", "column", "type", "meaning")
    fields = tuple(Field(name, "string", "") for name in names)
    rows = tuple(
        (table.name, field.name, field.type, field.description)
        for table in tables
        for field in table.fields
    )
    return Table("columns", fields, rows)


def _values(row: Sequence[Cell]) -> list[str | int | float | None]:
    return [_value(cell) for cell in row]


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return str(cell) if isinstance(cell, Date) else cell


def _named(name: str) -> str:
    return f'"{name}"'


def _literal(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
