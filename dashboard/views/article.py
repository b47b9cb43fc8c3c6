"""The article that readers come from, claim by claim, with what the record says of each."""

from dashboard import article, exports, widgets
from dashboard.markup import Site
from dashboard.markup import article as parts
from dashboard.widgets import takeaway


def show(site: Site) -> None:
    entries = article.entries(site.record)
    widgets.cached(parts.head, site)
    widgets.cached(parts.body, site)
    takeaway.listing(site, "article", exports.article, entries, entries)
