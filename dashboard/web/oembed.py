"""A chart for whoever pastes its address elsewhere: the answers of oEmbed."""

import json
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import record, selection
from dashboard.charts import view
from dashboard.markup import Site, anchor, choices, every_page
from dashboard.markup.embedding import Frame, frame_of
from dashboard.store import Release, Shown
from dashboard.web import refusal
from dashboard.web.compression import Body, reply
from dashboard.web.programs import OEMBED
from dashboard.web.refusal import OPEN, Refusal
from dashboard.words import gettext as _

WIDTH = 800
"""Pixels of a frame where nobody asks for fewer."""
_PICTURE = (1200, 630)
"""Pixels of the picture of a page for previews."""
_LENGTH = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for."""

    url: str
    max_width: int | None
    max_height: int | None


def asked(parameters: QueryParams) -> Asked:
    """What the parameters ask for; those of other kinds of answer are left alone.

    Raises Refusal.
    """
    form = parameters.get("format", "json")
    if form != "json":
        raise Refusal(501, _("Here answers come as JSON only; write format=json."))
    if not parameters.get("url"):
        sentence = _("The parameter url is missing; write the address of a page of one chart.")
        raise Refusal(400, sentence)
    width, height = _length(parameters, "maxwidth"), _length(parameters, "maxheight")
    return Asked(parameters["url"], width, height)


def _length(parameters: QueryParams, name: str) -> int | None:
    """A number of pixels; None where there is none. Raises Refusal."""
    text = parameters.get(name)
    if text is None:
        return None
    if not _LENGTH.fullmatch(text):
        sentence = _("%(name)s is no number of pixels; write one such as 600.", name=name)
        raise Refusal(400, sentence)
    return int(text)


def found(release: Release, url: str, root: str) -> Frame:
    """The frame of the chart that an address of this site shows. Raises Refusal."""
    parts = _split(url)
    page = _page(release, parts, root)
    if page is None:
        raise Refusal(404, _("This address is no page of this site."))
    parameters = QueryParams(parts.query)
    chosen = selection.read(parameters, release, page)
    known = record.of(release, chosen.as_of)
    site = Site(Shown(release), known, chosen, page, "light", root)
    name = chosen.chart or _named(site, parts.fragment)
    if name is None:
        sentence = _("This address shows no single chart; write one with ?chart= and its id.")
        raise Refusal(404, sentence)
    chart = known.dataset.chart[name]
    return frame_of(site, view.of(chart, known, choices.chosen_in(site, chart)))


def _split(url: str) -> SplitResult:
    """The parts of an address; all of them empty where it is no address."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _page(release: Release, parts: SplitResult, root: str) -> str | None:
    """Which page of this site an address names; None for any other address."""
    home = urlsplit(root)
    is_ours = parts.scheme in ("http", "https") and parts.netloc == home.netloc
    if not is_ours or not parts.path.startswith(home.path):
        return None
    page = parts.path.removeprefix(home.path).strip("/")
    if page == "overview":
        return ""
    return page if page in ("", *every_page(release.dataset)) else None


def _named(site: Site, place: str) -> str | None:
    """The chart that stands at a place of a page."""
    charts = choices.charts(site)
    return next((chart.id for chart in charts if anchor(chart.id) == place), None)


def answer(release: Release, wanted: Asked, root: str) -> bytes:
    """What is told of a chart. Raises Refusal."""
    frame = found(release, wanted.url, root)
    about = release.dataset.about
    width = min(WIDTH, wanted.max_width or WIDTH)
    high = frame.height(width)
    height = min(high, wanted.max_height or high)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "author_name": about.maintainer,
        "provider_name": about.title,
        "provider_url": root,
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": str(frame.sized(width, height)),
        **_thumbnail(release, wanted, frame.page, root),
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def _thumbnail(release: Release, wanted: Asked, page: str, root: str) -> dict[str, object]:
    """The picture of a page, where it is not larger than what is asked for."""
    width, height = _PICTURE
    if (wanted.max_width or width) < width or (wanted.max_height or height) < height:
        return {}
    address = f"{root}social/{page or 'overview'}.png?release={release.name}"
    return {"thumbnail_url": address, "thumbnail_width": width, "thumbnail_height": height}


def _oembed(request: Request) -> Response:
    root = str(request.base_url)
    try:
        body = Body(answer(refusal.release(), asked(request.query_params), root))
    except Refusal as refused:
        return refusal.told(refused)
    return reply(request.headers, body, {**OPEN, "Cache-Control": "no-cache"}, "application/json")


ROUTES = (
    Route(f"/{OEMBED}", _oembed, methods=["GET", "HEAD"]),
    Route(f"/{OEMBED}", refusal.preflight, methods=["OPTIONS"]),
)
