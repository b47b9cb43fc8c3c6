"""Events as a list to read: filtered, grouped by year, each with its sources."""

from collections.abc import Sequence
from datetime import date as Date
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from dashboard import markup, wording
from dashboard.charts import ground
from dashboard.model import Dataset, Event
from dashboard.record import Record


@lru_cache(maxsize=8)
def years(record: Record) -> list[str]:
    """The years in which an event begins, as the link writes them."""
    return [
        f"{year:04}"
        for year in sorted({event.date.start.year for event in record.events if event.date.start})
    ]


def found(
    events: Sequence[Event], kinds: Sequence[str], text: str, years: tuple[int, int]
) -> list[Event]:
    """Events of the kinds that begin in the years and hold every word of the text."""
    words = wording.searched(text).split()
    dated = [
        event
        for event in events
        if event.date.start and years[0] <= event.date.start.year <= years[1]
    ]
    return [
        event
        for event in dated
        if event.kind in kinds and all(word in _searched(event) for word in words)
    ]


def _searched(event: Event) -> str:
    return wording.searched(
        f"{event.title} {event.summary} {event.disputed or ''} {event.date.words}"
    )


def span(events: Sequence[Event], years: tuple[int, int]) -> tuple[Date, Date]:
    """Whole years from the first to the last event, or those that the reader chose."""
    starts = [event.date.start.year for event in events if event.date.start]
    first, last = min(starts), max(starts)
    wide = last - first + 1 < ground.LEAST_YEARS
    return (
        (Date(years[0], 1, 1), Date(years[1], 12, 31))
        if wide
        else (Date(first, 1, 1), Date(last, 12, 31))
    )


def alt(events: Sequence[Event]) -> str:
    first, last = events[0], events[-1]
    return f"Timeline of {wording.count(len(events), 'event')}, from {first.date.words}: {first.title}, to {last.date.words}: {last.title}."


def eras(record: Record) -> Markup:
    """Who owned the plant when."""
    items = markup.join(
        Markup('<li><span class="when">{}</span> {} <span class="by">({})</span></li>').format(
            era.period.words,
            era.title,
            markup.join(
                (markup.focus(name, record.dataset.source[name].publisher) for name in era.sources),
                "; ",
            ),
        )
        for era in record.eras
    )
    return Markup('<section><h2>Eras</h2><ul class="events">{}</ul></section>').format(items)


def by_year(events: Sequence[Event], dataset: Dataset) -> Markup:
    """The list, newest year last, with a heading for each year."""
    if not events:
        return Markup(
            '<p class="none">No event of these years and kinds holds all of these words. Take a word out, or choose more.</p>'
        )
    years = []
    for year, group in groupby(
        events, key=lambda event: event.date.start.year if event.date.start else 0
    ):
        entries = markup.join(_entry(event, dataset) for event in group)
        years.append(Markup("<h3>{}</h3><ul class='chronicle'>{}</ul>").format(year, entries))
    return Markup("<section><h2>{}</h2>{}</section>").format(
        wording.count(len(events), "event"), markup.join(years)
    )


def _entry(event: Event, dataset: Dataset) -> Markup:
    sources = markup.join((markup.cited(dataset.source[one.source]) for one in event.sources), "; ")
    disputed = (
        Markup('<p class="disputed">Caution: {}</p>').format(event.disputed)
        if event.disputed
        else ""
    )
    return Markup(
        '<li><p><span class="when">{}</span> <b>{}</b> <span class="kind">{}</span></p><p>{}</p>{}<p class="by">{}</p></li>'
    ).format(
        event.date.words,
        markup.focus(event.id, event.title),
        wording.plain_words(event.kind),
        event.summary,
        disputed,
        sources,
    )
