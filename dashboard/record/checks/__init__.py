"""The checks of a record, worked out on its values: formula, interval, verdict.

Nothing is looked up elsewhere: the record as known on a day gives the verdicts of that day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.model import Check, Dataset, Input, Unit
from dashboard.model.checks import Inputs, adds_up
from dashboard.record.checks import promises
from dashboard.record.checks.comparison import Compared, Found, result_digit
from dashboard.record.checks.formula import Formula, Joined, Sign
from dashboard.record.checks.kinds import KINDS
from dashboard.record.checks.result import (
    BothPrinted,
    Lacking,
    NoPart,
    NotHeld,
    NotYetKnown,
    OfADay,
    PartOf,
    Recomputed,
    Remark,
    Result,
    Unchecked,
    Unlike,
    WithoutNumber,
    WorkedOut,
)
from dashboard.record.checks.terms import (
    Term,
    Terms,
    Worked,
    converted,
    in_base_units,
    meant,
    term_of,
)
from dashboard.record.values import Values

__all__ = ["Result", "result", "results"]

_JOINTS = {"bound": Sign.AT_MOST, "order": Sign.AT_MOST, "same": Sign.BESIDE}


def results(record: Values) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(record, check) for check in record.dataset.checks)


def result(record: Values, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    taken = _taken(record, check)
    if check.kind == "promise":
        worked, inputs = promises.judged(record, check, taken.terms, taken.lacking), taken.named
    elif taken.lacking:
        worked, inputs = _unchecked(record.dataset, check, taken), taken.named
    else:
        worked, inputs = _judged(record, check, taken.terms)
    remarks = (*worked.remarks, *_unlike(record.dataset, check, taken.terms))
    return replace(worked, remarks=remarks, inputs=inputs)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The values that the inputs of a check mean, and what is lacking."""

    terms: Terms
    lacking: tuple[Lacking, ...]
    named: tuple[str, ...]
    """Ids of the observations that are meant, whether or not they have a number."""


def _taken(record: Values, check: Check) -> _Taken:
    """What the inputs of a check mean in the record."""
    terms: dict[str, list[Term]] = {role: [] for role in Inputs.model_fields}
    lacking: list[Lacking] = []
    named: list[str] = []
    for role, _, wanted in check.inputs.placed():
        found = meant(record, wanted, every=role == "terms" and adds_up(check))
        of_each_window = role == "rates" and wanted.period is None
        if not found and not of_each_window:
            lacking.append(_wanted(record.dataset, wanted))
        for observation in found:
            named.append(observation.id)
            if observation.value is None:
                lacking.append(WithoutNumber(observation))
            else:
                terms[role].append(term_of(record.dataset, observation, wanted.bound))
    parts = {role: tuple(held) for role, held in terms.items()}
    return _Taken(Terms(**parts), tuple(lacking), tuple(dict.fromkeys(named)))


def _unlike(dataset: Dataset, check: Check, terms: Terms) -> tuple[Unlike, ...]:
    """Why the two sides are not quite like each other; nothing where they are."""
    if not check.unlike:
        return ()
    claimed = (dataset.one_series[term.observation.series] for term in terms.claim)
    is_ratio = any(series.measure == "ratio" for series in claimed)
    return (Unlike(check.unlike, is_ratio),)


def _wanted(dataset: Dataset, wanted: Input) -> Lacking:
    """What is lacking of an input that means nothing in the record."""
    if wanted.series is None or wanted.period is None:
        return NotYetKnown(wanted.observation or "")
    source = dataset.source.get(wanted.source or "")
    return NotHeld(dataset.one_series[wanted.series], source, wanted.period)


def _unchecked(dataset: Dataset, check: Check, taken: _Taken) -> Result:
    """A check that lacks something.

    Where that is only the number of a claimed share, it has what part over whole gives.
    """
    unchecked = Result(check, Verdict.UNCHECKED, Unchecked(taken.lacking))
    named = check.inputs.claim.observation if check.inputs.claim else None
    claim = dataset.observation.get(named or "")
    if check.kind != "share" or claim is None or claim.value is not None:
        return unchecked
    if len(taken.lacking) > 1 or not taken.terms.denominator:
        return unchecked
    part, whole = taken.terms.numerator[0], taken.terms.denominator[0]
    worked = converted(part, taken.terms.rates, whole.unit).by(Sign.OVER, whole.number)
    series = dataset.one_series[claim.series]
    unit, digit = dataset.unit[series.unit], Decimal(1).scaleb(-series.decimals)
    interval = worked.interval / _scale(unit)
    # A claim in words has no digits; the result is written in those of its series.
    comparison = Compared(
        verdict=Verdict.CONSISTENT,
        interval=interval,
        point=None,
        printed=interval,
        stated=Interval(digit, digit),
        digit=digit,
        unit=unit,
    )
    outcome = Unchecked(taken.lacking, comparison)
    return replace(unchecked, outcome=outcome, formula=worked.formula)


def _judged(record: Values, check: Check, terms: Terms) -> tuple[Result, tuple[str, ...]]:
    """The result of a check that lacks nothing, and the observations that took part."""
    dataset = record.dataset
    working = KINDS[check.kind](record, check, terms)
    if adds_up(check) and not working.terms.terms:
        return Result(check, Verdict.UNCHECKED, Unchecked((NoPart(),))), working.terms.ids
    compared = [(worked, said) for worked, said in working.pairs if said is not None]
    if compared:
        worst = _worst(dataset, check, working.terms, compared)
        return worst, working.terms.ids
    worked, _ = working.pairs[0]
    return _found(dataset, check, working.terms, worked), working.terms.ids


def _worst(
    dataset: Dataset, check: Check, terms: Terms, pairs: Sequence[tuple[Worked, Term]]
) -> Result:
    """The worst of all comparisons, as the result of the check; of equal ones the last."""
    verdict, worked, said = _deciding(pairs)
    scale = _scale(said.unit)
    computed = worked.interval / scale
    point = _point(worked, said.unit, last_digit(said.value))
    printed = said.number.interval / scale
    comparison = Compared(
        verdict=verdict,
        interval=computed,
        point=point,
        printed=printed,
        stated=Interval(said.value, (said.number.point / scale).high),
        digit=said.digit / in_base_units(said.unit),
        unit=said.unit,
        is_bound=worked.is_bound,
    )
    outcome: BothPrinted | Recomputed
    if worked.is_printed:
        outcome = BothPrinted(comparison, worked.formula, said.observation, len(pairs) + 1)
    else:
        outcome = Recomputed(comparison, said.observation)
    return Result(
        check,
        verdict,
        outcome,
        remarks=(*worked.remarks, *_part_of(check, terms)),
        unit=said.unit,
        formula=_formula(check, pairs, worked, said),
        computed=computed,
        point=point,
        reported=said.value,
        printed=printed,
    )


def _deciding(pairs: Sequence[tuple[Worked, Term]]) -> tuple[Verdict, Worked, Term]:
    """The comparison with the worst verdict; of equal ones the last."""
    found: tuple[Verdict, Worked, Term] | None = None
    for worked, said in pairs:
        verdict = compare(
            worked.interval, said.number.interval, said.digit, is_bound=worked.is_bound
        )
        if found is None or verdict.weight >= found[0].weight:
            found = (verdict, worked, said)
    assert found is not None, "a check compares at least two values"
    return found


def _point(worked: Worked, unit: Unit, digit: Decimal) -> Decimal | None:
    """The result from the numbers as printed, which is shown to a digit; None for a mere bound."""
    low, high = (worked.point / _scale(unit)).ends
    is_bound = worked.is_bound or None in (worked.interval.low, worked.interval.high)
    # What does not come out even is rounded outwards, so the ends of a single number can differ.
    is_single = high - low < digit / 10
    return low if is_single and not is_bound else None


def _formula(
    check: Check, pairs: Sequence[tuple[Worked, Term]], worked: Worked, said: Term
) -> Formula:
    """The arithmetic with the reported numbers, or the printed numbers that are compared."""
    joint = _JOINTS.get(check.kind)
    if joint is None:
        return worked.formula
    return Joined(joint, (*(each.formula for each, _ in pairs), said.number.formula))


def _part_of(check: Check, terms: Terms) -> tuple[PartOf, ...]:
    """How much of what bounds it a value is: 56.4 m EUR are 19.1 % of 295.9 m EUR."""
    if check.kind != "bound" or len(terms.terms) != 2 or terms.rates:
        return ()
    part, whole = terms.terms
    plain = {part.observation.qualifier, whole.observation.qualifier} == {"exact"}
    if not plain or part.unit.dimension == "rank" or not whole.number.point.low:
        return ()
    share = (part.number.point / whole.number.point).low
    assert share is not None
    return (PartOf(part.observation, whole.observation, share * 100),)


def _found(dataset: Dataset, check: Check, terms: Terms, worked: Worked) -> Result:
    """A result that is compared with nothing, in the unit of the check."""
    unit = dataset.unit[check.unit or ""]
    computed = worked.interval / _scale(unit)
    digit = result_digit(computed)
    point = _point(worked, unit, digit)
    found = Found(interval=computed, point=point, digit=min(digit, Decimal(1)), unit=unit)
    pairs = product(terms.numerator, terms.denominator)
    days = (_of_a_day(dataset, part, whole) for part, whole in pairs)
    remarks: Iterable[Remark] = (day for day in days if day is not None)
    return Result(
        check,
        Verdict.WORKED_OUT,
        WorkedOut(found),
        remarks=(*remarks, *worked.remarks),
        unit=unit,
        formula=worked.formula,
        computed=computed,
        point=point,
    )


def _of_a_day(dataset: Dataset, part: Term, whole: Term) -> OfADay | None:
    """That a stock of one day divides a flow of a longer time; None for two values of one time."""
    series, when = dataset.one_series[whole.observation.series], whole.observation.period
    if series.measure != "stock" or when.days_alike(part.observation.period):
        return None
    return OfADay(series, when)


def _scale(unit: Unit) -> Interval:
    return Interval(in_base_units(unit), in_base_units(unit))
