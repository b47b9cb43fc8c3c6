import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.csv_text import Row, load
from dashboard.reading.problem import Problem

COLUMNS = ("id", "value", "note")


def loaded(text: str) -> tuple[list[Row], list[Problem]]:
    problems: list[Problem] = []
    return load(text, "x.csv", COLUMNS, problems), problems


def test_rows_hold_the_filled_cells_and_their_lines() -> None:
    assert loaded("id,value,note\na,1,\nb,,text\n") == (
        [Row(2, {"id": "a", "value": "1"}), Row(3, {"id": "b", "note": "text"})],
        [],
    )


def test_a_row_after_one_with_a_line_break_in_quotes_has_its_own_line() -> None:
    rows, problems = loaded('id,value,note\na,1,"one\ntwo"\nb,2,\n')
    assert problems == []
    assert [row.line for row in rows] == [2, 4]


def test_quotes_hold_commas_and_doubled_quotes() -> None:
    assert loaded('id,value,note\na,1,"so ""he"" said, then"\n')[0] == [
        Row(2, {"id": "a", "value": "1", "note": 'so "he" said, then'})
    ]


def test_a_table_with_a_header_only_has_no_rows() -> None:
    assert loaded("id,value,note\n") == ([], [])


def test_the_last_line_needs_no_line_end() -> None:
    assert loaded("id,value,note\na,1,b") == ([Row(2, {"id": "a", "value": "1", "note": "b"})], [])


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("id,valu,note", "there is no column 'valu'; did you mean 'value'?"),
        ("id,colour,note", "there is no column 'colour'; the header is id,value,note"),
        ("id,note", "the column 'value' is missing; the header is id,value,note"),
        (
            "id,note,value",
            "the columns stand in another order or twice; the header is id,value,note",
        ),
        (
            "id,value,note,note",
            "the columns stand in another order or twice; the header is id,value,note",
        ),
        ("Id,value,note", "there is no column 'Id'; the header is id,value,note"),
        ("a,1,b", "the header line is missing; the header is id,value,note"),
        ("id\tvalue\tnote", "is separated by tabs; save it with commas"),
        ("id;value;note", "is separated by semicolons; save it with commas"),
    ],
)
def test_another_header_is_one_problem_and_no_row_is_read(header: str, text: str) -> None:
    assert loaded(f"{header}\na,1,b\n") == ([], [Problem("x.csv", 1, "", text)])


def test_a_row_of_another_length_is_a_problem_and_the_others_are_read() -> None:
    rows, problems = loaded("id,value,note\na,1\nb,2,c\n")
    assert rows == [Row(3, {"id": "b", "value": "2", "note": "c"})]
    right = "put quotes round a text that holds a comma, write numbers with a decimal point, or mend the commas at the end"
    assert problems == [Problem("x.csv", 2, "", f"has 2 cells, the header has 3; {right}")]


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_row_with_other_marks_between_its_cells_is_told_so(mark: str, name: str) -> None:
    rows, problems = loaded(f"id,value,note\na{mark}1{mark}b\nb,2,c\n")
    assert rows == [Row(3, {"id": "b", "value": "2", "note": "c"})]
    text = f"has {name} between its cells; write commas"
    assert problems == [Problem("x.csv", 2, "", text)]


def test_no_text_at_all_is_a_problem() -> None:
    rows, problems = loaded("")
    assert rows == []
    assert [problem.file for problem in problems] == ["x.csv"]


@given(st.text(max_size=80) | st.text('ab,"\n\r\0 ;', max_size=60))
def test_any_text_under_the_header_gives_rows_or_problems(text: str) -> None:
    rows, problems = loaded("id,value,note\n" + text)
    assert rows or problems or not text
    assert all(set(row.cells) <= set(COLUMNS) and all(row.cells.values()) for row in rows)


@given(st.text(min_size=1, max_size=80) | st.text('ab,"\n ;', min_size=1, max_size=60))
def test_any_text_in_place_of_a_table_is_a_problem(text: str) -> None:
    assert loaded(text)[1]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4))
def test_every_cell_comes_back_as_the_text_it_was(rows: list[tuple[str, str, str]]) -> None:
    rows = [row for row in rows if any(row) and sum(cell.startswith(" ") for cell in row) < 2]
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    found, problems = loaded(target.getvalue())
    assert problems == []
    assert [row.cells for row in found] == [
        {k: v for k, v in zip(COLUMNS, row, strict=True) if v} for row in rows
    ]
