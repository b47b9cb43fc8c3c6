"""Checks as facts: units that cancel, like set against like. Mistakes without exchange rates stand in edits.yaml."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Check, Unit
from dashboard.model.checks import ROLES, Inputs, across
from tests.folders import add_ratios, edit, report

CURRENCIES = ("EUR", "USD", "RSD", "NOK")


def money(currency: str) -> Unit:
    return Unit(
        id=f"{currency}_m",
        dimension="money",
        currency=currency,
        factor=Decimal(1000000),
        words="millions",
    )


def rate(currency: str, per: str) -> Unit:
    return Unit(
        id="rate",
        dimension="exchange-rate",
        currency=currency,
        per=per,
        factor=Decimal(1),
        words="for one",
    )


@pytest.mark.parametrize(
    ("rates", "signs"),
    [
        ([("RSD", "EUR")], "/"),
        ([("EUR", "RSD")], "×"),
        ([("RSD", "USD"), ("USD", "EUR")], "//"),
        ([("USD", "RSD"), ("USD", "EUR")], "×/"),
        ([("USD", "EUR")], None),
        ([("RSD", "USD")], None),
        ([], None),
    ],
)
def test_a_rate_multiplies_or_divides_so_that_currencies_cancel(
    rates: list[tuple[str, str]], signs: str | None
) -> None:
    assert across(money("RSD"), [rate(*pair) for pair in rates], money("EUR")) == signs


@given(st.lists(st.tuples(st.sampled_from(CURRENCIES), st.booleans()), min_size=1, max_size=5))
def test_a_way_over_any_currencies_and_back_cancels(way: list[tuple[str, bool]]) -> None:
    there, rates = "EUR", []
    for currency, forward in way:
        rates.append(rate(currency, there) if forward else rate(there, currency))
        there = currency
    back = [*rates, *reversed(rates)]
    pounds = money("GBP")
    assert across(money("EUR"), rates, pounds) is None
    assert across(money("EUR"), [*back, rate("GBP", "EUR")], pounds) is not None


def test_what_needs_no_rate_passes_them_by() -> None:
    assert across(money("EUR"), [rate("USD", "EUR")], money("EUR")) == ""


def test_mass_and_money_never_cancel() -> None:
    assert (
        across(
            Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes"),
            [rate("USD", "EUR")],
            money("USD"),
        )
        is None
    )


def test_every_role_of_a_kind_is_a_field_and_every_field_a_role() -> None:
    assert {name for needed, possible in ROLES.values() for name in (*needed, *possible)} == set(
        Inputs.model_fields
    )
    assert set(ROLES) == set(Check.model_fields["kind"].annotation.__args__)  # type: ignore[union-attr]


def test_inputs_know_their_places() -> None:
    inputs = Inputs.model_validate(
        {"claim": {"observation": "a"}, "terms": ({"observation": "b"}, {"observation": "c"})}
    )
    assert [(role, path, one.observation) for role, path, one in inputs.placed()] == [
        ("claim", "inputs.claim", "a"),
        ("terms", "inputs.terms.0", "b"),
        ("terms", "inputs.terms.1", "c"),
    ]


CANCEL = "do not cancel; name values of one unit, or the rates between them"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    rates: [{observation: euro-2018-post}]\n", "", f"inputs.numerator: NOK_m and EUR_m {CANCEL}"),
        (
            "terms: [{observation: sales-2018-registry}]\n    rates: [{series: euro, period: \"2018\"}]",
            "terms: [{observation: part-2018-post}]\n    rates: [{series: euro, period: \"2018\"}]",
            f"inputs.terms.0: pct and EUR_m {CANCEL}",
        ),
        (
            "claim: {observation: part-2018-post}",
            "claim: {observation: sales-2018-euros}",
            "inputs.claim: EUR_m is no percentage; name one, or choose another kind of check",
        ),
        (
            "  unlike: sales and a budget\n",
            "",
            "unlike: part is a ratio of unlike things; say in `unlike` what is set against what",
        ),
        (
            "base: [{observation: sales-2018-registry}]",
            "base: [{observation: sales-2018-euros}]",
            f"inputs.base.0: EUR_m and NOK_bn {CANCEL}",
        ),
        (
            "    base: [{observation: sales-2018-registry}]\n",
            "",
            "inputs: a check of kind growth needs either `base` or `increase`; name one of them",
        ),
        (
            "terms: [{observation: sales-2021-post}]",
            "terms: [{observation: sales-2018-post}]",
            "inputs.terms.0: is of 2018, the other side of 2021; name one window, or say why in `unlike`",
        ),
        (
            "terms: [{observation: sales-2021-post}]",
            "terms: [{observation: sales-2018-post, bound: at_most}]",
            "",
        ),
    ],
)  # fmt: skip
def test_a_check_that_sets_unlike_things_against_each_other_is_a_problem(
    small: Path, old: str, new: str, says: str
) -> None:
    add_ratios(small)
    edit(small, "checks.yaml", old, new)
    assert "\n".join(line.split(": ", 1)[1] for line in report(small)) == says


def test_percentages_and_rates_of_the_small_dataset_are_clean(small: Path) -> None:
    add_ratios(small)
    assert report(small) == []


def test_only_flows_that_cannot_be_negative_grow_with_their_window(small: Path) -> None:
    add_ratios(small)
    rates = '{series: euro, period: "2018"}, {observation: euro-2018-post}'
    edit(
        small,
        "checks.yaml",
        "{observation: sales-2019-post}, {observation: sales-since-2018}",
        rates,
    )
    text = "euro is no flow that cannot be negative; only such values grow with their window"
    assert report(small) == [f"checks.yaml:32: inputs.terms.{n}: {text}" for n in (0, 1)]
