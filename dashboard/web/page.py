"""The HTML of a page before any script runs: what it says, with sources, for readers, search engines and previews."""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit
from markupsafe import Markup
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from dashboard import article, charts, claims, frames, markup, store, wording
from dashboard.charts import content
from dashboard.frames import Frames
from dashboard.model import ARTICLE, OWN_PAGES, Chart
from dashboard.reading import DatasetError
from dashboard.store import Release
from dashboard.web import assets
from dashboard.web.compression import Body, reply

STYLE = (Path(__file__).parent.parent / "assets" / "first.css").read_text(encoding="utf-8")
_MOST = 40
"""Entries of a list that stand in the HTML; the page has them all."""


class ShellError(RuntimeError):
    """Streamlit's own page is not the one that this program knows how to change."""


def _changed(text: str, pattern: str, there: str, instead: str) -> str:
    """The text with the one place that a pattern finds changed; `there` says in words what it is.

    Raises ShellError where the place is missing, or there are several.
    """
    changed, count = re.subn(pattern, lambda _: instead, text, flags=re.DOTALL)
    if count != 1:
        raise ShellError(
            f"Streamlit {streamlit.__version__} has another index.html than this program changes:"
            f" {there} is there {count} times, not once."
            " Install the version of Streamlit that requirements.txt names."
        )
    return changed


@lru_cache(maxsize=1)
def shell() -> str:
    """Streamlit's own page, changed where it has to be. Raises ShellError."""
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
        "window.__streamlit = {BACKEND_BASE_URL: location.origin}",
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
    script = Markup('<script type="module" src="{}" data-library="{}"></script>').format(
        first, assets.library_address()
    )
    early = (Markup('<link rel="modulepreload" href="{}">').format(name) for name in others)
    return script + markup.join(early)


def menu(release: Release) -> dict[str, str]:
    """Every page there is, with its name, as the menu has them: the pages of the record stand behind the overview."""
    own = dict(OWN_PAGES)
    article = own.pop(ARTICLE)
    first = {ARTICLE: article} if release.dataset.article else {}
    of_the_record = {page.id: page.title for page in release.dataset.pages}
    return {"overview": "", **first, **of_the_record, **own}


def title(release: Release, page: str) -> str:
    title = release.dataset.about.title
    return title if page == "overview" else f"{menu(release)[page]} · {title}"


def description(release: Release, page: str) -> str:
    """One or two sentences on what the page answers."""
    known = frames.of(release)
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
    counts = {
        "timeline": known.events,
        "checks": known.results,
        "sources": release.dataset.sources,
        "data": release.dataset.observations,
    }
    nouns = {
        "timeline": "dated event",
        "checks": "check",
        "sources": "source",
        "data": "reported value",
    }
    return f"{wording.count(len(counts[page]), nouns[page])}. {release.dataset.about.question}"


@lru_cache(maxsize=64)
def text(release: Release, page: str) -> Markup:
    """The page's main numbers, each with its source."""
    known = frames.of(release)
    if page in release.dataset.page:
        own = release.dataset.page[page]
        return Markup("<h1>{}</h1><p>{}</p>{}").format(
            own.title, own.standfirst, markup.join(_chart(known, one) for one in own.charts)
        )
    return _TEXTS[page](known)


def _overview(known: Frames) -> Markup:
    about = known.dataset.about
    answer = markup.join(
        (
            Markup('<p class="answer">{}</p>').format(markup.sentence(pieces))
            for pieces in claims.answer(known)
        ),
        " ",
    )
    cards = markup.join(markup.card(card) for card in claims.cards(known))
    headline = _chart(known, known.dataset.chart[about.headline])
    return Markup('<h1>{}</h1>{}<section class="claims">{}</section>{}').format(
        about.question, answer, cards, headline
    )


def _chart(known: Frames, chart: Chart) -> Markup:
    """A chart in words, or the beginning of its table, with the sources."""
    rows = content.shown(chart, known)
    if rows.empty:
        return Markup("<h2>{}</h2><p>{}</p>").format(chart.title, chart.caveat)
    drawn = not content.drawn(chart, known).empty
    said = (
        charts.alt(chart, known)
        if drawn
        else "; ".join(
            f"{row.title}, {row.when}: {row.shown}" for row in rows.head(_MOST).itertuples()
        )
    )
    return Markup("<h2>{}</h2><p>{}</p><p>Sources: {}</p>").format(
        chart.title, said, markup.publishers(rows)
    )


def _article(known: Frames) -> Markup:
    """The claims of the article with their verdicts."""
    assert known.dataset.article is not None
    items = [
        Markup("{} <b>{}.</b> {}").format(
            markup.sentence(one.pieces),
            article.WORDS[one.verdict],
            " ".join(filter(None, (*(held.voices for held in one.says), one.reason))),
        )
        for one in article.entries(known)
    ]
    cited = markup.cited(known.dataset.source[known.dataset.article.source])
    return Markup("{}<p>{}</p><p>{}</p>{}").format(
        Markup("<h1>{}</h1>").format(known.dataset.article.title),
        known.dataset.article.standfirst,
        cited,
        _items(items),
    )


def _list(head: str, items: list[Markup]) -> Markup:
    return Markup("<h1>{}</h1>{}").format(head, _items(items))


def _items(items: list[Markup]) -> Markup:
    more = f"and {len(items) - _MOST} more" if len(items) > _MOST else ""
    lines = markup.join(
        Markup("<li>{}</li>").format(item) for item in (*items[:_MOST], *([more] if more else []))
    )
    return Markup("<ul>{}</ul>").format(lines)


_TEXTS: dict[str, Callable[[Frames], Markup]] = {
    "overview": _overview,
    ARTICLE: _article,
    "timeline": lambda known: _list(
        "Timeline",
        [
            Markup("{}: {} ({})").format(
                event.date.words,
                event.title,
                markup.cited(known.dataset.source[event.sources[0].source]),
            )
            for event in known.events
        ],
    ),
    "checks": lambda known: _list(
        "Does the arithmetic hold?", [Markup("{}").format(one.short) for one in known.results]
    ),
    "sources": lambda known: _list(
        "Sources", [markup.cited(source) for source in known.dataset.sources]
    ),
    "data": lambda known: _list(
        "Data", [markup.outside(f"data/{one.id}.csv", one.title) for one in known.dataset.series]
    ),
}


def _linked_data(release: Release, root: str) -> str:
    """The dataset in the words of schema.org."""
    about = release.dataset.about
    days = [
        day
        for one in release.dataset.observations
        for day in (one.period.first_day, one.period.last_day)
        if day
    ]
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
        "temporalCoverage": f"{min(days)}/{max(days)}" if days else "",
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
    return json.dumps(
        {name: value for name, value in held.items() if value}, ensure_ascii=False
    ).replace("<", "\\u003c")


@lru_cache(maxsize=64)
def _body(release: Release, page: str, root: str) -> Body:
    return Body(html(release, page, root))


def html(release: Release, page: str, root: str) -> bytes:
    """The whole page; `root` is the address of the site as the reader asks for it."""
    address = root if page == "overview" else f"{root}{page}"
    named, told = title(release, page), description(release, page)
    names = {
        "description": told,
        "twitter:card": "summary_large_image",
        "twitter:title": named,
        "twitter:description": told,
    }
    image = f"{root}social/{page}.png?release={release.name}"
    properties = {
        "og:type": "website", "og:title": named, "og:description": told, "og:url": address, "og:image": image,
        "og:image:width": "1200", "og:image:height": "630", "og:site_name": release.dataset.about.title,
    }  # fmt: skip
    tags = [
        Markup('<link rel="canonical" href="{}">').format(address),
        *(
            Markup('<meta name="{}" content="{}">').format(name, content)
            for name, content in {**names, "twitter:image": image}.items()
        ),
        *(
            Markup('<meta property="{}" content="{}">').format(name, content)
            for name, content in properties.items()
        ),
        Markup('<script type="application/ld+json">{}</script>').format(
            Markup(_linked_data(release, root))  # noqa: S704  (JSON without <)
        ),
        Markup("<style>{}</style>").format(Markup(STYLE)),  # noqa: S704  (our own file)
    ]
    if page in release.dataset.page or page in ("overview", "timeline"):
        # The browser would find the library of charts last.
        library = Markup('<link rel="preload" as="script" href="{}">')
        tags.append(library.format(assets.library_address()))
    first = Markup(
        '<div id="first" role="main">{}<p class="release">Release {} of {}</p></div>'
    ).format(text(release, page), release.name, release.dataset.about.released)
    language = Markup('lang="{}"').format(release.dataset.about.locale)
    whole = shell().replace(_LANGUAGE, str(language), 1)
    whole = whole.replace(_TITLE, str(Markup("<title>{}</title>").format(named)), 1)
    whole = whole.replace(_HEAD_END, f"{markup.join(tags)}{_HEAD_END}", 1)
    return whole.replace(_ROOT, f"{first}{_ROOT}", 1).encode()


def _page(request: Request) -> Response:
    page = request.path_params.get("page", "overview")
    if request.path_params.get("page") == "overview":
        return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))
    root = str(request.base_url)
    try:
        release = store.current(store.folder())
    except DatasetError:
        return Response(shell(), 503, {"Cache-Control": "no-store"}, "text/html")
    if page not in menu(release):
        return Response(_unknown(release, page), 404, {"Cache-Control": "no-store"}, "text/html")
    return reply(
        request.headers, _body(release, page, root), {"Cache-Control": "no-cache"}, "text/html"
    )


def _unknown(release: Release, page: str) -> str:
    """A page that is not there, with those that are."""
    there = (
        (f"./{'' if name == 'overview' else name}", words) for name, words in menu(release).items()
    )
    links = markup.join(Markup('<li><a href="{}">{}</a></li>').format(*pair) for pair in there)
    body = Markup("<h1>There is no page “{}”</h1><p>Pages that there are:</p><ul>{}</ul>").format(
        page[:60], links
    )
    head = Markup(
        '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><style>{}</style><div id="first" role="main">{}</div>'
    )
    about = release.dataset.about
    return head.format(about.locale, f"Not found · {about.title}", Markup(STYLE), body)  # noqa: S704  (our own file)


class _Slug(StringConvertor):
    """One word of an address, as ids are."""

    regex = "[a-z0-9-]+"


register_url_convertor("slug", _Slug())
ROUTES = (
    Route("/", _page, methods=["GET", "HEAD"]),
    Route("/{page:slug}", _page, methods=["GET", "HEAD"]),
)
