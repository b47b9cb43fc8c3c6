from datetime import date as Date

import pytest

from dashboard.model import Assertion, Dataset
from dashboard.record import Record
from dashboard.record.findings import broken, holds


def broken_by(record: Record, **fields: object) -> str:
    return broken(record, Assertion.model_validate(fields))


TRUE: list[dict[str, object]] = [
    {"kind": "highest", "observation": "sales-2021-post"},
    {"kind": "highest", "observation": "sales-2018-registry", "period": "2018/2019"},
    {"kind": "lowest", "observation": "sales-2019-post"},
    {"kind": "lowest", "observation": "sales-2018-registry", "period": "2020/2021"},
    {"kind": "first", "observation": "sales-2018-registry"},
    {"kind": "last", "observation": "sales-2021-post"},
    {"kind": "at_least", "observation": "sales-2021-post", "number": "450"},
    {"kind": "at_least", "observation": "sales-2018-registry", "number": "412.495"},
    {"kind": "above", "observation": "sales-2018-registry", "than": ("sales-2019-post",)},
    {
        "kind": "above",
        "observation": "sales-since-2018",
        "than": ("sales-2019-post",),
        "times": "7",
    },
    {"kind": "count", "of": "values", "series": ("sales",), "number": "6"},
    {"kind": "count", "of": "values", "series": ("sales",), "period": "2018", "number": "2"},
    {"kind": "count", "of": "values", "series": ("sales",), "period": "2010", "number": "0"},
    {"kind": "count", "of": "values", "series": ("sales", "staff"), "number": "7"},
    {"kind": "count", "of": "whole_years", "series": ("sales",), "number": "2"},
    {"kind": "count", "of": "sources", "series": ("sales",), "number": "3"},
    {"kind": "count", "of": "statements", "series": ("sales",), "period": "2018", "number": "2"},
    {"kind": "verdict", "checks": ("check-sum",), "verdicts": ("consistent",)},
    {
        "kind": "count",
        "of": "checks",
        "checks": ("check-sum", "check-rank", "check-order"),
        "verdicts": ("consistent",),
        "number": "2",
    },
    {"kind": "verdict", "checks": ("check-rank",), "verdicts": ("agrees", "unchecked")},
]
FALSE: list[tuple[dict[str, object], str]] = [
    (
        {"kind": "highest", "observation": "sales-2018-registry"},
        "'sales-2021-post' can be higher than 'sales-2018-registry'",
    ),
    (
        {"kind": "lowest", "observation": "sales-2018-registry"},
        "'sales-2019-post' can be lower than 'sales-2018-registry'",
    ),
    ({"kind": "highest", "observation": "rank-undated"}, "has no number"),
    (
        {"kind": "first", "observation": "sales-2019-post"},
        "'sales-2018-registry' is of an earlier time",
    ),
    ({"kind": "last", "observation": "sales-2019-post"}, "'sales-2021-post' is of a later time"),
    (
        {"kind": "last", "observation": "staff-2020-12-post", "series": ("sales",)},
        "'sales-2021-post' is of a later time",
    ),
    (
        {"kind": "at_least", "observation": "sales-2021-post", "number": "450.1"},
        "'sales-2021-post' can be below 450.1",
    ),
    ({"kind": "at_least", "observation": "rank-undated", "number": "1"}, "can be below 1"),
    (
        {"kind": "above", "observation": "sales-2018-registry", "than": ("sales-2018-post",)},
        "'sales-2018-registry' can be below 'sales-2018-post'",
    ),
    (
        {
            "kind": "above",
            "observation": "sales-since-2018",
            "than": ("sales-2019-post",),
            "times": "7.2",
        },
        "can be below 7.2 times 'sales-2019-post'",
    ),
    (
        {"kind": "above", "observation": "sales-2018-registry", "than": ("staff-2020-12-post",)},
        "cannot be compared",
    ),
    (
        {"kind": "count", "of": "values", "series": ("sales",), "number": "7"},
        "there are 6, not 7",
    ),
    (
        {"kind": "verdict", "checks": ("check-sum", "check-rank"), "verdicts": ("consistent",)},
        "the check 'check-rank' comes to 'unchecked'",
    ),
]


@pytest.mark.parametrize("fields", TRUE, ids=str)
def test_an_assertion_holds(record: Record, fields: dict[str, object]) -> None:
    assert broken_by(record, **fields) == ""


@pytest.mark.parametrize(("fields", "why"), FALSE, ids=str)
def test_an_assertion_that_does_not_hold_says_why(
    record: Record, fields: dict[str, object], why: str
) -> None:
    assert why in broken_by(record, **fields)


def test_every_kind_is_asked_both_ways() -> None:
    kinds = {"highest", "lowest", "first", "last", "at_least", "above", "count", "verdict"}
    assert {fields["kind"] for fields in TRUE} == kinds
    assert {fields["kind"] for fields, _ in FALSE} == kinds


def test_two_exact_values_that_are_alike_share_the_first_place(dataset: Dataset) -> None:
    again = dataset.observation["rank-2018-registry"].model_copy(
        update={"id": "rank-2020", "period": dataset.observation["staff-2020-12-post"].period}
    )
    record = Record(dataset.replace(observations=(*dataset.observations, again)))
    assert broken_by(record, kind="lowest", observation="rank-2018-registry") == ""


SENTENCE = "{sales-2018-registry} in {sales-2018-registry|2018}, more than in {check-sum|sum}"
LAST = Assertion.model_validate({"kind": "last", "observation": "sales-2018-registry"})


def test_a_sentence_holds_while_what_it_names_is_known(dataset: Dataset) -> None:
    assert holds(Record(dataset), SENTENCE, ())
    assert not holds(Record(dataset), SENTENCE, (LAST,))
    of_then = Record(dataset, Date(2020, 1, 1))
    assert holds(of_then, SENTENCE, (LAST,))
    assert not holds(of_then, "{sales-2021-post}", ())
    assert broken(of_then, Assertion.model_validate(TRUE[0])) == "'sales-2021-post' is not known"
