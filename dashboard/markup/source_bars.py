"""Who the sources are in one picture: a bar for each kind, in parts by country."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.markup import countries
from dashboard.markup.engine import fill
from dashboard.model import Dataset
from dashboard.words import gettext as _
from dashboard.words import wording

ROOM = 5
"""Per cent of the width that a part of a bar has at least to hold its number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    colour: str
    share: float
    """Per cent of the longest bar."""
    number: int

    @property
    def is_numbered(self) -> bool:
        return self.share >= ROOM


@dataclass(frozen=True, slots=True)
class Bar:
    """How many sources are of a kind, by country."""

    kind: str
    number: int
    parts: tuple[Part, ...]
    words: str


def bars(dataset: Dataset) -> list[Bar]:
    """How many sources there are of each kind, by country; the most common kind first."""
    by_kind = Counter(source.kind for source in dataset.sources)
    longest = max(by_kind.values(), default=1)
    return [_bar(dataset, kind, longest) for kind, _number in by_kind.most_common()]


def _bar(dataset: Dataset, kind: str, longest: int) -> Bar:
    own = countries.colours(dataset)
    of_kind = [source for source in dataset.sources if source.kind == kind]
    numbers = Counter(own.get(source.country or "", "other") for source in of_kind)
    parts = tuple(
        Part(colour, round(100 * numbers[colour] / longest, 2), numbers[colour])
        for colour in (*own.values(), "other")
        if numbers[colour]
    )
    told = [
        countries.number_from(code, numbers[colour])
        for code, colour in own.items()
        if numbers[colour]
    ]
    if numbers["other"]:
        told.append(_("%(number)d from elsewhere", number=numbers["other"]))
    return Bar(kind, len(of_kind), parts, wording.row(told))


def picture(dataset: Dataset, links: Sequence[tuple[str, str, bool]]) -> Markup:
    """Who the sources are, as bars that choose their kind.

    `links` gives each kind, the address that chooses it, and whether it is chosen.
    """
    keys = [(colour, countries.name(code)) for code, colour in countries.colours(dataset).items()]
    chosen = {kind: (address, is_chosen) for kind, address, is_chosen in links}
    lines = [(bar, *chosen[bar.kind]) for bar in bars(dataset)]
    return fill("bibliography.html", "picture", keys=keys, lines=lines)
