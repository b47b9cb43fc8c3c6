"""The words of some texts, and what is looked for in their place."""

import pytest

from dashboard.ask.aliases import Aliases
from dashboard.ask.vocabulary import Vocabulary
from dashboard.model import Names

AIR = Names(id="air", names=("air quality", "air"), also=("vazduh",))
COUNTS = {"air": 1, "dust": 2, "mill": 10, "mills": 4, "quality": 1, "valley": 3, "水": 1}
WORDS = Vocabulary(COUNTS, 10, {"dust", "mill", "mills"}, Aliases([AIR]))


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("mill", {"mill"}),
        ("vall", {"vall"}),
        ("valey", {"valley"}),
        ("vlaley", {"valley"}),
        ("valxxey", set()),
        ("qualities", {"quality"}),
        ("vazduha", {"vazduh"}),
        ("dsut", {"dust"}),
        ("2018", set()),
        ("dus", {"dus"}),
        ("xus", set()),
    ],
)
def test_a_word_is_looked_for_as_it_is_else_as_what_is_almost_it(
    word: str, spellings: set[str]
) -> None:
    assert WORDS.spellings(word) == spellings


@pytest.mark.parametrize(
    ("word", "forms"),
    [("mill", {"mill", "mills"}), ("水", {"水"}), ("钢", set()), ("river", set())],
)
def test_forms_of_a_word_begin_alike(word: str, forms: set[str]) -> None:
    assert WORDS.forms(word) == forms


def test_the_rarer_a_word_the_more_it_tells() -> None:
    weights = [WORDS.weight(word, is_name=False) for word in ("air", "dust", "valley", "mill")]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0
    river = [WORDS.weight("river", is_name=is_name) for is_name in (False, True)]
    assert river == sorted(river)
    assert river[0] < river[1] < weights[0]


def test_a_proper_word_stands_nowhere_without_a_capital() -> None:
    assert WORDS.is_proper("valley")
    assert not WORDS.is_proper("mill")
    assert not WORDS.is_proper("river")


def test_beginnings_are_counted() -> None:
    assert WORDS.count("mill") == 10
    assert WORDS.count_of_beginning("mill") == 14
    assert WORDS.count("river") == WORDS.count_of_beginning("river") == 0
