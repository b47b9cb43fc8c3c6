"""Sentences in the words of the sources, and sentences about other things, put to the record."""

import csv
from decimal import Decimal
from functools import cache

import pytest

from dashboard.ask.answer import reply
from dashboard.ask.index import Index
from dashboard.model import Dataset
from dashboard.record import Record
from tests.folders import DATA

FIRST = 3
"""So many hits a reader sees at a glance."""
QUESTIONS = DATA / "questions"


def lines(name: str) -> list[dict[str, str]]:
    with (QUESTIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INSIDE, OUTSIDE = lines("inside.csv"), lines("outside.csv")


@pytest.fixture(scope="module")
def index(published: Dataset) -> Index:
    return Index(Record(published), {page.id: page.title for page in published.pages})


def claim(index: Index, name: str) -> tuple[str, str, Decimal | None, str | None]:
    """What an observation says: the same from another page is as right."""
    dataset = index.record.dataset
    observation = dataset.observation[name]
    if observation.value is None or observation.unit is None:
        return observation.series, observation.period.text, None, None
    unit = dataset.unit[observation.unit]
    return (
        observation.series,
        observation.period.text,
        observation.value * unit.factor,
        unit.currency,
    )


@cache
def languages() -> set[str]:
    return {line["language"] for line in INSIDE}


def test_there_are_enough_of_both() -> None:
    assert len(INSIDE) == 60
    assert len(OUTSIDE) == 20
    assert {"en", "sr", "zh"} <= languages()


@pytest.mark.parametrize("line", INSIDE, ids=lambda line: line["observation"])
def test_the_right_value_is_among_the_first(index: Index, line: dict[str, str]) -> None:
    found = reply(index, line["question"])
    first = [entry.id for entry in found.hits[:FIRST] if entry.kind == "observation"]
    assert claim(index, line["observation"]) in [claim(index, name) for name in first]
    # Two of them are not sure enough: their words are few, and other ones than in the record.
    assert found.found is (line["found"] == "yes")


@pytest.mark.parametrize("line", OUTSIDE, ids=lambda line: line["why"])
def test_nothing_is_invented(index: Index, line: dict[str, str]) -> None:
    found = reply(index, line["question"])
    assert not found.found
    assert found.answer is None or not found.answer.claims


def test_an_article_is_taken_apart(index: Index) -> None:
    found = reply(
        index,
        "Since 2016, the revived steel mill has generated around 4.77 billion euros"
        " ($5.13 billion) in exports. In 2023, it contributed 795 million euros to Serbia's"
        " economy, accounting for 1.15 percent of its GDP that year.",
    )
    assert found.answer is not None
    series = [claim.value.series.id for claim in found.answer.claims]
    assert series == ["exports", "exports", "output-value", "said-of-gdp"]


@pytest.mark.parametrize("text", ["zelezara", "железара", "Železara", "ŽELEZARA"])
def test_scripts_and_accents_find_the_same(index: Index, text: str) -> None:
    assert index.search(text)
    assert index.search(text) == index.search("Železara")


@pytest.mark.parametrize("text", ["河鋼", "Hesteel", "Хестил", "HBIS"])
def test_one_company_has_many_names(index: Index, text: str) -> None:
    found = {entry.id for entry in index.search(text)}
    assert "hbis-contract-signed" in found or "hbis" in found


def test_words_are_no_parts_of_words(index: Index) -> None:
    dust = index.search("dust")
    assert dust[0].id == "dust-days"
    assert not any(entry.id == "share-of-industrial-output" for entry in dust)
    assert all("chairman" not in entry.title.casefold() for entry in index.search("air"))
    assert "dust-days" in [entry.id for entry in index.search("prašina")]
