"""Streamlit's static files, compressed once and kept so: the one that draws charts has 4.7 MB."""

import mimetypes
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web import compression, icons
from dashboard.web.compression import Body

_TYPES = (".js", ".css", ".ttf", ".svg", ".json")
_LASTING = {"Cache-Control": "public, immutable, max-age=31536000"}
"""The name of a file changes with its content."""


class StaticFiles:
    """Answers for static files that can be made smaller; the plain ones are left to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        found = (path for path in icons.HOME.rglob("*") if path.suffix in _TYPES)
        self._files = {f"/static/{path.relative_to(icons.HOME).as_posix()}": path for path in found}
        self._font = f"/static/media/{icons.font().name}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked_for = (
            scope["path"] if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else ""
        )
        if asked_for == self._font:
            body = await run_in_threadpool(_font)
            answer = compression.reply(Headers(scope=scope), body, _LASTING, "font/woff2")
            await answer(scope, receive, send)
        elif asked_for in self._files:
            await self._file(self._files[asked_for], scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _file(self, path: Path, scope: Scope, receive: Receive, send: Send) -> None:
        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(compression.VARY)
            await send(message)

        asked = Headers(scope=scope)
        encoding = compression.chosen(asked)
        if encoding == compression.PLAIN:
            await self.app(scope, receive, varying)
            return
        answer = await run_in_threadpool(_compressed, path, encoding)
        if compression.is_known(asked, answer.headers["ETag"]):
            kept = ("Cache-Control", "ETag", "Vary")
            answer = Response(
                status_code=304, headers={name: answer.headers[name] for name in kept}
            )
        await answer(scope, receive, send)


def prepare(addresses: Iterable[str]) -> None:
    """Make the encodings of these files, before somebody asks for them, and the font of icons."""
    for address in addresses:
        for encoding in compression.ENCODINGS:
            _compressed(icons.HOME / address.removeprefix("static/"), encoding)
    _font()


@cache
def _font() -> Body:
    return Body(icons.named())


@cache
def _compressed(path: Path, encoding: str) -> Response:
    small = compression.compress(path.read_bytes(), encoding, quality=9)
    tag = f'"{compression.digest(small)}"'
    headers = {**_LASTING, **compression.VARY, "Content-Encoding": encoding, "ETag": tag}
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(small, headers=headers, media_type=kind)
