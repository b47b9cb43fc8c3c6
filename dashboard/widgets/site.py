"""What a page knows when it runs: the release, its frames, the reader's selection and the colours of the ground."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FunctionType, MappingProxyType
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from dashboard import charts, frames
from dashboard.frames import Frames
from dashboard.model import About, Chart, Dataset
from dashboard.selection import Selection
from dashboard.store import Release
from dashboard.widgets import choices


@dataclass(frozen=True, slots=True)
class Site:
    """One run of one page."""

    release: Release
    frames: Frames
    selection: Selection
    page: str
    ground: charts.Ground

    @property
    def dataset(self) -> Dataset:
        """The record in view: all of the release, or what was known on the chosen day."""
        return self.frames.dataset

    @property
    def about(self) -> About:
        return self.dataset.about

    @property
    def root(self) -> str:
        """The address of the site as the reader's browser has it, with a slash at its end; '/' where there is no browser."""
        here = (st.context.url or "").split("?")[0].rstrip("/")
        return f"{here.removesuffix(f'/{self.page}') if self.page else here}/"

    @property
    def _day(self) -> dict[str, str]:
        return {"as_of": str(self.selection.as_of)} if self.selection.as_of else {}

    def link(
        self, parameters: Mapping[str, str | list[str]] = MappingProxyType({}), anchor: str = ""
    ) -> str:
        """A link to this page that lasts: it carries the release, and the day whose record is shown."""
        query = urlencode({**parameters, **self._day, "release": self.release.name}, doseq=True)
        return f"{self.root}{self.page}?{query}{f'#{anchor}' if anchor else ''}"

    def address(self, name: str, **years: str) -> str:
        """Where programs find a file of the data in view; `from_` and `to` are years."""
        query = urlencode({key.rstrip("_"): value for key, value in {**years, **self._day}.items()})
        return f"{self.root}data/{name}{f'?{query}' if query else ''}"

    def figure(self, place: str, **choices: str | Sequence[str]) -> str:
        """Where the browser finds the figures of a chart; relative, as the site may have any address."""
        query = urlencode({"ground": self.ground, **choices, **self._day}, doseq=True)
        return f"./assets/{place}?{query}"

    @property
    def palette(self) -> charts.Palette:
        return charts.palette_of(self.about, self.ground)


def enter(release: Release, selection: Selection, page: str) -> Site:
    """Make the page's knowledge; the page script asks for it with `here`."""
    ground: charts.Ground = "dark" if st.context.theme.type == "dark" else "light"
    site = Site(release, frames.of(release, selection.as_of), selection, page, ground)
    if "site" not in st.session_state or st.session_state["site"].page != page:
        st.session_state[choices.OFFERED] = set()
    st.session_state["site"] = site
    return site


_HASHES: dict[str | type, Callable[[Any], object]] = {
    Site: lambda site: (site.release.digest, str(site.selection.as_of), site.page, site.ground),
    Chart: lambda chart: chart.id,
    FunctionType: lambda draw: f"{draw.__module__}.{draw.__qualname__}",
}


@st.cache_resource(max_entries=500, show_spinner=False, hash_funcs=_HASHES)
def once(draw: Callable[..., Markup], site: Site, *choices: object) -> None:
    """Draw what is the same for all readers of a page who made these choices; the next time Streamlit sends the same blocks again."""
    html(draw(site, *choices))


def html(body: Markup) -> None:
    """Put HTML on the page, if there is any. A per cent sign stays on the line of its number."""
    if body:
        st.html(str(body).replace(" %", "\N{NO-BREAK SPACE}%"))


def keep_day(page: str) -> None:
    """A day once chosen stays when the page changes, although the menu's links drop every parameter."""
    state, day = st.session_state, st.query_params.get("as_of")
    if day is None and state.get("day") and state.get("page") != page:
        st.query_params["as_of"] = day = state["day"]
    state["page"], state["day"] = page, day


def here() -> Site:
    """The knowledge of the page that runs."""
    site: Site = st.session_state["site"]
    return site
