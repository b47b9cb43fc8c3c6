from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.problem import Problem
from dashboard.reading.yaml_text import MAX_DEPTH, Located, at_most, load

YAML_LIKE = st.text("ab0:-#&*!|>'\"{}[],?%@`~ \n\t\\", max_size=60)
SCALARS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def loaded(text: str) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    located = load(text, "x.yaml", problems)
    return located.data if located else None, problems


def only(text: str) -> Located:
    problems: list[Problem] = []
    located = load(text, "x.yaml", problems)
    assert problems == []
    assert located is not None
    return located


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "yes",
        "null",
        "~",
        "1.10",
        "007",
        "2024-13-01",
        "1e3",
        "0x1F",
        ".inf",
        "12:30:45",
        "1_000",
        "=",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    assert only(f"key: {word}\n").data == {"key": word}


def test_lists_become_tuples_at_every_depth() -> None:
    assert only("- [a, [b, c]]\n- d: [e]\n  f: {g: [h]}\n").data == (
        ("a", ("b", "c")),
        {"d": ("e",), "f": {"g": ("h",)}},
    )


def test_every_key_and_item_has_its_line() -> None:
    located = only("- id: one\n  list:\n    - a\n    - b\n- id: two\n")
    assert [
        located.line(path)
        for path in [(0,), (0, "id"), (0, "list"), (0, "list", 1), (1,), (1, "id")]
    ] == [1, 1, 2, 4, 5, 5]


def test_a_path_that_is_not_written_has_the_line_of_its_nearest_part() -> None:
    located = only("- id: one\n- id: two\n")
    assert [located.line(path) for path in [(1, "note"), (1, "note", 3), (9, "id")]] == [2, 2, 1]


def test_of_a_repeated_key_the_first_value_is_kept_and_the_second_reported() -> None:
    data, problems = loaded("a: 1\nb: 2\na: [3]\n")
    assert data == {"a": "1", "b": "2"}
    assert problems == [Problem("x.yaml", 3, "a", "the key `a` stands here twice; keep one")]


def test_the_deepest_nesting_that_is_allowed_is_read_and_one_more_refused() -> None:
    assert loaded("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    data, problems = loaded("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert data is None
    assert problems == [
        Problem("x.yaml", 1, "", "is nested deeper than 12 levels; check the indentation")
    ]


def test_thousands_of_brackets_are_refused_like_thirteen() -> None:
    refused = loaded("[" * 13 + "]" * 13)
    assert loaded("[" * 100_000 + "]" * 100_000) == loaded("[" * 100_000) == refused


@given(YAML_LIKE)
def test_no_text_has_more_events_than_are_counted_without_parsing_it(text: str) -> None:
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    number = 0
    try:
        for _ in events:
            number += 1
    except yaml.YAMLError:
        pass
    assert number <= at_most(text)


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert loaded(bomb)[1] == [
        Problem("x.yaml", 1, "", "anchors and aliases are not used here; write the text out")
    ]


@pytest.mark.parametrize(
    "text", ["!!python/object/apply:os.system [ls]\n", "!!int '7'\n", "!own {a: b}\n"]
)
def test_a_tag_makes_nothing_but_texts(text: str) -> None:
    assert loaded(text)[0] in (("ls",), "7", {"a": "b"})


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_a_text_without_a_document_is_empty(text: str) -> None:
    assert loaded(text) == (
        None,
        [Problem("x.yaml", 0, "", "is empty; a list without entries is written []")],
    )


@given(st.text(max_size=80) | YAML_LIKE)
def test_any_text_gives_data_or_problems(text: str) -> None:
    data, problems = loaded(text)
    assert (data is not None) or problems
    assert all(
        problem.file == "x.yaml" and problem.line <= text.count("\n") + 2 for problem in problems
    )


@given(st.binary(max_size=80))
def test_any_bytes_that_are_text_give_data_or_problems(content: bytes) -> None:
    data, problems = loaded(content.decode("utf-8", "replace"))
    assert (data is not None) or problems


@given(st.dictionaries(SCALARS, SCALARS | st.lists(SCALARS, max_size=3), min_size=1, max_size=4))
def test_every_scalar_comes_back_as_the_text_it_was(data: dict[str, Any]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    assert only(written).data == {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }


@given(YAML_LIKE)
def test_everything_that_is_read_is_text_tuple_or_dict(text: str) -> None:
    def plain(data: Any) -> bool:
        if isinstance(data, dict):
            return all(type(key) is str and plain(value) for key, value in data.items())
        return type(data) is str or (isinstance(data, tuple) and all(map(plain, data)))

    data, problems = loaded(text)
    assert plain(data) or (data is None and problems)
