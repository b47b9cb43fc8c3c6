"""Tables and files of every series, what changed between releases, and what the words mean."""

import streamlit as st

from dashboard import exports, widgets
from dashboard.exports import package
from dashboard.frames import of
from dashboard.period import parse
from dashboard.widgets import choices, inventory, takeaway

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
everything = exports.observations(site.release, frames, frames.observations)
with st.container(horizontal=True):
    for form, label in takeaway.NAMES.items():
        takeaway.button(
            site, everything, "Observations", form, "observations", f"All {len(everything.rows)} values: {label}", key=f"all-{form}"
        )
widgets.html(takeaway.cite(exports.citation.dataset(site.release, site.root)))

chosen = choices.one_of("Series", [one.id for one in dataset.series], "view", lambda name: dataset.one_series[name].title)
years = inventory.years(frames)
left, right = st.columns(2)
with left:
    first = choices.one_of("From", years, "from", str)
with right:
    last = choices.one_of("To", years[::-1], "to", str)
span = None if (first, last) == (years[0], years[-1]) or first > last else parse(f"{first}/{last}")
widgets.html(inventory.definition(dataset, chosen))
whole = frames.series(chosen)
rows = exports.within(frames, whole, span)
if first > last:
    widgets.html(inventory.BACKWARDS)
if len(rows):
    widgets.values(rows, dataset.one_series[chosen].title, several=False, closed=False)
if len(whole):
    takeaway.take(site, inventory.offer(site, chosen, rows, (first, last) if span else None))
if frames.gaps(chosen):
    widgets.html(inventory.gaps(frames, chosen))
widgets.html(inventory.coverage(site))
widgets.html(inventory.missing(frames))
widgets.html(inventory.corrections(dataset))
widgets.html(inventory.words())
