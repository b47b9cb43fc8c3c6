"""Addresses of no page: those that lead on to one, those for search engines, and all others.

Without them Streamlit answers any address with its own empty page, as if it were there.
"""

from xml.sax.saxutils import escape, quoteattr

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.markup import every_page, languages
from dashboard.model import Dataset
from dashboard.store import Release
from dashboard.web import page, programs, refusal
from dashboard.web.compression import Body, reply
from dashboard.web.data import files
from dashboard.web.refusal import Refusal

STREAMLIT = (
    "_stcore/health",
    "_stcore/host-config",
    "_stcore/metrics",
    "manifest.json",
)
"""What Streamlit answers itself, beside its files beneath `static/`. Its other addresses are of no
use here."""
_MARKS = " \t\r\n/.,;:!?()[]<>\"'…“”"
"""What sticks to an address when it is copied from a text, and a slash too many."""
_HOME = ("", "overview", "index.html", "index.htm", "index.php", "home")
_ROBOTS, _SITEMAP = "robots.txt", "sitemap.xml"


class _Elsewhere(StringConvertor):
    """Any address that Streamlit does not have to answer."""

    regex = rf"(?!(?:{'|'.join(STREAMLIT).replace('.', '[.]')})$|static/)[\s\S]*"


register_url_convertor("elsewhere", _Elsewhere())


def _elsewhere(request: Request) -> Response:
    """The page that is meant, or one that says what there is."""
    address: str = request.path_params["address"]
    up = "../" * address.count("/") or "./"
    try:
        release = refusal.release()
    except Refusal as refused:
        return PlainTextResponse(f"{refused}\n", refused.status, {"Cache-Control": "no-store"})
    meant = _meant(release, address)
    if meant is not None and meant != address:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{up}{meant}{query}")
    body = page.unknown(release, request, address, up)
    return Response(body, 404, {"Cache-Control": "no-store"}, "text/html")


def _meant(release: Release, address: str) -> str | None:
    """The address of ours that somebody has written in capitals or with marks around it."""
    meant = address.strip(_MARKS).lower()
    if meant in _HOME:
        return ""
    known = {*every_page(release.dataset), *programs.ADDRESSES, "healthz", _ROBOTS}
    if meant in known or meant in {f"data/{name}" for name in files.names(release)}:
        return meant
    return meant if meant in _evidence(release.dataset) else None


def _evidence(dataset: Dataset) -> list[str]:
    """Addresses of the evidence."""
    names = (*dataset.observation, *dataset.event, *dataset.source)
    return [f"evidence/{name}" for name in names]


def _robots(request: Request) -> Response:
    """What search engines may read: everything that is a page or a file."""
    lines = ("User-agent: *", "Disallow: /_stcore/", f"Sitemap: {request.base_url}{_SITEMAP}")
    body = "".join(f"{line}\n" for line in lines)
    return PlainTextResponse(body, headers={"Cache-Control": "no-cache"})


def _sitemap(request: Request) -> Response:
    """Every page in each language, and every piece of evidence, for search engines."""
    try:
        release = refusal.release()
    except Refusal as refused:
        return PlainTextResponse(f"{refused}\n", refused.status, {"Cache-Control": "no-store"})
    root = str(request.base_url)
    names = every_page(release.dataset)
    pages = [f"{root}{'' if name == 'overview' else name}" for name in names]
    evidence = [f"{root}{place}" for place in _evidence(release.dataset)]
    entries = [
        *(_entry(release, address, is_told=True) for address in pages),
        *(_entry(release, address, is_told=False) for address in evidence),
    ]
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{''.join(entries)}</urlset>\n"
    )
    headers = {"Cache-Control": "no-cache"}
    return reply(request.headers, Body(body.encode()), headers, "application/xml")


def _entry(release: Release, address: str, *, is_told: bool) -> str:
    """An address with its day, and, where it is told in several languages, where each one is."""
    others = languages.others(release, address) if is_told else []
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(place)}/>'
        for tag, place in others
    )
    changed = f"<lastmod>{release.dataset.about.released}</lastmod>"
    return f"<url><loc>{escape(address)}</loc>{changed}{links}</url>\n"


ROUTES = (
    Route(f"/{_ROBOTS}", _robots, methods=["GET", "HEAD"]),
    Route(f"/{_SITEMAP}", _sitemap, methods=["GET", "HEAD"]),
    Route("/{address:elsewhere}", _elsewhere, methods=["GET", "HEAD"]),
)
"""They come after all others: the last one takes whatever is left."""
