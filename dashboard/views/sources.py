"""Every source and what it is cited for."""

import streamlit as st

from dashboard import exports, widgets, wording
from dashboard.widgets import Site, bibliography, choices, takeaway
from dashboard.widgets.takeaway import Offer


def listed(site: Site, kinds: tuple[str, ...], text: str) -> None:
    widgets.html(bibliography.table(site.frames, bibliography.found(site.frames, kinds, text)))


site = widgets.here()
frames = site.frames

widgets.head("Sources", bibliography.standfirst(site.dataset))
kinds = bibliography.kinds(site.dataset)
chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
text = st.text_input("Search in publisher, title, language and use", key="q", bind="query-params", max_chars=200)
found = bibliography.found(frames, chosen, text or "")
takeaway.take(
    site,
    "sources",
    (len(found), len(frames.dataset.sources)),
    lambda: Offer(
        title="Sources",
        shown=exports.sources(site.release, found),
        whole=exports.sources(site.release, frames.dataset.sources),
        whole_title="Sources",
        stem="sources",
        addresses=[site.address("sources.csv")],
        link=site.link(choices.chosen()),
    ),
)
widgets.once(listed, site, chosen, text or "")
