"""Blocks of a page, drawn with Streamlit."""

from collections.abc import Callable, Sequence
from datetime import datetime as Datetime
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import charts, exports, markup, wording
from dashboard.model import Chart
from dashboard.reading import Problem
from dashboard.store import Shown
from dashboard.widgets import choices, evidence, links, takeaway, vintage
from dashboard.widgets.site import Site, once

STYLE = Path(__file__).parent.parent / "assets" / "style.css"
OPEN_TABLE = 16
"""Tables of a chart with more rows than this wait behind a click."""


def html(body: Markup) -> None:
    st.html(str(body))


def shell(site: Site, shown: Shown) -> None:
    """What stands above every page: style, the state of the folder, notices of the link, the evidence that is open."""
    st.html(STYLE)
    accent = f"--accent: light-dark({site.about.accent}, {site.about.accent_dark})"
    st.html(f"<style>.stApp {{ {accent} }}</style>")
    st.logo(markup.wordmark(site.about.title, site.palette.ink), size="large")
    links.follow()
    if shown.since is not None:
        html(_stale(shown, shown.since))
    for notice in site.selection.notices:
        html(Markup('<p class="notice" role="status">{}</p>').format(notice))
    if site.selection.as_of is not None:
        html(vintage.band(site.release.dataset, site.frames, site.selection.as_of))
    if site.selection.focus is not None:
        once(_evidence, site, site.selection.focus, site.link({"focus": site.selection.focus}))


def _evidence(site: Site, focus: str, link: str) -> None:
    html(evidence.card(site.release, site.frames, focus, link))


def _stale(shown: Shown, since: Datetime) -> Markup:
    """That the folder holds something else by now, which cannot be shown."""
    day = wording.day(since.date(), shown.release.dataset.about.locale)
    count = wording.count(len(shown.problems), "problem")
    said = f"This is the last valid release, {shown.release.name}. Its files have had {count} since {day}, {since:%H:%M} UTC:"
    return Markup('<p class="notice stale" role="status">{} <code>{}</code></p>').format(said, str(shown.problems[0]))


def head(title: str, standfirst: str) -> None:
    """The title of a page and what it answers."""
    html(Markup('<header class="page"><h1>{}</h1><p class="standfirst">{}</p></header>').format(title, standfirst))


def chart(site: Site, chart: Chart) -> None:
    """A chart with everything it owes the reader: caveat, legend, figure, sources, table, file."""
    with st.container(key=f"chart-{chart.id}", border=True):
        heading = st.empty()
        choice = _choice(site, chart)
        title = charts.title(chart, choice)
        heading.html(str(Markup('<h2 id="{}">{}</h2><p class="caveat">{}</p>').format(chart.id, title, chart.caveat)))
        once(_facts, site, chart, choice)
        known = sum(len(site.dataset.of_series[name]) for name in set(chart.series))
        if known:
            shown = len(charts.shown(chart, site.frames, choice))
            takeaway.take(site, chart.id, (shown, known), lambda: _offer(site, chart, choice, title))
        once(_gaps, site, chart, choice)


def _facts(site: Site, chart: Chart, choice: str) -> None:
    """Legend, figure, sources, table."""
    frames, title = site.frames, charts.title(chart, choice)
    drawn = not charts.drawn(chart, frames, choice).empty
    listed = charts.listed(chart, frames, choice)
    if drawn:
        html(markup.legend(charts.marks(chart, frames, choice), site.palette, charts.colour(chart, frames, site.palette)))
        _figure(site, chart, choice)
        html(markup.walk(f"Values of the chart {title}", charts.points(chart, frames, choice)))
        html(Markup('<p class="verdict">{}</p>').format(charts.sentence(chart, frames)))
    undated = charts.undated(chart, frames)
    if not undated.empty:
        html(markup.undated(undated))
    if charts.events(chart, frames):
        html(markup.events(charts.events(chart, frames), numbered=True))
    if not listed.empty:
        html(Markup('<p class="sources">Sources: {}</p>').format(markup.publishers(listed)))
        values(listed, chart.title, several=len(chart.series) > 1, closed=drawn or len(listed) > OPEN_TABLE)


def _gaps(site: Site, chart: Chart, choice: str) -> None:
    """What was looked for in vain."""
    frames, searched = site.frames, charts.first_shown(chart, site.frames)
    missing = Markup('<div class="missing">{}</div>').format(markup.gap_list(frames, searched))
    if frames.gaps(*searched) and charts.listed(chart, frames, choice).empty:
        html(missing)
    elif frames.gaps(*searched):
        with st.expander(f"Looked for and not found: {wording.count(len(frames.gaps(*searched)), 'gap')}"):
            html(missing)


def alone(site: Site, one: Chart) -> None:
    """A chart by itself, with the way back to its page."""
    page = next(page for page in site.dataset.pages if one in page.charts)
    html(Markup("<p>{}</p>").format(markup.inside(page.id, f"All of {page.title}", anchor=one.id)))
    chart(site, one)


def _offer(site: Site, chart: Chart, choice: str, title: str) -> takeaway.Offer:
    frames, whole = site.frames, site.frames.series(*chart.series)
    shown = charts.shown(chart, frames, choice)
    numbered = charts.events(chart, frames) if chart.kind == "periods" else ()
    happened = [f"{number}: {event.title}, {event.date.words}." for number, event in enumerate(numbered, start=1)]
    return takeaway.Offer(
        title=title,
        shown=exports.observations(site.release, frames, shown, unit=choice if chart.kind == "periods" else ""),
        whole=exports.observations(site.release, frames, whole),
        whole_title=exports.titled(frames, chart.series),
        stem=chart.series[0] if len(chart.series) == 1 else "",
        link=site.link(choices.chosen(), anchor=chart.id),
        embed=site.link({**choices.chosen(), "chart": chart.id, "embed": "true"}),
        addresses=[site.address(f"{name}.csv") for name in chart.series],
        notes=() if charts.drawn(chart, frames, choice).empty else (*happened, f"Sources: {'; '.join(shown['publisher'].unique())}."),
    )


def _choice(site: Site, chart: Chart) -> str:
    """What the reader chose, for charts that offer something: a year, or a unit."""
    options = charts.choices(chart, site.frames)
    if not options:
        return ""
    if chart.kind == "ladder":
        return choices.one_of("Year", options, "view", str)
    return choices.one_of("Unit", options, "unit", lambda name: charts.title(chart, name))


def _figure(site: Site, chart: Chart, choice: str) -> None:
    words = charts.alt(chart, site.frames, choice)
    twice(chart.id, words, lambda narrow: charts.figure(chart, site.frames, site.palette, narrow=narrow, choice=choice))


def twice(name: str, alt: str, draw: Callable[[bool], charts.Figure | None]) -> None:
    """A figure for a wide and for a narrow screen; the style sheet shows one of them."""
    for size in ("wide", "narrow"):
        with st.container(key=f"{size}-{name}"):
            figure = draw(size == "narrow")
            st.plotly_chart(figure, theme=None, key=f"{size}-figure-{name}", alt=alt, config={"displayModeBar": False})


def values(frame: pd.DataFrame, caption: str, *, several: bool, closed: bool) -> None:
    """A table of observations."""
    table = markup.facts(frame, caption, several=several)
    count = wording.count(len(frame), "value")
    if closed:
        with st.expander(f"Table and sources: {count}"):
            html(table)
    else:
        html(table)


def footer(site: Site) -> None:
    """Release, dates, licence, and where to report an error."""
    about = site.about
    dates = (source.published.last_day for source in site.dataset.sources if source.published and not source.running)
    newest = max((day for day in dates if day is not None), default=about.checked)
    report = markup.outside(about.report_url, "Report an error") if about.report_url else Markup("Errors: tell {}").format(about.maintainer)
    parts: Sequence[Markup] = (
        Markup("Release {} of {}").format(site.release.name, wording.day(site.release.dataset.about.released, about.locale)),
        Markup("newest source of {}").format(wording.day(newest, about.locale)),
        Markup("sources last read on {}").format(wording.day(about.checked, about.locale)),
        Markup("data {}").format(markup.outside(about.licence_url, about.licence)),
        report,
        markup.copy("Copy link to this view", site.link(choices.chosen())),
    )
    html(Markup('<footer class="site"><p>{}</p></footer>').format(markup.join(parts, markup.SEPARATOR)))


def problems(found: Sequence[Problem]) -> None:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    st.html(STYLE)
    head("This dataset cannot be shown", f"It has {wording.count(len(found), 'problem')}. Mend what is listed and reload the page.")
    html(Markup('<ol class="problems">{}</ol>').format(markup.join(Markup("<li><code>{}</code></li>").format(str(one)) for one in found)))
