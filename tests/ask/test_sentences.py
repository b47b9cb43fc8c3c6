"""Sentences in the words of the sources, and sentences about other things, put to the record."""

import csv
from datetime import date as Date
from decimal import Decimal
from functools import cache

import pytest

from dashboard.ask.answer import reply
from dashboard.ask.entries import is_known
from dashboard.ask.index import Index
from dashboard.model import Dataset
from dashboard.record import Record
from tests.folders import DATA

FIRST = 3
"""So many hits a reader sees at a glance."""
QUESTIONS = DATA / "questions"


def lines(name: str) -> list[dict[str, str]]:
    with (QUESTIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INSIDE, OUTSIDE = lines("inside.csv"), lines("outside.csv")
EVERYDAY = lines("everyday.csv")


@pytest.fixture(scope="module")
def index(published: Dataset) -> Index:
    return Index(Record(published), {page.id: page.title for page in published.pages})


def claim(index: Index, name: str) -> tuple[str, str, Decimal | None, str | None]:
    """What an observation says: the same from another page is as right."""
    dataset = index.record.dataset
    observation = dataset.observation[name]
    if observation.value is None or observation.unit is None:
        return observation.series, observation.period.text, None, None
    unit = dataset.unit[observation.unit]
    return (
        observation.series,
        observation.period.text,
        observation.value * unit.factor,
        unit.currency,
    )


@cache
def languages() -> set[str]:
    return {line["language"] for line in INSIDE}


def test_there_are_enough_of_both() -> None:
    assert len(INSIDE) == 60
    assert len(OUTSIDE) == 20
    assert {"en", "sr", "zh"} <= languages()


@pytest.mark.parametrize("line", INSIDE, ids=lambda line: line["observation"])
def test_the_right_value_is_among_the_first(index: Index, line: dict[str, str]) -> None:
    found = reply(index, line["question"])
    first = [entry.id for entry in found.hits[:FIRST] if entry.kind == "observation"]
    assert claim(index, line["observation"]) in [claim(index, name) for name in first]
    # Two of them are not sure enough: their words are few, and other ones than in the record.
    assert found.found is (line["found"] == "yes")


@pytest.mark.parametrize("line", EVERYDAY, ids=lambda line: f"{line['question']}: {line['first']}")
def test_everyday_words_find_what_they_mean(index: Index, line: dict[str, str]) -> None:
    hits = reply(index, line["question"]).hits
    of_kind = [entry.id for entry in hits if entry.kind.value == line["kind"]]
    assert line["first"] in of_kind[:FIRST]


def test_the_newest_figure_of_each_indicator_comes_first_where_no_year_is_named(
    index: Index,
) -> None:
    record = index.record
    for text in ("employees", "wages", "steel made"):
        values = [
            record.value[entry.id]
            for entry in reply(index, text).hits
            if entry.kind == "observation"
        ]
        seen: dict[str, str] = {}
        for value in values:
            seen.setdefault(value.series.id, value.id)
        newest = {name: used[-1].id for name in seen if (used := record.used(name))}
        assert len(newest) > 1
        first = values[0].series.id
        assert seen[first] == newest[first]
    dated = reply(index, "employees 2014").hits
    (first_value, *_others) = (entry.id for entry in dated if entry.kind == "observation")
    assert record.value[first_value].year == 2014


@pytest.mark.parametrize("line", OUTSIDE, ids=lambda line: line["why"])
def test_nothing_is_invented(index: Index, line: dict[str, str]) -> None:
    found = reply(index, line["question"])
    assert not found.found
    assert found.answer is None or not found.answer.claims


@pytest.mark.parametrize(
    "text",
    [
        "Zijin is Serbia's largest exporter",
        "China invested 300 million euros in a bridge in Belgrade",
        "Железара Зеница је извезла робу за 749,5 милиона евра",
        "In 2018 Tigar Tyres exported 368.7 million euros",
        "The party won 40 percent of the vote in Smederevo",
        "The steel plant in Kosice lost 17.5 billion",
        "5,000 people protested in Smederevo",
        "紫金矿业2023年出口额7.5亿欧元",
    ],
)
def test_another_one_with_a_number_of_the_record_is_not_found(index: Index, text: str) -> None:
    assert not reply(index, text).found


@pytest.mark.parametrize(
    "text",
    [
        "HBIS had a loss of 549.1 million euros in 2023",
        "HBIS paid 549.1 million euros in taxes in 2023",
        "The Smederevo steel mill made a profit of 752.7 million euros in 2021",
        "HBIS Serbia had revenue of 549.1 million euros in 2023",
        "HBIS received 795 million euros in subsidies in 2023",
        "The plant accounts for 5 percent of Serbia's GDP",
        "The steelworks has 20,000 employees",
        "HBIS je 2018. platio 749,5 miliona evra poreza",
        "河钢塞钢2023年利润7.95亿欧元",
    ],
)
def test_a_number_of_another_thing_is_not_found(index: Index, text: str) -> None:
    """The record has each of these numbers, of the plant, but of something else."""
    found = reply(index, text)
    assert found.answer is not None
    assert found.answer.nearest
    assert not found.found


@pytest.mark.parametrize(
    ("text", "series", "printed"),
    [
        ("The steel mill has 5,200 workers.", "employees", "5200"),
        ("U železari radi 5.000 ljudi.", "employees", "5000"),
        ("U.S. Steel sold the plant to Serbia for one dollar in 2012.", "price-paid", "1"),
        ("Prodata je za 46 miliona evra", "price-paid", "46"),
        ("钢厂曾贡献了全市40%的财政收入", "city-revenue-share", "40"),
        ("HBIS Serbia sold abroad goods for 549.1 million euros in 2023", "exports", "549.1"),
        ("The plant's production in 2006 was 1,703,383 tonnes", "steel-made", "1703383"),
    ],
)
def test_words_of_no_source_find_the_claim_too(
    index: Index, text: str, series: str, printed: str
) -> None:
    found = reply(index, text)
    assert found.answer is not None
    (claim,) = found.answer.claims
    assert claim.value.series.id == series
    assert claim.value.observation.value == Decimal(printed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 2023 the mill was Serbia's largest exporter.", "exporter-rank-2023"),
        ("Železara je 2023. bila najveći izvoznik Srbije", "exporter-rank-2023"),
        ("The steel mill employs 11,000 people.", "employees-2003"),
        ("U železari radi 15.000 ljudi.", "employees-2003"),
        ("HBIS bought the Smederevo steel mill in 2016 for 460 million euros", "price-paid-2016"),
        ("U.S. Steel sold the plant for one million dollars in 2012", "price-paid-2012"),
        ("HBIS paid 200 million euros in taxes to Serbia", "taxes-paid"),
        ("HBIS was fined 100 million euros for pollution", "pollution-fine"),
        ("The plant made 3 million tonnes of steel in 2018", "steel-made-2018"),
        ("The plant loses 5 million euros a month", "loss-pace"),
        ("河钢塞钢2023年亏损7.95亿欧元", "loss-2023"),
    ],
)
def test_the_nearest_is_of_what_is_asked_for_and_of_its_time(
    index: Index, text: str, name: str
) -> None:
    found = reply(index, text)
    assert found.answer is not None
    assert found.answer.nearest[0].id.startswith(name)


def test_the_number_itself_is_told_where_it_is_of_something_else(index: Index) -> None:
    found = reply(index, "HBIS had a loss of 549.1 million euros in 2023")
    assert found.answer is not None
    assert found.answer.same_number is found.answer.nearest[1]
    assert found.answer.same_number.series.id == "exports"
    nowhere = reply(index, "HBIS had a loss of 549.2 million euros in 2023").answer
    assert nowhere is not None
    assert nowhere.same_number is None


@pytest.mark.parametrize(
    "text",
    [
        "The mill was Serbia's second largest exporter in 2023.",
        "The mill was the second largest exporter of Serbia in 2025.",
        "2023年河钢塞钢是塞尔维亚第一大出口企业",
        "In 2023 the mill was for years Serbia's top exporter",
    ],
)
def test_what_was_said_before_a_year_tells_nothing_of_it(index: Index, text: str) -> None:
    """A page of 2018 has the second place "since July 2016"; pages of 2024 name no years."""
    assert not reply(index, text).found


@pytest.mark.parametrize(
    "text",
    [
        "35 % of the city's revenue",
        "the plant pays 20 % of the city's revenue",
        "90 % of the steel goes through the rise and fall of the city's revenue",
    ],
)
def test_a_heading_of_the_site_is_no_answer_to_another_figure(index: Index, text: str) -> None:
    found = reply(index, text)
    assert not found.found
    assert found.answer is not None


@pytest.mark.parametrize(
    "text",
    [
        "40 % of the city's budget comes from the steelworks",
        "Železara čini 40 odsto gradskog budžeta",
        "Железара чини 40 одсто прихода града",
        "The plant lost 17.5 billion dinars in 2024",
    ],
)
def test_other_words_for_the_city_s_money_and_for_a_loss_are_understood(
    index: Index, text: str
) -> None:
    found = reply(index, text)
    assert found.found
    assert found.answer is not None
    (claim,) = found.answer.claims
    assert claim.value.series.id in ("city-revenue-share", "loss")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Exports of the plant were 308.9 million euros in January to August 2020", True),
        ("Izvoz je u prvih osam meseci 2020. iznosio 308,9 miliona evra", True),
        ("Exports of the plant were 308.9 million euros in January to November 2020", False),
        ("Exports of the plant were 749.5 million euros in January to August 2018", False),
    ],
)
def test_months_narrow_what_is_meant(index: Index, text: str, is_found: bool) -> None:
    assert reply(index, text).found is is_found


def test_an_earlier_day_has_what_was_known_then(index: Index) -> None:
    text = "In 2023 it contributed 795 million euros to Serbia's economy"
    dataset = index.record.dataset
    before, after = (Record(dataset, Date(2024, 5, day)) for day in (1, 9))
    assert not reply(index, text, before).found
    found = reply(index, text, after)
    assert found.answer is not None
    (claim, *_others) = found.answer.claims
    assert claim.value is after.value[claim.value.id]
    assert {entry.id for entry in reply(index, "dust", before).hits} < {
        entry.id for entry in reply(index, "dust").hits
    }
    for entry in reply(index, "exports 2023", before).hits:
        assert is_known(before, entry)


def test_an_article_is_taken_apart(index: Index) -> None:
    found = reply(
        index,
        "Since 2016, the revived steel mill has generated around 4.77 billion euros"
        " ($5.13 billion) in exports. In 2023, it contributed 795 million euros to Serbia's"
        " economy, accounting for 1.15 percent of its GDP that year.",
    )
    assert found.answer is not None
    series = [claim.value.series.id for claim in found.answer.claims]
    assert series == ["exports", "exports", "output-value", "said-of-gdp"]


@pytest.mark.parametrize("text", ["zelezara", "железара", "Železara", "ŽELEZARA"])
def test_scripts_and_accents_find_the_same(index: Index, text: str) -> None:
    assert index.search(text)
    assert index.search(text) == index.search("Železara")


@pytest.mark.parametrize("text", ["河鋼", "Hesteel", "Хестил", "HBIS"])
def test_one_company_has_many_names(index: Index, text: str) -> None:
    found = {entry.id for entry in index.search(text)}
    assert "hbis-contract-signed" in found or "hbis" in found


def test_words_are_no_parts_of_words(index: Index) -> None:
    dust = index.search("dust")
    assert dust[0].id == "dust-days"
    assert not any(entry.id == "share-of-industrial-output" for entry in dust)
    assert all("chairman" not in entry.title.casefold() for entry in index.search("air"))
    assert "dust-days" in [entry.id for entry in index.search("prašina")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("795", "output-value-2023-people-s-daily"),
        ("4.77", "exports-since-2016-people-s-daily"),
        ("4,77", "exports-since-2016-people-s-daily"),
        ("549.1", "exports-2023-ansa"),
        ("308,9", "exports-2020-01-08-serbian-monitor"),
        ("5000", "employees-2025-10-09-bne-intellinews"),
        ("5.000", "employees-2025-10-09-bne-intellinews"),
        ("1.15", "said-of-gdp-2023-people-s-daily"),
        ("HBIS 795", "output-value-2023-people-s-daily"),
    ],
)
def test_a_bare_number_has_any_unit_and_scale(index: Index, text: str, name: str) -> None:
    found = reply(index, text)
    assert found.found
    values = index.record.value
    first = [values[hit.id] for hit in found.hits[:FIRST] if hit.kind == "observation"]
    meant = values[name]
    assert (meant.series.id, meant.amount) in [(each.series.id, each.amount) for each in first]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("600 million", "exports-2019-serbia-business"),
        ("600 miliona", "exports-2019-serbia-business"),
        ("830 million", "exports-2022-krstarica"),
        ("近50亿", "revenue-2016-07-2022-04-economic-daily"),
        ("50亿", "revenue-2016-07-2022-04-economic-daily"),
    ],
)
def test_a_mere_number_with_its_scale_is_found_in_any_unit(
    index: Index, text: str, name: str
) -> None:
    found = reply(index, text)
    assert found.found
    assert found.hits[0].id == name


@pytest.mark.parametrize(
    "text", ["4.6 billion", "7 billion", "40亿", "not 600 million", "600 million for the hospital"]
)
def test_a_mere_number_with_its_scale_is_found_where_a_value_has_it_and_nothing_else_is_said(
    index: Index, text: str
) -> None:
    assert not reply(index, text).found


@pytest.mark.parametrize("text", ["796", "4.78", "549.2", "5001"])
def test_a_bare_number_that_is_nowhere_has_the_nearest_digits(index: Index, text: str) -> None:
    found = reply(index, text)
    assert not found.found
    assert found.answer is not None
    nearest = found.answer.nearest[0].observation.value
    assert nearest is not None
    assert abs(nearest - Decimal(text)) <= Decimal(text) / 100


def test_of_alike_figures_the_newest_comes_first(index: Index) -> None:
    for text in ("5,000 workers", "5000 radnika", "5000"):
        first = index.record.value[reply(index, text).hits[0].id]
        assert first.series.id == "employees"
        same = [
            value
            for value in index.record.series("employees")
            if value.amount == first.amount and value.is_used and value.year is not None
        ]
        assert first.year == max(value.year or 0 for value in same) == 2025


def test_each_part_of_a_sentence_is_answered(index: Index) -> None:
    found = reply(
        index,
        "In 2023 it contributed 795 million euros to Serbia's economy"
        " and 40 percent of the city revenue",
    )
    assert found.answer is not None
    assert [each.value.series.id for each in found.answer.claims] == [
        "output-value",
        "city-revenue-share",
    ]
    other = reply(index, "Zijin paid 795 million euros and 40 percent of the city revenue")
    assert not other.found


@pytest.mark.parametrize(
    "text",
    [
        "The plant did not export 549.1 million euros in 2023",
        "HBIS didn't buy the steel mill for 46 million euros",
        "It is not true that the plant contributed 795 million euros in 2023",
        "Železara nije izvezla 749,5 miliona evra u 2018.",
        "Железара не запошљава 5.000 људи",
        "Železara 2018. nije bila najveći izvoznik",
        "河钢塞钢2023年没有贡献产值7.95亿欧元",
        "河钢塞钢不是塞尔维亚第一大出口企业",
        "exports fell 39.6 percent in 2018 from 2017",
        "2018年河钢塞钢出口下降39.6%",
        "emissions rose by 60 percent at the HBIS plant",
        "Output of the plant was 1.15 percentage points of GDP in 2023",
        "Exports of the plant were below 749.5 million euros in 2018",
        "Nobody believes that the plant exported 549.1 million euros in 2023",
        "河钢塞钢2023年亏损165亿第纳尔是假的",
    ],
)
def test_what_a_sentence_denies_or_turns_round_is_reported_otherwise(
    index: Index, text: str
) -> None:
    found = reply(index, text)
    assert not found.found
    assert found.answer is not None
    assert found.answer.turned


@pytest.mark.parametrize(
    "text",
    [
        "The plant employs not only Serbs but 5,000 workers",
        "HBIS employs no fewer than 5,000 people",
        "The plant, which is not profitable, exported 549.1 million euros in 2023",
        "Exports of the plant fell by about 33 percent in January to May 2020",
    ],
)
def test_a_word_that_only_looks_like_a_denial_denies_nothing(index: Index, text: str) -> None:
    found = reply(index, text)
    assert found.found
    assert found.answer is not None
    assert not found.answer.turned


@pytest.mark.parametrize(
    "text",
    [
        "The plant exported 549.1 million euros in the first half of 2023",
        "The plant exported 549.1 million euros in March 2023",
        "The plant exported 549.1 million euros a month in 2023",
        "2023年前三季度河钢塞钢出口5.491亿欧元",
        "HBIS exported 4.77 billion euros in 2016",
        "HBIS exported 4.77 billion euros between 2016 and 2020",
        "Since 2018 exports were 4.77 billion euros",
        "HBIS exported 749.5 million euros from 2018 to 2023",
        "HBIS je izvezao 549,1 miliona funti 2023.",
        "The plant made 1.46 million kilograms of steel in 2017",
        "The Smederevo port handled 1.46 million tonnes in 2017",
        "Kosice steel plant of U.S. Steel made 1.46 million tonnes in 2017",
        "宝钢2023年贡献产值7.95亿欧元",
        "HBIS's plant in Tangshan employs 5,000 people",
        "HBIS invested 158 million euros in Zrenjanin",
        "Železara će 2030. zapošljavati 5.000 radnika",
        "The plant exported about 500 million euros in 2018",
        "The plant imported 549.1 million euros in 2023",
        "河钢塞钢2018年进口7.495亿欧元",
    ],
)
def test_another_time_unit_place_or_company_is_not_found(index: Index, text: str) -> None:
    assert not reply(index, text).found


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("The plant exported 549.1 million euros in 2023 and employs 20,000 people", "20,000"),
        ("In 2023 the plant exported 549.1 million euros and made 9 million tonnes of steel", "9"),
        ("The plant bought for 46 million euros ($52.9 million) in 2016", "52.9"),
    ],
)
def test_a_number_that_is_not_there_is_named_beside_one_that_is(
    index: Index, text: str, lacking: str
) -> None:
    found = reply(index, text)
    assert found.answer is not None
    assert found.answer.claims
    assert found.answer.lacking == (lacking,)


def test_one_thing_in_two_currencies_lacks_nothing(index: Index) -> None:
    found = reply(index, "bought the factory for 46 million euros (51.6 million U.S. dollars) 2016")
    assert found.answer is not None
    assert len(found.answer.claims) == 2
    assert found.answer.lacking == ()
