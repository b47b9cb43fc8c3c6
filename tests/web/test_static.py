"""Streamlit's static files: compressed once and kept so."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard import web
from dashboard.web import compression, static
from dashboard.web.static import StaticFiles

from .caller import ask

STATIC = Path(get_static_dir()) / "static"
DECODE = {"br": brotli.decompress, "gzip": gzip.decompress}


async def _theirs(request: Request) -> PlainTextResponse:
    """Stands for Streamlit."""
    return PlainTextResponse("theirs")


APP = Starlette(
    routes=[Route("/static/{path:path}", _theirs, methods=["GET", "HEAD", "POST"])],
    middleware=[Middleware(StaticFiles)],
)


def address(path: Path) -> str:
    return f"/static/{path.relative_to(STATIC).as_posix()}"


@pytest.mark.parametrize("encoding", ["br", "gzip"])
@pytest.mark.parametrize("pattern", ["js/*.js", "css/*.css", "media/*.svg"])
def test_file_is_compressed_and_kept_for_a_year(pattern: str, encoding: str) -> None:
    path = next(STATIC.glob(pattern))
    answer = ask(APP, address(path), accept_encoding=encoding)
    assert answer.headers["content-encoding"] == encoding
    assert DECODE[encoding](answer.body) == path.read_bytes()
    assert len(answer.body) < path.stat().st_size
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_tag_gives_304_to_who_has_this_encoding(encoding: str) -> None:
    path = address(next(STATIC.glob("css/*.css")))
    answer = ask(APP, path, accept_encoding=encoding)
    again = ask(APP, path, accept_encoding=encoding, if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert {
        name: again.headers[name] for name in ("etag", "vary", "cache-control")
    }.items() <= answer.headers.items()
    assert "content-encoding" not in again.headers
    other = "gzip" if encoding == "br" else "br"
    assert ask(APP, path, accept_encoding=other, if_none_match=answer.headers["etag"]).status == 200


@pytest.mark.parametrize("accepted", ["identity", "", "br;q=0", "deflate"])
def test_plain_file_is_left_to_streamlit_and_says_that_there_are_others(accepted: str) -> None:
    answer = ask(APP, address(next(STATIC.glob("js/*.js"))), accept_encoding=accepted)
    assert answer.text == "theirs"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_other_methods_are_left_to_streamlit() -> None:
    path = next(STATIC.glob("js/*.js"))
    assert ask(APP, address(path), "POST", accept_encoding="br").text == "theirs"


def test_files_of_the_first_page_are_ready_before_somebody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = max(STATIC.glob("js/index.*.js"))
    static.prepare([script])
    ready = {
        encoding: ask(APP, address(script), accept_encoding=encoding).body for encoding in DECODE
    }

    monkeypatch.setattr(compression, "compress", _late)
    for encoding, body in ready.items():
        assert ask(APP, address(script), accept_encoding=encoding).body == body
        assert DECODE[encoding](body) == script.read_bytes()


@pytest.fixture
def vendor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own for what the set-up makes."""
    folder = tmp_path / "vendor"
    monkeypatch.setattr(static, "VENDOR", folder)
    static._encoded.cache_clear()
    yield folder
    static._encoded.cache_clear()


@pytest.mark.parametrize("pattern", ["js/index.*.js", "css/*.css", "media/*.svg"])
def test_what_the_set_up_has_made_small_is_sent_as_it_is(
    vendor: Path, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = next(STATIC.glob(pattern))
    quick = ask(APP, address(path), accept_encoding="br")
    static._encoded.cache_clear()
    length = static.make_small([path])
    monkeypatch.setattr(compression, "compress", _late)
    small = ask(APP, address(path), accept_encoding="br")
    assert brotli.decompress(small.body) == path.read_bytes()
    assert len(small.body) == length <= len(quick.body)
    assert small.headers["content-encoding"] == "br"
    assert small.headers["etag"] != quick.headers["etag"] or small.body == quick.body


def test_a_file_that_has_changed_since_the_set_up_is_compressed_anew(
    vendor: Path, tmp_path: Path
) -> None:
    script = tmp_path / "script.js"
    for text in ("let a = 1\n" * 99, "let b = 2\n" * 99, ""):
        script.write_text(text)
        static._encoded.cache_clear()
        answer = static.reply(Headers({"accept-encoding": "br"}), script, lasting=True)
        assert brotli.decompress(bytes(answer.body)).decode() == text
        static.make_small([script])
        assert len(list(vendor.iterdir())) == 1


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_who_reads_no_brotli_gets_no_small_file(vendor: Path, encoding: str) -> None:
    path = next(STATIC.glob("css/*.css"))
    static.make_small([path])
    answer = static.reply(Headers({"accept-encoding": encoding}), path, lasting=True)
    body = bytes(answer.body)
    assert (gzip.decompress(body) if encoding == "gzip" else body) == path.read_bytes()


def test_every_page_asks_for_files_that_the_set_up_makes_small() -> None:
    files = web.lasting_files()
    assert len(files) > 4
    assert {path.suffix for path in files} >= {".js", ".css"}
    assert len(set(files)) == len(files)
    assert all(path.is_file() for path in files)


def _late(*_: Any, **__: Any) -> bytes:
    raise AssertionError("compressed anew")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../index.html",
        "/static/js/../../../main.py",
        "/static/%2e%2e/index.html",
        "/static//etc/passwd",
        "/static/js/",
    ],
)
def test_tricks_with_paths_find_nothing(path: str) -> None:
    assert ask(APP, path, accept_encoding="br").status == 404
