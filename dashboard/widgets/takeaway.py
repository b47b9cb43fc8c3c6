"""Everything a reader can take away from a chart or a page: files, pictures, citations, code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import streamlit as st
from markupsafe import Markup
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from dashboard import exports, wording
from dashboard.exports import FORMATS, Form, Table
from dashboard.markup import Site, joined, take
from dashboard.store import Release
from dashboard.widgets import choices
from dashboard.widgets.site import html
from dashboard.words import speaking

T = TypeVar("T")
Scope = Literal["shown", "whole"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands behind one chart or list: the rows that it shows, and all there are."""

    title: str
    shown: Table
    whole: Table
    whole_title: str
    addresses: Sequence[str]
    """Where programs find the rows."""
    link: str
    """Where the chart can be seen."""
    embed: str = ""
    """Address of the chart alone, for other sites to show; '' where there is none."""
    stem: str = ""
    """File name of the whole where it has the bytes of one address, and so its name."""
    choice: str = ""
    """What was chosen in the chart, for the names of its files; '' for what it opens with."""
    notes: Sequence[str] = ()
    """Lines beneath the picture; none where there is no figure."""

    def words(self, scope: Scope) -> str:
        return (
            f"What is shown: {len(self.shown.rows)}"
            if scope == "shown"
            else f"All: {len(self.whole.rows)}"
        )


def box(name: str, shown: int, whole: int) -> ExpanderContainer:
    """The closed box of an offer, which says how many rows are shown and how many there are."""
    label = f"Download, cite, use in code: {shown} shown, {wording.count(whole, 'row')} in all"
    return st.expander(label, key=f"take-{name}", on_change="rerun")


@st.fragment
def show(site: Site, name: str, offer: Offer) -> None:
    """What is in an open box. What is chosen here changes nothing else on the page."""
    # A fragment runs again by itself, outside of the run that drew the page.
    with speaking(site.language):
        _show(site, name, offer)


def _show(site: Site, name: str, offer: Offer) -> None:
    scope: Scope = st.radio(
        "Rows", ("shown", "whole"), format_func=offer.words, horizontal=True, key=f"rows-{name}"
    )
    chosen = "-".join(filter(None, (name, offer.choice)))
    if scope == "shown":
        table, title, stem = offer.shown, offer.title, f"{chosen}-shown"
    else:
        table, title, stem = offer.whole, offer.whole_title, offer.stem or f"{name}-whole"
    files(site, partial(exports.file, site.release, table, title), stem, name)
    cited = exports.citation.part(site.release, chosen, offer.title, offer.link)
    picture = _picture(site, name, chosen, offer)
    snippets = take.snippets(offer.addresses, offer.title, offer.embed)
    html(joined((picture, take.cite(cited), snippets)))


def _picture(site: Site, name: str, chosen: str, offer: Offer) -> Markup:
    """The buttons that save the figure, where there is one."""
    if not offer.notes:
        return Markup("")
    release = f"release {site.release.name}, {site.about.licence}"
    notes = (*offer.notes, f"{site.about.title}, {release}. {offer.link}")
    file = f"{site.about.id}-{chosen}"
    return take.pictures(name, file, offer.title, notes, site.palette.paper)


def listing(
    site: Site,
    name: str,
    table: Callable[[Release, Sequence[T]], Table],
    shown: Sequence[T],
    whole: Sequence[T],
    *notes: str,
) -> None:
    """The offer of a page that lists facts of one kind.

    `name` is that of the list in addresses and files.
    """
    opened = box(site.page, len(shown), len(whole))
    if not opened.open:
        return
    offer = Offer(
        title=exports.TITLES[name],
        shown=table(site.release, shown),
        whole=table(site.release, whole),
        whole_title=exports.TITLES[name],
        stem=name,
        addresses=[site.address(f"{name}.csv")],
        link=site.link(choices.chosen()),
        notes=notes if shown else (),
    )
    with opened:
        show(site, site.page, offer)


def files(
    site: Site, content: Callable[[Form], bytes], stem: str, name: str, label: str = ""
) -> None:
    """A button for each format, whose file is made when it is asked for.

    `name` tells these buttons from others of the page.
    """
    columns = st.container(horizontal=True)
    for form, file_format in FORMATS.items():
        columns.download_button(
            f"{label}{file_format.words}",
            partial(content, form),
            file_name=f"{site.about.id}-{stem}.{form}",
            mime=file_format.media_type,
            key=f"{form}-{name}",
            on_click="ignore",
        )
