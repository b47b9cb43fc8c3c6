"""Checks: relations between reported values that are recomputed in the open, and the rules that a check must keep."""

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
    """A reported value that takes part in a check: one observation, or what stands for a series and a period."""

    observation: Annotated[Id, Ref("observations")] | None = None
    """The observation."""
    series: Annotated[Id, Ref("series")] | None = None
    """The series whose value for the period is meant, whichever stands; in the terms of a sum, all its windows within the period."""
    period: Edtf | None = None
    """The period of the series; left out for the rates of a sum, where each window has the rate of its own year."""
    source: Annotated[Id, Ref("sources")] | None = None
    """The source or vintage, where it is not the value that stands."""
    bound: Literal["at_least", "at_most"] | None = None
    """Where no value is printed for the window: a shorter one inside it gives at_least, a longer one around it at_most."""

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if (self.observation is None) == (self.series is None):
            raise ValueError(
                "names no value or two; write either `observation`, or `series` and `period`"
            )
        if self.observation is not None and (self.period or self.source):
            raise ValueError(
                "`period` and `source` go with `series`; an observation has its own, so take them out"
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
    """What is added up, converted or compared with the claim; the later value of a growth; values of which none is above the next;
    the windows that make up the whole of a share; the one value of a pace."""
    base: tuple[Input, ...] = ()
    """The earlier value of a growth, or bounds of it."""
    increase: Input | None = None
    """The printed difference, where the earlier value of a growth is not printed."""
    rates: tuple[Input, ...] = ()
    """Exchange rates, one after the other; each multiplies or divides, whichever makes the currencies cancel."""

    def placed(self) -> Iterator[tuple[str, str, Input]]:
        """Every input with its role and its place in the file."""
        for name in type(self).model_fields:
            found = getattr(self, name)
            if isinstance(found, tuple):
                yield from ((name, f"inputs.{name}.{n}", one) for n, one in enumerate(found))
            elif found is not None:
                yield name, f"inputs.{name}", found


class Check(Fact):
    """A declared relation between reported values."""

    id: Id
    """Written once, never changed; unique among observations, events and sources too."""
    title: Title
    """What is set against what."""
    kind: CheckKind
    """share: a printed percentage against part and whole; conversion: a printed amount against another at a rate; sum: a total
    against windows within it; bound: a value that cannot be above a limit; same: printed values of one thing; order: a longer
    window is not below a shorter one; growth: a printed change against a later and an earlier value; quotient: money for each
    person or tonne; pace: a value of some time, for each year of it; promise: what was promised against what was reported
    afterwards. A share or a sum without `claim`, a quotient and a pace are worked out in their `unit` and compared with nothing."""
    question: Line
    """What it answers, in words; checks of one question belong together."""
    inputs: Inputs
    """The values, by role."""
    unit: Annotated[UnitId, Ref("units")] | None = None
    """The unit of what comes out, where no `claim` is compared with it."""
    due: Edtf | None = None
    """When a promise had to be kept, where that is not the end of its period; it was due on the last day of this."""
    unlike: Line | None = None
    """Why the two sides are not quite like each other, where they are not; every verdict then says so."""
    note: Paragraph | None = None
    """What a reader must know to judge it."""


class _Meant(NamedTuple):
    """What an input names, as far as that can be said before anything is worked out."""

    series: Series
    unit: Unit | None
    period: Period | None
    days: tuple[Date, Date]
    when: str


Known = tuple[Mapping[str, Observation], Mapping[str, Series], Mapping[str, Unit]]
"""The facts that checks can name, by their ids."""


def due_of(check: Check, known: Known) -> Date | None:
    """The last day on which a promise could be kept; None for other checks, and where no day is named.

    A stock, such as a head count, is of the day on which it was promised, not of that on which it is due.
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
    """The sign before each rate on the way from one currency to another, × or /; None where units do not cancel."""
    signs = ""
    for rate in rates if not amount.comparable(to) else ():
        if rate.per is None or amount.currency not in (rate.per, rate.currency):
            return None
        signs += "×" if amount.currency == rate.per else "/"
        amount = amount.model_copy(
            update={"currency": rate.currency if signs[-1] == "×" else rate.per}
        )
    return signs if amount.comparable(to) else None


def findings(checks: Iterable[Check], known: Known) -> Iterator[Finding]:
    """What is wrong with checks, apart from inputs that name nothing."""
    for check in checks:
        wrong = list(_roles(check))
        yield from wrong
        meant = {path: _meant(one, known) for _, path, one in check.inputs.placed()}
        sure = {path: one for path, one in meant.items() if one is not None}
        if not wrong and len(sure) == len(meant):
            if check.unit is None:
                yield from _units(check, sure)
            elif check.unit in known[2]:
                yield from _result_unit(check, sure, known[2][check.unit])
            yield from _times(check, sure)
            yield from _empty_times(check, sure, known[0])
            yield from _like(check, sure)
            yield from _outcome(check, known[0])
            yield from _bounds(check, sure, known[0])


def _roles(check: Check) -> Iterator[Finding]:
    needed, possible = ROLES[check.kind]
    count = Counter(name for name, _, _ in check.inputs.placed())
    for name in needed:
        several = check.kind in ("bound", "order")
        if count[name] < (2 if several else 1):
            number = "two or more " if several else ""
            yield Finding(
                check,
                "inputs",
                f"a check of kind {check.kind} needs {number}`{name}`; add what is lacking",
            )
    yield from _number_of_values(check, count)
    yield from _due(check)
    for name, path, one in check.inputs.placed():
        if name not in (*needed, *possible):
            yield Finding(
                check,
                path,
                f"a check of kind {check.kind} has no `{name}`; it has {', '.join((*needed, *possible))}",
            )
        elif (
            one.series is not None
            and one.period is None
            and not (name == "rates" and adds_up(check))
        ):
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
    for role, name in (which for which, times in named.items() if times > 1):
        yield Finding(
            check, f"inputs.{role}", f"{name!r} stands here twice; name each observation once"
        )
    if count["base"] > 1 and any(one.bound is None for one in check.inputs.base):
        yield Finding(
            check,
            "inputs.base",
            "several values can only be bounds of the earlier one; give each its `bound`, or keep one",
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
    rates = [
        one.unit
        for path, one in meant.items()
        if path.startswith("inputs.rates") and one.unit is not None
    ]
    target = target_of(check, unit, part if whole is None or check.inputs.terms else whole)
    for name, path, _ in check.inputs.placed():
        own = meant[path].unit
        divides = check.kind == "quotient" and name == "denominator"
        if own and name != "rates" and not divides and across(own, rates, target) is None:
            yield Finding(
                check,
                path,
                f"{own.id} and {target.id if check.kind == 'share' else unit.id} do not cancel; "
                "name values of one unit, or the rates between them",
            )


def target_of(check: Check, unit: Unit, whole: Unit) -> Unit:
    """The unit in which the inputs of a check without a claim are counted before anything else is done."""
    if check.kind == "share":
        return whole
    if check.kind == "pace":
        named = {to: of for of, to in PACE.items()}
        return unit.model_copy(update={"dimension": named[unit.dimension]})
    return unit.model_copy(update={"dimension": "money"}) if check.kind == "quotient" else unit


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
    observations, all_series, units = known
    found = observations.get(one.observation or "")
    series = all_series.get(found.series if found else one.series or "")
    if series is None:
        return None
    unit, period = (found.unit, found.period) if found else (series.unit, one.period)
    days = (period.first_day, period.last_day) if period else (None, None)
    own = units.get(unit or "") if unit in (series.unit, *series.units) else None
    return _Meant(
        series,
        own,
        period,
        (days[0] or Date.min, days[1] or Date.max),
        period.text if period else "",
    )


def _units(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Units that do not cancel."""
    rates = [
        one.unit
        for path, one in meant.items()
        if path.startswith("inputs.rates") and one.unit is not None
    ]
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
            yield Finding(
                check,
                path,
                f"{own.id} and {target.id} do not cancel; name values of one unit, or the rates between them",
            )


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
    for n, one in enumerate(check.inputs.base):
        found, path = observations.get(one.observation or ""), f"inputs.base.{n}"
        unit = meant[path].unit
        if one.bound and found and found.value is not None and unit:
            ends[one.bound].append((in_base(found.value, unit), path, found.id))
    for least, path, _ in ends["at_least"]:
        for most, _, name in ends["at_most"]:
            if least > most:
                yield Finding(
                    check,
                    path,
                    f"is larger than the upper bound {name!r}; nothing can be between, so take one of them out",
                )


def _like(check: Check, meant: Mapping[str, _Meant]) -> Iterator[Finding]:
    """Things of another measure or another time, without a word that they are."""
    claim, ascending = meant.get("inputs.claim"), check.kind in ("bound", "order")
    is_compared = len(meant) > 1
    if (
        check.unlike is None
        and is_compared
        and claim is not None
        and claim.series.measure == "ratio"
    ):
        yield Finding(
            check,
            "unlike",
            f"{claim.series.id} is a ratio of unlike things; say in `unlike` what is set against what",
        )
    for name, path, one in check.inputs.placed():
        own = meant[path]
        if (
            (check.kind == "order" or adds_up(check))
            and name == "terms"
            and (own.series.measure != "flow" or not own.series.nonnegative)
        ):
            yield Finding(
                check,
                path,
                f"{own.series.id} is no flow that cannot be negative; only such values grow with their window",
            )
        wanted = (
            meant.get(f"inputs.terms.{int(path.rsplit('.', 1)[1]) + 1}")
            if ascending and name == "terms"
            else claim or meant.get("inputs.numerator")
        )
        if (
            wanted is None
            or check.unlike
            or one.bound
            or name not in ("numerator", "denominator", "terms", "outcome")
        ):
            continue
        inside = wanted.days[0] <= own.days[0] and own.days[1] <= wanted.days[1]
        # A count of a day can divide what came about in the year of that day.
        of_a_day = name == "denominator" and own.series.measure == "stock"
        within = ascending or of_a_day or adds_up(check) or check.kind == "same"
        if not (inside if within else own.days == wanted.days):
            yield Finding(
                check,
                path,
                f"is of {own.when}, the other side of {wanted.when}; name one window, or say why in `unlike`",
            )
