"""Sentences that the site says itself: a reader who pastes one of them finds it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.ask.folding import is_chinese, words

MOST = 3
"""So many sentences are found at most, the longest first."""
_SHORTEST = 4
"""A sentence of fewer words can stand in any text by chance."""
_SHORTEST_PART = 5
"""The same for a part of a sentence."""
_LEAST_SHARE = 0.5
"""The part of a sentence that a question has to repeat at least."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the site, where it stands, and what was found of it."""

    text: str
    page: str
    """The page on which it stands: its id among all pages."""
    place: str
    """The chart, check or claim on that page; '' for the page as a whole."""
    checks: tuple[str, ...] = ()
    """The checks on which it rests."""
    verdict: str = ""
    """What was found of it, where that is no verdict of a check; '' for nothing."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A sentence as it is compared."""

    said: Said
    length: float
    line: str


class OwnSentences:
    """Finds the sentences of the site in texts."""

    def __init__(self, said: Iterable[Said]) -> None:
        known = (_known(each) for each in said)
        by_line: dict[str, _Known] = {}
        for each in known:
            if each.length >= _SHORTEST:
                by_line.setdefault(each.line, each)
        self._known = sorted(by_line.values(), key=lambda each: -each.length)

    def repeated(self, text: Sequence[str]) -> tuple[Said, ...]:
        """The sentences that a text of folded words repeats, or of which it is the larger part."""
        line, length = _line(text), _length(text)
        found: list[_Known] = []
        for known in self._known:
            is_larger_part = length >= max(_SHORTEST_PART, _LEAST_SHARE * known.length)
            if known.line in line or (is_larger_part and line in known.line):
                found.append(known)
        whole = (known for known in found if not _is_part(known, found))
        return tuple(known.said for known in whole)[:MOST]


def _known(said: Said) -> _Known:
    own = words(said.text)
    return _Known(said, _length(own), _line(own))


def _line(text: Sequence[str]) -> str:
    """Words with a space around each, so that none is found within another."""
    return f" {' '.join(text)} "


def _is_part(known: _Known, found: Iterable[_Known]) -> bool:
    """It stands within another sentence that is found."""
    return any(known is not other and known.line in other.line for other in found)


def _length(text: Sequence[str]) -> float:
    """How many words a text has; two Chinese characters are about one."""
    return sum(0.5 if is_chinese(word) else 1 for word in text)
