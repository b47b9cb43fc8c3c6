"""Sides: publishers that speak for one interest; every source falls on exactly one."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Annotated

from pydantic import Field

from dashboard.model.facts import Fact, Finding, Kind, Observation, Source
from dashboard.model.types import Country, Id, Line, NameLine, Speaker, Word
from dashboard.plural import count


class Taken(Fact):
    """Kinds of publisher that a side takes, of some countries or of all others."""

    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    """Kinds of publisher, as in the sources."""
    countries: tuple[Country, ...] = ()
    """Their countries; left out for every country that no other side names for the kind."""


class Side(Fact):
    """Publishers that speak for one interest."""

    id: Id
    """Written once, never changed."""
    title: Word
    """Its name within a sentence, after "by": 'Norwegian press', 'the company'."""
    short: Word | None = None
    """Its name in a list of all sides, where the title is long: 'press'."""
    takes: tuple[Taken, ...] = ()
    """Which publishers belong to it, by kind and country."""
    publishers: tuple[NameLine, ...] = ()
    """Publishers that belong to it by name, whatever their kind and country."""
    speakers: tuple[NameLine, ...] = ()
    """People and offices that speak for it, as `reported_by` of the observations names them."""
    note: Line | None = None
    """What a reader must know about it."""


Rule = tuple[str, str | None]
"""A kind and a country; None for every other country."""


def side_of(source: Source, sides: Iterable[Side]) -> Side | None:
    """The side of a source: by its publisher, else by kind and country, else by kind alone."""
    named: dict[str, Side] = {}
    ruled: dict[Rule, Side] = {}
    for side in sides:
        named.update({publisher.key: side for publisher in side.publishers})
        ruled.update(dict.fromkeys((rule for rule, _ in _rules(side)), side))
    by_country = ruled.get((source.kind, source.country)) if source.country else None
    return named.get(source.publisher.key) or by_country or ruled.get((source.kind, None))


def side_of_speaker(
    named: Speaker, sides: Sequence[Side], sources: Iterable[Source]
) -> Side | None:
    """The side of whom a page names for a value: a speaker of it, else a publisher of its sources.

    A name stands alone or between commas: 'Jane Doe, director of the mill, via Reuters'.
    """
    names = [part.casefold() for part in named.key.split(", ")]
    spoken_for = {speaker.key.casefold(): side for side in sides for speaker in side.speakers}
    publishing = {source.publisher.key.casefold(): source for source in sources}
    for name in names:
        if name in spoken_for:
            return spoken_for[name]
        if name in publishing:
            return side_of(publishing[name], sides)
    return None


def _rules(side: Side) -> Iterator[tuple[Rule, str]]:
    """What a side takes, and the field that says so."""
    for n, taken in enumerate(side.takes):
        for m, kind in enumerate(taken.kinds):
            if not taken.countries:
                yield (kind, None), f"takes.{n}.kinds.{m}"
            for k, country in enumerate(taken.countries):
                yield (kind, country), f"takes.{n}.countries.{k}"


def findings(
    sides: Sequence[Side], sources: Sequence[Source], observations: Sequence[Observation]
) -> Iterator[Finding]:
    """What keeps a source, or a speaker, from falling on exactly one side."""
    yield from _taken_twice(sides)
    yield from _names_of_nobody(sides, sources)
    yield from _speakers(sides, observations)
    if not sides:
        return
    lacking = [source for source in sources if side_of(source, sides) is None]
    if lacking:
        first, more = lacking[0], len(lacking) - 1
        of = f" of {first.country}" if first.country else ""
        take = f"let a side in sides.yaml take {first.kind}{of}"
        name = f"name the publisher {first.publisher.key!r} there"
        others = f"; so do {count(more, 'other source')}" if more > 1 else ""
        others = "; so does 1 other source" if more == 1 else others
        yield Finding(first, "kind", f"falls on no side{others}; {take}, or {name}")


def _taken_twice(sides: Iterable[Side]) -> Iterator[Finding]:
    """Titles, kinds of a country and publishers that stand more than once."""
    rules: dict[Rule, str] = {}
    publishers: dict[str, str] = {}
    titles: dict[str, str] = {}
    for side in sides:
        if not side.takes and not side.publishers:
            text = "takes nobody; name kinds of publisher in `takes`, or publishers by name"
            yield Finding(side, "takes", text)
        other = titles.setdefault(side.title.casefold(), side.id)
        if other != side.id:
            text = f"is the title of the side {other!r} too; give this side one of its own"
            yield Finding(side, "title", text)
        told: set[str] = set()
        for rule, place in _rules(side):
            if rule in rules and place not in told:
                told.add(place)
                kind, country = rule
                of = f"of {country}" if country else "of all other countries"
                text = f"{kind} {of} is taken by {rules[rule]!r} already; leave it to one side"
                yield Finding(side, place, text)
            rules.setdefault(rule, side.id)
        for n, publisher in enumerate(name.key for name in side.publishers):
            if publisher in publishers:
                taken = f"{publisher!r} is named by {publishers[publisher]!r} already"
                yield Finding(side, f"publishers.{n}", f"{taken}; leave it to one side")
            publishers.setdefault(publisher, side.id)


def _speakers(sides: Iterable[Side], observations: Iterable[Observation]) -> Iterator[Finding]:
    """Speakers who stand on two sides, and those whom no value names."""
    reported_by = (value.reported_by for value in observations if value.reported_by is not None)
    named = {name for speaker in reported_by for name in speaker.key.split(", ")}
    taken: dict[str, str] = {}
    for side in sides:
        for n, speaker in enumerate(name.key for name in side.speakers):
            path = f"speakers.{n}"
            if speaker.casefold() in taken:
                text = f"{speaker!r} speaks for {taken[speaker.casefold()]!r} already"
                yield Finding(side, path, f"{text}; leave the name to one side")
            taken.setdefault(speaker.casefold(), side.id)
            if speaker in named:
                continue
            near = get_close_matches(speaker, sorted(named), n=1)
            spell = "spell the name as `reported_by` of a value has it, or take it out"
            right = f"did you mean {near[0]!r}?" if near else spell
            yield Finding(side, path, f"no value is reported by {speaker!r}; {right}")


def _names_of_nobody(sides: Iterable[Side], sources: Iterable[Source]) -> Iterator[Finding]:
    """Publishers of which there is no source."""
    there = sorted({source.publisher.key for source in sources})
    for side in sides:
        for n, publisher in enumerate(name.key for name in side.publishers):
            if publisher in there:
                continue
            near = get_close_matches(publisher, there, n=1)
            spell = "spell it as the sources do, or take it out"
            right = f"did you mean {near[0]!r}?" if near else spell
            text = f"no source is of the publisher {publisher!r}; {right}"
            yield Finding(side, f"publishers.{n}", text)
