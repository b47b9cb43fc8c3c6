"""Tables -> files that a reader takes away: CSV, JSON, spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal

import xlsxwriter

from dashboard.exports.columns import Cell, Table

_TRIGGERS = tuple("=+-@＝＋－＠")  # what spreadsheets take for the beginning of a formula
_NUMBER_LIKE = re.compile(r"[+-]?\d[\d.,\s]*%?", re.ASCII)
_FIRST_SERIAL = Date(1900, 3, 1)  # spreadsheets disagree about days before


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula, and is no mere number, gets an apostrophe in front.

    So does one that begins with apostrophes and goes on like a formula, which makes it reversible.
    """
    return (
        f"'{text}"
        if _formula(text) and (text[0] == "'" or not _NUMBER_LIKE.fullmatch(text.strip()))
        else text
    )


def _formula(text: str) -> bool:
    return text.lstrip("' \t\r\n").startswith(_TRIGGERS)


def csv_file(table: Table, *_: object) -> bytes:
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


def json_file(table: Table, notes: Mapping[str, str], *_: object) -> bytes:
    """An object: the notes, the columns with their meaning, and a row an object. Numbers keep all their digits."""
    fields = [
        {"name": field.name, "type": field.type, "description": field.description}
        for field in table.fields
    ]
    names = [json.dumps(field.name) for field in table.fields]
    whole = json.dumps({**notes, "fields": fields}, ensure_ascii=False, indent=1).removesuffix(
        "\n}"
    )
    rows = (
        ", ".join(f"{name}: {_value(cell)}" for name, cell in zip(names, row, strict=True))
        for row in table.rows
    )
    listed = ",".join(f"\n  {{{cells}}}" for cells in rows)
    return f'{whole},\n "rows": [{listed}\n ]\n}}\n'.encode()


def _value(cell: Cell) -> str:
    # Python's own writer knows no decimals: it would turn 4.770 into 4.77.
    return (
        f"{cell:f}"
        if isinstance(cell, Decimal)
        else json.dumps(str(cell) if isinstance(cell, Date) else cell, ensure_ascii=False)
    )


def workbook(
    table: Table, notes: Mapping[str, str], made: Date, beside: Mapping[str, Table]
) -> bytes:
    """A spreadsheet with a sheet for each table and one of notes; numbers and days are typed, a text is never a formula."""
    target, sheets = io.BytesIO(), {"data": table, **beside}
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(target, options) as book:
        created = datetime(made.year, made.month, made.day)  # noqa: DTZ001
        book.set_properties({"title": notes.get("title", ""), "created": created})
        patterns = cache(lambda pattern: book.add_format({"num_format": pattern}))
        for name, held in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(held.fields) - 1, 16)
            sheet.write_row(
                0, 0, [field.name for field in held.fields], book.add_format({"bold": True})
            )
            for (number, row), column in product(
                enumerate(held.rows, start=1), range(len(held.fields))
            ):
                _write(sheet, number, column, row[column], patterns)
        page = book.add_worksheet("notes")
        page.set_column(0, 1, 40)
        described = {
            f"{sheet}: {field.name}": field.description
            for sheet, held in sheets.items()
            for field in held.fields
        }
        for number, line in enumerate(
            [*notes.items(), ("", ""), ("Column", "Meaning"), *described.items()]
        ):
            for column, text in enumerate(line):
                page.write_string(number, column, text)
    return target.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: Cell,
    patterns: Callable[[str], object],
) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, Decimal | int):
        places = max(0, -int(Decimal(cell).as_tuple().exponent))
        sheet.write_number(row, column, float(cell), patterns(f"{0:.{places}f}"))
    elif isinstance(cell, Date) and cell >= _FIRST_SERIAL:
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
    elif cell is not None:
        sheet.write_string(row, column, str(cell))


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written for a reader to take away."""

    words: str
    media_type: str
    write: Callable[[Table, Mapping[str, str], Date, Mapping[str, Table]], bytes]
    """Takes the table, notes about it, the day of the release, and the tables that it refers to."""


Form = Literal["csv", "xlsx", "json"]
FORMATS: dict[Form, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8; header=present", csv_file),
    "xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    "json": Format("JSON", "application/json", json_file),
}
