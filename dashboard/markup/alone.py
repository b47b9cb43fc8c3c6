"""Pages without scripts: evidence that is opened by its own address, and what is not there."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from dashboard.markup import masthead, originals
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.markup.style import FIRST_STYLE, sheet
from dashboard.words import gettext as _

_LONGEST_NAMED = 60
"""So many characters of a wrong address are said again."""


def document(
    site: Site,
    title: str,
    body: Markup,
    up: str,
    searched: Mapping[str, str] = MappingProxyType({}),
) -> Markup:
    """A whole page around a body, with the head of the site; `up` leads from it to the overview.

    `searched` is what search engines and previews read: `address`, `description` and `linked_data`.
    A page without it is for none of them.
    """
    return fill(
        "alone.html",
        "document",
        language=site.about.language_of_texts,
        title=title,
        name=site.about.title,
        up=up,
        searched=searched,
        style=sheet(site.about) + FIRST_STYLE,
        masthead=originals.marked(masthead.masthead(site, up), site.release),
        body=originals.marked(body, site.release),
    )


def unknown(site: Site, page: str, up: str) -> Markup:
    """A page that is not there, with those that are."""
    there = {
        "" if name == "overview" else name: words
        for name, words in masthead.every_page(site.release.dataset).items()
    }
    body = fill(
        "alone.html",
        "unknown",
        page=page[:_LONGEST_NAMED],
        pages=there.items(),
        up=up,
        query=masthead.query(site),
    )
    return document(site, _("Not found · %(title)s", title=site.about.title), body, up)
