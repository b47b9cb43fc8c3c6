"""Which words of a question are worth looking for."""

import pytest

from dashboard.ask.folding import words
from dashboard.ask.telling import asked_for


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Kolika je plata?", ["plata"]),
        ("Колики су губици", ["gubici"]),
        ("kolko radnika ima", ["radnika"]),
        ("How much do they pay", ["pay"]),
        ("谁说的", ["说", "的"]),
        ("河钢带来了什么", ["河", "钢", "带", "来", "了"]),
        ("Who is it?", ["who", "is", "it"]),
    ],
)
def test_the_words_of_any_question_are_left_out_unless_there_are_no_others(
    question: str, left: list[str]
) -> None:
    assert asked_for(words(question)) == left
