"""Answers of the record to a reader's question, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.ask.answer import Answer, Claim
from dashboard.model import Dataset, Gap
from dashboard.record.value import Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, value_words, verdicts, wording

MOST_RIVALS = 3
"""So many other figures are named in a sentence."""


def sentences(dataset: Dataset, answer: Answer) -> list[str]:
    """What the record says to a question, a sentence or two for each claim of it."""
    found = [sentence for claim in answer.claims for sentence in of_claim(dataset, claim)]
    found += [_("The record has this event: %(title)s.", title=one.title) for one in answer.events]
    found += [
        _("This stands on this site: “%(sentence)s”", sentence=said.text) for said in answer.own
    ]
    found += [of_turned(dataset, value) for value in answer.turned]
    if answer.lacking:
        found.append(of_lacking(answer.lacking))
    return found or list(_not_found(dataset, answer))


def of_turned(dataset: Dataset, value: Value) -> str:
    """A value of which a question says the opposite."""
    return _(
        "It has been reported otherwise: %(value)s (%(series)s, %(time)s, %(publisher)s).",
        **_named(dataset, value),
    )


def of_lacking(numbers: Sequence[str]) -> str:
    """Numbers of a question that no value has, where it says other things that are reported."""
    return ngettext(
        "No figure in the record fits this number of the sentence: %(numbers)s.",
        "No figures in the record fit these %(number)d numbers of the sentence: %(numbers)s.",
        len(numbers),
        numbers=wording.row(numbers),
    )


def of_claim(dataset: Dataset, claim: Claim) -> Iterator[str]:
    """One claim: the value, who reported it, other figures, and what its checks came to."""
    yield _(
        "Reported: %(value)s (%(series)s, %(time)s).",
        value=value_words.said(dataset, claim.value),
        series=claim.value.series.title,
        time=periods.in_words(claim.value.period),
    )
    yield _who(claim)
    if claim.rivals:
        values = [value_words.said(dataset, rival) for rival in claim.rivals]
        yield ngettext(
            "For the same time there is %(number)d other figure: %(values)s.",
            "For the same time there are %(number)d other figures: %(values)s.",
            len(values),
            values=wording.named(list(dict.fromkeys(values)), MOST_RIVALS),
        )
    if claim.checks:
        yield _checks(claim)


def _who(claim: Claim) -> str:
    """Who reported it first, and how many pages of which sides report it."""
    pages = len(claim.voices.pages)
    sides = wording.row([side.title for side, _count in claim.voices.by_side])
    first = claim.voices.first
    if first is None or first.published is None:
        publisher = claim.value.source.publisher
        if not sides:
            return _("Reported by %(publisher)s.", publisher=publisher)
        return ngettext(
            "Reported by %(publisher)s; %(number)d page in all, by %(sides)s.",
            "Reported by %(publisher)s; %(number)d pages in all, by %(sides)s.",
            pages,
            publisher=publisher,
            sides=sides,
        )
    day = periods.in_words(first.published)
    if not sides:
        return _("First reported by %(publisher)s (%(day)s).", publisher=first.publisher, day=day)
    return ngettext(
        "First reported by %(publisher)s (%(day)s); %(number)d page in all, by %(sides)s.",
        "First reported by %(publisher)s (%(day)s); %(number)d pages in all, by %(sides)s.",
        pages,
        publisher=first.publisher,
        day=day,
        sides=sides,
    )


def _checks(claim: Claim) -> str:
    """How many checks it takes part in, and how often they come to which verdict."""
    counts = Counter(result.verdict for result in claim.checks)
    heaviest_first = sorted(counts, key=lambda verdict: -verdict.weight)
    came_to = [
        _("%(verdict)s (%(number)d)", verdict=verdicts.name(verdict), number=counts[verdict])
        for verdict in heaviest_first
    ]
    return ngettext(
        "It takes part in %(number)d check: %(verdicts)s.",
        "It takes part in %(number)d checks: %(verdicts)s.",
        len(claim.checks),
        verdicts=wording.row(came_to),
    )


def _not_found(dataset: Dataset, answer: Answer) -> Iterator[str]:
    same = answer.same_number
    if not answer.nearest:
        yield _("The record has no such figure.")
    elif same is None or same.id != answer.nearest[0].id:
        yield _(
            "The record has no such figure. The nearest is %(value)s"
            " (%(series)s, %(time)s, %(publisher)s).",
            **_named(dataset, answer.nearest[0]),
        )
    if same is not None:
        yield _(
            "The record has this number only of something else, or of another time: %(value)s"
            " (%(series)s, %(time)s, %(publisher)s).",
            **_named(dataset, same),
        )
    for gap in answer.gaps[:1]:
        yield of_gap(dataset, gap)


def _named(dataset: Dataset, value: Value) -> dict[str, str]:
    """A value with what it counts, when, and who reports it, by the names of a message."""
    return {
        "value": of_value(dataset, value),
        "series": value.series.title,
        "time": periods.in_words(value.period),
        "publisher": str(value.source.publisher),
    }


def of_gap(dataset: Dataset, gap: Gap) -> str:
    """What was looked for and not found."""
    return _(
        "%(series)s, %(time)s: looked for and not found, last on %(day)s.",
        series=dataset.one_series[gap.series].title,
        time=periods.in_words(gap.period),
        day=periods.day(gap.on),
    )


def of_value(dataset: Dataset, value: Value) -> str:
    """A value in words, or what its source says in its own words."""
    if value.observation.value is None:
        return value.observation.as_printed or ""
    return value_words.said(dataset, value)
