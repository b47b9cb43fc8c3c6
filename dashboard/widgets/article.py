"""The article, checked: its head, the tally of verdicts, each claim with what the record says."""

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
    dataset, whole = site.release.dataset, site.release.dataset.article
    assert whole is not None, "only a dataset with an article has the page"
    cited = markup.cited(dataset.source[whole.source])
    title = Markup("<h1>{}</h1>").format(whole.title)
    words = Markup('<p class="standfirst">{}</p><p class="by">{}</p>').format(
        whole.standfirst, cited
    )
    return Markup('<header class="page">{}{}</header>').format(title, words)


def body(site: Site) -> Markup:
    """The tally and every claim; one sentence where the article was not in print yet."""
    found = article.entries(site.frames)
    if not found:
        return Markup("<p>The article was not in print by then.</p>")
    tally = _tally(found, site.selection.as_of)
    claims = Markup('<section class="statements" aria-label="Claims of the article">{}</section>')
    unsaid = _listed("What the article does not say", article.unsaid(site.frames), "h2")
    rest = Markup('<section class="unsaid">{}</section>').format(unsaid) if unsaid else ""
    return Markup("{}{}{}").format(tally, claims.format(markup.join(map(_claim, found))), rest)


def _tally(found: Sequence[Entry], day: Date | None) -> Markup:
    """Which claims have which verdict, and what it means."""
    groups: dict[ArticleVerdict, list[Entry]] = defaultdict(list)
    for one in found:
        groups[one.verdict].append(one)
    lines = (_counted(name, groups[name], day) for name in article.WORDS if groups[name])
    total = wording.count(len(found), "claim")
    head = Markup("<h2>{} of the article</h2>").format(total)
    return Markup('<section class="tally">{}<ul>{}</ul></section>').format(head, markup.join(lines))


def _counted(verdict: ArticleVerdict, found: Sequence[Entry], day: Date | None) -> Markup:
    """One verdict of the tally, with links to its claims."""
    count = wording.count(len(found), "claim")
    jumps = markup.join((_jump(one, day) for one in found), " ")
    means = f"{wording.begun(article.MEANINGS[verdict])}."
    return Markup(
        '<li><b>{}</b>, {}: <span class="jumps">{}</span> <span class="means">{}</span></li>',
    ).format(article.WORDS[verdict], count, jumps, means)


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
        markup.checked(one.checks, one.more_checks),
        _remark("Why this verdict", one.why),
        _remark("Note", one.statement.note or ""),
        _beside(one),
    )
    place, verdict = one.number, article.WORDS[one.verdict]
    head = Markup('<span class="place">{}</span> <span class="mark">{}</span>').format(
        place, verdict
    )
    said = Markup('<p class="said">{}</p>').format(markup.sentence(one.pieces))
    kind = one.verdict.replace("_", "-")
    frame = Markup('<article class="statement verdict-{}" id="{}"><h2>{}</h2>{}{}</article>')
    return frame.format(kind, _anchor(one), head, said, markup.join(parts))


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
    return Markup('<ul class="held">{}</ul>').format(markup.join(map(_item, held)))


def _item(one: Held) -> Markup:
    link = markup.focus(one.id, one.what)
    if one.check:
        link = markup.inside("checks", one.what, anchor=one.id)
    by = f", {one.by}" if one.by else ""
    voices = Markup(' <span class="voices">{}</span>').format(one.voices) if one.voices else ""
    return Markup("<li>{}{}{}</li>").format(link, by, voices)
