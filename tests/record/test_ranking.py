from collections import Counter
from datetime import date as Date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Dataset, Observation
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, Role, Value
from dashboard.words import value_words
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
        "origin": st.sampled_from((None, "list-one", "list-two", "unknown")),
    }
)


def judge(dataset: Dataset, series: str) -> tuple[Value, ...]:
    """The values of a series, in the order of the file."""
    return Record(dataset).file_order(series)


def why(value: Value) -> str:
    return value_words.why(DATASET, value)


def row(name: str, cells: dict[str, Any]) -> Observation:
    filled = {key: value for key, value in cells.items() if value is not None}
    if "value" not in filled:
        filled.pop("unit", None)
    if filled.get("standing", "normal") != "normal":
        filled["reason"] = "As the curator says."
    return Observation.model_validate({"id": name, "series": "sales", "as_printed": "so", **filled})


def among(
    observations: list[Observation], *, measure: str = "flow", perimeter: str = "company"
) -> Dataset:
    """The small dataset with these values of sales; built without its rules, which are of no concern here."""
    series = DATASET.one_series["sales"].model_copy(
        update={"measure": measure, "perimeter": perimeter}
    )
    return DATASET.replace(observations=tuple(observations), series=(series, *DATASET.series[1:]))


def roles(*rows: dict[str, Any], **how: str) -> list[str]:
    observations = [
        row(f"row-{n}", {"unit": "NOK_m", "source": "post-2021", **cells})
        for n, cells in enumerate(rows)
    ]
    return [judged.role for judged in judge(among(observations, **how), "sales")]


def whys(*rows: dict[str, Any], **how: str) -> list[str]:
    observations = [
        row(f"row-{n}", {"unit": "NOK_m", "source": "post-2021", **cells})
        for n, cells in enumerate(rows)
    ]
    return [why(judged) for judged in judge(among(observations, **how), "sales")]


def test_the_small_dataset_is_judged_as_its_rows_say(dataset: Dataset) -> None:
    found = {
        one.observation.id: (one.role.value, why(one))
        for name in ("sales", "rank", "staff")
        for one in judge(dataset, name)
    }
    assert found == {
        "sales-2018-registry": ("stands", "traced to a list or statement, others are not"),
        "sales-2018-post": ("rival", "another source's value"),
        "sales-2019-post": (
            "stands",
            "the longest part of the year that was found: January to August 2019 only",
        ),
        "sales-2021-post": ("stands", "the only figure found for exactly this time"),
        "sales-2021-post-2": ("deprecated", "The page adds the fund's other mill."),
        "sales-2022-mill": ("forecast", "a forecast or promise"),
        "sales-since-2018": ("several_years", "covers several years"),
        "rank-2018-registry": ("stands", "the only figure found for exactly this time"),
        "rank-undated": ("in_words", "a claim in words"),
        "staff-2020-12-post": ("stands", "the only figure found for exactly this time"),
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
    shuffled = judge(
        among(data.draw(st.permutations(observations)), measure=measure, perimeter=perimeter),
        "sales",
    )
    assert [one.observation for one in judged] == observations
    assert {one.role for one in judged} <= set(Role)
    assert all(why(one) for one in judged)
    assert {one.id: one for one in judged} == {one.id: one for one in shuffled}


@given(
    rows=st.lists(ROWS, min_size=1, max_size=8), measure=st.sampled_from(("flow", "stock", "rank"))
)
def test_at_most_one_value_stands_for_a_period_and_for_the_year_of_a_flow(
    rows: list[dict[str, Any]], measure: str
) -> None:
    judged = judge(
        among([row(f"row-{n}", cells) for n, cells in enumerate(rows)], measure=measure), "sales"
    )
    standing = [one.observation.period for one in judged if one.role == "stands"]
    assert max(Counter(period.text for period in standing).values(), default=1) == 1
    assert (
        measure == "stock"
        or max(Counter(period.year for period in standing).values(), default=1) == 1
    )


@pytest.mark.parametrize("other", ["2018-01/2018-12", "2018-01-01/2018-12-31", "2018?"])
def test_two_spellings_of_one_year_are_rivals_whatever_the_order_of_rows(other: str) -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018", "value": "412.5", "origin": "list-one"},
        {"period": other, "value": "400"},
    ]
    assert [roles(*order) for order in permutations(rows)] == [
        ["stands", "rival"],
        ["rival", "stands"],
    ]


def test_a_whole_year_stands_before_a_longer_list_of_its_parts() -> None:
    found = roles(
        {"period": "2018-01/2018-11", "value": "390.55"},
        {"period": "2018", "value": "400", "qualifier": "about"},
    )
    assert found == ["window", "stands"]


def test_without_a_whole_year_the_longest_window_from_january_stands() -> None:
    rows: list[dict[str, Any]] = [
        {"period": period, "value": "100"}
        for period in ("2018-01/2018-06", "2018-01/2018-08", "2018-02/2018-12")
    ]
    assert roles(*rows) == ["window", "stands", "window"]
    assert (
        whys(*rows)[1] == "the longest part of the year that was found: January to August 2018 only"
    )


def test_windows_that_do_not_start_in_january_never_stand_for_a_year() -> None:
    assert roles(
        {"period": "2018-02/2018-12", "value": "100"},
        {"period": "2018-03-15/2018-04-15", "value": "10"},
    ) == ["window", "window"]


def test_windows_of_a_stock_all_stand_at_their_own_time() -> None:
    assert roles(
        {"period": "2018-06", "value": "100"},
        {"period": "2018-12", "value": "110"},
        measure="stock",
    ) == ["stands", "stands"]


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        (
            {"value": "400", "standing": "preferred"},
            {"value": "412.55", "origin": "list-one"},
            "As the curator says.",
        ),
        (
            {"value": "400"},
            {"value": "400.55", "qualifier": "at_least", "origin": "list-one"},
            "a number, where the others say only “at least” or “at most”",
        ),
        (
            {"value": "410", "origin": "list-one"},
            {"value": "412.55"},
            "traced to a list or statement, others are not",
        ),
        (
            {"value": "410", "source": "registry-2019"},
            {"value": "412.55"},
            "traced to a list or statement, others are not",
        ),
        (
            {"value": "410", "source": "mill-2022"},
            {"value": "412.55"},
            "traced to a list or statement, others are not",
        ),
        (
            {"value": "412.5"},
            {"value": "410", "source": "museum-undated"},
            "given with more digits than the others",
        ),
        (
            {"value": "415"},
            {"value": "413", "source": "museum-undated"},
            "on a page that can be opened",
        ),
        (
            {"value": "415", "source": "mill-2022"},
            {"value": "413", "source": "registry-2019"},
            "the latest of equal ones",
        ),
    ],
    ids=[
        "preferred",
        "not a bound",
        "traced",
        "official",
        "company",
        "digits",
        "can be opened",
        "latest",
    ],
)
def test_the_better_of_two_values_stands_and_says_why(
    better: dict[str, Any], worse: dict[str, Any], why: str
) -> None:
    rows = [cells | {"period": "2018"} for cells in (better, worse)]
    assert roles(*rows) == ["stands", "rival"]
    assert roles(*reversed(rows)) == ["rival", "stands"]
    assert whys(*rows)[0] == why


def test_ranges_with_another_upper_end_do_not_agree() -> None:
    low: dict[str, Any] = {"period": "2018", "value": "5", "qualifier": "range"}
    assert roles(low | {"value_to": "7"}, low | {"value_to": "90", "source": "mill-2022"}) == [
        "rival",
        "stands",
    ]


def test_a_reason_of_the_curator_stays_beside_a_part_of_a_year() -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018-01/2018-08", "value": "5", "standing": "preferred"}
    ]
    assert whys(*rows) == ["As the curator says."]


def test_the_latest_vintage_of_the_country_stands_and_the_earlier_stays() -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018", "value": "412.55", "source": "registry-2019", "origin": "list-one"},
        {"period": "2018", "value": "430", "source": "mill-2022"},
    ]
    assert roles(*rows, perimeter="country") == ["vintage", "stands"]
    assert whys(*rows, perimeter="country")[1] == "the latest estimate known"


DAYS = st.dates(Date(1990, 1, 1), Date(2021, 12, 31))
READ = DATASET.source["mill-2022"].accessed


def dated(*published: str | None) -> Dataset:
    """Equal values of 2018, each from a source like the others save for its date."""
    base = DATASET.source["mill-2022"]
    dates = [None if one is None else parse(one) for one in published]
    sources = tuple(
        base.model_copy(update={"id": f"source-{n}", "published": date})
        for n, date in enumerate(dates)
    )
    rows = [
        row(f"row-{n}", {"period": "2018", "value": "400", "unit": "NOK_m", "source": source.id})
        for n, source in enumerate(sources)
    ]
    return among(rows).model_copy(update={"sources": sources})


def stands(*published: str | None) -> int:
    """Whose value stands, by place."""
    return [judged.role for judged in judge(dated(*published), "sales")].index(Role.USED)


@given(day=DAYS, length=st.sampled_from((4, 7)), hedge=st.sampled_from(("", "?", "~", "%")))
def test_a_date_never_wins_by_being_vaguer(day: Date, length: int, hedge: str) -> None:
    vague = f"{day.isoformat()[:length]}{hedge}"
    assert stands(str(day), vague) == stands(vague, str(day)) ^ 1 == 0
    assert stands(str(day), None) == stands(vague, None) == stands(None, vague) ^ 1 == 0


@given(published=st.lists(DAYS, min_size=2, max_size=5, unique=True))
def test_of_days_the_latest_stands(published: list[Date]) -> None:
    assert stands(*map(str, published)) == published.index(max(published))


@given(day=DAYS, length=st.sampled_from((4, 7, 10)), hedge=st.sampled_from(("", "?")))
def test_a_source_is_never_known_before_a_day_that_its_date_can_mean(
    day: Date, length: int, hedge: str
) -> None:
    source = dated(f"{day.isoformat()[:length]}{hedge}").sources[0]
    assert source.earliest <= day <= source.known_by <= READ


def test_the_vague_year_of_the_case_loses_against_a_day_of_it_and_both_say_why() -> None:
    assert stands("2019?", "2019-01-25") == 1
    judged = judge(dated("2019", "2019-01-01"), "sales")
    assert [(one.role.value, why(one)) for one in judged] == [
        ("agrees", "gives the same number as the figure used"),
        ("stands", "published on a date that is known more precisely"),
    ]


def test_a_vintage_of_the_country_without_a_date_is_not_called_earlier() -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018", "value": "412.55", "source": "museum-undated"},
        {"period": "2018", "value": "430", "source": "mill-2022"},
    ]
    assert roles(*rows, perimeter="country") == ["vintage", "stands"]
    assert whys(*rows, perimeter="country")[0] == "an estimate that gives no date"


def test_an_unknown_origin_traces_nothing_and_makes_no_common_statement() -> None:
    rows: list[dict[str, Any]] = [
        {"period": "2018", "value": "410", "origin": "list-one"},
        {"period": "2018", "value": "412.55"},
    ]
    assert roles(*rows) == ["stands", "rival"]
    assert roles(rows[0] | {"origin": "unknown"}, rows[1]) == ["rival", "stands"]
    official = {"source": "registry-2019", "origin": "unknown"}
    assert roles(rows[0] | official, rows[1]) == ["rival", "stands"]
    assert roles(rows[0] | {"origin": "unknown"}, rows[1] | {"origin": "unknown"}) == [
        "rival",
        "stands",
    ]


def test_values_of_one_origin_that_differ_are_variants_and_equal_ones_agree() -> None:
    same = {"period": "2018", "origin": "list-one"}
    assert (
        roles(
            same | {"value": "412.5"},
            same | {"value": "410"},
            same | {"value": "412.50", "source": "mill-2022"},
        )[1]
        == "variant"
    )
    assert sorted(
        roles(same | {"value": "410"}, same | {"value": "410", "source": "mill-2022"})
    ) == ["agrees", "stands"]


def test_equal_amounts_in_other_units_agree() -> None:
    assert sorted(
        roles(
            {"period": "2018", "value": "400"},
            {"period": "2018", "value": "0.4", "unit": "NOK_bn", "source": "mill-2022"},
        )
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
def test_what_cannot_be_compared_takes_no_part_in_the_choice(
    cells: dict[str, Any], role: str
) -> None:
    assert roles(cells, {"period": "2018", "value": "400"}) == [role, "stands"]
