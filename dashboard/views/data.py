"""Tables and files of every series, what changed between releases, and what the words mean."""

import streamlit as st
from markupsafe import Markup

from dashboard import exports, markup, widgets
from dashboard.exports import package
from dashboard.frames import of
from dashboard.widgets import Site, choices, inventory, takeaway


def defined(site: Site, series: str) -> None:
    widgets.html(inventory.definition(site.dataset, series))


def listed(site: Site, series: str, years: inventory.Years) -> None:
    found = inventory.rows(site.frames, series, years)
    if len(found):
        widgets.html(markup.facts(found, site.dataset.one_series[series].title, several=False))


def rest(site: Site, series: str) -> None:
    if site.frames.gaps(series):
        widgets.html(Markup("<h3>Looked for and not found</h3>{}").format(markup.gap_list(site.frames, (series,))))
    widgets.html(inventory.coverage(site))
    widgets.html(inventory.missing(site.frames))
    widgets.html(inventory.corrections(site.dataset))
    widgets.html(inventory.words())


site = widgets.here()
frames, dataset = site.frames, site.dataset

widgets.head("Data", inventory.standfirst(dataset))
st.download_button(
    "Everything: data package (zip)",
    lambda: package.zipped(site.release, of(site.release)),
    file_name=f"{site.about.id}-{site.release.name}.zip",
    mime="application/zip",
    on_click="ignore",
)
with st.container(horizontal=True):
    for form, one in exports.FORMATS.items():
        label = f"All {len(dataset.observations)} values: {one.words}"
        takeaway.button(
            site,
            lambda: exports.observations(site.release, frames, frames.observations),
            "Observations",
            form,
            "observations",
            label,
            key=f"all-{form}",
        )
widgets.html(takeaway.cite(exports.citation.dataset(site.release, site.root)))

chosen = choices.one_of("Series", [*dataset.one_series], "view", lambda name: dataset.one_series[name].title)
years = inventory.years(frames)
found = choices.years(years)
span = None if found == (years[0], years[-1]) else found
widgets.once(defined, site, chosen)
widgets.once(listed, site, chosen, span)
if dataset.of_series[chosen]:
    shown = inventory.rows(frames, chosen, span)
    takeaway.take(site, chosen, (len(shown), len(dataset.of_series[chosen])), lambda: inventory.offer(site, chosen, shown, span))
widgets.once(rest, site, chosen)
