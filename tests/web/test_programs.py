"""What pages and documents point to for programs."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import store, web
from dashboard.markup import every_page
from dashboard.model.site import RESERVED_PAGES
from dashboard.web import programs

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
PAGES = [*every_page(store.current(store.DEFAULT).dataset)]
USING = Path(__file__).parents[2] / "docs" / "using.md"


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_points_to_the_feed_and_the_catalogue(page: str) -> None:
    text = ask(APP, "/" if page == "overview" else f"/{page}", host="steel.example").text
    found = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', text))
    assert found[programs.ATOM] == "http://steel.example/feed.atom"
    assert found[programs.JSON_LD] == "http://steel.example/catalog.jsonld"


@pytest.mark.parametrize("address", programs.ADDRESSES)
def test_every_address_is_there_and_told_of(address: str) -> None:
    answer = ask(APP, f"/{address}")
    # Without an address of a chart oEmbed says what is missing.
    assert answer.status == (400 if address == programs.OEMBED else 200)
    assert ask(APP, "/data/index.json").json["addresses"][address]
    assert f"/{address}" in USING.read_text(encoding="utf-8")


def test_no_page_of_a_record_can_have_such_an_address() -> None:
    words = {address for address in programs.ADDRESSES if re.fullmatch("[a-z0-9-]+", address)}
    assert words
    assert words <= RESERVED_PAGES


OTHERS = [
    *("healthz", "data/observations.csv", "data/package.zip", "data/none.csv"),
    *("robots.txt", "exports", "evidence/none", "social/overview.png", ""),
]


@pytest.mark.parametrize("address", [*programs.ADDRESSES, *OTHERS])
def test_what_scripts_of_other_sites_may_read_they_may_ask_for_with_headers(address: str) -> None:
    is_open = ask(APP, f"/{address}").headers.get("access-control-allow-origin") == "*"
    before = ask(APP, f"/{address}", "OPTIONS", origin="https://elsewhere.example")
    assert (before.status == 204) == is_open
    assert (before.headers.get("access-control-allow-headers") == "*") == is_open
    if address in (programs.FEED, "healthz", "data/none.csv"):
        assert is_open
