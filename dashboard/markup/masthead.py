"""The head of every page: the title of the site and the menu of its pages."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.markup import languages
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import ARTICLE, Dataset
from dashboard.model.site import WORDS
from dashboard.selection import LONGEST_TEXT
from dashboard.words import gettext as _


def own_pages() -> dict[str, str]:
    """Pages that are not made of the charts of a record, with their names in the menu."""
    return {
        "overview": _("Overview"),
        ARTICLE: _("The article, checked"),
        "timeline": _("Timeline"),
        "checks": _("Checks"),
        "sources": _("Sources"),
        "data": _("Data"),
    }


def menu(dataset: Dataset) -> dict[str, str]:
    """The pages of the menu with their names, in its order."""
    own = own_pages()
    before = ("overview", ARTICLE) if dataset.article else ("overview",)
    after = ("timeline", "checks", "sources", "data")
    found = {name: own[name] for name in before}
    found |= {page.id: page.title for page in dataset.pages}
    found |= {name: own[name] for name in after}
    return found


def every_page(dataset: Dataset) -> dict[str, str]:
    """Every page there is, with its name: those of the menu, and what their foot leads to."""
    return {**menu(dataset), WORDS: _("Words explained")}


def query(site: Site) -> str:
    """What the links to other pages keep: the day and the language."""
    lasting = site.selection.lasting
    return f"?{urlencode(lasting)}" if lasting else ""


def masthead(site: Site, up: str = "./") -> Markup:
    """The title of the site and its pages; `up` leads to the overview."""
    pages = [
        ("" if name == "overview" else name, words)
        for name, words in menu(site.release.dataset).items()
    ]
    return fill(
        "masthead.html",
        "masthead",
        title=site.about.title,
        pages=pages,
        current=None if site.question else site.page,
        up=up,
        query=query(site),
        box=search_box(up, site.question, site.selection.lasting),
        languages=languages.switch(site, up),
        seek=fill("search.html", "unfolding", is_open=bool(site.question)),
    )


def search_box(
    action: str, text: str = "", kept: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """The search with its question; `action` is the overview, `kept` what else its link keeps."""
    return fill(
        "search.html", "box", action=action, text=text, kept=kept.items(), longest=LONGEST_TEXT
    )
