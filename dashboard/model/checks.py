"""Checks: relations between reported values that are recomputed in the open, and the rules that a check must keep."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import model_validator

from dashboard.model.facts import Dimension, Fact, Finding, Observation, Series, Unit, in_base
from dashboard.model.types import Edtf, Id, Line, Paragraph, Ref, Title

CheckKind = Literal["share", "conversion", "sum", "bound", "same", "order", "growth"]
ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "share": (("claim", "numerator", "denominator"), ("rates",)),
    "conversion": (("claim", "terms", "rates"), ()),
    "sum": (("claim", "terms"), ("rates",)),
    "bound": (("terms",), ("rates",)),
    "same": (("claim", "terms"), ()),
    "order": (("terms",), ()),
    "growth": (("claim", "terms"), ("base", "increase")),
}
"""Kind of check -> the roles that it needs, and those that it can have."""
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
    """What is printed, and checked."""
    numerator: Input | None = None
    """The part of a share."""
    denominator: Input | None = None
    """The whole of a share."""
    terms: tuple[Input, ...] = ()
    """What is added up, converted or compared with the claim; the later value of a growth; values of which none is above the next."""
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
    window is not below a shorter one; growth: a printed change against a later and an earlier value."""
    question: Line
    """What it answers, in words; checks of one question belong together."""
    inputs: Inputs
    """The values, by role."""
    unlike: Line | None = None
    """Why the two sides are not quite like each other, where they are not; every verdict then says so."""
    note: Paragraph | None = None
    """What a reader must know to judge it."""


class _Meant(NamedTuple):
    """What an input names, as far as that can be said before anything is worked out."""

    series: Series
    unit: Unit | None
    days: tuple[Date, Date]
    when: str


Known = tuple[Mapping[str, Observation], Mapping[str, Series], Mapping[str, Unit]]
"""The facts that checks can name, by their ids."""


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
            yield from _units(check, sure)
            yield from _like(check, sure)
            yield from _bounds(check, sure, known[0])


def _roles(check: Check) -> Iterator[Finding]:
    needed, possible = ROLES[check.kind]
    count = Counter(name for name, _, _ in check.inputs.placed())
    for name in needed:
        if count[name] < (2 if needed == ("terms",) else 1):
            number = "two or more " if needed == ("terms",) else ""
            yield Finding(
                check,
                "inputs",
                f"a check of kind {check.kind} needs {number}`{name}`; add what is lacking",
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
    for name, path, one in check.inputs.placed():
        if name not in (*needed, *possible):
            yield Finding(
                check,
                path,
                f"a check of kind {check.kind} has no `{name}`; it has {', '.join((*needed, *possible))}",
            )
        elif (
            one.series is not None and one.period is None and (check.kind, name) != ("sum", "rates")
        ):
            yield Finding(check, path, "`period` is missing; write the period of the series")


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
        series, own, (days[0] or Date.min, days[1] or Date.max), period.words if period else ""
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
    target = meant[f"inputs.{'denominator' if check.kind == 'share' else 'terms.0'}"].unit
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
    if check.unlike is None and claim is not None and claim.series.measure == "ratio":
        yield Finding(
            check,
            "unlike",
            f"{claim.series.id} is a ratio of unlike things; say in `unlike` what is set against what",
        )
    for name, path, one in check.inputs.placed():
        own = meant[path]
        if (
            check.kind in ("sum", "order")
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
            else claim
        )
        if (
            wanted is None
            or check.unlike
            or one.bound
            or name not in ("numerator", "denominator", "terms")
        ):
            continue
        inside = wanted.days[0] <= own.days[0] and own.days[1] <= wanted.days[1]
        if not (inside if ascending or check.kind in ("sum", "same") else own.days == wanted.days):
            yield Finding(
                check,
                path,
                f"is of {own.when}, the other side of {wanted.when}; name one window, or say why in `unlike`",
            )
