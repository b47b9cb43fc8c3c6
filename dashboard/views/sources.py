"""Every source and what it is cited for."""

from dashboard import exports, widgets, wording
from dashboard.markup import Site, bibliography, frame
from dashboard.widgets import choices, takeaway


def show(site: Site) -> None:
    widgets.html(frame.head("Sources", bibliography.standfirst(site.dataset)))
    kinds = bibliography.kinds(site.dataset)
    chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
    text = choices.text("Search in publisher, title, language and use")
    found = bibliography.found(site.record, chosen, text)
    takeaway.listing(site, "sources", exports.sources, found, site.dataset.sources)
    if text:
        widgets.html(bibliography.table(site, chosen, text))
    else:
        widgets.cached(bibliography.table, site, chosen, "")
