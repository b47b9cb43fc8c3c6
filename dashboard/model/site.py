"""What the dataset says about its own presentation.

Title, question, answer, cards, pages and charts.
"""

import re
import unicodedata
from collections.abc import Set
from datetime import date as Date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from dashboard.model.assertions import Assertion
from dashboard.model.facts import Fact
from dashboard.model.types import (
    REFERENCE,
    Colour,
    Contact,
    Day,
    Edtf,
    Id,
    Language,
    Line,
    Paragraph,
    Ref,
    RefsInText,
    Title,
    UnitId,
    Url,
    Verbatim,
    Version,
    Word,
)

SENTENCES = re.compile(r"(?<=[.?!]) (?=\{|[^\W\d_a-z])(?![^{}]*\})|(?<=[。？！])(?=.)(?![^{}]*\})")
"""What parts two sentences, never within a reference: a space, and nothing at all in Chinese."""


def loose_number(text: str) -> str:
    """What is wrong with the numbers of a text; '' where each is a reference, as it has to be."""
    wrong = _words_missing(text)
    loose = _first_number(REFERENCE.sub("", text))
    if loose and not wrong:
        return (
            f"prints {loose} without a source; write {{observation id}} or {{observation id|words}}"
        )
    return wrong or _stray_brace(text)


def _words_missing(text: str) -> str:
    """What is wrong with a reference that has a bar and nothing behind it."""
    for name, words in REFERENCE.findall(text):
        if f"{{{name}|{words}}}" in text and (not words.strip() or "|" in words):
            return f"names {name!r} with a bar and no plain words after it; write {{{name}|words}}"
    return ""


def _stray_brace(text: str) -> str:
    rest = REFERENCE.sub("", text)
    if "{" in rest or "}" in rest:
        return "has a brace that is no reference; write {observation id} or {observation id|words}"
    return ""


def _with_whole_references(text: str) -> str:
    wrong = _words_missing(text) or _stray_brace(text)
    if wrong:
        raise ValueError(wrong)
    return text


def _first_number(text: str) -> str:
    """The first run of digits or other signs of number, such as Ⅻ and ½; '' where there is none."""
    found = ""
    for character in text:
        if _is_numeral(character):
            found += character
        elif found:
            break
    return found


def _is_numeral(character: str) -> bool:
    """A digit, fraction or Roman numeral; not the small digits of CO₂ and m², nor words as 三."""
    raised_or_lowered = unicodedata.decomposition(character).startswith(("<sub>", "<super>"))
    return unicodedata.category(character).startswith("N") and not raised_or_lowered


class ChartKind(StrEnum):
    """The kinds of chart, by the codes that pages.yaml has for them."""

    BARS = "periods"
    SPANS = "windows"
    AMOUNTS = "amounts"
    LADDER = "ladder"
    LEDGER = "ledger"
    BESIDE = "beside"
    RATIO = "ratio"
    PROMISES = "promises"
    BALANCE = "balance"
    DOTS = "dots"
    VOICES = "voices"
    TABLE = "words"


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


Stated = Annotated[
    Line, AfterValidator(_with_whole_references), RefsInText("observations", "checks", "events")
]
"""A sentence that holds as long as all it names is known, and what is asserted beside it true."""


class WithFinding(Fact):
    """Something that opens with what it finds: a page or a chart."""

    finding: Stated | None = None
    """What it finds, in at most 15 words; a number is {id} or {id|words}. Left out where it finds
    nothing."""
    asserts: tuple[Assertion, ...] = ()
    """What the finding rests on, beside the records that it names."""

    @model_validator(mode="after")
    def _asserts_for_a_finding(self) -> Self:
        if self.asserts and self.finding is None:
            raise ValueError("has assertions and no `finding` that rests on them; write one")
        return self


class Conversion(Fact):
    """Another unit in which the values of a chart can be read."""

    unit: Annotated[UnitId, Ref("units")]
    """The unit: a currency, or percent of another series."""
    title: Line
    """Subject and unit of the chart when it is read so."""
    of: Annotated[Id, Ref("series")] | None = None
    """The series that the values are a percentage of, period by period."""
    rates: tuple[Annotated[Id, Ref("series")], ...] = ()
    """Series of exchange rates that lead, one after the other, from the currency of the values to
    that of the unit."""


class BalanceLine(Fact):
    """One line of a balance: a reported value, or something that nobody reports."""

    label: Word
    """What it is, such as: Wages."""
    observation: Annotated[Id, Ref("observations")] | None = None
    """The value, as reported."""
    series: Annotated[Id, Ref("series")] | None = None
    """The series that would hold it, where nobody reports it: it is drawn as an empty frame."""
    period: Edtf | None = None
    """The time of which nobody reports it, such as 2018/2025."""

    @model_validator(mode="after")
    def _is_known_or_not(self) -> Self:
        is_frame = self.series is not None and self.period is not None
        is_half = (self.series is None) != (self.period is None)
        if is_half or is_frame == (self.observation is not None):
            raise ValueError(
                "is neither known nor unknown; name an `observation`, or the `series` and the "
                "`period` of which nothing was found"
            )
        return self


class BalanceSide(Fact):
    """One side of a balance, such as what came and what it cost."""

    heading: Word
    """What stands above its lines."""
    lines: Annotated[tuple[BalanceLine, ...], Field(min_length=1)]
    """From top to bottom."""


class Chart(WithFinding):
    """One chart of a page, or a table where its values do not belong on a scale."""

    id: Id
    """Name of the chart in links and file names."""
    kind: Annotated[ChartKind, Field(strict=False)]
    """periods: a bar a year; windows: every window of a year; amounts: every amount as printed;
    ladder: the windows of one year; ledger: a claim over several years against single ones; beside:
    several measures of a year; ratio: a printed percentage against every vintage of what it is set
    against; promises: each check of kind promise whose claim is of one of the series; balance: the
    lines of its sides, what is not known as empty frames; dots: values at their dates; voices: who
    reports one claim, first and later, by side; words: a table only."""
    series: Annotated[tuple[Annotated[Id, Ref("series")], ...], Field(min_length=1)]
    """What it shows; the first gives the unit of the axis."""
    title: Line
    """Subject and unit."""
    caveat: Paragraph
    """What it shows and what it does not."""
    observation: Annotated[Id, Ref("observations")] | None = None
    """The claim of a chart of kind voices, a value of one of `series`."""
    conversions: tuple[Conversion, ...] = ()
    """Other units that a reader can choose; a chart of kind ratio needs one, and draws it; in that
    of a balance its bars are as long as they are."""
    unit: UnitId | None = None
    """The unit of one of `conversions`, in which a chart of bars is always drawn; left out where a
    reader chooses."""
    instead: Annotated[Id, Ref("series")] | None = None
    """A series that has a value where the first one has none, such as profits beside losses."""
    below: Annotated[Id, Ref("series")] | None = None
    """One of `series` whose amounts are drawn below zero, such as losses beneath profits; for
    charts of bars."""
    balance: tuple[BalanceSide, ...] = ()
    """The sides of a chart of the kind balance, each of one or more lines; for no other kind."""

    @property
    def parameter(self) -> str:
        """The parameter of the link that holds what a reader chooses in it; '' for no choice.

        It is `view` for a year, or `unit`.
        """
        if self.kind == "ladder":
            return "view"
        has_units_to_choose = bool(self.conversions) and self.unit is None
        return "unit" if self.kind == "periods" and has_units_to_choose else ""

    @model_validator(mode="after")
    def _names_the_claim_of_its_voices(self) -> Self:
        if self.kind == "voices" and self.observation is None:
            raise ValueError(
                "a chart of the kind voices draws who reports a claim; name it in `observation`"
            )
        if self.kind != "voices" and self.observation is not None:
            raise ValueError("only charts of the kind voices have an `observation`; take it out")
        return self

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if len(set(self.series)) < len(self.series):
            raise ValueError("a series stands twice in `series`; name each once")
        if self.kind == "ratio" and (
            len(self.series) != 2 or not self.conversions or self.conversions[0].of is None
        ):
            raise ValueError(
                "a ratio needs two series, the amount and the printed percentage, "
                "and one of `conversions` with `of`"
            )
        if self.conversions and self.kind not in ("periods", "ratio", "balance"):
            raise ValueError(
                "only charts of the kinds periods, ratio and balance have `conversions`; "
                "take them out"
            )
        if self.instead is not None and self.kind not in ("periods", "windows", "dots"):
            raise ValueError(
                "only charts with an axis of years have blank years; take `instead` out"
            )
        if self.instead is not None and self.instead == self.series[0]:
            raise ValueError("`instead` is the series that is drawn; name another one")
        if self.below is not None and self.kind != "periods":
            raise ValueError(
                "only charts of the kind periods have bars below zero; take `below` out"
            )
        if self.below is not None and self.below not in self.series[1:]:
            raise ValueError(
                "`below` is one of `series` after the first; add it there, or take it out"
            )
        if self.unit is not None and self.kind != "periods":
            raise ValueError("only charts of the kind periods are drawn in one `unit`; take it out")
        if self.unit is not None and self.unit not in [one.unit for one in self.conversions]:
            raise ValueError(
                f"no conversion leads to the unit {self.unit!r}; "
                "add it to `conversions`, or take `unit` out"
            )
        return self

    @model_validator(mode="after")
    def _has_the_sides_of_a_balance(self) -> Self:
        """Only a balance has sides, and its bars are drawn in one currency."""
        if (self.kind == "balance") != bool(self.balance):
            raise ValueError(
                "a chart of the kind balance needs the sides of its `balance`, "
                "and no other kind has them"
            )
        if self.kind == "balance" and (
            len(self.conversions) > 1 or any(one.of is not None for one in self.conversions)
        ):
            raise ValueError(
                "the bars of a balance are drawn in one currency; "
                "name one of `conversions`, without `of`"
            )
        return self


class Page(WithFinding):
    """A page that is made of charts."""

    id: Id
    """Its address."""
    title: Word
    """Its name in the menu."""
    standfirst: Paragraph
    """What the page answers."""
    charts: Annotated[tuple[Chart, ...], Field(min_length=1)]
    """From top to bottom."""
    events: tuple[Annotated[Id, Ref("events")], ...] = ()
    """Events that are listed beneath the charts."""


class Plant(Fact):
    """The plant that the dataset is about."""

    name: Line
    """Its name."""
    city: Word
    """Where it stands."""
    country: Word
    """Whose economy it is part of."""


class Link(Fact):
    """A link to a chart, a check or a page, with words that name where it leads."""

    words: Word
    """What a reader finds there, such as: See the sum."""
    page: Annotated[Id, Ref("pages")] | None = None
    """The page it leads to."""
    chart: Annotated[Id, Ref("charts")] | None = None
    """The chart it leads to."""
    check: Annotated[Id, Ref("checks")] | None = None
    """The check it leads to."""

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(place is not None for place in (self.page, self.chart, self.check)) != 1:
            raise ValueError("leads nowhere in particular; name one of `page`, `chart`, `check`")
        return self


class Claim(Fact):
    """An observation shown as a card on the overview."""

    observation: Annotated[Id, Ref("observations")]
    """The observation that is quoted."""
    label: Word
    """Heading of the card."""
    beside: tuple[Annotated[Id, Ref("observations")], ...] = ()
    """Observations of the same statement, shown beneath."""
    same: tuple[Annotated[Id, Ref("observations")], ...] = ()
    """Observations in which other pages make a claim that has no number, in words of their own."""
    page: Annotated[Id, Ref("pages")]
    """The page on which the other values stand."""
    chart: Annotated[Id, Ref("charts")] | None = None
    """The chart of that page which shows them."""
    speaker: Line | None = None
    """Who says it, in the words of the card; left out where the page with the claim is named."""
    verdict: Stated | None = None
    """What the record says of it, in one sentence; a number is {id} or {id|words}."""
    asserts: tuple[Assertion, ...] = ()
    """What the verdict rests on; at least one assertion of the kind verdict."""
    link: Link | None = None
    """Where the card leads to."""

    @model_validator(mode="after")
    def _verdict_is_that_of_a_check(self) -> Self:
        if self.verdict is None and self.asserts:
            raise ValueError("has assertions and no `verdict` that rests on them; write one")
        if self.verdict is not None and not any(each.kind == "verdict" for each in self.asserts):
            raise ValueError(
                "a verdict rests on a check; "
                "add {kind: verdict, checks: [ID], verdicts: [CODE]} to `asserts`"
            )
        return self

    def naming_only(self, known: Set[str]) -> "Claim":
        """The card without the other observations that are not known."""
        beside = tuple(name for name in self.beside if name in known)
        same = tuple(name for name in self.same if name in known)
        return self.model_copy(update={"beside": beside, "same": same})


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


def _sentences_known(paragraph: str, named: Set[str]) -> str:
    """A paragraph without the sentences that name anything else.

    '' where no sentence is left that names something.
    """
    sentences = [one for one in SENTENCES.split(paragraph) if _names(one) <= named]
    if not any(_names(one) for one in sentences):
        return ""
    return "".join(one if one[-1] in "。？！" else f"{one} " for one in sentences).rstrip()


def _names(sentence: str) -> set[str]:
    """What a sentence refers to."""
    return {match[1] for match in REFERENCE.finditer(sentence)}


Sentence = Annotated[Paragraph, RefsInText("observations", "checks", "events")]
"""A paragraph of the answer."""


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
        answer = [_sentences_known(paragraph, named | events) for paragraph in self.answer]
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
