"""Files of ours that the browser asks for by name: our scripts, the library of charts, the icon.

The address of a script and of the library changes with its content, so browsers may keep them for
a year. The icon has one address for ever.
"""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.charts import library
from dashboard.web import static

_ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = _ASSETS / "scripts"
ICON = _ASSETS / "icon.png"
FIRST_SCRIPT = "app.js"
"""It asks for the others."""


@cache
def scripts() -> dict[str, Path]:
    """Our scripts by their names, each a module of its own; the first one asks for the others."""
    found = {path.name: path for path in sorted(SCRIPTS.glob("*.js"))}
    return {FIRST_SCRIPT: found.pop(FIRST_SCRIPT), **found}


@cache
def _state() -> str:
    """What stands in the addresses of our scripts.

    They refer to each other, so they have one state.
    """
    digest = hashlib.sha256()
    for name, path in scripts().items():
        digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def script_addresses() -> list[str]:
    """Where the pages find our scripts, the first one first."""
    return [f"./assets/scripts/{_state()}/{name}" for name in scripts()]


def library_address() -> str:
    """Where the scripts find the library that draws charts."""
    return f"./assets/{library.found().name}"


def _script(request: Request) -> Response:
    asked = request.path_params
    if asked["name"] not in scripts():
        return _unknown()
    # A page of another state of the program gets the script that there is, and must not keep it.
    lasting = asked["state"] == _state()
    return static.reply(request.headers, scripts()[asked["name"]], lasting=lasting)


def _library(request: Request) -> Response:
    there = library.found()
    if request.path_params["name"] != there.name:
        return _unknown()
    return static.reply(request.headers, there.path, lasting=True)


def _icon(request: Request) -> Response:
    """The icon for the tab of the browser, which asks for it beside whatever it opens."""
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(ICON.read_bytes(), headers=headers, media_type="image/png")


def _unknown() -> Response:
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse("There is no such file; reload the page.\n", 404, headers)


ROUTES = (
    Route("/assets/scripts/{state}/{name}", _script, methods=["GET", "HEAD"]),
    Route("/assets/{name}", _library, methods=["GET", "HEAD"]),
    # The first address is that in Streamlit's pages, in place of its own icon; the second one is
    # asked for beside files that name no icon.
    Route("/favicon.png", _icon, methods=["GET", "HEAD"]),
    Route("/favicon.ico", _icon, methods=["GET", "HEAD"]),
)
