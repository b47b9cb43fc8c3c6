"""Units as the reader counts in them, by thousands or by ten thousands."""

from decimal import Decimal
from gettext import NullTranslations

import pytest
from babel import Locale

from dashboard import store
from dashboard.model import Dataset, Unit
from dashboard.reading import read
from dashboard.words import language_of, speaking, units
from dashboard.words.messages import Language
from dashboard.words.units import Scale
from tests.folders import REAL

TONNES = Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes")


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
        said = {number: units.counted(unit, Decimal(number)) for number in numbers}
    assert said == numbers


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
        found = units.counted_in(record, record.unit[unit], Decimal(amount))
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
    english = units.scale(release.dataset, release.dataset.unit[unit])
    assert (english.times, english.unit.id) == (Decimal(1), unit)
    assert english.of(Decimal(amount)) == Decimal(amount)
    with speaking(language_of("zh-Hans")):
        dataset = release.told("zh-Hans").dataset
        scale = units.scale(dataset, dataset.unit[unit])
        assert (scale.number(Decimal(amount)), scale.name) == (written, name)


@pytest.mark.parametrize(
    ("amount", "said"),
    [("51.6", "5160万美元"), ("10", "1000万美元"), ("980", "9.8亿美元"), ("0", "0亿美元")],
)
def test_a_single_amount_of_a_scale_is_counted_for_itself(amount: str, said: str) -> None:
    with speaking(language_of("zh-Hans")):
        dataset = store.current(REAL).told("zh-Hans").dataset
        assert units.scale(dataset, dataset.unit["USD_m"]).said(Decimal(amount)) == said


def test_a_scale_of_known_amounts_has_none_below_one() -> None:
    with speaking(language_of("zh-Hans")):
        dataset = store.current(REAL).told("zh-Hans").dataset
        scale = units.scale(dataset, dataset.unit["USD_m"], map(Decimal, ("50.83", "51.97")))
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
        assert units.quantity(Decimal(amount), unit, "en-GB") == written
    assert units.quantity(Decimal(amount), "t", "en-GB").endswith(" t")


def test_titles_of_charts_in_chinese_name_the_unit_of_their_axis() -> None:
    release = store.current(REAL)
    told = release.told("zh-Hans").dataset
    seen = 0
    with speaking(language_of("zh-Hans")):
        for chart in release.dataset.chart.values():
            unit = release.dataset.one_series[chart.series[0]].unit
            if release.dataset.unit[unit].words in chart.title and unit != "percent":
                scale = units.scale(told, told.unit[unit])
                assert scale.unit.words in told.chart[chart.id].title, chart.id
                seen += 1
    assert seen > 10
