"""Verdicts in words: in the line of a check, beside a claim, and what is lacking."""

from dataclasses import replace

import pytest

from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.period import parse
from dashboard.record import Record
from dashboard.record.checks.result import (
    Lacking,
    NoPart,
    NotHeld,
    NotYetKnown,
    Result,
    Unchecked,
    WithoutNumber,
)
from dashboard.words import verdicts

LINES = {
    Verdict.AGREES: ("agrees", "agrees"),
    Verdict.CONSISTENT: ("fits", "fits"),
    Verdict.NEAR: ("close", "close"),
    Verdict.DIFFERS: ("differs", "differs"),
    Verdict.IMPOSSIBLE: ("cannot both be right", "cannot both be right if they count the same"),
    Verdict.WORKED_OUT: ("worked out", "worked out"),
    Verdict.UNCHECKED: ("cannot be checked", "cannot be checked"),
    Verdict.KEPT: ("kept", "kept"),
    Verdict.EXCEEDED: ("more than promised", "more than promised"),
    Verdict.SHORT: ("fell short", "fell short"),
    Verdict.NOT_REPORTED: ("no later figure", "no later figure"),
    Verdict.NOT_DUE: ("not due yet", "not due yet"),
}
"""Verdict -> its words for things that are alike, and for others."""


@pytest.fixture
def bound(record: Record) -> Result:
    """A result of two printed values, which shows no number of its own."""
    return record.result["check-bound"]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_line_names_the_verdict(dataset: Dataset, bound: Result, verdict: Verdict) -> None:
    name, unlike = LINES[verdict]
    given = replace(bound, verdict=verdict)
    other = replace(given, check=given.check.model_copy(update={"unlike": "other years"}))
    head = f"{verdict.mark} {bound.check.title}: "
    assert verdicts.name(verdict) == name
    assert verdicts.short(dataset, given) == head + name
    assert verdicts.short(dataset, other) == head + unlike
    assert verdicts.of_check(given) == name
    assert verdicts.of_check(other) == unlike


def test_every_verdict_has_a_weight_of_its_own_and_the_worst_is_the_heaviest() -> None:
    assert sorted(verdict.weight for verdict in Verdict) == list(range(len(Verdict)))
    assert max(Verdict, key=lambda verdict: verdict.weight) is Verdict.IMPOSSIBLE
    assert Verdict.UNCHECKED.weight > Verdict.NEAR.weight > Verdict.AGREES.weight


def lacks(dataset: Dataset) -> dict[str, Lacking]:
    """What can be lacking -> its type."""
    sales, source = dataset.one_series["sales"], dataset.source["post-2021"]
    words = dataset.observation["sales-2018-registry"].model_copy(update={"as_printed": "a lot"})
    return {
        "the record does not hold “x”, which was not yet known": NotYetKnown("x"),
        "“a lot” gives no number": WithoutNumber(words),
        f"the record has no value of “{sales.title}”, 2015": NotHeld(sales, None, parse("2015")),
        f"the record has no value of “{sales.title}” by {source.publisher}, 2015": NotHeld(
            sales, source, parse("2015")
        ),
        f"no figure of “{sales.title}” was found for the time that is meant": NotHeld(
            sales, None, parse("undated")
        ),
        f"no figure of “{sales.title}” by {source.publisher} was found for the time that is "
        "meant": NotHeld(sales, source, parse("undated")),
        "no part of this time has both a value and a rate": NoPart(),
    }


def test_what_is_lacking_is_said(dataset: Dataset, bound: Result) -> None:
    for words, lacking in lacks(dataset).items():
        result = replace(bound, outcome=Unchecked((lacking,)), remarks=())
        assert verdicts.sentence(dataset, result) == f"Cannot be checked: {words}."
    both = replace(bound, outcome=Unchecked((NoPart(), NotYetKnown("x"))), remarks=())
    assert verdicts.sentence(dataset, both) == (
        "Cannot be checked: no part of this time has both a value and a rate; "
        "the record does not hold “x”, which was not yet known."
    )
