"""The script of every run: read, choose, navigate, show."""

from pathlib import Path

import streamlit as st

from dashboard import markup, selection, store, widgets
from dashboard.reading import DatasetError

VIEWS = Path(__file__).resolve().parent / "views"

st.set_page_config(page_title="Dashboard", page_icon=widgets.ICON, layout="wide")
try:
    shown = store.shown(store.folder())
except DatasetError as error:
    widgets.problems(error.problems)
    st.stop()

release, about = shown.release, shown.release.dataset.about
pages = [
    st.Page(VIEWS / "overview.py", title="Overview", url_path="overview", default=True),
    *(st.Page(VIEWS / "group.py", title=markup.unmarked(page.title), url_path=page.id) for page in release.dataset.pages),
    st.Page(VIEWS / "timeline.py", title="Timeline"),
    st.Page(VIEWS / "checks.py", title="Checks"),
    st.Page(VIEWS / "sources.py", title="Sources"),
    st.Page(VIEWS / "data.py", title="Data"),
]
page = st.navigation(pages, position="top")
name = release.dataset.page[page.url_path].title if page.url_path in release.dataset.page else page.title
st.set_page_config(page_title=f"{name} · {about.title}" if page.url_path else about.title)

widgets.keep_day(page.url_path)
site = widgets.enter(release, selection.read(st.query_params, release, page.url_path), page.url_path)
widgets.shell(site, shown)
if site.selection.chart is None:
    page.run()
else:
    widgets.alone(site, site.dataset.chart[site.selection.chart])
widgets.footer(site)
