"""Names of one thing in a text: where they stand, and for which thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.ask.folding import alike, is_chinese, words
from dashboard.model import Names

_BEGINNING = 4
"""So many letters two forms of a word have in common at least."""


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
        self.subjects: set[str] = set()
        """Ids of the things that the record is about."""
        self._by_beginning: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for group in groups:
            self.names[group.id] = group.names
            if group.subject:
                self.subjects.add(group.id)
            for name in group.names:
                parts = tuple(words(name))
                if parts:
                    beginning = parts[0][:_BEGINNING]
                    self._by_beginning.setdefault(beginning, []).append((parts, group.id))

    def mentions(self, text: Sequence[str]) -> Iterator[Mention]:
        """The names in a text of folded words."""
        for start, word in enumerate(text):
            for parts, group in self._by_beginning.get(word[:_BEGINNING], ()):
                end = start + len(parts)
                if end <= len(text) and all(map(_same, parts, text[start:end])):
                    yield Mention(group, start, end)

    def groups(self, text: Sequence[str]) -> set[str]:
        """The ids of the things that are named in a text."""
        return {mention.group for mention in self.mentions(text)}


def _same(name: str, word: str) -> bool:
    return name == word or (not is_chinese(word) and alike(name, word))
