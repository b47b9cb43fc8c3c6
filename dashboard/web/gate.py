"""What is let in from outside: methods, headers, sockets and their messages, each within a bound.

Streamlit offers more than this site uses, such as a place for uploaded files.
What the site does not use takes nothing here.
"""

import sys
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.proto.BackMsg_pb2 import BackMsg

METHODS = ("GET", "HEAD", "OPTIONS")
"""None of them has a body that is read."""
LONGEST = 4000
"""Most characters of path and parameters together."""
LONGEST_HEADERS = 32_000
"""Most bytes of the names and values of all headers."""
LONGEST_MESSAGE = 256_000
"""Most bytes of one message on a socket; what a page sends has some hundred."""
MESSAGES = ("rerun_script", "stop_script", "app_heartbeat")
"""Kinds of message that a page needs: show an address, stop that, and a sign of life."""
MOST_SOCKETS = 1000
"""Open sockets of one process, each with a session of some 0.3 MB."""
MOST_REQUESTS = 1000
"""Requests of one process that wait for the end of their answers."""
_SOCKET = 4
"""Descriptors of an open socket: its own, and three of its session."""
_LEFT = 128 * 3
"""Descriptors of sessions whose readers have gone, which Streamlit keeps for a while."""
_SPARE = 100
"""Descriptors for files and for whatever else is open."""
_WRONG_KIND, _NOT_READ, _TOO_LONG = 1003, 1007, 1009
"""Codes with which a socket is closed, as RFC 6455 has them."""


def raise_descriptors() -> None:
    """Let this process have as many files and sockets open as its system allows it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (not there on Windows)

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (ValueError, OSError):
        # Some systems name a limit that they do not grant.
        return


def _descriptors() -> int:
    """How many files and sockets this process may have open."""
    if sys.platform == "win32":
        return MOST_REQUESTS + MOST_SOCKETS * _SOCKET + _LEFT + _SPARE
    import resource  # noqa: PLC0415  (not there on Windows)

    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft


def bounds(descriptors: int) -> tuple[int, int]:
    """How many sockets and how many requests may be open at once, of so many descriptors."""
    free = max(descriptors - _LEFT - _SPARE, 2 * _SOCKET)
    for_requests = free // 4
    for_sockets = (free - for_requests) // _SOCKET
    return min(MOST_SOCKETS, for_sockets), min(MOST_REQUESTS, for_requests)


_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
"""A site with and without the port that goes with its scheme is one, as RFC 6454 has it."""


def is_foreign(headers: Headers) -> bool:
    """Whether a browser opens the socket from a page of another site."""
    origin = headers.get("origin")
    if origin is None:
        return False
    scheme, separator, site = origin.lower().partition("://")
    port = _DEFAULT_PORTS.get(scheme, "")
    host = headers.get("host", "").lower()
    return not separator or site.removesuffix(port) != host.removesuffix(port)


def _as_from_its_site(scope: Scope) -> Scope:
    """A request whose host is written as its origin is.

    Streamlit compares the two letter by letter.
    """
    headers = MutableHeaders(raw=list(scope["headers"]))
    origin = headers.get("origin")
    if origin is not None:
        headers["host"] = urlsplit(origin).netloc
    return {**scope, "headers": headers.raw}


class Gate:
    """Refuses, in words, what is too much, and what Streamlit takes although no page needs it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._sockets = self._requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        _, most = bounds(_descriptors())
        refusal = _refusal(scope)
        if refusal is None and self._requests >= most:
            refusal = _full()
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        self._requests += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._requests -= 1

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        most, _ = bounds(_descriptors())
        # Streamlit would ask a host on the internet for the address of this one
        # before it refuses an origin.
        if is_foreign(Headers(scope=scope)):
            await WebSocketClose(1008)(scope, receive, send)
            return
        refusal = _refusal({**scope, "method": "GET"})
        if refusal is None and self._sockets >= most:
            refusal = _full()
        if refusal is not None:
            await _deny(refusal, scope, receive, send)
            return
        self._sockets += 1
        try:
            wire = _Wire(receive, send)
            await self.app(_as_from_its_site(scope), wire.receive, wire.send)
        finally:
            self._sockets -= 1


def _refusal(scope: Scope) -> PlainTextResponse | None:
    """What is said to a request that is too long, or that wants to leave something here."""
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
        sentence = f"This address is longer than {LONGEST} characters; shorten it.\n"
        return PlainTextResponse(sentence, 414)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
        sentence = f"The headers are longer than {LONGEST_HEADERS} bytes; send fewer cookies.\n"
        return PlainTextResponse(sentence, 431)
    if scope["method"] not in METHODS:
        allowed = {"Allow": ", ".join(METHODS)}
        return PlainTextResponse("This site takes nothing; use GET.\n", 405, allowed)
    return None


def _full() -> PlainTextResponse:
    sentence = "Too many readers are here at this moment; try again in a minute.\n"
    return PlainTextResponse(sentence, 503, {"Retry-After": "60", "Cache-Control": "no-store"})


async def _deny(refusal: PlainTextResponse, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the request for a socket with a status and words, where the server can do so."""
    if "websocket.http.response" in scope.get("extensions", {}):
        await refusal(scope, receive, send)
    else:
        await WebSocketClose(1013)(scope, receive, send)


class _Wire:
    """A socket on which nothing but the messages of pages comes in."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._is_closed = False

    async def receive(self) -> Message:
        """The next message of a page; the end of the socket where something else came."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            content = message.get("bytes")
            if content is None:
                return await self._close(_WRONG_KIND)
            if len(content) > LONGEST_MESSAGE:
                return await self._close(_TOO_LONG)
            try:
                content = wanted(content)
            except DecodeError:
                return await self._close(_NOT_READ)
            if content is not None:
                return {"type": "websocket.receive", "bytes": content}

    async def send(self, message: Message) -> None:
        # The application may still be writing when the socket is closed from here.
        if not self._is_closed:
            await self._send(message)

    async def _close(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code})
        self._is_closed = True
        return {"type": "websocket.disconnect", "code": code}


def wanted(content: bytes) -> bytes | None:
    """What of a message the pages need; None for a kind that they never send.

    Raises DecodeError for bytes that are no message.
    """
    message = BackMsg()
    message.ParseFromString(content)
    if message.WhichOneof("type") not in MESSAGES:
        return None
    if message.HasField("rerun_script"):
        run = message.rerun_script
        # No page has a widget: what a reader chooses stands in the address.
        run.ClearField("widget_states")
        run.query_string = run.query_string[:LONGEST]
    kept: bytes = message.SerializeToString()
    return kept
