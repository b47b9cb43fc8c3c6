"""Eras and events, drawn in lanes and listed by year."""

from collections.abc import Callable

from markupsafe import Markup

from dashboard import exports, widgets, wording
from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.markup import Site, chronicle, frame
from dashboard.widgets import choices, takeaway


def show(site: Site) -> None:
    record = site.record
    widgets.html(frame.head("Timeline", chronicle.standfirst(record)))
    chosen = choices.some_of("Kind", timeline.kinds_of(record), "kind", wording.plain_words)
    text = choices.text("Search in title, summary and date")
    years = timeline.years_of(record) or [str(site.about.released.year)]
    first, last = choices.years(years)
    choice = Choice(tuple(chosen), text, (int(first), int(last)))
    found = choice.found(record.events)
    _block(chronicle.drawn, site, choice)
    sources = "Sources: see each event."
    takeaway.listing(site, "events", exports.events, found, record.events, sources)
    _block(chronicle.listed, site, choice)


def _block(draw: Callable[[Site, Choice], Markup], site: Site, choice: Choice) -> None:
    """A part of the page; kept for all readers unless it was searched for, as words have no end."""
    if choice.text:
        widgets.html(draw(site, choice))
    else:
        widgets.cached(draw, site, choice)
