"""The printed claims as cards of the overview: who says it, and what the record says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list
from markupsafe import Markup

from dashboard import claims, headings, other_values
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Side
from dashboard.model.claims import Claim
from dashboard.record import Record, Value, voices
from dashboard.words import gettext as _
from dashboard.words import locale, periods, value_words, wording


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a card leads to."""

    words: str
    page: str
    place: str
    """The id of a chart or a check on that page; '' for none in particular."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One printed claim as its card shows it."""

    label: str
    observation: str
    number: str
    """With hedge and unit; the words of a claim that has no number."""
    is_in_words: bool
    quoted_from: str
    """Publisher and date of these words, where another page has them in the reader's language."""
    printed_by: tuple[bool, ...]
    """For each side of the dataset whether a page of it prints the claim."""
    speaker: str
    by: str
    """Publisher and date."""
    sides: str
    verdict: str
    link: Destination


def claimed(site: Site) -> Markup:
    """The printed claims, a card each."""
    absent = _("The record holds no claim yet.")
    if site.release.dataset.about.claims:
        absent = _("None of the claims was published by then.")
    shown = cards(site.record)
    return fill(
        "overview.html",
        "claimed",
        legend=_legend(site.dataset.sides),
        cards=shown,
        common=_common_source(shown),
        speaker=_common_speaker(shown),
        absent=absent,
    )


def _in_words_of_the_reader(record: Record, value: Value) -> Value:
    """The value whose words a card quotes.

    A claim without a number is quoted in the reader's language where a page of the same statement
    has it in that language.
    """
    if value.observation.value is not None or _is_of_the_reader(value):
        return value
    told = (
        other
        for other in record.file_order(value.series.id)
        if other.observation.value is None
        and other.observation.standing != "deprecated"
        and other.period.text == value.period.text
        and other.observation.same_statement(value.observation)
        and _is_of_the_reader(other)
    )
    return next(told, value)


def _is_of_the_reader(value: Value) -> bool:
    """Its page is in the reader's language, in whatever script."""
    spoken, _script, _rest = value.source.language.partition("-")
    return spoken == locale().language


def _common_source(shown: Sequence[ClaimCard]) -> str:
    """The publisher and date of all claims, which then need no line on each card; else ''."""
    sources = {card.by for card in shown}
    return sources.pop() if len(sources) == 1 and len(shown) > 1 else ""


def _common_speaker(shown: Sequence[ClaimCard]) -> str:
    """The speaker of most claims, whom their cards then need not name; else ''."""
    speakers = Counter(card.speaker for card in shown if card.speaker)
    (most, number), *_others = speakers.most_common(1) or [("", 0)]
    return most if number > 1 and number > len(shown) / 2 else ""


def _legend(sides: Sequence[Side]) -> str:
    """What the squares of the cards mean; '' in a dataset without sides."""
    if not sides:
        return ""
    names = wording.row([side.short or side.title for side in sides])
    return _("Filled squares report it: %(sides)s.", sides=names)


def cards(record: Record) -> tuple[ClaimCard, ...]:
    """The claims of the dataset, in its order."""
    return tuple(_card(record, claim) for claim in record.dataset.about.claims)


def _card(record: Record, claim: Claim) -> ClaimCard:
    dataset = record.dataset
    value = record.value[claim.observation]
    quoted = _in_words_of_the_reader(record, value)
    found = voices.of(dataset, value.observation)
    sides = [side for side, pages in found.by_side]
    verdict, link = _verdict(record, claim)
    return ClaimCard(
        label=_label(claim, value),
        observation=value.id,
        number=value_words.shown(dataset, quoted),
        is_in_words=value.amount is None,
        quoted_from="" if quoted is value else wording.by_line(quoted.source),
        printed_by=tuple(side in sides for side in dataset.sides),
        speaker=claim.speaker or str(found.speaker or ""),
        by=wording.by_line(value.source),
        sides=_sides(sides) or other_values.printed(record, value),
        verdict=verdict,
        link=link,
    )


def _label(claim: Claim, value: Value) -> str:
    """The heading of a card; it names the time of the claim, where there is one."""
    start = value.period.start or value.period.end
    if start is None or str(start.year) in claim.label:
        return claim.label
    return _("%(claim)s, %(period)s", claim=claim.label, period=periods.in_words(value.period))


def _sides(sides: Sequence[Side]) -> str:
    """The sides whose pages print a claim, in words."""
    if not sides:
        return ""
    if len(sides) == 1:
        return wording.begun(_("%(side)s only", side=sides[0].title))
    return wording.begun(format_list([side.title for side in sides], locale=locale()))


def _verdict(record: Record, claim: Claim) -> tuple[str, Destination]:
    """What the record says of a claim, and where that stands.

    Of a claim that no check asks about: what else is printed.
    """
    told = claims.verdict(record, claim)
    if told is None:
        value = record.value[claim.observation]
        others = other_values.beside(record, value) or other_values.printed(record, value)
        return others, _destination(record, claim)
    if told == headings.verdict(record, claim):
        return headings.plain(told), _destination(record, claim)
    worst = claims.judging(record, claim)[0]
    return headings.plain(told), Destination(_("See the check"), "checks", worst.check.id)


def _destination(record: Record, claim: Claim) -> Destination:
    """Where the link of a claim leads to: by default to all values of its kind."""
    link = claim.link
    if link is None:
        return Destination(_("See all values"), claim.page, claim.chart or "")
    if link.check is not None:
        return Destination(link.words, "checks", link.check)
    if link.chart is not None:
        chart = record.dataset.chart[link.chart]
        page = next(page for page in record.dataset.pages if chart in page.charts)
        return Destination(link.words, page.id, link.chart)
    return Destination(link.words, link.page or claim.page, "")
