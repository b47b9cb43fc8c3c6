"""The part of another site's address beneath which this one stands, such as `/steel/`."""

import os
import re

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

VARIABLE = "SMEDEREVO_BASE_PATH"
_STEPS = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")


class BasePathError(ValueError):
    """A text that is no path of an address."""


def cleaned(written: str) -> str:
    """The path with a slash before it and none behind; '' for the site itself.

    Raises BasePathError.
    """
    steps = written.strip("/")
    with_slash = f"/{steps}" if steps else ""
    if not _STEPS.fullmatch(with_slash):
        raise BasePathError(
            f"the base path “{written[:60]}” is no path of an address; write one such as /steel/,"
            " of letters, digits and hyphens"
        )
    return with_slash


def path() -> str:
    """The path beneath which this process stands. Raises BasePathError."""
    return cleaned(os.environ.get(VARIABLE, ""))


class Beneath:
    """Takes the path off every address, and tells what follows where the site begins.

    A proxy may have taken it off already, and health checks come without it, so both forms hold.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        base = path()
        if not base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asked: str = scope["path"]
        if asked == base and scope["type"] == "http":
            query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
            await RedirectResponse(f"{base}/{query}")(scope, receive, send)
            return
        inside = asked.removeprefix(base) if asked.startswith(f"{base}/") else asked
        told = {"path": inside, "raw_path": inside.encode(), "app_root_path": base}
        await self.app({**scope, **told}, receive, send)
