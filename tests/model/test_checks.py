from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Check, Unit
from dashboard.model.checks import ROLES, Inputs, across

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
