"""A table of the record as a pandas DataFrame, for notebooks."""

from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.exports.columns import Cell, Field, FieldType, Table

_DTYPES: dict[FieldType, str] = {
    "string": "string",
    "number": "Float64",
    "integer": "Int64",
    "boolean": "boolean",
    # By the second: days of the year 1 and of the year 9999 are days, too.
    "date": "datetime64[s]",
}
"""Type of a column in files -> type in pandas; each of these knows a missing value."""


def frame(table: Table) -> pd.DataFrame:
    """The rows of a table with typed columns; `attrs["columns"]` says what each column means."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.fields)
    held = {
        field.name: _column(field, cells)
        for field, cells in zip(table.fields, columns, strict=True)
    }
    made = pd.DataFrame(held)
    made.attrs["columns"] = {field.name: field.description for field in table.fields}
    return made


def _column(field: Field, cells: tuple[Cell, ...]) -> "pd.Series[Any]":
    if field.choices:
        return pd.Series(pd.Categorical(cells, categories=field.choices))
    if field.type == "number":
        # pandas takes a Decimal for an object.
        numbers = [float(cell) if isinstance(cell, Decimal) else cell for cell in cells]
        return pd.Series(numbers, dtype=_DTYPES[field.type])
    return pd.Series(cells, dtype=_DTYPES[field.type])
