"""The record as a DataFrame, beside the files that hold the same."""

import csv
import io
from datetime import date as Date
from pathlib import Path

import pandas as pd
import pytest

import dashboard
from dashboard import record, store
from dashboard.exports import file, observations
from dashboard.exports.formats import guarded
from dashboard.reading import DatasetError
from tests.folders import REAL, edit


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return dashboard.load(REAL)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The rows of /data/observations.csv."""
    release = store.current(REAL)
    known = record.of(release)
    content = file(release, observations(release, known, known.values), "observations", "csv")
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_it_has_the_columns_and_the_rows_of_the_file(
    table: pd.DataFrame, rows: list[dict[str, str]]
) -> None:
    assert list(table.columns) == list(rows[0])
    assert list(table["id"]) == [row["id"] for row in rows]
    assert len(table) > 600


def test_every_cell_is_that_of_the_file_typed(
    table: pd.DataFrame, rows: list[dict[str, str]]
) -> None:
    compared = 0
    for name in table.columns:
        written = [row[name] or None for row in rows]
        held = [None if pd.isna(cell) else cell for cell in table[name]]
        if str(table[name].dtype) == "Float64":
            assert held == [None if cell is None else float(cell) for cell in written], name
        elif str(table[name].dtype) == "datetime64[ms]":
            assert [cell and cell.date().isoformat() for cell in held] == written, name
        else:
            # A text that a spreadsheet would run has an apostrophe in front, in CSV only.
            assert [cell and guarded(cell) for cell in held] == written, name
        compared += sum(cell is not None for cell in held)
    assert compared > 10_000


def test_columns_have_types_and_meanings(table: pd.DataFrame) -> None:
    types = {str(dtype) for dtype in table.dtypes}
    assert types == {"string", "Float64", "datetime64[ms]", "category"}
    assert all(table.attrs["columns"][name] for name in table.columns)
    assert table.attrs["release"] == store.current(REAL).name
    assert table.attrs["licence"] == "CC BY 4.0"


def test_without_a_folder_it_is_the_one_of_the_environment(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    assert len(dashboard.load()) == 10
    assert len(dashboard.load(str(REAL))) > 600


def test_a_record_without_values_is_a_table_without_rows_of_the_same_columns(
    bare: Path, table: pd.DataFrame
) -> None:
    empty = dashboard.load(bare)
    assert len(empty) == 0
    assert empty.dtypes.astype(str).to_dict() == table.dtypes.astype(str).to_dict()


def test_the_first_and_the_last_day_of_the_calendar_are_days(small: Path) -> None:
    edit(small, "observations/staff.csv", "2020-12,310", "0001/9999,310")
    found = dashboard.load(small)
    starts, ends = (
        {day.date() for day in found[name].dropna()} for name in ("period_start", "period_end")
    )
    assert Date(1, 1, 1) in starts
    assert Date(9999, 12, 31) in ends


def test_a_folder_with_problems_lists_them(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    with pytest.raises(DatasetError) as caught:
        dashboard.load(small)
    assert [problem.file for problem in caught.value.problems] == ["sources.yaml"]
