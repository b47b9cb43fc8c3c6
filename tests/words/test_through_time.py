"""Verdicts through time in words: how long each one lasted, and what a day changed."""

from datetime import date as Date

import pytest

from dashboard import store
from dashboard.agreement import Verdict
from dashboard.record.stops import CardNews, Stop, Turn
from dashboard.record.through_time import Band, Piece
from dashboard.words import through_time
from tests.folders import SMALL

DATASET = store.current(SMALL).dataset
DAY = Date(2022, 4, 1)
CLAIM = DATASET.about.claims[0]


@pytest.mark.parametrize(
    ("until", "words"),
    [(None, "since 1 April 2022"), (Date(2023, 5, 2), "1 April 2022 to 2 May 2023")],
)
def test_a_piece_says_how_long_it_lasted(until: Date | None, words: str) -> None:
    assert through_time.time_of(Piece(DAY, until, Verdict.NEAR, ())) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sales-2018-post", "about 400 m NOK (The Valley Post)"),
        ("rank-undated", "“for years the first mill of the valley” (Valley Museum)"),
    ],
)
def test_a_value_that_became_known_is_told_with_its_page(name: str, words: str) -> None:
    assert through_time.value(DATASET, name) == words


def turn(
    question: str, verdict: Verdict, before: Verdict | None, *, headline: bool = False
) -> Turn:
    return Turn(Band(question, "check", ()), verdict, before, headline)


@pytest.mark.parametrize(
    ("verdict", "before", "words"),
    [
        (Verdict.DIFFERS, Verdict.AGREES, "Is it so? Differs; before: agrees."),
        (Verdict.IMPOSSIBLE, Verdict.NEAR, "Is it so? Cannot both be right; before: close."),
        (Verdict.CONSISTENT, None, "Is it so? Fits."),
        (Verdict.UNCHECKED, None, "Is it so? Cannot be checked."),
    ],
)
def test_a_question_says_what_it_came_to(
    verdict: Verdict, before: Verdict | None, words: str
) -> None:
    assert through_time.changes(DATASET, Stop(DAY, (turn("Is it so?", verdict, before),), ())) == (
        words,
    )


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (CardNews(CLAIM, True, (), False), "New claim: Sales since 2018."),
        (
            CardNews(CLAIM, False, (), True),
            "New verdict on the claim: Sales since 2018.",
        ),
        (
            CardNews(CLAIM, False, ("norwegian-press", "press"), False),
            "Sales since 2018: now also reported by Norwegian press, other press.",
        ),
    ],
)
def test_a_card_says_what_is_new(news: CardNews, words: str) -> None:
    assert through_time.changes(DATASET, Stop(DAY, (), (news,))) == (words,)


def test_turns_come_before_cards_and_first_verdicts_and_the_worst_of_them_first() -> None:
    turns = (
        turn("First?", Verdict.IMPOSSIBLE, None),
        turn("Close?", Verdict.NEAR, Verdict.AGREES),
        turn("Worst?", Verdict.IMPOSSIBLE, Verdict.AGREES),
        turn("Claimed?", Verdict.DIFFERS, Verdict.AGREES, headline=True),
    )
    told = through_time.changes(DATASET, Stop(DAY, turns, ()))
    assert [each.split("?")[0] for each in told] == ["Claimed", "Worst", "Close", "First"]


@pytest.mark.parametrize(
    ("number", "last"), [(5, "1 more change"), (6, "2 more changes"), (9, "5 more changes")]
)
def test_of_many_changes_a_few_are_told_and_the_others_counted(number: int, last: str) -> None:
    turns = tuple(turn(f"Is it {n}?", Verdict.AGREES, None) for n in range(number))
    told = through_time.changes(DATASET, Stop(DAY, turns, ()))
    assert len(told) == through_time.MOST_NAMED + 1
    assert told[-1] == last
