"""What programs read in place of pages: where it is, of what kind, and how pages point to it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.selection import Selection
from dashboard.store import Release
from dashboard.web import refusal
from dashboard.web.compression import Body, reply
from dashboard.web.refusal import OPEN, Refusal
from dashboard.words import gettext as _

FEED = "feed.atom"
CATALOGUE = "catalog.jsonld"
OEMBED = "oembed"
ATOM, JSON_LD, JSON_OEMBED = (
    "application/atom+xml",
    "application/ld+json",
    "application/json+oembed",
)
ADDRESSES = {
    FEED: "Atom feed: each release, and each verdict that it changed",
    CATALOGUE: "entry of a catalogue of open data, as DCAT-AP has it",
    OEMBED: "a chart in a frame, as oEmbed has it: url, format, maxwidth, maxheight",
    "sitemap.xml": "every page and all evidence, for search engines",
    "data/ask.json": "what the record has for q: a sentence, a number or some words",
}
"""Addresses beside the files of the data -> what they hold."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Something that a page points to for programs."""

    media_type: str
    address: str
    title: str


def alternates(page: str, root: str, chosen: Selection) -> list[Alternate]:
    """What a page points to; `root` is the address of the site as the reader asks for it."""
    found = [
        Alternate(ATOM, f"{root}{FEED}", _("Releases, and verdicts that changed")),
        Alternate(JSON_LD, f"{root}{CATALOGUE}", _("The record, for catalogues of data")),
    ]
    if chosen.chart is not None:
        shown = {
            "chart": chosen.chart,
            "unit": chosen.unit,
            "view": chosen.view,
            "as_of": str(chosen.as_of or ""),
        }
        query = urlencode({name: value for name, value in shown.items() if value})
        url = f"{root}{'' if page == 'overview' else page}?{query}"
        found.append(Alternate(JSON_OEMBED, oembed(url, root), _("This chart in a frame")))
    return found


def routes(
    name: str, media_type: str, made_of: Callable[[Release, str], bytes]
) -> tuple[Route, ...]:
    """The address of a text that is made of the release on show, and of the root of the site."""

    def answer(request: Request) -> Response:
        try:
            release = refusal.release()
        except Refusal as refused:
            return refusal.told(refused)
        body = Body(made_of(release, str(request.base_url)))
        return reply(request.headers, body, {**OPEN, "Cache-Control": "no-cache"}, media_type)

    return (
        Route(f"/{name}", answer, methods=["GET", "HEAD"]),
        Route(f"/{name}", refusal.preflight, methods=["OPTIONS"]),
    )


def oembed(url: str, root: str) -> str:
    """Where the answer of oEmbed for an address of this site is."""
    return f"{root}{OEMBED}?{urlencode({'url': url, 'format': 'json'})}"
