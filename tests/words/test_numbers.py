"""Numbers as each language writes them, with exactly the digits that they have."""

from decimal import Decimal
from gettext import NullTranslations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import numbers, speaking
from dashboard.words.messages import Language


@given(
    number=st.integers(-(10**18), 10**18),
    places=st.integers(0, 9),
    locale=st.sampled_from(["en-GB", "de", "fr", "sr", "nb", "hi", "ar"]),
)
def test_a_number_is_written_with_exactly_its_digits(number: int, places: int, locale: str) -> None:
    value = Decimal(number).scaleb(-places)
    assert [one for one in numbers.number(value, locale) if one.isdigit()] == [
        one for one in f"{value:f}" if one.isdigit()
    ]


def test_two_numbers_that_are_equal_keep_each_its_own_digits() -> None:
    assert [numbers.number(Decimal(text), "en-GB") for text in ("7.250", "7.25", "7.2500")] == [
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
    assert numbers.number(Decimal(text), locale) == written


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
    assert numbers.ordinal(Decimal(n)) == word


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
        said = numbers.number(Decimal("1703.5"), written_in)
    assert said.replace("\xa0", " ") == written
