from datetime import date as Date
from decimal import Decimal
from gettext import NullTranslations
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dashboard import store
from dashboard.model import Dataset, Observation, Unit
from dashboard.reading import read
from dashboard.words import language_of, speaking, wording
from dashboard.words.messages import Language
from dashboard.words.wording import Scale
from tests.folders import REAL

TONNES = Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes")


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
    ("tag", "forms", "numbers"),
    [
        ("en", ("tonne", "tonnes"), {"1": "tonne", "2": "tonnes", "1.0": "tonnes", "0": "tonnes"}),
        (
            "sr-Cyrl",
            ("тона", "тоне", "тона "),
            {
                "1": "тона",
                "2": "тоне",
                "5": "тона ",
                "11": "тона ",
                "21": "тона",
                "1703383": "тоне",
                "549.1": "тона",
                "4.77": "тона ",
                "1.2": "тоне",
                "-3": "тоне",
            },
        ),
        ("zh-Hans", ("吨",), {"1": "吨", "2": "吨", "4.77": "吨"}),
        ("sr-Latn", (), {"1": "tonnes", "2": "tonnes"}),
        ("sr-Cyrl", ("тона",), {"1": "тона", "2": "тона", "5": "тона"}),
    ],
)
def test_the_words_of_a_unit_go_with_the_number(
    dataset: Dataset, tag: str, forms: tuple[str, ...], numbers: dict[str, str]
) -> None:
    unit = dataset.units[0].model_copy(update={"words": "tonnes", "forms": forms})
    with speaking(language_of(tag)):
        said = {number: wording.counted(unit, Decimal(number)) for number in numbers}
    assert said == numbers


def test_a_range_is_counted_by_its_upper_end(dataset: Dataset) -> None:
    units = tuple(
        unit.model_copy(update={"forms": ("person", "persons")}) for unit in dataset.units
    )
    one = change(dataset, "staff-2020-12-post", value=Decimal(0), value_to=Decimal(1))
    assert wording.value(dataset.replace(units=units), one) == "0 to 1 person"


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
    assert Scale("en-GB", TONNES).rounded(Decimal(amount), decimals) == written


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
        ("zh_Hans", "en-GB", "1703.5"),
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


CHINESE_SCALES = {
    "EUR_m": ("749.5", "7.495", "亿欧元"),
    "EUR_bn": ("4.77", "47.7", "亿欧元"),
    "RSD_bn": ("8150.487", "81,504.87", "亿第纳尔"),
    "kt": ("1770", "177", "万吨"),
    "percent": ("1.15", "1.15", "%"),
    "persons": ("5050", "5050", "人"),
    "rank": ("3", "3", "名"),
}


@pytest.mark.parametrize("unit", CHINESE_SCALES)
def test_a_scale_counts_by_ten_thousands_in_chinese_alone(unit: str) -> None:
    amount, written, name = CHINESE_SCALES[unit]
    release = store.current(REAL)
    english = wording.scale(release.dataset, release.dataset.unit[unit])
    assert (english.times, english.unit.id) == (Decimal(1), unit)
    assert english.of(Decimal(amount)) == Decimal(amount)
    with speaking(language_of("zh-Hans")):
        dataset = release.told("zh-Hans").dataset
        scale = wording.scale(dataset, dataset.unit[unit])
        assert (scale.number(Decimal(amount)), scale.name) == (written, name)


@pytest.mark.parametrize(
    ("amount", "said"),
    [("51.6", "5160万美元"), ("10", "1000万美元"), ("980", "9.8亿美元"), ("0", "0亿美元")],
)
def test_a_single_amount_of_a_scale_is_counted_for_itself(amount: str, said: str) -> None:
    with speaking(language_of("zh-Hans")):
        dataset = store.current(REAL).told("zh-Hans").dataset
        assert wording.scale(dataset, dataset.unit["USD_m"]).said(Decimal(amount)) == said


def test_a_scale_of_known_amounts_has_none_below_one() -> None:
    with speaking(language_of("zh-Hans")):
        dataset = store.current(REAL).told("zh-Hans").dataset
        scale = wording.scale(dataset, dataset.unit["USD_m"], map(Decimal, ("50.83", "51.97")))
        assert (scale.number(Decimal("50.83")), scale.name) == ("5083", "万美元")


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [
        ("1.7", "十亿美元", "17亿美元"),
        ("45.68", "百万欧元", "4568万欧元"),
        ("750.3", "百万欧元", "7.503亿欧元"),
        ("66.068", "十亿第纳尔", "660.68亿第纳尔"),
        ("1.4", "百万吨", "140万吨"),
        ("4000000", "第纳尔", "4,000,000第纳尔"),
        ("5000", "人", "5000人"),
    ],
)
def test_numbers_of_events_are_counted_as_chinese_does(
    amount: str, unit: str, written: str
) -> None:
    with speaking(language_of("zh-Hans")):
        assert wording.quantity(Decimal(amount), unit, "en-GB") == written
    assert wording.quantity(Decimal(amount), "t", "en-GB").endswith(" t")


def test_sentences_of_chinese_have_no_space_between_them() -> None:
    assert (
        wording.joined(["One.", "", "Two.", "三。", "四。", "Five."]) == "One. Two. 三。四。Five."
    )
    assert wording.joined([]) == ""


def test_titles_of_charts_in_chinese_name_the_unit_of_their_axis() -> None:
    release = store.current(REAL)
    told = release.told("zh-Hans").dataset
    seen = 0
    with speaking(language_of("zh-Hans")):
        for chart in release.dataset.chart.values():
            unit = release.dataset.one_series[chart.series[0]].unit
            if release.dataset.unit[unit].words in chart.title and unit != "percent":
                scale = wording.scale(told, told.unit[unit])
                assert scale.unit.words in told.chart[chart.id].title, chart.id
                seen += 1
    assert seen > 10


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
