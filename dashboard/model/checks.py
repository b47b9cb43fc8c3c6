"""Checks: relations between reported values that are recomputed in the open.

Below them stand the rules that a check must keep.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import model_validator

from dashboard.model.facts import Dimension, Fact, Finding, Observation, Series, Unit, in_base
from dashboard.model.types import Edtf, Id, Line, Paragraph, Ref, Title, UnitId
from dashboard.period import Period

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


class _Meant(NamedTuple):
    """What an input names, as far as that can be said before anything is worked out."""

    series: Series
    unit: Unit | None
    period: Period | None
    days: tuple[Date, Date]
    when: str
    """The period as it is written; '' where there is none."""


class Known(NamedTuple):
    """The facts that checks can name, by their ids."""

    observations: Mapping[str, Observation]
    series: Mapping[str, Series]
    units: Mapping[str, Unit]


def due_of(check: Check, known: Known) -> Date | None:
    """The last day on which a promise could be kept.

    None for other checks, and where no day is named. A stock, such as a head count, is of the day
    on which it was promised, not of that on which it is due.
    """
    if check.kind != "promise" or check.inputs.claim is None:
        return None
    if check.due is not None:
        return check.due.last_day
    promised = _meant(check.inputs.claim, known)
    if promised is None or promised.period is None or promised.series.measure == "stock":
        return None
    return promised.period.last_day


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


def findings(checks: Iterable[Check], known: Known) -> Iterator[Finding]:
    """What is wrong with checks, apart from inputs that name nothing."""
    for check in checks:
        wrong = list(_roles(check))
        yield from wrong
        meant = {path: _meant(one, known) for _, path, one in check.inputs.placed()}
        sure = {path: one for path, one in meant.items() if one is not None}
        if not wrong and len(sure) == len(meant):
            yield from _of_inputs(check, sure, known)


def _of_inputs(check: Check, meant: Mapping[str, _Meant], known: Known) -> Iterator[Finding]:
    """What is wrong between the values that take part, each of which is known."""
    if check.unit is None:
        yield from _units(check, meant)
    elif check.unit in known.units:
        yield from _result_unit(check, meant, known.units[check.unit])
    yield from _times(check, meant)
    yield from _empty_times(check, meant, known.observations)
    yield from _ratio(check, meant)
    yield from _no_flows(check, meant)
    yield from _other_times(check, meant)
    yield from _outcome(check, known.observations)
    yield from _bounds(check, meant, known.observations)


def _roles(check: Check) -> Iterator[Finding]:
    needed, possible = ROLES[check.kind]
    count = Counter(name for name, _, _ in check.inputs.placed())
    several = check.kind in ("bound", "order")
    least, number = (2, "two or more ") if several else (1, "")
    for name in needed:
        if count[name] < least:
            text = f"a check of kind {check.kind} needs {number}`{name}`; add what is lacking"
            yield Finding(check, "inputs", text)
    yield from _number_of_values(check, count)
    yield from _due(check)
    for name, path, one in check.inputs.placed():
        is_dated = one.period is not None or (name == "rates" and adds_up(check))
        if name not in (*needed, *possible):
            there = ", ".join((*needed, *possible))
            text = f"a check of kind {check.kind} has no `{name}`; it has {there}"
            yield Finding(check, path, text)
        elif one.series is not None and not is_dated:
            yield Finding(check, path, "`period` is missing; write the period of the series")


def _due(check: Check) -> Iterator[Finding]:
    """A day that is not that of a promise, or that never comes."""
    if check.due is None:
        return
    if check.kind != "promise":
        text = f"only a promise is due; a check of kind {check.kind} has no `due`, so take it out"
        yield Finding(check, "due", text)
    elif check.due.last_day is None:
        yield Finding(check, "due", "has no end; write the day, month or year, or take it out")


def _number_of_values(check: Check, count: Mapping[str, int]) -> Iterator[Finding]:
    """Values of which there are too many, too few, or two that take each other's place."""
    yield from _compared(check)
    if check.kind == "share" and (count["denominator"] > 0) == (count["terms"] > 0):
        yield Finding(
            check,
            "inputs",
            "the whole of a share is either one `denominator` or the `terms` that make it up; "
            "name one of them",
        )
    if check.kind == "pace" and count["terms"] > 1:
        yield Finding(
            check, "inputs.terms", "a pace is that of one value; name one, or write two checks"
        )
    named = Counter(
        (role, one.observation)
        for role, _, one in check.inputs.placed()
        if one.observation is not None
    )
    for (role, name), times in named.items():
        if times > 1:
            text = f"{name!r} stands here twice; name each observation once"
            yield Finding(check, f"inputs.{role}", text)
    if count["base"] > 1 and any(one.bound is None for one in check.inputs.base):
        yield Finding(
            check,
            "inputs.base",
            "several values can only be bounds of the earlier one; "
            "give each its `bound`, or keep one",
        )
    if check.kind == "growth" and (count["base"] > 0) == (count["increase"] > 0):
        yield Finding(
            check,
            "inputs",
            "a check of kind growth needs either `base` or `increase`; name one of them",
        )


def adds_up(check: Check) -> bool:
    """Whether its terms are added up: a series and a period then mean all windows within."""
    return check.kind == "sum" or (check.kind == "share" and bool(check.inputs.terms))


def _compared(check: Check) -> Iterator[Finding]:
    """A result is either compared with a claim or written in a unit, by the kind of the check."""
    claimed, stated = check.inputs.claim is not None, check.unit is not None
    if check.kind in WORKED_OUT and not stated:
        yield Finding(
            check,
            "unit",
            f"a check of kind {check.kind} needs `unit`; write the unit of what comes out",
        )
    elif check.kind in WITH_OR_WITHOUT and claimed == stated:
        has = "both a `claim` and a `unit`" if claimed else "neither `claim` nor `unit`"
        yield Finding(
            check,
            "unit" if stated else "inputs",
            f"a check of kind {check.kind} has {has}; name the printed value that is checked, "
            "or the unit of what comes out",
        )
    elif check.kind not in (*WORKED_OUT, *WITH_OR_WITHOUT) and stated:
        yield Finding(
            check,
            "unit",
            f"a check of kind {check.kind} has the unit of its values; take `unit` out",
        )


def _result_unit(check: Check, meant: Mapping[str, _Meant], unit: Unit) -> Iterator[Finding]:
    """A unit that does not fit what comes out, or inputs that do not lead to it."""
    part = meant["inputs.terms.0" if check.kind in ("sum", "pace") else "inputs.numerator"].unit
    if part is None:
        return
    whole = meant["inputs.denominator"].unit if check.inputs.denominator else part
    right: Dimension | None = part.dimension
    if check.kind == "share":
        right = PERCENTAGE
    elif check.kind == "pace":
        right = PACE.get(part.dimension)
    elif check.kind == "quotient":
        right = PER.get(whole.dimension) if whole and part.dimension == "money" else None
    if right is None:
        possible = ", ".join(PACE) if check.kind == "pace" else f"money by {' or '.join(PER)}"
        yield Finding(
            check,
            "inputs",
            f"a check of kind {check.kind} is worked out of {possible}; name values of these",
        )
        return
    if unit.dimension != right:
        yield Finding(
            check, "unit", f"{unit.id} measures {unit.dimension}; write a unit of {right}"
        )
        return
    rates = _units_of_rates(meant)
    target = target_of(check, unit, part if whole is None or check.inputs.terms else whole)
    other = target if check.kind == "share" else unit
    for name, path, _ in check.inputs.placed():
        own = meant[path].unit
        divides = check.kind == "quotient" and name == "denominator"
        if own and name != "rates" and not divides and across(own, rates, target) is None:
            yield _no_way(check, path, own, other)


def _units_of_rates(meant: Mapping[str, _Meant]) -> list[Unit]:
    return [
        one.unit
        for path, one in meant.items()
        if path.startswith("inputs.rates") and one.unit is not None
    ]


def _no_way(check: Check, path: str, own: Unit, other: Unit) -> Finding:
    """No rates lead from one unit to the other."""
    return Finding(
        check,
        path,
        f"{own.id} and {other.id} do not cancel; "
        "name values of one unit, or the rates between them",
    )


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


def _times(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Times that a pace or a sum without a claim cannot do with."""
    if check.kind == "pace":
        own = meant["inputs.terms.0"]
        if own.unit is None or own.unit.dimension not in PACE:
            return
        if own.series.measure != "flow":
            text = "is no flow; only what comes about in the course of time has a pace"
            yield Finding(check, "inputs.terms.0", f"{own.series.id} {text}")
        elif own.period is None or not own.period.months:
            text = "not of whole months from one printed end to the other; name one that is"
            yield Finding(check, "inputs.terms.0", f"is of {own.when}, {text}")
    if adds_up(check) and check.inputs.claim is None:
        for name, path, _ in check.inputs.placed():
            period = meant[path].period
            if name == "terms" and (period is None or period.days is None):
                text = "a result adds up windows whose ends are printed; name one"
                yield Finding(check, path, f"is of {meant[path].when or 'no time'}; {text}")


def _empty_times(
    check: Check, meant: Mapping[str, _Meant], observations: Mapping[str, Observation]
) -> Iterator[Finding]:
    """Times for which a sum without a claim has nothing to add up."""
    if not adds_up(check) or check.inputs.claim is not None:
        return
    for name, path, term in check.inputs.placed():
        if name != "terms" or term.series is None:
            continue
        first, last = meant[path].days
        within = (
            value
            for value in observations.values()
            if value.series == term.series
            and value.value is not None
            and value.period.days is not None
            and first <= (value.period.first_day or Date.min)
            and (value.period.last_day or Date.max) <= last
        )
        if next(within, None) is None:
            text = f"no value of {term.series} lies within {meant[path].when}"
            yield Finding(check, path, f"{text}; name a time for which there is one")


def _meant(one: Input, known: Known) -> _Meant | None:
    """What an input names; None where its series is not known."""
    found = known.observations.get(one.observation or "")
    series = known.series.get(found.series if found else one.series or "")
    if series is None:
        return None
    unit, period = (found.unit, found.period) if found else (series.unit, one.period)
    first, last = (period.first_day, period.last_day) if period else (None, None)
    return _Meant(
        series=series,
        unit=known.units.get(unit or "") if unit in (series.unit, *series.units) else None,
        period=period,
        days=(first or Date.min, last or Date.max),
        when=period.text if period else "",
    )


def _units(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Units that do not cancel."""
    rates = _units_of_rates(meant)
    claim = meant["inputs.claim"].unit if check.inputs.claim else None
    percent = claim is not None and claim.dimension == PERCENTAGE
    if claim is not None and not percent and (check.kind == "share" or check.inputs.increase):
        yield Finding(
            check,
            "inputs.claim",
            f"{claim.id} is no percentage; name one, or choose another kind of check",
        )
    other = meant.get("inputs.denominator") or meant.get("inputs.terms.0")
    target = other.unit if other else None
    if claim is not None and not (percent and check.kind in ("share", "growth")):
        target = claim
    elif check.kind in ("bound", "order"):
        target = meant[f"inputs.terms.{len(check.inputs.terms) - 1}"].unit
    for name, path, _ in check.inputs.placed():
        own = meant[path].unit
        if own and target and name not in ("rates", "claim") and across(own, rates, target) is None:
            yield _no_way(check, path, own, target)


def _outcome(check: Check, observations: Mapping[str, Observation]) -> Iterator[Finding]:
    """An outcome that is itself a promise."""
    outcome = check.inputs.outcome
    found = observations.get((outcome.observation if outcome else None) or "")
    if found is not None and found.status == "f":
        text = f"{found.id!r} is a forecast or promise itself; name what was reported afterwards"
        yield Finding(check, "inputs.outcome", text)


def _bounds(
    check: Check, meant: Mapping[str, _Meant], observations: Mapping[str, Observation]
) -> Iterator[Finding]:
    """A lower bound of an earlier value that is above an upper one."""
    ends: dict[str, list[tuple[Decimal, str, str]]] = {"at_least": [], "at_most": []}
    for number, one in enumerate(check.inputs.base):
        path = f"inputs.base.{number}"
        found = observations.get(one.observation or "")
        unit = meant[path].unit
        if one.bound and found and found.value is not None and unit:
            ends[one.bound].append((in_base(found.value, unit), path, found.id))
    for least, path, _ in ends["at_least"]:
        for most, _, name in ends["at_most"]:
            if least > most:
                text = f"is larger than the upper bound {name!r}; nothing can be between"
                yield Finding(check, path, f"{text}, so take one of them out")


def _ratio(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """A claim that is a ratio of unlike things, without a word that it is."""
    claim = meant.get("inputs.claim")
    if claim is None or len(meant) == 1 or check.unlike is not None:
        return
    if claim.series.measure == "ratio":
        text = f"{claim.series.id} is a ratio of unlike things"
        yield Finding(check, "unlike", f"{text}; say in `unlike` what is set against what")


def _no_flows(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Values that need not grow with their window, where a longer one has to be larger."""
    if check.kind != "order" and not adds_up(check):
        return
    for name, path, _ in check.inputs.placed():
        series = meant[path].series
        if name == "terms" and (series.measure != "flow" or not series.nonnegative):
            text = f"{series.id} is no flow that cannot be negative"
            yield Finding(check, path, f"{text}; only such values grow with their window")


def _other_times(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Values of another time than the other side, without a word that they are."""
    if check.unlike:
        return
    for name, path, one in check.inputs.placed():
        other = _other_side(check, name, path, meant)
        if other is None or one.bound:
            continue
        own = meant[path]
        # A count of a day can divide what came about in the year of that day.
        of_a_day = name == "denominator" and own.series.measure == "stock"
        may_be_shorter = of_a_day or adds_up(check) or check.kind in ("bound", "order", "same")
        is_within = other.days[0] <= own.days[0] and own.days[1] <= other.days[1]
        fits = is_within if may_be_shorter else own.days == other.days
        if not fits:
            text = f"is of {own.when}, the other side of {other.when}"
            yield Finding(check, path, f"{text}; name one window, or say why in `unlike`")


def _other_side(check: Check, name: str, path: str, meant: Mapping[str, _Meant]) -> _Meant | None:
    """What an input is set against; None where it is set against nothing."""
    if name not in ("numerator", "denominator", "terms", "outcome"):
        return None
    if name == "terms" and check.kind in ("bound", "order"):
        place = int(path.rsplit(".", 1)[1])
        return meant.get(f"inputs.terms.{place + 1}")
    return meant.get("inputs.claim") or meant.get("inputs.numerator")
