"""What every answer goes through: limits, headers, log lines, static files."""

import asyncio
import base64
import hashlib
import io
import json
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard import web
from dashboard.web import icons, wire

from .caller import ask

STATIC = Path(get_static_dir()) / "static"


async def _plain(request: Request) -> PlainTextResponse:
    return PlainTextResponse("plain")


ROUTES = [Route("/plain", _plain), Route("/static/{path:path}", _plain), *web.ROUTES]
APP = Starlette(routes=ROUTES, middleware=list(web.MIDDLEWARE))


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
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts}
    assert scripts
    assert {source for source in allowed["script-src"] if source.startswith("'sha256-")} == hashes
    assert set(allowed["script-src"]) - hashes == {"'self'", "blob:", "'wasm-unsafe-eval'"}
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == ["'none'"]
    assert allowed["connect-src"] == ["'self'"]
    assert not re.search(r"\son[a-z]+=", re.sub(r"<style>.*?</style>", "", answer.text, flags=re.DOTALL))


def test_who_may_embed_is_said_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    wire.policy.cache_clear()
    monkeypatch.setenv("SMEDEREVO_FRAME_ANCESTORS", "https://paper.example 'self'")
    assert rules(ask(APP, "/").headers["content-security-policy"])["frame-ancestors"] == ["https://paper.example", "'self'"]
    wire.policy.cache_clear()
    monkeypatch.delenv("SMEDEREVO_FRAME_ANCESTORS")
    assert rules(ask(APP, "/").headers["content-security-policy"])["frame-ancestors"] == ["*"]


@pytest.mark.parametrize(
    "address", ["/", "/no-such-page", "/plain", "/data/observations.csv", "/data/none.csv", "/healthz", "/social/data.png"]
)
def test_every_answer_forbids_guesses_of_type_and_keeps_the_address(address: str) -> None:
    answer = ask(APP, address)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("address", [f"/plain?q={'a' * 4000}", f"/{'b' * 4001}", "/data/observations.csv?" + "from=2018&" * 500])
def test_endless_address_is_refused_in_words(address: str) -> None:
    answer = ask(APP, address)
    assert answer.status == 414
    assert "4000 characters" in answer.text
    assert ask(APP, f"/plain?q={'a' * 3900}").status == 200


def test_log_line_says_what_was_asked_and_not_by_whom(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard.requests"):
        ask(APP, "/plain?q=secret", user_agent="Browser 7", cookie="a=secret", x_forwarded_for="192.0.2.7")
    (line,) = (record.getMessage() for record in caplog.records if record.name == "dashboard.requests")
    held = json.loads(line)
    assert {name: held[name] for name in ("method", "path", "status", "bytes")} == {
        "method": "GET",
        "path": "/plain",
        "status": 200,
        "bytes": 5,
    }
    assert set(held) == {"method", "path", "status", "bytes", "ms"}
    assert not re.search(r"secret|Browser|192\.0\.2\.7|localhost", line)


@pytest.mark.parametrize("kind", ["js", "css"])
def test_static_file_is_compressed_once_and_kept_for_a_year(kind: str) -> None:
    path = next((STATIC / kind).glob(f"*.{kind}"))
    address = f"/static/{kind}/{path.name}"
    small, plain = ask(APP, address, accept_encoding="gzip, br"), ask(APP, address)
    assert small.headers["content-encoding"] == "br"
    assert brotli.decompress(small.body) == path.read_bytes()
    assert "immutable" in small.headers["cache-control"]
    assert small.headers["vary"] == "Accept-Encoding"
    assert int(small.headers["content-length"]) == len(small.body)
    assert plain.text == "plain"


def spelled(font: TTFont) -> set[str]:
    """The words that turn into icons."""
    letter = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    ligatures = (getattr(getattr(table, "ExtSubTable", table), "ligatures", {}) for table in tables)
    return {
        "".join(letter.get(glyph, "?") for glyph in (first, *one.Component))
        for table in ligatures
        for first in table
        for one in table[first]
    }


def test_font_of_icons_holds_those_that_the_application_names() -> None:
    answer = ask(APP, f"/static/media/{icons.font().name}", accept_encoding="br")
    with TTFont(io.BytesIO(answer.body)) as little, TTFont(icons.font()) as full:
        small, whole = spelled(little), spelled(full)
    scripts = "".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    named = set(re.findall(r":material/([a-z][a-z0-9_]*):", scripts)) & whole
    assert {"expand_more", "keyboard_arrow_down", "close"} <= named <= small < whole
    assert len(answer.body) < icons.font().stat().st_size / 4


@pytest.mark.parametrize(
    "path", ["/static/../index.html", "/static/js/../../../main.py", "/static/%2e%2e/index.html", "/static//etc/passwd", "/static/js/"]
)
def test_tricks_with_paths_are_left_to_streamlit(path: str) -> None:
    assert ask(APP, path, accept_encoding="br").text == "plain"


@pytest.mark.parametrize(
    ("origin", "host", "let_in"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("https://steel.example", "steel.example", True),
        ("https://evil.example", "steel.example", False),
        ("http://localhost:9999", "localhost:8501", False),
        ("null", "steel.example", False),
        (None, "steel.example", True),
    ],
)
def test_socket_of_another_site_is_refused(origin: str | None, host: str, let_in: bool) -> None:
    reached, sent = [], []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["type"])

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]
    scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b"", "headers": headers}
    # In a thread of its own: a browser that another test drives may have a loop running in this one.
    with ThreadPoolExecutor(1) as worker:
        worker.submit(lambda: asyncio.run(wire.Guarded(app)(scope, receive, send))).result()
    assert bool(reached) is let_in
    assert [message["type"] for message in sent] == ([] if let_in else ["websocket.close"])
