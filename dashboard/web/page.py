"""The HTML of a page before any script runs: what it says, with sources, for readers, search engines and previews."""

import json
import re
from dataclasses import replace
from datetime import date as Date
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import streamlit
from markupsafe import Markup, escape
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard import claims, record, selection, shelf, store
from dashboard.markup import Site, alone, every_page, explained, fill, languages, pages
from dashboard.markup.site import SEARCHED
from dashboard.markup.style import FIRST_STYLE, STYLE, sheet
from dashboard.model import ARTICLE
from dashboard.model.site import WORDS
from dashboard.reading import DatasetError
from dashboard.record import Record
from dashboard.selection import Selection
from dashboard.store import Release, Shown
from dashboard.web import assets, beneath, programs
from dashboard.web.compression import Body, reply
from dashboard.web.hosts import HOSTS
from dashboard.words import choosing, language, ngettext, wording
from dashboard.words import gettext as _

_LONGEST_NAMED = 60
"""So many characters of a question stand in the title of a page."""
_NOTHING = Selection(None, None, None, ())
"""What a link without parameters chooses."""


class ShellError(RuntimeError):
    """Streamlit's own page is not the one that this program knows how to change."""


def _changed(text: str, pattern: str, there: str, instead: str) -> str:
    """The text with the one place that a pattern finds changed; `there` says in words what it is.

    Raises ShellError where the place is missing, or there are several.
    """
    changed, count = re.subn(pattern, lambda _match: instead, text, flags=re.DOTALL)
    if count != 1:
        raise ShellError(
            f"Streamlit {streamlit.__version__} has another index.html than this program changes:"
            f" {there} is there {count} times, not once."
            " Install the version of Streamlit that requirements.txt names."
        )
    return changed


@lru_cache(maxsize=16)
def shell(_language: str) -> str:
    """Streamlit's own page, changed where it has to be, in the language that is spoken.

    Raises ShellError.
    """
    return changed_shell(Path(get_static_dir(), "index.html").read_text(encoding="utf-8"))


def changed_shell(text: str) -> str:
    """Streamlit's own page as we send it: without what is of no use here, and with our scripts.

    Raises ShellError.
    """
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    font = r"<link\s+rel=\"preload\"[^>]*\sas=\"font\"[^>]*/>"
    text = _changed(text, font, "the early request of a font, which the theme does not use", "")
    service = r"<link rel=\"service-desc\"[^>]*/>"
    text = _changed(text, service, "the link to Streamlit's description for programs", "")
    words = r"<noscript>.*?</noscript>"
    text = _changed(text, words, "the block of words for readers without scripts", "")
    # A deep link makes Streamlit look for itself beneath the page's address first, in vain.
    flag, home = (
        "window.prerenderReady = false",
        f"window.__streamlit = {{BACKEND_BASE_URL: location.origin + {json.dumps(beneath.path())}}}",
    )
    text = _changed(text, re.escape(flag), "the flag for services that render pages", home)
    # Before Streamlit's own, so that ours is the first to hear what happens.
    own = r"(?=<script type=\"module\")"
    text = _changed(text, own, "the script that starts the application", str(_own_scripts()))
    for place, words in _PLACES.items():
        _changed(text, re.escape(place), words, place)
    return text


_LANGUAGE, _TITLE = 'lang="en"', "<title>Streamlit</title>"
_HEAD_END, _ROOT = "</head>", '<div id="root"></div>'
_PLACES = {
    _LANGUAGE: "the language of the page",
    _TITLE: "the title of the page",
    _HEAD_END: "the end of the head",
    _ROOT: "the place of the application",
}
"""What each page changes in the shell -> what it is."""


def _own_scripts() -> Markup:
    """Our scripts: the first one runs once the page is read, the others are asked for at once."""
    first, *others = assets.script_addresses()
    return fill(
        "index.html",
        "scripts",
        first=first,
        others=others,
        library=assets.library_address(),
        lasting=selection.LASTING,
        words=script_words(),
    )


def script_words() -> dict[str, str]:
    """What the scripts say, by the names that words.js knows."""
    return {
        "copied": _("Copied"),
        "copyByHand": _("Press Ctrl+C to copy"),
        "noEvidence": _("The evidence could not be loaded. Close this and try again."),
        "noFigure": _(
            "The chart could not be loaded. Its values stand in the table beneath;"
            " reload the page to try again."
        ),
        "noPanel": _("This could not be loaded. Close it and open it again."),
        "noPicture": _("Not possible in this browser"),
    }


def title(release: Release, page: str, question: str = "") -> str:
    """The title of a page, or of what a question finds there."""
    title = release.dataset.about.title
    if question and page not in SEARCHED:
        asked = " ".join(question.split())[:_LONGEST_NAMED]
        return _("Search: %(text)s · %(site)s", text=asked, site=title)
    return title if page == "overview" else f"{every_page(release.dataset)[page]} · {title}"


def description(release: Release, page: str) -> str:
    """One or two sentences on what the page answers. KeyError for a page that is not there."""
    if page not in every_page(release.dataset):
        raise KeyError(page)
    known = record.of(release)
    if page == "overview":
        sentences = claims.answer(known)
        return (
            "".join(piece.text for piece in sentences[0])
            if sentences
            else release.dataset.about.question
        )
    if page in release.dataset.page:
        return release.dataset.page[page].standfirst
    if page == ARTICLE and release.dataset.article:
        return release.dataset.article.standfirst
    if page == WORDS:
        return explained.standfirst(release.dataset)
    return wording.sentences(_counted(known, page), release.dataset.about.question)


def _counted(known: Record, page: str) -> str:
    """How much a page lists."""
    if page == "timeline":
        events = len(known.events)
        return ngettext("%(number)d dated event", "%(number)d dated events", events)
    if page == "checks":
        return ngettext("%(number)d check", "%(number)d checks", len(known.results))
    if page == "sources":
        sources = len(known.dataset.sources)
        return ngettext("%(number)d source", "%(number)d sources", sources)
    values = len(known.dataset.observations)
    return ngettext("%(number)d reported value", "%(number)d reported values", values)


def text(shown: Shown, page: str, root: str, chosen: Selection = _NOTHING) -> Markup:
    """Everything the page says, as it stands there when scripts have run."""
    return pages.text(_site(shown, page, chosen, root))


def _site(shown: Shown, page: str, chosen: Selection, root: str) -> Site:
    known = record.of(shown.release, chosen.as_of)
    address = "" if page == "overview" else page
    return Site(shown, known, chosen, address, "light", root)


def first_and_last_day(release: Release) -> tuple[Date, Date] | None:
    """The time of the values; None where none has a day."""
    days = [
        day
        for one in release.dataset.observations
        for day in (one.period.first_day, one.period.last_day)
        if day
    ]
    return (min(days), max(days)) if days else None


def _linked_data(release: Release, root: str) -> Markup:
    """The dataset in the words of schema.org."""
    about = release.dataset.about
    span = first_and_last_day(release)
    held = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about.title,
        "description": description(release, "overview"),
        "url": root,
        "version": release.name,
        "dateModified": str(about.released),
        "license": about.licence_url,
        "creator": {"@type": "Organization", "name": about.maintainer},
        "spatialCoverage": f"{about.plant.city}, {about.plant.country}",
        "temporalCoverage": "/".join(map(str, span)) if span else "",
        "variableMeasured": [one.title for one in release.dataset.series],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{root}data/{name}"}
            for name, kind in (
                ("package.zip", "application/zip"),
                ("observations.csv", "text/csv"),
                ("observations.json", "application/json"),
            )
        ],
    }
    told = {name: value for name, value in held.items() if value}
    # Without "<" nothing in the text can end the script.
    return Markup(json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704


@shelf.kept(64)
def _body(shown: Shown, page: str, root: str, chosen: Selection, spoken: str) -> Body:
    return Body(html(shown, page, root, chosen))


def html(shown: Shown, page: str, root: str, chosen: Selection = _NOTHING) -> bytes:
    """The whole page; `root` is the address of the site as the reader asks for it."""
    release = shown.release
    asked = "" if chosen.chart else chosen.text
    about, named = release.dataset.about, title(release, page, asked)
    drawn = page in release.dataset.page or page == "overview"
    address = root if page == "overview" else f"{root}{page}"
    head = fill(
        "index.html",
        "head",
        title=named,
        description=description(release, page),
        address=_canonical(release, address, chosen),
        image=_picture(release, page, root),
        about=about,
        linked_data=_linked_data(release, root),
        library=assets.library_address() if drawn else "",
        alternates=programs.alternates(page, root, chosen),
        languages=languages.others(release, address),
    )
    style = sheet(about) + FIRST_STYLE
    first = fill("index.html", "first", style=style, body=text(shown, page, root, chosen))
    whole = shell(language()).replace(_LANGUAGE, f'lang="{escape(about.language_of_texts)}"', 1)
    whole = whole.replace(_TITLE, f"<title>{escape(named)}</title>", 1)
    whole = whole.replace(_HEAD_END, f"{head}{_HEAD_END}", 1)
    return whole.replace(_ROOT, f"{first}{_ROOT}", 1).encode()


def _canonical(release: Release, address: str, chosen: Selection) -> str:
    """The address of a page for search engines: one for each language."""
    named = choosing.named(release, chosen.language) if chosen.language else None
    is_own = named is None or named.tag == choosing.there(release)[0].tag
    return address if named is None or is_own else languages.in_language(address, named)


def _picture(release: Release, page: str, root: str) -> str:
    """The address of the picture that previews show."""
    told = f"&lang={release.language}" if release.language else ""
    return f"{root}social/{page}.png?release={release.name}{told}"


def _page(request: Request) -> Response:
    page = request.path_params.get("page", "overview")
    if request.path_params.get("page") == "overview":
        return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))
    root = str(request.base_url)
    try:
        shown = store.shown(store.folder())
    except DatasetError:
        problems = shell(language()).replace(_ROOT, f"<style>{STYLE}</style>{_ROOT}", 1)
        return Response(problems, 503, {"Cache-Control": "no-store"}, "text/html")
    shown = replace(shown, release=choosing.told(shown.release))
    release = shown.release
    if page not in every_page(release.dataset):
        return Response(
            unknown(release, request, page), 404, {"Cache-Control": "no-store"}, "text/html"
        )
    address = "" if page == "overview" else page
    parameters = request.query_params
    chosen = selection.read(parameters, release, address, parameters.getlist("kind"))
    # What a stranger has thought up is no key of a cache: words, days, choices, hosts.
    is_kept = replace(chosen, embedded=False, language="") == _NOTHING and HOSTS.has_place(root)
    body = _body if is_kept else _body.__wrapped__
    headers = {"Cache-Control": "no-cache"}
    if chosen.text:
        # What strangers look for is for no search engine.
        headers["X-Robots-Tag"] = "noindex"
    content = body(shown, page, root, chosen, language())
    return reply(request.headers, content, headers, "text/html")


def unknown(release: Release, request: Request, address: str, up: str = "./") -> Markup:
    """A page that is not there, with those that are; `up` leads from it to the overview."""
    spoken = choosing.named(release, request.query_params.get(choosing.PARAMETER, ""))
    chosen = replace(_NOTHING, language=spoken.tag if spoken else "")
    site = _site(Shown(release), quote(address), chosen, str(request.base_url))
    return alone.unknown(site, address, up)


class _Slug(StringConvertor):
    """One word of an address, as ids are."""

    regex = "[a-z0-9-]+"


register_url_convertor("slug", _Slug())
ROUTES = (
    Route("/", _page, methods=["GET", "HEAD"]),
    Route("/{page:slug}", _page, methods=["GET", "HEAD"]),
)
