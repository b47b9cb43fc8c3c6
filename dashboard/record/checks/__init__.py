"""The checks of a record, worked out on its values: formula, interval, verdict.

Nothing is looked up elsewhere: the record as known on a day gives the verdicts of that day.
"""

from dataclasses import replace
from decimal import Decimal

from dashboard.agreement import Interval, Verdict
from dashboard.model import Check, Dataset
from dashboard.model.checks import adds_up
from dashboard.record.checks import outcomes, promises
from dashboard.record.checks.comparison import Compared
from dashboard.record.checks.formula import Sign
from dashboard.record.checks.kinds import KINDS
from dashboard.record.checks.result import NoPart, Result, Unchecked, Unlike
from dashboard.record.checks.taken import Taken, taken
from dashboard.record.checks.terms import Terms, converted
from dashboard.record.values import Values

__all__ = ["Result", "result", "results"]


def results(record: Values) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(record, check) for check in record.dataset.checks)


def result(record: Values, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    inputs = taken(record, check)
    if check.kind == "promise":
        given, names = promises.judged(record, check, inputs.terms, inputs.lacking), inputs.named
    elif inputs.lacking:
        given, names = _unchecked(record.dataset, check, inputs), inputs.named
    else:
        given, names = _judged(record, check, inputs.terms)
    remarks = (*given.remarks, *_unlike(record.dataset, check, inputs.terms))
    return replace(given, remarks=remarks, inputs=names)


def _unlike(dataset: Dataset, check: Check, terms: Terms) -> tuple[Unlike, ...]:
    """Why the two sides are not quite like each other; nothing where they are."""
    if not check.unlike:
        return ()
    claimed = (dataset.one_series[term.observation.series] for term in terms.claim)
    is_ratio = any(series.measure == "ratio" for series in claimed)
    return (Unlike(check.unlike, is_ratio),)


def _unchecked(dataset: Dataset, check: Check, inputs: Taken) -> Result:
    """A check that lacks something.

    Where that is only the number of a claimed share, it has what part over whole gives.
    """
    unchecked = Result(check, Verdict.UNCHECKED, Unchecked(inputs.lacking))
    named = check.inputs.claim.observation if check.inputs.claim else None
    claim = dataset.observation.get(named or "")
    if check.kind != "share" or claim is None or claim.value is not None:
        return unchecked
    if len(inputs.lacking) > 1 or not inputs.terms.denominator:
        return unchecked
    part, whole = inputs.terms.numerator[0], inputs.terms.denominator[0]
    worked = converted(part, inputs.terms.rates, whole.unit).by(Sign.OVER, whole.number)
    series = dataset.one_series[claim.series]
    unit, digit = dataset.unit[series.unit], Decimal(1).scaleb(-series.decimals)
    interval = worked.interval / outcomes.scale_of(unit)
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
    outcome = Unchecked(inputs.lacking, comparison)
    return replace(unchecked, outcome=outcome, formula=worked.formula)


def _judged(record: Values, check: Check, terms: Terms) -> tuple[Result, tuple[str, ...]]:
    """The result of a check that lacks nothing, and the observations that took part."""
    dataset = record.dataset
    working = KINDS[check.kind](record, check, terms)
    names = working.terms.ids
    if adds_up(check) and not working.terms.terms:
        return Result(check, Verdict.UNCHECKED, Unchecked((NoPart(),))), names
    pairs = [(worked, said) for worked, said in working.pairs if said is not None]
    if pairs:
        return outcomes.compared(check, working.terms, pairs), names
    worked, _ = working.pairs[0]
    return outcomes.worked_out(dataset, check, working.terms, worked), names
