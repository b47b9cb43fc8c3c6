"""Amounts in a sentence: number, scale, unit, hedge and time, as a reader writes them.

A printed number such as 1.150 can be read in two ways; both are kept, and the record decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.agreement import Interval, last_digit, last_nonzero_digit
from dashboard.ask.folding import folded
from dashboard.ask.lexicon import (
    Compared,
    Each,
    Hedge,
    Lexicon,
    Meaning,
    Measure,
    NumberWord,
    Place,
    Scale,
)
from dashboard.model.facts import Qualifier

MOST = 12
"""Most amounts that are read from one text."""
_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?(?![\d])"
    r"|\d+(?:[.,]\d+)*"
    r"|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|[%€$¥£]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_A_YEAR = frozenset({"in", "im", "u", "nel", "ce"})
_LEAST_PART = 2
"""What a minimum or maximum stands for is within this part of its number."""
_LOOK_BACK = 4
"""So many words before a number can belong to it."""
_SKIPPED = 2
"""So many words can stand between a number and what it counts: '5,000 new jobs'."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a printed number."""

    printed: Decimal
    factor: Decimal
    qualifier: Qualifier

    @property
    def amount(self) -> Decimal:
        return self.printed * self.factor

    @property
    def digits(self) -> int:
        """Significant digits: how little chance there is that another number is the same."""
        return len(self.printed.normalize().as_tuple().digits)

    @property
    def interval(self) -> Interval:
        """What the number can mean.

        A minimum or maximum reaches one unit of its last digit that is not zero, but no further
        than a part of it: "fewer than 1,000" are not 16.
        """
        half = last_digit(self.printed) / 2
        rough = min(last_nonzero_digit(self.printed), self.printed / _LEAST_PART)
        low, high = {
            "exact": (self.printed - half, self.printed + half),
            "range": (self.printed - half, self.printed + half),
            "about": (self.printed - rough / 2, self.printed + rough / 2),
            "nearly": (self.printed - rough, self.printed),
            "at_most": (self.printed - rough, self.printed),
            "at_least": (self.printed, self.printed + rough),
        }[self.qualifier]
        return Interval(low * self.factor, high * self.factor)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a sentence with what belongs to it."""

    readings: tuple[Reading, ...]
    measure: Measure | None
    """What is counted; None where no word says it."""
    each: int | None
    """So many of its stretches of time make a year; None for an amount that is no rate."""
    has_scale: bool
    """A word such as million belongs to it."""
    superlative: bool = False
    """It is only the word that something is the greatest."""
    written: str = ""
    """Its digits as they stand in the text; '' where it is written in words."""

    @property
    def digits(self) -> int:
        return max(reading.digits for reading in self.readings)

    @property
    def is_bare(self) -> bool:
        """No word says its unit or its scale: '795' can be millions of euros."""
        return self.measure is None and not self.has_scale


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a sentence says in numbers, and the words that are left."""

    amounts: tuple[Amount, ...]
    years: tuple[int, ...]
    rest: tuple[str, ...]
    """Words that belong to no number and name no unit, folded."""


@dataclass(slots=True)
class _Around:
    """What was found around one number."""

    factor: Decimal = Decimal(1)
    measure: Measure | None = None
    each: int | None = None
    qualifier: Qualifier = "exact"
    has_scale: bool = False
    end: int = 0


def read(text: str, lexicon: Lexicon[Meaning]) -> Amounts:
    """The amounts, years and remaining words of a text."""
    return _Reader(_TOKEN.findall(folded(text)), lexicon).read()


class _Reader:
    """Reads the tokens of one text from left to right."""

    def __init__(self, tokens: Sequence[str], lexicon: Lexicon[Meaning]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._taken: set[int] = set()
        self._amounts: list[Amount] = []
        self._years: list[int] = []

    def read(self) -> Amounts:
        """All amounts and years, and the words that are left when they are taken out."""
        place = 0
        while place < len(self._tokens):
            is_number = self._tokens[place][0].isdigit()
            place = self._number(place) if is_number else self._word(place)
        places = [amount for amount in self._amounts if _is_place(amount)]
        if any(not amount.superlative for amount in places):
            # "Second among the largest exporters" is no claim to be the largest.
            self._amounts = [amount for amount in self._amounts if not amount.superlative]
        rest = (
            token
            for place, token in enumerate(self._tokens)
            if token[0].isalpha() and place not in self._taken and not self._is_unit(place)
        )
        years = tuple(dict.fromkeys(self._years))
        return Amounts(tuple(self._amounts[:MOST]), years, tuple(rest))

    def _number(self, place: int) -> int:
        """Takes the number at a place, or the year; the place behind what belongs to it."""
        token = self._tokens[place]
        self._taken.add(place)
        if _YEAR.fullmatch(token) and place and self._tokens[place - 1] in _BEFORE_A_YEAR:
            if not self._is_compared_with(place):
                self._years.append(int(token))  # "In 2018 workers earned" tells of no 2,018 workers
            return place + 1
        around = self._around(place, place + 1)
        if _YEAR.fullmatch(token) and around.measure is None and not around.has_scale:
            if not self._is_compared_with(place):
                self._years.append(int(token))
            return place + 1
        self._add(_readings(token), around, token)
        return around.end

    def _is_unit(self, place: int) -> bool:
        """A word for what is counted says nothing more of the subject."""
        known = self._lexicon.at(self._tokens, place)
        return known is not None and isinstance(known[0], Measure)

    def _is_compared_with(self, place: int) -> bool:
        """The year is that of another number: '39.6 per cent more than in 2017'."""
        for start in range(max(0, place - _LOOK_BACK), place):
            known = self._lexicon.at(self._tokens, start)
            if known is not None and isinstance(known[0], Compared):
                return True
        return False

    def _word(self, place: int) -> int:
        """Takes a place or a number that is written as a word; the place behind it."""
        found = self._lexicon.at(self._tokens, place)
        if found is None:
            return place + 1
        meaning, length = found
        end = place + length
        if isinstance(meaning, Place):
            self._taken.update(range(place, end))
            self._add_place(meaning)
        elif isinstance(meaning, NumberWord):
            around = self._after(end)
            if around.has_scale or around.end > end:
                self._around(place, end)
                self._taken.update(range(place, end))
                self._add((Decimal(meaning.number),), around)
                return around.end
        return end

    def _add_place(self, place: Place) -> None:
        """A place among others of a kind, each once."""
        reading = Reading(Decimal(place.number), Decimal(1), "exact")
        amount = Amount(
            (reading,), Measure("rank"), None, has_scale=False, superlative=place.superlative
        )
        if amount not in self._amounts:
            self._amounts.append(amount)

    def _add(self, numbers: Sequence[Decimal], around: _Around, written: str = "") -> None:
        """One amount, with each way to read its number."""
        readings = tuple(
            Reading(number, around.factor, around.qualifier) for number in dict.fromkeys(numbers)
        )
        measure = around.measure
        self._amounts.append(
            Amount(readings, measure, around.each, has_scale=around.has_scale, written=written)
        )

    def _around(self, place: int, end: int) -> _Around:
        """What belongs to a number that stands from a place to an end."""
        found = self._after(end)
        self._before(place, found)
        is_year = bool(_YEAR.fullmatch(self._tokens[place]))
        if found.measure is None and not found.has_scale and not is_year:
            self._shared(found)
        return found

    def _after(self, place: int) -> _Around:
        """The scale, the unit, the time and the hedge that stand behind a number."""
        found = _Around(end=place)
        words_between = 0
        while place < len(self._tokens) and words_between <= _SKIPPED:
            if self._tokens[place][0].isdigit() or self._is_sign_before_a_number(place):
                break
            known = self._lexicon.at(self._tokens, place)
            if known is not None and self._take(known[0], found, is_near=words_between == 0):
                end = place + known[1]
                self._taken.update(range(place, end))
                place = found.end = end
                if found.measure is not None:
                    # What stands behind the unit is no longer next to the number.
                    words_between = max(words_between, 1)
            elif known is not None and isinstance(known[0], Place | NumberWord):
                break
            else:
                words_between += 1
                place += 1
        return found

    def _is_sign_before_a_number(self, place: int) -> bool:
        """In '46 million ($52 million)' the sign belongs to the number after it."""
        after = self._tokens[place + 1 : place + 2]
        return self._tokens[place] in "€$¥£" and bool(after) and after[0][0].isdigit()

    @staticmethod
    def _take(meaning: object, found: _Around, *, is_near: bool) -> bool:
        """Whether a meaning belongs to the number before it; then it is noted."""
        match meaning:
            case Scale(factor) if is_near and found.measure is None:
                found.factor *= factor
                found.has_scale = True
            case Measure(scale=scale) if found.measure is None:
                if not is_near and meaning.dimension == "money" and not found.has_scale:
                    return False
                found.measure = meaning
                found.factor *= scale
                found.has_scale = found.has_scale or scale != 1
            case Each(times) if found.each is None:
                found.each = times
            case Hedge(qualifier, follows=True) if found.qualifier == "exact":
                found.qualifier = qualifier
            case _:
                return False
        return True

    def _before(self, place: int, found: _Around) -> None:
        """Hedges, a currency and the word for people can stand before a number."""
        is_year = bool(_YEAR.fullmatch(self._tokens[place])) and not found.has_scale
        earliest = max(0, place - _LOOK_BACK)
        for start in range(place - 1, earliest - 1, -1):
            if self._tokens[start][0].isdigit():
                return
            known = self._lexicon.at(self._tokens, start)
            if known is None:
                continue
            meaning, length = known
            end = start + length
            match meaning:
                case Hedge(qualifier, follows=False) if end <= place and found.qualifier == "exact":
                    found.qualifier = qualifier
                case Measure() if end <= place and found.measure is None:
                    # In 'employees 2014' a year follows the word; a currency stands at its number.
                    fits = not is_year if meaning.dimension == "persons" else end == place
                    if not fits or start in self._taken:
                        continue
                    found.measure = meaning
                case _:
                    continue
            self._taken.update(range(start, end))

    def _shared(self, found: _Around) -> None:
        """In '1.4 to 1.5 million tonnes' both numbers have the scale and the unit of the last."""
        for place in range(found.end, min(found.end + 2, len(self._tokens))):
            if self._tokens[place][0].isdigit() and not _YEAR.fullmatch(self._tokens[place]):
                later = self._after(place + 1)
                found.factor, found.measure = later.factor, later.measure
                found.has_scale = later.has_scale
                return


def _is_place(amount: Amount) -> bool:
    return amount.measure is not None and amount.measure.dimension == "rank"


def _readings(token: str) -> tuple[Decimal, ...]:
    """What a printed number can be: a comma or a point may be the decimal one."""
    return tuple(dict.fromkeys(_possible(re.sub(r"[ '’]", "", token))))


def _possible(token: str) -> Iterator[Decimal]:
    """The numbers that digits with commas and points can mean: '1.150' is 1150 or 1.15."""
    marks = re.findall(r"[.,]", token)
    if not marks:
        yield Decimal(token)
        return
    parts = re.split(r"[.,]", token)
    begins_thousands = re.fullmatch(r"[1-9]\d{0,2}", parts[0]) is not None
    are_thousands = begins_thousands and all(len(part) == 3 for part in parts[1:])
    is_one_kind = len(set(marks)) == 1
    if is_one_kind and (len(marks) > 1 or are_thousands):
        yield Decimal("".join(parts))
    if len(marks) == 1 or not is_one_kind:
        yield Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
