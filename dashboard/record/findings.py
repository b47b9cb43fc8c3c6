"""Sentences that hold: whether what they name is known, and whether what they assert is true.

A sentence that does not hold on the day in view is not shown. Nothing here is a sentence;
`dashboard.headings` words those that hold.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from dashboard.agreement import Interval, Verdict, interval
from dashboard.model import REFERENCE, Assertion
from dashboard.model.assertions import VerdictCode
from dashboard.model.facts import Unit
from dashboard.record.record import Record
from dashboard.record.value import NOT_CHARTED, Role, Value

_CODES: dict[Verdict, VerdictCode] = {
    Verdict.AGREES: "agrees",
    Verdict.CONSISTENT: "consistent",
    Verdict.NEAR: "near",
    Verdict.DIFFERS: "differs",
    Verdict.IMPOSSIBLE: "impossible",
    Verdict.WORKED_OUT: "worked_out",
    Verdict.UNCHECKED: "unchecked",
    Verdict.KEPT: "kept",
    Verdict.EXCEEDED: "exceeded",
    Verdict.SHORT: "short",
    Verdict.NOT_REPORTED: "not_reported",
    Verdict.NOT_DUE: "not_due",
}
"""How the dataset writes what a check comes to."""


def holds(record: Record, text: str, asserts: Iterable[Assertion]) -> bool:
    """All that a sentence names is known, and all that it asserts is true."""
    names = (match[1] for match in REFERENCE.finditer(text))
    if not all(_is_known(record, name) for name in names):
        return False
    return not any(broken(record, each) for each in asserts)


def broken(record: Record, assertion: Assertion) -> str:
    """Why an assertion does not hold, in words; '' where it does."""
    for name in _names(assertion):
        if not _is_known(record, name):
            return f"{name!r} is not known"
    return _JUDGES[assertion.kind](record, assertion)


def _is_known(record: Record, name: str) -> bool:
    """It is the id of something that a sentence can rest on."""
    return name in record.value or name in record.result or name in record.dataset.event


def _names(assertion: Assertion) -> tuple[str, ...]:
    """Ids of the values and checks that an assertion speaks of."""
    single = (assertion.observation, assertion.check)
    return (*filter(None, single), *assertion.than, *assertion.checks)


def _extreme(record: Record, assertion: Assertion) -> str:
    """It is the highest or the lowest of the figures used, whatever these were before rounding."""
    own = record.value[assertion.observation or ""]
    if own.amount is None:
        return f"{own.id!r} has no number that can be compared"
    sign = 1 if assertion.kind == "highest" else -1
    for other in record.used(own.series.id):
        inside = assertion.period is None or _is_within(other, assertion)
        if inside and other.id != own.id and not _reaches(own, other, sign):
            return f"{other.id!r} can be {'higher' if sign == 1 else 'lower'} than {own.id!r}"
    return ""


def _reaches(own: Value, other: Value, sign: int) -> bool:
    """A value is at least as high (as low, with the sign -1) as another one can be."""
    if own.amount == other.amount and not own.is_hedged and not other.is_hedged:
        return True
    near_end, far_end = (own.low, other.high) if sign == 1 else (own.high, other.low)
    return near_end is not None and far_end is not None and sign * near_end >= sign * far_end


def _end_of_time(record: Record, assertion: Assertion) -> str:
    """No figure of its series, nor of the others named, is of an earlier or a later time."""
    own = record.value[assertion.observation or ""]
    is_first = assertion.kind == "first"
    for other in record.series(*{own.series.id, *assertion.series}):
        if other.role in NOT_CHARTED or other.role is Role.FORECAST:
            continue
        days = (other.days[0], own.days[0]) if is_first else (own.days[1], other.days[1])
        if days[0] is not None and days[1] is not None and days[0] < days[1]:
            return f"{other.id!r} is of {'an earlier' if is_first else 'a later'} time"
    return ""


def _at_least(record: Record, assertion: Assertion) -> str:
    """A value, or the result of a check, cannot be below a number."""
    number = assertion.number or Decimal(0)
    known = _can_be(record, assertion)
    if known is None or known.low is None or known.low < number:
        return f"{assertion.observation or assertion.check!r} can be below {number}"
    return ""


def _can_be(record: Record, assertion: Assertion) -> Interval | None:
    """What the value or the result that an assertion speaks of can stand for."""
    if assertion.check is not None:
        return record.result[assertion.check].computed
    return record.value[assertion.observation or ""].interval


def _above(record: Record, assertion: Assertion) -> str:
    """A value is above each of some others, or above so many times of it."""
    times = assertion.times or Decimal(1)
    own = record.value[assertion.observation or ""]
    for name in assertion.than:
        other = record.value[name]
        pair = _comparable(record, own, other)
        if pair is None:
            return f"{own.id!r} and {name!r} cannot be compared, since their units differ"
        low, high = pair[0].low, pair[1].high
        if low is None or high is None or low < times * high:
            often = "" if times == 1 else f" {times} times"
            return f"{own.id!r} can be below{often} {name!r}"
    return ""


def _comparable(record: Record, *values: Value) -> list[Interval] | None:
    """What values can stand for, in base units; None where these differ or a number is lacking."""
    units: list[Unit] = []
    found: list[Interval] = []
    for value in values:
        printed = value.observation.unit
        known = interval(value.observation, nonnegative=value.series.nonnegative)
        if printed is None or known is None:
            return None
        units.append(record.dataset.unit[printed])
        found.append(known.scaled(units[-1].factor))
    return found if all(unit.comparable(units[0]) for unit in units) else None


def _count(record: Record, assertion: Assertion) -> str:
    """There are as many as it says."""
    found = len(set(_counted(record, assertion)))
    return "" if found == assertion.number else f"there are {found}, not {assertion.number}"


def _counted(record: Record, assertion: Assertion) -> Iterator[str]:
    if assertion.of == "checks":
        yield from (name for name in assertion.checks if _comes_to(record, name, assertion))
        return
    for value in record.series(*assertion.series):
        outside = assertion.period is not None and not _is_within(value, assertion)
        if outside or value.role is Role.DEPRECATED:
            continue
        if assertion.of == "values":
            yield value.id
        elif assertion.of == "sources":
            yield value.source.id
        elif assertion.of == "statements":
            yield value.observation.root
        elif value.is_whole_year and value.is_used:
            yield str(value.year)


def _verdict(record: Record, assertion: Assertion) -> str:
    """Each of the checks comes to one of the verdicts."""
    for name in assertion.checks:
        if not _comes_to(record, name, assertion):
            return f"the check {name!r} comes to {_CODES[record.result[name].verdict]!r}"
    return ""


def _comes_to(record: Record, name: str, assertion: Assertion) -> bool:
    return _CODES[record.result[name].verdict] in assertion.verdicts


def _is_within(value: Value, assertion: Assertion) -> bool:
    """A value lies within the time of an assertion; what carries no date lies in none."""
    first, last = value.days
    period = assertion.period
    if first is None or last is None or period is None:
        return False
    begin, end = period.first_day, period.last_day
    return (begin is None or begin <= first) and (end is None or last <= end)


_JUDGES: dict[str, Callable[[Record, Assertion], str]] = {
    "highest": _extreme,
    "lowest": _extreme,
    "first": _end_of_time,
    "last": _end_of_time,
    "at_least": _at_least,
    "above": _above,
    "count": _count,
    "verdict": _verdict,
}
