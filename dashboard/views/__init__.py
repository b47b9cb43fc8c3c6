"""The pages: functions that get their site, and show it with Streamlit."""

from collections.abc import Callable

from dashboard.markup import Site
from dashboard.model import ARTICLE
from dashboard.views import article, checks, data, group, overview, sources, timeline

_OWN: dict[str, Callable[[Site], None]] = {
    "": overview.show,
    ARTICLE: article.show,
    "timeline": timeline.show,
    "checks": checks.show,
    "sources": sources.show,
    "data": data.show,
}
"""Address of each page that is not one of charts."""


def show(site: Site) -> None:
    """The page of the site's address."""
    _OWN.get(site.page, group.show)(site)
