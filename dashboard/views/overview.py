"""The question, its answer, the printed claims, the headline chart, and what is not known."""

from dashboard import widgets
from dashboard.markup import Site, overview


def show(site: Site) -> None:
    widgets.cached(overview.opening, site)
    widgets.cached(overview.claimed, site)
    widgets.chart(site, site.dataset.chart[site.about.headline])
    widgets.cached(overview.dates, site)
    widgets.cached(overview.unknown, site)
