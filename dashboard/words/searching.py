"""Texts of the record as a search within a page compares them."""

from collections.abc import Iterable
from functools import lru_cache

from dashboard.ask import folding


def searched(text: str) -> list[str]:
    """The words of a text as a search compares them, whatever their case, accents and script.

    'Tvrđava', 'Tvrdjava', 'Tvrdava' and 'Тврђава' are one word.
    """
    return [word.replace("dj", "d") for word in folding.words(text)]


@lru_cache(maxsize=4096)
def searchable(text: str) -> str:
    """A text of the record as a search compares it, made once; never words that a reader typed.

    There is a space before each word.
    """
    return "".join(f" {word}" for word in searched(text))


def words_of(search: str) -> list[str]:
    """The words of a search as they are compared, each once: a repeated one finds nothing more.

    A search of signs alone is one word that stands nowhere.
    """
    signs = [search] if search.strip() else []
    return list(dict.fromkeys(searched(search))) or signs


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether each word of a search begins a word of a text: 'dust' is not in 'industry'."""
    compared = searchable(text)
    return all(f" {word}" in compared for word in words)
