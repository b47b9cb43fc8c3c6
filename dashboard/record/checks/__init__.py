"""The checks of a record, worked out on its values: formula, interval, verdict, sentence.

Nothing is looked up elsewhere: the record as known on a day gives the verdicts of that day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from dashboard import wording
from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.model import Check, Dataset, Input, Unit
from dashboard.model.checks import Inputs, adds_up
from dashboard.record.checks import sentences
from dashboard.record.checks.kinds import KINDS
from dashboard.record.checks.sentences import Compared
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

_JOINTS = {"bound": " ≤ ", "order": " ≤ ", "same": " beside "}


@dataclass(frozen=True, slots=True)
class Result:
    """What a check gives, in the unit of the reported value."""

    check: Check
    verdict: Verdict
    sentence: str
    inputs: tuple[str, ...] = ()
    """Ids of the observations that take part, the claim first."""
    unit: Unit | None = None
    formula: str = ""
    computed: Interval | None = None
    point: Decimal | None = None
    """The result from the numbers as printed; None for a mere bound."""
    reported: Decimal | None = None
    """The printed number that it is compared with; None where it is compared with nothing."""
    printed: Interval | None = None
    """What the reported value can stand for."""
    got: str = ""
    """What was worked out, with its unit; '' where printed values are compared."""
    ranges: str = ""
    """What the result and the printed value can be, where only this shows the verdict."""

    @property
    def if_alike(self) -> str:
        """What takes the edge off a verdict on things that are not quite alike."""
        return " if alike" if self.verdict is Verdict.IMPOSSIBLE and self.check.unlike else ""

    @property
    def short(self) -> str:
        """Verdict and result, in a line: the ranges where the number alone hides the reason."""
        words = ", ".join(
            filter(None, (f"{self.verdict.words}{self.if_alike}", self.ranges or self.got))
        )
        return f"{self.verdict.mark} {self.check.title}: {words}"


def results(record: Values) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(record, check) for check in record.dataset.checks)


def result(record: Values, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    taken = _taken(record, check)
    if taken.lacking:
        worked, inputs = _unchecked(record.dataset, check, taken), taken.named
    else:
        worked, inputs = _judged(record, check, taken.terms)
    text = wording.sentences(worked.sentence, _unlike(record.dataset, check, taken.terms))
    return replace(worked, sentence=text, inputs=inputs)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The values that the inputs of a check mean, and what is lacking, in words."""

    terms: Terms
    lacking: tuple[str, ...]
    named: tuple[str, ...]
    """Ids of the observations that are meant, whether or not they have a number."""


def _taken(record: Values, check: Check) -> _Taken:
    """What the inputs of a check mean in the record."""
    terms: dict[str, list[Term]] = {role: [] for role in Inputs.model_fields}
    lacking: list[str] = []
    named: list[str] = []
    for role, _, wanted in check.inputs.placed():
        found = meant(record, wanted, every=role == "terms" and adds_up(check))
        of_each_window = role == "rates" and wanted.period is None
        if not found and not of_each_window:
            lacking.append(_wanted(record.dataset, wanted))
        for observation in found:
            named.append(observation.id)
            if observation.value is None:
                lacking.append(f"“{observation.as_printed}” gives no number")
            else:
                terms[role].append(term_of(record.dataset, observation, wanted.bound))
    parts = {role: tuple(held) for role, held in terms.items()}
    return _Taken(Terms(**parts), tuple(lacking), tuple(dict.fromkeys(named)))


def _unlike(dataset: Dataset, check: Check, terms: Terms) -> str:
    """Why the two sides are not quite like each other; '' where they are."""
    if not check.unlike:
        return ""
    claimed = (dataset.one_series[term.observation.series] for term in terms.claim)
    ratio = any(series.measure == "ratio" for series in claimed)
    return f"{'A ratio of unlike things' if ratio else 'Not quite alike'}: {check.unlike}"


def _wanted(dataset: Dataset, wanted: Input) -> str:
    """What is lacking, in words."""
    if wanted.series is None or wanted.period is None:
        return f"the record does not hold “{wanted.observation}”, which was not yet known"
    by = f" by {dataset.source[wanted.source].publisher}" if wanted.source in dataset.source else ""
    if not wanted.period.dated:
        title = dataset.one_series[wanted.series].title
        return f"no figure of “{title}”{by} was found for the time that is meant"
    title = dataset.one_series[wanted.series].title
    return f"the record has no value of “{title}”{by}, {wanted.period.words}"


def _unchecked(dataset: Dataset, check: Check, taken: _Taken) -> Result:
    """What is lacking.

    Where it is only the number of a claimed share: what part over whole gives.
    """
    text = f"Cannot be checked: {'; '.join(taken.lacking)}"
    unchecked = Result(check, Verdict.UNCHECKED, text)
    named = check.inputs.claim.observation if check.inputs.claim else None
    claim = dataset.observation.get(named or "")
    if check.kind != "share" or claim is None or claim.value is not None:
        return unchecked
    if len(taken.lacking) > 1 or not taken.terms.denominator:
        return unchecked
    part, whole = taken.terms.numerator[0], taken.terms.denominator[0]
    worked = converted(part, taken.terms.rates, whole.unit).by("/", whole.number)
    series = dataset.one_series[claim.series]
    unit, digit = dataset.unit[series.unit], Decimal(1).scaleb(-series.decimals)
    interval = worked.interval / _scale(unit)
    # A claim in words has no digits; the result is written in those of its series.
    got = Compared(
        Verdict.CONSISTENT,
        interval,
        None,
        interval,
        Interval(digit, digit),
        digit,
        unit.symbol or unit.words,
        dataset.about.locale,
    ).got
    return replace(unchecked, sentence=f"{text}; worked out: {got}", formula=worked.text, got=got)


def _judged(record: Values, check: Check, terms: Terms) -> tuple[Result, tuple[str, ...]]:
    """The result of a check that lacks nothing, and the observations that took part."""
    dataset = record.dataset
    working = KINDS[check.kind](record, check, terms)
    if adds_up(check) and not working.terms.terms:
        text = "Cannot be checked: no window within it has a value and a rate"
        return Result(check, Verdict.UNCHECKED, text), working.terms.ids
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
    point = _point(worked, said, computed)
    printed = said.number.interval / scale
    comparison = Compared(
        verdict,
        computed,
        point,
        printed,
        Interval(said.value, (said.number.point / scale).high),
        said.digit / in_base_units(said.unit),
        said.unit.symbol or said.unit.words,
        dataset.about.locale,
        worked.is_bound,
    )
    alike = check.unlike is None
    if worked.is_printed:
        text = sentences.printed(
            comparison, worked.text, said.number.text, len(pairs) + 1, alike=alike
        )
    else:
        text = sentences.worked_out(comparison, said.number.text, alike=alike)
    return Result(
        check,
        verdict,
        wording.sentences(text, worked.more, _part_of(dataset, check, terms)),
        unit=said.unit,
        formula=_formula(check, pairs, worked, said),
        computed=computed,
        point=point,
        reported=said.value,
        printed=printed,
        got="" if worked.is_printed else comparison.got,
        ranges=comparison.ranges,
    )


def _deciding(pairs: Sequence[tuple[Worked, Term]]) -> tuple[Verdict, Worked, Term]:
    """The comparison with the worst verdict; of equal ones the last."""
    order = list(Verdict)
    found: tuple[Verdict, Worked, Term] | None = None
    for worked, said in pairs:
        verdict = compare(
            worked.interval, said.number.interval, said.digit, is_bound=worked.is_bound
        )
        if found is None or order.index(verdict) >= order.index(found[0]):
            found = (verdict, worked, said)
    assert found is not None, "a check compares at least two values"
    return found


def _point(worked: Worked, said: Term, computed: Interval) -> Decimal | None:
    """The result from the numbers as printed; None for a mere bound."""
    low, high = (worked.point / _scale(said.unit)).ends
    bounded = worked.is_bound or None in (computed.low, computed.high)
    return low if not bounded and high - low < last_digit(said.value) / 10 else None


def _formula(check: Check, pairs: Sequence[tuple[Worked, Term]], worked: Worked, said: Term) -> str:
    """The arithmetic with the printed numbers, or the printed numbers that are compared."""
    joint = _JOINTS.get(check.kind)
    if joint is None:
        return worked.text
    return joint.join([*(each.text for each, _ in pairs), said.number.text])


def _part_of(dataset: Dataset, check: Check, terms: Terms) -> str:
    """How much of what bounds it a value is: '56.4 m EUR is 19.1 % of 295.9 m EUR'."""
    if check.kind != "bound" or len(terms.terms) != 2 or terms.rates:
        return ""
    part, whole = terms.terms
    plain = {part.observation.qualifier, whole.observation.qualifier} == {"exact"}
    if not plain or part.unit.dimension == "rank" or not whole.number.point.low:
        return ""
    percent = (part.number.point / whole.number.point).low
    assert percent is not None
    share = wording.fixed(percent * 100, dataset.about.locale, 1)
    return f"{part.number.text} is {share} % of {whole.number.text}"


def _found(dataset: Dataset, check: Check, terms: Terms, worked: Worked) -> Result:
    """A result that is compared with nothing, in the unit of the check."""
    unit = dataset.unit[check.unit or ""]
    computed = worked.interval / _scale(unit)
    low, high = (worked.point / _scale(unit)).ends
    digit = sentences.result_digit(computed)
    bounded = worked.is_bound or None in (computed.low, computed.high)
    # What does not come out even is rounded outwards, so the ends of a single number can differ.
    point = low if not bounded and high - low < digit / 10 else None
    found = sentences.Found(
        computed,
        point,
        min(digit, Decimal(1)),
        unit.symbol or unit.words,
        dataset.about.locale,
    )
    pairs = product(terms.numerator, terms.denominator)
    days = [_of_a_day(dataset, part, whole) for part, whole in pairs]
    text = wording.sentences(found.sentence, *days, worked.more)
    return Result(
        check, Verdict.WORKED_OUT, text, (), unit, worked.text, computed, point, got=found.got
    )


def _of_a_day(dataset: Dataset, part: Term, whole: Term) -> str:
    """Of which day a stock is that divides a flow of a longer time.

    '' for two values of one time.
    """
    series, when = dataset.one_series[whole.observation.series], whole.observation.period
    if series.measure != "stock" or when.days_alike(part.observation.period):
        return ""
    return f"{series.title}: the number is that of {when.words}"


def _scale(unit: Unit) -> Interval:
    return Interval(in_base_units(unit), in_base_units(unit))
