"""Rules of checks: the units of the values that take part, and of what comes out."""

from collections.abc import Iterator, Mapping

from dashboard.model.check_inputs import Meant
from dashboard.model.checks import (
    PACE,
    PER,
    PERCENTAGE,
    Check,
    across,
    target_of,
)
from dashboard.model.facts import Dimension, Finding, Unit


def of_values(check: Check, meant: Mapping[str, Meant]) -> Iterator[Finding]:
    """Units of a check with a claim that do not cancel."""
    claim = meant["inputs.claim"].unit if check.inputs.claim else None
    is_percentage = claim is not None and claim.dimension == PERCENTAGE
    needs_percentage = check.kind == "share" or check.inputs.increase is not None
    if claim is not None and needs_percentage and not is_percentage:
        text = "is no percentage; name one, or choose another kind of check"
        yield Finding(check, "inputs.claim", f"{claim.id} {text}")
    target = _unit_of_the_other_side(check, meant)
    if claim is not None and not (is_percentage and check.kind in ("share", "growth")):
        target = claim
    if target is None:
        return
    rates = _units_of_rates(meant)
    for role, path, _ in check.inputs.placed():
        own = meant[path].unit
        if own and role not in ("rates", "claim") and across(own, rates, target) is None:
            yield _no_way(check, path, own, target)


def _unit_of_the_other_side(check: Check, meant: Mapping[str, Meant]) -> Unit | None:
    """The unit to which all values lead where they do not lead to that of the claim."""
    if check.kind in ("bound", "order"):
        return meant[f"inputs.terms.{len(check.inputs.terms) - 1}"].unit
    other = meant.get("inputs.denominator") or meant.get("inputs.terms.0")
    return other.unit if other else None


def of_result(check: Check, meant: Mapping[str, Meant], unit: Unit) -> Iterator[Finding]:
    """A unit of the check that does not fit what comes out, or inputs that do not lead to it."""
    of_terms = check.kind in ("sum", "pace")
    part = meant["inputs.terms.0" if of_terms else "inputs.numerator"].unit
    if part is None:
        return
    whole = meant["inputs.denominator"].unit if check.inputs.denominator else part
    right = _dimension_of_result(check, part, whole)
    if right is None:
        possible = ", ".join(PACE) if check.kind == "pace" else f"money by {' or '.join(PER)}"
        text = f"a check of kind {check.kind} is worked out of {possible}; name values of these"
        yield Finding(check, "inputs", text)
        return
    if unit.dimension != right:
        text = f"{unit.id} measures {unit.dimension}; write a unit of {right}"
        yield Finding(check, "unit", text)
        return
    rates = _units_of_rates(meant)
    target = target_of(check, unit, part if whole is None or check.inputs.terms else whole)
    other = target if check.kind == "share" else unit
    for role, path, _ in check.inputs.placed():
        own = meant[path].unit
        divides = check.kind == "quotient" and role == "denominator"
        if own and role != "rates" and not divides and across(own, rates, target) is None:
            yield _no_way(check, path, own, other)


def _dimension_of_result(check: Check, part: Unit, whole: Unit | None) -> Dimension | None:
    """What a check without a claim measures; None where its inputs lead to nothing."""
    if check.kind == "share":
        return PERCENTAGE
    if check.kind == "pace":
        return PACE.get(part.dimension)
    if check.kind == "quotient":
        return PER.get(whole.dimension) if whole and part.dimension == "money" else None
    return part.dimension


def _units_of_rates(meant: Mapping[str, Meant]) -> list[Unit]:
    """The units of the exchange rates, in their order."""
    return [
        one.unit
        for path, one in meant.items()
        if path.startswith("inputs.rates") and one.unit is not None
    ]


def _no_way(check: Check, path: str, own: Unit, other: Unit) -> Finding:
    """No rates lead from one unit to the other."""
    text = "do not cancel; name values of one unit, or the rates between them"
    return Finding(check, path, f"{own.id} and {other.id} {text}")
