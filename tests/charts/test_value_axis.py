from decimal import Decimal

import pytest

from dashboard.charts import value_axis
from dashboard.model import Unit
from dashboard.words.units import Scale

TONNES = Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes")

ENGLISH = Scale("en-GB", TONNES)


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en-GB", ["−5,000", "0", "+0.25", "+12,345.5"]),
        ("de-DE", ["−5.000", "0", "+0,25", "+12.345,5"]),
        ("sr-Latn-RS", ["−5.000", "0", "+0,25", "+12.345,5"]),
    ],
)
def test_the_numbers_of_an_axis_are_written_as_those_of_its_marks(
    locale: str, written: list[str]
) -> None:
    ticks = (-5000.0, 0.0, 0.25, 12345.5)
    assert value_axis.tick_words(ticks, Scale(locale, TONNES)) == written


@pytest.mark.parametrize(
    ("ticks", "written"),
    [
        ((0.0, 5000.0, 9000.0), ["0", "5000", "9000"]),
        ((8000.0, 9000.0, 10000.0), ["8,000", "9,000", "10,000"]),
        ((-20000.0, 0.0, 5000.0), ["−20,000", "0", "+5,000"]),
        ((0.0, 100000.0, 200000.0), ["0", "100,000", "200,000"]),
    ],
)
def test_the_numbers_of_an_axis_all_have_their_thousands_marked_or_none(
    ticks: tuple[float, ...], written: list[str]
) -> None:
    """Chinese marks the thousands of longer numbers only."""
    assert value_axis.tick_words(ticks, Scale("zh-CN", TONNES)) == written


@pytest.mark.parametrize("tick", [0.1 + 0.2, 1e6, 1e9, 0.05, 600.0])
def test_a_number_of_an_axis_has_no_digits_too_many(tick: float) -> None:
    (words,) = value_axis.tick_words([tick], ENGLISH)
    assert float(words.replace(",", "")) == pytest.approx(tick)
    assert len(words) <= len("1,000,000,000")
