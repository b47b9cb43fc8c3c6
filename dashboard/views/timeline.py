"""Eras and events, drawn in lanes and listed by year."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from dashboard import exports, markup, widgets, wording
from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.widgets import Site, choices, chronicle, takeaway


def drawn(site: Site, choice: Choice) -> Markup:
    drawing = timeline.drawn(site.frames, site.palette, choice)
    if drawing is None:
        return Markup("")
    first, last = (f"{year:04}" for year in choice.years)
    asked = {"kind": choice.kinds, "q": choice.text, "from": first, "to": last}
    address = site.figure("timeline", **{name: value for name, value in asked.items() if value})
    words = chronicle.alt(choice.found(site.frames.events))
    return markup.figure("timeline", address, words, drawing)


def listed(site: Site, choice: Choice) -> Markup:
    events = chronicle.by_year(choice.found(site.frames.events), site.dataset)
    return (chronicle.eras(site.frames) if site.frames.eras else Markup("")) + events


def _anew(part: Callable[[Site, Choice], Markup], site: Site, choice: Choice) -> None:
    """Draw a part without keeping it: a search may have any words, and no end of them."""
    widgets.html(part(site, choice))


site = widgets.here()
frames = site.frames

counted = [wording.count(len(frames.events), "dated event"), wording.count(len(frames.eras), "era")]
widgets.head("Timeline", f"{' and '.join(counted)} of ownership, each with its sources.")
chosen = choices.some_of("Kind", timeline.kinds_of(frames), "kind", wording.plain_words)
text = st.text_input(
    "Search in title, summary and date", key="q", bind="query-params", max_chars=200
)
years = timeline.years_of(frames) or [str(site.about.released.year)]
first, last = choices.years(years)
choice = Choice(chosen, text or "", (int(first), int(last)))
found = choice.found(frames.events)

show = _anew if choice.text else widgets.once
show(drawn, site, choice)
takeaway.listing(site, "events", exports.events, found, frames.events, "Sources: see each event.")
show(listed, site, choice)
