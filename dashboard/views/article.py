"""The article that readers come from, claim by claim, with what the record says of each."""

from dashboard import article, exports, widgets
from dashboard.widgets import article as parts
from dashboard.widgets import takeaway

site = widgets.here()
entries = article.entries(site.record)

widgets.once(parts.head, site)
widgets.once(parts.body, site)
takeaway.listing(site, "article", exports.article, entries, entries)
