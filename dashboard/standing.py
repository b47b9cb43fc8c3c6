"""Which value stands for a period, which are its rivals, and why: computed, never stored.

A live value of the whole year stands for it, else the longest window from January on, worded as what it is.
Ties: a curator's preference, then a value before a mere bound, then first-hand before repeated, then more digits, then
a page that can be opened, then the latest known, then the date known more precisely. Official
series of a country have vintages: there the latest known comes first. A vague date counts from
the first day that it can mean, so that it never wins by its vagueness; no date comes last. Values of other currencies do not compete.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Literal

from dashboard.model import UNKNOWN, Dataset, Observation, Source

Competing = Literal["stands", "agrees", "variant", "rival", "vintage", "window"]
Outside = Literal[
    "forecast", "several_years", "other_currency", "no_date", "in_words", "deprecated"
]
Role = Literal[Competing, Outside]
WORDS: dict[Role, str] = {
    "stands": "chosen to stand for its period; the row says why",
    "agrees": "agrees with the figure used",
    "variant": "another number of the same statement",
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
_OFFICIAL = frozenset(
    {"government", "statistics_office", "central_bank", "court", "international_organisation"}
)


_DECIDES = (
    "preferred",
    "the latest vintage known",
    "a value, where the others give a bound only",
    "traced to a list or statement, others are not",
    "printed with more digits than the others",
    "on a page that can be opened",
    "the latest printed of equal ones",
    "printed on a date that is known more precisely",
    "one of several alike",
)
"""Why a value stands, by the first place in which its order differs from the next one's."""


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
    if dataset.one_series[series].measure in ("flow", "rank", "share", "ratio", "change"):
        roles.update(_windows([one for one in observations if roles[one.id][0] == "stands"]))
    return tuple(Judged(one, *roles[one.id]) for one in observations)


def _outside(dataset: Dataset, one: Observation) -> Outside | None:
    """The role of a value that takes no part in the choice; None for one that does."""
    cases: dict[Outside, bool] = {
        "deprecated": one.standing == "deprecated",
        "in_words": one.value is None,
        "other_currency": dataset.amount(one) is None,
        "no_date": not one.period.dated,
        "forecast": one.status == "f",
        "several_years": one.period.year is None,
    }
    return next((role for role, holds in cases.items() if holds), None)


def _rank(dataset: Dataset, group: list[Observation]) -> Iterable[tuple[str, tuple[Role, str]]]:
    """Roles within one period."""
    best, *others = sorted(group, key=lambda one: _order(dataset, one), reverse=True)
    yield best.id, ("stands", _reason(dataset, best, others))
    vintages = dataset.one_series[best.series].perimeter == "country"
    for one in others:
        same = (_amounts(dataset, one), one.qualifier) == (_amounts(dataset, best), best.qualifier)
        role: Role = (
            "agrees"
            if same
            else "variant"
            if one.same_statement(best)
            else "vintage"
            if vintages
            else "rival"
        )
        undated = role == "vintage" and dataset.source[one.source].published is None
        yield one.id, (role, "a vintage without a printed date" if undated else WORDS[role])


def _amounts(dataset: Dataset, one: Observation) -> tuple[Decimal | None, Decimal | None]:
    return dataset.amount(one), dataset.amount_to(one)


def _order(dataset: Dataset, one: Observation) -> tuple[object, ...]:
    source = dataset.source[one.source]
    vintages = dataset.one_series[one.series].perimeter == "country"
    return (
        one.standing == "preferred",
        source.earliest if vintages else Date.min,
        one.qualifier not in _BOUNDS,
        first_hand(dataset, one),
        digits(one),
        source.url is not None,
        source.earliest,
        _precision(source),
        one.id,
    )


def _precision(source: Source) -> int:
    """The fewer days the date of a source can mean, the higher."""
    days = source.published.days if source.published else None
    return -(Date.max - Date.min).days if days is None else -days


def first_hand(dataset: Dataset, one: Observation) -> bool:
    """The value is traced to a list or statement, or printed by an official body or the company itself."""
    if one.origin == UNKNOWN:
        return False
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
    pairs = zip(_order(dataset, best), _order(dataset, others[0]), strict=True)
    return _DECIDES[next(n for n, (own, other) in enumerate(pairs) if own != other)]


def _windows(standing: Iterable[Observation]) -> Iterable[tuple[str, tuple[Role, str]]]:
    """For flows and ranks, only one window stands for a year; the others are told apart as windows."""
    years: dict[int | None, list[Observation]] = defaultdict(list)
    for one in standing:
        years[one.period.year].append(one)
    for windows in years.values():
        chosen = max(windows, key=lambda one: (one.period.starts_a_year, one.period.days or 0))
        chosen_id = chosen.id if chosen.period.starts_a_year else ""
        for one in windows:
            if one.id != chosen_id:
                yield one.id, ("window", WORDS["window"])
            elif not one.period.is_year:
                yield (
                    one.id,
                    (
                        "stands",
                        one.reason
                        or f"the longest window printed for the year: {one.period.words} only",
                    ),
                )
