"""Values, dates and lists as they are told to every reader."""

from datetime import date as Date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.model import Dataset, Observation, Unit
from dashboard.words import language_of, speaking, wording


def change(dataset: Dataset, name: str, **cells: Any) -> Observation:
    return dataset.observation[name].model_copy(update=cells)


def test_values_are_said_as_they_are_printed(dataset: Dataset) -> None:
    assert {one.id: wording.value(dataset, one) for one in dataset.observations} == {
        "rank-2018-registry": "1st",
        "rank-undated": "“for years the first mill of the valley”",
        "sales-2018-registry": "412.50 million kroner",
        "sales-2018-post": "about 400 million kroner",
        "sales-2019-post": "288 million kroner",
        "sales-2021-post": "about 0.5 billion kroner",
        "sales-2021-post-2": "610 million kroner",
        "sales-2022-mill": "at least 520 million kroner",
        "sales-since-2018": "about 2.1 billion kroner",
        "staff-2020-12-post": "310 to 320 persons",
    }


def test_symbols_stand_in_tables_and_words_in_sentences(dataset: Dataset) -> None:
    one = dataset.observation["sales-2018-registry"]
    assert (wording.value(dataset, one, symbol=True), wording.value(dataset, one)) == (
        "412.50 m NOK",
        "412.50 million kroner",
    )


def test_a_bound_on_a_place_is_said_as_one(dataset: Dataset) -> None:
    assert (
        wording.value(
            dataset, change(dataset, "rank-2018-registry", value=Decimal(3), qualifier="at_most")
        )
        == "among the first 3"
    )


def test_a_unit_that_readers_do_not_count_in_is_shown_in_its_other(dataset: Dataset) -> None:
    hundred = Unit.model_validate(
        {
            "id": "NOK_100m",
            "dimension": "money",
            "currency": "NOK",
            "factor": "100000000",
            "words": "times",
            "shown_as": "NOK_m",
        }
    )
    wider = dataset.replace(units=(*dataset.units, hundred))
    one = change(dataset, "sales-2018-post", unit="NOK_100m", value=Decimal("4.25"))
    assert wording.value(wider, one) == "about 425 million kroner"


def test_a_range_is_counted_by_its_upper_end(dataset: Dataset) -> None:
    units = tuple(
        unit.model_copy(update={"forms": ("person", "persons")}) for unit in dataset.units
    )
    one = change(dataset, "staff-2020-12-post", value=Decimal(0), value_to=Decimal(1))
    assert wording.value(dataset.replace(units=units), one) == "0 to 1 person"


def test_sentences_keep_their_letters_and_end_once() -> None:
    assert wording.sentences("One", "", "iPhone 4.", "three?") == "One. iPhone 4. three?"
    assert (
        wording.sentences("县志写着。", "“so.”", "(as printed.)", "“so”")
        == "县志写着。“so.” (as printed.) “so”."
    )
    assert wording.sentences("„Тако?“", "„тако“") == "„Тако?“ „тако“."


def test_a_word_of_the_format_is_shown_without_its_underscore() -> None:
    assert wording.plain_words("trade_policy") == "trade policy"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Date(2017, 12, 1), Date(2017, 12, 31), "December 2017"),
        (Date(2020, 9, 1), Date(2020, 12, 31), "September to December 2020"),
        (Date(2019, 11, 1), Date(2020, 2, 29), "November 2019 to February 2020"),
        (Date(2020, 9, 1), Date(2020, 9, 29), "1 September to 29 September 2020"),
        (Date(2020, 9, 5), Date(2020, 9, 5), "5 September 2020"),
        (Date(9999, 1, 1), Date(9999, 12, 31), "January to December 9999"),
    ],
)
def test_a_span_is_said_in_months_where_these_are_whole(
    first: Date, last: Date, words: str
) -> None:
    assert wording.span(first, last) == words


@pytest.mark.parametrize(
    ("words", "begun"),
    [("another number", "Another number"), ("a", "A"), ("", ""), ("žuto", "Žuto")],
)
def test_words_of_the_site_can_begin_a_sentence(words: str, begun: str) -> None:
    assert wording.begun(words) == begun


def test_sentences_of_chinese_have_no_space_between_them() -> None:
    assert (
        wording.joined(["One.", "", "Two.", "三。", "四。", "Five."]) == "One. Two. 三。四。Five."
    )
    assert wording.joined([]) == ""


@pytest.mark.parametrize(
    ("tag", "times", "words"),
    [
        ("en", ["2012"], "2012"),
        ("en", ["2012", "2013"], "2012 and 2013"),
        ("en", ["2004", "2005", "2006", "2012"], "2004 to 2006, 2012"),
        ("en", ["2004", "2016/2018", "2019-03"], "2004, 2016 to 2018, March 2019"),
        ("sr-Latn", ["2004", "2005", "2006", "2012"], "2004–2006, 2012"),
        ("zh-Hans", ["2004", "2005", "2006", "2012"], "2004年至2006年、2012年"),
        ("zh-Hans", ["2012", "2013"], "2012年和2013年"),
        ("en", ["2016/2025", "2018"], "2016 to 2025, 2018"),
        ("en", [], ""),
    ],
)
def test_years_in_a_row_are_told_by_their_ends(tag: str, times: list[str], words: str) -> None:
    with speaking(language_of(tag)):
        assert wording.years(times) == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["One.", "Two."], "One. Two."),
        (["", "One.", "", "Two."], "One. Two."),
        (["全年。", "最早找到。"], "全年。最早找到。"),
        (["全年（2018年）", "One."], "全年（2018年）One."),
        (["Krstarica.", "全年。"], "Krstarica. 全年。"),
        ([""], ""),
        ([], ""),
    ],
)
def test_a_mark_of_chinese_has_the_room_before_the_next_sentence(
    texts: list[str], words: str
) -> None:
    assert wording.joined(texts) == words
    assert "".join(map(wording.spaced, texts)).rstrip() == words


@pytest.mark.parametrize(
    ("tag", "separator", "words"),
    [
        ("en", None, "Danas, N1, Blic"),
        ("sr-Cyrl", None, "Danas, N1, Blic"),
        ("zh-Hans", None, "Danas、N1、Blic"),
        ("zh-Hans", "；", "Danas；N1；Blic"),
        ("en", "; ", "Danas; N1; Blic"),
    ],
)
def test_names_are_parted_by_the_comma_of_the_language(
    tag: str, separator: str | None, words: str
) -> None:
    with speaking(language_of(tag)):
        assert wording.named(["Danas", "N1", "Blic"], 3, separator) == words
        assert wording.named(["Danas", "N1", "Blic", "Beta"], 3, separator).startswith(words)
        assert wording.named([], 3, separator) == ""
