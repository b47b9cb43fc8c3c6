import pytest
from pydantic import ValidationError

from dashboard.model import Names
from dashboard.model.names import findings

PULP = Names(id="pulp", names=("pulp", "Zellstoff", "celuloza"))


@pytest.mark.parametrize("names", [(), ("pulp",)])
def test_one_name_alone_is_no_group(names: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError, match="at least 2 items"):
        Names(id="a", names=names)


@pytest.mark.parametrize(
    ("other", "path"),
    [
        (Names(id="b", names=("Pulp", "paste")), "names.0"),
        (Names(id="b", names=("paste", "ZELLSTOFF")), "names.1"),
    ],
)
def test_a_name_is_that_of_one_thing(other: Names, path: str) -> None:
    (found,) = findings((PULP, other))
    assert (found.record, found.path) == (other, path)
    assert "is a name of 'pulp' already" in found.text


def test_a_name_stands_once_in_its_group() -> None:
    (found,) = findings((Names(id="a", names=("mill", "Mill")),))
    assert found.path == "names.1"


@pytest.mark.parametrize(
    ("also", "places"),
    [
        (("paste", "Pulp"), ["also.1"]),
        (("paste", "Paste", "fibre"), ["also.1"]),
        (("zellstoff", "celuloza"), ["also.0", "also.1"]),
        (("paste", "fibre"), []),
    ],
)
def test_an_everyday_word_stands_once_and_is_no_name(
    also: tuple[str, ...], places: list[str]
) -> None:
    group = Names(id="pulp", names=PULP.names, also=also)
    assert [found.path for found in findings((group,))] == places


def test_an_everyday_word_can_be_looked_for_in_several_things() -> None:
    one = Names(id="wages", names=("wages", "pay"), also=("money",))
    other = Names(id="sales", names=("sales", "turnover"), also=("money", "wages"))
    assert list(findings((one, other))) == []


def test_names_of_their_own_are_fine() -> None:
    assert list(findings((PULP, Names(id="b", names=("paper", "papir"))))) == []
