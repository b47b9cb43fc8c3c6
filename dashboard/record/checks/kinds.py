"""How a check of each kind is worked out.

A kind gives results, each with the reported value that it is compared with, if there is one, and
the values that took part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import Decimal
from itertools import pairwise

from dashboard.agreement import Interval, Window, add_up
from dashboard.model import Check, Input, Unit
from dashboard.model.checks import PERCENTAGE, CheckKind, target_of
from dashboard.period import Period, parse
from dashboard.record.checks.formula import Formula, Grouped, Joined, One, Sign, Years
from dashboard.record.checks.result import Missing
from dashboard.record.checks.terms import (
    Term,
    Terms,
    Worked,
    converted,
    counted_as,
    meant,
    term_of,
)
from dashboard.record.values import Values

Pair = tuple[Worked, Term | None]
"""A result, and the reported value that it is compared with; None for nothing."""
_ONE = Worked(Interval(Decimal(1), Decimal(1)), Interval(Decimal(1), Decimal(1)), One())
_NOTHING = Interval(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Working:
    """How a check was worked out."""

    pairs: tuple[Pair, ...]
    terms: Terms
    """The values that took part: of a sum, those that were counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A window of a sum, with the rates at which it was converted."""

    term: Term
    rates: tuple[Term, ...]
    worked: Worked


@dataclass(frozen=True, slots=True)
class Added:
    """A sum of windows that do not overlap, and those of them that were counted."""

    worked: Worked
    counted: tuple[Counted, ...]

    def of(self, terms: Terms) -> Terms:
        """The values that took part: of the terms and rates those that were counted."""
        rates = tuple(rate for window in self.counted for rate in window.rates)
        return replace(terms, terms=tuple(window.term for window in self.counted), rates=rates)


def _share(record: Values, check: Check, terms: Terms) -> Working:
    """A part over its whole, or over the terms that make the whole up."""
    part = terms.numerator[0]
    if not terms.terms:
        whole = terms.denominator[0]
        worked = converted(part, terms.rates, whole.unit).by(Sign.OVER, whole.number)
        return Working(((worked, terms.said),), terms)
    added = _added(record, check, terms, part.unit)
    total = added.worked
    if len(added.counted) > 1:
        total = replace(total, formula=Grouped(total.formula))
    worked = replace(part.number.by(Sign.OVER, total), remarks=total.remarks)
    return Working(((worked, terms.said),), added.of(terms))


def _quotient(record: Values, check: Check, terms: Terms) -> Working:
    """Money for each person or tonne."""
    part, whole = terms.numerator[0], terms.denominator[0]
    target = target_of(check, record.dataset.unit[check.unit or ""], whole.unit)
    worked = converted(part, terms.rates, target).by(Sign.OVER, whole.number)
    return Working(((worked, None),), terms)


def _pace(_record: Values, _check: Check, terms: Terms) -> Working:
    """What came about in a time of some months, for each year of it."""
    term = terms.terms[0]
    months = term.observation.period.months
    assert months is not None, "the rules let no pace through whose months cannot be counted"
    year = Interval(Decimal(12), Decimal(12))
    spent = Interval(Decimal(months), Decimal(months)) / year
    worked = term.number.by(Sign.OVER, Worked(spent, spent, Years(months)))
    return Working(((worked, None),), terms)


def _alike(_record: Values, _check: Check, terms: Terms) -> Working:
    """Values that should equal the claim, in its currency."""
    said = terms.claim[0]
    time = said.observation.period
    pairs: list[Pair] = []
    for term in terms.terms:
        covers = not time.dated or time.days_alike(term.observation.period)
        worked = converted(term, terms.rates, said.unit)
        pairs.append((replace(worked, is_bound=worked.is_bound or not covers), said))
    return Working(tuple(pairs), terms)


def _ascending(_record: Values, _check: Check, terms: Terms) -> Working:
    """Values of which none is above the next."""
    pairs: list[Pair] = []
    for term, other in pairwise(terms.terms):
        worked = converted(term, terms.rates, other.unit)
        at_least = Interval(worked.interval.low, None)
        pairs.append((replace(worked, interval=at_least, is_bound=True), other))
    return Working(tuple(pairs), terms)


def _growth(_record: Values, _check: Check, terms: Terms) -> Working:
    """The later value over the earlier one, or less it.

    The earlier one can be known by its bounds, or by the increase.
    """
    said, value = terms.claim[0], terms.terms[0].number
    if terms.increase:
        increase = terms.increase[0].number
        earlier = value.by(Sign.MINUS, increase)
        worked = increase.by(Sign.OVER, replace(earlier, formula=Grouped(earlier.formula)))
        return Working(((worked, said),), terms)
    base = _base([term.number for term in terms.base])
    relative = value.by(Sign.OVER, base).by(Sign.MINUS, _ONE)
    worked = relative if said.unit.dimension == PERCENTAGE else value.by(Sign.MINUS, base)
    return Working(((worked, said),), terms)


def _base(bases: Sequence[Worked]) -> Worked:
    """An earlier value from its bounds: what all of them allow."""
    possible = bases[0].interval
    for base in bases[1:]:
        possible &= base.interval
    return replace(
        bases[0],
        interval=possible,
        formula=_joined(Sign.OR, bases),
        is_bound=any(base.is_bound for base in bases),
    )


def _summed(record: Values, check: Check, terms: Terms) -> Working:
    """The sum of windows that do not overlap."""
    said = terms.said
    unit = said.unit if said else record.dataset.unit[check.unit or ""]
    added = _added(record, check, terms, unit)
    return Working(((added.worked, said),), added.of(terms))


def _added(record: Values, check: Check, terms: Terms, to: Unit) -> Added:
    """The sum of the windows that promise most without overlapping, in a unit."""
    dataset = record.dataset
    claim = terms.said if check.kind == "sum" else None
    known = _known_windows(record, check, terms, to)
    windows = [_window(counted) for counted in known.values()]
    spans = _spans(record, check, claim)
    source = dataset.source[(claim or terms.terms[0]).observation.source]
    last = max(span.last_day or source.said_from for span in spans)
    earliest = min((window.first for window in windows), default=last)
    first = min(span.first_day or earliest for span in spans)
    total = add_up(windows, first, max(first, last))
    counted = tuple(known[window.name] for window in total.windows)
    numbers = [window.worked for window in counted]
    runs_on = any(span.last_day is None for span in spans)
    longer = runs_on and source.said_from < source.known_by
    interval = Interval(total.total.low, None) if longer else total.total
    point = sum((number.point for number in numbers), _NOTHING)
    worked = Worked(
        interval,
        interval if claim else point,
        _joined(Sign.PLUS, numbers),
        # A sum is never confirmed by its windows; without a claim, it is open where days lack.
        is_bound=claim is not None or interval.high is None,
        remarks=(*counted_as([window.term for window in counted]), *_missing(total.missing)),
    )
    return Added(worked, counted)


def _joined(sign: Sign, numbers: Sequence[Worked]) -> Formula:
    """The formulas of numbers with a sign between them; that of a single one as it is."""
    parts = tuple(number.formula for number in numbers)
    return parts[0] if len(parts) == 1 else Joined(sign, parts)


def _missing(spans: tuple[tuple[Date, Date], ...]) -> tuple[Missing, ...]:
    """The days that are not found in print; nothing where none lacks."""
    return (Missing(spans),) if spans else ()


def _known_windows(record: Values, check: Check, terms: Terms, to: Unit) -> dict[str, Counted]:
    """The terms whose days and rates are known, by the ids of their observations."""
    found: dict[str, Counted] = {}
    for term in terms.terms:
        period = term.observation.period
        asked = [] if term.unit.comparable(to) else _rates_of(check, period)
        held = [rate for asked_rate in asked for rate in meant(record, asked_rate)]
        rates = tuple(term_of(record.dataset, rate) for rate in held)
        if len(rates) == len(asked) and period.first_day and period.last_day:
            found[term.observation.id] = Counted(term, rates, converted(term, rates, to))
    return found


def _rates_of(check: Check, period: Period) -> list[Input]:
    """The rates of a check; those without a period are of the year of a window."""
    year = None if period.year is None else parse(f"{period.year:04}")
    found = []
    for rate in check.inputs.rates:
        own = rate.observation is not None or rate.period is not None or year is None
        found.append(rate if own else rate.model_copy(update={"period": year}))
    return found


def _window(counted: Counted) -> Window:
    period = counted.term.observation.period
    assert period.first_day is not None, "only windows whose days are known are counted"
    assert period.last_day is not None, "only windows whose days are known are counted"
    name = counted.term.observation.id
    return Window(name, period.first_day, period.last_day, counted.worked.interval)


def _spans(record: Values, check: Check, claim: Term | None) -> list[Period]:
    """The times over which a sum goes: those of its inputs, else that of its claim."""
    terms = check.inputs.terms
    spans = [term.period for term in terms if term.period is not None]
    if claim is None:
        # Without a claim the terms themselves say which time is meant.
        named = [term.observation for term in terms if term.observation is not None]
        return [*spans, *(record.dataset.observation[name].period for name in named)]
    return spans or [claim.observation.period]


KINDS: dict[CheckKind, Callable[[Values, Check, Terms], Working]] = {
    "share": _share,
    "quotient": _quotient,
    "pace": _pace,
    "conversion": _alike,
    "sum": _summed,
    "bound": _ascending,
    "same": _alike,
    "order": _ascending,
    "growth": _growth,
}
"""How a check of each kind is worked out; a promise is judged in `promises`."""
