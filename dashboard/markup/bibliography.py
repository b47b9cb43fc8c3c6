"""The sources as a table: filtered, with what each is cited for."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import shelf, wording
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset, Source
from dashboard.record import Record
from dashboard.words import language, periods

_NONE = "No source holds all of these words. Take one out, or choose other kinds."


def standfirst(dataset: Dataset) -> str:
    publishers = len({source.publisher for source in dataset.sources})
    unlinked = sum(source.url is None for source in dataset.sources)
    by = f"{wording.count(len(dataset.sources), 'publication')} by {wording.count(publishers, 'publisher')}"
    return f"{by}. Without a link: {unlinked}. “State media” are owned or run by a state or a ruling party."


def kinds(dataset: Dataset) -> list[str]:
    return sorted({source.kind for source in dataset.sources})


def found(record: Record, kinds: Sequence[str], text: str) -> list[Source]:
    """Sources of the kinds that hold every word of the text, by publisher and date."""
    words = wording.words_of(text)
    chosen = [source for source in record.dataset.sources if source.kind in kinds]
    texts = _texts(record, language())
    hits = [source for source in chosen if wording.holds(texts[source.id], words)]
    return sorted(hits, key=_place)


def _place(source: Source) -> tuple[str, str, str, str]:
    """By publisher, then by the first day that the date can mean; what has no date comes last."""
    first, last = (
        (source.published.first_day, source.published.last_day)
        if source.published
        else (None, None)
    )
    return source.publisher.casefold(), str(first or "undated"), str(last or "undated"), source.id


@shelf.kept_by_day(4, lambda record, _language: record.day)
def _texts(record: Record, _language: str) -> dict[str, str]:
    """Id of a source -> what a search looks into, made once for all readers."""
    return {source.id: _searched(record, source) for source in record.dataset.sources}


def _searched(record: Record, source: Source) -> str:
    date = periods.in_words(source.published) if source.published else ""
    parts = (
        source.publisher,
        source.title or "",
        source.language,
        wording.language(source.language),
        date,
        source.via or "",
        *record.cited[source.id],
    )
    return " ".join(parts)


def table(site: Site, kinds: Sequence[str], text: str) -> Markup:
    """The sources of the kinds that hold every word of the text."""
    sources = found(site.record, kinds, text)
    if not sources:
        return fill("frame.html", "nothing", text=_NONE)
    return fill("bibliography.html", "bibliography", sources=sources, cited_for=site.record.cited)
