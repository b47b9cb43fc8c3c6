"""Addresses of the evidence: a page of its own for each id, and the part that the drawer shows."""

import json
import re
from dataclasses import dataclass
from datetime import date as Date
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import record, selection, shelf
from dashboard.markup import Site, alone, evidence, fill, masthead, unbroken
from dashboard.markup.evidence import Evidence
from dashboard.model import Dataset, Source
from dashboard.record import Record
from dashboard.selection import Selection
from dashboard.store import Release, Shown
from dashboard.web import refusal
from dashboard.web.compression import Body, reply
from dashboard.web.hosts import HOSTS
from dashboard.web.refusal import Refusal
from dashboard.words import choosing, language, periods
from dashboard.words import gettext as _

KEPT = 1024
"""Answers that are kept: those of one language of a record, and what readers of others ask for."""
HTML = "text/html; charset=utf-8"
_MARKS = " .,;:!?()[]<>\"'…"
"""What sticks to an address when it is copied from a text."""
_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def found(release: Release, day: Date | None, name: str) -> Evidence:
    """The evidence of an id as known on a day. Raises Refusal."""
    return evidence.of(_known(release, day, name), name)


def _known(release: Release, day: Date | None, name: str) -> Record:
    """The record of a day, which holds an id. Raises Refusal."""
    known = record.of(release, day)
    if not selection.knows(known.dataset, name):
        raise Refusal(404, _unknown(name, day))
    return known


def _unknown(name: str, day: Date | None) -> str:
    if day is None:
        return _("“%(name)s” names no observation, event or source", name=name[:60])
    return _(
        "“%(name)s” names no observation, event or source known by %(day)s",
        name=name[:60],
        day=periods.day(day),
    )


def _evidence(request: Request) -> Response:
    """The page of an id, or the part of it for the drawer; parameters of others are left alone."""
    name, parameters = request.path_params["name"], request.query_params
    in_drawer = "fragment" in parameters
    try:
        release = refusal.release()
    except Refusal as refused:
        headers = _not_kept(in_drawer=in_drawer)
        return Response(f"{refused}\n", refused.status, headers, "text/plain")
    meant = name.strip(f"/{_MARKS}").lower()
    if meant != name and selection.knows(release.dataset, meant):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{'../' * name.count('/')}{meant}{query}")
    try:
        day = refusal.day(parameters)
        _known(release, day, name)
    except Refusal as refused:
        spoken = _spoken(release, request)
        site = _site(release, name, str(request.base_url), spoken)
        return _refused(site, refused, name, in_drawer=in_drawer)
    root, spoken = str(request.base_url), _spoken(release, request)
    asked = _Asked(release, name, day, in_drawer, spoken, language(), root)
    # Days and addresses of the site have no end, so they fill no shelf.
    is_kept = day is None and HOSTS.has_place(root)
    body = _kept_body(asked) if is_kept else _body(asked)
    headers = {"Cache-Control": "public, max-age=5, stale-while-revalidate=60"}
    if in_drawer:
        headers["X-Robots-Tag"] = "noindex"
    return reply(request.headers, body, headers, HTML)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the answer to a request depends on."""

    release: Release
    name: str
    day: Date | None
    in_drawer: bool
    spoken: str
    """The language that the link names; '' for none."""
    language: str
    """The language of the answer."""
    root: str
    """The address of the site, with a slash at its end."""


def _body(asked: _Asked) -> Body:
    """The evidence as HTML, for the drawer or on a page of its own."""
    release, name = asked.release, asked.name
    shown = found(release, asked.day, name)
    site = _site(release, name, asked.root, asked.spoken, asked.day)
    query = "".join(f"{key}={value}&" for key, value in site.selection.lasting.items())
    body = (
        evidence.card(release, shown, name, asked.root, query)
        if asked.in_drawer
        else _document(site, shown, name, query)
    )
    return Body(str(unbroken(body)).encode())


_kept_body = shelf.kept(KEPT)(_body)


def _not_kept(*, in_drawer: bool) -> dict[str, str]:
    return {"Cache-Control": "no-store", **({"X-Robots-Tag": "noindex"} if in_drawer else {})}


def _spoken(release: Release, request: Request) -> str:
    """The language that a link names and the record has; '' for none."""
    spoken = choosing.named(release, request.query_params.get(choosing.PARAMETER, ""))
    return spoken.tag if spoken else ""


def _site(release: Release, name: str, root: str, spoken: str, day: Date | None = None) -> Site:
    """What a page knows that stands at the address of the evidence of an id."""
    chosen = Selection(None, None, day, (), language=spoken)
    address = quote(f"evidence/{name}")
    return Site(Shown(release), record.of(release, day), chosen, address, "light", root)


def _refused(site: Site, refused: Refusal, name: str, *, in_drawer: bool) -> Response:
    """Why there is no evidence, in the drawer or on a page with the way home."""
    words = str(refused)
    if in_drawer:
        body = fill("evidence.html", "missing", words=words)
    else:
        up = "../" * (1 + name.count("/"))
        query = masthead.query(site)
        said = fill("evidence.html", "refusal", words=words, up=up, query=query)
        body = alone.document(site, _titled(site, words), said, up)
    return Response(str(body), refused.status, _not_kept(in_drawer=in_drawer), HTML)


def _document(site: Site, shown: Evidence, name: str, query: str) -> Markup:
    """The evidence on a page of its own."""
    searched = {
        "address": f"{site.root}evidence/{name}",
        "description": shown.summary,
        "linked_data": _linked_data(site.release, shown, name, site.root),
    }
    body = evidence.page(site.release, shown, name, site.root, query)
    return alone.document(site, _titled(site, shown.title), body, "../", searched)


def _titled(site: Site, title: str) -> str:
    """The title of a page, with that of the site."""
    return f"{title} · {site.about.title}"


def _linked_data(release: Release, shown: Evidence, name: str, root: str) -> Markup:
    """The evidence in the words of schema.org."""
    dataset = release.dataset
    about = dataset.about
    told = {
        "@context": "https://schema.org",
        **_kind(dataset, shown, name),
        "url": f"{root}evidence/{name}",
        "identifier": name,
    }
    if told["@type"] != "Event":
        told["isPartOf"] = {"@type": "Dataset", "name": about.title, "url": root}
    # Without "<" nothing in the text can end the script.
    return Markup(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


def _kind(dataset: Dataset, shown: Evidence, name: str) -> dict[str, object]:
    """What schema.org calls it, with the properties that this kind has."""
    if name in dataset.source:
        return _work(dataset.source[name])
    if name in dataset.event:
        event = dataset.event[name]
        about_it = [_work(dataset.source[witness.source]) for witness in event.sources]
        dated = {"startDate": event.date.text} if _PLAIN_DATE.fullmatch(event.date.text) else {}
        return {
            "@type": "Event",
            "name": event.title,
            "description": event.summary,
            **dated,
            "subjectOf": about_it,
        }
    observation = dataset.observation[name]
    return {
        "@type": "Observation",
        "name": shown.title,
        "description": shown.summary,
        "variableMeasured": dataset.one_series[observation.series].title,
        "observationPeriod": observation.period.text,
        "value": shown.value,
        "subjectOf": _work(dataset.source[observation.source]),
    }


def _work(source: Source) -> dict[str, object]:
    """A source as a work of its publisher."""
    held = {
        "@type": "CreativeWork",
        "name": source.title or source.publisher.key,
        "publisher": {"@type": "Organization", "name": source.publisher.key},
        "inLanguage": source.language,
        "sameAs": source.url,
    }
    if source.published is not None and _PLAIN_DATE.fullmatch(source.published.text):
        held["datePublished"] = source.published.text
    return {key: value for key, value in held.items() if value}


ROUTES = (Route("/evidence/{name:path}", _evidence, methods=["GET", "HEAD"]),)
