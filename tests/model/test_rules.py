"""Findings on facts in memory; what each says in a report stands in tests/data/edits.yaml."""

from typing import Any

import pytest

from dashboard.model import Chart, Dataset, Finding, Page, findings
from dashboard.model.charts import ChartKind
from dashboard.period import parse


def found(dataset: Dataset, **change: Any) -> list[tuple[str, str]]:
    """Who is wrong, in which field."""
    return [
        (getattr(one.record, "id", getattr(one.record, "series", "")), one.path)
        for one in findings(dataset.replace(**change))
    ]


def test_facts_that_keep_the_rules_give_no_finding(dataset: Dataset) -> None:
    assert found(dataset) == []


def test_a_source_nobody_cites_is_a_finding(dataset: Dataset) -> None:
    spare = dataset.sources[0].model_copy(update={"id": "spare"})
    assert found(dataset, sources=(*dataset.sources, spare)) == [("spare", "id")]


def test_a_source_that_is_not_there_is_missed_wherever_it_is_named(dataset: Dataset) -> None:
    without = tuple(source for source in dataset.sources if source.id != "museum-undated")
    assert set(found(dataset, sources=without)) == {
        ("rank-undated", "source"),
        ("mill-sold", "sources.0.source"),
        ("era-family", "sources.0"),
    }


def test_no_source_is_called_what_an_origin_is_that_nobody_knows(dataset: Dataset) -> None:
    spare = dataset.sources[0].model_copy(update={"id": "unknown"})
    wrong = [one.text for one in findings(dataset.replace(sources=(*dataset.sources, spare)))]
    assert "'unknown' is the origin of values that nobody can trace; choose another id" in wrong


@pytest.mark.parametrize(
    ("origin", "refused"),
    [("unkown", True), ("unknowns", True), ("unknown", False), ("list-2018", False)],
)
def test_an_origin_that_is_almost_the_unknown_one_is_a_finding(
    dataset: Dataset, origin: str, refused: bool
) -> None:
    last = dataset.observations[-1].model_copy(update={"origin": origin})
    assert found(dataset, observations=(*dataset.observations[:-1], last)) == (
        [(last.id, "origin")] if refused else []
    )


def test_a_series_no_page_shows_is_a_finding(dataset: Dataset) -> None:
    spare = dataset.series[0].model_copy(update={"id": "spare"})
    assert found(dataset, series=(*dataset.series, spare)) == [("spare", "id")]


def test_observations_events_and_sources_share_one_space_of_ids(dataset: Dataset) -> None:
    twin = dataset.events[0].model_copy(update={"id": "sales-2018-post"})
    assert found(dataset, events=(*dataset.events, twin)) == [("sales-2018-post", "id")]
    other = dataset.eras[0].model_copy(
        update={"id": "sales-2018-post", "period": parse("1800/1810")}
    )
    assert found(dataset, eras=(*dataset.eras, other)) == []


def test_two_charts_of_one_id_are_a_finding_even_on_two_pages(dataset: Dataset) -> None:
    twin = Chart(
        id="sales-by-year",
        kind=ChartKind.TABLE,
        series=("staff",),
        title="Staff",
        caveat="As printed.",
    )
    people = dataset.pages[1].model_copy(update={"charts": (*dataset.pages[1].charts, twin)})
    texts = [one.text for one in findings(dataset.replace(pages=(dataset.pages[0], people)))]
    assert texts == [
        "the id 'sales-by-year' is taken by another chart; give this chart one of its own"
    ]


@pytest.mark.parametrize("name", ["observations", "events", "sources", "checks", "index"])
def test_a_series_may_not_be_called_like_a_list_of_the_site(dataset: Dataset, name: str) -> None:
    spare = dataset.series[0].model_copy(update={"id": name})
    assert found(dataset, series=(*dataset.series, spare)) == [(name, "id")]


def test_a_forecast_may_lie_after_the_release_and_a_value_may_not(dataset: Dataset) -> None:
    forecast = dataset.observation["sales-2022-mill"].model_copy(update={"period": parse("2030")})
    rest = tuple(one for one in dataset.observations if one.id != forecast.id)
    assert found(dataset, observations=(*rest, forecast)) == []
    assert found(dataset, observations=(*rest, forecast.model_copy(update={"status": "p"}))) == [
        ("sales-2022-mill", "period")
    ]


def test_a_period_that_began_before_the_release_may_end_after_it(dataset: Dataset) -> None:
    one = dataset.observation["sales-2021-post"].model_copy(update={"period": parse("2022")})
    rest = tuple(other for other in dataset.observations if other.id != one.id)
    assert found(dataset, observations=(*rest, one)) == []


def test_eras_that_share_a_day_overlap_and_eras_that_meet_do_not(dataset: Dataset) -> None:
    family, fund = dataset.eras
    assert found(
        dataset, eras=(fund, family.model_copy(update={"period": parse("1921/2015-07-01")}))
    ) == [("era-fund", "period")]
    assert found(dataset, eras=(fund, family)) == []


def test_an_era_within_a_longer_one_is_found_although_another_stands_between(
    dataset: Dataset,
) -> None:
    family, fund = dataset.eras
    lease = family.model_copy(update={"id": "era-lease", "period": parse("1950/1955")})
    war = family.model_copy(update={"id": "era-war", "period": parse("1960/1965")})
    assert sorted(found(dataset, eras=(family, lease, war, fund))) == [
        ("era-lease", "period"),
        ("era-war", "period"),
    ]


def test_the_same_fact_of_one_source_twice_is_a_finding_and_of_two_sources_is_not(
    dataset: Dataset,
) -> None:
    one = dataset.observation["sales-2018-post"]
    twin = one.model_copy(update={"id": "twin"})
    assert found(dataset, observations=(*dataset.observations, twin)) == [("twin", "id")]
    assert (
        found(
            dataset,
            observations=(*dataset.observations, twin.model_copy(update={"source": "mill-2022"})),
        )
        == []
    )


def test_two_claims_in_words_are_the_same_only_in_the_same_words(dataset: Dataset) -> None:
    one = dataset.observation["rank-undated"].model_copy(update={"id": "twin"})
    assert found(dataset, observations=(*dataset.observations, one)) == [("twin", "id")]
    assert (
        found(
            dataset,
            observations=(
                *dataset.observations,
                one.model_copy(update={"as_printed": "the first"}),
            ),
        )
        == []
    )


def test_a_value_in_another_currency_is_not_measured_by_the_plausible_range(
    dataset: Dataset,
) -> None:
    value = dataset.series[0].plausible.max + 1
    one = dataset.observation["sales-2021-post"].model_copy(
        update={"id": "euros", "unit": "EUR_m", "value": value, "as_printed": str(value)}
    )
    assert found(dataset, observations=(*dataset.observations, one)) == []
    assert found(
        dataset, observations=(*dataset.observations, one.model_copy(update={"unit": "NOK_m"}))
    ) == [("euros", "value")]


def test_a_figure_of_the_country_needs_no_words_as_printed(dataset: Dataset) -> None:
    country = tuple(one.model_copy(update={"perimeter": "country"}) for one in dataset.series)
    bare = tuple(
        one.model_copy(update={"as_printed": None})
        for one in dataset.observations
        if one.value is not None
    )
    words = tuple(one for one in dataset.observations if one.value is None)
    assert found(dataset, series=country, observations=(*bare, *words)) == []
    assert {path for _, path in found(dataset, observations=(*bare, *words))} == {"as_printed"}


def test_a_finding_names_its_record(dataset: Dataset) -> None:
    spare = dataset.sources[0].model_copy(update={"id": "spare"})
    text = "no fact cites the source 'spare'; cite it or take it out"
    assert list(findings(dataset.replace(sources=(*dataset.sources, spare)))) == [
        Finding(spare, "id", text)
    ]


@pytest.mark.parametrize("name", ["overview", "timeline", "checks", "sources", "data"])
def test_a_page_named_like_one_that_every_site_has_is_a_problem(
    dataset: Dataset, name: str
) -> None:
    first, *rest = dataset.pages
    assert (name, "id") in found(dataset, pages=(first.model_copy(update={"id": name}), *rest))


def with_voices(dataset: Dataset, series: str, claim: str) -> tuple[Page, ...]:
    """The pages with one more chart, of who reports a claim."""
    chart = Chart(
        id="who",
        kind=ChartKind.VOICES,
        series=(series,),
        observation=claim,
        title="Who says so",
        caveat="By side.",
    )
    first, *others = dataset.pages
    return (first.model_copy(update={"charts": (*first.charts, chart)}), *others)


@pytest.mark.parametrize(
    ("series", "claim", "wrong"),
    [
        ("sales", "sales-since-2018", []),
        ("staff", "sales-since-2018", ["is a value of 'sales'; name that in `series`"]),
        ("sales", "sales-1900", ["there is no observation 'sales-1900'"]),
    ],
)
def test_a_chart_of_who_reports_a_claim_shows_the_series_of_the_claim(
    dataset: Dataset, series: str, claim: str, wrong: list[str]
) -> None:
    pages = with_voices(dataset, series, claim)
    told = [one for one in findings(dataset.replace(pages=pages)) if one.record.id == pages[0].id]  # type: ignore[attr-defined]  # pages have ids
    assert [one.path.endswith(".observation") for one in told] == [True for _ in wrong]
    assert all(text in one.text for one, text in zip(told, wrong, strict=True))


def test_who_reports_a_claim_cannot_be_drawn_without_sides(dataset: Dataset) -> None:
    pages = with_voices(dataset, "sales", "sales-since-2018")
    told = [one.text for one in findings(dataset.replace(pages=pages, sides=()))]
    assert told == [
        "who reports a claim cannot be told without sides; write at least one into sides.yaml"
    ]
