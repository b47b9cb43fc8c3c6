"""Files that never change under their address, compressed once and kept so: Streamlit's and ours.

The one that draws charts has more than a megabyte. The set-up makes those that every page asks for
as small as they get, which takes seconds; what it has not made is compressed quickly at the start.
"""

import mimetypes
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from dashboard import atomic
from dashboard.charts.library import VENDOR
from dashboard.web import compression

HOME = Path(get_static_dir()) / "static"
"""Streamlit's own files."""
_TYPES = (".js", ".css", ".ttf", ".svg", ".json")
_LASTING = {"Cache-Control": "public, immutable, max-age=31536000"}
"""The name of a file changes with its content."""
_PASSING = {"Cache-Control": "no-cache"}
_GONE = PlainTextResponse(
    "There is no such file; reload the page.\n", 404, {"Cache-Control": "no-store"}
)
_QUICK, _SMALLEST = 9, 11
"""Qualities of Brotli; the second one takes ten times as long, and takes a twelfth off."""


class StaticFiles:
    """Answers for Streamlit's files that can be made smaller; the plain ones are left to it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        found = (path for path in HOME.rglob("*") if path.is_file())
        self._there = {f"/static/{path.relative_to(HOME).as_posix()}": path for path in found}
        self._files = {name: path for name, path in self._there.items() if path.suffix in _TYPES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked_for = ""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            asked_for = scope["path"]
        if asked_for in self._files:
            await self._file(self._files[asked_for], scope, receive, send)
        elif asked_for.startswith("/static/") and asked_for not in self._there:
            # Streamlit would answer with its own page, which a browser takes for the file.
            await _GONE(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _file(self, path: Path, scope: Scope, receive: Receive, send: Send) -> None:
        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(compression.VARY)
            await send(message)

        asked = Headers(scope=scope)
        if compression.chosen(asked) == compression.PLAIN:
            await self.app(scope, receive, varying)
            return
        answer = await run_in_threadpool(reply, asked, path, lasting=True)
        await answer(scope, receive, send)


def reply(asked: Headers, path: Path, *, lasting: bool) -> Response:
    """The file in the encoding of the client, or 304 when the client has it.

    A browser keeps it for a year where `lasting`, and else asks each time whether it still holds.
    """
    whole = _encoded(path, compression.chosen(asked))
    told = {**whole.headers, **(_LASTING if lasting else _PASSING)}
    if compression.is_known(asked, told["etag"]):
        kept = ("Cache-Control", "etag", "vary")
        return Response(status_code=304, headers={name: told[name] for name in kept})
    return Response(whole.body, headers=told)


def prepare(paths: Iterable[Path]) -> None:
    """Make the encodings of these files, before somebody asks for them."""
    for path in paths:
        for encoding in compression.ENCODINGS:
            _encoded(path, encoding)


def make_small(paths: Iterable[Path]) -> int:
    """Compress files as small as they get, in place of earlier ones; the bytes of all together."""
    for before in VENDOR.glob("*.br"):
        before.unlink()
    contents = [path.read_bytes() for path in paths]
    made = {_made(one): compression.compress(one, "br", quality=_SMALLEST) for one in contents}
    VENDOR.mkdir(parents=True, exist_ok=True)
    for path, small in made.items():
        atomic.write(path, small)
    return sum(map(len, made.values()))


def _made(content: bytes) -> Path:
    """Where a file is that the set-up has compressed; another content has another name."""
    return VENDOR / f"{compression.digest(content)}.br"


@cache
def _encoded(path: Path, encoding: str) -> Response:
    content = path.read_bytes()
    headers = dict(compression.VARY)
    if encoding != compression.PLAIN:
        made = _made(content)
        is_made = encoding == "br" and made.is_file()
        content = (
            made.read_bytes()
            if is_made
            else compression.compress(content, encoding, quality=_QUICK)
        )
        headers["Content-Encoding"] = encoding
    headers["ETag"] = f'"{compression.digest(content)}"'
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(content, headers=headers, media_type=kind)
