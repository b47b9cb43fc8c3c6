"""What comes out of a check: a comparison with a reported value, or a result alone."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.model import Check, Dataset, Unit
from dashboard.record.checks.comparison import Compared, Found, result_digit
from dashboard.record.checks.formula import Formula, Joined, Sign
from dashboard.record.checks.result import (
    BothPrinted,
    OfADay,
    PartOf,
    Recomputed,
    Remark,
    Result,
    WorkedOut,
)
from dashboard.record.checks.terms import Term, Terms, Worked, in_base_units

_JOINTS = {"bound": Sign.AT_MOST, "order": Sign.AT_MOST, "same": Sign.BESIDE}


def compared(check: Check, terms: Terms, pairs: Sequence[tuple[Worked, Term]]) -> Result:
    """The worst of all comparisons, as the result of the check; of equal ones the last."""
    verdict, worked, said = _deciding(pairs)
    scale = scale_of(said.unit)
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
    low, high = (worked.point / scale_of(unit)).ends
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


def worked_out(dataset: Dataset, check: Check, terms: Terms, worked: Worked) -> Result:
    """A result that is compared with nothing, in the unit of the check."""
    unit = dataset.unit[check.unit or ""]
    computed = worked.interval / scale_of(unit)
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


def scale_of(unit: Unit) -> Interval:
    """How many base units one of the unit is, as a number to divide by."""
    return Interval(in_base_units(unit), in_base_units(unit))
