"""What every answer goes through: limits, headers, log lines, encodings."""

import base64
import gc
import gzip
import hashlib
import json
import logging
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.file_util import get_static_dir

from dashboard import web
from dashboard.shelf import MOST_OF_DAYS
from dashboard.web import figures, wire
from dashboard.web.compression import Body, chosen

from .caller import ask

STATIC = Path(get_static_dir()) / "static"


async def _plain(request: Request) -> PlainTextResponse:
    return PlainTextResponse("plain")


ROUTES = [Route("/plain", _plain), Route("/static/{path:path}", _plain), *web.ROUTES]
APP = Starlette(routes=ROUTES, middleware=list(web.MIDDLEWARE))
FILES = Mount("/static", StaticFiles(directory=STATIC))
WHOLE = Starlette(
    routes=[ROUTES[0], FILES, *web.ROUTES], middleware=[*web.MIDDLEWARE, Middleware(GZipMiddleware)]
)
"""With Streamlit's files and what it does to its own answers."""


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def rules(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (rule.split() for rule in policy.split(";"))}


@pytest.mark.parametrize("page", ["", "exports", "data"])
def test_policy_allows_exactly_the_scripts_of_the_page(page: str) -> None:
    answer = ask(APP, f"/{page}")
    allowed = rules(answer.headers["content-security-policy"])
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, flags=re.DOTALL)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in scripts
    }
    assert scripts
    assert {source for source in allowed["script-src"] if source.startswith("'sha256-")} == hashes
    assert set(allowed["script-src"]) - hashes == {"'self'", "'wasm-unsafe-eval'"}
    assert allowed["default-src"] == allowed["base-uri"] == ["'none'"]
    assert allowed["form-action"] == ["'self'"]
    assert allowed["connect-src"] == ["'self'"]
    assert not re.search(
        r"\son[a-z]+=", re.sub(r"<style>.*?</style>", "", answer.text, flags=re.DOTALL)
    )


def test_who_may_embed_is_said_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    wire.policy.cache_clear()
    monkeypatch.setenv("SMEDEREVO_FRAME_ANCESTORS", "https://paper.example 'self'")
    assert rules(ask(APP, "/").headers["content-security-policy"])["frame-ancestors"] == [
        "https://paper.example",
        "'self'",
    ]
    wire.policy.cache_clear()
    monkeypatch.delenv("SMEDEREVO_FRAME_ANCESTORS")
    assert rules(ask(APP, "/").headers["content-security-policy"])["frame-ancestors"] == ["*"]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/no-such-page",
        "/plain",
        "/data/observations.csv",
        "/data/none.csv",
        "/healthz",
        "/social/data.png",
    ],
)
def test_every_answer_forbids_guesses_of_type_and_keeps_the_address(address: str) -> None:
    answer = ask(APP, address)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize(
    "address",
    [f"/plain?q={'a' * 4000}", f"/{'b' * 4001}", "/data/observations.csv?" + "from=2018&" * 500],
)
def test_endless_address_is_refused_in_words(address: str) -> None:
    answer = ask(APP, address)
    assert answer.status == 414
    assert "4000 characters" in answer.text
    assert ask(APP, f"/plain?q={'a' * 3900}").status == 200


def test_log_line_says_what_was_asked_and_not_by_whom(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard.requests"):
        ask(
            APP,
            "/plain?q=secret",
            user_agent="Browser 7",
            cookie="a=secret",
            x_forwarded_for="192.0.2.7",
        )
    (line,) = (
        record.getMessage() for record in caplog.records if record.name == "dashboard.requests"
    )
    held = json.loads(line)
    assert {name: held[name] for name in ("method", "path", "status", "bytes")} == {
        "method": "GET",
        "path": "/plain",
        "status": 200,
        "bytes": 5,
    }
    assert set(held) == {"method", "path", "status", "bytes", "ms"}
    assert not re.search(r"secret|Browser|192\.0\.2\.7|localhost", line)


ACCEPTED = (
    *(
        "br",
        "gzip",
        "identity",
        "gzip, deflate",
        "gzip, deflate, br, zstd",
        "br;q=0, gzip",
        "gzip;q=0",
        "*",
        "*;q=0",
    ),
    *("", "GZIP;q=0.5, br;q=0.1", "gzip;q=0, br;q=0.5", "deflate", "br;q=x"),
)
DECODE: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "identity": bytes,
}
SCRIPT, STYLE = (
    f"/static/{kind}/{next((STATIC / kind).glob(f'*.{kind}')).name}" for kind in ("js", "css")
)
PAGES = ("/", "/exports", "/checks")
DATA = (
    "/data/index.json",
    "/data/datapackage.json",
    "/data/observations.csv",
    "/data/observations.json",
    "/data/events.csv?from=2016",
)


@pytest.mark.parametrize("address", [*PAGES, *DATA, SCRIPT, STYLE])
def test_encoding_is_negotiated_and_said_on_every_variant(address: str) -> None:
    plain = ask(WHOLE, address)
    assert plain.status == 200
    # A page without a language in its address speaks that of the browser.
    is_page = address in PAGES
    vary = "Accept-Encoding, Accept-Language" if is_page else "Accept-Encoding"
    sizes = {}
    for accepted in ACCEPTED:
        answer = ask(WHOLE, address, accept_encoding=accepted)
        encoding = answer.headers.get("content-encoding", "identity")
        assert encoding == chosen(Headers({"accept-encoding": accepted}))
        assert DECODE[encoding](answer.body) == plain.body
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert answer.headers["content-type"] == plain.headers["content-type"]
        assert answer.headers["vary"] == plain.headers["vary"] == vary
        assert ask(WHOLE, address, "HEAD", accept_encoding=accepted).headers == answer.headers
        again = ask(WHOLE, address, accept_encoding=accepted, if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["vary"] == vary
        sizes[encoding] = len(answer.body)
    assert set(sizes) == set(DECODE)
    assert max(sizes["br"], sizes["gzip"]) < sizes["identity"]


@pytest.mark.parametrize("address", ["/data/package.zip", "/social/data.png"])
def test_what_is_compressed_in_itself_is_the_same_for_all(address: str) -> None:
    answers = [ask(WHOLE, address, accept_encoding=accepted) for accepted in ACCEPTED]
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert not any("content-encoding" in answer.headers for answer in answers)
    assert not any("Accept-Encoding" in answer.headers.get("vary", "") for answer in answers)


@pytest.mark.parametrize(
    "address",
    [
        "/healthz",
        "/no-such-page",
        "/data/none.csv",
        "/data/checks.csv?from=2018",
        "/plain",
        "/static/none.js",
    ],
)
def test_answer_of_the_moment_keeps_to_what_the_client_accepts(address: str) -> None:
    plain = ask(WHOLE, address)
    for accepted in ACCEPTED:
        answer = ask(WHOLE, address, accept_encoding=accepted)
        encoding = answer.headers.get("content-encoding", "identity")
        assert encoding in ("identity", chosen(Headers({"accept-encoding": accepted}), ("gzip",)))
        assert DECODE[encoding](answer.body) == plain.body
        assert answer.headers.get("vary") == plain.headers.get("vary")


def test_what_strangers_ask_for_leaves_no_more_bodies_than_the_caches_hold() -> None:
    for number in range(70):
        page = ask(WHOLE, "/checks", host=f"{number}.example", accept_encoding="br")
        data = ask(
            WHOLE, f"/data/events.csv?to={1900 + number}", accept_encoding=f"gzip, x{number}"
        )
        assert (page.headers["content-encoding"], data.headers["content-encoding"]) == (
            "br",
            "gzip",
        )
    kept = sum(isinstance(one, Body) for one in gc.get_objects())
    pages, whole_files, parts, figures_at_most = 64, 64, 16, 256 + MOST_OF_DAYS
    assert parts <= kept <= pages + whole_files + parts + figures_at_most
    figures._body.cache_clear()
    for number in range(20):
        drawing = ask(WHOLE, f"/assets/chart/exports-by-year?as_of=2026-11-{number + 1:02}")
        assert drawing.status == 200
    # All days since the last news share one record.
    assert figures._body.sizes() == (0, 1)
