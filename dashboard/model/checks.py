"""Checks: relations between reported values that are recomputed in the open."""

import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Annotated, Literal, Self

from pydantic import model_validator

from dashboard.model.facts import Dimension, Fact, Unit
from dashboard.model.types import Edtf, Id, Line, Paragraph, Ref, Title, UnitId

CheckKind = Literal[
    "share",
    "quotient",
    "pace",
    "conversion",
    "sum",
    "bound",
    "same",
    "order",
    "growth",
    "promise",
]
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
"""A year in a text of any language: neither a part of a number nor one with decimals."""
ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "share": (("numerator",), ("claim", "denominator", "terms", "rates")),
    "quotient": (("numerator", "denominator"), ("rates",)),
    "pace": (("terms",), ()),
    "conversion": (("claim", "terms", "rates"), ()),
    "sum": (("terms",), ("claim", "rates")),
    "bound": (("terms",), ("rates",)),
    "same": (("claim", "terms"), ()),
    "order": (("terms",), ()),
    "growth": (("claim", "terms"), ("base", "increase")),
    "promise": (("claim",), ("outcome", "rates")),
}
"""Kind of check -> the roles that it needs, and those that it can have."""
WORKED_OUT = frozenset({"quotient", "pace"})
"""Kinds of check that never have a claim: what comes out is shown, and compared with nothing."""
WITH_OR_WITHOUT = frozenset({"share", "sum"})
"""Kinds of check that have either a claim or, to show what comes out, a `unit`."""
PER: dict[Dimension, Dimension] = {"mass": "money-per-mass", "persons": "money-per-person"}
"""Dimension by which a quotient divides money -> dimension of what comes out."""
PACE: dict[Dimension, Dimension] = {
    "money": "money-rate",
    "mass": "mass-rate",
    "volume": "volume-rate",
}
"""Dimension of a flow -> dimension of what comes out where its time divides it."""
PERCENTAGE: Dimension = "ratio"
"""The dimension of percentages."""


class Input(Fact):
    """A reported value that takes part in a check.

    It is one observation, or the figure that is used for a series and a period.
    """

    observation: Annotated[Id, Ref("observations")] | None = None
    """The observation."""
    series: Annotated[Id, Ref("series")] | None = None
    """The series whose figure used for the period is meant; in the terms of a sum, all its windows
    within the period."""
    period: Edtf | None = None
    """The period of the series; left out for the rates of a sum, where each window has the rate of
    its own year."""
    source: Annotated[Id, Ref("sources")] | None = None
    """The source or vintage, where it is not the figure used."""
    bound: Literal["at_least", "at_most"] | None = None
    """Where no value is printed for the window: a shorter one inside it gives at_least, a longer
    one around it at_most."""

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if (self.observation is None) == (self.series is None):
            raise ValueError(
                "names no value or two; write either `observation`, or `series` and `period`"
            )
        if self.observation is not None and (self.period or self.source):
            raise ValueError(
                "`period` and `source` go with `series`; "
                "an observation has its own, so take them out"
            )
        return self


class Inputs(Fact):
    """The reported values of a check, by the part they play."""

    claim: Input | None = None
    """What is printed, and checked; of a promise what was promised."""
    outcome: Input | None = None
    """What was reported after a promise; left out where nothing was found."""
    numerator: Input | None = None
    """The part of a share."""
    denominator: Input | None = None
    """The whole of a share."""
    terms: tuple[Input, ...] = ()
    """What is added up, converted or compared with the claim; the later value of a growth; values
    of which none is above the next; the windows that make up the whole of a share; the one value of
    a pace."""
    base: tuple[Input, ...] = ()
    """The earlier value of a growth, or bounds of it."""
    increase: Input | None = None
    """The printed difference, where the earlier value of a growth is not printed."""
    rates: tuple[Input, ...] = ()
    """Exchange rates, one after the other; each multiplies or divides, whichever makes the
    currencies cancel."""

    def placed(self) -> Iterator[tuple[str, str, Input]]:
        """Every input with its role and its place in the file."""
        for name in type(self).model_fields:
            found = getattr(self, name)
            if isinstance(found, tuple):
                for number, one in enumerate(found):
                    yield name, f"inputs.{name}.{number}", one
            elif found is not None:
                yield name, f"inputs.{name}", found


class Check(Fact):
    """A declared relation between reported values."""

    id: Id
    """Written once, never changed; unique among observations, events and sources too."""
    title: Title
    """What is set against what."""
    kind: CheckKind
    """share: a printed percentage against part and whole; conversion: a printed amount against
    another at a rate; sum: a total against windows within it; bound: a value that cannot be above a
    limit; same: printed values of one thing; order: a longer window is not below a shorter one;
    growth: a printed change against a later and an earlier value; quotient: money for each person
    or tonne; pace: a value of some time, for each year of it; promise: what was promised against
    what was reported afterwards. A share or a sum without `claim`, a quotient and a pace are worked
    out in their `unit` and compared with nothing."""
    question: Line
    """What it answers, in words; checks of one question belong together."""
    inputs: Inputs
    """The values, by role."""
    unit: Annotated[UnitId, Ref("units")] | None = None
    """The unit of what comes out, where no `claim` is compared with it."""
    due: Edtf | None = None
    """When a promise had to be kept, where that is not the end of its period; it was due on the
    last day of this."""
    unlike: Line | None = None
    """Why the two sides are not quite like each other, where they are not; every verdict then says
    so."""
    note: Paragraph | None = None
    """What a reader must know to judge it; on an earlier day it is left out if it names a year that
    was still to come."""

    def known(self, day: Date) -> Self:
        """The check as it could be told on a day."""
        if any(int(year) > day.year for year in _YEAR.findall(self.note or "")):
            return self.model_copy(update={"note": None})
        return self


def across(amount: Unit, rates: Iterable[Unit], to: Unit) -> str | None:
    """The sign before each rate on the way from one currency to another, × or /.

    '' within one currency; None where units do not cancel.
    """
    if amount.comparable(to):
        return ""
    signs = ""
    for rate in rates:
        if rate.per is None or amount.currency not in (rate.per, rate.currency):
            return None
        multiplies = amount.currency == rate.per
        signs += "×" if multiplies else "/"
        reached = rate.currency if multiplies else rate.per
        amount = amount.model_copy(update={"currency": reached})
    return signs if amount.comparable(to) else None


def adds_up(check: Check) -> bool:
    """Whether its terms are added up: a series and a period then mean all windows within."""
    return check.kind == "sum" or (check.kind == "share" and bool(check.inputs.terms))


def target_of(check: Check, unit: Unit, whole: Unit) -> Unit:
    """The unit in which the inputs of a check without a claim are counted at first."""
    if check.kind == "share":
        return whole
    if check.kind == "pace":
        flow_of = {pace: flow for flow, pace in PACE.items()}
        return unit.model_copy(update={"dimension": flow_of[unit.dimension]})
    if check.kind == "quotient":
        return unit.model_copy(update={"dimension": "money"})
    return unit
