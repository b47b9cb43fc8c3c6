"""The words of a record: how much each tells, and which ones are meant by a word of a reader."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from math import log

from dashboard.ask.aliases import Aliases
from dashboard.ask.folding import alike, is_chinese

_OF_A_STRANGER = 0.25
"""How much a word tells that is in no text, beside one that is in a single one."""
_OF_A_NAME = 0.5
"""The same for a name of a thing that is in no text under it."""
_LEAST_TOLD = 0.1
"""How much a word tells at least that is in all texts."""
_SHORTEST_MISSPELT = 4
"""A shorter word can be many others with one letter changed."""
_BEGINNING = 4
"""So many letters two forms of a word have in common at least."""


class Vocabulary:
    """The words of the texts of a record."""

    def __init__(
        self, counts: Mapping[str, int], texts: int, small: Collection[str], aliases: Aliases
    ) -> None:
        self._counts = counts
        """Word -> the number of texts that hold it."""
        self._texts = texts
        """How many texts there are."""
        self._small = small
        """The words that stand somewhere without a capital."""
        self._aliases = aliases
        self._sorted = sorted(counts)
        self._by_beginning: dict[str, list[str]] = {}
        """First letters -> the words that begin so."""
        for word in self._sorted:
            self._by_beginning.setdefault(word[:_BEGINNING], []).append(word)
        letters = {letter for word in counts for letter in word if letter.isascii()}
        self._letters = "".join(sorted(letters))

    def count(self, word: str) -> int:
        """How many texts hold a word."""
        return self._counts.get(word, 0)

    def count_of_beginning(self, word: str) -> int:
        """How many texts at most hold a word that begins so."""
        first = bisect_left(self._sorted, word)
        last = bisect_left(self._sorted, word + "\U0010ffff")
        return sum(self._counts[held] for held in self._sorted[first:last])

    def weight(self, word: str, *, is_name: bool) -> float:
        """How much a word tells: the rarer, the more; one that is nowhere can be mere grammar."""
        count = self.count(word)
        most = log(1 + self._texts)
        if not count:
            return (_OF_A_NAME if is_name else _OF_A_STRANGER) * most
        return max(_LEAST_TOLD, most - log(1 + count))

    def is_proper(self, word: str) -> bool:
        """The texts of the record have it, and with a capital only."""
        return word in self._counts and word not in self._small

    def forms(self, word: str) -> set[str]:
        """The words of the record that are forms of a word."""
        if is_chinese(word):
            return {word} & self._counts.keys()
        near = self._by_beginning.get(word[:_BEGINNING], ())
        return {other for other in near if alike(word, other)}

    def spellings(self, word: str) -> set[str]:
        """The beginnings of words that are looked for in place of a word.

        Of a word that no text has: its other forms, and what one letter parts from it.
        """
        everyday = self._aliases.everyday_forms(word)
        if self.count_of_beginning(word):
            return {word} | everyday
        return everyday or self.forms(word) | self._almost(word)

    def _almost(self, word: str) -> set[str]:
        """Words, or beginnings of words, that one letter parts from a word."""
        if len(word) < _SHORTEST_MISSPELT or word.isdigit():
            return set()
        near = _one_letter_away(word, self._letters)
        exact = near & self._counts.keys()
        if exact or len(word) <= _SHORTEST_MISSPELT:
            return exact
        return {other for other in near if self.count_of_beginning(other)}


def _one_letter_away(word: str, letters: str) -> set[str]:
    """All spellings with one letter more, less, other, or two neighbours exchanged."""
    spellings: set[str] = set()
    for place in range(len(word) + 1):
        begin, end = word[:place], word[place:]
        spellings.update(begin + letter + end for letter in letters)
        if end:
            spellings.add(begin + end[1:])
            spellings.update(begin + letter + end[1:] for letter in letters)
        if len(end) > 1:
            spellings.add(begin + end[1] + end[0] + end[2:])
    return spellings - {word}
