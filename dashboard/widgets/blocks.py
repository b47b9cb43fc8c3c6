"""Blocks of a page, drawn with Streamlit."""

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard import exports, wording
from dashboard.charts import view
from dashboard.markup import Site, anchor, frame
from dashboard.markup import chart as frame_of
from dashboard.markup.style import STYLE
from dashboard.model import Chart
from dashboard.reading import Problem
from dashboard.record import Role
from dashboard.store import Shown
from dashboard.widgets import choices, takeaway
from dashboard.widgets.site import cached, html

_ASSETS = Path(__file__).parent.parent / "assets"
ICON = f"data:image/png;base64,{b64encode((_ASSETS / 'icon.png').read_bytes()).decode()}"
_EMBEDDED = Markup(
    "<style>[data-testid=stHeader] { display: none }"
    " .stMainBlockContainer { padding-top: 0 !important }</style>"
)


def shell(site: Site, shown: Shown) -> None:
    """What stands above every page.

    The style, the state of the folder, notices of the link.
    """
    accent = f"--accent: light-dark({site.about.accent}, {site.about.accent_dark})"
    st.html(f"<style>{STYLE} .stApp {{ {accent} }}</style>")
    st.logo(frame.wordmark(site.about.title, site.palette.ink), size="large")
    if shown.since is not None:
        html(frame.stale(shown))
    for notice in frame.notices(site):
        html(notice)


def chart(site: Site, chart: Chart) -> None:
    """A chart with everything it owes the reader.

    Caveat, legend, figure, sources, table, file.
    """
    with st.container(key=f"chart-{chart.id}", border=True):
        above = st.empty() if view.of(chart, site.record).choices else None
        choice = _choice(site, chart)
        if above is not None:
            above.html(str(frame_of.heading(view.of(chart, site.record, choice))))
        cached(_facts, site, chart, choice)
        known = sum(len(site.dataset.of_series[name]) for name in set(chart.series))
        if known:
            shown = len(view.of(chart, site.record, choice).visible_values)
            box = takeaway.box(chart.id, shown, known)
            if box.open:
                with box:
                    takeaway.show(site, chart.id, _offer(site, chart, choice))


def _facts(site: Site, chart: Chart, choice: str) -> Markup:
    """All that is the same for every reader.

    It comes in few blocks: each costs the server and the browser as much as what it holds.
    """
    shown = view.of(chart, site.record, choice)
    heading = Markup("") if shown.choices else frame_of.heading(shown)
    beneath = frame_of.beneath(site, shown)
    if not shown.values:
        return heading + beneath
    html(heading + frame_of.legend(site, shown) + frame_of.figure(site, shown))
    return beneath


def alone(site: Site, chart_alone: Chart) -> None:
    """A chart by itself, with the way back to its page."""
    page = next(page for page in site.dataset.pages if chart_alone in page.charts)
    if st.context.is_embedded:
        html(_EMBEDDED)
    html(frame_of.back(page, chart_alone))
    chart(site, chart_alone)


def _offer(site: Site, chart: Chart, choice: str) -> takeaway.Offer:
    record, whole = site.record, site.record.series(*chart.series)
    shown = view.of(chart, record, choice)
    dated = [value for value in shown.visible_values if value.role is not Role.NO_DATE]
    named = [*dated, *shown.conversion_inputs]
    publishers = dict.fromkeys(value.source.publisher for value in named)
    numbered = enumerate(shown.events, start=1)
    happened = [f"{number}: {event.title}, {event.date.words}." for number, event in numbered]
    return takeaway.Offer(
        title=shown.title,
        choice="" if choice in shown.choices[:1] else choice.lower().replace("_", "-"),
        shown=exports.observations(site.release, record, shown.visible_values),
        whole=exports.observations(site.release, record, whole),
        whole_title=exports.titled(record, chart.series),
        stem=chart.series[0] if len(chart.series) == 1 else "",
        link=site.link(choices.chosen(), place=anchor(chart.id)),
        embed=site.link({**choices.chosen(), "chart": chart.id, "embed": "true"}),
        addresses=[site.address(f"{name}.csv") for name in chart.series],
        notes=(chart.caveat, *happened, f"Sources: {'; '.join(publishers)}.")
        if shown.values
        else (),
    )


def _choice(site: Site, chart: Chart) -> str:
    """What the reader chose, for charts that offer something: a year, or a unit."""
    options = view.of(chart, site.record).choices
    if not options:
        return ""
    if chart.parameter == "view":
        return choices.one_of("Year", options, "view", str)
    return choices.one_of("Unit", options, chart.parameter, lambda name: _unit(site, chart, name))


def _unit(site: Site, chart: Chart, name: str) -> str:
    """A unit to choose, in words that fit a phone."""
    other, words = view.of(chart, site.record, name).conversion, site.dataset.unit[name].words
    return (
        f"{words} of “{site.dataset.one_series[other.of].title}”" if other and other.of else words
    )


def footer(site: Site) -> None:
    """Release, dates, licence, and where to report an error."""
    html(frame.footer(site, choices.chosen()))


def problems(found: Sequence[Problem]) -> None:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    st.html(f"<style>{STYLE}</style>")
    count = wording.count(len(found), "problem")
    mend = "Mend what is listed and reload the page."
    html(frame.head("This dataset cannot be shown", f"It has {count}. {mend}"))
    html(frame.problems(found))
