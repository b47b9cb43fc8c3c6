"""Eras and events, drawn in lanes and listed by year."""

from typing import get_args

import streamlit as st
from markupsafe import Markup

from dashboard import exports, widgets, wording
from dashboard.charts import timeline
from dashboard.model.events import EventKind
from dashboard.widgets import Site, choices, chronicle, takeaway

Choice = tuple[tuple[str, ...], str, tuple[int, int]]


def drawn(site: Site, choice: Choice) -> Markup:
    found = chronicle.found(site.record.events, *choice)
    kinds, _, years = choice
    if found:
        days = chronicle.span(found, years)
        widgets.twice(
            "timeline",
            chronicle.alt(found),
            lambda narrow: timeline.figure(
                found, site.palette, eras=site.record.eras, days=days, kinds=kinds, narrow=narrow
            ),
        )
    return Markup("")


def listed(site: Site, choice: Choice) -> Markup:
    events = chronicle.by_year(chronicle.found(site.record.events, *choice), site.dataset)
    return (chronicle.eras(site.record) if site.record.eras else Markup("")) + events


site = widgets.here()
record = site.record

counted = [wording.count(len(record.events), "dated event"), wording.count(len(record.eras), "era")]
widgets.head("Timeline", f"{' and '.join(counted)} of ownership, each with its sources.")
kinds = [kind for kind in get_args(EventKind) if any(event.kind == kind for event in record.events)]
chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
text = st.text_input(
    "Search in title, summary and date", key="q", bind="query-params", max_chars=200
)
years = chronicle.years(record) or [str(site.about.released.year)]
first, last = choices.years(years)
choice = (chosen, text or "", (int(first), int(last)))
found = chronicle.found(record.events, *choice)

widgets.once(drawn, site, choice)
takeaway.listing(site, "events", exports.events, found, record.events, "Sources: see each event.")
widgets.once(listed, site, choice)
