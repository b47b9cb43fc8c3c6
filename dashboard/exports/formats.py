"""Tables -> files that a reader takes away: CSV, JSON, spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime
from decimal import Decimal

import xlsxwriter

from dashboard.exports.tables import Cell, Table

_TRIGGERS = tuple("=+-@＝＋－＠")  # what spreadsheets take for the beginning of a formula
_NUMBER_LIKE = re.compile(r"[+-]?\d[\d.,\s]*%?", re.ASCII)
_FIRST_SERIAL = Date(1900, 3, 1)  # spreadsheets disagree about days before
_LONGEST_TEXT = 32_767


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula, and is no mere number, gets an apostrophe in front.

    So does one that begins with apostrophes and goes on like a formula, which makes it reversible: see `unguarded`.
    """
    return f"'{text}" if _formula(text) and (text[0] == "'" or not _NUMBER_LIKE.fullmatch(text.strip())) else text


def unguarded(text: str) -> str:
    """The text before `guarded`."""
    return text[1:] if text[:1] == "'" and _formula(text) else text


def _formula(text: str) -> bool:
    return text.lstrip("' \t\r\n").startswith(_TRIGGERS)


def csv_file(table: Table) -> bytes:
    """RFC 4180: UTF-8, CRLF, a header; texts guarded, numbers with all their digits, days as YYYY-MM-DD."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(field.name for field in table.fields)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return target.getvalue().encode()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def json_file(table: Table, notes: Mapping[str, str]) -> bytes:
    """An object: the notes, the columns with their meaning, and a row an object. Numbers keep all their digits."""
    fields = [{"name": field.name, "type": field.type, "description": field.description} for field in table.fields]
    names = [json.dumps(field.name) for field in table.fields]
    whole = json.dumps({**notes, "fields": fields}, ensure_ascii=False, indent=1).removesuffix("\n}")
    target = io.BytesIO()
    target.write(f'{whole},\n "rows": ['.encode())
    for number, row in enumerate(table.rows):
        cells = ", ".join(f"{name}: {_value(cell)}" for name, cell in zip(names, row, strict=True))
        target.write(f"{',' if number else ''}\n  {{{cells}}}".encode())
    target.write(b"\n ]\n}\n")
    return target.getvalue()


def _value(cell: Cell) -> str:
    # Python's own writer knows no decimals: it would turn 4.770 into 4.77.
    return f"{cell:f}" if isinstance(cell, Decimal) else json.dumps(str(cell) if isinstance(cell, Date) else cell, ensure_ascii=False)


def workbook(sheets: Mapping[str, Table], notes: Mapping[str, str], made: Date) -> bytes:
    """A spreadsheet with a sheet for each table and one of notes; numbers and days are typed, a text is never a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        book.set_properties({"title": notes.get("title", ""), "created": datetime(made.year, made.month, made.day)})  # noqa: DTZ001
        formats = _Formats(book)
        for name, table in sheets.items():
            _sheet(book.add_worksheet(name), table, formats)
        page = book.add_worksheet("notes")
        page.set_column(0, 1, 40)
        described = {f"{sheet}: {field.name}": field.description for sheet, table in sheets.items() for field in table.fields}
        for number, line in enumerate([*notes.items(), ("", ""), ("Column", "Meaning"), *described.items()]):
            for column, text in enumerate(line):
                page.write_string(number, column, text)
    return target.getvalue()


class _Formats:
    """The cell formats of one book, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, object] = {}

    def __getitem__(self, pattern: str) -> object:
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"bold": True} if pattern == "bold" else {"num_format": pattern})
        return self._made[pattern]


def _sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, formats: _Formats) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(table.fields) - 1, 16)
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.name, formats["bold"])
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, formats)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, Decimal | int):
        places = max(0, -int(Decimal(cell).as_tuple().exponent))
        sheet.write_number(row, column, float(cell), formats["0." + "0" * places if places else "0"])
    elif isinstance(cell, Date) and cell >= _FIRST_SERIAL:
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["yyyy-mm-dd"])  # noqa: DTZ001
    elif cell is not None:
        sheet.write_string(row, column, str(cell)[:_LONGEST_TEXT])
