"""A reader's question: its amounts, years, names and words."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from dashboard.ask.amounts import Amounts
from dashboard.ask.folding import folded, words
from dashboard.ask.index import Index
from dashboard.ask.months import Span, spans
from dashboard.ask.telling import tells

LONGEST = 400
"""Most characters of a question."""
_GERMAN = frozenset("der die das und mit im von bei hat ist wurde auf den dem des ein eine".split())
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far words of a question are found in a text."""

    matched: int
    share: float
    """The part of them by weight."""


class Question:
    """What somebody asks of one record."""

    def __init__(self, text: str, index: Index) -> None:
        self.text = text[:LONGEST]
        self._index = index
        self._known_forms: dict[str, set[str]] = {}
        self.words = words(self.text)
        self.amounts: Amounts = index.read(self.text)
        self.months: frozenset[Span] = spans(self.text)
        """Parts of a year that it names."""
        self.groups = index.aliases.groups(self.words)

    @cached_property
    def names_the_subject(self) -> bool:
        """It names what the record is about."""
        return bool(self.groups & self._index.aliases.subjects)

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """The words that say what it is about, each once; the country is about anything."""
        country = self._index.country
        words_left = dict.fromkeys(filter(tells, self.amounts.rest))
        of_words = self._groups_of_words
        return tuple(word for word in words_left if not of_words.get(word, set()) & country)

    @cached_property
    def _groups_of_words(self) -> dict[str, set[str]]:
        """Word -> the things that it names, alone or with others."""
        found: dict[str, set[str]] = {}
        for mention in self._index.aliases.mentions(self.words):
            for word in self.words[mention.start : mention.end]:
                found.setdefault(word, set()).add(mention.group)
        return found

    def _forms(self, word: str) -> set[str]:
        """The words of the record that are forms of a word, looked up once."""
        if word not in self._known_forms:
            self._known_forms[word] = self._index.vocabulary.forms(word)
        return self._known_forms[word]

    def coverage(self, held: Set[str], groups: Set[str]) -> Coverage:
        """How far the words of its topic are found among these words, or name the same things."""
        return self.covers(self.topic, held, groups)

    def covers(self, topic: tuple[str, ...], held: Set[str], groups: Set[str]) -> Coverage:
        """The same for other words of the question than those of its topic."""
        whole, found, matched = 0.0, 0.0, 0
        for word in topic:
            named = self._groups_of_words.get(word, set())
            weight = self._index.vocabulary.weight(word, is_name=bool(named))
            whole += weight
            if named & groups or self._forms(word) & held:
                found += weight
                matched += 1
        return Coverage(matched, found / whole if whole else 0.0)

    def topic_without_subject(self) -> tuple[str, ...]:
        """The words of the topic that do not name what the record is about."""
        subjects = self._index.aliases.subjects
        of_words = self._groups_of_words
        return tuple(word for word in self.topic if not of_words.get(word, set()) & subjects)

    def names_another(self, held: Set[str]) -> bool:
        """It names something, in capitals, of which a text says nothing."""
        return any(
            not self._groups_of_words.get(name) and not self._index.vocabulary.forms(name) & held
            for name in self._proper_names
        )

    @cached_property
    def _proper_names(self) -> tuple[str, ...]:
        """Words in capitals that name something; none in German, where all nouns have them."""
        if set(self.words) & _GERMAN and not set(self.words) & {"the", "of"}:
            return ()
        found: list[str] = []
        for match in _NAME.finditer(self.text):
            name = folded(match[0])
            before = self.text[: match.start()].rstrip(" \"'“„«(")
            begins = not before or before[-1] in ".!?:;"
            owns = self.text[match.end() : match.end() + 2] in ("'s", "’s")
            is_name = owns or not begins or self._index.vocabulary.is_proper(name)
            if match[0][0].isupper() and tells(name) and is_name:
                found.append(name)
        return tuple(found)
