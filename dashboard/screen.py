"""The blocks of a page, shown with Streamlit."""

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard import record, selection
from dashboard.charts import Ground
from dashboard.markup import Site, frame, pages, unbroken
from dashboard.markup.style import STYLE
from dashboard.reading import Problem
from dashboard.store import Shown
from dashboard.words import ngettext

_ASSETS = Path(__file__).parent / "assets"
ICON = f"data:image/png;base64,{b64encode((_ASSETS / 'icon.png').read_bytes()).decode()}"
_EMBEDDED = Markup(
    "<style>[data-testid=stHeader] { display: none }"
    " .stMainBlockContainer { padding-top: 0 !important }</style>"
)


def show(shown: Shown, page: str) -> None:
    """The page of an address, with what its link chooses."""
    site = _site(shown, page)
    st.html(f"<style>{STYLE} .stApp {{ {_accent(site)} }}</style>")
    st.logo(frame.wordmark(site.about.title, site.palette.ink), size="large")
    if site.selection.embedded:
        st.html(_EMBEDDED)
    if shown.since is not None:
        st.html(unbroken(frame.stale(shown)))
    for block in pages.blocks(site):
        # An empty block keeps its place, so that what stands beneath it is not made anew.
        if block.html:
            st.html(str(block.html))
        else:
            st.empty()


def _site(shown: Shown, page: str) -> Site:
    """What the page knows."""
    parameters = st.query_params
    chosen = selection.read(parameters, shown.release, page, parameters.get_all("kind"))
    known = record.of(shown.release, chosen.as_of)
    ground: Ground = "dark" if st.context.theme.type == "dark" else "light"
    return Site(shown.release, known, chosen, page, ground, _root(page))


def _root(page: str) -> str:
    """The address of the site, with a slash at its end; '/' where there is no browser."""
    here = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{here.removesuffix(f'/{page}') if page else here}/"


def keep_day(page: str) -> None:
    """A day once chosen stays when the page changes, although the menu drops every parameter."""
    state, day = st.session_state, st.query_params.get("as_of")
    if day is None and state.get("day") and state.get("page") != page:
        st.query_params["as_of"] = day = state["day"]
    state["page"], state["day"] = page, day


def _accent(site: Site) -> str:
    return f"--accent: light-dark({site.about.accent}, {site.about.accent_dark})"


def problems(found: Sequence[Problem]) -> None:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    st.html(f"<style>{STYLE}</style>")
    said = ngettext(
        "It has %(number)d problem. Mend what is listed and reload the page.",
        "It has %(number)d problems. Mend what is listed and reload the page.",
        len(found),
    )
    st.html(str(frame.head("This dataset cannot be shown", said)))
    st.html(str(unbroken(frame.problems(found))))
