"""The script of every run: read, navigate, show."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import screen, store, web
from dashboard.markup import every_page
from dashboard.reading import DatasetError
from dashboard.words import choosing, speaking

try:
    shown = store.shown(store.folder())
except DatasetError as error:
    screen.configure("Dashboard")
    screen.problems(error.problems)
    st.stop()

spoken = choosing.of_reader(
    shown.release,
    st.query_params.get(choosing.PARAMETER, ""),
    st.context.headers.get("Accept-Language", ""),
)
with speaking(spoken):
    current = replace(shown, release=choosing.told(shown.release))
    titles = every_page(current.release.dataset)
    pages = [
        st.Page(
            partial(screen.show, current, "" if name == "overview" else name),
            title=title,
            url_path=name,
            default=name == "overview",
        )
        for name, title in titles.items()
    ]
    page = st.navigation(pages, position="hidden")
    question = "" if "chart" in st.query_params else st.query_params.get("q", "")
    title = web.title(current.release, page.url_path or "overview", question)
    screen.configure(title)
    page.run()
