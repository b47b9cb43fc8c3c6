"""Every page before its scripts run: the same blocks, with words in the place of the figures."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from dashboard.markup import (
    article,
    bibliography,
    chart,
    chronicle,
    evidence,
    frame,
    inventory,
    overview,
    verdicts,
)
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.model import ARTICLE


def above(site: Site) -> Markup:
    """The notices, and the evidence that is open."""
    notices = joined(frame.notices(site))
    focus = site.selection.focus
    if focus is None:
        return notices
    return notices + evidence.card(site, focus, site.link({"focus": focus}))


def content(site: Site) -> Markup:
    """The page itself, or the one chart that the link asks for."""
    if site.selection.chart is not None:
        return joined(_alone(site, site.selection.chart))
    return joined(_BLOCKS.get(site.page, _group)(site))


def beneath(site: Site) -> Markup:
    """The footer; the script of the page waits for another one, so it has a style of its own."""
    return frame.footer(site, {}, style="release")


def _alone(site: Site, name: str) -> Iterator[Markup]:
    shown = site.dataset.chart[name]
    page = next(page for page in site.dataset.pages if shown in page.charts)
    yield chart.back(page, shown)
    yield chart.before_scripts(site, shown)


def _group(site: Site) -> Iterator[Markup]:
    page = site.dataset.page[site.page]
    yield frame.head(page.title, page.standfirst)
    for shown in page.charts:
        yield chart.before_scripts(site, shown)


def _overview(site: Site) -> Iterator[Markup]:
    yield overview.opening(site)
    yield overview.claimed(site)
    yield chart.before_scripts(site, site.dataset.chart[site.about.headline])
    yield overview.dates(site)
    yield overview.unknown(site)


def _article(site: Site) -> Iterator[Markup]:
    yield article.head(site)
    yield article.body(site)


def _timeline(site: Site) -> Iterator[Markup]:
    yield frame.head("Timeline", chronicle.standfirst(site.record))
    yield chronicle.drawn(site, chronicle.whole(site.record))
    yield chronicle.listed(site, chronicle.whole(site.record))


def _checks(site: Site) -> Iterator[Markup]:
    results = site.record.results
    found = verdicts.found(results)
    yield frame.head("Does the arithmetic hold?", verdicts.standfirst(results))
    yield verdicts.legend(found)
    yield verdicts.questions(site, [verdict.value for verdict in found])


def _sources(site: Site) -> Iterator[Markup]:
    yield frame.head("Sources", bibliography.standfirst(site.dataset))
    yield bibliography.table(site, bibliography.kinds(site.dataset), "")


def _data(site: Site) -> Iterator[Markup]:
    series = site.dataset.series[0].id
    yield frame.head("Data", inventory.standfirst(site.dataset))
    yield inventory.definition(site, series)
    yield inventory.listed(site, series, None)
    yield inventory.rest(site, series)
    yield fill("data.html", "addresses", series=site.dataset.series)


_BLOCKS: dict[str, Callable[[Site], Iterator[Markup]]] = {
    "": _overview,
    ARTICLE: _article,
    "timeline": _timeline,
    "checks": _checks,
    "sources": _sources,
    "data": _data,
}
"""Address of each page that is not one of charts."""
