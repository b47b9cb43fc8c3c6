"""What happened, who owned the plant, and what was looked for without success."""

from typing import Annotated, Literal

from pydantic import Field

from dashboard.model.facts import Fact
from dashboard.model.types import (
    Day,
    Edtf,
    Id,
    Line,
    NameLine,
    Number,
    Paragraph,
    Ref,
    Title,
    Word,
)

EventKind = Literal[
    "ownership",
    "operations",
    "trade_policy",
    "environment",
    "milestone",
    "diplomacy",
    "labour",
    "investment",
]


class Witness(Fact):
    """A source of an event, and who speaks in it."""

    source: Annotated[Id, Ref("sources")]
    """The source."""
    said_by: NameLine | None = None
    """Who says it there."""


class Quantity(Fact):
    """A number that belongs to an event only."""

    label: Title
    """What is counted."""
    value: Number
    """The number with the digits printed."""
    unit: Word
    """Its unit in words."""


class Event(Fact):
    """One dated happening."""

    id: Id
    """Written once, never changed."""
    date: Edtf
    """When, as precisely as the sources say."""
    title: Title
    """What happened, in neutral words."""
    summary: Paragraph
    """One or two sentences that say who claims what."""
    kind: EventKind
    """Lane of the timeline."""
    sources: Annotated[tuple[Witness, ...], Field(min_length=1)]
    """At least one."""
    series: tuple[Annotated[Id, Ref("series")], ...] = ()
    """Series it bears on."""
    disputed: Paragraph | None = None
    """What its sources disagree on."""
    quantities: tuple[Quantity, ...] = ()
    """Numbers of the event itself."""


class Era(Fact):
    """A period of ownership, drawn as a band."""

    id: Id
    """Short name."""
    title: Title
    """Label of the band."""
    period: Edtf
    """From when until when."""
    sources: Annotated[tuple[Annotated[Id, Ref("sources")], ...], Field(min_length=1)]
    """At least one."""


class Gap(Fact):
    """A period of a series that was searched for and not found."""

    series: Annotated[Id, Ref("series")]
    """The series."""
    period: Edtf
    """The period without a value."""
    searched: Line
    """Where it was looked for."""
    on: Day
    """When it was looked for last."""
