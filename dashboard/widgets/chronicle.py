"""Events as a list to read: filtered, grouped by year, each with its sources."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import markup, wording
from dashboard.frames import Frames
from dashboard.model import Dataset, Event


def alt(events: Sequence[Event]) -> str:
    first, last = events[0], events[-1]
    return f"Timeline of {wording.count(len(events), 'event')}, from {first.date.words}: {first.title}, to {last.date.words}: {last.title}."


def eras(frames: Frames) -> Markup:
    """Who owned the plant when."""
    items = markup.join(
        Markup('<li><span class="when">{}</span> {} <span class="by">({})</span></li>').format(
            era.period.words,
            era.title,
            markup.join(
                (markup.focus(name, frames.dataset.source[name].publisher) for name in era.sources),
                "; ",
            ),
        )
        for era in frames.eras
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
