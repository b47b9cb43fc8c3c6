"""Observations as HTML: which publishers a line of sources names, and in which order."""

from collections.abc import Iterable
from itertools import permutations

import pytest

from dashboard.markup.values import publishers
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
def test_publishers_stand_in_the_order_of_their_values(order: tuple[str, ...]) -> None:
    named, more = publishers(printed(name.lower(), name) for name in order)
    assert publishers_of(named) == list(order)
    assert more == 0


@pytest.mark.parametrize("role", [Role.RIVAL, Role.DEPRECATED, Role.FORECAST])
def test_publishers_of_the_values_used_stand_first(role: Role) -> None:
    values = [
        printed("a", "Rival", role),
        printed("b", "Post"),
        printed("c", "Other", role),
        printed("d", "Bank"),
    ]
    assert not values[0].is_used
    assert values[1].is_used
    assert publishers_of(publishers(values)[0]) == ["Post", "Bank", "Rival", "Other"]


def test_the_source_of_a_publisher_that_is_named_is_the_one_of_the_value_used() -> None:
    values = [printed("earlier", "Post", Role.RIVAL), printed("later", "Post")]
    named, more = publishers(values)
    assert [source.id for source in named] == ["later"]
    assert more == 1


@pytest.mark.parametrize(("there", "named", "more"), [(5, 5, 0), (6, 6, 0), (7, 6, 1), (9, 6, 3)])
def test_at_most_six_publishers_are_named_and_the_others_counted(
    there: int, named: int, more: int
) -> None:
    found, others = publishers(printed(f"source-{n}", f"Publisher {n}") for n in range(there))
    assert publishers_of(found) == [f"Publisher {n}" for n in range(named)]
    assert others == more
