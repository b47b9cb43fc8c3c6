from datetime import date as Date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import BrokenRules, Dataset
from dashboard.model.dataset import plain


def fields(dataset: Dataset) -> dict[str, Any]:
    return {name: getattr(dataset, name) for name in Dataset.model_fields}


def test_a_dataset_with_a_finding_open_cannot_be_built(dataset: Dataset) -> None:
    with pytest.raises(BrokenRules, match="there is no source 'museum-undated'") as caught:
        Dataset(**fields(dataset) | {"sources": dataset.sources[:-1]})
    assert {finding.path for finding in caught.value.findings} == {
        "source",
        "sources.0",
        "sources.0.source",
    }


def test_a_copy_with_other_facts_looks_up_what_it_holds(dataset: Dataset) -> None:
    assert dataset.source["museum-undated"] in dataset.sources
    copied = dataset.replace(sources=dataset.sources[:-1])
    assert list(copied.source) == [source.id for source in dataset.sources[:-1]]
    assert "museum-undated" in dataset.source
    assert copied.observations is dataset.observations


def test_a_dataset_without_findings_can_be_built_again_from_its_facts(dataset: Dataset) -> None:
    assert Dataset(**fields(dataset)) == dataset


def test_amounts_are_in_the_unit_of_the_series(dataset: Dataset) -> None:
    assert {one.id: str(dataset.amount(one)) for one in dataset.observations} == {
        "rank-2018-registry": "1",
        "rank-undated": "None",
        "sales-2018-registry": "412.50",
        "sales-2018-post": "400",
        "sales-2019-post": "288",
        "sales-2021-post": "500",
        "sales-2021-post-2": "610",
        "sales-2022-mill": "520",
        "sales-since-2018": "2100",
        "staff-2020-12-post": "310",
    }
    assert dataset.amount_to(dataset.observation["staff-2020-12-post"]) == Decimal(320)


def test_an_amount_in_another_currency_is_not_converted(dataset: Dataset) -> None:
    one = dataset.observation["sales-2018-registry"].model_copy(update={"unit": "EUR_m"})
    assert dataset.amount(one) is None


def test_a_series_belongs_to_the_first_page_that_shows_it(dataset: Dataset) -> None:
    assert dataset.page_of == {"sales": "trade", "rank": "trade", "staff": "people"}


def test_every_series_has_its_observations_in_the_order_of_the_file(dataset: Dataset) -> None:
    assert {name: len(group) for name, group in dataset.of_series.items()} == {
        "sales": 7,
        "rank": 2,
        "staff": 1,
    }
    assert [one.id for one in dataset.of_series["rank"]] == ["rank-2018-registry", "rank-undated"]


def test_an_id_that_is_not_there_is_a_key_error(dataset: Dataset) -> None:
    with pytest.raises(KeyError, match="nothing"):
        dataset.observation["nothing"]
    assert list(dataset.chart) == [
        "sales-by-year",
        "sales-by-window",
        "sales-in-all",
        "staff-count",
    ]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6
    )
)
def test_a_number_made_plain_is_the_same_number_without_a_power_of_ten(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))


FIRST = ("rank-2018-registry", "sales-2018-registry")
LOCAL = ("sales-2018-post", "sales-2019-post", "sales-2021-post", "sales-2021-post-2")
THEN: dict[str, dict[str, Any]] = {
    "2019-03-14": {
        "sources": [],
        "observations": set(),
        "events": {},
        "eras": {},
        "claims": {},
        "dates": (),
    },
    "2019-03-15": {
        "sources": ["registry-2019"],
        "observations": {*FIRST},
        "events": {},
        "eras": {"era-fund": ("registry-2019",)},
        "claims": {},
        "dates": (),
    },
    "2021-11-30": {
        "sources": ["registry-2019", "post-2021"],
        "observations": {*FIRST, *LOCAL, "staff-2020-12-post"},
        "events": {"mill-fire": ["post-2021"]},
        "eras": {"era-fund": ("registry-2019",)},
        "claims": {},
        "dates": ("mill-fire",),
    },
    "2022-05-04": {
        "sources": ["registry-2019", "post-2021", "mill-2022", "museum-undated"],
        "observations": {
            *FIRST,
            *LOCAL,
            "staff-2020-12-post",
            "sales-2022-mill",
            "sales-since-2018",
            "rank-undated",
        },
        "events": {"mill-sold": ["museum-undated"], "mill-fire": ["post-2021", "mill-2022"]},
        "eras": {"era-family": ("museum-undated",), "era-fund": ("registry-2019",)},
        "claims": {"sales-since-2018": ("sales-2018-registry",), "rank-undated": ()},
        "dates": ("mill-sold", "mill-fire"),
    },
}


@pytest.mark.parametrize("day", THEN)
def test_the_record_of_a_day_rests_on_the_sources_of_then(dataset: Dataset, day: str) -> None:
    then = dataset.known(Date.fromisoformat(day))
    assert {
        "sources": [one.id for one in then.sources],
        "observations": {one.id for one in then.observations},
        "events": {event.id: [one.source for one in event.sources] for event in then.events},
        "eras": {era.id: era.sources for era in then.eras},
        "claims": {claim.observation: claim.beside for claim in then.about.claims},
        "dates": then.about.key_events,
    } == THEN[day]
    assert str(then.about.released) == day
    assert len(then.about.answer) == bool(then.observations)
    assert then.gaps == ()
    kept = ("units", "series", "pages", "changes")
    assert [getattr(then, name) for name in kept] == [getattr(dataset, name) for name in kept]
    assert then.checks == tuple(check.known(Date.fromisoformat(day)) for check in dataset.checks)


@pytest.mark.parametrize(
    ("note", "day", "is_told"),
    [
        ("The revision came in October 2024.", "2023-12-31", False),
        ("The revision came in October 2024.", "2024-01-01", True),
        ("Prvi 2018. i 2021, treći 2023.", "2022-05-09", False),
        ("2018年和2021年第一，2023年第三。", "2022-05-09", False),
        ("First in 2018 and 2021.", "2022-05-09", True),
        ("Counted are 2,024 people, 20.24 million or 2024.5 tonnes.", "2020-01-01", True),
        ("A rate of 1.2024 and 12024 pages.", "2020-01-01", True),
        ("No time is given.", "2020-01-01", True),
    ],
)
def test_a_note_of_a_check_says_nothing_of_a_year_to_come(
    dataset: Dataset, note: str, day: str, is_told: bool
) -> None:
    first, *others = dataset.checks
    noted = dataset.replace(checks=(first.model_copy(update={"note": note}), *others))
    then = noted.known(Date.fromisoformat(day))
    assert then.checks[0].note == (note if is_told else None)
    assert [check.id for check in then.checks] == [check.id for check in dataset.checks]


def test_a_search_in_vain_is_known_from_its_day_and_the_release_keeps_its_own(
    dataset: Dataset,
) -> None:
    then = dataset.known(Date(2022, 5, 5))
    assert then.gaps == dataset.gaps
    late = dataset.known(Date(2035, 1, 1))
    assert late.about == dataset.about
    assert late.events == dataset.events
    assert set(late.observations) == set(dataset.observations)


def test_what_a_running_source_says_is_known_at_the_end_of_its_time(dataset: Dataset) -> None:
    running = [
        one.model_copy(update={"running": True}) if one.id == "mill-2022" else one
        for one in dataset.sources
    ]
    held = dataset.replace(sources=tuple(running))
    whole = held.observation["sales-2022-mill"]
    assert (held.known_by(whole), dataset.known_by(whole)) == (
        Date(2022, 12, 31),
        Date(2022, 1, 20),
    )
    assert held.known_by(held.observation["sales-since-2018"]) == Date(2022, 1, 20)
    assert held.days == (
        Date(2019, 3, 15),
        Date(2021, 11, 30),
        Date(2022, 1, 20),
        Date(2022, 5, 4),
        Date(2022, 12, 31),
    )
    assert "mill-2022" not in {one.id for one in held.known(Date(2022, 1, 19)).sources}
    assert "sales-2022-mill" not in {one.id for one in held.known(Date(2022, 12, 30)).observations}
    assert "sales-2022-mill" in {one.id for one in held.known(Date(2022, 12, 31)).observations}


def test_eras_and_claims_keep_what_was_known_and_lose_the_rest(dataset: Dataset) -> None:
    eras = (dataset.eras[0].model_copy(update={"sources": ("registry-2019", "museum-undated")}),)
    claim = dataset.about.claims[0].model_copy(
        update={"beside": ("sales-2018-registry", "sales-2022-mill")}
    )
    about = dataset.about.model_copy(update={"claims": (claim,)})
    held = dataset.replace(eras=eras, about=about)
    then = held.known(Date(2022, 1, 19))
    assert [era.sources for era in then.eras] == [("registry-2019",)]
    assert then.about.claims == ()
    late = held.known(Date(2022, 5, 4))
    assert [era.sources for era in late.eras] == [("registry-2019", "museum-undated")]
    assert [one.beside for one in late.about.claims] == [("sales-2018-registry", "sales-2022-mill")]


@pytest.mark.parametrize(
    ("value", "text"), [("100", "100"), ("1E+3", "1000"), ("1.50", "1.5"), ("0.0", "0")]
)
def test_a_number_is_written_without_needless_digits(value: str, text: str) -> None:
    assert str(plain(Decimal(value))) == text
