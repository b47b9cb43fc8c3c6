"""Tables of the record as typed pandas DataFrames, for notebooks, and as Parquet."""

import io
from datetime import date as Date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dashboard import record
from dashboard.exports import citation, reported
from dashboard.exports.columns import Cell, Field, FieldType, Table
from dashboard.store import Release

if TYPE_CHECKING:
    import pandas as pd

# pandas and pyarrow take half a second to import, which only those wait for who ask for a table.
_DTYPES: dict[FieldType, str] = {
    "string": "string",
    "number": "Float64",
    "integer": "Int64",
    "boolean": "boolean",
    # By the millisecond, as Parquet has it: days of the years 1 and 9999 are days, too.
    "date": "datetime64[ms]",
}
"""Type of a column in files -> type in pandas; each of these knows a missing value."""


def observations(release: Release, as_of: Date | None = None) -> "pd.DataFrame":
    """All values, or those that were known on a day; `attrs` says of which release they are."""
    known = record.of(release, as_of)
    table = reported.observations(release, known, known.values)
    made = frame(table if as_of is None else table.as_known(as_of))
    made.attrs["title"] = release.dataset.about.title
    made.attrs["release"] = release.name
    made.attrs["licence"] = release.dataset.about.licence
    made.attrs["cite"] = citation.dataset(release, "", as_of).text
    return made


def parquet(release: Release, as_of: Date | None = None) -> bytes:
    """The same as a file of Parquet, from which pandas reads the same frame."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    found = pa.Table.from_pandas(observations(release, as_of), preserve_index=False)
    target = io.BytesIO()
    pq.write_table(found, target, compression="zstd")
    return target.getvalue()


def frame(table: Table) -> "pd.DataFrame":
    """The rows of a table with typed columns; `attrs["columns"]` says what each column means."""
    import pandas as pd  # noqa: PLC0415

    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.fields)
    held = {
        field.name: _column(field, cells)
        for field, cells in zip(table.fields, columns, strict=True)
    }
    made = pd.DataFrame(held)
    made.attrs["columns"] = {field.name: field.description for field in table.fields}
    return made


def _column(field: Field, cells: tuple[Cell, ...]) -> "pd.Series[Any]":
    import pandas as pd  # noqa: PLC0415

    if field.choices:
        return pd.Series(pd.Categorical(cells, categories=field.choices))
    if field.type == "number":
        # pandas takes a Decimal for an object.
        numbers = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        return pd.Series(numbers, dtype=_DTYPES[field.type])
    return pd.Series(cells, dtype=_DTYPES[field.type])
