"""A reader's question: its amounts, years, names and words."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from dashboard.ask.amounts import Amount, Amounts
from dashboard.ask.folding import folded, words
from dashboard.ask.index import Index
from dashboard.ask.months import Span, single_months, spans
from dashboard.ask.telling import tells
from dashboard.ask.years import Years
from dashboard.ask.years import read as read_years
from dashboard.record.value import Value

LONGEST = 400
"""Most characters of a question."""
_GERMAN = frozenset("der die das und mit im von bei hat ist wurde auf den dem des ein eine".split())
_CLAUSE = re.compile(
    r"(?<![.\s][A-ZА-Я])\.\s|[;:,]\s|[，。；、]"
    r"|\b(?:and|but|while|i|и|ali|али|nego|него|već|већ|und|aber|sowie|e|ed|ma)\b|[而但]",
    re.IGNORECASE,
)
"""What parts the things that a sentence says."""
_PLACE = re.compile(r"\b(?:in|at|near|u|kod|iz|у|код|из)\s+([A-ZŠĐČĆŽА-Я][^\W\d_]+)")
"""A name in capitals of where something is."""
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
        self.single_months: frozenset[Span] = single_months(self.text)
        self.named_years: Years = read_years(self.text)
        """How it names its years."""
        self.groups = index.aliases.groups(self.words)

    @cached_property
    def names_the_subject(self) -> bool:
        """It names what the record is about; the city alone can be its port or its hospital."""
        named = self.groups & self._index.aliases.subjects
        if named <= self._index.city:
            return bool(named and self.groups & (self._index.place - self._index.city))
        return True

    @cached_property
    def things(self) -> set[str]:
        """What it names besides the plant, its owner and its country: exports, taxes, a quota."""
        return self.groups - self._index.named_anywhere

    def things_beside(self, amount: Amount) -> set[str]:
        """The same of the part of it that has an amount, where it has several."""
        if len(self.amounts.amounts) > 1:
            return self.part_with(amount).things
        return self.things

    def part_with(self, amount: Amount) -> "Question":
        """The part of it that has an amount; all of it where no part has it alone."""
        for clause in self.clauses:
            if amount in clause.amounts.amounts:
                return clause
        return self

    @cached_property
    def clauses(self) -> tuple["Question", ...]:
        """The parts of it, each of which can say something of its own."""
        return tuple(Question(part, self._index) for part in _CLAUSE.split(self.text))

    @cached_property
    def asked_for(self) -> set[str]:
        """The things that it names, by everyday words too."""
        return self._index.aliases.looked_for(self.words)

    @cached_property
    def names_the_plant(self) -> bool:
        """It names the plant, if only by what it is: "the steel mill"."""
        return bool(self.groups & self._index.place)

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

    def covers(
        self,
        topic: Iterable[str],
        held: Set[str],
        groups: Set[str],
        counted: Set[str] = frozenset(),
    ) -> Coverage:
        """The same for other words of the question than those of its topic.

        What is counted has everyday words too: 'sold' asks for the price that was paid.
        """
        whole, found, matched = 0.0, 0.0, 0
        for word in topic:
            named = self._groups_of_words.get(word, set())
            weight = self._index.vocabulary.weight(word, is_name=bool(named))
            whole += weight
            everyday = counted and self._index.aliases.looked_for([word]) & counted
            if named & groups or everyday or self._forms(word) & held:
                found += weight
                matched += 1
        return Coverage(matched, found / whole if whole else 0.0)

    def topic_without_subject(self) -> tuple[str, ...]:
        """The words of the topic that do not name what the record is about."""
        return self._topic_without(self._index.aliases.subjects)

    def topic_beside_the_plant(self) -> tuple[str, ...]:
        """The words of the topic that do not name the plant either, nor what it is."""
        return self._topic_without(self._index.aliases.subjects | self._index.place)

    def _topic_without(self, things: Set[str]) -> tuple[str, ...]:
        """The words of the topic that name none of these things."""
        of_words = self._groups_of_words
        return tuple(word for word in self.topic if not of_words.get(word, set()) & things)

    def names_other(self, value: Value) -> bool:
        """It names another company or place.

        Beside the plant it may stand where the page of a value names it too: "third behind Zijin".
        """
        aliases = self._index.aliases
        others = self.groups & aliases.others
        if not others:
            return False
        names_both = not self.groups.isdisjoint(aliases.subjects | self._index.place)
        printed = aliases.groups(words(value.observation.as_printed or ""))
        return not (names_both and others <= printed)

    @cached_property
    def is_elsewhere(self) -> bool:
        """It names a place in which something is, of which nothing in the record tells."""
        places = (folded(match[1]) for match in _PLACE.finditer(self.text))
        return any(
            tells(place)
            and not self._groups_of_words.get(place)
            and not self._index.vocabulary.forms(place)
            for place in places
        )

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
