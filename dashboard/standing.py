"""Which value stands for a period, which are its rivals, and why: computed, never stored.

A live value of the whole year stands for it, else the longest window from January on, worded as what it is.
Ties: a curator's preference, then a value before a mere bound, then first-hand before repeated, then more digits, then
a page that can be opened, then the latest known. Official series of a country have vintages: there the latest known
comes first. Values of other currencies do not compete.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from dashboard.model import Dataset, Observation

Role = Literal[
    "stands",
    "agrees",
    "variant",
    "rival",
    "vintage",
    "window",
    "forecast",
    "several_years",
    "other_currency",
    "no_date",
    "in_words",
    "deprecated",
]
WORDS: dict[Role, str] = {
    "stands": "stands for the period",
    "agrees": "agrees with the value that stands",
    "variant": "another form of the same statement",
    "rival": "another source's value",
    "vintage": "an earlier vintage",
    "window": "another window of the year",
    "forecast": "a forecast or promise",
    "several_years": "covers several years",
    "other_currency": "in another currency",
    "no_date": "no date printed",
    "in_words": "a claim in words",
    "deprecated": "kept, but not used",
}
_BOUNDS = frozenset({"at_least", "at_most"})
_OFFICIAL = frozenset({"government", "statistics_office", "central_bank", "court", "international_organisation"})


@dataclass(frozen=True, slots=True)
class Judged:
    """An observation, its role among the others, and the reason in words."""

    observation: Observation
    role: Role
    why: str


def judge(dataset: Dataset, series: str) -> tuple[Judged, ...]:
    """Every observation of a series with its role, in the order of the file."""
    observations = dataset.of_series[series]
    roles: dict[str, tuple[Role, str]] = {}
    competing: dict[object, list[Observation]] = defaultdict(list)
    for one in observations:
        role = _outside(dataset, one)
        if role is None:
            competing[one.period.first_day, one.period.last_day].append(one)
        else:
            roles[one.id] = (role, one.reason or WORDS[role])
    for group in competing.values():
        roles.update(_rank(dataset, group))
    roles.update(_other_windows(dataset, series, competing.values(), roles))
    return tuple(Judged(one, *roles[one.id]) for one in observations)


def _outside(dataset: Dataset, one: Observation) -> Role | None:
    """The role of a value that takes no part in the choice; None for one that does."""
    if one.standing == "deprecated":
        return "deprecated"
    if one.value is None:
        return "in_words"
    if dataset.amount(one) is None:
        return "other_currency"
    if not one.period.dated:
        return "no_date"
    if one.status == "f":
        return "forecast"
    if one.period.year is None:
        return "several_years"
    return None


def _rank(dataset: Dataset, group: list[Observation]) -> Iterable[tuple[str, tuple[Role, str]]]:
    """Roles within one period."""
    best, *others = sorted(group, key=lambda one: _order(dataset, one), reverse=True)
    yield best.id, ("stands", _reason(dataset, best, others))
    vintages = dataset.one_series[best.series].perimeter == "country"
    for one in others:
        same = dataset.amount(one) == dataset.amount(best) and one.qualifier == best.qualifier
        role: Role = "agrees" if same else "variant" if one.root == best.root else "vintage" if vintages else "rival"
        yield one.id, (role, WORDS[role])


def _order(dataset: Dataset, one: Observation) -> tuple[object, ...]:
    source = dataset.source[one.source]
    vintage = source.known_by if dataset.one_series[one.series].perimeter == "country" else Date.min
    bound = one.qualifier in _BOUNDS
    return (
        one.standing == "preferred",
        vintage,
        not bound,
        first_hand(dataset, one),
        digits(one),
        source.url is not None,
        source.known_by,
        one.id,
    )


def first_hand(dataset: Dataset, one: Observation) -> bool:
    """The value is traced to a list or statement, or printed by an official body or the company itself."""
    return one.origin is not None or dataset.source[one.source].kind in _OFFICIAL | {"company"}


def digits(one: Observation) -> int:
    """Significant digits of the printed number."""
    return 0 if one.value is None else len(one.value.normalize().as_tuple().digits)


def _reason(dataset: Dataset, best: Observation, others: list[Observation]) -> str:
    if best.reason:
        return best.reason
    if not others:
        return "the only value printed for this period"
    if dataset.one_series[best.series].perimeter == "country":
        return "the latest vintage known"
    if best.qualifier not in _BOUNDS and all(one.qualifier in _BOUNDS for one in others):
        return "a value, where the others give a bound only"
    if first_hand(dataset, best) and not all(first_hand(dataset, one) for one in others):
        return "traced to a list or statement, others are not"
    if digits(best) > max(map(digits, others)):
        return "printed with more digits than the others"
    return "the latest printed of equal ones"


def _other_windows(
    dataset: Dataset, series: str, groups: Iterable[list[Observation]], roles: dict[str, tuple[Role, str]]
) -> Iterable[tuple[str, tuple[Role, str]]]:
    """For flows and ranks, only one window stands for a year; the others are told apart as windows."""
    if dataset.one_series[series].measure not in ("flow", "rank", "share", "ratio", "change"):
        return
    standing: dict[int, list[Observation]] = defaultdict(list)
    for group in groups:
        for one in group:
            if roles[one.id][0] == "stands" and one.period.year is not None:
                standing[one.period.year].append(one)
    for windows in standing.values():
        chosen = max(windows, key=_completeness)
        chosen_id = chosen.id if chosen.period.starts_a_year else ""
        for one in windows:
            if one.id != chosen_id:
                yield one.id, ("window", WORDS["window"])
            elif not one.period.is_year:
                yield one.id, ("stands", f"the longest window printed for the year: {one.period.words} only")


def _completeness(one: Observation) -> tuple[bool, int]:
    return one.period.starts_a_year, one.period.days or 0
