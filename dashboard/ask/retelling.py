"""Which claims and events a question tells again in words, whatever numbers it names."""

from collections.abc import Sequence

from dashboard.ask import stance, times
from dashboard.ask.entries import Entry, Kind
from dashboard.ask.folding import words
from dashboard.ask.index import Index
from dashboard.ask.question import Question
from dashboard.ask.telling import tells
from dashboard.record import Record
from dashboard.record.value import Value

_MOST_COMPARED = 60
"""So many things that a search found are compared with the question."""
_LEAST_WORDS = 2
"""Fewer words that say what a sentence is about are in any sentence by chance."""
_SAME_CLAIM = 1.2
"""The part of a claim that a question repeats, and the part of the question that does so."""


class Retelling:
    """Finds what one question tells again."""

    def __init__(self, index: Index, question: Question, record: Record) -> None:
        self._index = index
        self._question = question
        self._record = record
        self._repeated: dict[str, bool] = {}
        """Claim -> whether the question repeats it; many pages word a claim alike."""

    def opposes(self, said: str) -> bool:
        """The question denies what a text says, or says what it denies."""
        return stance.denies(self._question.words) != stance.denies(words(said))

    def claims(self, searched: Sequence[Entry]) -> list[Value]:
        """Claims without a number that the question repeats, of the years that it names."""
        found = []
        for entry in searched[:_MOST_COMPARED]:
            value = self._record.value.get(entry.id) if entry.kind is Kind.OBSERVATION else None
            if value is None or value.observation.value is not None:
                continue
            if times.fit(value, self._question) < 0:
                continue
            if self._repeats(value.observation.as_printed or ""):
                held, _groups = self._index.words_of(value)
                question = self._question
                if not (question.names_another(held) or question.names_other(value)):
                    found.append(value)
        return found

    def tells_of(self, entry: Entry) -> bool:
        """The question tells of an event."""
        if entry.kind is not Kind.EVENT:
            return False
        if not (self._repeats(entry.title) or self._repeats(entry.written_title)):
            return False
        if self.opposes(entry.written_title or entry.title):
            return False
        held = set(
            words("\n".join((entry.title, entry.text, entry.written_title, entry.written_text)))
        )
        return not self._question.names_another(held)

    def _repeats(self, claim: str) -> bool:
        """The question has most words of a claim, and not many others; each claim is read once."""
        if claim not in self._repeated:
            self._repeated[claim] = self._is_repeated(claim)
        return self._repeated[claim]

    def _is_repeated(self, claim: str) -> bool:
        question, claimed = self._question, Question(claim, self._index)
        topic, claimed_topic = _topic(question), _topic(claimed)
        if min(len(topic), len(claimed_topic)) < _LEAST_WORDS:
            return False
        of_claim = claimed.covers(claimed_topic, set(question.words), question.groups)
        of_question = question.covers(topic, set(claimed.words), claimed.groups)
        return of_claim.matched > 1 and of_claim.share + of_question.share >= _SAME_CLAIM


def _topic(question: Question) -> tuple[str, ...]:
    """All words of a question that say what it is about, those of its amounts too."""
    return tuple(word for word in dict.fromkeys(question.words) if tells(word))
