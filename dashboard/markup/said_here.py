"""The sentences that the site says itself, for the search: each with its place and its checks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dashboard import article, claims, headings
from dashboard.ask.own import Said
from dashboard.headings import Pieces
from dashboard.markup.anchors import anchor
from dashboard.model import ARTICLE, REFERENCE, Assertion, Chart
from dashboard.model.stated import SENTENCES
from dashboard.record import Record
from dashboard.record.checks import Result
from dashboard.words import verdicts

_OVERVIEW = "overview"


def sentences(record: Record) -> Iterator[Said]:
    """Every sentence of the pages that says something of the record; the verdicts come first."""
    yield from _of_claims(record)
    yield from _of_article(record)
    yield from _of_checks(record)
    yield from _of_findings(record)
    yield from _of_answer(record)


def _of_claims(record: Record) -> Iterator[Said]:
    """What the record says of each claim of the overview."""
    for claim in record.dataset.about.claims:
        told = claims.verdict(record, claim)
        if told is not None:
            named = [piece.check for piece in told if piece.check]
            asserted = [name for each in claim.asserts for name in each.checks]
            judging = [result.check.id for result in claims.judging(record, claim)]
            checks = _once([*named, *asserted] or judging)
            yield from _whole_and_parts(headings.plain(told), _OVERVIEW, "", checks)


def _of_article(record: Record) -> Iterator[Said]:
    """The claims of the article, with the verdict on each."""
    for entry in article.entries(record):
        place = f"claim-{entry.statement.id}"
        verdict = article.words(entry.verdict)
        yield Said(entry.text, ARTICLE, place, entry.statement.checks, verdict)


def _of_checks(record: Record) -> Iterator[Said]:
    """Each question, what it comes to, and the title and the sentence of each of its checks."""
    for question, group in groupby(record.results, key=lambda result: result.check.question):
        results = tuple(group)
        checks = tuple(result.check.id for result in results)
        place = f"question-{checks[0]}"
        yield Said(question, "checks", place, checks)
        concluded = headings.plain(claims.conclusion(record, results))
        yield from _whole_and_parts(concluded, "checks", place, checks)
        yield from (said for result in results for said in _of_check(record, result))


def _of_check(record: Record, result: Result) -> Iterator[Said]:
    name = result.check.id
    for text in (result.check.title, verdicts.sentence(record.dataset, result, remarks=())):
        yield Said(text, "checks", anchor(name), (name,))


def _of_findings(record: Record) -> Iterator[Said]:
    """What each page and chart finds, its title, and the sentences of its caption."""
    for page in record.dataset.pages:
        checks = _resting_on(record, page.finding, page.asserts)
        found = headings.finding(record, page)
        yield from (Said(text, page.id, "", checks) for text in _told(found, page.standfirst))
        for chart in page.charts:
            yield from _of_chart(record, page.id, chart)


def _of_chart(record: Record, page: str, chart: Chart) -> Iterator[Said]:
    checks = _resting_on(record, chart.finding, chart.asserts)
    found = headings.finding(record, chart)
    for text in _told(found, chart.title, chart.caveat):
        yield from _whole_and_parts(text, page, anchor(chart.id), checks)


def _of_answer(record: Record) -> Iterator[Said]:
    """The answer of the overview, sentence by sentence, and its lines in short."""
    for paragraph in claims.answer(record):
        yield from _whole_and_parts(headings.plain(paragraph), _OVERVIEW, "")
    for _label, worded in headings.in_short(record):
        yield Said(headings.plain(worded), _OVERVIEW, "")


def _whole_and_parts(
    text: str, page: str, place: str, checks: tuple[str, ...] = ()
) -> Iterator[Said]:
    """A text, and each sentence of it: a reader may have copied one only."""
    for part in _once([text, *SENTENCES.split(text)]):
        yield Said(part, page, place, checks)


def _told(found: Pieces | None, *others: str) -> Iterator[str]:
    """What something finds, if it finds anything, and what else is said of it."""
    if found is not None:
        yield headings.plain(found)
    yield from others


def _resting_on(record: Record, text: str | None, asserts: Sequence[Assertion]) -> tuple[str, ...]:
    """The checks on which a sentence rests."""
    named = (match[1] for match in REFERENCE.finditer(text or ""))
    asserted = (name for each in asserts for name in (*each.checks, each.check) if name)
    return _once(name for name in (*named, *asserted) if name in record.result)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
