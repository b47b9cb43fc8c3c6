"""How a check of each kind is worked out: results, each with the reported value that it is compared with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import and_

from dashboard import wording
from dashboard.agreement import Interval, Window, add_up
from dashboard.checks.terms import Term, Terms, Worked, converted, counted_as, meant, term_of
from dashboard.model import Check, Dataset
from dashboard.model.checks import PERCENTAGE, CheckKind
from dashboard.period import parse

Pairs = Iterator[tuple[Worked, Term]]
_ONE = Worked(Interval(Decimal(1), Decimal(1)), Interval(Decimal(1), Decimal(1)), "1")


def _share(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """A part over its whole."""
    part, whole = terms["numerator"][0], terms["denominator"][0]
    yield converted(part, terms["rates"], whole).by("/", whole.number), terms["claim"][0]


def _alike(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """Values that the claim should be, in its currency."""
    said = terms["claim"][0]
    for one in terms["terms"]:
        covers = not said.one.period.dated or said.one.period.days_alike(one.one.period)
        worked = converted(one, terms["rates"], said)
        yield replace(worked, loose=worked.loose or not covers), said


def _ascending(_: Dataset, __: Check, terms: Terms) -> Pairs:
    """Values of which none is above the next."""
    for one, other in pairwise(terms["terms"]):
        worked = converted(one, terms["rates"], other)
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
    said = terms["claim"][0]
    known: dict[str, tuple[Term, list[Term], Worked]] = {}
    windows: list[Window] = []
    for term in terms["terms"]:
        period = term.one.period
        of_year = {} if period.year is None else {"period": parse(f"{period.year:04}")}
        asked = [
            one if one.observation or one.period else one.model_copy(update=of_year)
            for one in check.inputs.rates
        ]
        rates = [term_of(dataset, each) for one in asked for each in meant(dataset, one)]
        if len(rates) == len(check.inputs.rates) and period.first_day and period.last_day:
            known[term.one.id] = term, rates, converted(term, rates, said)
            windows.append(
                Window(term.one.id, period.first_day, period.last_day, known[term.one.id][2].worth)
            )
    spans = [one.period for one in check.inputs.terms if one.period is not None] or [
        said.one.period
    ]
    source = dataset.source[said.one.source]
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
    yield Worked(worth, worth, text, loose=True, more=more), said


KINDS: dict[CheckKind, Callable[[Dataset, Check, Terms], Pairs]] = {
    "share": _share,
    "conversion": _alike,
    "sum": _summed,
    "bound": _ascending,
    "same": _alike,
    "order": _ascending,
    "growth": _growth,
}
"""How a check of each kind is worked out."""
