"""Tables and files of every series, and what the words mean."""

import streamlit as st

from dashboard import exports, widgets
from dashboard.widgets import choices, inventory

site = widgets.here()
frames = site.frames

widgets.head("Data", inventory.standfirst(site.dataset))
st.download_button(
    f"All observations as CSV, {len(frames.observations)} values",
    exports.table(frames.observations, site.release.name),
    file_name=f"{site.about.id}-observations.csv",
    mime="text/csv",
    on_click="ignore",
)
series = [one.id for one in site.dataset.series]
chosen = choices.one_of("Series", series, "view", lambda name: site.dataset.one_series[name].title)
widgets.html(inventory.definition(site.dataset, chosen))
frame = frames.series(chosen)
if len(frame):
    widgets.values(site, frame, site.dataset.one_series[chosen].title, chosen, several=False, closed=False)
if frames.gaps(chosen):
    widgets.html(inventory.gaps(frames, chosen))
widgets.html(inventory.words())
