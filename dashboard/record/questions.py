"""Questions that checks answer together, in the order in which a reader wants them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from dashboard.agreement import Verdict
from dashboard.record.checks import Result
from dashboard.record.checks.result import Remark, Unlike
from dashboard.record.record import Record

FAILING = frozenset({Verdict.DIFFERS, Verdict.IMPOSSIBLE, Verdict.SHORT})
"""What is news: the two sides do not fit."""
_SETTLED = frozenset(
    {
        Verdict.AGREES,
        Verdict.CONSISTENT,
        Verdict.WORKED_OUT,
        Verdict.KEPT,
        Verdict.EXCEEDED,
        Verdict.NOT_DUE,
    }
)
"""What leaves nothing open."""


@dataclass(frozen=True)
class Question:
    """A question, and the results of all checks that answer it."""

    text: str
    results: tuple[Result, ...]
    shown: tuple[Result, ...] = field(default=())
    """Those that the reader asks for: all of them, or those of some verdicts."""

    @property
    def id(self) -> str:
        """The id of its first check, which no other question has."""
        return self.results[0].check.id

    @cached_property
    def worst(self) -> Verdict:
        verdicts = [result.verdict for result in self.results]
        return max(verdicts, key=lambda verdict: verdict.weight)

    @property
    def is_settled(self) -> bool:
        """Everything fits, or nothing is compared."""
        return all(result.verdict in _SETTLED for result in self.results)

    @cached_property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """Each verdict that there is, the heaviest first, and how often."""
        found = [result.verdict for result in self.results]
        by_weight = sorted(set(found), key=lambda verdict: -verdict.weight)
        return tuple((verdict, found.count(verdict)) for verdict in by_weight)

    @cached_property
    def caveats(self) -> tuple[Unlike, ...]:
        """Why its two sides are unlike, where that goes for several of its checks, or for all."""
        remarks = [each for result in self.results for each in unlike(result)]
        return tuple(each for each in dict.fromkeys(remarks) if self._is_shared(remarks, each))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Notes of checks that go for several of them."""
        notes = [result.check.note for result in self.results if result.check.note]
        several = [note for note in dict.fromkeys(notes) if notes.count(note) > 1]
        return tuple(several)

    def _is_shared(self, remarks: Sequence[Unlike], each: Unlike) -> bool:
        return remarks.count(each) > 1 or len(self.results) == 1

    def own_remarks(self, result: Result) -> tuple[Remark, ...]:
        """What one of its checks says beside its verdict, without what goes for several."""
        return tuple(remark for remark in result.remarks if remark not in self.caveats)

    def own_note(self, result: Result) -> str:
        """The note of one of its checks, where it goes for this one only."""
        note = result.check.note or ""
        return "" if note in self.notes else note


def unlike(result: Result) -> tuple[Unlike, ...]:
    """Why the two sides of a check are unlike; nothing where they are alike."""
    return tuple(remark for remark in result.remarks if isinstance(remark, Unlike))


def verdicts_of(results: Iterable[Result]) -> list[Verdict]:
    """The verdicts that there are, in their order."""
    given = {result.verdict for result in results}
    return [verdict for verdict in Verdict if verdict in given]


def asked(record: Record, verdicts: Collection[Verdict]) -> tuple[Question, ...]:
    """The questions with a check of these verdicts: what does not fit first.

    Among those that do not fit, the ones about the claims of the overview are first.
    """
    found = []
    for text, group in groupby(record.results, key=lambda result: result.check.question):
        results = tuple(group)
        shown = tuple(result for result in results if result.verdict in verdicts)
        if shown:
            found.append(Question(text, results, shown))
    claims = record.dataset.about.claims
    headlines = {name for claim in claims for name in (claim.observation, *claim.beside)}
    return tuple(sorted(found, key=lambda question: _place(question, headlines)))


def _place(question: Question, headlines: Collection[str]) -> tuple[bool, int]:
    claimed = {result.inputs[0] for result in question.results if result.inputs}
    is_headline = question.worst in FAILING and not claimed.isdisjoint(headlines)
    return not is_headline, -question.worst.weight
