"""How a check of each kind is worked out: results, each with the reported value that it is compared with, if there is one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add, and_

from dashboard import wording
from dashboard.agreement import Interval, Window, add_up
from dashboard.checks.terms import Term, Terms, Worked, converted, counted_as, meant, term_of
from dashboard.model import Check, Dataset, Unit
from dashboard.model.checks import PERCENTAGE, CheckKind, target_of
from dashboard.period import parse

Pairs = Iterator[tuple[Worked, Term | None]]
_ONE = Worked(Interval(Decimal(1), Decimal(1)), Interval(Decimal(1), Decimal(1)), "1")


def _share(dataset: Dataset, check: Check, terms: Terms) -> Pairs:
    """A part over its whole, or over the terms that make the whole up."""
    part, said = terms["numerator"][0], next(iter(terms["claim"]), None)
    if terms["terms"]:
        sum_of = _added(dataset, check, terms, part.unit)
        text = f"({sum_of.text})" if len(terms["terms"]) > 1 else sum_of.text
        yield replace(part.number.by("/", replace(sum_of, text=text)), more=sum_of.more), said
        return
    whole = terms["denominator"][0]
    yield converted(part, terms["rates"], whole.unit).by("/", whole.number), said


def _quotient(dataset: Dataset, check: Check, terms: Terms) -> Pairs:
    """Money for each person or tonne."""
    part, whole = terms["numerator"][0], terms["denominator"][0]
    target = target_of(check, dataset.unit[check.unit or ""], whole.unit)
    yield converted(part, terms["rates"], target).by("/", whole.number), None


def _pace(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """What came about in a time of some months, for each year of it."""
    one = terms["terms"][0]
    months = one.one.period.months
    assert months is not None, "the rules let no pace through whose months cannot be counted"
    year = Interval(Decimal(12), Decimal(12))
    spent = Interval(Decimal(months), Decimal(months))
    yield one.number.by("/", Worked(spent / year, spent / year, f"({months} months / 12)")), None


def _alike(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """Values that the claim should be, in its currency."""
    said = terms["claim"][0]
    for one in terms["terms"]:
        covers = not said.one.period.dated or said.one.period.days_alike(one.one.period)
        worked = converted(one, terms["rates"], said.unit)
        yield replace(worked, loose=worked.loose or not covers), said


def _ascending(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """Values of which none is above the next."""
    for one, other in pairwise(terms["terms"]):
        worked = converted(one, terms["rates"], other.unit)
        yield replace(worked, worth=Interval(worked.worth.low, None), loose=True), other


def _growth(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """The later value over the earlier one, or less it; the earlier one can be known by its bounds, or by the increase."""
    said, value = terms["claim"][0], terms["terms"][0].number
    if terms["increase"]:
        increase = terms["increase"][0].number
        earlier = value.by("−", increase)
        yield increase.by("/", replace(earlier, text=f"({earlier.text})")), said
        return
    bases = [term.number for term in terms["base"]]
    worth, loose = reduce(and_, (one.worth for one in bases)), any(one.loose for one in bases)
    base = replace(bases[0], worth=worth, text=" or ".join(one.text for one in bases), loose=loose)
    yield (
        (
            value.by("/", base).by("−", _ONE)
            if said.unit.dimension == PERCENTAGE
            else value.by("−", base)
        ),
        said,
    )


def _summed(dataset: Dataset, check: Check, terms: Terms) -> Pairs:
    """The sum of windows that do not overlap; of the terms and rates, those that were counted are left."""
    said = next(iter(terms["claim"]), None)
    unit = said.unit if said else dataset.unit[check.unit or ""]
    yield _added(dataset, check, terms, unit), said


def _added(dataset: Dataset, check: Check, terms: Terms, to: Unit) -> Worked:
    """The sum of windows that do not overlap, in a unit; what was not counted leaves the terms."""
    claim = next(iter(terms["claim"]), None) if check.kind == "sum" else None
    known: dict[str, tuple[Term, list[Term], Worked]] = {}
    windows: list[Window] = []
    for term in terms["terms"]:
        period = term.one.period
        of_year = {} if period.year is None else {"period": parse(f"{period.year:04}")}
        asked = [
            one if one.observation or one.period else one.model_copy(update=of_year)
            for one in check.inputs.rates
        ]
        if term.unit.comparable(to):
            asked = []
        rates = [term_of(dataset, each) for one in asked for each in meant(dataset, one)]
        if len(rates) == len(asked) and period.first_day and period.last_day:
            known[term.one.id] = term, rates, converted(term, rates, to)
            windows.append(
                Window(term.one.id, period.first_day, period.last_day, known[term.one.id][2].worth)
            )
    spans = [one.period for one in check.inputs.terms if one.period is not None]
    if claim is None:
        # Without a claim the terms themselves say which time is meant.
        named = [one.observation for one in check.inputs.terms if one.observation is not None]
        spans += [dataset.observation[name].period for name in named]
    elif not spans:
        spans = [claim.one.period]
    source = dataset.source[(claim or terms["terms"][0]).one.source]
    last = max(span.last_day or source.said_from for span in spans)
    first = min(
        span.first_day or min((one.first for one in windows), default=last) for span in spans
    )
    total = add_up(windows, first, max(first, last))
    counted = [known[one.name] for one in total.windows]
    terms["terms"], terms["rates"] = (
        [term for term, _, _ in counted],
        [rate for _, rates, _ in counted for rate in rates],
    )
    longer = source.said_from < source.known_by and any(span.last_day is None for span in spans)
    worth = Interval(total.total.low, None) if longer else total.total
    missing = "; ".join(wording.span(*days) for days in total.missing)
    text = " + ".join(worked.text for _, _, worked in counted) or "nothing"
    more = wording.sentences(
        *counted_as(dataset, terms["terms"]), f"Not found in print: {missing}" if missing else ""
    )
    point = reduce(
        add, (worked.point for _, _, worked in counted), Interval(Decimal(0), Decimal(0))
    )
    # A sum is never confirmed by its windows; without a claim, it is open where days lack.
    loose = claim is not None or worth.high is None
    return Worked(worth, worth if claim else point, text, loose=loose, more=more)


KINDS: dict[CheckKind, Callable[[Dataset, Check, Terms], Pairs]] = {
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
"""How a check of each kind is worked out."""
