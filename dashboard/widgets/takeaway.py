"""Everything a reader can take away from a chart or a page: files, pictures, citations, code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import streamlit as st
from markupsafe import Markup

from dashboard import exports, markup, wording
from dashboard.exports import FORMATS, Citation, Form, Table
from dashboard.store import Release
from dashboard.widgets import choices
from dashboard.widgets.site import Site

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


def take(site: Site, name: str, rows: tuple[int, int], make: Callable[[], Offer]) -> None:
    """The offer of one chart, made when somebody opens it; `rows` says how many are shown, and how many there are."""
    label = f"Download, cite, use in code: {rows[0]} shown, {wording.count(rows[1], 'row')} in all"
    box = st.expander(label, key=f"take-{name}", on_change="rerun")
    if box.open:
        with box:
            _open(site, name, make())


@st.fragment
def _open(site: Site, name: str, offer: Offer) -> None:
    """What is chosen here changes nothing else on the page."""
    scope: Scope = st.radio(
        "Rows", ("shown", "whole"), format_func=offer.words, horizontal=True, key=f"rows-{name}"
    )
    chosen = "-".join(filter(None, (name, offer.choice)))
    shown = (offer.shown, offer.title, f"{chosen}-shown")
    table, title, stem = (
        shown
        if scope == "shown"
        else (offer.whole, offer.whole_title, offer.stem or f"{name}-whole")
    )
    files(site, lambda: table, title, stem, name)
    parts = [cite(exports.citation.part(site.release, chosen, offer.title, offer.link))]
    parts.append(markup.snippets(offer.addresses, offer.title, offer.embed))
    if offer.notes:
        notes = (
            *offer.notes,
            f"{site.about.title}, release {site.release.name}, {site.about.licence}. {offer.link}",
        )
        parts.insert(
            0,
            markup.pictures(
                name, f"{site.about.id}-{chosen}", offer.title, notes, site.palette.paper
            ),
        )
    st.html(str(markup.join(parts)))


def listing(
    site: Site,
    name: str,
    table: Callable[[Release, Sequence[T]], Table],
    shown: Sequence[T],
    whole: Sequence[T],
    *notes: str,
) -> None:
    """The offer of a page that lists facts of one kind; `name` is that of the list in addresses and files."""
    make = lambda: Offer(  # noqa: E731  (called when the offer is opened)
        title=exports.TITLES[name],
        shown=table(site.release, shown),
        whole=table(site.release, whole),
        whole_title=exports.TITLES[name],
        stem=name,
        addresses=[site.address(f"{name}.csv")],
        link=site.link(choices.chosen()),
        notes=notes if shown else (),
    )
    take(site, site.page, (len(shown), len(whole)), make)


def files(
    site: Site, make: Callable[[], Table], title: str, stem: str, name: str, label: str = ""
) -> None:
    """A button for each format, whose file is made when it is asked for; `name` tells these buttons from others of the page."""

    def made(form: Form) -> bytes:
        return exports.file(site.release, make(), title, form)

    columns = st.container(horizontal=True)
    for form, one in FORMATS.items():
        columns.download_button(
            f"{label}{one.words}",
            partial(made, form),
            file_name=f"{site.about.id}-{stem}.{form}",
            mime=one.media_type,
            key=f"{form}-{name}",
            on_click="ignore",
        )


def cite(citation: Citation) -> Markup:
    """A reference to copy, in words and as BibTeX."""
    buttons = markup.join(
        (markup.copy("Copy citation", citation.text), markup.copy("Copy BibTeX", citation.bibtex)),
        " ",
    )
    return Markup('<p class="cite">{}</p><p>{}</p>').format(citation.text, buttons)
