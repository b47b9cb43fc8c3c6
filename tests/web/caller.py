"""Asks an ASGI application without a server, as a browser does."""

import asyncio
import json
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp

Message = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(app: ASGIApp, address: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to one request; `if_none_match` is the header If-None-Match."""
    path, _, query = address.partition("?")
    named = [
        (name.replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in {"host": "localhost", **headers}.items()
    ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": named,
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def run() -> None:
        await app(scope, receive, send)

    # In a thread of its own: a browser that another test drives may have a loop running in this one.
    with ThreadPoolExecutor(1) as worker:
        worker.submit(asyncio.run, run()).result()
    start, *parts = sent
    return Answer(
        start["status"],
        {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(part.get("body", b"") for part in parts),
    )
