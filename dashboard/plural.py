"""The form of a word that goes with a number: the one place that knows how English counts."""

_LIKE_ONE = frozenset({"series"})
"""Nouns whose plural is their singular."""


def form(number: int, one: str, several: str = "") -> str:
    """The form of a word: 'value' for 1 and 'values' for 2.

    `several` is the form that does not end in s, as 'have' for 'has'.
    """
    if number == 1:
        return one
    if several:
        return several
    noun = one.rsplit(" ", 1)[-1]
    return one if noun in _LIKE_ONE else f"{one}s"


def count(number: int, noun: str) -> str:
    """A number with its noun: '1 value', '2 values', '2 series'."""
    return f"{number} {form(number, noun)}"
