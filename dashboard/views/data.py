"""Tables and files of every series, what changed between releases, and what the words mean."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import exports, widgets, wording
from dashboard.exports import Form, package
from dashboard.markup import Site, frame, inventory, take
from dashboard.record import Value
from dashboard.widgets import choices, takeaway
from dashboard.widgets.takeaway import Offer


def show(site: Site) -> None:
    dataset = site.dataset
    widgets.html(frame.head("Data", inventory.standfirst(dataset)))
    _everything(site)
    series = choices.one_of(
        "Series", [*dataset.one_series], "view", lambda name: dataset.one_series[name].title
    )
    years = inventory.years(site.record)
    chosen = choices.years(years)
    span = None if chosen == (years[0], years[-1]) else chosen
    widgets.cached(inventory.definition, site, series)
    widgets.cached(inventory.listed, site, series, span)
    if dataset.of_series[series]:
        _offer(site, series, span)
    widgets.cached(inventory.rest, site, series)


def _everything(site: Site) -> None:
    """The whole record to take away, and how to cite it."""
    st.download_button(
        "Everything: data package (zip)",
        partial(package.zipped, site.release),
        file_name=f"{site.about.id}-{site.release.name}.zip",
        mime="application/zip",
        on_click="ignore",
    )
    label = f"All {wording.count(len(site.dataset.observations), 'value')}: "
    takeaway.files(site, partial(_observations, site), "observations", "all", label)
    widgets.html(take.cite(exports.citation.dataset(site.release, site.root)))


def _observations(site: Site, form: Form) -> bytes:
    """All values in one file."""
    table = exports.observations(site.release, site.record, site.record.values)
    return exports.file(site.release, table, exports.TITLES["observations"], form)


def _offer(site: Site, series: str, span: inventory.Years) -> None:
    """The values of one series to take away, those of the chosen years and all."""
    shown = inventory.values(site.record, series, span)
    box = takeaway.box(series, len(shown), len(site.dataset.of_series[series]))
    if box.open:
        with box:
            takeaway.show(site, series, _offered(site, series, shown, span))


def _offered(site: Site, series: str, values: Sequence[Value], span: inventory.Years) -> Offer:
    record, release = site.record, site.release
    title = site.dataset.one_series[series].title
    years = {"from_": span[0], "to": span[1]} if span else {}
    return Offer(
        title=title,
        shown=exports.observations(release, record, values),
        whole=exports.observations(release, record, record.series(series)),
        whole_title=title,
        stem=series,
        addresses=[site.address(f"{series}.{form}", **years) for form in ("csv", "json")],
        link=site.link(choices.chosen()),
    )
