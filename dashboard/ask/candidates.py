"""The values that an amount of a question could be, each with how much speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.ask import stance, times
from dashboard.ask.amounts import Amount
from dashboard.ask.entries import is_of_plant
from dashboard.ask.folding import words
from dashboard.ask.index import Index
from dashboard.ask.lexicon import POINTS, Measure
from dashboard.ask.numbers import Number
from dashboard.ask.question import Question
from dashboard.model import Series
from dashboard.record import Record
from dashboard.record.value import Role, Value

_MOST_JUDGED = 60
"""So many values of one amount are looked at closely."""
_MOST_NEAREST = 12
"""So many printed numbers that come near to an amount are looked at."""
_TELLING_DIGITS = 3
"""A number of so many digits is hardly there by chance."""
_ENOUGH = 0.5
"""The part of the words of a question that a value has to be about."""
_ENOUGH_BESIDE_A_NUMBER = 0.3
"""The same for a number that is hardly there by chance."""
_ASKED_FOR = 20
"""What a value of the indicator that is asked for is before all others."""

_BOUNDS = frozenset({"at_least", "at_most", "nearly"})
_BELOW = frozenset({"at_most", "nearly"})
"""Hedges of a value that is below its number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that an amount of the question could be."""

    value: Value
    score: float
    fits: bool
    """Period and words speak for it too."""
    is_same: bool
    """It has exactly the number of the question."""
    is_turned: bool = False
    """The question says the opposite of it: that it is not so, or fell where it rose."""


class Candidates:
    """Finds the values that the amounts of one question could be."""

    def __init__(self, index: Index, question: Question, record: Record) -> None:
        self._index = index
        self._question = question
        self._record = record
        self._asked: dict[str, bool] = {}
        """Series -> whether the question asks for it; each is looked at once."""

    def of(self, amount: Amount) -> list[Candidate]:
        """The values that an amount could be, the best first."""
        scores: dict[str, float] = {}
        best: dict[str, Number] = {}
        same: set[str] = set()
        for number, is_same in self._index.numbers.meant_by(amount):
            value = self._record.value.get(number.value.id)
            if value is None:
                continue
            score = self._by_number(amount, number, value, is_same=is_same)
            if value.id not in scores or score > scores[value.id]:
                scores[value.id], best[value.id] = score, number
            if is_same:
                same.add(value.id)
        chosen = sorted(scores, key=lambda name: -scores[name])[:_MOST_JUDGED]
        judged = [
            self._judged(amount, best[name], scores[name], is_same=name in same) for name in chosen
        ]
        return sorted(judged, key=_best_first)

    def _by_number(self, amount: Amount, number: Number, value: Value, *, is_same: bool) -> float:
        """How well number, unit and time of a value fit."""
        score = 3.0 if is_same else 1.5
        if amount.each is not None or number.each is not None:
            score += 0.5 if amount.each == number.each else -0.5
        if amount.measure is None:
            score -= 1
        score += times.fit(value, self._question)
        if value.role is Role.DEPRECATED:
            score -= 2
        return score + (0.3 if value.is_used else 0)

    def _judged(self, amount: Amount, number: Number, score: float, *, is_same: bool) -> Candidate:
        """A value with what its words and its time add to how well its number fits."""
        question, value = self._question, self._record.value[number.value.id]
        held, groups = self._index.words_of(value)
        printed = words(value.observation.as_printed or "")
        coverage = question.coverage(held, groups)
        repeated = question.coverage(set(printed), self._index.aliases.groups(sorted(set(printed))))
        score += 3 * coverage.share + 3 * repeated.share
        is_of_time = times.fit(value, question) >= 0 and _is_rate_of(amount, number, value)
        is_of_time = is_of_time and (is_same or not times.is_part_of_a_year(value, question))
        fits = is_of_time and self._is_about(amount, value)
        # "Instead of 120,000 tonnes" is what the page says too, where the question repeats it.
        denies_too = stance.denies(printed) and repeated.share >= _ENOUGH
        is_denied = self._denies(amount, value) and not denies_too
        is_turned = is_denied or self._is_turned(amount, number, value)
        return Candidate(value, score, fits, is_same, is_turned)

    def _denies(self, amount: Amount, value: Value) -> bool:
        """The question says that it is not so, and the page of a value does not."""
        part = self._question.part_with(amount)
        if not stance.denies(part.words, self._question.words):
            return False
        printed = words(value.observation.as_printed or "")
        return not (value.observation.qualifier in _BOUNDS and stance.denies(printed))

    def _is_turned(self, amount: Amount, number: Number, value: Value) -> bool:
        """The question says the opposite of a value, or what cannot be so beside it."""
        part = self._question.part_with(amount)
        printed = words(value.observation.as_printed or "")
        if amount.measure is not None and _is_of_other_parts(amount.measure, number):
            return True
        if value.series.measure == "change":
            told = stance.is_rise(part.words)
            if told is not None and told != self._is_rise(value, printed):
                return True
        return _is_below_itself(amount, number, value)

    def _is_rise(self, value: Value, printed: Sequence[str]) -> bool:
        """Whether a change is a rise; "cut by 60 per cent" is none."""
        number = value.observation.value
        if number is not None and number < 0:
            return False
        told = stance.is_rise(printed)
        if told is None:
            told = stance.is_rise(words(self._index.written_title(value.series)))
        return told is not False

    def _is_about(self, amount: Amount, value: Value) -> bool:
        """The words of the question speak of what a value is about."""
        question = self._question
        held, groups = self._index.words_of(value)
        if value.unit.dimension == "rank" and not self._speaks_of_series(value):
            return False
        part = question.part_with(amount)
        if part.is_elsewhere or part.names_other(value):
            return False
        if self._counts_another_thing(amount, value):
            return False
        topic = question.topic_without_subject()
        if not topic and amount.is_bare:
            return True
        if question.names_the_subject:
            if _is_hardly_chance(amount) or not topic:
                return True
            return question.covers(topic, held, groups).matched > 0
        if self._is_mere_number_of(amount, value):
            return True
        if not question.topic:
            return amount.measure is not None or amount.digits >= _TELLING_DIGITS
        if question.names_another(self._index.own_words(value)):
            return False
        return self._has_its_words(amount, value)

    def _is_mere_number_of(self, amount: Amount, value: Value) -> bool:
        """The question is a number and nothing else, and a value has the same: '600 million'."""
        amounts = self._question.amounts
        if amounts.rest or len(amounts.amounts) > 1:
            return False
        found = self._index.numbers.meant_by(amount)
        return any(is_same and number.value.id == value.id for number, is_same in found)

    def _counts_another_thing(self, amount: Amount, value: Value) -> bool:
        """The question names what an amount counts, and a value counts something else.

        A loss of 549.1 million euros is no export of so much.
        """
        named = self._question.things_beside(amount)
        counted = self._index.counted_things(value)
        return bool(named and counted) and named.isdisjoint(counted)

    def _has_its_words(self, amount: Amount, value: Value) -> bool:
        """A value has enough of the words of a question that names no owner."""
        question = self._question
        held, groups = self._index.words_of(value)
        if _is_hardly_chance(amount):
            coverage = question.covers(_told_of(question.topic, value), held, groups)
            return coverage.share >= _ENOUGH_BESIDE_A_NUMBER or coverage.matched > 1
        counted = self._index.counted_things(value)
        is_asked_for = question.names_the_plant and not counted.isdisjoint(question.asked_for)
        topic = _told_of(question.topic_beside_the_plant(), value)
        if not topic and question.things:
            return is_asked_for
        coverage = question.covers(topic or question.topic, held, groups, counted)
        return coverage.share > (_ENOUGH_BESIDE_A_NUMBER if is_asked_for else _ENOUGH)

    def _speaks_of_series(self, value: Value) -> bool:
        """A place is one among others of a kind, which the question has to name."""
        title = words(value.series.title)
        groups = self._index.aliases.groups(title)
        return self._question.coverage(set(title), groups).matched > 0

    def nearest(self, amount: Amount) -> list[Candidate]:
        """The values that come nearest to an amount that no value has.

        Those with the nearest numbers, and all of the indicators that the question asks for.
        """
        numbers = self._index.numbers
        near = numbers.nearest(amount, _MOST_NEAREST)
        asked = [number for number in numbers.like(amount) if self._asks_for(number.value.series)]
        found: list[Candidate] = []
        for number in dict.fromkeys((*near, *asked)):
            value = self._record.value.get(number.value.id)
            if value is not None and self._can_be_near(value):
                score = self._relation(amount, number, value)
                found.append(Candidate(value, score, fits=False, is_same=False))
        return found

    def _can_be_near(self, value: Value) -> bool:
        """A rate of exchange is near to no other amount of money; nor is what is withdrawn."""
        if value.role is Role.DEPRECATED:
            return False
        return value.unit.dimension != "exchange-rate" or self._asks_for(value.series)

    def _asks_for(self, series: Series) -> bool:
        """The question names what a series counts, or has most of the words of its title."""
        if series.id not in self._asked:
            self._asked[series.id] = self._is_asked_for(series)
        return self._asked[series.id]

    def _is_asked_for(self, series: Series) -> bool:
        question = self._question
        counted = self._index.titled_things(series)
        if question.things:
            return not self._named_things.isdisjoint(counted)
        topic = question.topic_beside_the_plant()
        title = frozenset(words(series.title))
        return question.covers(topic, title, counted, counted).share >= _ENOUGH

    @cached_property
    def _named_things(self) -> set[str]:
        """What the question names that is counted; by everyday words, where its names count none.

        Nothing counts purchases, but "bought" is also said of the price that was paid.
        """
        question = self._question
        titled = (self._index.titled_things(series) for series in self._record.dataset.series)
        counted = frozenset().union(*titled)
        return question.things & counted or question.asked_for

    def _relation(self, amount: Amount, number: Number, value: Value) -> float:
        """How much a value has to do with a question that names another amount."""
        held, groups = self._index.words_of(value)
        coverage = self._question.coverage(held, groups)
        time = max(times.fit(value, self._question), -1)
        distance = min(_distance(number, amount), 3)
        if not self._asks_for(value.series):
            return 4 * coverage.share + time - distance
        of_plant = 0.5 if is_of_plant(value.series) else 0
        return _ASKED_FOR + of_plant + coverage.share / 4 + 2 * time - distance


def _told_of(topic: tuple[str, ...], value: Value) -> tuple[str, ...]:
    """The words of a topic; beside a change those that say which way it went tell no more."""
    if value.series.measure != "change":
        return topic
    return tuple(word for word in topic if stance.is_rise([word]) is None)


def _is_of_other_parts(measure: Measure, number: Number) -> bool:
    """One is a percentage, and the other counts points of percentages."""
    return number.key[0] == "ratio" and number.is_points != (measure.detail == POINTS)


def _is_below_itself(amount: Amount, number: Number, value: Value) -> bool:
    """The question says "less than" a number that is reported as it is."""
    return value.observation.qualifier not in _BELOW and any(
        reading.qualifier == "at_most" and reading.amount == number.amount
        for reading in amount.readings
    )


def _is_rate_of(amount: Amount, number: Number, value: Value) -> bool:
    """An amount is for the same stretch of time as a number: a month's is no year's.

    The sum of a year is for each year; what is no sum has no such stretch.
    """
    if amount.each is None or value.series.measure not in ("flow", "level"):
        return True
    if number.each is not None:
        return amount.each == number.each
    return amount.each == 1 and (value.period.is_year or not value.period.dated)


def _is_hardly_chance(amount: Amount) -> bool:
    """Its number with its unit is hardly in the record by chance."""
    return amount.digits >= _TELLING_DIGITS and amount.measure is not None


def _best_first(found: Candidate) -> tuple[bool, float, bool, int, str]:
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
