"""Addresses of the data: files to take away, for links that last and for programs."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.store import Release
from dashboard.web import refusal
from dashboard.web.compression import reply
from dashboard.web.data import asked, content, files
from dashboard.web.refusal import OPEN, Refusal
from dashboard.words import choosing, language


def _file(request: Request) -> Response:
    """The file of an address with what its parameters ask for, or why there is none."""
    name = request.path_params["name"]
    if not name:
        return RedirectResponse("../data")
    try:
        release = refusal.release()
        wanted = asked.read(release, name, request.query_params)
    except Refusal as refused:
        return refusal.told(refused)
    stem, _dot, ending = name.rpartition(".")
    disposition = "inline" if ending == "json" else "attachment"
    parts = (release.dataset.about.id, wanted.name(stem), _other_language(release))
    file_name = f"{'-'.join(filter(None, parts))}.{ending}"
    headers = {
        **OPEN,
        "Cache-Control": "public, max-age=5",
        "Access-Control-Expose-Headers": "ETag, X-Release",
        "X-Release": release.name,
        "Content-Disposition": f'{disposition}; filename="{file_name}"',
    }
    body = content.body(release, name, wanted)
    return reply(request.headers, body, headers, files.media_type(name))


def _other_language(release: Release) -> str:
    """The language of a file, as its name says it; '' for that of the record."""
    original, *_others = choosing.there(release)
    return "" if language() == original.tag else language().lower()


ROUTES = (
    Route("/data/{name:path}", _file, methods=["GET", "HEAD"]),
    Route("/data/{name:path}", refusal.preflight, methods=["OPTIONS"]),
)
