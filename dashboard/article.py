"""The article, checked: each claim with its record, who says it, what stands against it, a verdict.

A verdict follows from the record of the chosen day, save where the dataset states one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from dashboard import attribution, claims
from dashboard.agreement import Verdict
from dashboard.headings import Piece, Pieces, pieces
from dashboard.model import Article, Dataset, Event, Observation, Statement
from dashboard.model.article import ArticleVerdict
from dashboard.record import Record, voices
from dashboard.record.checks import Result
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, value_words, verdicts, wording

_FAILED = frozenset({Verdict.DIFFERS, Verdict.IMPOSSIBLE})
VERDICTS: tuple[ArticleVerdict, ...] = get_args(ArticleVerdict)
"""Every verdict, in the order of the tally."""


def words(code: ArticleVerdict) -> str:
    """A verdict as the reader reads it."""
    return {
        "supported": _("Others say so too"),
        "one_side": _("Only the article's side says so"),
        "disputed": _("Others say otherwise"),
        "does_not_fit": _("Does not fit the numbers"),
        "not_found": _("No record was found"),
        "not_checkable": _("Nothing to check"),
    }[code]


def meaning(code: ArticleVerdict) -> str:
    """What a verdict means, in a sentence."""
    return {
        "supported": _("A page of another side reports it, or reports what happened."),
        "one_side": _(
            "Of what is claimed only pages of the article's own side were found to tell; "
            "others may report the event itself."
        ),
        "disputed": _("The record holds values or events that speak against it."),
        "does_not_fit": _("A check of its numbers differs, or cannot be."),
        "not_found": _(
            "It was looked for, and no page besides the article was found to tell of it."
        ),
        "not_checkable": _("A comparison, a wish or praise, not a fact that could be looked up."),
    }[code]


@dataclass(frozen=True, slots=True)
class Held:
    """A value, an event or a check that a claim names."""

    id: str
    what: str
    """The value with subject and time, the event with its date, the check with its verdict."""
    by: str
    """Who prints a value."""
    voices: str
    """Who says it, in sentences; '' where it only stands beside or against a claim."""
    check: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the article with everything the record has on it."""

    number: int
    """Its place in the article, from 1."""
    statement: Statement
    pieces: tuple[Piece, ...]
    """Its text, in which each number leads to its evidence."""
    verdict: ArticleVerdict
    judged: tuple[Pieces, ...]
    """What the record says of each claim of the overview that it makes, as its card says it."""
    says: tuple[Held, ...]
    rivals: tuple[Held, ...]
    beside: tuple[Held, ...]
    checks: tuple[Piece, ...]
    """The checks that decide whether its numbers fit, and the worst of all that use them."""
    other_checks: tuple[Piece, ...]
    """The other checks of its numbers, the worst first."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def reason(self) -> str:
        """Why, where the dataset states the verdict."""
        return self.statement.reason or ""

    @property
    def why(self) -> str:
        """Why, in words: what the dataset states, else what of the record speaks against it."""
        if self.reason:
            return self.reason
        if self.verdict == "disputed":
            return ngettext(
                "%(number)s fact on record speaks against it: see “Against it”.",
                "%(number)s facts on record speak against it: see “Against it”.",
                len(self.rivals),
            )
        if self.verdict == "does_not_fit":
            return _("A check that decides whether its numbers fit does not come out.")
        return ""


def entries(record: Record) -> tuple[Entry, ...]:
    """The claims of the article in its order; none where there is no article, or not yet."""
    article = record.dataset.article
    if article is None:
        return ()
    numbered = enumerate(article.claims, start=1)
    return tuple(_entry(record, article, number, one) for number, one in numbered)


def all_verdicts(record: Record) -> dict[str, str]:
    """The verdict of each check and of each claim of the article, by their ids in what changed."""
    of_checks = {f"checks/{result.check.id}": result.verdict.value for result in record.results}
    of_claims = {f"article/{entry.statement.id}": entry.verdict for entry in entries(record)}
    return {**of_checks, **of_claims}


def _entry(record: Record, article: Article, number: int, one: Statement) -> Entry:
    own = [name for name in one.says if name in record.dataset.observation]
    using = claims.checks_of(record, own)
    worst = using[:1]
    deciding = [record.result[name] for name in one.checks]
    shown = [each for each in using if each in worst or each in deciding]
    shown += [each for each in deciding if each not in using]
    others = [each for each in using if each not in shown]
    return Entry(
        number=number,
        statement=one,
        pieces=pieces(record, one.text),
        verdict=verdict(record, article, one),
        judged=tuple(_judged(record, own)),
        says=_all_held(record, one.says, spoken=True),
        rivals=_all_held(record, one.rivals),
        beside=_all_held(record, one.beside),
        checks=_of_checks(record, shown),
        other_checks=_of_checks(record, others),
    )


def _judged(record: Record, own: Sequence[str]) -> Iterator[Pieces]:
    """The sentence on each claim of the overview whose number is among some values."""
    for claim in record.dataset.about.claims:
        told = claims.verdict(record, claim)
        if told is not None and not {claim.observation, *claim.beside}.isdisjoint(own):
            yield told


def _of_checks(record: Record, results: Sequence[Result]) -> tuple[Piece, ...]:
    """Checks in a line each, which lead to them."""
    return tuple(
        Piece(verdicts.short(record.dataset, each), None, each.check.id) for each in results
    )


def unsaid(record: Record) -> tuple[Held, ...]:
    """What bears on the article and is not in it, as far as it was known."""
    article = record.dataset.article
    return _all_held(record, article.unsaid) if article else ()


def _all_held(record: Record, names: Sequence[str], *, spoken: bool = False) -> tuple[Held, ...]:
    return tuple(_held(record, name, spoken=spoken) for name in names)


def _held(record: Record, name: str, *, spoken: bool = False) -> Held:
    dataset = record.dataset
    if name in record.result:
        return Held(name, verdicts.short(dataset, record.result[name]), "", "", check=True)
    if name in dataset.event:
        event = dataset.event[name]
        what = _("%(event)s, %(time)s", event=event.title, time=periods.in_words(event.date))
        return Held(name, what, "", attribution.reported(dataset, event) if spoken else "")
    value = record.value[name]
    what = _(
        "%(value)s (%(series)s, %(time)s)",
        value=value_words.said(dataset, value),
        series=value.series.title,
        time=periods.in_words(value.period),
    )
    spoken_by = attribution.sentence(dataset, value.observation) if spoken else ""
    return Held(name, what, wording.by_line(value.source), spoken_by)


def verdict(record: Record, article: Article, one: Statement) -> ArticleVerdict:
    """What the record says of a claim; the first of these that holds."""
    if one.verdict is not None:
        return one.verdict
    if any(record.result[name].verdict in _FAILED for name in one.checks):
        return "does_not_fit"
    if one.rivals:
        return "disputed"
    if _supported(record.dataset, article, one.says):
        return "supported"
    return "one_side" if one.says else "not_found"


def _supported(dataset: Dataset, article: Article, says: Sequence[str]) -> bool:
    """Somebody for whom the article does not speak reports an event, or prints a value."""
    own = {*article.sides, dataset.side[article.source].id}
    events = [dataset.event[name] for name in says if name in dataset.event]
    values = [dataset.observation[name] for name in says if name in dataset.observation]
    if any(_reported_elsewhere(dataset, event, own) for event in events):
        return True
    return _printed_elsewhere(dataset, values, own)


def _reported_elsewhere(dataset: Dataset, event: Event, own: set[str]) -> bool:
    return any(dataset.side[witness.source].id not in own for witness in event.sources)


def _printed_elsewhere(dataset: Dataset, values: Sequence[Observation], own: set[str]) -> bool:
    """A page of another side prints one of the values, and has it from nobody of the own ones."""
    pages = [page for one in values for page in voices.of(dataset, one).pages]
    ours = [page for page in pages if page.side and page.side.id in own]
    others = [page for page in pages if page.side and page.side.id not in own]
    origins = {origin for page in ours for origin in page.origins}
    return any(page.origins and page.origins.isdisjoint(origins) for page in others)
