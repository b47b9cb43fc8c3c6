from decimal import Decimal

import pytest

from dashboard.ask.amounts import Amount, read
from dashboard.ask.lexicon import lexicon

LEXICON = lexicon()


def amounts(text: str) -> tuple[Amount, ...]:
    return read(text, LEXICON).amounts


def said(text: str) -> list[tuple[Decimal, str, str | None]]:
    """Each amount of a text in base units, with what it counts."""
    return [
        (amount.readings[0].amount, amount.measure.dimension, amount.measure.detail)
        for amount in amounts(text)
        if amount.measure is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "795 million euros",
        "€795m",
        "EUR 795 mn",
        "795 miliona evra",
        "795 милиона евра",
        "0,795 milijardi evra",
        "0,795 mlrd. evra",
        "7.95亿欧元",
        "7.95億歐元",
        "795 Mio. Euro",
        "795 Millionen Euro",
        "0,795 Milliarden Euro",
        "795 milioni di euro",
        "0,795 miliardi di euro",
        "795 milijuna eura",
        "79500万欧元",
    ],
)
def test_one_amount_in_all_languages(text: str) -> None:
    assert said(text) == [(Decimal(795_000_000), "money", "EUR")]


@pytest.mark.parametrize(
    ("text", "amount", "dimension"),
    [
        ("1.15 percent", "1.15", "ratio"),
        ("1,15 odsto", "1.15", "ratio"),
        ("1,15 Prozent", "1.15", "ratio"),
        ("1,15 per cento", "1.15", "ratio"),
        ("百分之60", "60", "ratio"),
        ("60％", "60", "ratio"),
        ("5.191 radnika", "5191", "persons"),
        ("5000名员工", "5000", "persons"),
        ("4.908 dipendenti", "4908", "persons"),
        ("5,000 new jobs", "5000", "persons"),
        ("Broj zaposlenih 5.036", "5036", "persons"),
        ("177万吨", "1770000", "mass"),
        ("87 тыс. тонн", "87000", "mass"),
        ("1.36mt", "1360000", "mass"),
        ("800.000 tona", "800000", "mass"),
        ("three million tons", "3000000", "mass"),
        ("dva miliona tona", "2000000", "mass"),
        ("the second largest exporter", "2", "rank"),
        ("drugo mesto na listi najvećih izvoznika", "2", "rank"),
        ("zum zweitgrößten Exporteur", "2", "rank"),
        ("al terzo posto", "3", "rank"),
        ("第一大出口企业", "1", "rank"),
        ("top exporter", "1", "rank"),
    ],
)
def test_what_is_counted(text: str, amount: str, dimension: str) -> None:
    assert [(found[0], found[1]) for found in said(text)] == [(Decimal(amount), dimension)]


def test_a_sign_belongs_to_the_number_after_it() -> None:
    assert said("4.77 billion euros ($5.13 billion)") == [
        (Decimal("4.77E9"), "money", "EUR"),
        (Decimal("5.13E9"), "money", "USD"),
    ]


def test_numbers_of_one_range_share_scale_and_unit() -> None:
    found = said("1,4 do 1,5 miliona tona")
    assert [amount for amount, *_rest in found] == [Decimal("1.4E6"), Decimal("1.5E6")]


@pytest.mark.parametrize("text", ["120 miliona dolara godišnje", "$120 million per year"])
def test_a_rate_says_of_which_time_it_is(text: str) -> None:
    (found,) = amounts(text)
    assert found.each == 1
    (monthly,) = amounts("3,5 miliona dolara mesečno")
    assert monthly.each == 12


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("600 million euros", "599.5", "600.5"),
        ("about 600 million euros", "550", "650"),
        ("oko 600 miliona evra", "550", "650"),
        ("约600百万欧元", "550", "650"),
        ("skoro 600 miliona evra", "500", "600"),
        ("more than 600 million euros", "600", "700"),
        ("超过6亿欧元", "600", "700"),
        ("6亿欧元以上", "600", "700"),
        ("6亿多欧元", "600", "700"),
        ("weniger als 600 Mio. Euro", "500", "600"),
    ],
)
def test_a_hedge_widens_a_number(text: str, low: str, high: str) -> None:
    (found,) = amounts(text)
    million = Decimal(1_000_000)
    interval = found.readings[0].interval
    assert (interval.low, interval.high) == (Decimal(low) * million, Decimal(high) * million)


def test_a_hedge_between_two_numbers_is_that_of_the_second() -> None:
    first, second = amounts("46 million euros, about 50 million dollars")
    assert (first.readings[0].qualifier, second.readings[0].qualifier) == ("exact", "about")


def test_a_point_can_part_thousands_or_decimals() -> None:
    (found,) = amounts("1.150")
    assert [reading.amount for reading in found.readings] == [Decimal(1150), Decimal("1.150")]
    (full,) = amounts("66.068.000.000 dinara")
    assert [reading.amount for reading in full.readings] == [Decimal(66_068_000_000)]
    (spaced,) = amounts("50 000 t")
    assert spaced.readings[0].amount == 50_000


def test_years_are_no_amounts_and_those_of_a_comparison_are_not_meant() -> None:
    found = read("in 2018 749.5 Mio. Euro, 39.6 per cent more than in 2017", LEXICON)
    assert found.years == (2018,)
    assert [amount.readings[0].printed for amount in found.amounts] == [
        Decimal("749.5"),
        Decimal("39.6"),
    ]


def test_words_that_are_left_say_what_it_is_about() -> None:
    assert read("1.15 percent of its GDP in 2023", LEXICON).rest == ("of", "its", "gdp", "in")


@pytest.mark.parametrize("text", ["", "...", "%%%", "1" * 400, "1,2.3,4.5", "€", "第", "9 " * 200])
def test_anything_can_be_read(text: str) -> None:
    found = read(text, LEXICON)
    assert len(found.amounts) <= 12


@pytest.mark.parametrize(
    ("text", "years", "people"),
    [
        ("employees 2014", (2014,), []),
        ("zaposleni u 2021", (2021,), []),
        ("2014 employees", (), ["2014"]),
        ("employees: 4996", (), ["4996"]),
        ("workers in 2018: 5,000", (2018,), ["5000"]),
    ],
)
def test_a_year_after_the_word_for_people_is_a_year(
    text: str, years: tuple[int, ...], people: list[str]
) -> None:
    found = read(text, LEXICON)
    assert found.years == years
    assert [str(amount.readings[0].printed) for amount in found.amounts] == people
