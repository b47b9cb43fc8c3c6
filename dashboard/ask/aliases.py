"""Names of one thing in a text: where they stand, and for which thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.ask.folding import alike, is_chinese, words
from dashboard.model import Names

_BEGINNING = 4
"""So many letters two forms of a word have in common at least."""
_Table = dict[str, list[tuple[tuple[str, ...], str]]]
"""First letters of a name -> its words, and the id of the thing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name within the words of a text."""

    group: str
    """The id of the thing."""
    start: int
    end: int


class Aliases:
    """Finds the names of a dataset in texts."""

    def __init__(self, groups: Iterable[Names]) -> None:
        self.names: dict[str, tuple[str, ...]] = {}
        """Id of a thing -> all its names."""
        self.words: dict[str, tuple[str, ...]] = {}
        """Id of a thing -> all words by which readers look for it: its names and everyday words."""
        self.subjects: set[str] = set()
        """Ids of the things that the record is about."""
        self.others: set[str] = set()
        """Ids of other companies and places."""
        self._by_name: _Table = {}
        self._by_everyday_word: _Table = {}
        for group in groups:
            self.names[group.id] = group.names
            self.words[group.id] = (*group.names, *group.also)
            if group.subject:
                self.subjects.add(group.id)
            if group.another:
                self.others.add(group.id)
            _enter(self._by_name, group.names, group.id)
            _enter(self._by_everyday_word, group.also, group.id)

    def mentions(self, text: Sequence[str]) -> Iterator[Mention]:
        """The names in a text of folded words."""
        return _found(self._by_name, text)

    def groups(self, text: Sequence[str]) -> set[str]:
        """The ids of the things that are named in a text."""
        return {mention.group for mention in self.mentions(text)}

    def everyday_forms(self, word: str) -> set[str]:
        """The everyday words of which a word is a form: 'vazduh' of 'vazduha'."""
        near = self._by_everyday_word.get(word[:_BEGINNING], ())
        return {parts[0] for parts, _group in near if len(parts) == 1 and _same(parts[0], word)}

    def looked_for(self, question: Sequence[str]) -> set[str]:
        """The ids of the things that a reader can mean, by their names or by everyday words."""
        everyday = _found(self._by_everyday_word, question)
        return self.groups(question) | {mention.group for mention in everyday}


def _enter(table: _Table, names: Iterable[str], group: str) -> None:
    """Takes the names of a thing into a table."""
    for name in names:
        parts = tuple(words(name))
        if parts:
            table.setdefault(parts[0][:_BEGINNING], []).append((parts, group))


def _found(table: _Table, text: Sequence[str]) -> Iterator[Mention]:
    """What stands in a table, wherever a text has it."""
    for start, word in enumerate(text):
        for parts, group in table.get(word[:_BEGINNING], ()):
            end = start + len(parts)
            if end <= len(text) and all(map(_same, parts, text[start:end])):
                yield Mention(group, start, end)


def _same(name: str, word: str) -> bool:
    return name == word or (not is_chinese(word) and alike(name, word))
