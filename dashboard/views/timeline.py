"""Eras and events, drawn in lanes and listed by year."""

from markupsafe import Markup

from dashboard import exports, widgets, wording
from dashboard.charts import timeline
from dashboard.markup import Site, chronicle, frame
from dashboard.widgets import choices, takeaway


def show(site: Site) -> None:
    record = site.record
    widgets.html(frame.head("Timeline", chronicle.standfirst(record)))
    kinds = chronicle.kinds(record)
    chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
    text = choices.text("Search in title, summary and date")
    years = chronicle.years(record)
    first, last = choices.years(years)
    choice = (chosen, text, (int(first), int(last)))
    found = chronicle.found(record.events, *choice)
    if text:
        _drawn(site, choice)
    else:
        widgets.cached(_drawn, site, choice)
    sources = "Sources: see each event."
    takeaway.listing(site, "events", exports.events, found, record.events, sources)
    if text:
        widgets.html(chronicle.listed(site, choice))
    else:
        widgets.cached(chronicle.listed, site, choice)


def _drawn(site: Site, choice: chronicle.Choice) -> Markup:
    """The figure of the events of a choice."""
    found = chronicle.found(site.record.events, *choice)
    if not found:
        return Markup("")
    kinds, _, years = choice
    days = chronicle.span(found, years)
    widgets.twice(
        "timeline",
        chronicle.alt(found),
        lambda narrow: timeline.figure(
            found, site.palette, eras=site.record.eras, days=days, kinds=kinds, narrow=narrow
        ),
    )
    return Markup("")
