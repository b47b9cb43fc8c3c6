"""The index of a record: words in a full-text table in memory, numbers in sorted lists.

It is built once for a release. A reader's words reach the table as quoted terms only.
"""

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import log
from threading import Lock

from dashboard.ask.aliases import Aliases
from dashboard.ask.amounts import Amount, Amounts, read
from dashboard.ask.entries import Entry, Kind, entries, is_known, of_value
from dashboard.ask.folding import alike, is_chinese, words
from dashboard.ask.lexicon import Each, Lexicon, Meaning, Measure, lexicon
from dashboard.ask.own import OwnSentences, Said
from dashboard.ask.telling import asked_for
from dashboard.model import Series, Unit
from dashboard.model.facts import Dimension
from dashboard.record import Record
from dashboard.record.value import Value

MOST_FOUND = 200
"""Most things that one search gives."""
MOST_TERMS = 24
"""Most words of a question that are looked for."""
_TOGETHER = 6
"""Up to so many words have to stand together; of more, some do."""
_COMMON = 0.2
"""A word that stands in so large a part of all texts tells nothing beside others."""
OF_THE_BEST = 0.5
"""Where only some of many words are found: a hit tells at least half as much as the best one."""
_MOST_ROWS = 10_000
"""So many rows at most are ranked for a question of many words."""
_OF_A_STRANGER = 0.25
"""How much a word tells that is in no text, beside one that is in a single one."""
_OF_A_NAME = 0.5
"""The same for a name of a thing that is in no text under it."""
_KEPT = 4096
"""So many values have their words kept, by their ids."""
_SHORTEST_MISSPELT = 4
_BEGINNING = 4
_AS_MONEY: dict[Dimension, Dimension] = {
    "money-rate": "money",
    "money-per-mass": "money",
    "money-per-person": "money",
    "exchange-rate": "money",
    "mass-rate": "mass",
    "volume-rate": "volume",
}
"""Dimension of a rate -> dimension of the amount that is printed."""
_WEIGHT_OF_KIND = {
    Kind.PAGE: 1.6,
    Kind.SERIES: 1.5,
    Kind.TERM: 1.4,
    Kind.CHECK: 1.1,
    Kind.EVENT: 1.1,
    Kind.OBSERVATION: 1.0,
    Kind.SOURCE: 0.9,
    Kind.GAP: 0.5,
}
_SMALL = re.compile(r"\b[^\W\d_A-ZŠŽČĆĐ][^\W\d_]*")
Key = tuple[Dimension, str | None]
"""What is counted: the dimension, and the currency or the counted thing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number of a value, in base units of what is counted."""

    amount: Decimal
    printed: Decimal
    key: Key
    each: int | None
    """So many of its stretches of time make a year; None for an amount that is no rate."""
    value: Value


class Index:
    """What is looked up of one record."""

    def __init__(self, record: Record, pages: Mapping[str, str], own: Iterable[Said] = ()) -> None:
        self.record = record
        self.own = OwnSentences(own)
        """The sentences that the site says itself."""
        self.aliases = Aliases(record.dataset.names)
        self.country = self.aliases.groups(words(record.dataset.about.plant.country))
        """Ids of the names of the country, which say little of what a sentence is about."""
        self._place = self.aliases.looked_for(words(record.dataset.about.plant.name))
        """Ids of the names of the plant, of which everything here tells."""
        self.lexicon = lexicon(_words_of_units(record.dataset.units, self.aliases))
        self.entries = tuple(entries(record, pages))
        self._lock = Lock()
        self._table = _table(self.entries, self.aliases)
        rows = self._table.execute("SELECT term, doc FROM terms")
        self._texts: dict[str, int] = dict(rows)
        """Word -> the number of texts that hold it."""
        self._sorted_words = sorted(self._texts)
        self._by_beginning: dict[str, list[str]] = {}
        """First letters -> the words that begin so."""
        for word in self._sorted_words:
            self._by_beginning.setdefault(word[:_BEGINNING], []).append(word)
        letters = {letter for word in self._texts for letter in word if letter.isascii()}
        self._letters = "".join(sorted(letters))
        self._written_small = _written_small(self.entries)
        self._words_of = lru_cache(maxsize=_KEPT)(self._made_words_of)
        self._words_of_series = lru_cache(maxsize=_KEPT)(self._made_words_of_series)
        self._own_words = lru_cache(maxsize=_KEPT)(self._made_own_words)
        numbers = sorted(_numbers(record, self.lexicon), key=lambda number: number.amount)
        self._numbers: dict[Key, list[Number]] = {}
        for number in numbers:
            self._numbers.setdefault(number.key, []).append(number)
        counted = (number for number in numbers if number.key[0] != "rank")
        self._as_printed = sorted(counted, key=lambda number: number.printed)
        """All numbers but places, by what is printed, whatever their unit and scale."""

    def read(self, text: str) -> Amounts:
        """The amounts, years and remaining words of a text."""
        return read(text, self.lexicon)

    def weight(self, word: str, *, is_name: bool = False) -> float:
        """How much a word tells: the rarer, the more; one that is nowhere can be mere grammar."""
        count = self._texts.get(word, 0)
        most = log(1 + len(self.entries))
        if not count:
            return (_OF_A_NAME if is_name else _OF_A_STRANGER) * most
        return max(0.1, most - log(1 + count))

    def is_proper(self, word: str) -> bool:
        """The texts of the record have it, and with a capital only."""
        return word in self._texts and word not in self._written_small

    def forms(self, word: str) -> set[str]:
        """The words of the record that are forms of a word."""
        if is_chinese(word):
            return {word} & self._texts.keys()
        near = self._by_beginning.get(word[:_BEGINNING], ())
        return {other for other in near if alike(word, other)}

    def words_of(self, value: Value) -> tuple[frozenset[str], frozenset[str]]:
        """The words of a value, and the things that it names; kept for some values."""
        return self._words_of(value.id)

    def own_words(self, value: Value) -> frozenset[str]:
        """The words of what a value says and counts, without those of the page that prints it."""
        return self._own_words(value.id)

    def _made_own_words(self, name: str) -> frozenset[str]:
        value = self.record.value[name]
        series, observation = value.series, value.observation
        said = f"{observation.as_printed or ''} {observation.reported_by or ''}"
        return frozenset(words(f"{series.title} {series.definition} {said}"))

    def _made_words_of(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        value = self.record.value[name]
        counted, counted_things = self._words_of_series(value.series)
        said = words(of_value(value))
        return counted | frozenset(said), counted_things | self.aliases.groups(said)

    def _made_words_of_series(self, series: Series) -> tuple[frozenset[str], frozenset[str]]:
        text = words(f"{series.title} {series.definition}")
        return frozenset(text), frozenset(self.aliases.groups(text))

    def search(self, text: str, known: Record | None = None) -> list[Entry]:
        """What holds the words of a text, the best first; of many words, what holds some.

        `known` is the record of an earlier day, where nothing else is to be found.
        """
        return [entry for entry, part in self.scored(text, known) if part >= OF_THE_BEST]

    def scored(self, text: str, known: Record | None = None) -> list[tuple[Entry, float]]:
        """All that holds some words of a text, the best first.

        Each with the part of the words that it holds beside the best one, by what they tell; where
        all words are held, that is the whole.
        """
        terms = [self._term(part) for part in _parts(self._telling(words(text)))][:MOST_TERMS]
        held = [term for term in terms if term.expression]
        if not held:
            return []
        if len(terms) <= _TOGETHER and len(held) == len(terms):
            most = _COMMON * len(self.entries)
            telling = [term for term in held if term.count <= most] or held
            found = self._matching(" AND ".join(term.expression for term in telling), known)
            if found or len(terms) == 1:
                return [(entry, 1.0) for entry, _rank in found]
        found = self._matching(" OR ".join(self._rarest(held)), known)
        best = min((rank for _entry, rank in found), default=-1.0)
        return [(entry, rank / best) for entry, rank in found]

    def _telling(self, text: Sequence[str]) -> Sequence[str]:
        """The words that are looked for: without those of any question, and the plant's own names.

        Where nothing else is asked, these are looked for.
        """
        asked = asked_for(text)
        own = [word for word in asked if not is_chinese(word) and self._names_the_plant(word)]
        return [word for word in asked if word not in own] or asked

    def _names_the_plant(self, word: str) -> bool:
        return bool(self.aliases.looked_for([word]) & self._place)

    def _rarest(self, terms: Iterable["_Term"]) -> Iterator[str]:
        """Expressions of the rarest terms, so that not too many rows are ranked."""
        rows = 0
        for number, term in enumerate(sorted(terms, key=lambda term: term.count)):
            rows += term.count
            if number and rows > _MOST_ROWS:
                return
            yield term.expression

    def _matching(self, expression: str, known: Record | None) -> list[tuple[Entry, float]]:
        """What an expression finds with its rank, which is below zero: the lower, the better."""
        most = 2 * MOST_FOUND if known is None else _MOST_ROWS
        with self._lock:
            rows = self._table.execute(
                "SELECT rowid, bm25(texts, 6.0, 1.0, 3.0, 1.0) AS rank FROM texts"
                " WHERE texts MATCH ? ORDER BY rank LIMIT ?",
                (expression, most),
            ).fetchall()
        found = [(self.entries[row], rank) for row, rank in rows]
        if known is not None:
            found = [(entry, rank) for entry, rank in found if is_known(known, entry)]
        found.sort(key=lambda pair: pair[1] * _WEIGHT_OF_KIND[pair[0].kind] * pair[0].weight)
        return found[:MOST_FOUND]

    def _term(self, part: tuple[str, ...]) -> "_Term":
        """What is looked for in place of a word: itself, else words spelt almost like it."""
        if is_chinese(part[0]):
            count = min(self._texts.get(character, 0) for character in part)
            return _Term(f'"{" ".join(part)}"' if count else "", count)
        (word,) = part
        near = sorted(self.spellings(word))
        count = sum(self._count_of_beginning(other) for other in near)
        alternatives = " OR ".join(f'"{other}"*' for other in near)
        return _Term(f"({alternatives})" if near else "", count)

    def spellings(self, word: str) -> set[str]:
        """The beginnings of words that are looked for in place of a word.

        Of a word that no text has: its other forms, and what one letter parts from it.
        """
        everyday = self.aliases.everyday_forms(word)
        if self._count_of_beginning(word):
            return {word} | everyday
        return everyday or self.forms(word) | self._almost(word)

    def _count_of_beginning(self, word: str) -> int:
        """How many texts at most hold a word that begins so."""
        first = bisect_left(self._sorted_words, word)
        last = bisect_left(self._sorted_words, word + "\U0010ffff")
        return sum(self._texts[held] for held in self._sorted_words[first:last])

    def _almost(self, word: str) -> set[str]:
        """Words, or beginnings of words, that one letter parts from a word."""
        if len(word) < _SHORTEST_MISSPELT or word.isdigit():
            return set()
        near = _one_letter_away(word, self._letters)
        exact = near & self._texts.keys()
        if exact or len(word) <= _SHORTEST_MISSPELT:
            return exact
        return {other for other in near if self._count_of_beginning(other)}

    def numbers(self, amount: Amount) -> Iterator[tuple[Number, bool]]:
        """The printed numbers that an amount can mean, and whether they are exactly the same."""
        for reading in amount.readings:
            low, high = reading.interval.ends
            for group in self._groups(amount):
                first = bisect_left(group, low, key=lambda number: number.amount)
                last = bisect_right(group, high, key=lambda number: number.amount)
                for number in group[first:last]:
                    yield number, number.amount == reading.amount
            if amount.is_bare:
                yield from ((number, True) for number in self._printed(reading.printed))

    def _printed(self, printed: Decimal) -> list[Number]:
        """The numbers that are printed so, in any unit and scale."""
        first = bisect_left(self._as_printed, printed, key=lambda number: number.printed)
        last = bisect_right(self._as_printed, printed, key=lambda number: number.printed)
        return self._as_printed[first:last]

    def nearest(self, amount: Amount, most: int) -> list[Number]:
        """The printed numbers of the same unit that come nearest; as printed where none is said."""
        reading = amount.readings[0]
        if amount.is_bare:
            return self._nearest_printed(reading.printed, most)
        found: list[Number] = []
        for group in self._groups(amount):
            place = bisect_left(group, reading.amount, key=lambda number: number.amount)
            found += group[max(0, place - most) : place + most]
        return sorted(found, key=lambda number: abs(number.amount - reading.amount))

    def _nearest_printed(self, printed: Decimal, most: int) -> list[Number]:
        """The numbers whose digits come nearest, in any unit and scale."""
        place = bisect_left(self._as_printed, printed, key=lambda number: number.printed)
        found = self._as_printed[max(0, place - most) : place + most]
        return sorted(found, key=lambda number: abs(number.printed - printed))

    def _groups(self, amount: Amount) -> list[list[Number]]:
        """The numbers of what an amount counts; all of them where it does not say."""
        if amount.measure is None:
            return [group for key, group in self._numbers.items() if key[0] != "rank"]
        key = (amount.measure.dimension, amount.measure.detail)
        return [self._numbers[key]] if key in self._numbers else []


@dataclass(frozen=True, slots=True)
class _Term:
    """A quoted term of a search, and how many texts can hold it."""

    expression: str
    count: int


def _parts(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Words one by one, and two neighbouring Chinese characters together."""
    characters: list[str] = []
    for word in (*text, ""):
        if word and is_chinese(word):
            characters.append(word)
            continue
        if len(characters) == 1:
            yield (characters[0],)
        yield from pairwise(characters)
        characters = []
        if word:
            yield (word,)


def _one_letter_away(word: str, letters: str) -> set[str]:
    """All spellings with one letter more, less, other, or two neighbours exchanged."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(begin + end[1:] for begin, end in cuts if end),
        *(begin + end[1] + end[0] + end[2:] for begin, end in cuts if len(end) > 1),
        *(begin + letter + end[1:] for begin, end in cuts if end for letter in letters),
        *(begin + letter + end for begin, end in cuts for letter in letters),
    } - {word}


def _table(found: Sequence[Entry], aliases: Aliases) -> sqlite3.Connection:
    """The texts of all entries in a table of their words."""
    table = sqlite3.connect(":memory:", check_same_thread=False)
    table.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(title, text, names, mentions, detail='full', content='',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    table.executemany(
        "INSERT INTO texts(rowid, title, text, names, mentions) VALUES (?, ?, ?, ?, ?)",
        (_row(number, entry, aliases) for number, entry in enumerate(found)),
    )
    table.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, 'row')")
    return table


def _row(number: int, entry: Entry, aliases: Aliases) -> tuple[int, str, str, str, str]:
    """The words of an entry, and those for the things that its title and its texts name.

    Only what a title names is found by everyday words: of what else a text speaks in passing.
    """
    title, text = words(entry.title), words(entry.text)
    of_title = aliases.groups(title)
    of_text = aliases.groups(text) - of_title
    return (
        number,
        " ".join(title),
        " ".join(text),
        _joined(aliases.words[group] for group in sorted(of_title)),
        _joined(aliases.names[group] for group in sorted(of_text)),
    )


def _joined(groups: Iterable[Iterable[str]]) -> str:
    """The words of all names of some things."""
    return " ".join(word for names in groups for name in names for word in words(name))


def _written_small(found: Sequence[Entry]) -> set[str]:
    """The words that stand somewhere without a capital."""
    texts = (text for entry in found for text in (entry.title, entry.text))
    small = {word for text in texts for word in _SMALL.findall(text)}
    return {folded for word in small for folded in words(word)}


def _words_of_units(units: Iterable[Unit], aliases: Aliases) -> Iterator[tuple[str, Meaning]]:
    """Counted things and currencies as the dataset calls them: wells, kroner."""
    for unit in units:
        for text in map(words, dict.fromkeys((unit.words, *unit.forms))):
            if unit.dimension == "count":
                measure = Measure("count", unit.counted, unit.factor)
                yield "_".join(text), measure
                for group in sorted(aliases.groups(text)):
                    yield from (("_".join(words(name)), measure) for name in aliases.names[group])
            elif unit.dimension == "money" and unit.currency is not None:
                # The name of a currency comes last: 'million kroner'.
                yield text[-1], Measure("money", unit.currency)
                yield unit.currency.casefold(), Measure("money", unit.currency)


def _numbers(record: Record, known: Lexicon) -> Iterator[Number]:
    """All printed numbers of the record."""
    stretches = {unit.id: _stretches(unit, known) for unit in record.dataset.units}
    for value in record.values:
        observation = value.observation
        if observation.unit is None:
            continue
        unit = record.dataset.unit[observation.unit]
        each = stretches[unit.id]
        key = (_AS_MONEY.get(unit.dimension, unit.dimension), unit.currency or unit.counted)
        for printed in (observation.value, observation.value_to):
            if printed is not None:
                amount = printed * unit.factor / (each or 1)
                yield Number(amount, printed, key, each, value)


def _stretches(unit: Unit, known: Lexicon) -> int | None:
    """So many of the stretches of time of a rate make a year; None for what is no rate."""
    if not unit.dimension.endswith("-rate") or unit.dimension == "exchange-rate":
        return None
    text = words(unit.words)
    for place in range(len(text)):
        found = known.at(text, place)
        if found is not None and isinstance(found[0], Each):
            return found[0].times
    return None
