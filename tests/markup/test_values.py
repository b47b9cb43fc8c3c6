"""Observations as HTML: which sources are named, and in which order."""

from collections.abc import Iterable
from itertools import permutations

import pytest

from dashboard.markup.values import sources_of
from dashboard.model import Source
from dashboard.record import Role, Value
from tests.values import changed

PRINTED = changed().source
"""A source of the small dataset, which others are made of."""


def printed(name: str, publisher: str, role: Role = Role.USED) -> Value:
    """A value of a source of its own."""
    source = PRINTED.model_copy(update={"id": name, "publisher": publisher})
    return changed(source=source, role=role)


def publishers_of(sources: Iterable[Source]) -> list[str]:
    return [source.publisher for source in sources]


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
