"""What the record says to a question: the values that it names, who prints them, what is open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from dashboard.ask.amounts import Amount, Amounts
from dashboard.ask.entries import Entry, Kind, is_of_plant
from dashboard.ask.folding import alike, words
from dashboard.ask.index import OF_THE_BEST, Index, Number
from dashboard.ask.own import Said
from dashboard.ask.question import Question
from dashboard.ask.telling import tells
from dashboard.model import Gap
from dashboard.period import Period
from dashboard.record import Record, voices
from dashboard.record.checks import Result
from dashboard.record.ranking import ONE_WINDOW_A_YEAR
from dashboard.record.value import Role, Value
from dashboard.record.voices import Voices

MOST_HITS = 200
MOST_NEAREST = 3
MOST_GAPS = 3
_MOST_JUDGED = 60
"""So many values of one amount are looked at closely."""
_TELLING_DIGITS = 3
"""A number of so many digits is hardly there by chance."""
_ENOUGH = 0.5
"""The part of the words of a question that a value has to be about."""
_ENOUGH_BESIDE_A_NUMBER = 0.33
"""The same for a number that is hardly there by chance."""
_CLAUSE = re.compile(r"[.;:,]\s|[，。；、]|\b(?:and|while|i|и|a|а|und|sowie|e|ed)\b", re.IGNORECASE)
"""What parts the things that a sentence says."""
_MOST_SERIES = 10
"""Of so many indicators the newest figure comes first."""
_FEW_YEARS = 5
"""Of two figures that are so many years apart the later one comes first."""
_SAME_CLAIM = 1.2
"""The part of a claim that a question repeats, and the part of the question that does so."""


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
        answer = self.answer
        return answer is not None and bool(answer.claims or answer.events or answer.own)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value that an amount of the question could be."""

    value: Value
    score: float
    fits: bool
    """Period and words speak for it too."""


def reply(index: Index, text: str, known: Record | None = None) -> Reply:
    """What the record has for a question, or the record of an earlier day."""
    return _Asking(index, Question(text, index), known).reply()


class _Asking:
    """One question to one index."""

    def __init__(self, index: Index, question: Question, known: Record | None) -> None:
        self._index = index
        self._question = question
        self._record = known or index.record
        self._known = known
        self._repeated: dict[str, bool] = {}

    def reply(self) -> Reply:
        question = self._question
        if not question.words:
            return Reply(question.text, (), None)
        scored = self._index.scored(question.text, self._known)
        searched = [entry for entry, _part in scored]
        relevant = [entry for entry, part in scored if part >= OF_THE_BEST]
        by_amount = [self._candidates(amount) for amount in question.amounts.amounts]
        in_words = self._in_words(searched)
        fitting = [[each for each in group if each.fits] for group in by_amount]
        events = tuple(entry for entry in searched[:20] if self._tells_of(entry))
        groups = [[each.value for each in group] for group in fitting if group]
        best = [group[0] for group in groups]
        if in_words and all(amount.superlative for amount in question.amounts.amounts):
            # "Top exporter for years" is a claim of its own, and no mere place of a year.
            groups.insert(0, in_words)
            best = in_words[:1]
        elif in_words:
            groups.append(in_words)
            best.append(in_words[0])
        elif claims := self._claimed_places(groups):
            groups.insert(0, claims)
            best = claims[:1]
        if best and len(best) < len(question.amounts.amounts):
            further = self._of_clauses({value.id for value in best})
            groups += further
            best += [group[0] for group in further]
        own = self._own(any_figure_is_found=bool(best))
        hits = _once([*map(_hit, _interleaved(groups)), *events, *relevant])
        if best or events or own:
            answer = Answer(tuple(map(self._claim, _different(best))), events[:3], (), (), own)
        elif question.amounts.amounts:
            answer = self._not_found(by_amount)
            hits = _once([*map(_hit, answer.nearest), *relevant])
        else:
            hits = self._newest_first(hits)
            return Reply(question.text, tuple(hits[:MOST_HITS]), None)
        return Reply(question.text, tuple(hits[:MOST_HITS]), answer)

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

    def _of_clauses(self, found: set[str]) -> list[list[Value]]:
        """Further values of a sentence that says several things, each in a part of its own."""
        groups: list[list[Value]] = []
        for clause in _CLAUSE.split(self._question.text):
            asking = _Asking(self._index, Question(clause, self._index), self._known)
            for amount in asking._question.amounts.amounts:
                candidates = asking._candidates(amount) if asking._question.topic else []
                fitting = [
                    each.value
                    for each in candidates
                    if each.fits and not self._question.names_another(self._words_of(each.value))
                ]
                if fitting and found.isdisjoint(value.id for value in fitting):
                    groups.append(fitting)
        return groups

    def _words_of(self, value: Value) -> frozenset[str]:
        held, _groups = self._index.words_of(value)
        return held

    def _newest_first(self, hits: Sequence[Entry]) -> list[Entry]:
        """The hits with the newest figures of what is asked for before all other values.

        Those of the plant come first, then the latest ones; some years are no difference. Where
        years are asked for they decide, and the order stays.
        """
        if self._question.amounts.years:
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

    def _candidates(self, amount: Amount) -> list[_Candidate]:
        """The values that an amount could be, the best first."""
        rough: dict[str, tuple[float, Value]] = {}
        for number, is_same in self._index.numbers(amount):
            value = self._record.value.get(number.value.id)
            if value is None:
                continue
            score = self._by_number(amount, number, value, is_same=is_same)
            before = rough.get(value.id)
            if before is None or score > before[0]:
                rough[value.id] = (score, value)
        chosen = sorted(rough.values(), key=lambda found: -found[0])[:_MOST_JUDGED]
        judged = [self._judged(amount, value, score) for score, value in chosen]
        return sorted(judged, key=_best_first)

    def _by_number(self, amount: Amount, number: Number, value: Value, *, is_same: bool) -> float:
        """How well number, unit and time of a value fit."""
        score = 3.0 if is_same else 1.5
        if amount.each is not None or number.each is not None:
            score += 0.5 if amount.each == number.each else -0.5
        if amount.measure is None:
            score -= 1
        score += _time(value, self._question)
        if value.role is Role.DEPRECATED:
            score -= 2
        return score + (0.3 if value.is_used else 0)

    def _judged(self, amount: Amount, value: Value, score: float) -> _Candidate:
        question = self._question
        held, groups = self._index.words_of(value)
        printed = set(words(value.observation.as_printed or ""))
        coverage = question.coverage(held, groups)
        repeated = question.coverage(printed, self._index.aliases.groups(sorted(printed)))
        score += 3 * coverage.share + 3 * repeated.share
        fits = _time(value, question) >= 0 and self._is_about(amount, value)
        return _Candidate(value, score, fits)

    def _is_about(self, amount: Amount, value: Value) -> bool:
        """The words of the question speak of what a value is about."""
        question = self._question
        held, groups = self._index.words_of(value)
        if value.unit.dimension == "rank" and not self._speaks_of_series(value):
            return False
        topic = question.topic_without_subject()
        if not topic and amount.is_bare:
            return True
        if question.names_the_subject:
            telling = amount.digits >= _TELLING_DIGITS and amount.measure is not None
            return telling or not topic or question.covers(topic, held, groups).matched > 0
        if not question.topic:
            return amount.measure is not None or amount.digits >= _TELLING_DIGITS
        if question.names_another(self._index.own_words(value)):
            return False
        coverage = question.coverage(held, groups)
        if amount.digits >= _TELLING_DIGITS and amount.measure is not None:
            return coverage.share >= _ENOUGH_BESIDE_A_NUMBER or coverage.matched > 1
        return coverage.share > _ENOUGH

    def _speaks_of_series(self, value: Value) -> bool:
        """A place is one among others of a kind, which the question has to name."""
        title = words(value.series.title)
        groups = self._index.aliases.groups(title)
        return self._question.coverage(set(title), groups).matched > 0

    def _in_words(self, searched: Sequence[Entry]) -> list[Value]:
        """Claims without a number that the question repeats."""
        found = []
        for entry in searched[:_MOST_JUDGED]:
            value = self._record.value.get(entry.id) if entry.kind is Kind.OBSERVATION else None
            if value is None or value.observation.value is not None:
                continue
            if self._repeats(value.observation.as_printed or ""):
                held, _groups = self._index.words_of(value)
                if not self._question.names_another(held):
                    found.append(value)
        return found

    def _claimed_places(self, groups: Sequence[Sequence[Value]]) -> list[Value]:
        """The claims of the overview that something is the greatest, where no time is asked for.

        They are of the indicators of which the question speaks.
        """
        amounts = self._question.amounts
        if amounts.years or not all(amount.superlative for amount in amounts.amounts):
            return []
        meant = {value.series.id for group in groups for value in group}
        claims = (claim.observation for claim in self._record.dataset.about.claims)
        values = (self._record.value[name] for name in claims if name in self._record.value)
        return [value for value in values if value.series.id in meant]

    def _tells_of(self, entry: Entry) -> bool:
        """The question tells of an event."""
        if entry.kind is not Kind.EVENT or not self._repeats(entry.title):
            return False
        held = set(words(f"{entry.title} {entry.text}"))
        return not self._question.names_another(held)

    def _repeats(self, claim: str) -> bool:
        """The question has most words of a claim, and not many others; many pages word it alike."""
        if claim not in self._repeated:
            self._repeated[claim] = self._is_repeated(claim)
        return self._repeated[claim]

    def _is_repeated(self, claim: str) -> bool:
        said = Question(claim, self._index)
        own = set(self._question.words)
        topic = _of_topic(said)
        if len(topic) < 2 or len(_of_topic(self._question)) < 2:
            return False
        there = said.covers(topic, own, self._question.groups)
        back = self._question.covers(_of_topic(self._question), set(said.words), said.groups)
        return there.matched > 1 and there.share + back.share >= _SAME_CLAIM

    def _claim(self, value: Value) -> Claim:
        record = self._record
        rivals = (
            other
            for other in record.series(value.series.id)
            if count_one_time(value, other)
            and (other.amount, other.amount_to) != (value.amount, value.amount_to)
            and other.role is not Role.DEPRECATED
        )
        found = voices.of(record.dataset, value.observation)
        checks = (result for result in record.results if not found.alike.isdisjoint(result.inputs))
        gaps = self._nearest_gaps(value.series.id)
        return Claim(value, found, tuple(rivals), tuple(checks), gaps)

    def _nearest_gaps(self, series: str) -> tuple[Gap, ...]:
        """What was looked for in vain in a series, in the years that are asked for if any are."""
        years = self._question.amounts.years
        gaps = self._record.gaps(series)
        if not years:
            return gaps
        return tuple(gap for gap in gaps if _covers_any(gap.period, years))

    def _not_found(self, by_amount: Sequence[Sequence[_Candidate]]) -> Answer:
        """The values that come nearest, and what was looked for in their series."""
        related: list[tuple[float, Value]] = []
        for amount, candidates in zip(self._question.amounts.amounts, by_amount, strict=True):
            related += [(9 + each.score, each.value) for each in candidates[:MOST_NEAREST]]
            for number in self._index.nearest(amount, 4 * MOST_NEAREST):
                value = self._record.value.get(number.value.id)
                if value is not None:
                    related.append((self._relation(amount, number, value), value))
        related.sort(key=lambda pair: -pair[0])
        nearest = _different([value for _score, value in related])[:MOST_NEAREST]
        series = dict.fromkeys(value.series.id for value in nearest)
        gaps = [gap for name in series for gap in self._nearest_gaps(name)]
        return Answer((), (), tuple(nearest), tuple(gaps[:MOST_GAPS]))

    def _relation(self, amount: Amount, number: Number, value: Value) -> float:
        """How much a value has to do with a question that names another amount."""
        far = _distance(number, amount)
        held, groups = self._index.words_of(value)
        coverage = self._question.coverage(held, groups)
        time = max(_time(value, self._question), -1)
        return 4 * coverage.share + time - min(far, 3)


def _figures(amounts: Amounts) -> set[Decimal]:
    """The numbers of a text as they are printed, without mere superlatives."""
    return {amount.readings[0].printed for amount in amounts.amounts if not amount.superlative}


def _of_topic(question: Question) -> tuple[str, ...]:
    """All words of a question that say what it is about, those of its amounts too."""
    return tuple(word for word in dict.fromkeys(question.words) if tells(word))


def _best_first(found: _Candidate) -> tuple[bool, float, bool, int, str]:
    """The order of candidates; of those that fit alike the newest of the plant comes first."""
    value = found.value
    last = value.period.last_day if value.period.dated else None
    newest_first = 0 if last is None else -last.toordinal()
    is_of_another = not is_of_plant(value.series)
    return not found.fits, -found.score, is_of_another, newest_first, value.id


def _distance(number: Number, amount: Amount) -> float:
    """How far a printed number is from an amount, as a part of it."""
    reading = amount.readings[0]
    found, asked = number.amount, reading.amount
    if amount.is_bare:
        found, asked = number.printed, reading.printed
    return float(abs(found - asked) / max(abs(asked), Decimal(1)))


def _time(value: Value, question: Question) -> float:
    """How well the time of a value fits that of a question; below zero where it cannot."""
    period, years = value.period, question.amounts.years
    if not years:
        return 0
    # A figure without a date says nothing of the year that is asked for.
    if not period.dated:
        return -5
    if question.months and period.days is not None:
        return 3 if (period.first_day, period.last_day) in question.months else -5
    if period.year in years:
        return 2 if period.is_year else 1.5
    if period.start is not None and period.start.year in years:
        return 1.5
    return 0.5 if _covers_any(period, years) else -5


def _covers_any(period: Period, years: Iterable[int]) -> bool:
    """Some day of one of the years lies in a time."""
    return any(_covers(period, year) for year in years)


def _covers(period: Period, year: int) -> bool:
    """Some day of a year lies in a time."""
    first, last = period.first_day or Date.min, period.last_day or Date.max
    return period.dated and first.year <= year <= last.year


def count_one_time(value: Value, other: Value) -> bool:
    """Two figures of a series count the same time, so that they can be set against each other.

    A price or a head count of a day counts in its month and year too; a sum of a month does not.
    """
    if not (value.period.dated and other.period.dated):
        return False
    if value.series.measure in ONE_WINDOW_A_YEAR:
        return value.days == other.days
    return _lies_within(value.period, other.period) or _lies_within(other.period, value.period)


def _lies_within(period: Period, longer: Period) -> bool:
    """All days of a time lie in another one; the days of a time that runs on are not known."""
    if period.first_day is None or period.last_day is None:
        return (period.first_day, period.last_day) == (longer.first_day, longer.last_day)
    first, last = longer.first_day or Date.max, longer.last_day or Date.min
    return first <= period.first_day and period.last_day <= last


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
