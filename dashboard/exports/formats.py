"""Tables -> files that a reader takes away: CSV, JSON, spreadsheet."""

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from decimal import MAX_PREC, Context, Decimal
from functools import cache
from typing import Literal

import xlsxwriter

from dashboard.exports.columns import Cell, Table

_TRIGGERS = tuple("=+-@＝＋－＠")  # what spreadsheets take for the beginning of a formula
_NUMBER_LIKE = re.compile(r"[+-]?\d[\d.,\s]*%?", re.ASCII)
_BETWEEN = re.compile(r"([;\t\r\n])")
"""Where a spreadsheet that takes another sign than the comma may begin a new cell."""
_QUOTED = re.compile(r"[,;\t\r\n\"]")
"""What a text may hold only within quotes: signs that some program takes for the end of a cell."""
_BYTE_ORDER_MARK = "\ufeff"
_FIRST_SERIAL = Date(1900, 3, 1)  # spreadsheets disagree about days before
_MOST_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""
_EXACT = Context(prec=MAX_PREC)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs, whatever sign it takes for the end of a cell.

    What begins like a formula, and is no mere number, gets an apostrophe in front: the text, and
    each part of it after a semicolon, a tab or the end of a line. So does a part that begins with
    apostrophes and goes on like a formula, which makes it reversible.
    """
    return "".join(_guarded_part(part) for part in _BETWEEN.split(text))


def _guarded_part(part: str) -> str:
    if not _formula(part):
        return part
    is_number = part[0] != "'" and _NUMBER_LIKE.fullmatch(part.strip())
    return part if is_number else f"'{part}"


def _formula(part: str) -> bool:
    return part.lstrip("'\" ").startswith(_TRIGGERS)


def csv_file(table: Table, *_: object) -> bytes:
    """RFC 4180: UTF-8, CRLF, a header; texts guarded, numbers with all their digits."""
    return _separated(table, ",", ".").encode()


def excel_csv_file(table: Table, *_: object) -> bytes:
    """The same as Excel opens it by a double click where numbers have a decimal comma.

    A mark at the beginning says that it is UTF-8; cells end with semicolons.
    """
    return (_BYTE_ORDER_MARK + _separated(table, ";", ",")).encode()


def _separated(table: Table, separator: str, decimal_mark: str) -> str:
    lines = [separator.join(field.name for field in table.fields)]
    for row in table.rows:
        cells = [_cell(cell, decimal_mark) for cell in row]
        lines.append(separator.join(cells))
    return "".join(f"{line}\r\n" for line in lines)


def _cell(cell: Cell, decimal_mark: str) -> str:
    if isinstance(cell, str):
        return _quoted(guarded(cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", decimal_mark)
    return "" if cell is None else str(cell)


def _quoted(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def json_file(table: Table, notes: Mapping[str, str], *_: object) -> bytes:
    """An object: the notes, the columns with their meaning, and a row an object.

    Numbers keep all their digits.
    """
    fields = [
        {"name": field.name, "type": field.type, "description": field.description}
        for field in table.fields
    ]
    about = json.dumps({**notes, "fields": fields}, ensure_ascii=False, indent=1)
    opened = about.removesuffix("\n}")
    names = [json.dumps(field.name) for field in table.fields]
    rows = ",".join(f"\n  {_json_row(names, row)}" for row in table.rows)
    return f'{opened},\n "rows": [{rows}\n ]\n}}\n'.encode()


def _json_row(names: Sequence[str], row: Sequence[Cell]) -> str:
    """An object of names, which are written as JSON already, and cells."""
    pairs = [f"{name}: {_json_value(cell)}" for name, cell in zip(names, row, strict=True)]
    return "{" + ", ".join(pairs) + "}"


def _json_value(cell: Cell) -> str:
    # Python's own writer knows no decimals: it would turn 4.770 into 4.77.
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, Date):
        return json.dumps(str(cell))
    return json.dumps(cell, ensure_ascii=False)


def workbook(
    table: Table, notes: Mapping[str, str], made: Date, beside: Mapping[str, Table]
) -> bytes:
    """A spreadsheet with a sheet for each table and one of notes.

    Numbers and days are typed. A text is never a formula, and stands in the list of texts that all
    sheets share: some readers on phones show no others.
    """
    target = io.BytesIO()
    sheets = {"data": table, **beside}
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd"}) as book:
        created = datetime(made.year, made.month, made.day)  # noqa: DTZ001
        book.set_properties({"title": notes.get("title", ""), "created": created})
        patterns = cache(lambda pattern: book.add_format({"num_format": pattern}))
        bold = book.add_format({"bold": True})
        for name, held in sheets.items():
            _write_table(book.add_worksheet(name), held, bold, patterns)
        _write_notes(book.add_worksheet("notes"), notes, sheets)
    return target.getvalue()


def _write_table(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    bold: object,
    patterns: Callable[[str], object],
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(table.fields) - 1, 16)
    sheet.write_row(0, 0, [field.name for field in table.fields], bold)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, patterns)


def _write_notes(
    sheet: xlsxwriter.worksheet.Worksheet, notes: Mapping[str, str], sheets: Mapping[str, Table]
) -> None:
    """What the file is, and what each column means."""
    sheet.set_column(0, 1, 40)
    described = {
        f"{name}: {field.name}": field.description
        for name, table in sheets.items()
        for field in table.fields
    }
    lines = [*notes.items(), ("", ""), ("Column", "Meaning"), *described.items()]
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(number, column, text)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: Cell,
    patterns: Callable[[str], object],
) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, Decimal | int) and _keeps_its_digits(Decimal(cell)):
        places = max(0, -int(Decimal(cell).as_tuple().exponent))
        sheet.write_number(row, column, float(cell), patterns(f"{0:.{places}f}"))
    elif isinstance(cell, Decimal):
        sheet.write_string(row, column, f"{cell:f}")
    elif isinstance(cell, Date) and cell >= _FIRST_SERIAL:
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
    elif cell is not None:
        sheet.write_string(row, column, str(cell))


def _keeps_its_digits(number: Decimal) -> bool:
    """Whether a spreadsheet, which keeps fifteen digits of a number, has it as it is."""
    return len(number.normalize(_EXACT).as_tuple().digits) <= _MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written for a reader to take away."""

    words: str
    media_type: str
    write: Callable[[Table, Mapping[str, str], Date, Mapping[str, Table]], bytes]
    """Takes the table, notes about it, the day of the release, and the tables that it refers to."""


Form = Literal["csv", "xlsx", "json"]
EXCEL_CSV = Format("CSV for Excel", "text/csv; charset=utf-8; header=present", excel_csv_file)
FORMATS: dict[Form, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8; header=present", csv_file),
    "xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    "json": Format("JSON", "application/json", json_file),
}
