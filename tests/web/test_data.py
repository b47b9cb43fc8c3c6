"""The addresses of the data, asked as programs ask."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.datastructures import QueryParams

from dashboard import exports, record, store
from dashboard.charts import timeline, view
from dashboard.exports import database, frames, package
from dashboard.exports.columns import Table
from dashboard.markup import bibliography
from dashboard.model import Chart
from dashboard.period import parse
from dashboard.record import Record
from dashboard.store import Release
from dashboard.web import data
from dashboard.web.data import content, files
from dashboard.web.data.asked import Asked, read
from dashboard.web.refusal import Refusal
from tests.exports.facts import of_observation, rows
from tests.folders import REAL, SMALL, edit

from .caller import Answer, ask

APP = Starlette(routes=list(data.ROUTES))
NAMES = files.names(store.current(SMALL))
FLAT = ("observations", "events", "sources", "sales", "rank", "staff")
SOURCES = ("registry-2019", "post-2021", "mill-2022", "museum-undated")
Ask = Callable[..., Answer]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the site of the small dataset."""
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))

    def get(address: str, method: str = "GET", **headers: str) -> Answer:
        return ask(APP, address, method, **headers)

    return get


def table(release: Release, held: Record, stem: str) -> Table:
    if stem == "events":
        return exports.events(release, held.events)
    if stem == "sources":
        return exports.sources(release, held.dataset.sources)
    return exports.observations(
        release, held, held.values if stem == "observations" else held.series(stem)
    )


TITLES = {"observations": "Observations", "events": "Events", "sources": "Sources"}


@pytest.mark.parametrize("form", exports.FORMATS)
@pytest.mark.parametrize("stem", FLAT)
def test_an_address_has_the_bytes_of_the_button(
    asked: Ask, release: Release, stem: str, form: exports.Form
) -> None:
    held = record.of(release)
    title = TITLES.get(stem) or release.dataset.one_series[stem].title
    found = asked(f"/data/{stem}.{form}")
    assert found.status == 200
    assert found.body == exports.file(release, table(release, held, stem), title, form)


def test_the_package_and_its_descriptor_have_the_bytes_of_the_command(
    asked: Ask, release: Release
) -> None:
    assert asked("/data/package.zip").body == package.zipped(release)
    assert asked("/data/datapackage.json").body == package.descriptor(release)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_answers_to_get_and_head_alike(asked: Ask, release: Release, name: str) -> None:
    got, head = asked(f"/data/{name}"), asked(f"/data/{name}", "HEAD")
    assert (got.status, head.status) == (200, 200)
    assert head.headers == got.headers
    assert got.body
    assert int(got.headers["content-length"]) == len(got.body)
    assert got.headers["x-release"] == release.name


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("observations.parquet", frames.parquet),
        ("record.sqlite", database.content),
        ("package.zip", package.zipped),
        ("datapackage.json", package.descriptor),
    ],
)
def test_files_of_the_whole_record_are_of_a_day_where_one_is_asked_for(
    asked: Ask, release: Release, name: str, make: Callable[[Release, Date | None], bytes]
) -> None:
    assert asked(f"/data/{name}").body == make(release, None)
    found = asked(f"/data/{name}?as_of=2021-11-30")
    assert found.body == make(release, Date(2021, 11, 30)) != make(release, None)
    stem, form = name.split(".")
    said = found.headers["content-disposition"]
    assert said.endswith(f'filename="lillefoss-paper-{stem}-as-of-2021-11-30.{form}"')


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_has_a_type_a_name_a_tag_and_is_open_to_all(asked: Ask, name: str) -> None:
    found = asked(f"/data/{name}").headers
    stem, form = name.rsplit(".", 1)
    types = {
        "csv": "text/csv; charset=utf-8; header=present",
        "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
        "parquet": "application/vnd.apache.parquet",
        "sqlite": "application/vnd.sqlite3",
    }
    stem = stem.removeprefix("charts/")
    kept = "inline" if form == "json" else "attachment"
    assert found["content-type"] == types[form]
    assert found["content-disposition"] == f'{kept}; filename="lillefoss-paper-{stem}.{form}"'
    assert found["access-control-allow-origin"] == "*"
    assert "ETag" in found["access-control-expose-headers"]
    assert found["cache-control"] == "public, max-age=5"
    assert found["x-content-type-options"] == "nosniff"
    assert found["etag"].startswith('"')
    assert found["etag"].endswith('"')


def test_the_index_lists_exactly_what_answers(asked: Ask) -> None:
    found = asked("/data/index.json").json
    paths = [one["path"] for one in found["files"]]
    assert [asked(f"/{path}").status for path in paths] == [200] * len(paths)
    assert {f"data/{name}" for name in NAMES} == {*paths, "data/index.json"}
    assert {f"data/{stem}.{form}" for stem in FLAT for form in exports.FORMATS} <= set(paths)
    assert {"data/charts/sales-by-year.csv", "data/charts/sales-by-year.xlsx"} <= set(paths)
    assert {"data/package.zip", "data/observations.parquet", "data/record.sqlite"} <= set(paths)
    assert len(paths) == len(set(paths))
    takes = {one["path"]: set(one["parameters"]) for one in found["files"]}
    assert takes["data/sales.csv"] == {"from", "to", "as_of", "excel", "lang"}
    assert takes["data/sales.json"] == {"from", "to", "as_of", "lang"}
    assert takes["data/events.xlsx"] == {"kind", "q", "from", "to", "as_of", "lang"}
    assert takes["data/checks.json"] == {"kind", "as_of", "lang"}
    assert set().union(*takes.values()) <= set(found["parameters"])


def test_the_same_tag_gives_304_without_a_body(asked: Ask) -> None:
    tag = asked("/data/sales.csv").headers["etag"]
    for value in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        again = asked("/data/sales.csv", if_none_match=value)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["access-control-allow-origin"] == "*"
        assert again.headers["cache-control"] == "public, max-age=5"
    assert asked("/data/sales.csv", "HEAD", if_none_match=tag).status == 304


@pytest.mark.parametrize("value", ["", '"x"', "x", '""', "*x"])
def test_another_tag_gives_the_file(asked: Ask, value: str) -> None:
    found = asked("/data/sales.csv", if_none_match=value)
    assert found.status == 200
    assert found.body.startswith(b"id,series,")


def test_a_tag_follows_the_content(asked: Ask) -> None:
    tags = {
        asked(f"/data/{address}").headers["etag"]
        for address in ("sales.csv", "sales.json", "rank.csv", "sales.csv?from=2019")
    }
    assert len(tags) == 4
    assert (
        asked("/data/sales.csv?from=1000").headers["etag"]
        == asked("/data/sales.csv").headers["etag"]
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (
            "from=2021",
            {"sales-2021-post", "sales-2021-post-2", "sales-2022-mill", "sales-since-2018"},
        ),
        ("to=2018", {"sales-2018-registry", "sales-2018-post", "sales-since-2018"}),
        ("from=2019&to=2020", {"sales-2019-post", "sales-since-2018"}),
        ("from=2030&to=2031", {"sales-since-2018"}),
        ("as_of=2019-03-15", {"sales-2018-registry"}),
        ("as_of=2019-03-14", set()),
        ("as_of=2021-12-31&from=2021", {"sales-2021-post", "sales-2021-post-2"}),
    ],
)
def test_years_and_a_day_choose_rows(
    asked: Ask, release: Release, query: str, ids: set[str]
) -> None:
    held = release.dataset
    found = rows(asked(f"/data/sales.csv?{query}").body)
    assert {row["id"] for row in found} == ids
    for row in found:
        expected = of_observation(held, held.observation[row["id"]], release.name)
        assert {name: row[name] for name in expected} == expected


def test_years_choose_events_by_their_date_and_sources_by_their_publication(asked: Ask) -> None:
    assert [row["id"] for row in rows(asked("/data/events.csv?from=2016").body)] == ["mill-fire"]
    assert [row["id"] for row in rows(asked("/data/events.csv?to=2015").body)] == ["mill-sold"]
    assert [row["id"] for row in rows(asked("/data/sources.csv?from=2021&to=2022").body)] == [
        "post-2021",
        "mill-2022",
    ]
    assert [row["id"] for row in asked("/data/sources.json?as_of=2021-11-30").json["rows"]] == [
        "registry-2019",
        "post-2021",
    ]


def test_a_day_judges_values_by_what_was_known_then(asked: Ask) -> None:
    """On that day nobody printed a rival yet."""
    before, now = (
        rows(asked(f"/data/sales.csv?{query}").body) for query in ("as_of=2019-05-01", "")
    )
    assert [row["why"] for row in before] == ["the only figure found for exactly this time"]
    assert now[0]["why"] != before[0]["why"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "nothing.csv",
            "There is no file “nothing.csv” here; /data/index.json lists those there are.",
        ),
        (
            "sales.ods",
            "There is no file “sales.ods” here; /data/index.json lists those there are.",
        ),
        (
            "charts/sales.csv",
            "There is no file “charts/sales.csv” here; /data/index.json lists those there are.",
        ),
        ("sales", "There is no file “sales” here; /data/index.json lists those there are."),
        ("SALES.csv", "There is no file “SALES.csv” here; /data/index.json lists those there are."),
        (
            "sales.csv/",
            "There is no file “sales.csv/” here; /data/index.json lists those there are.",
        ),
        ("x" * 500, f"There is no file “{'x' * 80}” here; /data/index.json lists those there are."),
    ],
)
def test_an_unknown_file_is_404_in_one_sentence(asked: Ask, address: str, sentence: str) -> None:
    found = asked(f"/data/{address}")
    assert (found.status, found.text) == (404, f"{sentence}\n")
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    assert found.headers["access-control-allow-origin"] == "*"
    assert found.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "../dataset.yaml",
        "..%2fdataset.yaml",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "....//dataset.yaml",
        "observations/sales.csv",
        "..\\dataset.yaml",
        "sales.csv%00.json",
        "%00",
        ".",
        "..",
        "~",
        "sales.csv;.json",
        "%ff%fe.csv",
        "file:///etc/passwd",
    ],
)
def test_tricks_with_paths_find_nothing(asked: Ask, path: str) -> None:
    found = asked(f"/data/{path}")
    assert found.status == 404
    assert found.text.startswith("There is no file “")
    assert found.text.count("\n") == 1 or "%" in path


@given(
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
        lambda name: name not in NAMES
    )
)
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(store.current(SMALL), name, QueryParams())
    assert caught.value.status == 404


YEAR = "write four digits such as 2018."
DAY = "write YEAR-MONTH-DAY such as 2024-05-09."


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "colour=red",
            "The parameter “colour” is not known here; use from, to, as_of, excel, lang.",
        ),
        ("kind=sale", "The parameter “kind” is not known here; use from, to, as_of, excel, lang."),
        ("=", "The parameter “” is not known here; use from, to, as_of, excel, lang."),
        ("from=18", f"“18” in from is no year; {YEAR}"),
        ("from=", f"“” in from is no year; {YEAR}"),
        ("to=0000", f"“0000” in to is no year; {YEAR}"),
        ("to=-999", f"“-999” in to is no year; {YEAR}"),
        ("to=%D9%A2%D9%A0%D9%A1%D9%A8", f"“٢٠١٨” in to is no year; {YEAR}"),
        ("from=2020&to=2019", "The years run from 2020 to 2019; write the earlier one in from."),
        ("as_of=2024-02-30", f"“2024-02-30” in as_of is no day; {DAY}"),
        ("as_of=20240509", f"“20240509” in as_of is no day; {DAY}"),
        ("as_of=", f"“” in as_of is no day; {DAY}"),
        ("as_of=x", f"“x” in as_of is no day; {DAY}"),
        ("from=2018&from=2018", "The parameter from is there twice; write it once."),
        ("as_of=x&as_of=y", "The parameter as_of is there twice; write it once."),
        ("from=" + "9" * 500, f"“{'9' * 40}” in from is no year; {YEAR}"),
    ],
)
def test_a_wrong_parameter_is_400_in_one_sentence(asked: Ask, query: str, sentence: str) -> None:
    found = asked(f"/data/sales.csv?{query}")
    assert (found.status, found.text) == (400, f"{sentence}\n")
    assert found.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "checks.csv?from=2018",
            "The parameter “from” is not known here; use kind, as_of, excel, lang.",
        ),
        ("checks.csv?q=x", "The parameter “q” is not known here; use kind, as_of, excel, lang."),
        ("article.csv?to=2018", "The parameter “to” is not known here; use as_of, excel, lang."),
        (
            "package.zip?from=2018",
            "The parameter “from” is not known here; use as_of, lang.",
        ),
        ("datapackage.json?q=", "The parameter “q” is not known here; use as_of, lang."),
        ("index.json?kind=a", "The parameter “kind” is not known here; this address takes none."),
        (
            "charts/exports-by-year.csv?view=2018",
            "The parameter “view” is not known here; use unit, as_of, excel, lang.",
        ),
        (
            "charts/exports-by-year.xlsx?unit=zloty",
            "“zloty” in unit is not known here; use one of EUR_m, USD_m, percent.",
        ),
        (
            "charts/exports-of-a-year.json?view=1899",
            "“1899” in view is not known here; use one of ",
        ),
        ("charts/exports-of-a-year.json?view=", "“” in view is not known here; use one of "),
        (
            "charts/employees.csv?unit=EUR_m",
            "The parameter “unit” is not known here; use as_of, excel, lang.",
        ),
        ("events.csv?kind=weather", "“weather” in kind is not known here; use one of "),
        ("events.csv?kind=ownership&kind=", "“” in kind is not known here; use one of "),
        ("sources.json?kind=radio", "“radio” in kind is not known here; use one of "),
        ("checks.xlsx?kind=true", "“true” in kind is not known here; use one of "),
        ("exports.csv?excel=yes", "“yes” in excel is not known here; use one of 1."),
        ("exports.csv?excel=", "“” in excel is not known here; use one of 1."),
        (
            "exports.xlsx?excel=1",
            "The parameter “excel” is not known here; use from, to, as_of, lang.",
        ),
        (f"events.csv?q={'a' * 401}", "q is longer than 400 characters; shorten it."),
        ("events.csv?q=a&q=b", "The parameter q is there twice; write it once."),
    ],
)
def test_each_file_says_which_parameters_and_values_it_takes(
    monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(REAL))
    found = ask(APP, f"/data/{address}")
    assert found.status == 400
    assert found.text.startswith(sentence)
    assert found.text.count("\n") == 1


def outcome(parameters: dict[str, str]) -> Asked | Refusal:
    try:
        return read(store.current(SMALL), "sales.csv", QueryParams(parameters))
    except Refusal as refusal:
        return refusal


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "as_of", "x"]),
        st.text(max_size=12) | st.dates().map(str),
        max_size=3,
    )
)
def test_any_parameters_are_taken_or_refused_with_a_sentence(parameters: dict[str, str]) -> None:
    found = outcome(parameters)
    if isinstance(found, Refusal):
        assert found.status == 400
        assert str(found).endswith(".")
        assert parameters
    else:
        assert "x" not in parameters
        assert (found.years is None) == (not {"from", "to"} & set(parameters))
        assert str(found.as_of or "") == parameters.get("as_of", "")


def test_a_year_is_a_period_with_open_ends() -> None:
    assert Asked(first="2018").years == parse("2018/..")
    assert Asked(last="2018", as_of=Date(2024, 5, 9)).years == parse("../2018")
    assert Asked(as_of=Date(2024, 5, 9)).years is None


# Rows that a page shows.

PUBLISHED = store.current(REAL)
KNOWN = record.of(PUBLISHED)
ALL_CHOICES = [
    (chart, choice)
    for chart in PUBLISHED.dataset.chart.values()
    for choice in (view.of(chart, KNOWN).choices or [""])
]


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the site of the published record."""
    monkeypatch.setenv("SMEDEREVO_DATASET", str(REAL))

    def get(address: str, method: str = "GET", **headers: str) -> Answer:
        return ask(APP, address, method, **headers)

    return get


@pytest.mark.parametrize(
    ("chart", "choice"), ALL_CHOICES, ids=lambda held: getattr(held, "id", str(held))
)
def test_a_chart_has_the_rows_that_it_shows(published: Ask, chart: Chart, choice: str) -> None:
    query = f"?{chart.parameter}={choice}" if choice else ""
    shown = view.of(chart, KNOWN, choice)
    table = exports.observations(PUBLISHED, KNOWN, shown.visible_values)
    found = published(f"/data/charts/{chart.id}.csv{query}")
    assert found.status == 200
    assert found.body == exports.file(PUBLISHED, table, shown.title, "csv")
    assert published(f"/data/charts/{chart.id}.json{query}").json["title"] == shown.title


def test_some_charts_offer_a_choice() -> None:
    assert {chart.parameter for chart, _choice in ALL_CHOICES} == {"", "unit", "view"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("charts/exports-by-year.csv", "exports-by-year.csv"),
        ("charts/exports-by-year.csv?unit=EUR_m", "exports-by-year.csv"),
        ("charts/exports-by-year.csv?unit=USD_m", "exports-by-year-usd-m.csv"),
        (
            "charts/exports-by-year.xlsx?unit=percent&as_of=2024-05-09",
            "exports-by-year-percent-as-of-2024-05-09.xlsx",
        ),
        ("charts/exports-of-a-year.json?view=2019", "exports-of-a-year-2019.json"),
        ("exports.csv?from=2018", "exports-from-2018.csv"),
        ("exports.csv?as_of=2021-01-01&to=2019", "exports-to-2019-as-of-2021-01-01.csv"),
        ("events.csv?kind=ownership&q=U.+S.+%22Steel%22", "events-ownership-search.csv"),
        ("checks.csv?kind=cannot+be", "checks-cannot-be.csv"),
        ("exports.csv?excel=1&to=2019", "exports-to-2019-excel.csv"),
    ],
)
def test_the_name_of_a_file_says_what_was_asked_for(
    published: Ask, address: str, name: str
) -> None:
    found = published(f"/data/{address}")
    assert found.status == 200
    said = found.headers["content-disposition"]
    assert said.endswith(f'filename="{PUBLISHED.dataset.about.id}-{name}"')


def test_kinds_words_and_years_choose_events_as_the_timeline_does(published: Ask) -> None:
    kinds = timeline.kinds_of(KNOWN)[:2]
    choice = timeline.Choice(tuple(kinds), "steel", (2003, 2016))
    expected = [event.id for event in choice.found(KNOWN.events)]
    query = f"kind={kinds[0]}&kind={kinds[1]}&q=steel&from=2003&to=2016"
    assert [row["id"] for row in rows(published(f"/data/events.csv?{query}").body)] == expected
    assert 0 < len(expected) < len(KNOWN.events)
    for kind in timeline.kinds_of(KNOWN):
        found = published(f"/data/events.json?kind={kind}").json["rows"]
        assert {row["kind"] for row in found} == {kind}


def test_years_choose_events_that_begin_in_them(published: Ask) -> None:
    found = {row["id"] for row in rows(published("/data/events.csv?from=2017").body)}
    starts = {event.id: event.date.start for event in KNOWN.events}
    assert found == {name for name, start in starts.items() if start and start.year >= 2017}


def test_kinds_and_words_choose_sources_as_their_page_does(published: Ask) -> None:
    kinds = bibliography.kinds(KNOWN.dataset)[:3]
    expected = {source.id for source in bibliography.found(KNOWN, kinds, "steel")}
    query = "&".join(f"kind={kind}" for kind in kinds)
    found = rows(published(f"/data/sources.csv?{query}&q=steel").body)
    assert {row["id"] for row in found} == expected
    assert 0 < len(expected) < len(KNOWN.dataset.sources)
    order = [source.id for source in KNOWN.dataset.sources]
    assert [row["id"] for row in found] == [name for name in order if name in expected]


@pytest.mark.parametrize("country", ["RS", "CN", "LU"])
def test_a_country_chooses_sources_as_their_page_does(published: Ask, country: str) -> None:
    answer = published(f"/data/sources.csv?country={country}")
    expected = [one.id for one in KNOWN.dataset.sources if one.country == country]
    assert [row["id"] for row in rows(answer.body)] == expected
    assert 0 < len(expected) < len(KNOWN.dataset.sources)
    assert f"-{country.lower()}.csv" in answer.headers["content-disposition"]


@pytest.mark.parametrize("country", ["zz", "Serbia", "", "AQ"])
def test_a_country_without_a_source_is_refused(published: Ask, country: str) -> None:
    answer = published(f"/data/sources.csv?country={country}")
    assert answer.status == 400
    assert "country" in answer.text


def test_kinds_choose_checks_by_their_verdict(published: Ask) -> None:
    verdicts = list(dict.fromkeys(result.verdict.value for result in KNOWN.results))
    counted = 0
    for verdict in verdicts:
        found = rows(published(f"/data/checks.csv?kind={quote(verdict)}").body)
        assert {row["verdict"] for row in found} == {verdict}
        counted += len(found)
    assert counted == len(KNOWN.results)


@pytest.mark.parametrize("stem", ["events", "sources"])
def test_words_that_nothing_holds_give_a_file_without_rows(published: Ask, stem: str) -> None:
    found = published(f"/data/{stem}.csv?q=nothing-has-this-word")
    assert (found.status, rows(found.body)) == (200, [])


def test_words_of_a_search_are_no_key_of_a_shared_cache(published: Ask) -> None:
    before = content._whole.cache_info().currsize, content._part.cache_info().currsize
    for number in range(5):
        assert published(f"/data/events.csv?q=word{number}").status == 200
    assert (content._whole.cache_info().currsize, content._part.cache_info().currsize) == before


def test_many_days_and_years_push_out_no_whole_file(published: Ask) -> None:
    published("/data/exports.csv")
    before = content._whole.cache_info()
    for year in range(1900, 1950):
        published(f"/data/exports.csv?from={year}&as_of={year}-05-09")
    published("/data/exports.csv")
    after = content._whole.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


@pytest.mark.parametrize(
    "stem", ["observations", "exports", "events", "sources", "checks", "charts/exports-by-year"]
)
def test_a_file_of_a_day_says_so_in_each_row_and_in_its_citation(published: Ask, stem: str) -> None:
    found = published(f"/data/{stem}.json?as_of=2024-05-09").json
    assert found["rows"]
    assert {row["as_of"] for row in found["rows"]} == {"2024-05-09"}
    assert found["as_of"] == "2024-05-09"
    assert "as known on 9 May 2024" in found["cite"]
    whole = published(f"/data/{stem}.json").json
    assert "as_of" not in whole
    assert "as known on" not in whole["cite"]
    assert {"as_of"} == set(found["rows"][0]) - set(whole["rows"][0])
    # A source that is continued day by day was known before its latest day.
    dated = [row for row in found["rows"] if "known_by" in row and not row.get("running")]
    known = {row["known_by"] for row in dated}
    assert not known or max(known) <= "2024-05-09"


def test_a_file_of_a_part_says_which(published: Ask) -> None:
    chart = published("/data/charts/exports-by-year.json?unit=USD_m").json
    assert chart["selection"] == "unit=USD_m"
    events = published("/data/events.json?kind=ownership&q=U.+S.&to=2016").json
    assert events["selection"] == "kind=ownership&q=U.+S.&to=2016"
    assert "selection" not in published("/data/events.json").json


@pytest.mark.parametrize("name", ["exports.csv", "package.zip", "charts/employees.json"])
def test_what_other_sites_add_to_a_link_changes_nothing(published: Ask, name: str) -> None:
    found = published(f"/data/{name}?fbclid=IwAR0&utm_source=letter&_=1712345")
    plain = published(f"/data/{name}")
    assert (found.status, found.headers, found.body) == (200, plain.headers, plain.body)


def test_excel_gets_semicolons_decimal_commas_and_a_mark(published: Ask) -> None:
    written = published("/data/exports.csv?excel=1").body.decode()
    assert written.startswith("\ufeffid;series;period;")
    found = list(csv.DictReader(io.StringIO(written[1:], newline=""), delimiter=";"))
    plain = rows(published("/data/exports.csv").body)
    assert [row["id"] for row in found] == [row["id"] for row in plain]
    assert [row["amount"].replace(",", ".") for row in found] == [row["amount"] for row in plain]
    assert any("," in row["amount"] for row in found)


@pytest.mark.parametrize("name", ["sales.csv", "charts/sales-by-year.xlsx", "index.json", "none"])
def test_a_browser_may_ask_before_a_script_of_another_site_sends_headers(
    asked: Ask, name: str
) -> None:
    headers = {
        "origin": "https://elsewhere.example",
        "access_control_request_method": "GET",
        "access_control_request_headers": "if-none-match, cache-control, x-requested-with",
    }
    found = asked(f"/data/{name}", "OPTIONS", **headers)
    assert (found.status, found.body) == (204, b"")
    assert found.headers["access-control-allow-origin"] == "*"
    assert found.headers["access-control-allow-headers"] == "*"
    assert {"GET", "HEAD"} <= set(found.headers["access-control-allow-methods"].split(", "))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_data_is_only_read(asked: Ask, method: str) -> None:
    assert asked("/data/sales.csv", method).status == 405


def test_the_folder_itself_leads_to_the_page_of_the_data(asked: Ask) -> None:
    found = asked("/data/")
    assert (found.status, found.headers["location"]) == (307, "../data")


def test_a_dataset_that_was_never_valid_is_503_and_says_so(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = ask(APP, "/data/sales.csv")
    assert (found.status, found.text) == (
        503,
        "The dataset has mistakes and is being mended; try again later.\n",
    )
    assert found.headers["access-control-allow-origin"] == "*"
    edit(small, "sources.yaml", "language: xx-fake", "language: nb")
    assert ask(APP, "/data/sales.csv").status == 200


def test_a_dataset_that_is_broken_later_is_served_as_it_was(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    before = ask(APP, "/data/sales.csv")
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    after = ask(APP, "/data/sales.csv")
    assert (after.status, after.body, after.headers["x-release"]) == (
        200,
        before.body,
        before.headers["x-release"],
    )


def test_an_edit_is_served_under_a_new_release_and_tag(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    before = ask(APP, "/data/sales.csv")
    edit(small, "observations/sales.csv", "2021,610", "2021,6110")
    after = ask(APP, "/data/sales.csv", if_none_match=before.headers["etag"])
    assert after.status == 200
    assert after.headers["x-release"] != before.headers["x-release"]
    assert {row["release"] for row in rows(after.body)} == {after.headers["x-release"]}
    assert {row["release"] for row in rows(before.body)} == {before.headers["x-release"]}


def test_a_tag_is_of_the_bytes(asked: Ask) -> None:
    found = asked("/data/observations.json")
    assert found.headers["etag"] == f'"{hashlib.sha256(found.body).hexdigest()[:32]}"'
    assert found.json["release"] == found.headers["x-release"]
