from datetime import date as Date
from pathlib import Path

import pytest

from dashboard import claims, store
from dashboard.headings import Piece
from dashboard.markup import fill
from dashboard.reading import read
from dashboard.record import Record
from dashboard.web import page
from tests.folders import add_ratios, edit


def test_the_answer_is_cut_into_text_and_references(record: Record) -> None:
    assert claims.answer(record) == (
        (
            Piece("Its sales stood at ", None),
            Piece("412.50 million kroner", "sales-2018-registry"),
            Piece(" in ", None),
            Piece("2018", "sales-2018-registry"),
            Piece("; nobody prints what it buys.", None),
        ),
    )


def test_an_event_in_the_answer_is_told_in_its_words_and_leads_to_its_evidence(small: Path) -> None:
    edit(
        small,
        "dataset.yaml",
        "nobody prints",
        "{mill-fire|a fire of 2019} stopped it; nobody prints",
    )
    dataset = read(small)
    (pieces,) = claims.answer(Record(dataset))
    assert Piece("a fire of 2019", "mill-fire") in pieces
    assert 'href="./evidence/mill-fire"' in fill("claims.html", "sentence", pieces=pieces)
    assert claims.answer(Record(dataset.known(Date(2019, 12, 31)))) == ()
    assert "a fire of 2019 stopped it" in page.description(store.current(small), "overview")


@pytest.mark.parametrize("then", ["{check-sum} is worked out.", "Čelik was made.", "It was made."])
def test_a_sentence_without_a_result_leaves_the_one_before_it(small: Path, then: str) -> None:
    edit(
        small,
        "dataset.yaml",
        "; nobody prints what it buys.",
        f". {then} For years it was {{check-rank}}.",
    )
    said = [
        "".join(piece.text for piece in paragraph)
        for paragraph in claims.answer(Record(read(small)))
    ]
    assert len(said) == 1
    assert said[0].startswith("Its sales stood at 412.50 million kroner in 2018. ")
    assert "For years" not in said[0]


def test_checks_stand_with_the_worst_verdict_first_and_else_in_their_order(small: Path) -> None:
    add_ratios(small)
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    found = claims.checks_of(Record(read(small)), ("rank-undated", "sales-2018-registry"))
    assert [(result.check.id, result.verdict.value) for result in found] == [
        ("check-sales-2018", "differs"),
        ("check-rank", "cannot be checked"),
        ("check-sum", "consistent with"),
        ("check-bound", "consistent with"),
        ("check-part", "agrees"),
        ("check-euros", "agrees"),
        ("check-growth", "agrees"),
    ]
