import pytest

from dashboard.plural import count, form


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "value", "0 values"),
        (1, "value", "1 value"),
        (12, "value", "12 values"),
        (1, "series", "1 series"),
        (2, "series", "2 series"),
        (2, "dated series", "2 dated series"),
        (1, "other page", "1 other page"),
        (21, "other page", "21 other pages"),
    ],
)
def test_a_count_agrees_with_its_noun(number: int, noun: str, words: str) -> None:
    assert count(number, noun) == words


@pytest.mark.parametrize(("number", "word"), [(0, "have"), (1, "has"), (2, "have")])
def test_a_verb_agrees_with_its_count(number: int, word: str) -> None:
    assert form(number, "has", "have") == word
