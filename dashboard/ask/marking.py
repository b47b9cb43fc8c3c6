"""Which words of a text a question has found: those that a page marks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ask.folding import alike, folded, is_chinese, words
from dashboard.ask.index import Index
from dashboard.ask.question import Question
from dashboard.ask.telling import tells

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHORTEST = 2
"""Digits of a number that is marked beside words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    text: str
    is_found: bool


class Marking:
    """Finds the words of one question in texts of the record."""

    def __init__(self, text: str, index: Index) -> None:
        question = Question(text, index)
        asked = list(dict.fromkeys(question.words))
        telling = [word for word in asked if tells(word)] or asked
        self._index = index
        self._groups = index.aliases.looked_for(question.words)
        self._beginnings = {
            spelling
            for word in telling
            if not word.isdigit() and not is_chinese(word)
            for spelling in index.vocabulary.spellings(word)
        }
        self._numbers = set(_NUMBER.findall(folded(question.text)))
        self._pairs = set(pairwise(question.words))
        self._alone = set(asked) if len(asked) == 1 else set()

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text, parted where what was found begins and ends."""
        plain = unicodedata.normalize("NFC", text)
        return tuple(_cut(plain, _neighbours_as_one(plain, self._spans(plain))))

    def matched(self, text: str) -> int:
        """How many words of a text are found."""
        return sum(1 for _span in self._spans(unicodedata.normalize("NFC", text)))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each word that was found begins and ends."""
        found = list(_PIECE.finditer(text))
        parts = ["".join(words(match[0])) or match[0] for match in found]
        named = self._named(parts)
        for place, match in enumerate(found):
            if place in named or self._is_found(match[0], parts, place):
                yield match.span()

    def _named(self, parts: Sequence[str]) -> set[int]:
        """The places of names of the things that the question names."""
        if not self._groups:
            return set()
        return {
            place
            for mention in self._index.aliases.mentions(parts)
            if mention.group in self._groups
            for place in range(mention.start, mention.end)
        }

    def _is_found(self, written: str, parts: Sequence[str], place: int) -> bool:
        word = parts[place]
        if written[0].isdigit():
            return written in self._numbers and (len(written) >= _SHORTEST or bool(self._alone))
        if is_chinese(word):
            around = {tuple(parts[place - 1 : place + 1]), tuple(parts[place : place + 2])}
            return word in self._alone or bool(around & self._pairs)
        return any(word.startswith(begun) or alike(word, begun) for begun in self._beginnings)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A text, cut where each span begins and ends."""
    end = 0
    for start, stop in spans:
        if start > end:
            yield Piece(text[end:start], is_found=False)
        yield Piece(text[start:stop], is_found=True)
        end = stop
    if end < len(text):
        yield Piece(text[end:], is_found=False)


def _neighbours_as_one(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans between which nothing but a space stands are one."""
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], stop
        else:
            found.append((start, stop))
    return found
