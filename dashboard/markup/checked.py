"""What a reader pasted, set beside the record: who reports it, what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from dashboard import claims, headings
from dashboard.ask.answer import Claim
from dashboard.ask.own import Said
from dashboard.exports import Citation, citation
from dashboard.headings import Pieces
from dashboard.markup import hits
from dashboard.markup.anchors import anchor
from dashboard.markup.engine import fill
from dashboard.markup.masthead import every_page
from dashboard.markup.search import Found
from dashboard.markup.site import Site
from dashboard.markup.values import standing
from dashboard.record.checks import Result
from dashboard.record.value import Value
from dashboard.record.voices import Page
from dashboard.words import answers, periods, value_words, verdicts, wording
from dashboard.words import gettext as _

MOST_PAGES = 4
MOST_OTHERS = 3
MOST_CHECKS = 4


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a question that is in the record, in words."""

    value: Value
    said: str
    title: str
    verdict: Pieces
    """What the record says of it; empty where no check asks about it."""
    pages: Sequence[Page]
    """Who reports it, the first one first."""
    more_pages: int
    sides: str
    standing: str
    others: Sequence[tuple[str, str, str]]
    """Id, number and publisher of other figures for the same time."""
    more_others: int
    checks: Sequence[tuple[Result, str, str]]
    """Each with its verdict, and what is compared with what."""
    more_checks: Sequence[tuple[Result, str, str]]
    unknown: Sequence[str]
    copied: str
    """What is reported, by whom, and the verdict, with the link, for the clipboard."""
    citation: Citation


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence of the site that a question repeats, in words."""

    said: Said
    where: str
    page: str
    """The address of its page."""
    verdict: str
    """What was found of it, where that is no verdict of a check."""
    checks: Sequence[tuple[Result, str, str]]
    more_checks: Sequence[tuple[Result, str, str]]


def panel(site: Site, found: Found) -> Markup:
    """What the record says to a claim; nothing where words were looked for."""
    answer = found.answer
    if answer is None:
        return Markup("") if found.hits else fill("search.html", "nothing")
    turned = [hits.hit_of_value(site, found.marking, value) for value in answer.turned]
    if not (answer.has or turned):
        nearest = [hits.hit_of_value(site, found.marking, value) for value in answer.nearest]
        gaps = [answers.of_gap(site.dataset, gap) for gap in answer.gaps]
        return fill("search.html", "missing", nearest=nearest, gaps=gaps)
    found_claims = [_checked(site, claim) for claim in answer.claims]
    events = [site.dataset.event[entry.id] for entry in answer.events]
    own = [_own(site, said) for said in answer.own]
    return fill(
        "search.html",
        "checked",
        claims=found_claims,
        events=events,
        own=own,
        turned=turned,
        lacking=answers.of_lacking(answer.lacking) if answer.lacking else "",
        anchors=anchor,
    )


def _own(site: Site, said: Said) -> Own:
    """A sentence of the site, with its place and its verdict."""
    results = [site.record.result[name] for name in said.checks]
    results.sort(key=lambda result: -result.verdict.weight)
    page = every_page(site.release.dataset)[said.page]
    checks = [_of_check(site, result) for result in results]
    return Own(
        said,
        _("On this site, on the page “%(page)s”", page=page),
        "" if said.page == "overview" else said.page,
        said.verdict,
        checks[:MOST_CHECKS],
        checks[MOST_CHECKS:],
    )


def _of_check(site: Site, result: Result) -> tuple[Result, str, str]:
    """A check with its verdict, and the sentence that says what is compared with what."""
    sentence = verdicts.sentence(site.dataset, result, remarks=())
    return result, verdicts.of_check(result), sentence


def _checked(site: Site, claim: Claim) -> Checked:
    dataset, value = site.dataset, claim.value
    link = site.evidence(value.id)
    said, who = islice(answers.of_claim(dataset, claim), 2)
    verdict = claims.verdict_on(site.record, value.id) or ()
    results = sorted(claim.checks, key=lambda result: -result.verdict.weight)
    checks = [_of_check(site, result) for result in results]
    sides = [
        _("%(side)s (%(number)d)", side=side.title, number=number)
        for side, number in claim.voices.by_side
    ]
    others = [
        (other.id, value_words.shown(dataset, other), wording.by_line(other.source))
        for other in claim.rivals[:MOST_OTHERS]
    ]
    return Checked(
        value=value,
        said=answers.of_value(dataset, value),
        title=_(
            "%(series)s, %(time)s", series=value.series.title, time=periods.in_words(value.period)
        ),
        verdict=verdict,
        pages=claim.voices.pages[:MOST_PAGES],
        more_pages=len(claim.voices.pages[MOST_PAGES:]),
        sides=wording.row(sides),
        standing=standing(dataset, value),
        others=others,
        more_others=len(claim.rivals[MOST_OTHERS:]),
        checks=checks[:MOST_CHECKS],
        more_checks=checks[MOST_CHECKS:],
        unknown=list(_unknown(claim)),
        copied=wording.joined((said, who, headings.plain(verdict), link)),
        citation=citation.value(site.release, value.id, link),
    )


def _unknown(claim: Claim) -> Iterator[str]:
    """What the record cannot say about a claim."""
    value = claim.value
    if not value.period.dated:
        yield _("No page says which time it counts.")
    if value.observation.value is None:
        yield _("It is a claim in words, without a number.")
    if claim.voices.rootless and len(claim.voices.pages) == claim.voices.rootless:
        yield _("No page says from whom it has the figure.")
    if claim.gaps:
        times = [gap.period.text for gap in claim.gaps]
        yield _("Looked for and not found: %(times)s.", times=wording.years(times))
