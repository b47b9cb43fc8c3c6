import pytest

from dashboard.ask.entries import Kind, entries
from dashboard.ask.index import Index
from dashboard.model import Names
from dashboard.record import Record

PAGES = {"overview": "Overview", "economy": "Economy"}
NAMES = (Names(id="mill", names=("mill", "Papierfabrik", "фабрика", "造纸厂"), subject=True),)


@pytest.fixture(scope="module")
def index(record: Record) -> Index:
    dataset = record.dataset.replace(names=NAMES)
    return Index(Record(dataset), PAGES)


def ids(index: Index, text: str) -> list[str]:
    return [entry.id for entry in index.search(text)]


def test_everything_of_a_record_can_be_found(record: Record) -> None:
    found = list(entries(record, PAGES))
    dataset = record.dataset
    counts = {kind: sum(entry.kind is kind for entry in found) for kind in Kind}
    assert counts == {
        Kind.OBSERVATION: len(dataset.observations),
        Kind.SERIES: len(dataset.series),
        Kind.EVENT: len(dataset.events),
        Kind.CHECK: len(dataset.checks),
        Kind.GAP: len(dataset.gaps),
        Kind.SOURCE: len(dataset.sources),
        Kind.PAGE: len(PAGES),
        Kind.TERM: len(dataset.glossary),
    }
    assert all(entry.title for entry in found)


@pytest.mark.parametrize("text", ["valley", "VALLEY", "mills of the valley", "valley mills"])
def test_words_are_found_in_any_order(index: Index, text: str) -> None:
    assert "rank" in ids(index, text)


def test_beginnings_are_found_and_inner_parts_are_not(index: Index) -> None:
    assert "rank" in ids(index, "vall")
    assert ids(index, "lley") == []


@pytest.mark.parametrize("text", ["valey", "vallley", "vlaley", "vallay"])
def test_a_letter_may_be_wrong(index: Index, text: str) -> None:
    assert "rank" in ids(index, text)


@pytest.mark.parametrize("text", ["Papierfabrik", "фабрика", "fabrika", "造纸厂", "papierfabrik"])
def test_names_of_one_thing_find_the_same(index: Index, text: str) -> None:
    assert ids(index, text)
    assert ids(index, text) == ids(index, "Papierfabrik")


@pytest.mark.parametrize(
    "text",
    ['"', '" OR *', "title:mill", "NEAR(mill, 2)", "mill*", "^mill", "-mill", "mill AND", "(", "'"],
)
def test_no_text_is_a_query(index: Index, text: str) -> None:
    assert isinstance(index.search(text), list)


def test_the_syntax_of_queries_is_read_as_words(index: Index) -> None:
    assert ids(index, "title:valley") != []
    assert ids(index, "valley NOT mills") == ids(index, "valley not mills")


@pytest.mark.parametrize("text", ["", "   ", "…", "xqzw"])
def test_nothing_is_found_for_nothing(index: Index, text: str) -> None:
    assert index.search(text) == []


def test_units_of_the_dataset_are_known(index: Index) -> None:
    (amount,) = index.read("412.50 million kroner").amounts
    assert amount.measure is not None
    assert (amount.measure.dimension, amount.measure.detail) == ("money", "NOK")
    assert "sales-2018-registry" in {
        number.value.id for number, _same in index.numbers.meant_by(amount)
    }
