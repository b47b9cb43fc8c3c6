"""Every source and what it is cited for."""

import streamlit as st

from dashboard import exports, widgets, wording
from dashboard.widgets import bibliography, choices, takeaway

site = widgets.here()
record = site.record

widgets.head("Sources", bibliography.standfirst(site.dataset))
kinds = bibliography.kinds(site.dataset)
chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
text = st.text_input(
    "Search in publisher, title, language and use", key="q", bind="query-params", max_chars=200
)
found = bibliography.found(record, chosen, text or "")
takeaway.listing(site, "sources", exports.sources, found, record.dataset.sources)
widgets.once(bibliography.table, site, chosen, text or "")
