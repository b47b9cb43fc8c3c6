"""A page of charts, as pages.yaml lists them, with the events beneath."""

from dashboard import widgets
from dashboard.markup import Site, chronicle, frame


def show(site: Site) -> None:
    page = site.dataset.page[site.page]
    widgets.html(frame.head(page.title, page.standfirst))
    for chart in page.charts:
        widgets.chart(site, chart)
    widgets.cached(chronicle.beneath, site)
