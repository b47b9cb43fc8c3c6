from collections import Counter
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Dataset, Observation
from dashboard.reading import read
from dashboard.standing import WORDS, Role, judge
from tests.folders import SMALL

DATASET = read(SMALL)
PERIODS = (
    "2016",
    "2018",
    "2018-01/2018-08",
    "2018-01/2018-11",
    "2018-06/2018-08",
    "2018-12",
    "2019-01/2019-02",
    "2017/2019",
    "2018/",
    "undated",
)
ROWS = st.fixed_dictionaries(
    {
        "period": st.sampled_from(PERIODS),
        "value": st.sampled_from(("412.5", "400", "410", "0.4", None)),
        "unit": st.sampled_from(("NOK_m", "NOK_bn", "EUR_m")),
        "qualifier": st.sampled_from(("exact", "about", "nearly", "at_least", "at_most")),
        "status": st.sampled_from(("normal", "e", "p", "f", "r")),
        "standing": st.sampled_from(("normal", "normal", "preferred", "deprecated")),
        "source": st.sampled_from(("registry-2019", "post-2021", "mill-2022", "museum-undated")),
        "origin": st.sampled_from((None, "list-one", "list-two")),
    }
)


def row(name: str, cells: dict[str, Any]) -> Observation:
    filled = {key: value for key, value in cells.items() if value is not None}
    if "value" not in filled:
        filled.pop("unit", None)
    if filled.get("standing", "normal") != "normal":
        filled["reason"] = "As the curator says."
    return Observation.model_validate({"id": name, "series": "sales", "as_printed": "so", **filled})


def among(observations: list[Observation], *, measure: str = "flow", perimeter: str = "company") -> Dataset:
    """The small dataset with these values of sales; built without its rules, which are of no concern here."""
    series = DATASET.one_series["sales"].model_copy(update={"measure": measure, "perimeter": perimeter})
    fields = {name: getattr(DATASET, name) for name in Dataset.model_fields}
    return Dataset.model_construct(**fields | {"observations": tuple(observations), "series": (series, *DATASET.series[1:])})


def roles(*rows: dict[str, Any], **how: str) -> list[str]:
    observations = [row(f"row-{n}", {"unit": "NOK_m", "source": "post-2021", **cells}) for n, cells in enumerate(rows)]
    return [judged.role for judged in judge(among(observations, **how), "sales")]


def whys(*rows: dict[str, Any], **how: str) -> list[str]:
    observations = [row(f"row-{n}", {"unit": "NOK_m", "source": "post-2021", **cells}) for n, cells in enumerate(rows)]
    return [judged.why for judged in judge(among(observations, **how), "sales")]


def test_the_small_dataset_is_judged_as_its_rows_say(dataset: Dataset) -> None:
    found = {one.observation.id: (one.role, one.why) for name in ("sales", "rank", "staff") for one in judge(dataset, name)}
    assert found == {
        "sales-2018-registry": ("stands", "traced to a list or statement, others are not"),
        "sales-2018-post": ("rival", "another source's value"),
        "sales-2019-post": ("stands", "the longest window printed for the year: January to August 2019 only"),
        "sales-2021-post": ("stands", "the only value printed for this period"),
        "sales-2021-post-2": ("deprecated", "The page adds the fund's other mill."),
        "sales-2022-mill": ("forecast", "a forecast or promise"),
        "sales-since-2018": ("several_years", "covers several years"),
        "rank-2018-registry": ("stands", "the only value printed for this period"),
        "rank-undated": ("in_words", "a claim in words"),
        "staff-2020-12-post": ("stands", "the only value printed for this period"),
    }


@given(
    rows=st.lists(ROWS, min_size=1, max_size=8),
    measure=st.sampled_from(("flow", "stock", "rank")),
    perimeter=st.sampled_from(("company", "country")),
    data=st.data(),
)
@settings(max_examples=200)
def test_every_value_has_one_role_whatever_the_order_of_rows(
    rows: list[dict[str, Any]], measure: str, perimeter: str, data: st.DataObject
) -> None:
    observations = [row(f"row-{n}", cells) for n, cells in enumerate(rows)]
    judged = judge(among(observations, measure=measure, perimeter=perimeter), "sales")
    shuffled = judge(among(data.draw(st.permutations(observations)), measure=measure, perimeter=perimeter), "sales")
    assert [one.observation for one in judged] == observations
    assert {one.role for one in judged} <= set(get_args(Role))
    assert all(one.why for one in judged)
    assert {one.observation.id: one for one in judged} == {one.observation.id: one for one in shuffled}


@given(rows=st.lists(ROWS, min_size=1, max_size=8), measure=st.sampled_from(("flow", "stock", "rank")))
def test_at_most_one_value_stands_for_a_period_and_for_the_year_of_a_flow(rows: list[dict[str, Any]], measure: str) -> None:
    judged = judge(among([row(f"row-{n}", cells) for n, cells in enumerate(rows)], measure=measure), "sales")
    standing = [one.observation.period for one in judged if one.role == "stands"]
    assert max(Counter(period.text for period in standing).values(), default=1) == 1
    assert measure == "stock" or max(Counter(period.year for period in standing).values(), default=1) == 1


@pytest.mark.parametrize("other", ["2018-01/2018-12", "2018-01-01/2018-12-31", "2018?"])
def test_two_spellings_of_one_year_are_rivals_whatever_the_order_of_rows(other: str) -> None:
    rows: list[dict[str, Any]] = [{"period": "2018", "value": "412.5", "origin": "list-one"}, {"period": other, "value": "400"}]
    assert [roles(*order) for order in permutations(rows)] == [["stands", "rival"], ["rival", "stands"]]


def test_a_whole_year_stands_before_a_longer_list_of_its_parts() -> None:
    found = roles({"period": "2018-01/2018-11", "value": "390.55"}, {"period": "2018", "value": "400", "qualifier": "about"})
    assert found == ["window", "stands"]


def test_without_a_whole_year_the_longest_window_from_january_stands() -> None:
    rows: list[dict[str, Any]] = [
        {"period": period, "value": "100"} for period in ("2018-01/2018-06", "2018-01/2018-08", "2018-02/2018-12")
    ]
    assert roles(*rows) == ["window", "stands", "window"]
    assert whys(*rows)[1] == "the longest window printed for the year: January to August 2018 only"


def test_windows_that_do_not_start_in_january_never_stand_for_a_year() -> None:
    assert roles({"period": "2018-02/2018-12", "value": "100"}, {"period": "2018-03-15/2018-04-15", "value": "10"}) == ["window", "window"]


def test_windows_of_a_stock_all_stand_at_their_own_time() -> None:
    assert roles({"period": "2018-06", "value": "100"}, {"period": "2018-12", "value": "110"}, measure="stock") == ["stands", "stands"]


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        ({"value": "400", "standing": "preferred"}, {"value": "412.55", "origin": "list-one"}, "As the curator says."),
        (
            {"value": "400"},
            {"value": "400.55", "qualifier": "at_least", "origin": "list-one"},
            "a value, where the others give a bound only",
        ),
        ({"value": "410", "origin": "list-one"}, {"value": "412.55"}, "traced to a list or statement, others are not"),
        ({"value": "410", "source": "registry-2019"}, {"value": "412.55"}, "traced to a list or statement, others are not"),
        ({"value": "410", "source": "mill-2022"}, {"value": "412.55"}, "traced to a list or statement, others are not"),
        ({"value": "412.5"}, {"value": "410", "source": "museum-undated"}, "printed with more digits than the others"),
        ({"value": "415"}, {"value": "413", "source": "museum-undated"}, "on a page that can be opened"),
        ({"value": "415", "source": "mill-2022"}, {"value": "413", "source": "registry-2019"}, "the latest printed of equal ones"),
    ],
    ids=["preferred", "not a bound", "traced", "official", "company", "digits", "can be opened", "latest"],
)
def test_the_better_of_two_values_stands_and_says_why(better: dict[str, Any], worse: dict[str, Any], why: str) -> None:
    rows = [cells | {"period": "2018"} for cells in (better, worse)]
    assert roles(*rows) == ["stands", "rival"]
    assert roles(*reversed(rows)) == ["rival", "stands"]
    assert whys(*rows)[0] == why


def test_ranges_with_another_upper_end_do_not_agree() -> None:
    low: dict[str, Any] = {"period": "2018", "value": "5", "qualifier": "range"}
    assert roles(low | {"value_to": "7"}, low | {"value_to": "90", "source": "mill-2022"}) == ["rival", "stands"]


def test_a_reason_of_the_curator_stays_beside_a_part_of_a_year() -> None:
    rows: list[dict[str, Any]] = [{"period": "2018-01/2018-08", "value": "5", "standing": "preferred"}]
    assert whys(*rows) == ["As the curator says."]


def test_the_latest_vintage_of_the_country_stands_and_the_earlier_stays() -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018", "value": "412.55", "source": "registry-2019", "origin": "list-one"},
        {"period": "2018", "value": "430", "source": "mill-2022"},
    ]
    assert roles(*rows, perimeter="country") == ["vintage", "stands"]
    assert whys(*rows, perimeter="country")[1] == "the latest vintage known"


def test_values_of_one_origin_that_differ_are_variants_and_equal_ones_agree() -> None:
    same = {"period": "2018", "origin": "list-one"}
    assert roles(same | {"value": "412.5"}, same | {"value": "410"}, same | {"value": "412.50", "source": "mill-2022"})[1] == "variant"
    assert sorted(roles(same | {"value": "410"}, same | {"value": "410", "source": "mill-2022"})) == ["agrees", "stands"]


def test_equal_amounts_in_other_units_agree() -> None:
    assert sorted(
        roles({"period": "2018", "value": "400"}, {"period": "2018", "value": "0.4", "unit": "NOK_bn", "source": "mill-2022"})
    ) == ["agrees", "stands"]


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        ({"period": "2018", "value": "1", "standing": "deprecated", "status": "f"}, "deprecated"),
        ({"period": "2018", "value": None}, "in_words"),
        ({"period": "2018", "value": "1", "unit": "EUR_m"}, "other_currency"),
        ({"period": "undated", "value": "1"}, "no_date"),
        ({"period": "2018", "value": "1", "status": "f"}, "forecast"),
        ({"period": "2017/2018", "value": "1"}, "several_years"),
        ({"period": "2018/", "value": "1"}, "several_years"),
        ({"period": "../2018", "value": "1"}, "several_years"),
    ],
)
def test_what_cannot_be_compared_takes_no_part_in_the_choice(cells: dict[str, Any], role: str) -> None:
    assert roles(cells, {"period": "2018", "value": "400"}) == [role, "stands"]


def test_every_role_has_words() -> None:
    assert set(WORDS) == set(get_args(Role))
