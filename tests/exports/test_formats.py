"""CSV, JSON and spreadsheets, read back with the tools of their readers."""

import csv
import io
import json
import re
import zipfile
from datetime import date as Date
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import formats
from dashboard.exports.columns import Field, Table
from dashboard.exports.formats import guarded

from .facts import unguarded

NOTES = {"title": "A title", "release": "1.0.0-abcdef01", "licence": "CC BY 4.0"}
KINDS = (
    Field("id", "string", "Its id"),
    Field("value", "number", "A number"),
    Field("count", "integer", "How many"),
    Field("sure", "boolean", "Whether"),
    Field("day", "date", "When"),
)
ROWS: tuple[tuple[str | int | Decimal | Date | None, ...], ...] = (
    ("one", Decimal("4.770"), 3, True, Date(2018, 3, 1)),
    ("=1+1", Decimal("-0.000000001"), -2, False, Date(1900, 3, 1)),
    ('so "he" said, 累计约47.7亿\nЖелезара', Decimal("123456789012.5"), 0, None, Date(1571, 1, 31)),
    (None, None, None, None, None),
)
TABLE = Table("things", KINDS, ROWS)
PLAIN = (
    "-4",
    "+42.3 %",
    "-1.5",
    "+7",
    "-1.150,5",
    "- a".lstrip("- "),
    "a=b",
    "5-3",
    "",
    " ",
    "it's",
    "'tis",
    "累计",
)
FORMULAS = (
    "=1+1",
    "@x",
    "+cmd|' /C calc'!A0",
    "-cmd",
    "-1+1",
    "+381 26 62 90 (phone)",
    "  =1",
    '"=1"',
    '"+5 %" they wrote',
    "'=1",
    "''=1",
    "' =1",
    "＝1",
    "-4 men",
    "--4",
    "-",
)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_plain_texts_are_never_touched(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_may_run_gets_one_apostrophe_that_can_be_taken_away(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        ("\n=1", "\n'=1"),
        ("x;=1+41;y", "x;'=1+41;y"),
        ("x; =1+41", "x;' =1+41"),
        ("x;=cmd|' /C calc'!A0;y", "x;'=cmd|' /C calc'!A0;y"),
        ("p. 1;@SUM(1+1)*2;", "p. 1;'@SUM(1+1)*2;"),
        ('x;"=1+1"', 'x;\'"=1+1"'),
        ("one\n+two", "one\n'+two"),
        ("x;＝1;＠y", "x;'＝1;'＠y"),
        ("x;'=1", "x;''=1"),
        ("-a;-4;+5 %", "'-a;-4;+5 %"),
        ("from -3; to +5 %", "from -3; to +5 %"),
        ("x; +5 %", "x; +5 %"),
        ("it's;'tis", "it's;'tis"),
    ],
)
def test_so_does_each_part_that_another_separator_may_make_a_cell(text: str, safe: str) -> None:
    assert guarded(text) == safe
    assert unguarded(safe) == text


@given(st.text() | st.text(alphabet="=+-@'＝＋－＠ \t\r\n;\"|1.%,aé", max_size=8))
def test_any_text_comes_back_and_is_harmless(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    for part in re.split(r"[;\t\r\n]", safe):
        first = part.lstrip('" ')[:1]
        assert not first or first not in "=@＝＠"
        assert (
            first not in tuple("+-＋－")
            or not set(first)
            or all(one in "+-0123456789., %\xa0" or one.isspace() for one in part)
        )


TEXTS = st.text() | st.text(alphabet='=+-@"; \t\r\n,1a', max_size=8)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_no_sign_that_separates_cells_elsewhere_moves_a_column(
    found: list[tuple[str, str, str]],
) -> None:
    """As programs read that take commas, semicolons and tabs for ends of cells, all at once."""
    fields = tuple(Field(name, "string", "") for name in ("a", "b", "c"))
    text = formats.csv_file(Table("t", fields, tuple(found))).decode()
    cell = r'(?:"(?:[^"]|"")*"|[^",;\t\r\n]*)'
    assert re.fullmatch(rf"(?:{cell},{cell},{cell}\r\n)+", text)
    by_all = re.sub(cell, "", text)
    assert by_all == ",,\r\n" * (len(found) + 1)


@pytest.mark.parametrize("sign", [";", "\t", '"', "\n", "\r", ","])
def test_a_text_with_a_sign_that_separates_cells_is_quoted(sign: str) -> None:
    content = formats.csv_file(Table("t", KINDS[:1], ((f"a{sign}b",),))).decode()
    doubled = f"a{sign}b".replace('"', '""')
    assert content == f'id\r\n"{doubled}"\r\n'


def test_a_csv_file_for_excel_has_its_mark_its_semicolons_and_its_decimal_commas() -> None:
    content = formats.excel_csv_file(TABLE).decode()
    assert content.startswith("\ufeffid;value;count;sure;day\r\none;4,770;3;true;2018-03-01\r\n")
    found = list(csv.reader(io.StringIO(content[1:], newline=""), delimiter=";"))
    plain = cells(formats.csv_file(TABLE))
    assert [[row[0], *row[2:]] for row in found] == [[row[0], *row[2:]] for row in plain]
    assert [row[1].replace(",", ".") for row in found] == [row[1] for row in plain]


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("123456789012345", 123456789012345),
        ("1234567890123450", 1234567890123450),
        ("0.00123456789012345", 0.00123456789012345),
        ("1100108628127863", "1100108628127863"),
        ("12345678901234567", "12345678901234567"),
        ("43536629233.14236", "43536629233.14236"),
        ("-0.1234567890123456", "-0.1234567890123456"),
    ],
)
def test_a_number_that_a_spreadsheet_would_cut_is_a_text(number: str, kept: float | str) -> None:
    table = Table("t", KINDS[1:2], ((Decimal(number),),))
    book = openpyxl.load_workbook(io.BytesIO(formats.workbook(table, NOTES, Date(2024, 5, 9), {})))
    assert book["data"]["A2"].value == kept


def test_texts_of_a_spreadsheet_stand_in_its_shared_list() -> None:
    made = formats.workbook(TABLE, NOTES, Date(2024, 5, 9), {"more": TABLE})
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert "Железара" in book.read("xl/sharedStrings.xml").decode()
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 3
        assert not any(b"inlineStr" in book.read(name) for name in sheets)


def test_lines_of_a_csv_file_end_as_rfc_4180_says_and_it_begins_with_its_header() -> None:
    content = formats.csv_file(Table("t", KINDS, (ROWS[0], ROWS[3])))
    assert content == b"id,value,count,sure,day\r\none,4.770,3,true,2018-03-01\r\n,,,,\r\n"


def test_texts_with_commas_quotes_lines_and_other_scripts_come_back_whole() -> None:
    content = formats.csv_file(TABLE)
    assert cells(content)[3][0] == 'so "he" said, 累计约47.7亿\nЖелезара'
    assert '"so ""he"" said, 累计约47.7亿\nЖелезара"'.encode() in content
    assert not content.startswith(b"\xef\xbb\xbf")


def test_numbers_keep_all_their_digits_and_never_have_a_power_of_ten() -> None:
    column = [row[1] for row in cells(formats.csv_file(TABLE))]
    assert column == ["value", "4.770", "-0.000000001", "123456789012.5", ""]
    rows = json.loads(formats.json_file(TABLE, NOTES), parse_float=str)["rows"]
    assert [row["value"] for row in rows] == ["4.770", "-0.000000001", "123456789012.5", None]


def test_an_empty_table_keeps_its_header_in_every_format() -> None:
    empty = Table("things", KINDS, ())
    assert cells(formats.csv_file(empty)) == [["id", "value", "count", "sure", "day"]]
    assert json.loads(formats.json_file(empty, NOTES))["rows"] == []
    book = openpyxl.load_workbook(io.BytesIO(formats.workbook(empty, NOTES, Date(2024, 5, 9), {})))
    assert [cell.value for cell in book["data"][1]] == ["id", "value", "count", "sure", "day"]
    assert book["data"].max_row == 1


def test_a_json_file_says_what_it_is_and_what_its_columns_mean() -> None:
    found = json.loads(formats.json_file(TABLE, NOTES), parse_float=Decimal)
    assert {name: found[name] for name in NOTES} == NOTES
    assert found["fields"] == [
        {"name": one.name, "type": one.type, "description": one.description} for one in KINDS
    ]
    days = [tuple(str(cell) if isinstance(cell, Date) else cell for cell in row) for row in ROWS]
    assert [tuple(row.values()) for row in found["rows"]] == days
    assert "Железара".encode() in formats.json_file(TABLE, NOTES)


@given(
    st.lists(
        st.tuples(
            st.none() | st.text(),
            st.none()
            | st.decimals(
                allow_nan=False,
                allow_infinity=False,
                places=6,
                min_value=-(10**17),
                max_value=10**17,
            ),
            st.none() | st.integers(-(10**9), 10**9),
            st.none() | st.booleans(),
            st.none() | st.dates(),
        ),
        max_size=5,
    )
)
def test_any_cells_come_back_from_csv_and_json(
    found: list[tuple[str | None, Decimal | None, int | None, bool | None, Date | None]],
) -> None:
    table = Table("t", KINDS, tuple(found))
    back = cells(formats.csv_file(table))[1:]
    assert [[unguarded(row[0]), *row[1:]] for row in back] == [
        [
            text or "",
            "" if number is None else f"{number:f}",
            "" if count is None else str(count),
            "" if sure is None else str(sure).lower(),
            "" if day is None else day.isoformat(),
        ]
        for text, number, count, sure, day in found
    ]
    objects = json.loads(formats.json_file(table, NOTES), parse_float=Decimal)["rows"]
    assert [tuple(row.values()) for row in objects] == [
        (*row[:4], row[4] and row[4].isoformat()) for row in found
    ]


def test_a_spreadsheet_has_numbers_days_and_texts_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(formats.workbook(TABLE, NOTES, Date(2024, 5, 9), {})))
    sheet = book["data"]
    assert sheet.freeze_panes == "B2"
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)] == [
        ["one", 4.77, 3, True, datetime(2018, 3, 1)],  # noqa: DTZ001
        ["=1+1", -1e-9, -2, False, datetime(1900, 3, 1)],  # noqa: DTZ001
        ['so "he" said, 累计约47.7亿\nЖелезара', 123456789012.5, 0, None, "1571-01-31"],
    ]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 4
    assert [cell.number_format for cell in sheet["B"][1:4]] == ["0.000", "0.000000000", "0.0"]
    assert sheet["E2"].number_format == "yyyy-mm-dd"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "b", "d"}


def test_a_spreadsheet_explains_itself_on_its_last_sheet() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(formats.workbook(TABLE, NOTES, Date(2024, 5, 9), {"more": TABLE}))
    )
    assert book.sheetnames == ["data", "more", "notes"]
    lines = [
        (left.value or "", right.value or "") for left, right in book["notes"].iter_rows(max_col=2)
    ]
    described = [
        (f"{sheet}: {field.name}", field.description)
        for sheet in ("data", "more")
        for field in KINDS
    ]
    assert lines == [*NOTES.items(), ("", ""), ("Column", "Meaning"), *described]
    assert (book.properties.title, book.properties.created) == ("A title", datetime(2024, 5, 9))  # noqa: DTZ001


def test_a_text_of_any_length_fits_a_spreadsheet() -> None:
    table = Table("t", KINDS[:1], (("x" * 40_000,),))
    book = openpyxl.load_workbook(io.BytesIO(formats.workbook(table, NOTES, Date(2024, 5, 9), {})))
    assert book["data"]["A2"].value == "x" * 32_767


def test_the_same_table_gives_the_same_spreadsheet() -> None:
    made = [formats.workbook(TABLE, NOTES, Date(2024, 5, 9), {}) for _ in range(2)]
    assert made[0] == made[1]
