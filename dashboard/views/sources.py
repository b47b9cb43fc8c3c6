"""Every source and what it is cited for."""

import streamlit as st

from dashboard import widgets, wording
from dashboard.widgets import bibliography, choices

site = widgets.here()
frames = site.frames

widgets.head("Sources", bibliography.standfirst(site.dataset))
kinds = bibliography.kinds(site.dataset)
chosen = choices.some_of("Kind", kinds, "kind", wording.plain_words)
text = st.text_input("Search in publisher, title, language and use", key="q", bind="query-params", max_chars=200)
widgets.html(bibliography.table(frames, bibliography.found(frames, chosen, text or "")))
