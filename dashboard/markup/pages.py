"""Every page as its blocks in their order: the same before scripts and in the application."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup, escape

from dashboard import article as articles
from dashboard import record, shelf
from dashboard.charts import Ground
from dashboard.charts.timeline import Choice
from dashboard.markup import (
    article,
    bibliography,
    chart,
    checked,
    choices,
    chronicle,
    claim_cards,
    coverage,
    evidence,
    explained,
    frame,
    hits,
    inventory,
    masthead,
    originals,
    overview,
    picture_buttons,
    search,
    source_bars,
    take,
    terms,
    through_time,
    timeline_drawing,
    unknowns,
    verdicts,
)
from dashboard.markup.engine import fill, joined, unbroken
from dashboard.markup.site import Site
from dashboard.model import ARTICLE
from dashboard.model.site import WORDS
from dashboard.selection import Selection
from dashboard.store import Release, Shown
from dashboard.words import gettext as _
from dashboard.words import language, wording

_PANEL = re.compile(r"<!--whole-->.*?<!--/whole-->", re.DOTALL)
"""What stands in a panel. Texts of the record are escaped, so none of them holds such a comment."""
_ROOT = "https://root.invalid/"
"""Stands for the address of the site in what is kept for all readers."""


@dataclass(frozen=True)
class Block:
    """A part of a page that is shown and changes as a whole, or a section of such a part."""

    key: str
    """Its name on the page; it stays when the content changes."""
    html: Markup

    @cached_property
    def short(self) -> Markup:
        """The block with empty panels, for the script that fills one when it is opened."""
        return Markup(_PANEL.sub("", self.html))  # noqa: S704  (made from escaped HTML)


def blocks(site: Site, *, whole: bool = True) -> Iterator[Block]:
    """All blocks of a page, for the choices of its link; with empty panels where not whole.

    The status is empty on most pages; it is there so that what follows keeps its place.
    """
    selection, strange = choices.kept(site)
    site = replace(site, selection=selection)
    page = _shared(site)
    # A link to evidence names it in the head and the foot, so these are made for it alone.
    around = page if selection.focus is None else _Page(_head(site), page.content, _foot(site))
    root = escape(site.root)
    yield Block("masthead", around.head.replace(_ROOT, root))
    status = joined((*frame.notices(site, strange), _evidence(site)))
    marked = originals.marked(status, site.release) if status else status
    yield Block("status", frame.stale(site.shown) + marked)
    for block in page.content:
        html = block.html if whole else block.short
        yield Block(block.key, html.replace(_ROOT, root))
    yield Block("footer", around.foot.replace(_ROOT, root))


def _head(site: Site) -> Markup:
    """The head of a page, and beneath it what is only shown where a link has lost its place."""
    if site.selection.embedded:
        return Markup("")
    return originals.marked(masthead.masthead(site) + frame.no_place(), site.release)


def _foot(site: Site) -> Markup:
    """The foot of a page.

    For a chart alone on another site it is only the sign that the page is whole.
    """
    if site.selection.embedded and site.selection.chart is not None:
        return frame.end()
    days = choices.form(site, choices.of_days(site))
    alone = {"chart": site.selection.chart} if site.selection.chart is not None else {}
    foot = frame.footer(site, {**choices.chosen(site), **alone}, days)
    return originals.marked(unbroken(foot), site.release)


def text(site: Site) -> Markup:
    """The whole page, block by block."""
    return fill("frame.html", "blocks", blocks=list(blocks(site)))


def _evidence(site: Site) -> Markup:
    """A link to the evidence that the script of the page opens beside it."""
    focus = site.selection.focus
    if focus is None:
        return Markup("")
    return evidence.pointer(site.dataset, focus, site.selection.lasting)


@dataclass(frozen=True)
class _Page:
    """What all readers of a page share who made the same choices."""

    head: Markup
    content: tuple[Block, ...]
    foot: Markup


def _shared(site: Site) -> _Page:
    """The page without what is open or could not be kept, made once for all who share it.

    What a reader has typed and days of an earlier record have no end, so their pages are made anew.
    """
    at = site.selection
    bare = replace(site, selection=replace(at, focus=None, notices=()), root=_ROOT)
    if at.text or at.as_of is not None:
        return _whole(bare)
    is_opened = at.is_as_opened and at.chart is None
    kept = _kept if is_opened else _kept_with_choices
    return kept(_Key(site.release, bare.selection, site.page, site.ground, language()))


def _whole(site: Site) -> _Page:
    return _Page(_head(site), _made(site), _foot(site))


def _made(site: Site) -> tuple[Block, ...]:
    alone = site.selection.chart
    if alone is not None:
        found = _alone(site, alone)
    elif site.question:
        found = _results(site)
    else:
        found = _PAGES.get(site.page, _group)(site)
    made = [
        Block(block.key, originals.marked(unbroken(block.html), site.release)) for block in found
    ]
    if site.page != WORDS and not site.question:
        explainer = terms.Explainer(site.dataset)
        made = [Block(block.key, explainer.block(block.html)) for block in made]
    is_narrowed = alone is not None or site.question or site.page in _NARROWED
    return tuple(made) if is_narrowed else (_together("content", made),)


def _together(key: str, sections: Sequence[Block]) -> Block:
    """Sections as one block.

    Each block is a message of its own to each reader, which costs a server more than its text does.
    """
    return Block(key, fill("frame.html", "sections", sections=sections))


@dataclass(frozen=True, slots=True)
class _Key:
    """What the content of a page of the whole record depends on."""

    release: Release
    selection: Selection
    page: str
    ground: Ground
    language: str


def _of_key(key: _Key) -> _Page:
    known = record.of(key.release)
    return _whole(Site(Shown(key.release), known, key.selection, key.page, key.ground, _ROOT))


_kept = shelf.kept(256)(_of_key)
"""Pages as they open; the many choices of readers cannot push them out."""
_kept_with_choices = shelf.kept(64)(_of_key)


def _alone(site: Site, name: str) -> Iterator[Block]:
    """One chart, with the way back to its page."""
    shown = site.dataset.chart[name]
    page = next(page for page in site.dataset.pages if shown in page.charts)
    yield Block("back", chart.back(site, page, shown))
    yield Block(name, chart.whole(site, shown))


def _results(site: Site) -> Iterator[Block]:
    """What a question finds, in the place of the page that it was asked on."""
    found = search.found(site)
    yield Block("results", search.head(site, found))
    yield Block("answer", checked.panel(site, found))
    yield Block("choices", search.narrowing(site, found))
    yield Block("hits", hits.listed(site, found))


def _group(site: Site) -> Iterator[Block]:
    """A page of charts, as pages.yaml lists them."""
    page = site.dataset.page[site.page]
    yield Block("head", chart.head(site, page))
    yield Block("contents", chart.contents(site, page))
    opened = chart.opened(site, page)
    for shown in page.charts:
        yield Block(shown.id, chart.whole(site, shown, is_open=shown.id in opened))
    if page.events:
        yield Block("events", chronicle.beneath(site))


def _overview(site: Site) -> Iterator[Block]:
    """The question, its answer, the claims, the headline chart, and what is not known."""
    yield Block("opening", overview.opening(site))
    yield Block("claimed", claim_cards.claimed(site))
    headline = site.dataset.chart[site.about.headline]
    drawn = chart.whole(site, headline, is_linked=False)
    yield Block(headline.id, drawn + overview.to_balance(site))
    yield Block("dates", overview.dates(site))
    yield Block("unknown", unknowns.unknown(site))
    yield Block("known-on", through_time.days(site))


def _article(site: Site) -> Iterator[Block]:
    """The article that readers come from, claim by claim, with what the record says of each."""
    entries = len(articles.entries(site.record))
    yield Block("head", article.head(site))
    yield Block("body", article.body(site))
    yield Block("take", take.of_list(site, ARTICLE, entries, entries))


def _timeline(site: Site) -> Iterator[Block]:
    """Eras and events, drawn in lanes and listed by year."""
    known = site.record
    first, last = choices.years(site)
    choice = Choice(choices.kinds(site), site.selection.text, (int(first), int(last)))
    found = choice.found(known.events)
    title = chronicle.finding(known, choice) or _("Timeline")
    yield Block("head", frame.head(title, chronicle.standfirst(known)))
    field = choices.search(site, _("Search in title, summary and date"))
    chosen = choices.of_kinds(site, _("Kind"), wording.plain_words)
    form = choices.form(site, field, *choices.of_years(site))
    status = chronicle.status(known, len(found)) + search.everywhere(site)
    yield Block("choices", chosen + form + status)
    yield Block("figure", timeline_drawing.drawn(site, choice))
    picture = picture_buttons.of_events(site) if found else Markup("")
    yield Block("take", take.of_list(site, "events", len(found), len(known.events), picture))
    yield Block("list", chronicle.listed(site, choice))


def _checks(site: Site) -> Iterator[Block]:
    """What sources report, worked out again: tally, axis, conclusion, formula, inputs, verdict."""
    results = site.record.results
    chosen = choices.kinds(site)
    shown = sum(result.verdict.value in chosen for result in results)
    yield Block("head", frame.head(verdicts.title(results), verdicts.standfirst(results)))
    yield Block("tally", verdicts.tally(results, choices.kind_links(site)))
    yield Block("known-on", through_time.days(site))
    yield Block("list", verdicts.asked(site, chosen))
    yield Block("take", take.of_list(site, "checks", shown, len(results)))


def _sources(site: Site) -> Iterator[Block]:
    """Who the sources are, and every one of them with what it is cited for."""
    kinds, words = choices.kinds(site), site.selection.text
    country = site.selection.country
    found = len(bibliography.found(site.record, kinds, words, country))
    title = bibliography.finding(site.dataset) or _("Sources")
    yield Block("head", frame.head(title, bibliography.standfirst(site.dataset)))
    yield Block("picture", source_bars.picture(site.dataset, choices.kind_links(site)))
    field = choices.search(site, _("Search in publisher, title, language and use"))
    form = choices.form(site, field, choices.of_countries(site))
    status = bibliography.status(site, kinds, words, country)
    yield Block("choices", form + status + search.everywhere(site))
    yield Block("list", bibliography.table(site, kinds, words, country))
    yield Block("take", take.of_list(site, "sources", found, len(site.dataset.sources)))


def _data(site: Site) -> Iterator[Block]:
    """Files of everything, the years of every series, the values of a chosen one, what changed."""
    held, series, words = site.record, site.selection.view, site.selection.text
    ends = choices.years(site)
    known = inventory.years(held)
    span = None if ends == (known[0], known[-1]) else ends
    yield Block("head", frame.head(inventory.finding(held), inventory.standfirst(site.dataset)))
    field = choices.search(site, _("Search in title, definition and unit of the series"))
    form = choices.form(site, field, *choices.of_years(site))
    yield Block("choices", form + search.everywhere(site))
    yield Block("everything", take.everything(site, inventory.whole_files(site)))
    if series:
        shown = len(inventory.values(held, series, span))
        back = choices.to_series(site, "")
        chosen = (
            Block("definition", inventory.definition(site, series, back)),
            Block("listed", inventory.listed(site, series, span)),
            Block("take", take.of_series(site, series, span, shown)),
        )
        yield _together("series", chosen)
    else:
        yield Block("series", Markup(""))
    names = inventory.matching(held, words)
    addresses = {name: choices.to_series(site, name) for name in names}
    yield Block("coverage", coverage.of_series(site, names, span, addresses, words))
    yield Block("translated", inventory.translated(site))
    yield Block("rest", inventory.rest(site))


def _words(site: Site) -> Iterator[Block]:
    """How the figure used is chosen, every word of the glossary, and the codes in the files."""
    yield Block("head", frame.head(_("Words explained"), explained.standfirst(site.dataset)))
    yield Block("chosen", explained.chosen(site))
    yield Block("words", explained.words(site.dataset))
    yield Block("files", explained.of_files())


_PAGES: dict[str, Callable[[Site], Iterator[Block]]] = {
    "": _overview,
    ARTICLE: _article,
    "timeline": _timeline,
    "checks": _checks,
    "sources": _sources,
    "data": _data,
    WORDS: _words,
}
"""Address of each page that is not one of charts."""
_NARROWED = frozenset({"timeline", "checks", "sources", "data"})
"""Pages with a list that readers narrow. What such a choice leaves as it is, is no new block."""
