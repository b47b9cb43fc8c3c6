"""Who says a claim, in short sentences: the first page, all pages, their sides, and who else."""

from collections import Counter
from collections.abc import Sequence

from babel.lists import format_list

from dashboard.model import Dataset, Event, Observation, Source, Speaker
from dashboard.record import voices
from dashboard.record.voices import Page, Voices
from dashboard.words import gettext as _
from dashboard.words import locale, ngettext, periods, wording

MOST_NAMED = 3
"""Pages of other sides that are named; the rest is counted."""


def sentence(dataset: Dataset, claim: Observation) -> str:
    """Who says a claim; '' in a dataset without sides."""
    if not dataset.sides:
        return ""
    found = voices.of(dataset, claim)
    return wording.joined((_first(found), _printed(found), _others(found)))


def reported(dataset: Dataset, event: Event) -> str:
    """How many pages report an event, by side; '' in a dataset without sides."""
    if not dataset.sides:
        return ""
    sources = dict.fromkeys(witness.source for witness in event.sources)
    counts = Counter(dataset.side[name].title for name in sources)
    if len(sources) == 1:
        source = dataset.source[next(iter(sources))]
        return _(
            "One page was found that reports it, by %(publisher)s (%(side)s).",
            publisher=source.publisher,
            side=next(iter(counts)),
        )
    return ngettext(
        "%(number)s page reports it, %(sides)s.",
        "%(number)s pages report it, %(sides)s.",
        len(sources),
        sides=_by_side(list(counts.items())),
    )


def _by_side(counts: Sequence[tuple[str, int]]) -> str:
    """'all by Chinese state media', '3 by Serbian press and 2 by the company'."""
    if len(counts) == 1:
        return _("all by %(side)s", side=counts[0][0])
    told = [_("%(number)s by %(side)s", number=count, side=side) for side, count in counts]
    return format_list(told, locale=locale())


def _first(found: Voices) -> str:
    """The earliest page, where there are several."""
    if len(found.pages) == 1:
        return ""
    if found.first is None:
        return _("None of the pages found gives its date.")
    undated = sum(page.source.published is None for page in found.pages)
    first = wording.by_line(found.first)
    if not undated:
        return _("The first page found is by %(source)s.", source=first)
    return ngettext(
        "The first page found is by %(source)s, apart from one page without a date.",
        "The first page found is by %(source)s, apart from %(number)s pages without a date.",
        undated,
        source=first,
    )


def _printed(found: Voices) -> str:
    """How many pages report it, on which sides, and from how many statements."""
    if len(found.pages) == 1:
        return _single(found.pages[0])
    sides = _by_side([(side.title, count) for side, count in found.by_side])
    pages, known = len(found.pages), len(found.origins)
    if found.rootless == pages:
        return ngettext(
            "%(number)s page reports it, %(sides)s; from whom it has it is not known.",
            "%(number)s pages report it, %(sides)s; from whom they have it is not known.",
            pages,
            sides=sides,
        )
    if found.rootless:
        return ngettext(
            "%(pages)s pages report it, %(sides)s, from %(number)s known statement; %(others)s.",
            "%(pages)s pages report it, %(sides)s, from %(number)s known statements; %(others)s.",
            known,
            pages=pages,
            sides=sides,
            others=_rootless(found.rootless),
        )
    return _traced(pages, sides, known, found.speaker)


def _single(page: Page) -> str:
    """The only page that prints a claim."""
    by, date = _sided(page), _date(page.source)
    if not page.speakers:
        return _(
            "One page was found that reports it. It is by %(page)s, %(date)s.", page=by, date=date
        )
    return _(
        "One page was found that reports it, from %(speaker)s. It is by %(page)s, %(date)s.",
        speaker=page.speakers[0],
        page=by,
        date=date,
    )


def _rootless(count: int) -> str:
    """Of how many pages it is not known from whom they have it."""
    return ngettext(
        "from whom one of them has it is not known",
        "from whom %(number)s of them have it is not known",
        count,
    )


def _traced(pages: int, sides: str, statements: int, speaker: Speaker | None) -> str:
    """Pages of which all are known to have it from a statement."""
    if statements > 1:
        return _(
            "%(pages)s pages report it, %(sides)s, from %(statements)s statements.",
            pages=pages,
            sides=sides,
            statements=statements,
        )
    if speaker is None:
        return _(
            "%(pages)s pages report it, %(sides)s, all from one statement.",
            pages=pages,
            sides=sides,
        )
    return _(
        "%(pages)s pages report it, %(sides)s, all from one statement, of %(speaker)s.",
        pages=pages,
        sides=sides,
        speaker=speaker,
    )


def _others(found: Voices) -> str:
    """What other sides print."""
    if not found.elsewhere:
        return _("No page of another side reports it.")
    if found.independent:
        said = ngettext(
            "%(pages)s reports it from another statement.",
            "%(pages)s report it from another statement.",
            len(found.independent),
            pages=_named(found.independent),
        )
        if found.claim.period.dated:
            return said
        unsure = _("No page says which time it means, so they may mean different times.")
        return f"{said} {unsure}"
    traced = all(page.origins for page in found.elsewhere) and voices.traced(found.claim)
    one_side = len({page.side for page in found.elsewhere}) == 1
    return _repeated(len(found.elsewhere), one_side=one_side, traced=traced)


def _repeated(count: int, *, one_side: bool, traced: bool) -> str:
    """How many pages of other sides report it too, as far as is known from no other statement."""
    if one_side and traced:
        return ngettext(
            "One page of another side reports it too, none from another statement.",
            "%(number)s pages of another side report it too, none from another statement.",
            count,
        )
    if one_side:
        return ngettext(
            "One page of another side reports it too; whether from another statement is not known.",
            "%(number)s pages of another side report it too; "
            "whether from another statement is not known.",
            count,
        )
    if traced:
        return ngettext(
            "One page of other sides reports it too, none from another statement.",
            "%(number)s pages of other sides report it too, none from another statement.",
            count,
        )
    return ngettext(
        "One page of other sides reports it too; whether from another statement is not known.",
        "%(number)s pages of other sides report it too; "
        "whether from another statement is not known.",
        count,
    )


def _named(pages: Sequence[Page]) -> str:
    """'Plus online (Serbian press) and 2 more'."""
    names = [_sided(page) for page in pages[:MOST_NAMED]]
    more = len(pages) - MOST_NAMED
    if more > 0:
        names.append(ngettext("%(number)s more", "%(number)s more", more))
    return format_list(names, locale=locale())


def _sided(page: Page) -> str:
    assert page.side is not None
    return _(
        "%(publisher)s (%(side)s)",
        publisher=page.source.publisher,
        side=page.side.title,
    )


def _date(source: Source) -> str:
    return periods.in_words(source.published) if source.published else _("without a date")
