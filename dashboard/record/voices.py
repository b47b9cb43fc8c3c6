"""Who prints a claim: its pages, their sides, the statements behind them, the speakers named.

A page prints a claim where it prints the same number for the same period. Claims in words are the
same where they go back to one statement, or where the dataset says so. Nothing here is a sentence;
`attribution` makes those.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from dashboard.model import UNKNOWN, Dataset, Observation, Side, Source, Speaker
from dashboard.model.facts import in_base
from dashboard.record.ranking import FIRST_HAND

_PLAIN = frozenset({"exact", "about", "nearly"})
"""Hedges between which one number is still the same claim; a bound or a range is another."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that prints a claim."""

    source: Source
    side: Side | None
    """None in a dataset without sides."""
    origins: frozenset[str]
    """The statements behind it; empty where they are not known."""
    speakers: tuple[Speaker, ...]
    """Whom it names for the claim; nobody where it speaks in its own name."""
    values: tuple[Observation, ...] = ()
    """With which it prints the claim, the claim itself first."""

    @property
    def is_statement(self) -> bool:
        """It is by an official body or a company, which says the claim in its own name."""
        own = (value for value in self.values if self._is_its_own(value))
        return self.source.kind in FIRST_HAND and any(own)

    def _is_its_own(self, value: Observation) -> bool:
        """It has a value from nobody else."""
        if value.reported_by is None:
            return value.root == self.source.id
        return value.reported_by.names(self.source.publisher)


@dataclass(frozen=True, slots=True)
class Voices:
    """Everybody in the record who prints one claim."""

    claim: Observation
    pages: tuple[Page, ...]
    """The earliest first; those without a date last."""
    side: Side | None
    """The side of the page whose claim it is."""

    @property
    def first(self) -> Source | None:
        """The earliest page that prints its date."""
        return next((page.source for page in self.pages if page.source.published is not None), None)

    @property
    def origins(self) -> frozenset[str]:
        """The known statements behind the pages."""
        return frozenset(origin for page in self.pages for origin in page.origins)

    @property
    def rootless(self) -> int:
        """How many pages there are of which it is not known from whom they have it."""
        return sum(not page.origins for page in self.pages)

    @property
    def speaker(self) -> Speaker | None:
        """Who is named first for the claim, where all pages go back to one statement."""
        if len(self.origins) != 1 or self.rootless:
            return None
        return next((speaker for page in self.pages for speaker in page.speakers), None)

    @property
    def by_side(self) -> tuple[tuple[Side, int], ...]:
        """Each side whose pages report it, with their number, in the order in which they came."""
        counts: dict[str, int] = {}
        sides: dict[str, Side] = {}
        for side in (page.side for page in self.pages if page.side is not None):
            sides[side.id] = side
            counts[side.id] = counts.get(side.id, 0) + 1
        return tuple((sides[name], count) for name, count in counts.items())

    @property
    def alike(self) -> frozenset[str]:
        """Ids of the values with which the pages print the claim, its own among them."""
        return frozenset(value.id for page in self.pages for value in page.values)

    @property
    def elsewhere(self) -> tuple[Page, ...]:
        """The pages of other sides."""
        return tuple(page for page in self.pages if page.side != self.side)

    @property
    def independent(self) -> tuple[Page, ...]:
        """The pages of other sides that are known to go back to other statements."""
        own = _origins([self.claim])
        if not own:
            return ()
        known = (page for page in self.elsewhere if page.origins)
        return tuple(page for page in known if page.origins.isdisjoint(own))


def of(dataset: Dataset, claim: Observation) -> Voices:
    """Who prints a claim, as far as the dataset knows."""
    printing: dict[str, list[Observation]] = {}
    for observation in dataset.of_series[claim.series]:
        if observation.id == claim.id or _prints(dataset, observation, claim):
            printing.setdefault(observation.source, []).append(observation)
    sources = sorted((dataset.source[name] for name in printing), key=_age)
    printing[claim.source].sort(key=lambda observation: observation.id != claim.id)
    pages = (_page(dataset, source, printing[source.id]) for source in sources)
    return Voices(claim, tuple(pages), dataset.side.get(claim.source))


def traced(observation: Observation) -> bool:
    """It is known from whom the page of a value has it."""
    return bool(_origins([observation]))


def _age(source: Source) -> tuple[bool, Date, str]:
    """Pages without a date of their own come last, by the day on which they were known."""
    return source.published is None, source.known_by, source.id


def _page(dataset: Dataset, source: Source, printing: list[Observation]) -> Page:
    named = (
        observation.reported_by for observation in printing if observation.reported_by is not None
    )
    speakers = (speaker for speaker in named if not speaker.names(source.publisher))
    side, origins = dataset.side.get(source.id), _origins(printing)
    return Page(source, side, origins, tuple(dict.fromkeys(speakers)), tuple(printing))


def _origins(printing: Iterable[Observation]) -> frozenset[str]:
    return frozenset(observation.root for observation in printing if observation.origin != UNKNOWN)


def _prints(dataset: Dataset, other: Observation, claim: Observation) -> bool:
    """Another value is the same claim: the same number for the same time, or the same in words."""
    if "deprecated" in (other.standing, claim.standing):
        return False
    if (other.status == "f") != (claim.status == "f"):
        return False
    if other.period.text != claim.period.text:
        return False
    if other.value is None or claim.value is None:
        words = other.value is None and claim.value is None
        related = not _origins([other]).isdisjoint(_origins([claim]))
        return words and (related or other.id in dataset.same_words.get(claim.id, ()))
    hedges = {other.qualifier, claim.qualifier}
    alike = len(hedges) == 1 or hedges <= _PLAIN
    return alike and _number(dataset, other) == _number(dataset, claim)


def _number(dataset: Dataset, other: Observation) -> tuple[object, ...]:
    """What a value says, whatever the scale in which it is printed."""
    assert other.unit is not None
    unit = dataset.unit[other.unit]
    ends = (
        None if value is None else in_base(value, unit) for value in (other.value, other.value_to)
    )
    return (unit.dimension, unit.currency, unit.per, *ends)
