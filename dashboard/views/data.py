"""Tables and files of every series, what changed between releases, and what the words mean."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard import exports, markup, widgets, wording
from dashboard.exports import package
from dashboard.widgets import Site, choices, inventory, takeaway


def listed(site: Site, series: str, years: inventory.Years) -> Markup:
    found = inventory.values(site.record, series, years)
    return (
        markup.facts(site.dataset, found, site.dataset.one_series[series].title, several=False)
        if len(found)
        else Markup("")
    )


def rest(site: Site, series: str) -> Markup:
    gaps = (
        Markup("<h3>Looked for and not found</h3>{}").format(
            markup.gap_list(site.record, (series,))
        )
        if site.record.gaps(series)
        else ""
    )
    parts = (
        inventory.coverage(site),
        inventory.missing(site.record),
        inventory.corrections(site.dataset),
        inventory.words(),
    )
    return markup.join((gaps, *parts))


site = widgets.here()
record, dataset = site.record, site.dataset

widgets.head("Data", inventory.standfirst(dataset))
st.download_button(
    "Everything: data package (zip)",
    lambda: package.zipped(site.release),
    file_name=f"{site.about.id}-{site.release.name}.zip",
    mime="application/zip",
    on_click="ignore",
)
every = partial(exports.observations, site.release, record, record.values)
takeaway.files(
    site,
    every,
    "Observations",
    "observations",
    "all",
    f"All {wording.count(len(dataset.observations), 'value')}: ",
)
widgets.html(takeaway.cite(exports.citation.dataset(site.release, site.root)))

chosen = choices.one_of(
    "Series", [*dataset.one_series], "view", lambda name: dataset.one_series[name].title
)
years = inventory.years(record)
found = choices.years(years)
span = None if found == (years[0], years[-1]) else found
widgets.once(inventory.definition, site, chosen)
widgets.once(listed, site, chosen, span)
if dataset.of_series[chosen]:
    shown = inventory.values(record, chosen, span)
    takeaway.take(
        site,
        chosen,
        (len(shown), len(dataset.of_series[chosen])),
        lambda: inventory.offer(site, chosen, shown, span),
    )
widgets.once(rest, site, chosen)
