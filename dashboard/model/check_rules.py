"""Rules of checks: which values take part, and how many.

Those of units and of times stand in modules of their own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from dashboard.model import check_times, check_units
from dashboard.model.check_inputs import Known, Meant, meant_by
from dashboard.model.checks import (
    ROLES,
    WITH_OR_WITHOUT,
    WORKED_OUT,
    Check,
    adds_up,
)
from dashboard.model.facts import Finding, Observation, in_base


def findings(checks: Iterable[Check], known: Known) -> Iterator[Finding]:
    """What is wrong with checks, apart from inputs that name nothing."""
    for check in checks:
        wrong = list(_roles(check))
        yield from wrong
        meant = {path: meant_by(one, known) for _, path, one in check.inputs.placed()}
        sure = {path: one for path, one in meant.items() if one is not None}
        if not wrong and len(sure) == len(meant):
            yield from _of_inputs(check, sure, known)


def _of_inputs(check: Check, meant: Mapping[str, Meant], known: Known) -> Iterator[Finding]:
    """What is wrong between the values that take part, each of which is known."""
    if check.unit is None:
        yield from check_units.of_values(check, meant)
    elif check.unit in known.units:
        yield from check_units.of_result(check, meant, known.units[check.unit])
    yield from check_times.of_pace(check, meant)
    yield from check_times.of_sum(check, meant, known.observations)
    yield from _ratio(check, meant)
    yield from check_times.not_growing(check, meant)
    yield from check_times.differing(check, meant)
    yield from _outcome(check, known.observations)
    yield from _bounds(check, meant, known.observations)


def _roles(check: Check) -> Iterator[Finding]:
    """Roles that are lacking, that the kind does not have, or that name no time."""
    needed, possible = ROLES[check.kind]
    count = Counter(role for role, _, _ in check.inputs.placed())
    several = check.kind in ("bound", "order")
    least, number = (2, "two or more ") if several else (1, "")
    for role in needed:
        if count[role] < least:
            text = f"a check of kind {check.kind} needs {number}`{role}`; add what is lacking"
            yield Finding(check, "inputs", text)
    yield from _number_of_values(check, count)
    yield from _due(check)
    for role, path, one in check.inputs.placed():
        is_dated = one.period is not None or (role == "rates" and adds_up(check))
        if role not in (*needed, *possible):
            there = ", ".join((*needed, *possible))
            text = f"a check of kind {check.kind} has no `{role}`; it has {there}"
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
        text = "the whole of a share is either one `denominator` or the `terms` that make it up"
        yield Finding(check, "inputs", f"{text}; name one of them")
    if check.kind == "pace" and count["terms"] > 1:
        text = "a pace is that of one value; name one, or write two checks"
        yield Finding(check, "inputs.terms", text)
    yield from _named_twice(check)
    if count["base"] > 1 and any(one.bound is None for one in check.inputs.base):
        text = "several values can only be bounds of the earlier one"
        yield Finding(check, "inputs.base", f"{text}; give each its `bound`, or keep one")
    if check.kind == "growth" and (count["base"] > 0) == (count["increase"] > 0):
        text = "a check of kind growth needs either `base` or `increase`; name one of them"
        yield Finding(check, "inputs", text)


def _named_twice(check: Check) -> Iterator[Finding]:
    """An observation that stands twice in one role."""
    named = Counter(
        (role, one.observation)
        for role, _, one in check.inputs.placed()
        if one.observation is not None
    )
    for (role, name), times in named.items():
        if times > 1:
            text = f"{name!r} stands here twice; name each observation once"
            yield Finding(check, f"inputs.{role}", text)


def _compared(check: Check) -> Iterator[Finding]:
    """A result is either compared with a claim or written in a unit, by the kind of the check."""
    claimed, stated = check.inputs.claim is not None, check.unit is not None
    kind = f"a check of kind {check.kind}"
    if check.kind in WORKED_OUT:
        if not stated:
            text = f"{kind} needs `unit`; write the unit of what comes out"
            yield Finding(check, "unit", text)
    elif check.kind in WITH_OR_WITHOUT:
        if claimed == stated:
            has = "both a `claim` and a `unit`" if claimed else "neither `claim` nor `unit`"
            right = "name the printed value that is checked, or the unit of what comes out"
            yield Finding(check, "unit" if stated else "inputs", f"{kind} has {has}; {right}")
    elif stated:
        yield Finding(check, "unit", f"{kind} has the unit of its values; take `unit` out")


def _outcome(check: Check, observations: Mapping[str, Observation]) -> Iterator[Finding]:
    """An outcome that is itself a promise."""
    outcome = check.inputs.outcome
    found = observations.get((outcome.observation if outcome else None) or "")
    if found is not None and found.status == "f":
        text = f"{found.id!r} is a forecast or promise itself; name what was reported afterwards"
        yield Finding(check, "inputs.outcome", text)


def _bounds(
    check: Check, meant: Mapping[str, Meant], observations: Mapping[str, Observation]
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


def _ratio(check: Check, meant: Mapping[str, Meant]) -> Iterator[Finding]:
    """A claim that is a ratio of unlike things, without a word that it is."""
    claim = meant.get("inputs.claim")
    if claim is None or len(meant) == 1 or check.unlike is not None:
        return
    if claim.series.measure == "ratio":
        text = f"{claim.series.id} is a ratio of unlike things"
        yield Finding(check, "unlike", f"{text}; say in `unlike` what is set against what")
