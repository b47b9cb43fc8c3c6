"""Rules of checks: the times of the values that take part."""

from collections.abc import Iterator, Mapping
from datetime import date as Date

from dashboard.model.check_inputs import Meant
from dashboard.model.checks import PACE, Check, adds_up
from dashboard.model.facts import Finding, Observation


def of_pace(check: Check, meant: Mapping[str, Meant]) -> Iterator[Finding]:
    """A pace of what has none, or of a time whose months cannot be counted."""
    if check.kind != "pace":
        return
    own = meant["inputs.terms.0"]
    if own.unit is None or own.unit.dimension not in PACE:
        return
    if own.series.measure != "flow":
        text = "is no flow; only what comes about in the course of time has a pace"
        yield Finding(check, "inputs.terms.0", f"{own.series.id} {text}")
    elif own.period is None or not own.period.months:
        text = "not of whole months from one printed end to the other; name one that is"
        yield Finding(check, "inputs.terms.0", f"is of {own.when}, {text}")


def of_sum(
    check: Check, meant: Mapping[str, Meant], observations: Mapping[str, Observation]
) -> Iterator[Finding]:
    """A sum without a claim over times whose ends are not known, or for which nothing is there."""
    if not adds_up(check) or check.inputs.claim is not None:
        return
    terms = [(path, one) for role, path, one in check.inputs.placed() if role == "terms"]
    for path, _ in terms:
        period = meant[path].period
        if period is None or period.days is None:
            text = "a result adds up windows whose ends are printed; name one"
            yield Finding(check, path, f"is of {meant[path].when or 'no time'}; {text}")
    for path, term in terms:
        if term.series is not None and not _has_values(term.series, meant[path], observations):
            text = f"no value of {term.series} lies within {meant[path].when}"
            yield Finding(check, path, f"{text}; name a time for which there is one")


def _has_values(series: str, time: Meant, observations: Mapping[str, Observation]) -> bool:
    """A number of the series is known for some window within the time."""
    first, last = time.days
    return any(
        value.series == series
        and value.value is not None
        and value.period.days is not None
        and first <= (value.period.first_day or Date.min)
        and (value.period.last_day or Date.max) <= last
        for value in observations.values()
    )


def not_growing(check: Check, meant: Mapping[str, Meant]) -> Iterator[Finding]:
    """Values that need not grow with their window, where a longer one has to be larger."""
    if check.kind != "order" and not adds_up(check):
        return
    for role, path, _ in check.inputs.placed():
        series = meant[path].series
        if role == "terms" and (series.measure != "flow" or not series.nonnegative):
            text = f"{series.id} is no flow that cannot be negative"
            yield Finding(check, path, f"{text}; only such values grow with their window")


def differing(check: Check, meant: Mapping[str, Meant]) -> Iterator[Finding]:
    """Values of another time than the other side, without a word that they are."""
    if check.unlike:
        return
    for role, path, one in check.inputs.placed():
        other = _other_side(check, role, path, meant)
        if other is None or one.bound:
            continue
        own = meant[path]
        # A count of a day can divide what came about in the year of that day.
        of_a_day = role == "denominator" and own.series.measure == "stock"
        may_be_shorter = of_a_day or adds_up(check) or check.kind in ("bound", "order", "same")
        is_within = other.days[0] <= own.days[0] and own.days[1] <= other.days[1]
        fits = is_within if may_be_shorter else own.days == other.days
        if not fits:
            text = f"is of {own.when}, the other side of {other.when}"
            yield Finding(check, path, f"{text}; name one window, or say why in `unlike`")


def _other_side(check: Check, role: str, path: str, meant: Mapping[str, Meant]) -> Meant | None:
    """What an input is set against; None where it is set against nothing."""
    if role not in ("numerator", "denominator", "terms", "outcome"):
        return None
    if role == "terms" and check.kind in ("bound", "order"):
        place = int(path.rsplit(".", 1)[1])
        return meant.get(f"inputs.terms.{place + 1}")
    return meant.get("inputs.claim") or meant.get("inputs.numerator")
