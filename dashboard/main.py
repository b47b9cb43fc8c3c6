"""The script of every run: read, choose, navigate, show."""

from functools import partial

import streamlit as st

from dashboard import markup, selection, store, views, web, widgets
from dashboard.reading import DatasetError
from dashboard.store import Shown
from dashboard.words import speaking


def show(shown: Shown, page: str) -> None:
    """One page, or the one chart that the link asks for, with what surrounds it."""
    release = shown.release
    site = widgets.enter(release, selection.read(st.query_params, release, page), page)
    widgets.shell(site, shown)
    if site.selection.chart is None:
        views.show(site)
    else:
        widgets.alone(site, site.dataset.chart[site.selection.chart])
    widgets.footer(site)


st.set_page_config(page_title="Dashboard", page_icon=widgets.ICON, layout="wide")
try:
    current = store.shown(store.folder())
except DatasetError as error:
    widgets.problems(error.problems)
    st.stop()

with speaking(selection.language_for(current.release)):
    titles = web.menu(current.release)
    addresses = {name: "" if name == "overview" else name for name in titles}
    pages = [
        st.Page(
            partial(show, current, addresses[name]),
            title=markup.unmarked(title),
            url_path=name,
            default=name == "overview",
        )
        for name, title in titles.items()
    ]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=web.title(current.release, page.url_path or "overview"))
    widgets.keep_day(page.url_path)
    page.run()
