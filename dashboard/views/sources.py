"""Every source and what it is cited for."""

import streamlit as st

from dashboard import widgets
from dashboard.widgets import bibliography

site = widgets.here()
frames = site.frames

widgets.head("Sources", bibliography.standfirst(site.dataset))
kinds = bibliography.kinds(site.dataset)
chosen = st.pills("Kind", kinds, selection_mode="multi", key="kind", bind="query-params", format_func=bibliography.kind_words)
text = st.text_input("Search in publisher, title, language and use", key="q", bind="query-params", max_chars=200)
widgets.html(bibliography.table(frames, bibliography.found(frames, tuple(chosen or kinds), text or "")))
