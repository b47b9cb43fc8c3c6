"""What surrounds the pages on the wire."""

from dashboard.web import ask, assets, data, elsewhere, evidence, figures, page, social
from dashboard.web.page import title
from dashboard.web.wire import MIDDLEWARE, prepare

__all__ = ["MIDDLEWARE", "ROUTES", "prepare", "title"]

ROUTES = (
    *ask.ROUTES,
    *data.ROUTES,
    *evidence.ROUTES,
    *social.ROUTES,
    *figures.ROUTES,
    *assets.ROUTES,
    *page.ROUTES,
    *elsewhere.ROUTES,
)
"""The pages come late: their address is a single word, as that of the others could be.

Last comes whatever is no address of ours.
"""
