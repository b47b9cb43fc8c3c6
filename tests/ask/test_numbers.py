"""Printed numbers of a record near to an amount."""

import pytest

from dashboard.ask.amounts import Amount
from dashboard.ask.index import Index
from dashboard.record import Record


@pytest.fixture(scope="module")
def index(record: Record) -> Index:
    return Index(record, {})


def amount(index: Index, text: str) -> Amount:
    (found,) = index.read(text).amounts
    return found


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("412.50 million kroner", {True}),
        ("0.41250 billion kroner", {True}),
        ("about 412 million kroner", {False}),
        ("412.50", {True}),
        ("412.50 million euros", set()),
        ("412.50 tonnes", set()),
        ("413.7 million kroner", set()),
    ],
)
def test_a_number_is_meant_by_an_amount_of_its_unit_that_can_be_it(
    index: Index, text: str, is_same: set[bool]
) -> None:
    found = index.numbers.meant_by(amount(index, text))
    assert {same for number, same in found if number.value.id == "sales-2018-registry"} == is_same


@pytest.mark.parametrize("text", ["413.7 million kroner", "413.7"])
def test_the_nearest_come_first(index: Index, text: str) -> None:
    found = index.numbers.nearest(amount(index, text), 2)
    names = [number.value.id for number in found]
    assert names[:2] == ["sales-2018-registry", "sales-2018-post"]


def test_nothing_is_near_to_what_no_value_counts(index: Index) -> None:
    assert index.numbers.nearest(amount(index, "3 million euros"), 2) == []
