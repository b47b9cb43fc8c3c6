"""Sessions without a browser: they speak Streamlit's protocol over a WebSocket."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection


@dataclass
class Session:
    """One reader on one page. Each rerun takes the next query, and turns the radio of the page to the next option if that is asked for."""

    server: str
    page: str
    queries: Iterator[str]
    options: Iterator[str] | None = None
    cookie: str = ""
    texts: list[str] = field(default_factory=list)
    """The HTML of the last run."""
    faults: list[str] = field(default_factory=list)
    """Exceptions on the page."""
    _radio: str = ""
    _hash: str = ""
    _kept: list[str] = field(default_factory=list)
    _line: ClientConnection | None = None

    async def open(self) -> float:
        parts = urlsplit(self.server)
        more = {"Cookie": self.cookie} if self.cookie else {}
        began = time.perf_counter()
        self._line = await websockets.connect(
            f"ws://{parts.netloc}/_stcore/stream", subprotocols=[websockets.Subprotocol("streamlit"), websockets.Subprotocol("none")],
            origin=websockets.Origin(self.server), additional_headers=more, max_size=None, compression=None, ping_interval=None,
            open_timeout=60,
        )  # fmt: skip
        await self.rerun()
        return time.perf_counter() - began

    async def rerun(self) -> float:
        """Ask for the page with the next choice; seconds until the whole of it has come."""
        assert self._line
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = next(self.queries), self._hash
        run.page_name = "" if self._hash else self.page
        run.context_info.url, run.context_info.color_scheme = f"{self.server}/{self.page}", "light"
        run.context_info.timezone, run.context_info.locale = "UTC", "en-GB"
        run.cached_message_hashes.extend(self._kept)
        if self._radio and self.options:
            run.widget_states.widgets.add(id=self._radio).string_value = next(self.options)
        began = time.perf_counter()
        await self._line.send(message.SerializeToString())
        self._kept, self.texts = [], []
        while not self._read(
            ForwardMsg.FromString(bytes(await asyncio.wait_for(self._line.recv(decode=False), 120)))
        ):
            pass
        return time.perf_counter() - began

    async def turn(self, page: str) -> float:
        """Go to another page, as a link of the menu does; seconds until the whole of it has come."""
        self.page, self._hash = page, ""
        return await self.rerun()

    def _read(self, message: ForwardMsg) -> bool:
        """Take in one message; True if it is the last of a run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "ref_hash":
            self._kept.append(message.ref_hash)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if message.metadata.cacheable:
                self._kept.append(message.hash)
            match element.WhichOneof("type"):
                case "exception":
                    self.faults.append(f"{self.page}: {element.exception.message}")
                case "html":
                    self.texts.append(element.html.body)
                case "radio":
                    self._radio = element.radio.id
        return kind == "script_finished"

    async def lost(self, seconds: float) -> bool:
        """Whether the line breaks within so many seconds."""
        assert self._line
        try:
            await asyncio.wait_for(self._line.wait_closed(), seconds)
        except TimeoutError:
            return False
        return True

    async def again(self) -> None:
        """Open the link anew, as a browser does that lost its line."""
        self._hash, self._kept = "", []
        await self.open()

    async def close(self) -> None:
        assert self._line
        await self._line.close()
