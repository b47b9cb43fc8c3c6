"""The article, checked: its head, the tally of verdicts, each claim with what the record says."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import article
from dashboard.article import Entry
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import ARTICLE
from dashboard.model.article import ArticleVerdict

_NEWS: tuple[ArticleVerdict, ...] = ("does_not_fit", "disputed")
"""What a reader should not have to look for: these come first in the tally, and are open."""
_MOST_OPEN = 4


def head(site: Site) -> Markup:
    """What the page is about, and the article itself."""
    dataset, whole = site.release.dataset, site.release.dataset.article
    assert whole is not None, "only a dataset with an article has the page"
    return fill("article.html", "head", article=whole, source=dataset.source[whole.source])


def body(site: Site) -> Markup:
    """The tally and every claim; one sentence where the article was not in print yet."""
    entries = article.entries(site.record)
    if not entries:
        return fill("article.html", "not_in_print")
    unsaid = article.unsaid(site.record)
    news = [entry.statement.id for entry in entries if entry.verdict in _NEWS]
    claims = fill(
        "article.html",
        "claims",
        entries=entries,
        words=article.words,
        unsaid=unsaid,
        open_ids=news[:_MOST_OPEN],
    )
    return _tally(site, entries) + claims


def _tally(site: Site, entries: Sequence[Entry]) -> Markup:
    """Which claims have which verdict, in the record of the same day."""
    day = site.selection.as_of
    groups = [
        {
            "words": article.words(verdict),
            "meaning": article.meaning(verdict),
            "entries": found,
        }
        for verdict in dict.fromkeys((*_NEWS, *article.VERDICTS))
        if (found := [entry for entry in entries if entry.verdict == verdict])
    ]
    address = f"{ARTICLE}?as_of={day}" if day else ARTICLE
    return fill("article.html", "tally", total=len(entries), groups=groups, address=address)
