"""The language of an answer, set once for each request."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import store
from dashboard.reading import DatasetError
from dashboard.words import choosing, speaking
from dashboard.words.messages import ENGLISH, Language

FOR_PROGRAMS = ("/data/", "/feed.atom", "/catalog.jsonld", "/oembed", "/healthz")
"""Beginnings of addresses that programs ask for: they speak another language only where a link says
so."""


class Speaking:
    """Answers every request in the language that its reader is to have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # A page that Streamlit runs over its socket sets its language at the start of each run.
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        asked = request.query_params.get(choosing.PARAMETER, "")
        is_page = not scope["path"].startswith(FOR_PROGRAMS)
        accepted = request.headers.get("accept-language", "") if is_page else ""
        spoken = _language(asked, accepted)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _name(MutableHeaders(scope=message), spoken, varies=is_page)
            await send(message)

        with speaking(spoken):
            await self.app(scope, receive, answer)


def _language(asked: str, accepted: str) -> Language:
    """That of the reader; English where there is no record to show."""
    try:
        return choosing.of_reader(store.current(store.folder()), asked, accepted)
    except DatasetError:
        return ENGLISH


def _name(headers: MutableHeaders, spoken: Language, *, varies: bool) -> None:
    """Says which language an answer is in, and that another browser may get another one."""
    if "immutable" in headers.get("cache-control", ""):
        return  # A script or a style sheet.
    headers.setdefault("Content-Language", spoken.tag)
    if varies:
        headers.add_vary_header("Accept-Language")
