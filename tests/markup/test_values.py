"""Observations as HTML: which sources are named, and in which order."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from dashboard.markup.values import LEAST_TO_SORT, observations, sources_of
from dashboard.model import Name, Source
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, Role, Value
from tests.folders import SMALL
from tests.values import changed

PRINTED = changed().source
"""A source of the small dataset, which others are made of."""


def printed(name: str, publisher: str, role: Role = Role.USED) -> Value:
    """A value of a source of its own."""
    source = PRINTED.model_copy(update={"id": name, "publisher": Name.of(publisher)})
    return changed(source=source, role=role)


def publishers_of(sources: Iterable[Source]) -> list[str]:
    return [str(source.publisher) for source in sources]


@pytest.mark.parametrize("order", list(permutations(["Post", "Bank", "Mill"])))
def test_sources_stand_in_the_order_of_their_values(order: tuple[str, ...]) -> None:
    found = sources_of(printed(name.lower(), name) for name in order)
    assert publishers_of(found) == list(order)


@pytest.mark.parametrize("role", [Role.RIVAL, Role.DEPRECATED, Role.FORECAST])
def test_sources_of_the_values_used_stand_first(role: Role) -> None:
    values = [
        printed("a", "Rival", role),
        printed("b", "Post"),
        printed("c", "Other", role),
        printed("d", "Bank"),
    ]
    assert not values[0].is_used
    assert values[1].is_used
    assert publishers_of(sources_of(values)) == ["Post", "Bank", "Rival", "Other"]


@pytest.mark.parametrize(("there", "named"), [(0, 0), (1, 1), (9, 9)])
def test_every_source_is_named_once(there: int, named: int) -> None:
    values = [printed(f"source-{n}", "Publisher") for n in range(there)]
    assert len(sources_of([*values, *values])) == named


def table(*values: Value, several: bool = False) -> str:
    dataset = Record(read(SMALL)).dataset
    return str(observations(dataset, values, "Caption", several=several))


def dated(name: str, role: Role = Role.USED) -> Value:
    return changed(
        source=PRINTED.model_copy(update={"id": name, "publisher": Name.of(name)}), role=role
    )


def undated(name: str, amount: str) -> Value:
    value = dated(name, Role.NO_DATE)
    observation = value.observation.model_copy(
        update={"id": name, "period": parse("undated"), "value": Decimal(amount)}
    )
    return replace(value, observation=observation)


def test_the_same_number_without_a_year_stands_once_with_every_page_that_has_it() -> None:
    body = table(undated("a", "5"), undated("b", "6"), undated("c", "5"))
    assert body.count("No year given") == 1
    assert re.findall(r'<tr class="no_date">', body) == ['<tr class="no_date">'] * 2
    assert {name: body.count(f"./evidence/{name}") for name in "abc"} == {"a": 1, "b": 1, "c": 1}


@pytest.mark.parametrize(
    ("roles", "bold", "struck"),
    [
        ([Role.USED], False, False),
        ([Role.RIVAL], False, False),
        ([Role.USED, Role.RIVAL], True, False),
        ([Role.DEPRECATED], False, True),
        ([Role.USED, Role.DEPRECATED], True, True),
    ],
)
def test_bold_and_struck_through_are_explained_where_they_stand(
    roles: list[Role], bold: bool, struck: bool
) -> None:
    body = table(*(dated(f"source-{n}", role) for n, role in enumerate(roles)))
    assert ("In bold: the figure used" in body) is bold
    assert ("Struck through: kept, but not used" in body) is struck
    assert ("<s>" in body) is struck


@pytest.mark.parametrize("rows", [1, LEAST_TO_SORT - 1, LEAST_TO_SORT])
def test_long_tables_can_be_sorted(rows: int) -> None:
    body = table(*(dated(f"source-{n}") for n in range(rows)))
    assert body.count('class="sort"') == (3 if rows >= LEAST_TO_SORT else 0)


def test_series_are_named_where_there_are_several() -> None:
    value = dated("a")
    assert 'class="subhead series"' not in table(value)
    assert f">{value.series.title}</th>" in table(value, several=True)
