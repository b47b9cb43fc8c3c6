"""The kinds of fact a dataset holds.

The description of each field stands beneath it; rules between facts are in `rules`.
"""

from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dashboard.model.types import (
    Counted,
    Country,
    Currency,
    Day,
    Edtf,
    Factor,
    Id,
    Key,
    Language,
    Line,
    NameLine,
    Number,
    Paragraph,
    Ref,
    SpeakerLine,
    Title,
    UnitId,
    Url,
    Verbatim,
    Version,
    Whole,
    Word,
    YesNo,
)

Media = Literal[
    "state_media", "news_agency", "press", "trade_press", "local_press", "investigative"
]
Office = Literal["government", "statistics_office", "central_bank"]
Kind = Literal[
    Media, Office, "company", "court", "international_organisation", "ngo", "academic", "reference"
]
Perimeter = Literal["plant", "company", "former_company", "suppliers", "city", "country"]
Measure = Literal["flow", "stock", "share", "ratio", "rank", "price", "change", "level"]
Dimension = Literal[
    "money",
    "money-rate",
    "money-per-mass",
    "money-per-person",
    "exchange-rate",
    "ratio",
    "rank",
    "persons",
    "count",
    "duration",
    "mass",
    "mass-rate",
    "length",
    "area",
    "volume",
    "volume-rate",
    "energy",
    "power",
]
MONEY: frozenset[Dimension] = frozenset(
    {"money", "money-rate", "money-per-mass", "money-per-person"}
)
"""Dimensions of amounts, which are in a currency."""
_OTHER_NAMES: dict[str, Dimension] = {
    "percent": "ratio",
    "per-cent": "ratio",
    "percentage": "ratio",
    "percentage-points": "ratio",
    "share": "ratio",
    "currency": "money",
    "amount": "money",
    "price": "money-per-mass",
    "rate": "exchange-rate",
    "dollar-rate": "exchange-rate",
    "people": "persons",
    "employees": "persons",
    "jobs": "persons",
    "place": "rank",
    "weight": "mass",
    "time": "duration",
    "number": "count",
}
"""What else a dimension is called -> its name here."""


def _dimension(value: object) -> object:
    """A dimension as it is; another name of one is refused with the right one."""
    if isinstance(value, str) and value in _OTHER_NAMES:
        raise ValueError(f"{value!r} is no dimension; write {_OTHER_NAMES[value]}")
    return value


Qualifier = Literal["exact", "about", "nearly", "at_least", "at_most", "range"]
Status = Literal["normal", "e", "p", "f", "r"]
Standing = Literal["normal", "preferred", "deprecated"]


UNKNOWN = "unknown"
"""Origin of a value of which nobody can tell from whom its page has it."""


class Fact(BaseModel):
    """Strict, frozen, and closed to fields that it does not know."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        use_attribute_docstrings=True,
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one field of one record, and what would be right."""

    record: Fact
    path: str
    text: str


class Unit(Fact):
    """What a printed number counts, with its scale."""

    id: UnitId
    """Name used in observations, for example EUR_m."""
    dimension: Annotated[Dimension, BeforeValidator(_dimension)]
    """The kind of thing that is measured: ratio for percentages, money for amounts; all are in the
    data dictionary."""
    currency: Currency | None = None
    """ISO 4217 code of money and of an exchange rate; only amounts in one currency are compared."""
    per: Currency | None = None
    """In an exchange rate: the currency of which one costs so much."""
    counted: Id | None = None
    """Where the dimension is count: what is counted, such as wells; only counts of the same are
    comparable."""
    factor: Factor
    """How many base units (one euro, one tonne, one person, one per year) one of these is."""
    words: Counted
    """The unit in a sentence, after a number: 'million euros'."""
    forms: tuple[Annotated[Word, Verbatim()], ...] = ()
    """The words after each kind of number that the language tells apart, such as dollar and dollars."""
    symbol: Word | None = None
    """Short form in tables; the words where it is missing."""
    shown_as: Annotated[UnitId, Ref("units")] | None = None
    """The unit in which readers see its values, where they do not count in steps of this size."""

    def comparable(self, other: "Unit") -> bool:
        """Amounts in both count the same, and differ by their factors only."""
        return (
            self.dimension == other.dimension
            and self.currency == other.currency
            and self.per == other.per
            and self.counted == other.counted
        )


class Archived(Fact):
    """A stored copy of a page."""

    url: Url
    """Address of the copy."""
    date: Day
    """Day of the copy."""


class Source(Fact):
    """One publication that can be cited."""

    id: Id
    """Written once, never changed."""
    publisher: NameLine
    """Original publisher, spelt the same in every source."""
    title: Annotated[Line, Verbatim("page")] | None = None
    """Title as published; left out where it could not be read."""
    described: Title | None = None
    """What the page is, in our words, where its title could not be read."""
    url: Url | None = None
    """Address; left out where only a copy on a doubtful host could be read."""
    published: Edtf | None = None
    """Day, month or year that the publication prints for itself."""
    language: Language
    """BCP 47 tag of the text."""
    kind: Kind
    """What sort of publisher it is; see the data dictionary."""
    country: Country | None = None
    """ISO 3166 code of the publisher's seat."""
    accessed: Day
    """Day on which it was read for this dataset."""
    read: Literal["whole", "part"]
    """How much of it could be read."""
    running: YesNo = False
    """It is continued day by day, so that each of its values was known at the end of the value's period."""
    via: NameLine | None = None
    """Where it was read, if that is not the publisher."""
    archived: Archived | None = None
    """A stored copy."""
    licence: Annotated[Line, Verbatim("name")] | None = None
    """Terms of the data, where the source states some."""
    note: Line | None = None
    """What a reader must know about this source."""

    @model_validator(mode="after")
    def _is_described_for_want_of_a_title(self) -> Self:
        if self.title is not None and self.described is not None:
            raise ValueError("has a `title`, so it needs no `described`; take it out")
        return self

    @property
    def known_by(self) -> Date:
        """The day by which the source can be held as known: published, else archived, else read."""
        if self.published is not None and self.published.last_day is not None:
            return min(self.published.last_day, self.accessed)
        return self.archived.date if self.archived else self.accessed

    @property
    def earliest(self) -> Date:
        """The first day on which it can have been published.

        Where no date is printed, it is the first day of the calendar.
        """
        first = self.published.first_day if self.published else None
        return Date.min if first is None else min(first, self.accessed)

    @property
    def said_from(self) -> Date:
        """The first day to which its claims that run on can reach.

        Where no date is printed, it is `known_by`.
        """
        return self.known_by if self.published is None else self.earliest


class Bounds(Fact):
    """The range outside of which a value is taken for a slip of the pen."""

    min: Number
    """Least plausible value, in the unit of the series."""
    max: Number
    """Greatest plausible value, in the unit of the series."""


class Series(Fact):
    """One measured quantity with one definition, one perimeter and one canonical unit."""

    id: Id
    """Also the name of its file of observations."""
    title: Title
    """Subject, without unit and without judgement."""
    definition: Paragraph
    """What is counted, and what is not."""
    unit: Annotated[UnitId, Ref("units")]
    """The canonical unit, used on axes."""
    units: tuple[Annotated[UnitId, Ref("units")], ...] = ()
    """Other units of the same dimension in which values are printed."""
    perimeter: Perimeter
    """Whose quantity it is."""
    measure: Measure
    """How values behave: flows add up over time, stocks do not, shares stay within 0 and 100."""
    nonnegative: YesNo
    """No value can lie below zero."""
    plausible: Bounds
    """Values outside need a second look; checked in the currency of the canonical unit."""
    decimals: Whole
    """Digits after the point on axes and for derived values."""
    caveats: tuple[Line, ...] = ()
    """What a chart of it must say."""


class Observation(Fact):
    """One reported value of a series for one period, from one source."""

    id: Id
    """Written once, never changed."""
    series: Annotated[Id, Ref("series")]
    """The series it belongs to; given by the file's name."""
    period: Edtf
    """The time it stands for, in EDTF, saying no more than the source prints."""
    value: Number | None = None
    """The number with the digits printed; left out for a claim in words."""
    value_to: Number | None = None
    """Upper end of a printed range."""
    unit: UnitId | None = None
    """The unit with the scale printed."""
    qualifier: Qualifier = "exact"
    """How the source hedges it."""
    status: Status = "normal"
    """estimate e, provisional p, forecast f, revised r."""
    standing: Standing = "normal"
    """preferred and deprecated are a curator's judgement and need a reason."""
    source: Annotated[Id, Ref("sources")]
    """The source that prints it."""
    origin: Id | None = None
    """The list or statement behind the source; itself where missing; unknown if nobody can tell."""
    locator: Annotated[Line, Verbatim()] | None = None
    """Page, paragraph or table."""
    as_printed: Annotated[Line, Verbatim("page")] | None = None
    """The figure in the source's own words, at most 12 of them."""
    reported_by: SpeakerLine | None = None
    """Whom the source names for it."""
    reason: Line | None = None
    """Why it is preferred or deprecated."""
    note: Line | None = None
    """What a reader must know about this value."""

    @property
    def root(self) -> str:
        """The origin, by which independence is counted; `UNKNOWN` tells nothing of it."""
        return self.origin or self.source

    def same_statement(self, other: "Observation") -> bool:
        """Both are known to go back to one list or statement."""
        return self.root == other.root != UNKNOWN

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.value_to is not None and self.value is None:
            raise ValueError(
                "`value_to` is the upper end of a range; write the lower end into `value`"
            )
        if (self.value_to is not None) != (self.qualifier == "range"):
            raise ValueError(
                "`value_to` and the qualifier range belong together; give both or neither"
            )
        if self.value_to is not None and self.value is not None and self.value_to <= self.value:
            raise ValueError("`value_to` is not above `value`; write the lower end first")
        if (self.value is None) != (self.unit is None):
            raise ValueError(
                "`value` and `unit` belong together; give both, or neither for a claim in words"
            )
        if (self.reason is None) != (self.standing == "normal"):
            raise ValueError(
                "`reason` and `standing` belong together; "
                "say why it is preferred or deprecated, and only then"
            )
        if self.value is None and self.as_printed is None:
            raise ValueError(
                "it has neither `value` nor `as_printed`; write what the source prints"
            )
        return self


DATED = "released"
"""The field of the line that gives a release its day."""


class Change(Fact):
    """What one release changed in one field of a record; written by `smederevo release`."""

    release: Version
    """The release that brought the change."""
    id: Key | None = None
    """The record: the id of an observation, event or source; for others the kind stands before it,
    as in checks/ID, gaps/SERIES/PERIOD, article/ID, charts/ID; left out in the line that dates the
    release itself."""
    series: Id | None = None
    """Its series, for an observation and a gap."""
    period: Annotated[Line, Verbatim("code")] | None = None
    """Its period or date, before the change."""
    field: Annotated[Word, Verbatim("code")]
    """What changed; `added` or `removed` for the record as a whole."""
    before: Annotated[Annotated[str, Verbatim("name")] | None, Field(alias="from")] = None
    """What stood there."""
    after: Annotated[Annotated[str, Verbatim("name")] | None, Field(alias="to")] = None
    """What stands there now."""


def in_base(value: Decimal, unit: Unit) -> Decimal:
    """A printed number in base units."""
    return value * unit.factor
