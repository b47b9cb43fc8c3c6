"""The blocks of a page, shown with Streamlit."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard import record, selection
from dashboard.charts import Ground
from dashboard.markup import Site, frame, pages, unbroken
from dashboard.reading import Problem
from dashboard.store import Shown
from dashboard.words import gettext as _
from dashboard.words import ngettext

_ASSETS = Path(__file__).parent / "assets"
ICON = f"data:image/png;base64,{b64encode((_ASSETS / 'icon.png').read_bytes()).decode()}"


@dataclass(frozen=True, slots=True)
class _Finished:
    """HTML that Streamlit shows as it is.

    A string would be taken for the name of a file first, and then be searched for a common
    indentation: a tenth of the time of a run.
    """

    html: str

    def _repr_html_(self) -> str:
        return self.html


def configure(title: str) -> None:
    """The title and icon of the window, and a page as wide as the window."""
    st.set_page_config(page_title=title, page_icon=ICON, layout="wide")


def show(shown: Shown, page: str) -> None:
    """The page of an address, with what its link chooses."""
    site = _site(shown, page)
    for block in pages.blocks(site, whole=False):
        _stand(block.html)


def _stand(html: Markup) -> None:
    """A block of the page.

    An empty one keeps its place, so that what stands beneath it is not made anew.
    """
    if html:
        st.html(_Finished(str(html)))
    else:
        st.empty()


def _site(shown: Shown, page: str) -> Site:
    """What the page knows."""
    parameters = st.query_params
    chosen = selection.read(parameters, shown.release, page, parameters.get_all("kind"))
    # Streamlit keeps `embed` out of the parameters.
    chosen = replace(chosen, embedded=bool(st.context.is_embedded))
    known = record.of(shown.release, chosen.as_of)
    ground: Ground = "dark" if st.context.theme.type == "dark" else "light"
    return Site(shown, known, chosen, page, ground, _root(page))


def _root(page: str) -> str:
    """The address of the site, with a slash at its end; '/' where there is no browser."""
    here = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{here.removesuffix(f'/{page}') if page else here}/"


def problems(found: Sequence[Problem]) -> None:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    said = ngettext(
        "It has %(number)d problem. Mend what is listed and reload the page.",
        "It has %(number)d problems. Mend what is listed and reload the page.",
        len(found),
    )
    st.html(str(frame.head(_("This dataset cannot be shown"), said)))
    st.html(str(unbroken(frame.problems(found))))
