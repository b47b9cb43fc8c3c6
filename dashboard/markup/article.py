"""The article, checked: its head, the tally of verdicts, each claim with what the record says."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard import article
from dashboard.article import Entry
from dashboard.markup import voices, wordings
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import ARTICLE
from dashboard.model.article import ArticleVerdict
from dashboard.record import voices as record_voices

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
    lanes: dict[str, Markup] = {}
    for entry in entries:
        lanes.update(_lanes(site, entry))
    news = [entry.statement.id for entry in entries if entry.verdict in _NEWS]
    claims = fill(
        "article.html",
        "claims",
        entries=entries,
        words=article.words,
        unsaid=unsaid,
        open_ids=news[:_MOST_OPEN],
        lanes=lanes,
        wordings=lambda statement: wordings.of_claim(site.dataset, statement),
    )
    return _tally(site, entries) + claims


def _lanes(site: Site, entry: Entry) -> Iterator[tuple[str, Markup]]:
    """Who reports a claim, for each of its values that several pages have.

    Values that the same pages report, as numbers of one sentence, are drawn once.
    """
    drawn: set[frozenset[str]] = set()
    said = (fact.id for fact in entry.says)
    for name in (name for name in said if name in site.dataset.observation):
        found = record_voices.of(site.dataset, site.dataset.observation[name])
        pages = frozenset(page.source.id for page in found.pages)
        if len(pages) > 1 and pages not in drawn:
            drawn.add(pages)
            yield name, voices.of_claim(site.dataset, found)


def _tally(site: Site, entries: Sequence[Entry]) -> Markup:
    """Which claims have which verdict, in the record of the same day."""
    groups = []
    for verdict in dict.fromkeys((*_NEWS, *article.VERDICTS)):
        found = [entry for entry in entries if entry.verdict == verdict]
        words, meaning = article.words(verdict), article.meaning(verdict)
        if found:
            groups.append({"words": words, "meaning": meaning, "entries": found})
    lasting = site.selection.lasting
    address = f"{ARTICLE}?{urlencode(lasting)}" if lasting else ARTICLE
    return fill("article.html", "tally", total=len(entries), groups=groups, address=address)
