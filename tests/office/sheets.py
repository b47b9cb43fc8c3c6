"""CSV files and spreadsheets opened by LibreOffice, saved anew, and compared cell by cell."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell as Read

from dashboard import exports
from dashboard.exports import formats
from dashboard.exports.columns import Cell, Field, Table
from tests.exports.facts import RELEASES, table_of, unguarded
from tests.exports.test_formats import FORMULAS, NOTES, PLAIN

RELEASE = RELEASES["published"]
KINDS = (Field("text", "string", ""), Field("number", "number", ""), Field("day", "date", ""))
LINES = (
    "one\ntwo",
    'so "he" said, 累计约47.7亿',
    "Железара Смедерево",
    "1e5 tonnes",
    "TRUE or not",
    "x" * 3000,
)
TEXTS = (*FORMULAS, *(text for text in PLAIN if text.strip()), *LINES)
NUMBERS = (
    Decimal("4.770"),
    Decimal(-4),
    Decimal("0.000001"),
    Decimal("123456789012.5"),
    Decimal("-1.5"),
)
TABLE = Table(
    "hostile",
    KINDS,
    tuple(
        (text, NUMBERS[n % len(NUMBERS)], Date(1913 + n, 1 + n % 12, 28))
        for n, text in enumerate(TEXTS)
    ),
)
WORST = "44,34,76,1,,2057,false,true,false,false,false,0,true"
"""Import of CSV with everything on that can hurt: special numbers are detected, formulas are run."""
NUMBER_LIKE = re.compile(r"[\d.,\s]+ ?%?")
"""Such a text becomes a number when a spreadsheet opens CSV, whoever writes it: our spreadsheets have it as a text."""
USUAL = "44,34,76,1,,2057,false,false,false,false,false,0,false"


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail("No LibreOffice was found; `make office` installs it.", pytrace=False)
    return found


def saved(office: str, folder: Path, name: str, content: bytes, form: str, way: str = "") -> bytes:
    """What LibreOffice makes of a file."""
    (folder / name).write_bytes(content)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        form,
    ]
    command += [f"--infilter=CSV:{way}"] if way else []
    out = folder / "saved"
    subprocess.run(
        [*command, "--outdir", str(out), str(folder / name)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (out / f"{Path(name).stem}.{form.partition(':')[0]}").read_bytes()


def sheet(content: bytes, name: str | int = 0) -> list[tuple[Read, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book[name] if isinstance(name, str) else book.worksheets[name]
    return [tuple(row) for row in page.iter_rows(min_row=2)]


def kinds(rows: Sequence[Sequence[Read]]) -> set[str]:
    """Kinds of cell: s text, n number or nothing, d day, f formula, e error."""
    return {cell.data_type for row in rows for cell in row}


TRUTHS = {"=TRUE()": True, "=FALSE()": False}
"""What LibreOffice makes of a truth value when it saves a spreadsheet."""


def read_back(cell: Read) -> object:
    return TRUTHS[str(cell.value)] if cell.data_type == "f" else cell.value


def rounded(value: object) -> object:
    """A spreadsheet keeps fifteen digits of a number, and no empty text."""
    return (
        pytest.approx(value, rel=1e-14)
        if isinstance(value, float)
        else None
        if value == ""
        else value
    )


def expected(cell: Cell) -> object:
    """What a spreadsheet holds for a cell of a table."""
    if isinstance(cell, Decimal):
        return pytest.approx(float(cell), rel=1e-14)
    if isinstance(cell, Date):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    return cell


@pytest.mark.parametrize("way", [USUAL, WORST], ids=["usual", "worst"])
def test_no_cell_of_a_hostile_csv_file_runs(office: str, tmp_path: Path, way: str) -> None:
    rows = sheet(saved(office, tmp_path, "hostile.csv", formats.csv_file(TABLE), "xlsx", way))
    assert len(rows) == len(TEXTS)
    assert not kinds(rows) & {"f", "e"}
    held = dict(zip(TEXTS, (row[0] for row in rows), strict=True))
    for text in FORMULAS:
        assert held[text].data_type == "s", text
        assert unguarded(str(held[text].value)).replace("\r", "\n") == text.replace("\r", "\n"), (
            text
        )
    assert [row[1].value for row in rows] == [expected(row[1]) for row in TABLE.rows]
    assert [row[2].value for row in rows] == [expected(row[2]) for row in TABLE.rows]


def test_unguarded_formulas_would_run(office: str, tmp_path: Path) -> None:
    """The test above can fail."""
    rows = sheet(saved(office, tmp_path, "bare.csv", b"text\r\n=1+1\r\n'=1+1\r\n", "xlsx", WORST))
    assert [row[0].data_type for row in rows] == ["f", "s"]


@pytest.mark.parametrize("way", [USUAL, WORST], ids=["usual", "worst"])
def test_the_record_as_csv_has_numbers_days_and_texts(
    office: str, tmp_path: Path, way: str
) -> None:
    table = table_of(RELEASE)
    rows = sheet(
        saved(
            office, tmp_path, "record.csv", exports.file(RELEASE, table, "All", "csv"), "xlsx", way
        )
    )
    assert not kinds(rows) & {"f", "e"}
    assert len(rows) == len(table.rows) > 300
    for column, field in enumerate(table.fields):
        found, wanted = [row[column] for row in rows], [row[column] for row in table.rows]
        if field.type in ("number", "date"):
            assert [cell.value for cell in found] == [expected(cell) for cell in wanted], field.name
        elif field.name in (
            "id",
            "series",
            "as_printed",
            "note",
            "publisher",
            "title",
            "url",
            "why",
        ):
            texts = [
                (cell, read.value)
                for cell, read in zip(wanted, found, strict=True)
                if cell and not NUMBER_LIKE.fullmatch(str(cell))
            ]
            assert [str(value) for _, value in texts] == [
                formats.guarded(str(cell)) for cell, _ in texts
            ], field.name
            assert texts or field.name == "note"


def test_a_hostile_spreadsheet_is_saved_as_it_was(office: str, tmp_path: Path) -> None:
    content = formats.workbook(TABLE, NOTES, Date(2024, 5, 9), {})
    rows = sheet(saved(office, tmp_path, "hostile.xlsx", content, "xlsx:Calc MS Excel 2007 XML"))
    assert not kinds(rows) & {"f", "e"}
    assert [row[0].value.replace("\r", "\n").replace("_x000D_", "\n") for row in rows] == [
        text.replace("\r", "\n") for text in TEXTS
    ]
    assert {row[0].data_type for row in rows} == {"s"}
    assert [[row[1].value, row[2].value] for row in rows] == [
        [expected(row[1]), expected(row[2])] for row in TABLE.rows
    ]


def test_the_record_as_spreadsheet_is_saved_as_it_was(office: str, tmp_path: Path) -> None:
    content = exports.file(RELEASE, table_of(RELEASE), "All", "xlsx")
    again = saved(office, tmp_path, "record.xlsx", content, "xlsx:Calc MS Excel 2007 XML")
    for name in ("data", "series", "sources", "notes"):
        before, after = sheet(content, name), sheet(again, name)
        assert len(before) > 5
        assert [[read_back(cell) for cell in row] for row in after] == [
            [rounded(cell.value) for cell in row] for row in before
        ]
        types = [
            {cell.data_type for row in rows for cell in row if cell.value} - {"b"}
            for rows in (before, after)
        ]
        assert types[1] - {"f"} == types[0]
        assert {cell.value for row in after for cell in row if cell.data_type == "f"} <= set(TRUTHS)


def test_the_record_as_spreadsheet_gives_the_same_texts_as_csv(office: str, tmp_path: Path) -> None:
    table = table_of(RELEASE)
    content = exports.file(RELEASE, table, "All", "xlsx")
    text = saved(
        office,
        tmp_path,
        "record.xlsx",
        content,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true",
    ).decode()
    ours = exports.file(RELEASE, table, "All", "csv").decode()
    found, wanted = ([cell for line in read(file) for cell in line] for file in (text, ours))
    assert len(found) == len(wanted)
    assert [
        pair for pair in zip(found, map(unguarded, wanted), strict=True) if not same(*pair)
    ] == []
    assert "Err:" not in text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def same(one: str, other: str) -> bool:
    """Equal texts, or numbers that are equal in the digits that a spreadsheet keeps."""
    numbers = [re.fullmatch(r"-?\d+\.\d{4,}", text) for text in (one, other)]
    return one == other or (all(numbers) and float(one) == pytest.approx(float(other), rel=1e-14))
