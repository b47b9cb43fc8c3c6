from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dashboard.model import Dataset
from dashboard.model.dataset import plain


def fields(dataset: Dataset) -> dict[str, Any]:
    return {name: getattr(dataset, name) for name in Dataset.model_fields}


def test_a_dataset_with_a_finding_open_cannot_be_built(dataset: Dataset) -> None:
    with pytest.raises(ValidationError, match="there is no source 'museum-undated'") as caught:
        Dataset(**fields(dataset) | {"sources": dataset.sources[:-1]})
    assert caught.value.error_count() == 1


def test_a_dataset_without_findings_can_be_built_again_from_its_facts(dataset: Dataset) -> None:
    assert Dataset(**fields(dataset)) == dataset


def test_amounts_are_in_the_unit_of_the_series(dataset: Dataset) -> None:
    assert {one.id: str(dataset.amount(one)) for one in dataset.observations} == {
        "rank-2018-registry": "1",
        "rank-undated": "None",
        "sales-2018-registry": "412.50",
        "sales-2018-post": "400",
        "sales-2019-post": "288",
        "sales-2021-post": "500",
        "sales-2021-post-2": "610",
        "sales-2022-mill": "520",
        "sales-since-2018": "2100",
        "staff-2020-12-post": "310",
    }
    assert dataset.amount_to(dataset.observation["staff-2020-12-post"]) == Decimal(320)


def test_an_amount_in_another_currency_is_not_converted(dataset: Dataset) -> None:
    one = dataset.observation["sales-2018-registry"].model_copy(update={"unit": "EUR_m"})
    assert dataset.amount(one) is None


def test_a_series_belongs_to_the_first_page_that_shows_it(dataset: Dataset) -> None:
    assert dataset.page_of == {"sales": "trade", "rank": "trade", "staff": "people"}


def test_every_series_has_its_observations_in_the_order_of_the_file(dataset: Dataset) -> None:
    assert {name: len(group) for name, group in dataset.of_series.items()} == {"sales": 7, "rank": 2, "staff": 1}
    assert [one.id for one in dataset.of_series["rank"]] == ["rank-2018-registry", "rank-undated"]


def test_an_id_that_is_not_there_is_a_key_error(dataset: Dataset) -> None:
    with pytest.raises(KeyError, match="nothing"):
        dataset.observation["nothing"]
    assert list(dataset.chart) == ["sales-by-year", "sales-by-window", "sales-in-all", "staff-count"]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_a_number_made_plain_is_the_same_number_without_a_power_of_ten(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))
