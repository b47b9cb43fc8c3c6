"""What every answer goes through: headers, log lines, bounds, encodings."""

import base64
import hashlib
import json
import logging
import re
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import store
from dashboard.ask.answer import reply
from dashboard.charts import library
from dashboard.markup import every_page, search
from dashboard.reading import DatasetError
from dashboard.web import assets, framing, page, static
from dashboard.web.beneath import Beneath
from dashboard.web.compression import Negotiated
from dashboard.web.gate import Gate
from dashboard.web.language import Speaking
from dashboard.web.static import StaticFiles
from dashboard.words import choosing, language, speaking

_log = logging.getLogger("dashboard.requests")


def _source_of_script(script: str) -> str:
    """How the policy allows one script: by the hash of its text."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def policy() -> str:
    """The Content-Security-Policy under which the pages run."""
    scripts = re.findall(r"<script>(.*?)</script>", page.shell(language()), flags=re.DOTALL)
    hashes = [_source_of_script(script) for script in scripts]
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", "'wasm-unsafe-eval'", *hashes)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": framing.ancestors(),
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


class Guarded:
    """Sets the headers of safety, and logs a line for each answer that names nobody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, seen = time.monotonic(), {"status": 0, "bytes": 0}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = policy()
            elif message["type"] == "http.response.body":
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        await self.app(scope, receive, answer)
        if not scope["path"].startswith("/static/"):
            took = round((time.monotonic() - began) * 1000)
            _log.info(
                json.dumps(
                    {"method": scope["method"], "path": scope["path"][:200], **seen, "ms": took}
                )
            )


def prepare() -> None:
    """Make what first pages ask for, before somebody does.

    These are their words, and the files that all of them share.
    """
    with suppress(DatasetError):
        shown = store.shown(store.folder())
        release = shown.release
        with speaking(choosing.written_in(release)):
            for name in every_page(release.dataset):
                page.text(shown, name, "/")
            # The names of months are read with the first question.
            reply(search.index(release), "January 2018")
    static.prepare([*assets.scripts().values(), *lasting_files()])


def lasting_files() -> list[Path]:
    """What every page asks for and no change of ours touches: Streamlit's files, and the library."""
    names = re.findall(r"\./static/([^\"]+)", page.shell(language()))
    return [*(static.HOME / name for name in names), library.found().path]


MIDDLEWARE = (
    Middleware(Beneath),
    Middleware(Guarded),
    Middleware(Gate),
    Middleware(Negotiated),
    Middleware(StaticFiles),
    Middleware(Speaking),
)
