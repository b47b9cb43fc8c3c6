"""An amount has the same text wherever it is written, and no text is made from a float."""

import ast
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import exports, headings
from dashboard.charts.hover import card
from dashboard.exports.formats import csv_file
from dashboard.markup import claim_cards
from dashboard.markup.values import observations
from dashboard.model import Dataset, Unit
from dashboard.record import Record, checks
from dashboard.store import Release
from dashboard.words import numbers, value_words
from dashboard.words.units import Scale
from tests.folders import HERE
from tests.told import Told

CLAIM = "sales-since-2018"
METRES = Unit(id="m", dimension="length", factor=Decimal(1), words="metres")
AMOUNTS = st.decimals("0.01", "999999", places=3)


def holding(dataset: Dataset, name: str, value: Decimal) -> Dataset:
    """The record with another value of one observation."""
    observations = tuple(
        one.model_copy(update={"value": value}) if one.id == name else one
        for one in dataset.observations
    )
    return dataset.replace(observations=observations)


@given(amount=AMOUNTS)
def test_a_printed_amount_has_one_text_on_every_route(
    amount: Decimal, dataset: Dataset, release: Release
) -> None:
    record = Record(holding(dataset, CLAIM, amount))
    digits = numbers.number(amount, dataset.about.locale)
    values, value = record.series("sales"), record.value[CLAIM]
    answer = headings.plain(headings.pieces(record, f"{{{CLAIM}}}"))
    shown = next(one.number for one in claim_cards.cards(record) if one.observation == CLAIM)
    found = [
        Told(record.dataset, checks.result(record, one)).sentence
        for one in dataset.checks
        if CLAIM in checks.result(record, one).inputs
    ]
    file = csv_file(exports.observations(release, record, values)).decode()
    assert found
    for text in (
        shown,
        answer,
        value_words.shown(record.dataset, value),
        card(record.dataset, value),
        str(observations(record.dataset, values, "", several=False)),
        *found,
    ):
        assert digits in text.replace("\N{NO-BREAK SPACE}", " ")
    assert f",{amount:f}," in file


@given(amount=AMOUNTS, places=st.integers(0, 3))
def test_every_way_to_round_gives_the_same_number(amount: Decimal, places: int) -> None:
    rounded = Scale("en-GB", METRES).rounded(amount, places).replace(",", "")
    fixed = numbers.fixed(amount, "en-GB", places).replace(",", "")
    assert Decimal(fixed) == Decimal(rounded) == numbers.to_places(amount, places)
    assert abs(amount - Decimal(fixed)) <= Decimal(1).scaleb(-places) / 2


@pytest.mark.parametrize(
    ("text", "places", "written"),
    [
        ("6.475", 2, "6.48"),
        ("6.485", 2, "6.48"),
        ("0.5", 0, "0"),
        ("1.5", 0, "2"),
        ("-0.004", 2, "0.00"),
        ("9.995", 2, "10.00"),
    ],
)
def test_a_half_goes_to_the_even_digit(text: str, places: int, written: str) -> None:
    assert str(numbers.to_places(Decimal(text), places)) == written


def test_the_modules_that_write_numbers_round_in_one_place() -> None:
    package = HERE.parent / "dashboard"
    modules = {
        path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
    nodes = [
        (name, node)
        for name, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    ]
    places = [f"{name}: {ast.unparse(node)}" for name, node in nodes if node.attr == "quantize"]
    # The bounds of a check are rounded outwards, so that they hold.
    assert places == [
        "model/dataset.py: value.quantize",
        "record/checks/comparison.py: value.quantize",
        # By how much a promise was missed has the digits that both of its numbers bear.
        "record/checks/promises.py: gap.quantize",
        "record/checks/promises.py: gap.quantize",
        "words/numbers.py: _ROUNDING.quantize",
    ]
