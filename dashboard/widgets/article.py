"""The article, checked: its head, the tally of verdicts, and each claim with what the record says."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date as Date
from typing import Literal

from markupsafe import Markup

from dashboard import article, markup, wording
from dashboard.article import Entry, Held
from dashboard.model import ARTICLE
from dashboard.model.article import ArticleVerdict
from dashboard.widgets.site import Site


def head(site: Site) -> Markup:
    """What the page is about, and the article itself."""
    dataset = site.release.dataset
    assert dataset.article is not None, "the menu has the page only where the dataset has an article"
    whole, source = dataset.article, dataset.source[dataset.article.source]
    return Markup('<header class="page"><h1>{}</h1><p class="standfirst">{}</p><p class="by">{}</p></header>').format(
        whole.title, whole.standfirst, markup.cited(source)
    )


def body(site: Site) -> Markup:
    """The tally and every claim; one sentence where the article was not in print yet."""
    found = article.entries(site.frames)
    if not found:
        return Markup("<p>The article was not in print by then.</p>")
    claims = markup.join(_claim(one) for one in found)
    rest = _listed("What the article does not say", article.unsaid(site.frames), "h2")
    section = Markup('{}<section class="statements" aria-label="Claims of the article">{}</section>{}')
    return section.format(
        _tally(found, site.selection.as_of), claims, Markup('<section class="unsaid">{}</section>').format(rest) if rest else ""
    )


def _tally(found: Sequence[Entry], day: Date | None) -> Markup:
    """Which claims have which verdict, and what it means."""
    groups: dict[ArticleVerdict, list[Entry]] = defaultdict(list)
    for one in found:
        groups[one.verdict].append(one)
    items = (
        Markup('<li><b>{}</b>, {}: <span class="jumps">{}</span> <span class="means">{}</span></li>').format(
            words,
            wording.count(len(groups[name]), "claim"),
            markup.join((_jump(one, day) for one in groups[name]), " "),
            f"{article.MEANINGS[name].capitalize()}.",
        )
        for name, words in article.WORDS.items()
        if groups[name]
    )
    total = wording.count(len(found), "claim")
    return Markup('<section class="tally"><h2>{} of the article</h2><ul>{}</ul></section>').format(total, markup.join(items))


def _jump(one: Entry, day: Date | None) -> Markup:
    """A link to a claim further down, in the record of the same day."""
    page = f"{ARTICLE}?as_of={day}" if day else ARTICLE
    return markup.inside(page, str(one.number), anchor=_anchor(one))


def _anchor(one: Entry) -> str:
    return f"claim-{one.statement.id}"


def _claim(one: Entry) -> Markup:
    """One claim: its number and verdict, what the article says, and the record."""
    parts = (
        _listed("On record", one.says),
        _listed("Against it", one.rivals),
        markup.checked(one.checks),
        _remark("Why this verdict", one.reason),
        _remark("Note", one.statement.note or ""),
        _beside(one),
    )
    return Markup(
        '<article class="statement verdict-{}" id="{}"><h2><span class="place">{}</span> <span class="mark">{}</span></h2>'
        '<p class="said">{}</p>{}</article>'
    ).format(
        one.verdict.replace("_", "-"),
        _anchor(one),
        one.number,
        article.WORDS[one.verdict],
        markup.sentence(one.pieces),
        markup.join(parts),
    )


def _beside(one: Entry) -> Markup:
    """What waits behind a click."""
    if not one.beside:
        return Markup("")
    return markup.folded(f"Beside it: {wording.count(len(one.beside), 'fact')}", _items(one.beside))


def _remark(label: str, text: str) -> Markup:
    return Markup('<p class="remark"><b>{}:</b> {}</p>').format(label, text) if text else Markup("")


def _listed(label: str, held: Sequence[Held], head: Literal["h2", "h3"] = "h3") -> Markup:
    """Values and events under a heading; nothing where there are none."""
    return Markup("<{}>{}</{}>{}").format(head, label, head, _items(held)) if held else Markup("")


def _items(held: Sequence[Held]) -> Markup:
    """Values, events and checks, each leading to its evidence."""
    items = markup.join(
        Markup("<li>{}{}{}</li>").format(
            markup.inside("checks", one.what, anchor=one.id) if one.check else markup.focus(one.id, one.what),
            f", {one.by}" if one.by else "",
            Markup(' <span class="voices">{}</span>').format(one.voices) if one.voices else "",
        )
        for one in held
    )
    return Markup('<ul class="held">{}</ul>').format(items)
