import pytest

from dashboard.ask.answer import Answer, reply
from dashboard.ask.index import Index
from dashboard.record import Record
from dashboard.words import answers


@pytest.fixture(scope="module")
def index(record: Record) -> Index:
    return Index(record, {})


def sentences(index: Index, text: str) -> list[str]:
    found = reply(index, text)
    assert found.answer is not None
    return answers.sentences(index.record.dataset, found.answer)


def test_a_value_is_told_with_its_rivals_and_checks(index: Index) -> None:
    first, who, rivals, checks = sentences(index, "412.50 million kroner in 2018")
    assert first == "Reported: 412.50 million kroner (Sales of the mill, 2018)."
    assert who.startswith("First reported by ")
    assert rivals.startswith("For the same time there is 1 other figure: about 400 million kroner")
    assert checks.startswith("It takes part in ")
    assert "agrees (" in checks


def test_what_comes_nearest_is_told(index: Index) -> None:
    (first, *_rest) = sentences(index, "Sales of the mill were 413.7 million kroner in 2018")
    assert first.startswith("The record has no such figure. The nearest is 412.50 million kroner")


def test_nothing_near_is_told_too(index: Index) -> None:
    nothing = Answer((), (), (), ())
    assert answers.sentences(index.record.dataset, nothing) == ["The record has no such figure."]


def test_a_number_of_something_else_is_told_beside_what_is_asked_for(index: Index) -> None:
    said = sentences(index, "Sales of the mill were 412.50 million kroner in 2017")
    assert any(
        line.startswith("The record has this number only of something else") for line in said
    )
    assert any("412.50 million kroner" in line for line in said)


def test_what_is_denied_is_told_as_reported_otherwise(index: Index) -> None:
    (said,) = sentences(index, "The sales of the mill were not 412.50 million kroner in 2018")
    assert said.startswith("It has been reported otherwise: 412.50 million kroner")


def test_a_number_that_nothing_fits_is_named() -> None:
    assert answers.of_lacking(("999",)).endswith("this number of the sentence: 999.")
    assert "these 2 numbers of the sentence: 9, 7." in answers.of_lacking(("9", "7"))
