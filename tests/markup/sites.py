"""A page of a dataset, as its blocks are made of it."""

from pathlib import Path

from dashboard import store
from dashboard.markup import Site
from dashboard.record import of
from dashboard.selection import Selection
from dashboard.store import Shown


def site_of(folder: Path, page: str = "") -> Site:
    """A page as a link without parameters opens it; '' is the overview."""
    release = store.current(folder)
    return Site(Shown(release), of(release), Selection(None, None, None, ()), page, "light")
