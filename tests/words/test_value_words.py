"""Typed values in words: marks, hedges, roles and reasons."""

from decimal import Decimal

import pytest

from dashboard.model import Dataset
from dashboard.record import Reason, Record, Role
from dashboard.words import value_words
from tests.values import changed


def test_marks_are_in_the_unit_of_the_series_with_the_hedge_as_a_sign(dataset: Dataset) -> None:
    assert {value.id: value_words.mark(dataset, value) for value in Record(dataset).values} == {
        "rank-2018-registry": "1st",
        "rank-undated": "",
        "sales-2018-registry": "412.5",
        "sales-2018-post": "≈ 400",
        "sales-2019-post": "288",
        "sales-2021-post": "≈ 500",
        "sales-2021-post-2": "610",
        "sales-2022-mill": "≥ 520",
        "sales-since-2018": "≈ 2,100",
        "staff-2020-12-post": "310 to 320",
    }


@pytest.mark.parametrize(
    ("qualifier", "said", "mark"),
    [
        ("exact", "400 million kroner", "400"),
        ("about", "about 400 million kroner", "≈ 400"),
        ("nearly", "nearly 400 million kroner", "≲ 400"),
        ("at_least", "at least 400 million kroner", "≥ 400"),
        ("at_most", "at most 400 million kroner", "≤ 400"),
    ],
)
def test_every_hedge_is_said_and_drawn(
    dataset: Dataset, qualifier: str, said: str, mark: str
) -> None:
    value = changed(value=Decimal(400), qualifier=qualifier, amount=Decimal(400))
    assert (value_words.said(dataset, value), value_words.mark(dataset, value)) == (said, mark)


def test_a_value_in_another_currency_has_no_mark_but_words(dataset: Dataset) -> None:
    observation = dataset.observation["sales-2018-registry"].model_copy(
        update={"unit": "EUR_m", "value": Decimal("39.8")}
    )
    fields = {name: getattr(dataset, name) for name in Dataset.model_fields}
    other = Dataset.model_construct(**fields | {"observations": (observation,)})
    value = Record(other).value["sales-2018-registry"]
    assert (value_words.mark(other, value), value_words.said(other, value)) == (
        "",
        "39.8 million euros",
    )


def test_every_role_and_every_reason_has_words(dataset: Dataset) -> None:
    assert len({value_words.role(role) for role in Role}) == len(Role)
    said = [value_words.why(dataset, changed(reason=reason)) for reason in Reason]
    assert all(said)
    assert len(said) == len(Reason) > 10
    # A reason of the curator that is not written down is that of the role.
    assert len(set(said)) == len(Reason) - 1
