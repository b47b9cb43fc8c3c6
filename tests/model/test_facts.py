import re
from datetime import date as Date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from dashboard.model import Dataset, Observation, Source, Unit
from dashboard.model.facts import Dimension, in_base
from dashboard.period import parse
from dashboard.reading import read
from tests.folders import REAL

VALUE = {
    "id": "a",
    "series": "exports",
    "period": "2018",
    "value": "749.5",
    "unit": "EUR_m",
    "source": "post",
    "as_printed": "749,5 Mio. Euro",
}
IN_WORDS = {
    "id": "a",
    "series": "exports",
    "period": "undated",
    "source": "post",
    "as_printed": "for years the first",
}
SOURCE = {
    "id": "post",
    "publisher": "The Post",
    "language": "en",
    "kind": "press",
    "accessed": "2024-05-20",
    "read": "whole",
}


def messages(model: type[Observation | Source], data: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [error["msg"].removeprefix("Value error, ") for error in caught.value.errors()]


def test_a_value_and_a_claim_in_words_are_both_observations() -> None:
    assert Observation.model_validate(VALUE).value == Decimal("749.5")
    assert Observation.model_validate(IN_WORDS).value is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            VALUE | {"value_to": "800"},
            "`value_to` and the qualifier range belong together; give both or neither",
        ),
        (
            VALUE | {"qualifier": "range"},
            "`value_to` and the qualifier range belong together; give both or neither",
        ),
        (
            VALUE | {"qualifier": "range", "value_to": "749.5"},
            "`value_to` is not above `value`; write the lower end first",
        ),
        (
            IN_WORDS | {"unit": "EUR_m"},
            "`value` and `unit` belong together; give both, or neither for a claim in words",
        ),
        (
            IN_WORDS | {"value": "5"},
            "`value` and `unit` belong together; give both, or neither for a claim in words",
        ),
        (
            VALUE | {"standing": "preferred"},
            "`reason` and `standing` belong together; say why it is preferred or deprecated, and only then",
        ),
        (
            VALUE | {"reason": "So."},
            "`reason` and `standing` belong together; say why it is preferred or deprecated, and only then",
        ),
    ],
)
def test_fields_that_belong_together_are_given_together(data: dict[str, Any], message: str) -> None:
    assert messages(Observation, data) == [message]


def test_an_upper_end_needs_a_lower_end() -> None:
    assert len(messages(Observation, IN_WORDS | {"qualifier": "range", "value_to": "5"})) == 1


def test_an_observation_without_value_and_words_is_refused() -> None:
    data = {key: value for key, value in IN_WORDS.items() if key != "as_printed"}
    assert messages(Observation, data) == [
        "it has neither `value` nor `as_printed`; write what the source prints"
    ]


def test_a_fact_cannot_be_changed() -> None:
    one = Observation.model_validate(VALUE)
    with pytest.raises(ValidationError, match="Instance is frozen"):
        setattr(one, "value", Decimal(1))  # noqa: B010  (the type checker refuses the plain form)
    assert one.value == Decimal("749.5")


@pytest.mark.parametrize(("origin", "root"), [(None, "post"), ("mof-list-2018", "mof-list-2018")])
def test_independence_is_counted_by_the_origin_and_by_the_source_where_none_is_named(
    origin: str | None, root: str
) -> None:
    assert Observation.model_validate(VALUE | ({"origin": origin} if origin else {})).root == root


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ({"published": "2024-05-09"}, Date(2024, 5, 9)),
        ({"published": "2023-11"}, Date(2023, 11, 30)),
        ({"published": "2023~"}, Date(2023, 12, 31)),
        ({"archived": {"url": "https://a.example", "date": "2024-05-12"}}, Date(2024, 5, 12)),
        (
            {
                "published": "2024-05-09",
                "archived": {"url": "https://a.example", "date": "2024-05-12"},
            },
            Date(2024, 5, 9),
        ),
        (
            {"published": "2023/", "archived": {"url": "https://a.example", "date": "2024-05-12"}},
            Date(2024, 5, 12),
        ),
        ({}, Date(2024, 5, 20)),
    ],
    ids=[
        "day",
        "month",
        "about a year",
        "archived",
        "published and archived",
        "without an end",
        "read",
    ],
)
def test_a_source_is_known_by_its_publication_else_its_archive_else_its_reading(
    cells: dict[str, Any], day: Date
) -> None:
    assert Source.model_validate(SOURCE | cells).known_by == day


def test_units_compare_within_one_dimension_and_one_currency(dataset: Dataset) -> None:
    def like(one: str) -> list[str]:
        return [name for name, unit in dataset.unit.items() if unit.comparable(dataset.unit[one])]

    assert [like(name) for name in ("NOK_m", "EUR_m", "persons")] == [
        ["NOK_m", "NOK_bn"],
        ["EUR_m"],
        ["persons"],
    ]


def test_counts_compare_where_they_are_of_the_same_thing() -> None:
    wells, more_wells, ships = (
        Unit.model_validate(
            {"id": name, "dimension": "count", "counted": thing, "factor": factor, "words": "times"}
        )
        for name, thing, factor in (
            ("wells", "wells", "1"),
            ("wells_k", "wells", "1000"),
            ("ships", "ships", "1"),
        )
    )
    assert wells.comparable(more_wells)
    assert not wells.comparable(ships)


def test_every_dimension_is_in_the_data_dictionary() -> None:
    dictionary = (REAL / "README.md").read_text("utf-8")
    table = dictionary.partition("## What a unit is")[2].partition("\n## ")[0]
    described = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([a-z-]+)`", line.split("|")[1])
    }
    assert described == set(get_args(Dimension))


def test_a_number_in_base_units_is_exact() -> None:
    unit = Unit.model_validate(
        {
            "id": "EUR_100m",
            "dimension": "money",
            "currency": "EUR",
            "factor": "100000000",
            "words": "times",
        }
    )
    assert str(in_base(Decimal("47.7"), unit)) == "4770000000.0"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2022", "2022-05-01"), ("2021", "2021-12-31"), ("2022-03", "2022-03-31")],
)
def test_a_source_is_known_by_its_last_possible_day_and_never_after_it_was_read(
    small: Path, published: str, day: str
) -> None:
    source = read(small).source["registry-2019"]
    assert str(source.model_copy(update={"published": parse(published)}).known_by) == day


@pytest.mark.parametrize(
    ("published", "first", "reaches"),
    [
        ("2021-11-30", "2021-11-30", "2021-11-30"),
        ("2021?", "2021-01-01", "2021-01-01"),
        ("2021-11~", "2021-11-01", "2021-11-01"),
        ("2023", "2022-05-01", "2022-05-01"),
        ("../2021", "0001-01-01", "0001-01-01"),
        (None, "0001-01-01", "2022-05-01"),
    ],
)
def test_a_source_can_have_been_published_from_the_first_day_that_its_date_means(
    small: Path, published: str | None, first: str, reaches: str
) -> None:
    source = read(small).source["registry-2019"]
    dated = source.model_copy(update={"published": published and parse(published)})
    assert (str(dated.earliest), str(dated.said_from)) == (first, reaches)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("list", "list", True),
        ("list", "other", False),
        ("unknown", "unknown", False),
        ("unknown", None, False),
        (None, None, True),
    ],
)
def test_two_values_of_an_unknown_origin_are_not_one_statement(
    one: str | None, other: str | None, same: bool
) -> None:
    first, second = (
        Observation.model_validate(VALUE | ({"origin": origin} if origin else {}))
        for origin in (one, other)
    )
    assert first.same_statement(second) is second.same_statement(first) is same


def test_rates_for_different_currencies_are_not_of_one_kind(small: Path) -> None:
    unit = read(small).unit["NOK_m"]
    rate = unit.model_copy(update={"dimension": "exchange-rate", "per": "EUR"})
    assert not rate.comparable(rate.model_copy(update={"per": "USD"}))
