"""CSV tables as dicts of text, with the line of each row."""

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.plural import count
from dashboard.reading.problem import MOST, THE_REST, Problem

_RIGHT = (
    "put quotes round a text that holds a comma, write numbers with a decimal point, "
    "or mend the commas at the end"
)
_CURLY = ("\u201c", "\u201d", "\u201e")
"""Quotation marks of a printed text, which word processors write; a table knows none of them."""
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of one row."""

    line: int
    cells: dict[str, str]


def load(text: str, file: str, columns: tuple[str, ...], problems: list[Problem]) -> list[Row]:
    """The rows of a table whose header is exactly `columns`.

    What cannot be read is a problem and not in them.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    line = 1
    try:
        wrong = _header(next(reader, []), columns)
        if wrong:
            problems.append(Problem(file, 1, "", wrong))
            return []
        line = reader.line_num + 1
        for cells in reader:
            if len(problems) >= MOST:
                problems.append(Problem(file, line, "", THE_REST))
                break
            wrong = _row(cells, columns)
            if wrong:
                problems.append(Problem(file, line, "", wrong))
            else:
                pairs = zip(columns, cells, strict=True)
                rows.append(Row(line, {name: cell for name, cell in pairs if cell}))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(file, line, "", f"is no valid CSV ({error}); check the quotes"))
    return rows


def _row(cells: list[str], columns: tuple[str, ...]) -> str:
    """What is wrong with a row as a whole, or ''."""
    if not any(cells):
        return "is an empty line; take it out"
    if sum(cell.startswith(" ") for cell in cells) > 1:
        return "has spaces after its commas; take them out"
    if len(cells) == len(columns):
        return ""
    if any(cell.startswith(_CURLY) for cell in cells):
        return 'has curly quotation marks round a text; write straight ones, "'
    other = _other_separator(cells)
    if len(cells) == 1 and other:
        return f"has {other} between its cells; write commas"
    return f"has {count(len(cells), 'cell')}, the header has {len(columns)}; {_RIGHT}"


def _other_separator(cells: list[str]) -> str:
    """What stands where commas should, in words; '' for nothing of the kind."""
    together = "".join(cells)
    return next((name for mark, name in _OTHER_SEPARATORS.items() if mark in together), "")


def _header(header: list[str], columns: tuple[str, ...]) -> str:
    if tuple(header) == columns:
        return ""
    right = f"the header is {','.join(columns)}"
    if not set(header) & set(columns):
        other = _other_separator(header)
        return (
            f"is separated by {other}; save it with commas"
            if other
            else f"the header line is missing; {right}"
        )
    for name in header:
        if name not in columns:
            near = get_close_matches(name, columns, n=1)
            return f"there is no column {name[:40]!r}; " + (
                f"did you mean {near[0]!r}?" if near else right
            )
    missing = [name for name in columns if name not in header]
    wrong = (
        f"the column {missing[0]!r} is missing"
        if missing
        else "the columns stand in another order or twice"
    )
    return f"{wrong}; {right}"
