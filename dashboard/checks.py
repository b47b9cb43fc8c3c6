"""The checks of a dataset, worked out on the values it holds: formula, computed interval, verdict and a sentence for each.

Nothing is looked up elsewhere: a dataset that holds the values known on some day gives the verdicts of that day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add, and_, mul, sub, truediv

from dashboard import standing, wording
from dashboard.agreement import Interval, Verdict, Window, add_up, compare, interval, last_digit
from dashboard.model import Check, Dataset, Input, Observation, Unit
from dashboard.model.checks import PERCENTAGE, across
from dashboard.model.dataset import plain
from dashboard.model.values import WHOLE
from dashboard.period import parse

_SAYS = {
    Verdict.AGREES: "which agrees with {}",
    Verdict.CONSISTENT: "which is consistent with {}",
    Verdict.NEAR: "which is near {}, less than one unit of its last digit away",
    Verdict.DIFFERS: "which differs from {} by {}",
    Verdict.IMPOSSIBLE: "which cannot be beside {}",
}
_JOINTS = {"bound": " ≤ ", "order": " ≤ ", "same": " beside "}
_TOO_LARGE = 18
_SIGNS = {"+": add, "−": sub, "×": mul, "/": truediv}


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


@dataclass(frozen=True, slots=True)
class Worked:
    """A number in base units: what it can be, what it is as printed, and how it came about."""

    worth: Interval
    point: Interval
    text: str
    loose: bool = False
    """It only bounds what is meant."""
    plain: bool = False
    """It is a printed number."""
    more: str = ""

    def by(self, sign: str, other: "Worked") -> "Worked":
        do = _SIGNS[sign]
        text = f"{self.text} {sign} {other.text}"
        return Worked(do(self.worth, other.worth), do(self.point, other.point), text, self.loose or other.loose)


@dataclass(frozen=True, slots=True)
class Term:
    """An observation that takes part."""

    one: Observation
    unit: Unit
    """The unit in which readers see it, as its value."""
    value: Decimal
    digit: Decimal
    """One unit of the last printed digit, in base units."""
    number: Worked


Terms = dict[str, list[Term]]


def results(dataset: Dataset) -> tuple[Result, ...]:
    """Every check of the dataset, in its order."""
    return tuple(result(dataset, check) for check in dataset.checks)


def result(dataset: Dataset, check: Check) -> Result:
    """One check; it cannot be checked where the dataset lacks an input."""
    terms: Terms = {role: [] for role in type(check.inputs).model_fields}
    lacking, named = [], []
    for role, _, one in check.inputs.placed():
        found = _found(dataset, one, every=(check.kind, role) == ("sum", "terms"))
        lacking += [] if found or (role == "rates" and one.period is None) else [_wanted(dataset, one)]
        lacking += [f"“{each.as_printed}” gives no number" for each in found if each.value is None]
        named += [each.id for each in found]
        terms[role] += [_term(dataset, each, one.bound) for each in found if each.value is not None]
    worked = Result(check, Verdict.UNCHECKED, f"cannot be checked: {'; '.join(lacking)}") if lacking else _judged(dataset, check, terms)
    if check.kind == "sum" and not lacking and not terms["terms"]:
        worked = Result(check, Verdict.UNCHECKED, "cannot be checked: no window within it has a value and a rate")
    ratio = any(dataset.one_series[term.one.series].measure == "ratio" for term in terms["claim"])
    unlike = f"{'a ratio of unlike things' if ratio else 'not quite alike'}: {check.unlike}" if check.unlike else ""
    inputs = named if lacking else [term.one.id for part in terms.values() for term in part]
    return replace(worked, sentence=wording.sentences(worked.sentence, unlike), inputs=tuple(dict.fromkeys(inputs)))


def _found(dataset: Dataset, one: Input, *, every: bool = False) -> list[Observation]:
    """The observations that an input means, or every window of its series; none where the dataset has none."""
    if one.series is None or one.period is None:
        return [dataset.observation[one.observation]] if one.observation in dataset.observation else []
    roles = {each.observation.id: each.role for each in standing.judge(dataset, one.series)}
    known = [each for each in dataset.of_series[one.series] if dataset.amount(each) is not None]
    known = [each for each in known if (each.source == one.source if one.source else roles[each.id] in ("stands", "window"))]
    return known if every else [each for each in known if each.period.text == one.period.text][:1]


def _wanted(dataset: Dataset, one: Input) -> str:
    """What is lacking, in words."""
    if one.series is None or one.period is None:
        return f"{one.observation} is not in the record"
    by = f" by {dataset.source[one.source].publisher}" if one.source in dataset.source else ""
    return f"the record has no value of “{dataset.one_series[one.series].title}”{by}, {one.period.words}"


def _term(dataset: Dataset, one: Observation, bound: str | None = None) -> Term:
    assert one.value is not None
    unit, nonnegative = dataset.unit[one.unit or ""], dataset.one_series[one.series].nonnegative
    shown, factor = dataset.unit[unit.shown_as or unit.id], _factor(unit)
    point = Interval(one.value, one.value_to or one.value)
    counted = one.qualifier == "exact" and unit.dimension in WHOLE
    worth = point if counted else interval(one, nonnegative=nonnegative) or point
    if bound is not None:
        worth = Interval(worth.low, None) if bound == "at_least" else Interval(Decimal(0) if nonnegative else None, worth.high)
    scale, value = Interval(factor, factor), one.value if shown == unit else plain(one.value * factor / _factor(shown))
    number = Worked(worth * scale, point * scale, wording.value(dataset, one, symbol=True), bound is not None, plain=True)
    return Term(one, shown, value, last_digit(one.value) * factor, number)


def _factor(unit: Unit) -> Decimal:
    return unit.factor / 100 if unit.dimension == PERCENTAGE else unit.factor


def _judged(dataset: Dataset, check: Check, terms: Terms) -> Result:
    """The worst of all comparisons, as the result of the check."""
    pairs = [_summed(dataset, check, terms)] if check.kind == "sum" else list(_pairs(check, terms))
    verdicts = [compare(worked.worth, said.number.worth, said.digit, loose=worked.loose) for worked, said in pairs]
    verdict = max(verdicts, key=list(Verdict).index)
    worked, said = next(pair for pair, each in zip(reversed(pairs), reversed(verdicts), strict=True) if each is verdict)
    scale = Interval(_factor(said.unit), _factor(said.unit))
    computed = worked.worth / scale
    point = None if worked.loose or None in (computed.low, computed.high) else (worked.point / scale).low
    joint = _JOINTS.get(check.kind)
    formula = worked.text if joint is None else joint.join([*(each.text for each, _ in pairs), said.number.text])
    got, text = _said(dataset.about.locale, worked, said, computed, point, verdict)
    printed = said.number.worth / scale
    return Result(check, verdict, text, (), said.unit, formula, computed, point, said.value, printed, "" if worked.plain else got)


def _said(locale: str, worked: Worked, said: Term, computed: Interval, point: Decimal | None, verdict: Verdict) -> tuple[str, str]:
    """What came out, with one digit more than printed, and a sentence on how it compares."""
    digit = min(last_digit(said.value), Decimal(1))

    def number(value: Decimal, digit: Decimal = digit / 10) -> str:
        return wording.number(value.quantize(digit), locale) if value.adjusted() < _TOO_LARGE else f"{value:.1e}"

    ends = {words: number(end) for words, end in (("at least", computed.low), ("at most", computed.high)) if end is not None}
    got = " to ".join(dict.fromkeys(ends.values())) if len(ends) == 2 else next((" ".join(end) for end in ends.items()), "any number of")
    got, gap = (got, "") if point is None else (number(point), number(abs(said.value - point), digit))
    got = f"{got} {said.unit.symbol or said.unit.words}"
    aside = verdict is Verdict.AGREES and point is not None and point * _factor(said.unit) not in said.number.worth
    rounding = f" ({' to '.join(ends.values())} with the rounding of its inputs)" if aside else ""
    head = f"printed: {worked.text}" if worked.plain else f"worked out: {got}{rounding}"
    return got, wording.sentences(f"{head}, {_SAYS[verdict].format(said.number.text, gap)}", worked.more)


def _pairs(check: Check, terms: Terms) -> Iterator[tuple[Worked, Term]]:
    """Results, each with the reported value that it is compared with."""
    rates, listed = terms["rates"], terms["terms"]
    if check.kind in ("bound", "order"):
        for one, other in pairwise(listed):
            worked = _across(one, rates, other)
            yield replace(worked, worth=Interval(worked.worth.low, None), loose=True), other
        return
    said = terms["claim"][0]
    for part, whole in zip(terms["numerator"], terms["denominator"], strict=True):
        yield _across(part, rates, whole).by("/", whole.number), said
    if check.kind == "growth":
        yield _growth(listed[0].number, terms, percent=said.unit.dimension == PERCENTAGE), said
    for one in listed if check.kind in ("same", "conversion") else ():
        covers = not said.one.period.dated or said.one.period.days == one.one.period.days
        worked = _across(one, rates, said)
        yield replace(worked, loose=worked.loose or not covers), said


def _growth(value: Worked, terms: Terms, *, percent: bool) -> Worked:
    if terms["increase"]:
        increase = terms["increase"][0].number
        base = value.by("−", increase)
        return increase.by("/", replace(base, text=f"({base.text})"))
    bases = [term.number for term in terms["base"]]
    worth, loose = reduce(and_, (one.worth for one in bases)), any(one.loose for one in bases)
    base = replace(bases[0], worth=worth, text=" or ".join(one.text for one in bases), loose=loose)
    return value.by("/", base).by("−", _ONE) if percent else value.by("−", base)


_ONE = Worked(Interval(Decimal(1), Decimal(1)), Interval(Decimal(1), Decimal(1)), "1")


def _across(term: Term, rates: list[Term], to: Term) -> Worked:
    """A number in the currency of another, to which the rates lead."""
    signs = across(term.unit, [rate.unit for rate in rates], to.unit) or ""
    return reduce(lambda worked, way: worked.by(way[0], way[1].number), zip(signs, rates, strict=False), term.number)


def _summed(dataset: Dataset, check: Check, terms: Terms) -> tuple[Worked, Term]:
    """The sum of windows that do not overlap; of the terms and rates, those that were counted are left."""
    said = terms["claim"][0]
    yearly = [one for one in check.inputs.rates if one.period is None]
    known: dict[str, tuple[Term, list[Term], Worked]] = {}
    windows: list[Window] = []
    for term in terms["terms"]:
        period = term.one.period
        of_year = [one.model_copy(update={"period": parse(str(period.year))}) for one in yearly if period.year]
        rates = [*terms["rates"], *(_term(dataset, each) for one in of_year for each in _found(dataset, one))]
        if len(rates) == len(check.inputs.rates) and period.first_day and period.last_day:
            known[term.one.id] = term, rates, _across(term, rates, said)
            windows.append(Window(term.one.id, period.first_day, period.last_day, known[term.one.id][2].worth))
    span = next((one.period for one in check.inputs.terms if one.period is not None), said.one.period)
    last = span.last_day or dataset.source[said.one.source].known_by
    total = add_up(windows, span.first_day or min((one.first for one in windows), default=last), last)
    counted = [known[one.name] for one in total.windows]
    terms["terms"], terms["rates"] = [term for term, _, _ in counted], [rate for _, rates, _ in counted for rate in rates]
    missing = "; ".join(wording.span(*days) for days in total.missing)
    text = " + ".join(worked.text for _, _, worked in counted) or "nothing"
    return Worked(total.total, total.total, text, loose=True, more=f"not printed: {missing}" if missing else ""), said
