"""A reader's question: its amounts, years, names and words."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from dashboard.ask.amounts import Amounts
from dashboard.ask.folding import folded, is_chinese, words
from dashboard.ask.index import Index
from dashboard.ask.months import Span, is_month, spans

LONGEST = 400
"""Most characters of a question."""
_SHORTEST = 3
"""Shorter words, but numbers and Chinese characters, say nothing of the subject."""
_COMMON_WORDS = frozenset(
    """
    about after also and are been but for from had has have its last more most not now only other
    out over said same since than that the their them then there these they this those through
    time under until was were when where which while who will with would year years month months
    day days number total value worth according during per quarter half
    ali bez bila bile bili bilo bio biti broj godina godine godini godinu iako ili imala imalo imao
    ima iznosi iznosio jer jeste kada kao kod koja koje koji koju miliona mesec meseci mesto mestu
    nego nije oko ona oni ovaj ovo pod posle pre prema pri prosle samo sada smo ste sto sve tako
    toga tokom ukupno vec vise vrednost vrednosti vredan listi medju
    aber auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines fur
    gegen hat hatte haben ihm ihr ist jahr jahre jahren kein mehr mit nach nicht noch nur oder sein
    seit sich sie sind uber und unter vom von vor war waren wert werden wie wird wurde zum zur
    alla allo alle anche anni anno che come con dal dalla degli dei del della delle dello dopo era
    gli hanno nel nella nelle non per piu pari poi presso prima quella quello questa questo sono
    stata stato suo sua sulla tra una uno valore
    """.split()
)
"""Words of sentences about anything, folded."""
_COMMON_CHARACTERS = frozenset(
    "的了在是和与與年月日为為达達约約共从從至到于於有中上下其之以并個个等"
)
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
            self._known_forms[word] = self._index.forms(word)
        return self._known_forms[word]

    def coverage(self, held: Set[str], groups: Set[str]) -> Coverage:
        """How far the words of its topic are found among these words, or name the same things."""
        return self.covers(self.topic, held, groups)

    def topic_without_subject(self) -> tuple[str, ...]:
        """The words of the topic that do not name what the record is about."""
        subjects = self._index.aliases.subjects
        of_words = self._groups_of_words
        return tuple(word for word in self.topic if not of_words.get(word, set()) & subjects)

    def covers(self, topic: tuple[str, ...], held: Set[str], groups: Set[str]) -> Coverage:
        whole, found, matched = 0.0, 0.0, 0
        for word in topic:
            named = self._groups_of_words.get(word, set())
            weight = self._index.weight(word, is_name=bool(named))
            whole += weight
            if named & groups or self._forms(word) & held:
                found += weight
                matched += 1
        return Coverage(matched, found / whole if whole else 0.0)

    def names_another(self, held: Set[str]) -> bool:
        """It names something, in capitals, of which a text says nothing."""
        return any(
            not self._groups_of_words.get(name) and not self._index.forms(name) & held
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
            is_name = owns or not begins or self._index.is_proper(name)
            if match[0][0].isupper() and tells(name) and is_name:
                found.append(name)
        return tuple(found)


def tells(word: str) -> bool:
    """A word says something of the subject."""
    if is_chinese(word):
        return word not in _COMMON_CHARACTERS
    if len(word) < _SHORTEST or word in _COMMON_WORDS:
        return False
    return not is_month(word)
