"""How a question names its years: in one, since one, or from one to another."""

import re
from dataclasses import dataclass

from dashboard.ask.folding import folded

_YEAR = r"(?:19|20)\d\d"
_AFTER = r"\.?(?:\s+godine|年)?"
"""What can stand behind a year."""
_FROM_TO = re.compile(
    rf"({_YEAR}){_AFTER}\s*(?:to|until|till|through|do|bis|al|[-–—/]|至|到)\s*({_YEAR})(?!\d)"
)
_BETWEEN = re.compile(
    rf"\b(?:between|izmedju|zwischen|tra|fra)\s+({_YEAR}){_AFTER}\s+(?:and|i|und|e)\s+({_YEAR})\b"
)
_OF_TWO = re.compile(rf"({_YEAR})/(\d\d)(?!\d)")
"""A year that begins in one and ends in the next: 2023/24."""
_SINCE = re.compile(
    rf"\b(?:since|seit)(?:\s+[^\W\d]+){{0,6}}\s+({_YEAR})\b"
    rf"|\b(?:from|od|ab|dal)(?:\s+[^\W\d]+)?\s+({_YEAR})\b"
    rf"|(?:自|从|從)\s*({_YEAR})|({_YEAR})年[^，。]{{0,6}}?(?:以来|以來|起|至今)"
)
_IN = re.compile(
    rf"\b(?:in|during|for|u|tokom|za|im|nel)\s+(?:the\s+year\s+|godini\s+)?({_YEAR})\b"
    rf"|({_YEAR})年(?![^，。]{{0,6}}?(?:以来|以來|起|至|到|底))"
)
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a question, by how it names them."""

    since: frozenset[int]
    ranges: frozenset[tuple[int, int]]
    within: frozenset[int]
    """Those in which something was."""

    @property
    def ends(self) -> frozenset[int]:
        """Years that are only the beginning or the end of a longer time."""
        ends = {year for pair in self.ranges for year in pair} | self.since
        return frozenset(ends - self.within)


def read(text: str) -> Years:
    """How a text names its years."""
    plain = folded(text)
    ranges = {_pair(match) for pattern in (_FROM_TO, _BETWEEN) for match in pattern.finditer(plain)}
    for match in _OF_TWO.finditer(plain):
        year = int(match[1])
        if int(match[2]) == (year + 1) % _CENTURY:
            ranges.add((year, year + 1))
    ends = {year for pair in ranges for year in pair}
    within = {int(year) for match in _IN.finditer(plain) for year in match.groups() if year}
    since = {int(year) for match in _SINCE.finditer(plain) for year in match.groups() if year}
    return Years(frozenset(since - ends), frozenset(ranges), frozenset(within - ends - since))


def _pair(match: re.Match[str]) -> tuple[int, int]:
    return int(match[1]), int(match[2])
