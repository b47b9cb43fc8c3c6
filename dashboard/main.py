"""The script of every run: read, navigate, show."""

from functools import partial

import streamlit as st

from dashboard import markup, screen, selection, store, web
from dashboard.reading import DatasetError
from dashboard.words import speaking

st.set_page_config(page_title="Dashboard", page_icon=screen.ICON, layout="wide")
try:
    current = store.shown(store.folder())
except DatasetError as error:
    screen.problems(error.problems)
    st.stop()

with speaking(selection.language_for(current.release)):
    titles = web.menu(current.release)
    pages = [
        st.Page(
            partial(screen.show, current, "" if name == "overview" else name),
            title=markup.unmarked(title),
            url_path=name,
            default=name == "overview",
        )
        for name, title in titles.items()
    ]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=web.title(current.release, page.url_path or "overview"))
    screen.keep_day(page.url_path)
    page.run()
