"""Who says a claim, in short sentences: the first page, all pages, their sides, and who else."""

from collections import Counter
from collections.abc import Sequence

from babel.lists import format_list

from dashboard import wording
from dashboard.model import Dataset, Event, Observation, Source
from dashboard.record import voices
from dashboard.record.voices import Page, Voices

MOST_NAMED = 3
"""Pages of other sides that are named; the rest is counted."""


def sentence(dataset: Dataset, claim: Observation) -> str:
    """Who says a claim; '' in a dataset without sides."""
    if not dataset.sides:
        return ""
    found = voices.of(dataset, claim)
    return " ".join(filter(None, (_first(found), _printed(found), _others(found))))


def reported(dataset: Dataset, event: Event) -> str:
    """How many pages report an event, by side; '' in a dataset without sides."""
    if not dataset.sides:
        return ""
    sources = dict.fromkeys(witness.source for witness in event.sources)
    counts = Counter(dataset.side[name].title for name in sources)
    if len(sources) == 1:
        source = dataset.source[next(iter(sources))]
        return f"One page was found that reports it, by {source.publisher} ({next(iter(counts))})."
    if len(counts) == 1:
        return f"{len(sources)} pages report it, all by {next(iter(counts))}."
    by = format_list([f"{count} by {title}" for title, count in counts.items()], locale="en_GB")
    return f"{len(sources)} pages report it, {by}."


def _first(found: Voices) -> str:
    """The earliest page, where there are several."""
    if len(found.pages) == 1:
        return ""
    if found.first is None:
        return "None of the pages found prints its date."
    undated = sum(page.source.published is None for page in found.pages)
    aside = f", apart from {_pages(undated)} without a date" if undated else ""
    return f"The first page found is by {_dated(found.first)}{aside}."


def _printed(found: Voices) -> str:
    """How many pages print it, on which sides, and from how many statements."""
    if len(found.pages) == 1:
        (page,) = found.pages
        speaker = f", from {page.speakers[0]}" if page.speakers else ""
        whose = f"{_sided(page)}, {_date(page.source)}"
        return f"One page was found that prints it{speaker}. It is by {whose}."
    sides = found.by_side
    if len(sides) == 1:
        by = f"all by {sides[0][0].title}"
    else:
        by = format_list([f"{count} by {side.title}" for side, count in sides], locale="en_GB")
    return f"{len(found.pages)} pages print it, {by}{_statements(found)}."


def _statements(found: Voices) -> str:
    """', all from one statement, of the director'."""
    known = len(found.origins)
    if found.rootless == len(found.pages):
        return "; from whom they have it is not known"
    if found.rootless:
        whose = "statement" if known == 1 else "statements"
        them = "one of them has" if found.rootless == 1 else f"{found.rootless} of them have"
        return f", from {known} known {whose}; from whom {them} it is not known"
    if known > 1:
        return f", from {known} statements"
    speaker = f", of {found.speaker}" if found.speaker else ""
    return f", all from one statement{speaker}"


def _others(found: Voices) -> str:
    """What other sides print."""
    if not found.elsewhere:
        return "No page of another side prints it."
    sides = {page.side for page in found.elsewhere}
    of_sides = "of another side" if len(sides) == 1 else "of other sides"
    if found.independent:
        verb = "prints" if len(found.independent) == 1 else "print"
        said = f"{_named(found.independent)} {verb} it from another statement."
        if found.claim.period.dated:
            return said
        return f"{said} No page says which time it means, so they may mean different times."
    count = len(found.elsewhere)
    verb = "prints" if count == 1 else "print"
    said = f"{wording.begun(_pages(count))} {of_sides} {verb} it too"
    traced = all(page.origins for page in found.elsewhere) and voices.traced(found.claim)
    return (
        f"{said}, none from another statement."
        if traced
        else f"{said}; whether from another statement is not known."
    )


def _named(pages: Sequence[Page]) -> str:
    """'Plus online (Serbian press) and 2 more'."""
    names = [_sided(page) for page in pages[:MOST_NAMED]]
    more = len(pages) - MOST_NAMED
    return format_list([*names, *([f"{more} more"] if more > 0 else [])], locale="en_GB")


def _sided(page: Page) -> str:
    assert page.side is not None
    return f"{page.source.publisher} ({page.side.title})"


def _pages(count: int) -> str:
    return "one page" if count == 1 else f"{count} pages"


def _dated(source: Source) -> str:
    return f"{source.publisher}, {_date(source)}"


def _date(source: Source) -> str:
    return source.published.words if source.published else "without a date"
