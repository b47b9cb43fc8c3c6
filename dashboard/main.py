"""The script of every run: read, choose, navigate, show."""

from pathlib import Path

import streamlit as st

from dashboard import markup, selection, store, web, widgets
from dashboard.reading import DatasetError

VIEWS = Path(__file__).resolve().parent / "views"

st.set_page_config(page_title="Dashboard", page_icon=widgets.ICON, layout="wide")
try:
    shown = store.shown(store.folder())
except DatasetError as error:
    widgets.problems(error.problems)
    st.stop()

release = shown.release
pages = [
    st.Page(
        VIEWS / f"{name if name in web.OWN_PAGES else 'group'}.py",
        title=markup.unmarked(title),
        url_path=name,
        default=name == "overview",
    )
    for name, title in web.menu(release).items()
]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=web.title(release, page.url_path or "overview"))

widgets.keep_day(page.url_path)
site = widgets.enter(
    release, selection.read(st.query_params, release, page.url_path), page.url_path
)
widgets.shell(site, shown)
if site.selection.chart is None:
    page.run()
else:
    widgets.alone(site, site.dataset.chart[site.selection.chart])
widgets.footer(site)
