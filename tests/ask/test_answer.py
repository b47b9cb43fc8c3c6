from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ask.answer import MOST_HITS, Reply, reply
from dashboard.ask.index import Index
from dashboard.ask.marking import Marking
from dashboard.ask.question import LONGEST
from dashboard.model import Names
from dashboard.record import Record

NAMES = (Names(id="mill", names=("mill", "Papierfabrik"), subject=True),)


@pytest.fixture(scope="module")
def index(record: Record) -> Index:
    return Index(Record(record.dataset.replace(names=NAMES)), {"economy": "Economy"})


def values(found: Reply) -> list[str]:
    assert found.answer is not None
    return [claim.value.id for claim in found.answer.claims]


@pytest.mark.parametrize(
    "text",
    [
        "412.50 million kroner",
        "412,5 million kroner",
        "412.5 million NOK in 2018",
        "The mill sold goods for 412.50 million kroner in 2018",
        "0.4125 billion kroner",
    ],
)
def test_a_value_of_the_record_is_found(index: Index, text: str) -> None:
    found = reply(index, text)
    assert found.found
    assert values(found) == ["sales-2018-registry"]
    assert found.hits[0].id == "sales-2018-registry"


def test_the_answer_says_who_and_what_else(index: Index) -> None:
    found = reply(index, "412.50 million kroner")
    assert found.answer is not None
    (claim,) = found.answer.claims
    assert [page.source.id for page in claim.voices.pages] == ["registry-2019"]
    assert [rival.id for rival in claim.rivals] == ["sales-2018-post"]
    assert all(claim.value.id in result.inputs for result in claim.checks)
    assert claim.checks
    assert {gap.series for gap in claim.gaps} <= {"sales"}


@pytest.mark.parametrize(
    "text",
    [
        "413.7 million kroner",
        "412.50 million euros",
        "412.50 million kroner in 2019",
        "Fjordkraft sold power for 412.50 million kroner to Bergen and Oslo",
        "412.50 tonnes",
    ],
)
def test_another_number_unit_year_or_subject_is_not(index: Index, text: str) -> None:
    found = reply(index, text)
    assert not found.found
    assert found.answer is not None
    assert found.answer.claims == ()


def test_what_comes_nearest_is_told(index: Index) -> None:
    found = reply(index, "The mill sold goods for 413.7 million kroner in 2018")
    assert found.answer is not None
    assert "sales-2018-registry" in [value.id for value in found.answer.nearest]


def test_gaps_are_those_of_the_years_that_are_asked_for(index: Index) -> None:
    gaps = index.record.gaps("sales")
    assert gaps
    year = gaps[0].period.year
    asked = reply(index, f"The mill sold goods for 413.7 million kroner in {year}")
    assert asked.answer is not None
    assert [gap.period.year for gap in asked.answer.gaps if gap.series == "sales"] == [year]
    other = reply(index, "The mill sold goods for 413.7 million kroner in 1950")
    assert other.answer is not None
    assert other.answer.gaps == ()


def test_a_claim_in_words_is_found(index: Index) -> None:
    found = reply(index, "for years the first mill of the valley")
    assert found.found
    assert "rank-undated" in values(found)


def test_mere_words_claim_nothing(index: Index) -> None:
    found = reply(index, "valley")
    assert found.hits
    assert found.answer is None
    assert not found.found


@pytest.mark.parametrize("text", ["", "?!", "a" * 4000, "1 " * 2000, "valley " * 600])
def test_work_is_bounded(index: Index, text: str) -> None:
    found = reply(index, text)
    assert len(found.text) <= LONGEST
    assert len(found.hits) <= MOST_HITS


def test_the_same_question_has_the_same_answer(index: Index) -> None:
    text = "The mill sold goods for 288 million kroner in 2019"
    assert reply(index, text) == reply(index, text)


LETTERS = st.sampled_from('mill 412.50 2018 million kroner " * ( ) : - ^ 万 é <b> \x00 ’ 0 % $ ')
TEXTS = st.lists(LETTERS | st.characters(), max_size=80).map("".join)


@given(TEXTS)
def test_any_text_has_an_answer(index: Index, text: str) -> None:
    found = reply(index, text)
    assert found == reply(index, text)
    assert len(found.hits) <= MOST_HITS
    marked = "".join(piece.text for piece in Marking(text, index).pieces("412.50 of the Mill"))
    assert marked == "412.50 of the Mill"


@pytest.mark.parametrize("text", ["word0", "mill2018", "x²", "a1b2c3", "12万valley", "½ mill"])
def test_letters_and_digits_without_a_space_are_read(index: Index, text: str) -> None:
    assert reply(index, text) == reply(index, text)


def test_time_grows_no_faster_than_a_question(index: Index) -> None:
    """Nothing is looked at for every pair of its words, and what is too long is not read."""
    text = "412.50 million kroner of the mill in 2018, and 288 workers; "
    assert 7 * len(text) > LONGEST

    def seconds(times: int) -> float:
        began = process_time()
        for _ in range(20):
            reply(index, text * times)
        return process_time() - began

    seconds(1)
    assert seconds(100) < 20 * seconds(1)
