"""What the dataset says about its own presentation.

Title, question, answer and what is not known; cards and charts have modules of their own.
"""

from collections.abc import Set
from datetime import date as Date
from typing import Annotated

from pydantic import Field, field_validator

from dashboard.model.assertions import Assertion
from dashboard.model.claims import Claim
from dashboard.model.facts import Fact
from dashboard.model.stated import Sentence, Stated, loose_number, sentences_known
from dashboard.model.types import (
    Colour,
    Contact,
    Day,
    Edtf,
    Id,
    Language,
    Line,
    Ref,
    Title,
    Url,
    Verbatim,
    Version,
    Word,
)

ARTICLE = "article"
"""The page of the article, in datasets that have one; it comes right after the overview."""
WORDS = "words"
"""The page that explains words; it is reached from the foot of every page."""
RESERVED_PAGES = frozenset(
    {
        "overview",
        ARTICLE,
        WORDS,
        "timeline",
        "checks",
        "sources",
        "data",
        "assets",
        "evidence",
        "healthz",
        "oembed",
        "social",
        "media",
        "static",
        "component",
    }
)
"""Addresses that the site has for itself, whatever pages a record has."""
RESERVED_SERIES = frozenset(
    {
        "observations",
        "events",
        "sources",
        "checks",
        "verdicts",
        "article",
        "index",
        "datapackage",
        "ask",
    }
)
"""Names of lists that can be taken away beside the series."""


class Plant(Fact):
    """The plant that the dataset is about."""

    name: Line
    """Its name."""
    city: Word
    """Where it stands."""
    country: Word
    """Whose economy it is part of."""


class InShort(Fact):
    """One line of the overview that answers a part of the question."""

    label: Word
    """What it is about, such as: Cost."""
    text: Stated
    """The answer in one line; a number is {id} or {id|words}."""
    asserts: tuple[Assertion, ...] = ()
    """What it rests on, beside the records that it names."""


class Unknown(Fact):
    """Something that nobody prints, drawn as an empty frame."""

    title: Title
    """What is not known."""
    would_show: Line
    """What a reader would learn from it, such as: what it adds to GDP."""
    series: Annotated[Id, Ref("series")]
    """The series that would hold it."""
    period: Edtf
    """The years without a value, as START/END."""


class About(Fact):
    """The dataset as a whole."""

    id: Id
    """Name of the dataset in file names."""
    title: Title
    """Title of the site."""
    question: Line
    """What the site answers."""
    answer: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    """Sentences; a number is {id} or {id|words} of an observation or a check, and an event is
    {id|words}."""
    in_short: tuple[InShort, ...] = ()
    """The answer in a few lines with a label each."""
    plant: Plant
    """Which plant."""
    accent: Colour
    """The colour of the plant's own values on a light ground."""
    accent_dark: Colour
    """The same on a dark ground."""
    claims: tuple[Claim, ...]
    """Cards of the overview, in order."""
    headline: Annotated[Id, Ref("charts")]
    """The chart of the overview."""
    key_events: tuple[Annotated[Id, Ref("events")], ...]
    """Events of the overview, in order."""
    unknowns: tuple[Unknown, ...] = ()
    """What is not known, in order."""
    version: Version
    """Number of the release."""
    released: Day
    """Day of the release; no fact is younger."""
    checked: Day
    """Day on which the sources as a whole were last read; each has its own day, which can be later."""
    licence: Annotated[Line, Verbatim("code")]
    """Terms of the compilation."""
    licence_url: Url
    """Where the terms are written."""
    maintainer: Annotated[Line, Verbatim("name")]
    """Who answers for it."""
    report_url: Contact | None = None
    """Where to report an error: a web address, or mailto: with one of mail; left out, it is the repository that pyproject.toml names, if it
    names one."""
    locale: Language
    """How numbers are written, in English and in the language of the record; another language has
    its own way."""
    language: Language | None = None
    """In which language the texts of the record are; left out, it is that of `locale`."""

    @property
    def language_of_texts(self) -> str:
        """The language of the record, as a tag of BCP 47."""
        return self.language or self.locale

    def known(self, day: Date, named: Set[str], events: Set[str]) -> "About":
        """The same as of a day.

        What names anything else than these observations, checks and events is left out.
        """
        answer = [sentences_known(paragraph, named | events) for paragraph in self.answer]
        claims = [claim.naming_only(named) for claim in self.claims if claim.observation in named]
        key_events = [name for name in self.key_events if name in events]
        return self.model_copy(
            update={
                "answer": tuple(paragraph for paragraph in answer if paragraph),
                "claims": tuple(claims),
                "key_events": tuple(key_events),
                "released": min(day, self.released),
            }
        )

    @field_validator("answer")
    @classmethod
    def _every_number_is_a_reference(cls, answer: tuple[str, ...]) -> tuple[str, ...]:
        for sentence in answer:
            wrong = loose_number(sentence)
            if wrong:
                raise ValueError(f"the answer {wrong}")
        return answer
