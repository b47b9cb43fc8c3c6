from datetime import date as Date
from decimal import Decimal
from gettext import NullTranslations
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Dataset, Observation, Unit
from dashboard.reading import read
from dashboard.words import language_of, speaking, wording
from dashboard.words.messages import Language
from tests.folders import REAL


def change(dataset: Dataset, name: str, **cells: Any) -> Observation:
    return dataset.observation[name].model_copy(update=cells)


@given(
    number=st.integers(-(10**18), 10**18),
    places=st.integers(0, 9),
    locale=st.sampled_from(["en-GB", "de", "fr", "sr", "nb", "hi", "ar"]),
)
def test_a_number_is_written_with_exactly_its_digits(number: int, places: int, locale: str) -> None:
    value = Decimal(number).scaleb(-places)
    assert [one for one in wording.number(value, locale) if one.isdigit()] == [
        one for one in f"{value:f}" if one.isdigit()
    ]


def test_two_numbers_that_are_equal_keep_each_its_own_digits() -> None:
    assert [wording.number(Decimal(text), "en-GB") for text in ("7.250", "7.25", "7.2500")] == [
        "7.250",
        "7.25",
        "7.2500",
    ]


@pytest.mark.parametrize(
    ("text", "locale", "written"),
    [
        ("1.150", "en-GB", "1.150"),
        ("1703383", "en-GB", "1,703,383"),
        ("1703383.50", "de", "1.703.383,50"),
        ("-4.770", "en-GB", "-4.770"),
        ("0", "en-GB", "0"),
        ("0.05", "en-GB", "0.05"),
    ],
)
def test_a_number_is_grouped_as_its_locale_does(text: str, locale: str, written: str) -> None:
    assert wording.number(Decimal(text), locale) == written


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (101, "101st"),
        (111, "111th"),
    ],
)
def test_places_are_ordinals(n: int, word: str) -> None:
    assert wording.ordinal(Decimal(n)) == word


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


@pytest.mark.parametrize(
    ("amount", "decimals", "written"),
    [
        ("1234.567", 2, "1,234.57"),
        ("1234.5", 0, "1,234"),
        ("1235.5", 0, "1,236"),
        ("749.5", 2, "749.5"),
        ("2.0", 2, "2"),
        ("-0.004", 2, "0"),
        ("6.475", 2, "6.48"),
        ("6.485", 2, "6.48"),
        ("1E+3", 2, "1,000"),
    ],
)
def test_a_computed_number_has_at_most_its_decimals(
    amount: str, decimals: int, written: str
) -> None:
    assert wording.rounded(Decimal(amount), "en-GB", decimals) == written


def test_sentences_keep_their_letters_and_end_once() -> None:
    assert wording.sentences("One", "", "iPhone 4.", "three?") == "One. iPhone 4. three?"
    assert (
        wording.sentences("县志写着。", "“so.”", "(as printed.)", "“so”")
        == "县志写着。 “so.” (as printed.) “so”."
    )


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


def test_a_search_compares_each_text_of_the_record_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    searched = wording.searched

    def counted(text: str) -> list[str]:
        compared.append(text)
        return searched(text)

    monkeypatch.setattr(wording, "searched", counted)
    wording.searchable.cache_clear()
    texts = [f"Tvrđava number {number}" for number in range(20)]
    for search in ("tvrdava", "c d e f", "t n " * 40, "1 1 1 1"):
        words = wording.words_of(search)
        assert len(words) == len(set(words))
        is_found = search[0] == "t"
        assert all(wording.holds(text, words) is is_found for text in texts[2:10])
    # The texts, and the words of each search.
    assert len(compared) == len(texts[2:10]) + 4


@pytest.mark.parametrize(
    "search",
    [
        *("Železara", "zelezara", "ŽELEZARA", "Железара", "железара", "zelez"),
        *("Tvrđava", "Tvrdjava", "tvrdava", "Тврђава"),
        *("tvrdava zelezara", "zelezara tvrdava", "河钢", "集团 河", "Łódź", "lodz"),
    ],
)
def test_a_search_heeds_no_script_no_accent_and_no_order(search: str) -> None:
    text = "Železara Smederevo, Tvrđava; 河钢集团; Łódź"
    assert wording.holds(text, wording.words_of(search))


@pytest.mark.parametrize(
    ("search", "text"),
    [("dust", "industry"), ("air", "chairman"), ("...", "a. b."), ("–", "a – b"), ("钢厂", "河钢")],
)
def test_a_search_finds_no_part_within_a_word(search: str, text: str) -> None:
    assert not wording.holds(text, wording.words_of(search))


def test_a_search_of_nothing_finds_all() -> None:
    for search in ("", "  ", "\n"):
        assert wording.holds("anything", wording.words_of(search))


@pytest.mark.parametrize(
    ("spoken", "written_in", "written"),
    [
        ("en", "en-GB", "1,703.5"),
        ("en", "nb-NO", "1 703,5"),
        ("sr", "en-GB", "1.703,5"),
        ("zh_Hans", "en-GB", "1,703.5"),
        ("nb", "nb-NO", "1 703,5"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(
    spoken: str, written_in: str, written: str
) -> None:
    language = Language(spoken, NullTranslations(), Locale.parse(spoken))
    with speaking(language):
        said = wording.number(Decimal("1703.5"), written_in)
    assert said.replace("\xa0", " ") == written


@pytest.mark.parametrize(
    ("tag", "amount", "unit", "counted"),
    [
        ("zh-Hans", "795", "EUR_m", "EUR_100m"),
        ("zh-Hans", "45.7", "EUR_m", "EUR_10k"),
        ("zh-Hans", "1770", "kt", "t_10k"),
        ("zh-Hans", "5000", "persons", "persons"),
        ("zh-Hans", "20406", "EUR", "EUR"),
        ("zh-Hans", "34", "EUR_10k", "EUR_10k"),
        ("en", "34", "EUR_10k", "EUR"),
        ("en", "795", "EUR_m", "EUR_m"),
        ("sr-Latn", "4.77", "EUR_bn", "EUR_bn"),
    ],
)
def test_chinese_counts_by_ten_thousands_where_the_number_stays_short(
    tag: str, amount: str, unit: str, counted: str
) -> None:
    record = read(REAL)
    with speaking(Language(tag, NullTranslations(), Locale.parse(tag, sep="-"))):
        found = wording.counted_in(record, record.unit[unit], Decimal(amount))
    assert found.id == counted


@pytest.mark.parametrize(
    ("tag", "times", "words"),
    [
        ("en", ["2012"], "2012"),
        ("en", ["2012", "2013"], "2012 and 2013"),
        ("en", ["2004", "2005", "2006", "2012"], "2004 to 2006, 2012"),
        ("en", ["2004", "2016/2018", "2019-03"], "2004, 2016 to 2018, March 2019"),
        ("sr-Latn", ["2004", "2005", "2006", "2012"], "2004 – 2006, 2012"),
        ("zh-Hans", ["2004", "2005", "2006", "2012"], "2004年至2006年、2012年"),
        ("zh-Hans", ["2012", "2013"], "2012年和2013年"),
        ("en", ["2016/2025", "2018"], "2016 to 2025, 2018"),
        ("en", [], ""),
    ],
)
def test_years_in_a_row_are_told_by_their_ends(tag: str, times: list[str], words: str) -> None:
    with speaking(language_of(tag)):
        assert wording.years(times) == words
