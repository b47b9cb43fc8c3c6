"""Addresses of the evidence: a page of its own and the part for the drawer, for everything in the record."""

import json
import re
from typing import Any
from unittest.mock import Mock
from urllib.parse import urljoin

import pytest
from markupsafe import Markup
from starlette.applications import Starlette

from dashboard import store, web
from dashboard.markup import evidence as markup_evidence
from dashboard.markup import masthead
from dashboard.web import evidence, hosts
from tests.folders import REAL

from .caller import Answer, ask

RELEASE = store.current(REAL)
DATASET = RELEASE.dataset
APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
OBSERVATION, EVENT, SOURCE = (
    DATASET.observations[0].id,
    DATASET.events[0].id,
    DATASET.sources[0].id,
)
KINDS = (OBSERVATION, EVENT, SOURCE)
NAMES = (*DATASET.observation, *DATASET.event, *DATASET.source)
DAY = "2019-06-01"
LATE = next(one.id for one in DATASET.observations if str(DATASET.known_by(one)) > DAY)
EARLY = next(one.id for one in DATASET.observations if str(DATASET.known_by(one)) < DAY)


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def get(name: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
    return ask(APP, f"/evidence/{name}{query}", method, **headers)


def linked(text: str) -> Any:
    (found,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', text, flags=re.DOTALL
    )
    return json.loads(found)


def inside(text: str) -> list[str]:
    """Links to other places of the site."""
    found = [str(Markup(link).unescape()) for link in re.findall(r'href="([^"]*)"', text)]
    return [link for link in found if not link.startswith(("http://", "https://"))]


@pytest.mark.parametrize("query", ["", "?fragment=1"])
def test_everything_in_the_record_has_evidence(query: str) -> None:
    assert len(NAMES) > 1000
    for name in NAMES:
        answer = get(name, query)
        assert answer.status == 200
        assert 'class="evidence"' in answer.text
        assert 'id="evidence-title"' in answer.text
        assert answer.text.startswith("<section" if query else "<!doctype html>")
        assert "nan" not in Markup(answer.text).striptags().casefold().split()


@pytest.mark.parametrize("name", KINDS)
def test_a_page_of_its_own_names_itself_for_readers_searches_and_previews(name: str) -> None:
    answer = get(name)
    shown = evidence.found(RELEASE, None, name)
    assert (
        f"<title>{Markup.escape(f'{shown.title} · {DATASET.about.title}')}</title>" in answer.text
    )
    assert f'<link rel="canonical" href="http://localhost/evidence/{name}">' in answer.text
    assert f'<meta name="description" content="{Markup.escape(shown.summary)}">' in answer.text
    assert "x-robots-tag" not in answer.headers
    assert "<script src" not in answer.text
    held = linked(answer.text)
    assert held["url"] == f"http://localhost/evidence/{name}"
    assert held["@type"] in ("Observation", "Event", "CreativeWork")
    assert answer.text.count("<h1") == 1


def test_linked_data_name_the_value_and_its_source() -> None:
    held = linked(get(OBSERVATION).text)
    source = DATASET.source[DATASET.observations[0].source]
    assert held["observationPeriod"] == DATASET.observations[0].period.text
    assert held["subjectOf"]["publisher"]["name"] == source.publisher.key
    assert held["isPartOf"]["url"] == "http://localhost/"


PLACES = [
    *((name, query) for name in KINDS for query in ("", "?fragment=1")),
    (EARLY, f"?as_of={DAY}"),
]


@pytest.mark.parametrize(("name", "query"), PLACES)
def test_every_link_inside_the_site_leads_somewhere(name: str, query: str) -> None:
    links = inside(get(name, query).text)
    assert links
    # The drawer stands on a page, one step above the page of the evidence.
    page = "exports" if "fragment" in query else f"evidence/{name}"
    for link in links:
        whole = urljoin(f"http://localhost/{page}", link)
        answer = ask(APP, whole.removeprefix("http://localhost").partition("#")[0])
        assert answer.status == 200, link


def test_links_of_a_page_keep_the_day_of_the_record() -> None:
    links = [link for link in inside(get(EARLY, f"?as_of={DAY}").text) if "/evidence/" in link]
    elsewhere = [link for link in links if f"/{EARLY}?" not in link]
    assert elsewhere
    assert all(link.endswith(f"?as_of={DAY}") for link in elsewhere)
    assert all(f"as_of={DAY}" in link for link in links)


@pytest.mark.parametrize(
    ("name", "tag", "number"),
    [
        ("exports-2018-plus-online", "en", "749.5 million euros"),
        ("exports-2018-plus-online", "sr-Latn", "749,5 miliona evra"),
        ("exports-2018-plus-online", "zh-Hans", "7.495亿欧元"),
        ("output-value-2023-people-s-daily-2", "zh-Hans", "7.95亿欧元"),
        ("exporter-rank-2018-plus-online", "en", "1st"),
    ],
)
def test_a_number_and_its_unit_stand_as_apart_as_the_language_has_them(
    name: str, tag: str, number: str
) -> None:
    text = get(name, f"?lang={tag}").text
    (title,) = re.findall(r'<h1 id="evidence-title"[^>]*>(.*?)</h1>', text)
    assert Markup(title).striptags().replace("\N{NO-BREAK SPACE}", " ") == number
    assert json.dumps(linked(text), ensure_ascii=False).count(number)


@pytest.mark.parametrize("name", [*KINDS, "nobody", "a/b"])
@pytest.mark.parametrize("tag", ["en", "sr-Latn", "zh-Hans"])
def test_a_page_of_its_own_has_the_head_of_the_site(name: str, tag: str) -> None:
    text = get(name, f"?lang={tag}").text
    menu = re.findall(r'<nav aria-label="[^"]*">.*?</nav>', text, re.DOTALL)
    assert len(menu) == text.count("<main") == text.count('role="search"') == 1
    here = f"http://localhost/evidence/{name}"
    led = [
        urljoin(here, str(Markup(link).unescape()))
        for link in re.findall(r'href="([^"]*)"', menu[0])
    ]
    pages = ["" if page == "overview" else page for page in masthead.menu(DATASET)]
    assert led == [f"http://localhost/{page}?lang={tag}" for page in pages]
    (switch,) = re.findall(r'<ul class="languages".*?</ul>', text, re.DOTALL)
    tongues = [urljoin(here, link) for link in re.findall(r'href="([^"]*)"', switch)]
    assert tongues == [f"{here}?lang={one}" for one in ("en", "sr-Latn", "sr-Cyrl", "zh-Hans")]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("query", ["", "?fragment=1"])
def test_headings_leave_out_no_level(name: str, query: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", get(name, query).text)]
    assert len(levels) > 1
    assert levels[0] == (2 if query else 1)
    assert set(levels[1:]) == {levels[0] + 1}


def test_the_part_for_the_drawer_has_an_address_of_its_own_and_is_for_no_search_engine() -> None:
    answer = get(OBSERVATION, "?fragment=1")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert "<html" not in answer.text
    assert answer.text.count("<h2") == 1


@pytest.mark.parametrize("query", ["", "?fragment=1", f"?fragment=1&as_of={DAY}"])
def test_a_client_that_has_the_answer_is_told_so(query: str) -> None:
    first = get(EARLY, query)
    again = get(EARLY, query, if_none_match=first.headers["etag"])
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert first.headers["cache-control"].startswith("public, max-age=")
    compressed = get(EARLY, query, accept_encoding="br")
    assert compressed.headers["content-encoding"] == "br"
    assert compressed.headers["etag"] != first.headers["etag"]
    head = get(EARLY, query, "HEAD")
    assert int(head.headers["content-length"]) == len(first.body)


@pytest.mark.parametrize("name", ["nobody", "0", "exports-2018x", "<b>b</b>", "a/b", "a/b/c"])
@pytest.mark.parametrize("query", ["", "?fragment=1"])
def test_an_unknown_id_is_404_in_words_with_a_way_home(name: str, query: str) -> None:
    answer = get(name, query)
    assert answer.status == 404
    assert f"“{Markup.escape(name)}” names no observation, event or source" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    if not query:
        body = answer.text.partition("</head>")[2]
        home = next(link for link in inside(body) if not link.startswith("#"))
        assert urljoin(f"http://localhost/evidence/{name}", home) == "http://localhost/"


def test_what_was_not_known_on_a_day_is_404_that_names_the_day() -> None:
    answer = get(LATE, f"?as_of={DAY}")
    assert answer.status == 404
    assert f"“{LATE}” names no observation, event or source known by 1 June 2019" in answer.text
    assert get(EARLY, f"?as_of={DAY}").status == 200


@pytest.mark.parametrize("day", ["2019", "yesterday", "2024-13-01", "<b>"])
def test_what_is_no_day_is_refused_in_words(day: str) -> None:
    answer = get(OBSERVATION, f"?as_of={day}")
    assert answer.status == 400
    assert f"“{Markup.escape(day)}” in as_of is no day" in answer.text


@pytest.mark.parametrize("query", ["?utm_source=x&fbclid=y", "?release=1", "?focus=x", "?_=12"])
def test_parameters_of_others_are_left_alone(query: str) -> None:
    assert get(OBSERVATION, query).body == get(OBSERVATION).body


@pytest.mark.parametrize("mark", [".", ",", ")", "%22", "/", "…", ">"])
def test_what_sticks_to_a_copied_address_is_taken_off(mark: str) -> None:
    for name in (f"{OBSERVATION}{mark}", f"{OBSERVATION.upper()}{mark}"):
        answer = get(name, "?as_of=2026-11-27")
        assert answer.status == 307
        asked = f"http://localhost/evidence/{name}"
        wanted = f"http://localhost/evidence/{OBSERVATION}?as_of=2026-11-27"
        assert urljoin(asked, answer.headers["location"]) == wanted


def test_days_and_hosts_that_a_stranger_names_fill_no_cache(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence, "HOSTS", hosts.Hosts())
    kept = evidence._kept_body
    get(EARLY)
    before = kept.cache_info().currsize
    for number in range(1, 20):
        get(EARLY, f"?as_of={DAY}&x={number}", host=f"host-{number}.example")
        get(f"nobody-{number}")
        get(EARLY, f"?as_of=1800-01-{number:02}")
    assert kept.cache_info().currsize == before


@pytest.mark.parametrize("query", ["", "?fragment=1", "?lang=sr-Cyrl"])
def test_what_is_kept_is_not_made_again(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Mock(side_effect=markup_evidence.of)
    monkeypatch.setattr(markup_evidence, "of", made)
    monkeypatch.setattr(evidence, "HOSTS", hosts.Hosts())
    evidence._kept_body.cache_clear()
    names = [one.id for one in RELEASE.dataset.observations[:100]]
    answers = [get(name, query).body for name in names]
    assert made.call_count == len(set(names)) == 100
    assert [get(name, query).body for name in names] == answers
    assert made.call_count == 100


@pytest.mark.parametrize("query", ["", "?fragment=1", "?lang=zh-Hans", "?fragment=1&lang=sr-Cyrl"])
def test_an_answer_is_made_once_and_strangers_push_none_out(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "HOSTS", hosts.Hosts())
    evidence._kept_body.cache_clear()
    first = get(OBSERVATION, query)
    for number in range(3 * hosts.MOST):
        answer = get(OBSERVATION, query, host=f"host-{number}.example")
        assert f"http://host-{number}.example/" in answer.text
        mark = "&" if query else "?"
        get(EARLY, f"{query}{mark}as_of=2024-05-{number + 1:02}")
    before = evidence._kept_body.cache_info()
    assert before.currsize == hosts.MOST
    assert get(OBSERVATION, query).body == first.body
    assert evidence._kept_body.cache_info().hits == before.hits + 1


def test_the_address_follows_the_host_that_is_asked() -> None:
    answer = get(OBSERVATION, host="steel.example")
    assert f'href="http://steel.example/evidence/{OBSERVATION}"' in answer.text


def test_a_value_in_another_unit_shows_the_rate_and_what_is_printed() -> None:
    name = "exports-2018-plus-online"
    text = get(name, "?fragment=1").text
    part = text.partition("<h3>In another unit</h3>")[2].partition("</section>")[0]
    assert "749.5 m EUR at" in Markup(part).striptags()
    assert 'href="./evidence/usd-per-eur-2018-european-central-bank"' in part


def test_a_value_in_another_scale_of_its_currency_needs_no_rate() -> None:
    text = get("exports-since-2016-people-s-daily", "?fragment=1").text
    part = text.partition("<h3>In another unit</h3>")[2].partition("</section>")[0]
    said = " ".join(Markup(part).striptags().split())
    assert "4,770 m EUR, worked out: about 4.77 bn EUR" in said
    assert " at " not in said.split("4.77 bn EUR")[1].split(";")[0]


def test_a_dataset_with_mistakes_gets_an_answer_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path))
    answer = get(OBSERVATION)
    assert answer.status == 503
    assert "is being mended" in answer.text
