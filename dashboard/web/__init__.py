"""What surrounds the pages on the wire."""

from dashboard.web import (
    ask,
    assets,
    catalog,
    data,
    elsewhere,
    evidence,
    feed,
    figures,
    health,
    oembed,
    page,
    social,
)
from dashboard.web.page import title
from dashboard.web.wire import MIDDLEWARE, lasting_files, prepare

__all__ = ["MIDDLEWARE", "ROUTES", "lasting_files", "prepare", "title"]

ROUTES = (
    *ask.ROUTES,
    *data.ROUTES,
    *health.ROUTES,
    *evidence.ROUTES,
    *social.ROUTES,
    *figures.ROUTES,
    *assets.ROUTES,
    *feed.ROUTES,
    *catalog.ROUTES,
    *oembed.ROUTES,
    *page.ROUTES,
    *elsewhere.ROUTES,
)
"""The pages come late: their address is a single word, as that of the others could be.

Last comes whatever is no address of ours.
"""
