"""Pages of charts, as the dataset describes them."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dashboard.model.assertions import Assertion
from dashboard.model.facts import Fact
from dashboard.model.stated import Stated
from dashboard.model.types import Edtf, Id, Line, Paragraph, Ref, UnitId, Word


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
    def _names_each_series_once(self) -> Self:
        if len(set(self.series)) < len(self.series):
            raise ValueError("a series stands twice in `series`; name each once")
        return self

    @model_validator(mode="after")
    def _has_the_conversions_of_its_kind(self) -> Self:
        if self.kind == "ratio":
            has_percentages = bool(self.conversions) and self.conversions[0].of is not None
            if len(self.series) != 2 or not has_percentages:
                raise ValueError(
                    "a ratio needs two series, the amount and the printed percentage, "
                    "and one of `conversions` with `of`"
                )
        elif self.conversions and self.kind not in ("periods", "balance"):
            raise ValueError(
                "only charts of the kinds periods, ratio and balance have `conversions`; "
                "take them out"
            )
        return self

    @model_validator(mode="after")
    def _has_blank_years_if_another_series_fills_them(self) -> Self:
        if self.instead is None:
            return self
        if self.kind not in ("periods", "windows", "dots"):
            raise ValueError(
                "only charts with an axis of years have blank years; take `instead` out"
            )
        if self.instead == self.series[0]:
            raise ValueError("`instead` is the series that is drawn; name another one")
        return self

    @model_validator(mode="after")
    def _has_bars_if_some_are_below_zero(self) -> Self:
        if self.below is None:
            return self
        if self.kind != "periods":
            raise ValueError(
                "only charts of the kind periods have bars below zero; take `below` out"
            )
        if self.below not in self.series[1:]:
            raise ValueError(
                "`below` is one of `series` after the first; add it there, or take it out"
            )
        return self

    @model_validator(mode="after")
    def _can_be_drawn_in_its_unit(self) -> Self:
        if self.unit is None:
            return self
        if self.kind != "periods":
            raise ValueError("only charts of the kind periods are drawn in one `unit`; take it out")
        if self.unit not in [one.unit for one in self.conversions]:
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
