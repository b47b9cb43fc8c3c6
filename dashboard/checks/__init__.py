"""The checks of a dataset, worked out on the values it holds: formula, computed interval, verdict and a sentence for each.

Nothing is looked up elsewhere: a dataset that holds the values known on some day gives the verdicts of that day.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard import wording
from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.checks.kinds import KINDS
from dashboard.checks.terms import Term, Terms, Worked, converted, in_base_units, meant, term_of
from dashboard.model import Check, Dataset, Input, Unit

_SAYS = {
    Verdict.AGREES: "which agrees with {}",
    Verdict.CONSISTENT: "which is consistent with {}",
    Verdict.NEAR: "which is near {}, less than one unit of its last digit away",
    Verdict.DIFFERS: "which differs from {} by {}",
    Verdict.IMPOSSIBLE: "so that it and {} cannot both be right",
}
_JOINTS = {"bound": " ≤ ", "order": " ≤ ", "same": " beside "}
_TOO_LARGE = 18


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
    printed: Interval | None = None
    """What the reported value can stand for."""
    got: str = ""
    """What was worked out, with its unit; '' where printed values are compared."""

    @property
    def short(self) -> str:
        """Verdict and result, in a line."""
        verdict = self.verdict.value if not self.got else f"{self.verdict.value.removesuffix(' with')}, {self.got}"
        return f"{self.verdict.mark} {self.check.title}: {verdict}"


def results(dataset: Dataset) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(dataset, check) for check in dataset.checks)


def result(dataset: Dataset, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    terms: Terms = {role: [] for role in type(check.inputs).model_fields}
    lacking, named = [], []
    for role, _, one in check.inputs.placed():
        found = meant(dataset, one, every=(check.kind, role) == ("sum", "terms"))
        lacking += [] if found or (role == "rates" and one.period is None) else [_wanted(dataset, one)]
        lacking += [f"“{each.as_printed}” gives no number" for each in found if each.value is None]
        named += [each.id for each in found]
        terms[role] += [term_of(dataset, each, one.bound) for each in found if each.value is not None]
    worked = _unchecked(dataset, check, terms, lacking) if lacking else _judged(dataset, check, terms)
    if check.kind == "sum" and not lacking and not terms["terms"]:
        worked = Result(check, Verdict.UNCHECKED, "cannot be checked: no window within it has a value and a rate")
    ratio = any(dataset.one_series[term.one.series].measure == "ratio" for term in terms["claim"])
    unlike = f"{'a ratio of unlike things' if ratio else 'not quite alike'}: {check.unlike}" if check.unlike else ""
    inputs = named if lacking else [term.one.id for part in terms.values() for term in part]
    return replace(worked, sentence=wording.sentences(worked.sentence, unlike), inputs=tuple(dict.fromkeys(inputs)))


def _wanted(dataset: Dataset, one: Input) -> str:
    """What is lacking, in words."""
    if one.series is None or one.period is None:
        return f"the record does not hold “{one.observation}”, which was not yet known"
    by = f" by {dataset.source[one.source].publisher}" if one.source in dataset.source else ""
    if not one.period.dated:
        return f"the record has no undated value of “{dataset.one_series[one.series].title}”{by}"
    return f"the record has no value of “{dataset.one_series[one.series].title}”{by}, {one.period.words}"


def _unchecked(dataset: Dataset, check: Check, terms: Terms, lacking: list[str]) -> Result:
    """What is lacking; where it is only the number of a claimed share, what part over whole gives."""
    result = Result(check, Verdict.UNCHECKED, f"cannot be checked: {'; '.join(lacking)}")
    claim = dataset.observation.get(check.inputs.claim.observation or "") if check.inputs.claim else None
    if check.kind != "share" or claim is None or claim.value is not None or len(lacking) > 1:
        return result
    part, whole = terms["numerator"][0], terms["denominator"][0]
    worked = converted(part, terms["rates"], whole).by("/", whole.number)
    series = dataset.one_series[claim.series]
    unit, digit = dataset.unit[series.unit], Decimal(1).scaleb(-series.decimals)
    got = f"{_range(worked.worth / _scale(unit), digit, dataset.about.locale)} {unit.symbol or unit.words}"
    return replace(result, sentence=f"{result.sentence}; worked out: {got}", formula=worked.text, got=got)


def _judged(dataset: Dataset, check: Check, terms: Terms) -> Result:
    """The worst of all comparisons, as the result of the check."""
    pairs = list(KINDS[check.kind](dataset, check, terms))
    verdicts = [compare(worked.worth, said.number.worth, said.digit, loose=worked.loose) for worked, said in pairs]
    verdict = max(verdicts, key=list(Verdict).index)
    worked, said = next(pair for pair, each in zip(reversed(pairs), reversed(verdicts), strict=True) if each is verdict)
    scale = _scale(said.unit)
    computed = worked.worth / scale
    ends = (worked.point / scale).ends
    single = not worked.loose and None not in (computed.low, computed.high) and ends[1] - ends[0] < last_digit(said.value) / 10
    point = ends[0] if single else None
    joint = _JOINTS.get(check.kind)
    formula = worked.text if joint is None else joint.join([*(each.text for each, _ in pairs), said.number.text])
    got, text = _said(dataset.about.locale, worked, said, computed, point, verdict)
    printed = said.number.worth / scale
    return Result(check, verdict, text, (), said.unit, formula, computed, point, said.value, printed, "" if worked.plain else got)


def _scale(unit: Unit) -> Interval:
    return Interval(in_base_units(unit), in_base_units(unit))


def _number(value: Decimal, digit: Decimal, locale: str) -> str:
    """A number rounded to a digit."""
    return wording.number(value.quantize(digit), locale) if value.adjusted() < _TOO_LARGE else f"{value:.1e}"


def _range(computed: Interval, digit: Decimal, locale: str) -> str:
    """What a result can be, in words: '1 to 2', 'at least 1'."""
    ends = {
        words: _number(end, digit, locale) for words, end in (("at least", computed.low), ("at most", computed.high)) if end is not None
    }
    if None not in (computed.low, computed.high):
        return " to ".join(dict.fromkeys(ends.values()))
    return next((" ".join(end) for end in ends.items()), "any number of")


def _said(locale: str, worked: Worked, said: Term, computed: Interval, point: Decimal | None, verdict: Verdict) -> tuple[str, str]:
    """What came out, with one digit more than printed, and a sentence on how it compares."""
    digit = min(last_digit(said.value), Decimal(1))

    range_ = _range(computed, digit / 10, locale)
    printed = (said.number.worth if point is None else said.number.point) / _scale(said.unit)
    apart = (computed if point is None else Interval(point, point)).gap(printed)
    gap = _number(apart, digit, locale)
    if gap == _number(said.value, digit, locale):
        # In the claim's own digits the result would look like nought.
        gap = _number(apart, digit / 10, locale)
    got = f"{range_ if point is None else _number(point, digit / 10, locale)} {said.unit.symbol or said.unit.words}"
    aside = verdict is Verdict.AGREES and point is not None and point * in_base_units(said.unit) not in said.number.worth
    rounding = f" ({range_} with the rounding of its inputs)" if aside else ""
    head = f"printed: {worked.text}" if worked.plain else f"worked out: {got}{rounding}"
    return got, wording.sentences(f"{head}, {_SAYS[verdict].format(said.number.text, gap)}", worked.more)
