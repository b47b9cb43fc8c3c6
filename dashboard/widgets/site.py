"""What a run of a page begins with, and how its HTML reaches the screen."""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard import charts, record
from dashboard.markup import Site, unbroken
from dashboard.model import Chart
from dashboard.selection import Selection
from dashboard.store import Release
from dashboard.widgets import choices


def enter(release: Release, selection: Selection, page: str) -> Site:
    """What the page knows; a page other than the last one begins without choices."""
    ground: charts.Ground = "dark" if st.context.theme.type == "dark" else "light"
    if st.session_state.get("entered") != page:
        st.session_state[choices.OFFERED] = set()
    st.session_state["entered"] = page
    return Site(release, record.of(release, selection.as_of), selection, page, ground, _root(page))


def _root(page: str) -> str:
    """The address of the site, with a slash at its end; '/' where there is no browser."""
    here = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{here.removesuffix(f'/{page}') if page else here}/"


_HASHES: dict[str | type, Callable[[Any], object]] = {
    Site: lambda site: (
        site.release.digest,
        str(site.selection.as_of),
        site.page,
        site.ground,
        site.language.tag,
    ),
    Chart: lambda chart: chart.id,
    FunctionType: lambda draw: f"{draw.__module__}.{draw.__qualname__}",
}


@st.cache_resource(max_entries=500, show_spinner=False, hash_funcs=_HASHES)
def cached(draw: Callable[..., Markup], site: Site, *choices: object) -> None:
    """Draw what is the same for all readers of a page and a language who made these choices.

    The next time Streamlit sends the same blocks again. The choices must come from closed sets:
    a text that a reader has typed would fill the cache.
    """
    html(draw(site, *choices))


def html(body: Markup) -> None:
    """Put HTML on the page, if there is any."""
    if body:
        st.html(str(unbroken(body)))


def keep_day(page: str) -> None:
    """A day once chosen stays when the page changes, although the menu drops every parameter."""
    state, day = st.session_state, st.query_params.get("as_of")
    if day is None and state.get("day") and state.get("page") != page:
        st.query_params["as_of"] = day = state["day"]
    state["page"], state["day"] = page, day
