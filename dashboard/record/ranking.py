"""Which value is used for a period, which are its rivals, and why: computed, never stored.

A live value of the whole year is used for it, else the longest window from January on, worded as
what it is. Ties: a curator's preference, then a value before a mere bound, then first-hand before
repeated, then more digits, then a page that can be opened, then the latest known, then the date
known more precisely. Official series of a country have vintages: there the latest known comes
first. A vague date counts from the first day that it can mean, so that it never wins by its
vagueness; no date comes last. Values of other currencies do not compete.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Any

from dashboard.model import UNKNOWN, Observation, Series, Source
from dashboard.record.value import Reason, Role

_BOUNDS = frozenset({"at_least", "at_most"})
FIRST_HAND = frozenset(
    {
        "government",
        "statistics_office",
        "central_bank",
        "court",
        "international_organisation",
        "company",
    }
)
"""Kinds of publisher whose own figures are first-hand."""
_ONE_WINDOW_A_YEAR = frozenset({"flow", "rank", "share", "ratio", "change"})
"""Measures of which a part of a year and the whole year are different quantities."""
_NO_DAYS = -(Date.max - Date.min).days

Amounts = tuple[Decimal | None, Decimal | None]
"""A number and the upper end of a printed range, in the unit in which values compete."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The role of an observation among the others of its series, and why."""

    role: Role
    reason: Reason


@dataclass(frozen=True, slots=True)
class Competition:
    """The observations of one series, with what decides between them."""

    series: Series
    observations: Sequence[Observation]
    source: Mapping[str, Source]
    amounts: Mapping[str, Amounts]
    """Observation id -> its amounts, which are None for claims in words and other currencies."""

    def judged(self) -> dict[str, Judgement]:
        """The judgement of each observation, by its id."""
        found: dict[str, Judgement] = {}
        competing: dict[object, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            role = self._role_outside(observation)
            if role is None:
                period = observation.period
                competing[period.first_day, period.last_day].append(observation)
            else:
                reason = Reason.CURATOR if observation.reason else Reason.ROLE
                found[observation.id] = Judgement(role, reason)
        for group in competing.values():
            found.update(self._ranked(group))
        if self.series.measure in _ONE_WINDOW_A_YEAR:
            used = [each for each in self.observations if found[each.id].role is Role.USED]
            found.update(_windows(used))
        return found

    def _role_outside(self, observation: Observation) -> Role | None:
        """The role of a value that takes no part in the choice; None for one that does."""
        if observation.standing == "deprecated":
            return Role.DEPRECATED
        if observation.value is None:
            return Role.IN_WORDS
        if self.amounts[observation.id][0] is None:
            return Role.OTHER_CURRENCY
        if not observation.period.dated:
            return Role.NO_DATE
        if observation.status == "f":
            return Role.FORECAST
        return Role.SEVERAL_YEARS if observation.period.year is None else None

    @property
    def _has_vintages(self) -> bool:
        """Later figures of a country's statistics replace earlier ones."""
        return self.series.perimeter == "country"

    def _ranked(self, group: Sequence[Observation]) -> Iterator[tuple[str, Judgement]]:
        """Judgements within one period."""
        used, *others = sorted(
            group, key=lambda each: tuple(self._merits(each).values()), reverse=True
        )
        yield used.id, Judgement(Role.USED, self._reason(used, others))
        for other in others:
            role = self._role_beside(other, used)
            undated = self.source[other.source].published is None
            vague = role is Role.VINTAGE and undated
            yield other.id, Judgement(role, Reason.VINTAGE_WITHOUT_DATE if vague else Reason.ROLE)

    def _role_beside(self, other: Observation, used: Observation) -> Role:
        """The role of a value for the same period as the one that is used."""
        same_amounts = self.amounts[other.id] == self.amounts[used.id]
        if same_amounts and other.qualifier == used.qualifier:
            return Role.AGREES
        if other.same_statement(used):
            return Role.VARIANT
        return Role.VINTAGE if self._has_vintages else Role.RIVAL

    def _merits(self, observation: Observation) -> dict[Reason, Any]:
        """What decides between values for one period, from the first thing to the last."""
        source = self.source[observation.source]
        return {
            Reason.PREFERRED: observation.standing == "preferred",
            Reason.LATEST_VINTAGE: source.earliest if self._has_vintages else Date.min,
            Reason.VALUE_NOT_BOUND: observation.qualifier not in _BOUNDS,
            Reason.TRACED: is_first_hand(observation, source),
            Reason.MORE_DIGITS: digits(observation),
            Reason.CAN_BE_OPENED: source.url is not None,
            Reason.LATEST_PRINTED: source.earliest,
            Reason.MORE_PRECISE_DATE: _precision(source),
            Reason.ONE_OF_SEVERAL: observation.id,
        }

    def _reason(self, used: Observation, others: Sequence[Observation]) -> Reason:
        """Why a value is used: the first merit in which it differs from the next one."""
        if used.reason:
            return Reason.CURATOR
        if not others:
            return Reason.ONLY_ONE
        if self._has_vintages:
            return Reason.LATEST_VINTAGE
        own, next_one = self._merits(used), self._merits(others[0])
        return next(reason for reason in own if own[reason] != next_one[reason])


def is_first_hand(observation: Observation, source: Source) -> bool:
    """It is traced to a list or statement, or an official body or the company itself prints it."""
    if observation.origin == UNKNOWN:
        return False
    return observation.origin is not None or source.kind in FIRST_HAND


def digits(observation: Observation) -> int:
    """Significant digits of the printed number."""
    if observation.value is None:
        return 0
    return len(observation.value.normalize().as_tuple().digits)


def _precision(source: Source) -> int:
    """The fewer days the date of a source can mean, the higher."""
    days = source.published.days if source.published else None
    return _NO_DAYS if days is None else -days


def _windows(used: Iterable[Observation]) -> Iterator[tuple[str, Judgement]]:
    """Only one window is used for a year; the others are told apart as windows."""
    years: dict[int | None, list[Observation]] = defaultdict(list)
    for observation in used:
        years[observation.period.year].append(observation)
    for windows in years.values():
        longest = max(windows, key=_length_from_january)
        for observation in windows:
            if observation is not longest or not longest.period.starts_a_year:
                yield observation.id, Judgement(Role.WINDOW, Reason.ROLE)
            elif not observation.period.is_year:
                reason = Reason.CURATOR if observation.reason else Reason.LONGEST_WINDOW
                yield observation.id, Judgement(Role.USED, reason)


def _length_from_january(observation: Observation) -> tuple[bool, int]:
    period = observation.period
    return period.starts_a_year, period.days or 0
