"""What is let in from outside, and what not."""

import asyncio
import resource
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import web
from dashboard.web import gate

from .caller import ask

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"]
SCOPE: dict[str, Any] = {
    "type": "websocket",
    "path": "/_stcore/stream",
    "query_string": b"",
    "headers": [(b"host", b"steel.example")],
}


async def _taken(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"took {len(await request.body())}")


TAKING = Starlette(
    routes=[Route("/{path:path}", _taken, methods=METHODS)], middleware=[Middleware(gate.Gate)]
)
"""Behind the gate everything is taken."""


def run(awaited: Callable[[], Any]) -> None:
    # In a thread of its own: a browser that another test drives may have a loop running in this one.
    with ThreadPoolExecutor(1) as worker:
        worker.submit(lambda: asyncio.run(awaited())).result()


class Socket:
    """A socket whose other end sends some messages; the application reads until it is closed."""

    def __init__(self, messages: Iterable[dict[str, Any]], **scope: Any) -> None:
        self._messages = iter(messages)
        self._scope = {**SCOPE, **scope}
        self.read: list[dict[str, Any]] = []
        self.scopes: list[Any] = []
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> Any:
        return next(self._messages, {"type": "websocket.disconnect", "code": 1000})

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        self.scopes.append(scope)
        while (message := await receive())["type"] != "websocket.disconnect":
            self.read.append(message)
        await send({"type": "websocket.send", "bytes": b"last words"})

    async def pass_gate(self) -> None:
        await gate.Gate(self.app)(self._scope, self.receive, self.send)


def received(content: bytes | str) -> dict[str, Any]:
    kind = "bytes" if isinstance(content, bytes) else "text"
    return {"type": "websocket.receive", kind: content}


def passed(*contents: bytes | str, **scope: Any) -> Socket:
    socket = Socket([{"type": "websocket.connect"}, *map(received, contents)], **scope)
    run(socket.pass_gate)
    return socket


def message(**fields: Any) -> bytes:
    content: bytes = BackMsg(**fields).SerializeToString()
    return content


def shown(query: str = "") -> bytes:
    return message(rerun_script={"query_string": query, "page_script_hash": "ab"})


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "address",
    ["/", "/_stcore/upload_file/session/file", "/data/exports.csv", "/_stcore/agent/mcp", "/x/y"],
)
def test_nothing_is_left_here(method: str, address: str) -> None:
    answer = ask(TAKING, address, method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "takes nothing" in answer.text
    assert ask(TAKING, address).text == "took 0"


def test_the_gate_stands_before_the_pages() -> None:
    standing: list[object] = [middleware.cls for middleware in web.MIDDLEWARE]
    assert gate.Gate in standing


@pytest.mark.parametrize(
    "headers", [{"cookie": "a" * 32_000}, {f"x_{number}": "b" * 1000 for number in range(40)}]
)
def test_endless_headers_are_refused_in_words(headers: dict[str, str]) -> None:
    answer = ask(TAKING, "/", **headers)
    assert answer.status == 431
    assert "32000 bytes" in answer.text
    assert ask(TAKING, "/", cookie="a" * 20_000).status == 200


@pytest.mark.parametrize(
    ("descriptors", "sockets", "requests"),
    [(1024, 101, 135), (256, 1, 2), (0, 1, 2), (65_536, 1000, 1000), (2**63 - 1, 1000, 1000)],
)
def test_bounds_fit_the_descriptors(descriptors: int, sockets: int, requests: int) -> None:
    assert gate.bounds(descriptors) == (sockets, requests)


def test_a_process_raises_its_descriptors_to_what_is_allowed() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))
        gate.raise_descriptors()
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (before[1], before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_sockets_over_the_bound_get_words_and_leave_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_SOCKETS", 2)
    inside = 0

    async def crowd() -> None:
        nonlocal inside
        go = asyncio.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            nonlocal inside
            inside += 1
            await go.wait()

        stood = gate.Gate(app)
        socket = Socket([])
        scope = {**SCOPE, "extensions": {"websocket.http.response": {}}}
        waiting = [asyncio.create_task(stood(SCOPE, socket.receive, socket.send)) for _ in range(2)]
        await asyncio.sleep(0)
        assert inside == 2
        await stood(scope, socket.receive, socket.send)
        await stood(SCOPE, socket.receive, socket.send)
        assert inside == 2
        start, body, closed = socket.sent
        assert (start["type"], start["status"]) == ("websocket.http.response.start", 503)
        assert b"Too many readers" in body["body"]
        assert (closed["type"], closed["code"]) == ("websocket.close", 1013)
        go.set()
        await asyncio.gather(*waiting)
        await stood(SCOPE, socket.receive, socket.send)
        assert inside == 3

    run(crowd)


def test_requests_over_the_bound_are_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_REQUESTS", 0)
    answer = ask(TAKING, "/")
    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    monkeypatch.setattr(gate, "MOST_REQUESTS", 1)
    assert [ask(TAKING, "/").status for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("text", 1003),
        ("", 1003),
        ("x" * 300_000, 1003),
        (b"\x00" * 256_001, 1009),
        (b"\xff\xff\xff", 1007),
        (b"no message", 1007),
    ],
)
def test_what_is_no_message_of_a_page_closes_the_socket(content: bytes | str, code: int) -> None:
    socket = passed(shown("a=1"), content, shown("b=2"))
    assert len(socket.read) == 2  # the connection, and what came before
    # Nothing is sent after the end, which would be an error in the log.
    assert socket.sent == [{"type": "websocket.close", "code": code}]


@pytest.mark.parametrize(
    "fields",
    [
        {"clear_cache": True},
        {"load_git_info": True},
        {"set_run_on_save": True},
        {"debug_disconnect_websocket": True},
        {"debug_shutdown_runtime": True},
        {"file_urls_request": {"session_id": "a", "file_names": ["b"]}},
        {"backend_operation_request": {"request_id": "a"}},
        {},
    ],
)
def test_a_message_that_no_page_sends_is_left_unread(fields: dict[str, Any]) -> None:
    socket = passed(message(**fields), shown("a=1"), message(app_heartbeat=True))
    assert socket.read[1:] == [received(shown("a=1")), received(message(app_heartbeat=True))]
    assert socket.sent == [{"type": "websocket.send", "bytes": b"last words"}]


def test_of_a_run_only_what_pages_use_is_kept() -> None:
    widgets = {"widgets": [{"id": "a", "string_value": "b" * 1000}]}
    run = {"query_string": "q=" + "x" * 9000, "page_script_hash": "ab", "widget_states": widgets}
    kept = BackMsg.FromString(gate.wanted(message(rerun_script=run)) or b"").rerun_script
    assert len(kept.query_string) == gate.LONGEST
    assert not kept.HasField("widget_states")
    assert kept.page_script_hash == "ab"


@pytest.mark.parametrize(
    ("origin", "host", "let_in"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("https://steel.example", "steel.example", True),
        ("https://evil.example", "steel.example", False),
        ("http://localhost:9999", "localhost:8501", False),
        ("null", "steel.example", False),
        (None, "steel.example", True),
        ("https://steel.example", "steel.example:443", True),
        ("https://steel.example:443", "steel.example", True),
        ("http://steel.example", "steel.example:80", True),
        ("https://steel.example", "Steel.Example", True),
        ("http://[::1]", "[::1]:80", True),
        ("https://steel.example", "steel.example:80", False),
        ("http://steel.example", "steel.example:8080", False),
        ("https://steel.example.evil", "steel.example:443", False),
        ("https://steel.example@evil.example", "steel.example", False),
        ("https://evil.example:443", "steel.example:443", False),
        ("steel.example", "steel.example", False),
    ],
)
def test_socket_of_another_site_is_refused(origin: str | None, host: str, let_in: bool) -> None:
    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]
    socket = passed(headers=headers)
    assert bool(socket.read) is let_in
    kinds = [message["type"] for message in socket.sent]
    assert kinds == ["websocket.send" if let_in else "websocket.close"]
    if let_in and origin:
        # Streamlit compares both letter by letter.
        told = dict(socket.scopes[0]["headers"])
        assert told[b"host"].decode() == origin.partition("://")[2]


@pytest.mark.parametrize(
    "scope", [{"query_string": b"a" * 4001}, {"headers": [(b"cookie", b"c" * 40_000)]}]
)
def test_a_socket_with_an_endless_address_is_refused(scope: dict[str, Any]) -> None:
    assert [message["type"] for message in passed(**scope).sent] == ["websocket.close"]
