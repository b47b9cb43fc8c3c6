"""Who reports an observation: the pages that print it, their sides, and lanes for a claim."""

from markupsafe import Markup

from dashboard import attribution
from dashboard.markup import voices as voice_lanes
from dashboard.model import Dataset
from dashboard.record import Record, Value
from dashboard.record.voices import Page, Voices

MOST_PAGES = 8
"""Pages that are open; the others wait behind a click."""


def repeating(record: Record, value: Value, found: Voices) -> dict[str, str]:
    """Source of each page that prints a value -> the id of the value by which it does so.

    '' where that is not clear.
    """
    return {page.source.id: _repetition(record, value, page) for page in found.pages}


def _repetition(record: Record, value: Value, page: Page) -> str:
    """The id of the value by which a page prints the same; '' where that is not clear."""
    if page.source.id == value.source.id:
        return value.id
    of_page = [
        other
        for other in record.file_order(value.series.id)
        if other.source.id == page.source.id and other.period.text == value.period.text
    ]
    alike = [other for other in of_page if other.amount == value.amount]
    return alike[0].id if len(alike) == 1 else ""


def pages(found: Voices, ids: dict[str, str], value: Value) -> list[dict[str, object]]:
    """The pages that print a value, the earliest first."""
    return [
        {
            "source": page.source,
            "side": page.side.title if page.side else "",
            "speakers": page.speakers,
            "is_first": len(found.pages) > 1 and page.source == found.first,
            "is_own": page.source == value.source,
            "id": ids[page.source.id],
        }
        for page in found.pages
    ]


def sides(dataset: Dataset, found: Voices) -> list[bool]:
    """For each side of the dataset, whether a page of it prints the value."""
    printing = {page.side.id for page in found.pages if page.side is not None}
    return [side.id in printing for side in dataset.sides]


def sentence(record: Record, value: Value) -> str:
    """Who says a claim of the site, in sentences; '' for any other value."""
    if value.id not in _claims(record):
        return ""
    return attribution.sentence(record.dataset, value.observation)


def lanes(record: Record, found: Voices) -> Markup:
    """Who reports a claim of the site, by side; nothing for any other value."""
    if found.claim.id not in _claims(record):
        return Markup("")
    return voice_lanes.of_claim(record.dataset, found)


def _claims(record: Record) -> set[str]:
    """The values of the cards, of the article, and of charts of who reports a claim."""
    dataset = record.dataset
    found = {chart.observation for chart in dataset.chart.values() if chart.observation}
    for card in dataset.about.claims:
        found.update((card.observation, *card.beside))
    if dataset.article is not None:
        for claim in dataset.article.claims:
            found.update(claim.says)
    return found
