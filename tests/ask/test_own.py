"""Sentences of the site itself, found again in what a reader pastes."""

import pytest

from dashboard.ask.folding import words
from dashboard.ask.own import MOST, OwnSentences, Said

SALES = Said("Sales of the mill doubled from 2009 to 2018, then fell", "economy", "sales", ("a",))
SHORT = Said("Mill and valley", "economy", "")
DOUBTED = Said("Cannot be checked: no year is given.", "overview", "", ("b",))
CHINESE = Said("无法核对：没有年份，也没有金额。", "overview", "")
OWN = OwnSentences([SALES, SHORT, DOUBTED, CHINESE])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales of the mill doubled from 2009 to 2018, then fell", (SALES,)),
        ("SALES of the mill  doubled from 2009 to 2018 then fell.", (SALES,)),
        ("sales of the mill doubled from 2009", (SALES,)),
        ("Read this: sales of the mill doubled from 2009 to 2018, then fell (see there)", (SALES,)),
        ("Cannot be checked: no year is given. See the check", (DOUBTED,)),
        ("无法核对：没有年份，也没有金额", (CHINESE,)),
        ("sales of the mill", ()),
        ("the mill doubled", ()),
        ("Mill and valley", ()),
        ("doubled from 2009 to 2018 in another valley", ()),
        ("没有年份", ()),
        ("", ()),
    ],
)
def test_a_sentence_or_the_larger_part_of_it_is_found(text: str, found: tuple[Said, ...]) -> None:
    assert OWN.repeated(words(text)) == found


def test_of_several_the_longest_come_first_and_no_part_of_another() -> None:
    part = Said("the mill doubled from 2009", "economy", "")
    own = OwnSentences([part, DOUBTED, SALES])
    assert own.repeated(words(f"{DOUBTED.text} {SALES.text}")) == (SALES, DOUBTED)


def test_only_some_are_told() -> None:
    many = [Said(f"The mill made {number} tonnes", "economy", "") for number in range(9)]
    text = " ".join(said.text for said in many)
    assert len(OwnSentences(many).repeated(words(text))) == MOST


def test_the_first_of_equal_sentences_is_the_one_that_is_kept() -> None:
    again = Said("sales of the mill doubled from 2009 to 2018 then FELL", "checks", "other")
    (found,) = OwnSentences([SALES, again]).repeated(words(SALES.text))
    assert found is SALES
