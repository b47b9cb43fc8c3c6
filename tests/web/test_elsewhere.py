"""Addresses of no page: they lead on, or say what there is."""

import re
from urllib.parse import quote, urljoin
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import store, web
from dashboard.markup import every_page
from dashboard.web import elsewhere

from .caller import Answer, ask

DATASET = store.current(store.DEFAULT).dataset
PAGES = ["" if name == "overview" else name for name in every_page(DATASET)]
OBSERVATION = next(iter(DATASET.observation))


async def _shell(_: Request) -> PlainTextResponse:
    """Stands for Streamlit, whose own page answers whatever nobody else does."""
    return PlainTextResponse("Streamlit's own")


APP = Starlette(
    routes=[*web.ROUTES, Route("/{path:path}", _shell)], middleware=list(web.MIDDLEWARE)
)


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def led(address: str) -> tuple[str, Answer]:
    """Where an address leads in the end, as a browser follows it, and what is there."""
    for _ in range(4):
        answer = ask(APP, address)
        if answer.status != 307:
            return address, answer
        address = urljoin(f"http://localhost{address}", answer.headers["location"])
        assert address.startswith("http://localhost/")
        address = address.removeprefix("http://localhost")
    raise AssertionError(f"{address} leads in a circle")


@pytest.mark.parametrize(
    "written",
    [
        *("exports/", "Exports", "EXPORTS", "exports.", "exports,", "exports)", "(exports)"),
        *("/exports", "exports//", "Exports/.", "“exports”", "exports…", " exports "),
    ],
)
@pytest.mark.parametrize("query", ["", "?unit=USD_m&from=2018"])
def test_capitals_and_marks_lead_on(written: str, query: str) -> None:
    address, answer = led(f"/{quote(written)}{query}")
    assert (address, answer.status) == (f"/exports{query}", 200)


@pytest.mark.parametrize(
    "written", ["index.html", "Index.HTML", "overview/", "Overview", "///", "."]
)
def test_forms_of_the_first_page_lead_home(written: str) -> None:
    address, answer = led(f"/{written}")
    assert (address, answer.status) == ("/", 200)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Data/Observations.CSV", "data/observations.csv"),
        (f"Evidence/{OBSERVATION.upper()}", f"evidence/{OBSERVATION}"),
        ("Healthz", "healthz"),
        ("ROBOTS.TXT", "robots.txt"),
        ("sitemap.xml/", "sitemap.xml"),
    ],
)
def test_files_and_evidence_are_found_in_capitals(written: str, meant: str) -> None:
    address, answer = led(f"/{written}")
    assert (address, answer.status) == (f"/{meant}", 200)


@pytest.mark.parametrize(
    "address",
    [
        *("a", "a/a", "exports/x", "exports/x/y/z", "favicon.gif", "wp-login.php", "x.y.z"),
        *(
            ".well-known/security.txt",
            "social/x.svg",
            "_stcore/upload_file/a/b",
            "_stcore/agent/mcp",
        ),
        *(
            "component/x/index.html",
            "media/x.png",
            "auth/login",
            "_stcore/",
            "%00",
            "a%0Ab",
            "%2e%2e/x",
        ),
        *("exports/_stcore/health", "manifest_json", "è", "<script>", "a" * 3000),
    ],
)
def test_whatever_is_not_there_says_so_and_shows_the_way_home(address: str) -> None:
    answer = ask(APP, f"/{quote(address, safe='/%')}")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is no page “" in answer.text
    links = re.findall(r'<li><a href="([^"]+)">', answer.text)
    base = f"http://localhost/{quote(address, safe='/%')}"
    assert [urljoin(base, link) for link in links] == [f"http://localhost/{page}" for page in PAGES]
    assert "<script>" not in answer.text


@pytest.mark.parametrize("address", elsewhere.STREAMLIT)
def test_what_streamlit_has_to_answer_is_left_to_it(address: str) -> None:
    assert ask(APP, f"/{address}").text == "Streamlit's own"
    assert ask(APP, f"/{address}x").status == 404


@pytest.mark.parametrize("name", ["js/old.js", "css/none.css", "none", "", "media/x.woff2"])
def test_a_file_of_an_earlier_program_is_no_page(name: str) -> None:
    answer = ask(APP, f"/static/{name}")
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")
    assert "reload the page" in answer.text


def test_search_engines_find_every_page_and_all_evidence() -> None:
    robots = ask(APP, "/robots.txt", host="steel.example")
    assert robots.headers["content-type"].startswith("text/plain")
    assert "Sitemap: http://steel.example/sitemap.xml\n" in robots.text
    answer = ask(APP, "/sitemap.xml", host="steel.example")
    assert answer.headers["content-type"].startswith("application/xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [one.text or "" for one in ET.fromstring(answer.body).iter(f"{space}loc")]
    assert len(listed) == len(set(listed)) > len(DATASET.observations)
    assert listed[: len(PAGES)] == [f"http://steel.example/{page}" for page in PAGES]
    for address in (*listed[: len(PAGES)], *listed[len(PAGES) :: 150]):
        assert ask(APP, address.removeprefix("http://steel.example")).status == 200


def test_search_engines_find_each_page_in_every_language() -> None:
    answer = ask(APP, "/sitemap.xml", host="steel.example")
    entries = ET.fromstring(answer.body)
    spaces = {
        "": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "xhtml": "http://www.w3.org/1999/xhtml",
    }
    for page, entry in zip(PAGES, entries, strict=False):
        found = {
            link.get("hreflang"): str(link.get("href"))
            for link in entry.findall("xhtml:link", spaces)
        }
        assert set(found) == {"x-default", "en", "sr-Latn", "sr-Cyrl", "zh-Hans"}
        assert found["x-default"] == entry.findtext("loc", namespaces=spaces)
        head = ask(APP, f"/{page}", host="steel.example").text
        for tag, address in found.items():
            assert f'hreflang="{tag}" href="{address}"' in head
            told = ask(APP, address.removeprefix("http://steel.example")).text
            language = "en" if tag == "x-default" else tag
            assert f'<html lang="{language}' in told


def test_without_a_record_nothing_is_listed(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path))
    assert [ask(APP, address).status for address in ("/sitemap.xml", "/a/b")] == [503, 503]
    assert ask(APP, "/robots.txt").status == 200
