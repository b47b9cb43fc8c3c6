"""CSV tables as dicts of text, with the line of each row."""

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.reading.problem import MOST, THE_REST, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of one row."""

    line: int
    cells: dict[str, str]


def load(text: str, file: str, columns: tuple[str, ...], problems: list[Problem]) -> list[Row]:
    """The rows of a table whose header is exactly `columns`; what cannot be read is a problem and not in them."""
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
            if len(cells) != len(columns):
                what = f"has {len(cells)} cells, the header has {len(columns)}"
                problems.append(Problem(file, line, "", f"{what}; put quotes round a text that holds a comma, and fill up with commas"))
            else:
                rows.append(Row(line, {name: cell for name, cell in zip(columns, cells, strict=True) if cell}))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(file, line, "", f"is no valid CSV ({error}); check the quotes"))
    return rows


def _header(header: list[str], columns: tuple[str, ...]) -> str:
    if tuple(header) == columns:
        return ""
    right = f"the header is {','.join(columns)}"
    for name in header:
        if name not in columns:
            near = get_close_matches(name, columns, n=1)
            return f"there is no column {name[:40]!r}; " + (f"did you mean {near[0]!r}?" if near else right)
    missing = [name for name in columns if name not in header]
    wrong = f"the column {missing[0]!r} is missing" if missing else "the columns stand in another order or twice"
    return f"{wrong}; {right}"
