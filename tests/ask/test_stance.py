"""Whether words deny what they say, and which way it went."""

import pytest

from dashboard.ask import stance
from dashboard.ask.folding import words


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The plant didn't export", True),
        ("Железара није", True),
        ("Nije tačno da", True),
        ("没有贡献", True),
        ("not only steel", False),
        ("no less than 5,000", False),
        ("ne samo", False),
        ("不锈钢产量", False),
        ("exported", False),
    ],
)
def test_words_that_deny(text: str, denied: bool) -> None:
    assert stance.denies(words(text)) is denied


def test_what_denies_a_whole_sentence_denies_each_part_of_it() -> None:
    whole = words("It is not true, as they say, that it grew")
    assert stance.denies(words("that it grew"), whole)
    assert not stance.denies(words("that it grew"), words("It did not pay, but it grew"))


@pytest.mark.parametrize(
    ("text", "rise"),
    [
        ("rose 39.6 percent", True),
        ("36,5 odsto više", True),
        ("pao je", False),
        ("下降39.6%", False),
        ("more than 5 percent", None),
        ("exports fell, then rose", None),
    ],
)
def test_words_of_a_rise_or_a_fall(text: str, rise: bool | None) -> None:
    assert stance.is_rise(words(text)) is rise
