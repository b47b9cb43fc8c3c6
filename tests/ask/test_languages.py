"""A question has the same answer on a page in any language."""

import csv

import pytest

from dashboard import store
from dashboard.ask.answer import Reply, reply
from dashboard.ask.index import Index
from dashboard.record import Record
from tests.folders import DATA, REAL


def questions(name: str) -> list[str]:
    with (DATA / "questions" / name).open(encoding="utf-8", newline="") as file:
        return [line["question"] for line in csv.DictReader(file)]


ASKED = [
    *questions("inside.csv")[::4],
    *questions("outside.csv")[::4],
    "The mill exported goods worth 549.1 million euros in 2023",
    "The plant was first among Serbia's exporters in 2018",
    "U.S. Steel sold the plant to Serbia for one dollar in 2012.",
    "Železara je 2024. izgubila 17,5 milijardi dinara",
    "prosečne bruto zarade od 79.261 dinar u 2010",
    "It costs the state 10 million dollars a month",
    "Prodata je za 46 miliona evra",
    "钢厂曾贡献了全市40%的财政收入",
    "HBIS had a loss of 549.1 million euros in 2023",
]


@pytest.fixture(scope="module")
def english() -> Index:
    return Index(Record(store.current(REAL).dataset), {})


def said(found: Reply) -> set[tuple[str, str]]:
    """What a question claims that is in the record: the indicator and its time."""
    claims = found.answer.claims if found.answer else ()
    return {(claim.value.series.id, claim.value.period.text) for claim in claims}


@pytest.mark.parametrize("tag", ["sr-Latn", "zh-Hans"])
def test_a_question_has_the_same_answer_in_every_language(english: Index, tag: str) -> None:
    release = store.current(REAL)
    told = release.told(tag).dataset
    assert told.series[0].title != release.dataset.series[0].title
    index = Index(Record(told), {}, (), english.record)
    answers = {text: said(reply(english, text)) for text in ASKED}
    assert sum(map(bool, answers.values())) > len(ASKED) // 2
    assert {text: said(reply(index, text)) for text in ASKED} == answers


def test_words_of_the_record_find_it_on_a_page_in_another_language(english: Index) -> None:
    told = store.current(REAL).told("sr-Latn").dataset
    index = Index(Record(told), {}, (), english.record)
    found = index.search("bank loan")
    assert "bank-loan" in [entry.id for entry in found[:3]]
