"""The checks of a dataset, worked out on the values it holds: formula, computed interval, verdict and a sentence for each.

Nothing is looked up elsewhere: a dataset that holds the values known on some day gives the verdicts of that day.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from dashboard import wording
from dashboard.agreement import Interval, Verdict, compare, last_digit
from dashboard.checks import sentences
from dashboard.checks.kinds import KINDS
from dashboard.checks.sentences import Compared
from dashboard.checks.terms import Term, Terms, Worked, converted, in_base_units, meant, term_of
from dashboard.model import Check, Dataset, Input, Unit
from dashboard.model.checks import adds_up

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


def results(dataset: Dataset) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(dataset, check) for check in dataset.checks)


def result(dataset: Dataset, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    terms: Terms = {role: [] for role in type(check.inputs).model_fields}
    lacking, named = [], []
    for role, _, one in check.inputs.placed():
        found = meant(dataset, one, every=role == "terms" and adds_up(check))
        lacking += (
            [] if found or (role == "rates" and one.period is None) else [_wanted(dataset, one)]
        )
        lacking += [f"“{each.as_printed}” gives no number" for each in found if each.value is None]
        named += [each.id for each in found]
        terms[role] += [
            term_of(dataset, each, one.bound) for each in found if each.value is not None
        ]
    worked = (
        _unchecked(dataset, check, terms, lacking) if lacking else _judged(dataset, check, terms)
    )
    if adds_up(check) and not lacking and not terms["terms"]:
        worked = Result(
            check,
            Verdict.UNCHECKED,
            "Cannot be checked: no window within it has a value and a rate",
        )
    ratio = any(dataset.one_series[term.one.series].measure == "ratio" for term in terms["claim"])
    unlike = (
        f"{'A ratio of unlike things' if ratio else 'Not quite alike'}: {check.unlike}"
        if check.unlike
        else ""
    )
    inputs = named if lacking else [term.one.id for part in terms.values() for term in part]
    return replace(
        worked,
        sentence=wording.sentences(worked.sentence, unlike),
        inputs=tuple(dict.fromkeys(inputs)),
    )


def _wanted(dataset: Dataset, one: Input) -> str:
    """What is lacking, in words."""
    if one.series is None or one.period is None:
        return f"the record does not hold “{one.observation}”, which was not yet known"
    by = f" by {dataset.source[one.source].publisher}" if one.source in dataset.source else ""
    if not one.period.dated:
        title = dataset.one_series[one.series].title
        return f"no figure of “{title}”{by} was found for the time that is meant"
    return f"the record has no value of “{dataset.one_series[one.series].title}”{by}, {one.period.words}"


def _unchecked(dataset: Dataset, check: Check, terms: Terms, lacking: list[str]) -> Result:
    """What is lacking; where it is only the number of a claimed share, what part over whole gives."""
    result = Result(check, Verdict.UNCHECKED, f"Cannot be checked: {'; '.join(lacking)}")
    claim = (
        dataset.observation.get(check.inputs.claim.observation or "")
        if check.inputs.claim
        else None
    )
    if check.kind != "share" or claim is None or claim.value is not None or len(lacking) > 1:
        return result
    if not terms["denominator"]:
        return result
    part, whole = terms["numerator"][0], terms["denominator"][0]
    worked = converted(part, terms["rates"], whole.unit).by("/", whole.number)
    series = dataset.one_series[claim.series]
    unit, digit = dataset.unit[series.unit], Decimal(1).scaleb(-series.decimals)
    worth = worked.worth / _scale(unit)
    # A claim in words has no digits; the result is written in those of its series.
    got = Compared(
        Verdict.CONSISTENT,
        worth,
        None,
        worth,
        Interval(digit, digit),
        digit,
        unit.symbol or unit.words,
        dataset.about.locale,
    ).got
    return replace(
        result, sentence=f"{result.sentence}; worked out: {got}", formula=worked.text, got=got
    )


def _judged(dataset: Dataset, check: Check, terms: Terms) -> Result:
    """The worst of all comparisons, as the result of the check."""
    found = list(KINDS[check.kind](dataset, check, terms))
    pairs = [(worked, said) for worked, said in found if said is not None]
    if not pairs:
        return _found(dataset, check, terms, found[0][0])
    verdicts = [
        compare(worked.worth, said.number.worth, said.digit, loose=worked.loose)
        for worked, said in pairs
    ]
    verdict = max(verdicts, key=list(Verdict).index)
    worked, said = next(
        pair
        for pair, each in zip(reversed(pairs), reversed(verdicts), strict=True)
        if each is verdict
    )
    scale = _scale(said.unit)
    computed = worked.worth / scale
    ends = (worked.point / scale).ends
    single = (
        not worked.loose
        and None not in (computed.low, computed.high)
        and ends[1] - ends[0] < last_digit(said.value) / 10
    )
    point = ends[0] if single else None
    joint = _JOINTS.get(check.kind)
    formula = (
        worked.text
        if joint is None
        else joint.join([*(each.text for each, _ in pairs), said.number.text])
    )
    printed = said.number.worth / scale
    one = Compared(
        verdict,
        computed,
        point,
        printed,
        Interval(said.value, (said.number.point / scale).high),
        said.digit / in_base_units(said.unit),
        said.unit.symbol or said.unit.words,
        dataset.about.locale,
        worked.loose,
    )
    alike = check.unlike is None
    if worked.plain:
        text = sentences.printed(one, worked.text, said.number.text, len(pairs) + 1, alike=alike)
    else:
        text = sentences.worked_out(one, said.number.text, alike=alike)
    got = "" if worked.plain else one.got
    text = wording.sentences(text, worked.more, _part_of(dataset, check, terms))
    return Result(
        check,
        verdict,
        text,
        (),
        said.unit,
        formula,
        computed,
        point,
        said.value,
        printed,
        got,
        one.ranges,
    )


def _part_of(dataset: Dataset, check: Check, terms: Terms) -> str:
    """How much of what bounds it a value is: '56.4 m EUR is 19.1 % of 295.9 m EUR'."""
    if check.kind != "bound" or len(terms["terms"]) != 2 or terms["rates"]:
        return ""
    part, whole = terms["terms"]
    plain = {part.one.qualifier, whole.one.qualifier} == {"exact"}
    if not plain or part.unit.dimension == "rank" or not whole.number.point.low:
        return ""
    percent = (part.number.point / whole.number.point).low
    assert percent is not None
    share = wording.fixed(percent * 100, dataset.about.locale, 1)
    return f"{part.number.text} is {share} % of {whole.number.text}"


def _found(dataset: Dataset, check: Check, terms: Terms, worked: Worked) -> Result:
    """A result that is compared with nothing, in the unit of the check."""
    unit = dataset.unit[check.unit or ""]
    computed, (low, high) = worked.worth / _scale(unit), (worked.point / _scale(unit)).ends
    digit = sentences.result_digit(computed)
    bounded = worked.loose or None in (computed.low, computed.high)
    # What does not come out even is rounded outwards, so the ends of a single number can differ.
    point = low if not bounded and high - low < digit / 10 else None
    found = sentences.Found(
        computed,
        point,
        min(digit, Decimal(1)),
        unit.symbol or unit.words,
        dataset.about.locale,
    )
    days = [_of_a_day(dataset, *pair) for pair in product(terms["numerator"], terms["denominator"])]
    text = wording.sentences(found.sentence, *days, worked.more)
    return Result(
        check, Verdict.WORKED_OUT, text, (), unit, worked.text, computed, point, got=found.got
    )


def _of_a_day(dataset: Dataset, part: Term, whole: Term) -> str:
    """Of which day a stock is that divides a flow of a longer time; '' for two values of one time."""
    series, when = dataset.one_series[whole.one.series], whole.one.period
    if series.measure != "stock" or when.days_alike(part.one.period):
        return ""
    return f"{series.title}: the number is that of {when.words}"


def _scale(unit: Unit) -> Interval:
    return Interval(in_base_units(unit), in_base_units(unit))
