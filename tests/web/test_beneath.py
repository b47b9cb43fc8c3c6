"""The site beneath a path of another one."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.web import beneath, page, wire

from .caller import ask
from .test_wire import APP


@pytest.fixture(autouse=True)
def _steel(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)
    monkeypatch.setenv("SMEDEREVO_BASE_PATH", "/steel/")
    for kept in (page.shell, wire.policy, page._body):
        kept.cache_clear()
    yield
    for kept in (page.shell, wire.policy, page._body):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("written", "path"),
    [
        *(("", ""), ("/", ""), ("//", ""), ("steel", "/steel"), ("/steel", "/steel")),
        *(("/steel/", "/steel"), ("a/b-c", "/a/b-c"), ("/~x/v1.2/", "/~x/v1.2")),
    ],
)
def test_path_is_read_with_slashes_or_without(written: str, path: str) -> None:
    assert beneath.cleaned(written) == path


@pytest.mark.parametrize(
    "written", ["a b", "a//b", "../a", "a/..", "a?b", "a#b", "<a>", "ž", "a%20"]
)
def test_what_is_no_path_is_refused_in_words(written: str) -> None:
    with pytest.raises(beneath.BasePathError, match="is no path of an address; write one such as"):
        beneath.cleaned(written)


@pytest.mark.parametrize(
    "address",
    [
        *("", "exports", "sources?kind=state_media", "data/observations.csv", "healthz"),
        *("social/data.png", "robots.txt", "sitemap.xml", "assets/chart/exports-by-year"),
    ],
)
@pytest.mark.parametrize("before", ["/steel/", "/"])
def test_everything_is_there_whether_a_proxy_takes_the_path_off_or_not(
    before: str, address: str
) -> None:
    answer = ask(APP, f"{before}{address}")
    assert answer.status == 200
    # Only addresses beneath the path are told to others.
    told = answer.body.replace(b"http://localhost/steel/", b"")
    assert b"http://localhost/" not in told or address.endswith(".png")


def test_site_begins_with_a_slash() -> None:
    answer = ask(APP, "/steel?unit=EUR_m")
    assert (answer.status, answer.headers["location"]) == (307, "/steel/?unit=EUR_m")


@pytest.mark.parametrize("address", ["/steelworks", "/steelworks/exports", "/steel/steel/exports"])
def test_an_address_that_only_begins_alike_is_another(address: str) -> None:
    assert ask(APP, address).status == 404


def test_page_and_its_scripts_know_where_the_site_begins() -> None:
    text = ask(APP, "/steel/exports").text
    assert 'BACKEND_BASE_URL: location.origin + "/steel"' in text
    assert '<link rel="canonical" href="http://localhost/steel/exports">' in text
    assert 'content="http://localhost/steel/social/exports.png' in text


def test_socket_is_found_beneath_the_path() -> None:
    found: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        found.append(scope)

    async def nothing(*_: Any) -> Any:
        return None

    scope = {"type": "websocket", "path": "/steel/_stcore/stream", "headers": []}
    with ThreadPoolExecutor(1) as worker:
        worker.submit(lambda: asyncio.run(beneath.Beneath(app)(scope, nothing, nothing))).result()
    assert [one["path"] for one in found] == ["/_stcore/stream"]


def test_a_site_of_its_own_has_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_BASE_PATH", "")
    assert ask(APP, "/steel/exports").status == 404
    assert 'location.origin + ""' in ask(APP, "/exports").text
