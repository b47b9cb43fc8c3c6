"""How a text names its years."""

import pytest

from dashboard.ask.years import read


@pytest.mark.parametrize("text", ["since 2016", "Od 2016. godine", "自2016年以来", "od jula 2016"])
def test_a_year_since_which_something_is(text: str) -> None:
    assert read(text).since == {2016}
    assert not read(text).within


@pytest.mark.parametrize(
    "text", ["from 2018 to 2023", "između 2018. i 2023.", "2018–2023", "2018年至2023年"]
)
def test_years_from_one_to_another(text: str) -> None:
    assert read(text).ranges == {(2018, 2023)}
    assert read(text).ends == {2018, 2023}


def test_a_year_that_runs_into_the_next() -> None:
    assert read("in 2023/24").ranges == {(2023, 2024)}
    assert not read("2023/12").ranges


@pytest.mark.parametrize("text", ["in 2018", "u 2018. godini", "2018年出口"])
def test_a_year_in_which_something_was(text: str) -> None:
    assert read(text).within == {2018}
    assert not read(text).ends
