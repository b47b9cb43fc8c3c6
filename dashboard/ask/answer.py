"""What the record says to a question: the values that it names, who prints them, what is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ask import times
from dashboard.ask.amounts import Amount, Amounts
from dashboard.ask.candidates import Candidate, Candidates
from dashboard.ask.entries import Entry, Kind, is_of_plant
from dashboard.ask.folding import alike, words
from dashboard.ask.index import OF_THE_BEST, Index
from dashboard.ask.own import Said
from dashboard.ask.question import Question
from dashboard.ask.retelling import Retelling
from dashboard.ask.telling import tells
from dashboard.model import Gap
from dashboard.record import Record, voices
from dashboard.record.checks import Result
from dashboard.record.value import Role, Value
from dashboard.record.voices import Voices

MOST_HITS = 200
_MOST_EVENTS = 3
_MOST_NEAREST = 3
_MOST_GAPS = 3
_MOST_READ = 20
"""So many things that a search found are looked through for events."""
_SAME_NUMBER = 9
"""What a value with the number of the question is before all that merely come near to it."""
_MOST_SERIES = 10
"""Of so many indicators the newest figure comes first."""
_FEW_YEARS = 5
"""Of two figures that are so many years apart the later one comes first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a question that is in the record."""

    value: Value
    """The value that fits best."""
    voices: Voices
    """Who prints it, the first one first."""
    rivals: tuple[Value, ...]
    """Other numbers of the same series for the same time."""
    checks: tuple[Result, ...]
    """Checks in which it takes part, or another value that says the same."""
    gaps: tuple[Gap, ...]
    """What was looked for in its series and not found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to the claims of a question."""

    claims: tuple[Claim, ...]
    events: tuple[Entry, ...]
    """Events that the question tells of."""
    nearest: tuple[Value, ...]
    """Where nothing fits: the values that come nearest."""
    gaps: tuple[Gap, ...]
    """Where nothing fits: what was looked for and not found."""
    own: tuple[Said, ...] = ()
    """Sentences of the site itself that the question repeats."""
    same_number: Value | None = None
    """Where nothing fits: one with the number that is asked for, of something else."""
    turned: tuple[Value, ...] = ()
    """Values of which the question says the opposite: it denies them, or has a fall for a rise."""
    lacking: tuple[str, ...] = ()
    """Where something is found: further numbers of the question that are not in the record."""

    @property
    def has(self) -> bool:
        """A value, a claim or a sentence of the question is in the record."""
        return bool(self.claims or self.events or self.own)


@dataclass(frozen=True, slots=True)
class Reply:
    """The hits of a question, the best first, and the answer to what it claims."""

    text: str
    hits: tuple[Entry, ...]
    answer: Answer | None
    """None where the question claims nothing that could be checked."""

    @property
    def found(self) -> bool:
        """A value, a claim or a sentence of the question is in the record."""
        return self.answer is not None and self.answer.has


@dataclass(frozen=True, slots=True)
class _Named:
    """The values that a question names."""

    groups: list[list[Value]]
    """Those that one number or one claim of it can be, the best first."""
    claimed: list[Value]
    """The value of each thing that it claims."""
    turned: list[Value]
    """The value of each thing of which it says the opposite."""
    lacking: list[str]
    """The numbers that no value has."""


def reply(index: Index, text: str, known: Record | None = None) -> Reply:
    """What the record has for a question, or the record of an earlier day."""
    return _Asking(index, Question(text, index), known).reply()


class _Asking:
    """One question to one index."""

    def __init__(self, index: Index, question: Question, known: Record | None) -> None:
        self._index = index
        self._question = question
        self._amounts = question.amounts.amounts
        self._years = question.amounts.years
        self._known = known
        self._record = known or index.record
        self._candidates = Candidates(index, question, self._record)
        self._retelling = Retelling(index, question, self._record)

    def reply(self) -> Reply:
        """What was found, and the answer to what the question claims."""
        question = self._question
        if not question.words:
            return Reply(question.text, (), None)
        scored = self._index.scored(question.text, self._known)
        searched = [entry for entry, _part in scored]
        relevant = [entry for entry, part in scored if part >= OF_THE_BEST]
        candidates = [self._candidates.of(amount) for amount in self._amounts]
        named = self._named_values(candidates, searched)
        events = [entry for entry in searched[:_MOST_READ] if self._retelling.tells_of(entry)]
        turned = tuple(_different(named.turned))
        own = self._own(any_figure_is_found=bool(named.claimed))
        answer = None
        if named.claimed or events or own:
            claims = tuple(self._claim(value) for value in _different(named.claimed))
            events = events[:_MOST_EVENTS]
            lacking = tuple(dict.fromkeys(named.lacking))
            answer = Answer(claims, tuple(events), (), (), own, turned=turned, lacking=lacking)
            hits = [*map(_hit, (*_interleaved(named.groups), *turned)), *events, *relevant]
        elif turned:
            answer = Answer((), (), (), (), turned=turned)
            hits = [*map(_hit, turned), *relevant]
        elif self._amounts:
            answer = self._not_found(candidates)
            hits = [*map(_hit, answer.nearest), *relevant]
        else:
            hits = self._newest_first(_once(relevant))
        return Reply(question.text, tuple(_once(hits)[:MOST_HITS]), answer)

    def _own(self, *, any_figure_is_found: bool) -> tuple[Said, ...]:
        """Sentences of the site that the question repeats.

        Where the question names figures that the record does not have, they have these figures too:
        "35 % of the city's revenue" is no heading "The city's revenue".
        """
        if self._known is not None:
            return ()  # What the site says today it need not have said on an earlier day.
        repeated = self._index.own.repeated(self._question.words)
        if any_figure_is_found:
            return repeated
        named = _figures(self._question.amounts)
        return tuple(said for said in repeated if named <= _figures(self._index.read(said.text)))

    def _named_values(
        self, candidates: Sequence[Sequence[Candidate]], searched: Sequence[Entry]
    ) -> _Named:
        """The values that the question names, by their numbers or in their words."""
        fitting = [_fitting(of_amount) for of_amount in candidates]
        groups = [group for group in fitting if group]
        claimed = [group[0] for group in groups]
        turned = [value for of_amount in candidates for value in _turned(of_amount)]
        left = [
            amount
            for amount, of_amount in zip(self._amounts, candidates, strict=True)
            if not any(each.fits for each in of_amount)
        ]
        told = self._retelling.claims(searched)
        in_words = [value for value in told if not self._opposes(value)]
        if told and not in_words:
            turned.append(told[0])
        elif in_words and all(amount.superlative for amount in self._amounts):
            # "Top exporter for years" is a claim of its own, and no mere place of a year.
            groups.insert(0, in_words)
            claimed = in_words[:1]
        elif in_words:
            groups.append(in_words)
            claimed.append(in_words[0])
        elif places := self._claimed_places(groups):
            groups.insert(0, places)
            claimed = places[:1]
        if claimed and left:
            further = self._of_clauses({value.id for value in claimed}, left)
            groups += further.groups
            claimed += further.claimed
            turned += further.turned
            left = [amount for amount in left if amount.written in further.lacking]
        series = {value.series.id for value in claimed}
        lacking: list[str] = []
        for amount in left:
            if not _is_telling(amount):
                continue
            told_again = self._told_again(candidates[self._amounts.index(amount)], series)
            if told_again:
                groups.append(told_again)
                claimed.append(told_again[0])
            else:
                lacking.append(amount.written)
        return _Named(groups, claimed, turned, lacking)

    def _opposes(self, value: Value) -> bool:
        return self._retelling.opposes(value.observation.as_printed or "")

    def _told_again(self, candidates: Sequence[Candidate], series: set[str]) -> list[Value]:
        """The same thing once more, in another currency: "46 million euros ($51.6 million)"."""
        return [
            each.value
            for each in candidates
            if each.is_same
            and not each.is_turned
            and each.value.series.id in series
            and times.fit(each.value, self._question) >= 0
        ]

    def _of_clauses(self, found: set[str], left: Sequence[Amount]) -> _Named:
        """Further values of a sentence that says several things, each in a part of its own."""
        named = _Named([], [], [], [amount.written for amount in left])
        for clause in self._question.clauses:
            if not clause.topic:
                continue
            candidates = Candidates(self._index, clause, self._record)
            for amount in clause.amounts.amounts:
                of_amount = [
                    each for each in candidates.of(amount) if not self._names_another(each.value)
                ]
                meant = _fitting(of_amount)
                if meant and found.isdisjoint(value.id for value in meant):
                    named.groups.append(meant)
                    named.claimed.append(meant[0])
                named.turned.extend(_turned(of_amount))
                if any(each.fits for each in of_amount) and amount.written in named.lacking:
                    named.lacking.remove(amount.written)
        return named

    def _names_another(self, value: Value) -> bool:
        """The question names something of which a value says nothing."""
        held, _groups = self._index.words_of(value)
        return self._question.names_another(held)

    def _newest_first(self, hits: Sequence[Entry]) -> list[Entry]:
        """The hits with the newest figures of what is asked for before all other values.

        Those of the plant come first, then the latest ones; some years are no difference. Where
        years are asked for they decide, and the order stays.
        """
        if self._years:
            return list(hits)
        titled = [entry for entry in hits if entry.kind is Kind.SERIES and self._asks_for(entry)]
        used_values = [self._record.used(entry.id) for entry in titled[:_MOST_SERIES]]
        newest = [used[-1] for used in used_values if used]
        newest.sort(key=lambda value: (not is_of_plant(value.series), -_some_years(value)))
        kinds = [entry.kind for entry in hits]
        place = kinds.index(Kind.OBSERVATION) if Kind.OBSERVATION in kinds else len(hits)
        return _once([*hits[:place], *map(_hit, newest), *hits[place:]])

    def _asks_for(self, entry: Entry) -> bool:
        """The title of a hit has a word of the question, or names what it looks for."""
        title, aliases = words(entry.title), self._index.aliases
        if aliases.looked_for(self._question.words) & aliases.groups(title):
            return True
        asked = filter(tells, self._question.words)
        return any(alike(word, each) for each in asked for word in title)

    def _claimed_places(self, groups: Sequence[Sequence[Value]]) -> list[Value]:
        """The claims of the overview that something is the greatest, where no time is asked for.

        They are of the indicators of which the question speaks.
        """
        if self._years or not all(amount.superlative for amount in self._amounts):
            return []
        meant = {value.series.id for group in groups for value in group}
        claims = (claim.observation for claim in self._record.dataset.about.claims)
        values = (self._record.value[name] for name in claims if name in self._record.value)
        return [value for value in values if value.series.id in meant]

    def _claim(self, value: Value) -> Claim:
        record = self._record
        rivals = (
            other
            for other in record.series(value.series.id)
            if times.count_one_time(value, other)
            and (other.amount, other.amount_to) != (value.amount, value.amount_to)
            and other.role is not Role.DEPRECATED
        )
        found = voices.of(record.dataset, value.observation)
        checks = (result for result in record.results if not found.alike.isdisjoint(result.inputs))
        gaps = self._nearest_gaps(value.series.id)
        return Claim(value, found, tuple(rivals), tuple(checks), gaps)

    def _nearest_gaps(self, series: str) -> tuple[Gap, ...]:
        """What was looked for in vain in a series, in the years that are asked for if any are."""
        gaps = self._record.gaps(series)
        if not self._years:
            return gaps
        return tuple(gap for gap in gaps if times.covers_any(gap.period, self._years))

    def _not_found(self, candidates: Sequence[Sequence[Candidate]]) -> Answer:
        """The values that come nearest, and what was looked for in their series."""
        related: list[tuple[float, Candidate]] = []
        for amount, of_amount in zip(self._amounts, candidates, strict=True):
            same = of_amount[:_MOST_NEAREST]
            related += [(_SAME_NUMBER + each.score, each) for each in same]
            near = self._candidates.nearest(amount)
            related += [(each.score, each) for each in near]
        related.sort(key=lambda pair: -pair[0])
        same_number = next((each.value for _score, each in related if each.is_same), None)
        best = [each.value for _score, each in related]
        if same_number is not None:
            best.insert(1, same_number)
        nearest = _different(best)[:_MOST_NEAREST]
        series = dict.fromkeys(value.series.id for value in nearest)
        gaps = [gap for name in series for gap in self._nearest_gaps(name) if self._years]
        told_gaps = tuple(gaps[:_MOST_GAPS])
        return Answer((), (), tuple(nearest), told_gaps, same_number=same_number)


def _figures(amounts: Amounts) -> set[Decimal]:
    """The numbers of a text as they are printed, without mere superlatives."""
    return {amount.readings[0].printed for amount in amounts.amounts if not amount.superlative}


def _fitting(candidates: Iterable[Candidate]) -> list[Value]:
    """The values for which period and words speak too, and that the question says as they are."""
    return [each.value for each in candidates if each.fits and not each.is_turned]


def _turned(candidates: Sequence[Candidate]) -> list[Value]:
    """The best value of which the question says the opposite, where it says none as it is."""
    if _fitting(candidates):
        return []
    return [each.value for each in candidates if each.fits][:1]


def _is_telling(amount: Amount) -> bool:
    """A number that is more than the day of a date or the number of a list."""
    return bool(amount.written) and (amount.measure is not None or amount.has_scale)


def _some_years(value: Value) -> int:
    """How late a value is, in steps of some years."""
    return (value.year or 0) // _FEW_YEARS


def _interleaved(groups: Sequence[Sequence[Value]]) -> list[Value]:
    """The best of each group, then the second of each, and so on."""
    longest = max(map(len, groups), default=0)
    return [group[place] for place in range(longest) for group in groups if place < len(group)]


def _different(values: Sequence[Value]) -> list[Value]:
    """Each value once."""
    return list({value.id: value for value in values}.values())


def _hit(value: Value) -> Entry:
    return Entry(Kind.OBSERVATION, value.id, value.series.title, "")


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Each thing once, where it stands first."""
    found: dict[tuple[Kind, str], Entry] = {}
    for entry in entries:
        found.setdefault((entry.kind, entry.id), entry)
    return list(found.values())
