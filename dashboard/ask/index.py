"""The index of a record: its texts in a full-text table in memory, its words and its numbers.

It is built once for a release. A reader's words reach the table as quoted terms only.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock

from dashboard.ask import units
from dashboard.ask.aliases import Aliases
from dashboard.ask.amounts import Amounts, read
from dashboard.ask.entries import Entry, Kind, entries, is_known, of_value
from dashboard.ask.folding import is_chinese, words
from dashboard.ask.lexicon import lexicon
from dashboard.ask.numbers import Numbers
from dashboard.ask.own import OwnSentences, Said
from dashboard.ask.telling import asked_for
from dashboard.ask.vocabulary import Vocabulary
from dashboard.model import Series
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
_KEPT = 4096
"""So many values have their words kept, by their ids."""
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


class Index:
    """What is looked up of one record."""

    def __init__(
        self,
        record: Record,
        pages: Mapping[str, str],
        own: Iterable[Said] = (),
        written: Record | None = None,
    ) -> None:
        self.record = record
        self._written = written or record
        """The record before it was told in another language."""
        self.own = OwnSentences(own)
        """The sentences that the site says itself."""
        self.aliases = Aliases(record.dataset.names)
        plants = [each.dataset.about.plant for each in (record, self._written)]
        countries = "\n".join(plant.country for plant in plants)
        self.country = self.aliases.groups(words(countries))
        """Ids of the names of the country, which say little of what a sentence is about."""
        self.city = self.aliases.groups(words("\n".join(plant.city for plant in plants)))
        """Ids of the names of the city, which has more than the plant."""
        names = "\n".join(plant.name for plant in plants)
        self.place = self.aliases.looked_for(words(names))
        """Ids of the names of the plant, of which everything here tells."""
        self.named_anywhere = self.aliases.subjects | self.country | self.place
        """Ids of the names of the plant, its owner and its country, of which all values tell."""
        written_units = self._written.dataset.units
        named = units.meanings((*record.dataset.units, *written_units), self.aliases)
        self.lexicon = lexicon(named)
        self.entries = tuple(entries(record, pages, written))
        self._lock = Lock()
        self._table = _table(self.entries, self.aliases)
        counts = dict(self._table.execute("SELECT term, doc FROM terms"))
        small = _written_small(self.entries)
        self.vocabulary = Vocabulary(counts, len(self.entries), small, self.aliases)
        self._words_of = lru_cache(maxsize=_KEPT)(self._made_words_of)
        self._words_of_series = lru_cache(maxsize=_KEPT)(self._made_words_of_series)
        self._titled_things = lru_cache(maxsize=_KEPT)(self._made_titled_things)
        self._own_words = lru_cache(maxsize=_KEPT)(self._made_own_words)
        stretches = units.stretches_of(written_units, self.lexicon)
        points = units.points_among(written_units, self.lexicon)
        self.numbers = Numbers(record, stretches, points)

    def read(self, text: str) -> Amounts:
        """The amounts, years and remaining words of a text."""
        return read(text, self.lexicon)

    def words_of(self, value: Value) -> tuple[frozenset[str], frozenset[str]]:
        """The words of a value, and the things that it names; kept for some values."""
        return self._words_of(value.id)

    def own_words(self, value: Value) -> frozenset[str]:
        """The words of what a value says and counts, without those of the page that prints it."""
        return self._own_words(value.id)

    def counted_things(self, value: Value) -> frozenset[str]:
        """The things that a value counts: what its title names, and what its page prints.

        None where its title names none. A definition also names what is not counted: "sales at
        home are not".
        """
        titled = self.titled_things(value.series)
        if not titled:
            return titled
        return titled | self.aliases.groups(words(value.observation.as_printed or ""))

    def written_title(self, series: Series) -> str:
        """The title of a series before the record was told in another language."""
        return self._written.dataset.one_series[series.id].title

    def titled_things(self, series: Series) -> frozenset[str]:
        """The things that the title of a series names, beside the plant; kept for some series."""
        return self._titled_things(series.id)

    def _made_titled_things(self, name: str) -> frozenset[str]:
        titles = [each.dataset.one_series[name].title for each in (self.record, self._written)]
        return frozenset(self.aliases.groups(words("\n".join(titles))) - self.named_anywhere)

    def _made_own_words(self, name: str) -> frozenset[str]:
        value = self.record.value[name]
        series, observation = value.series, value.observation
        said = f"{observation.as_printed or ''} {observation.reported_by or ''}"
        return frozenset((*self._words_that_define(series), *words(said)))

    def _made_words_of(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        value = self.record.value[name]
        counted, counted_things = self._words_of_series(value.series)
        said = words(of_value(value))
        return counted | frozenset(said), counted_things | self.aliases.groups(said)

    def _made_words_of_series(self, series: Series) -> tuple[frozenset[str], frozenset[str]]:
        text = self._words_that_define(series)
        return frozenset(text), frozenset(self.aliases.groups(text))

    def _words_that_define(self, series: Series) -> list[str]:
        """The words of a series' title and definition, as told and as they were written."""
        written = self._written.dataset.one_series[series.id]
        texts = (series.title, series.definition, written.title, written.definition)
        return words("\n".join(dict.fromkeys(texts)))

    def search(self, text: str, known: Record | None = None) -> list[Entry]:
        """What holds the words of a text, the best first; of many words, what holds some.

        `known` is the record of an earlier day, where nothing else is to be found.
        """
        return [entry for entry, part in self.scored(text, known) if part >= OF_THE_BEST]

    def scored(self, text: str, known: Record | None) -> list[tuple[Entry, float]]:
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
        return bool(self.aliases.looked_for([word]) & self.place)

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
            count = min(self.vocabulary.count(character) for character in part)
            return _Term(f'"{" ".join(part)}"' if count else "", count)
        (word,) = part
        near = sorted(self.vocabulary.spellings(word))
        count = sum(self.vocabulary.count_of_beginning(other) for other in near)
        alternatives = " OR ".join(f'"{other}"*' for other in near)
        return _Term(f"({alternatives})" if near else "", count)


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


def _table(found: Sequence[Entry], aliases: Aliases) -> sqlite3.Connection:
    """The texts of all entries in a table of their words."""
    table = sqlite3.connect(":memory:", check_same_thread=False)
    table.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(title, text, names, mentions,"
        " detail='full', content='', tokenize='unicode61 remove_diacritics 0')"
    )
    table.executemany(
        "INSERT INTO texts(rowid, title, text, names, mentions) VALUES (?, ?, ?, ?, ?)",
        (_row(number, entry, aliases) for number, entry in enumerate(found)),
    )
    table.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, 'row')")
    return table


def _row(number: int, entry: Entry, aliases: Aliases) -> tuple[int, str, str, str, str]:
    """The words of an entry, and those for the things that its title and its texts name.

    With the latter stand its words as they were written, where it is told in another language.

    Only what a title names is found by everyday words: of what else a text speaks in passing.
    """
    title, text = words(entry.title), words(entry.text)
    of_title = aliases.groups(title)
    of_text = aliases.groups(text) - of_title
    names = _joined(aliases.words[group] for group in sorted(of_title))
    mentions = _joined(aliases.names[group] for group in sorted(of_text))
    written = words(f"{entry.written_title}\n{entry.written_text}")
    return number, " ".join(title), " ".join(text), names, " ".join((mentions, *written))


def _joined(groups: Iterable[Iterable[str]]) -> str:
    """The words of all names of some things."""
    return " ".join(word for names in groups for name in names for word in words(name))


def _written_small(found: Sequence[Entry]) -> set[str]:
    """The words that stand somewhere without a capital."""
    texts = (text for entry in found for text in _all_texts(entry))
    small = {word for text in texts for word in _SMALL.findall(text)}
    return {folded for word in small for folded in words(word)}


def _all_texts(entry: Entry) -> tuple[str, ...]:
    """The texts of an entry, in each language in which it has them."""
    return entry.title, entry.text, entry.written_title, entry.written_text
