"""Blocks of a page, drawn with Streamlit."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime as Datetime
from pathlib import Path
from unicodedata import east_asian_width

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard import charts, exports, markup, report, wording
from dashboard.charts import content
from dashboard.model import Chart
from dashboard.reading import Problem
from dashboard.store import Shown
from dashboard.widgets import choices, evidence, takeaway, vintage
from dashboard.widgets.site import Site, html, once

_ASSETS = Path(__file__).parent.parent / "assets"
STYLE = (_ASSETS / "style.css").read_text(encoding="utf-8")
ICON = f"data:image/png;base64,{b64encode((_ASSETS / 'icon.png').read_bytes()).decode()}"
_EMBEDDED = Markup(
    "[data-testid=stHeader] { display: none } .stMainBlockContainer { padding-top: 0 !important }"
)
OPEN_TABLE = 16
"""Tables of a chart with more rows than this wait behind a click."""
_NO_PLACE = Markup(
    "Errors: report them where this copy of the dashboard came from; its CONTRIBUTING.md says how"
)


def shell(site: Site, shown: Shown) -> None:
    """What stands above every page: style, the state of the folder, notices of the link, the evidence that is open."""
    accent = f"--accent: light-dark({site.about.accent}, {site.about.accent_dark})"
    st.html(f"<style>{STYLE} .stApp {{ {accent} }}</style>")
    st.logo(_wordmark(site.about.title, site.palette.ink), size="large")
    if shown.since is not None:
        html(_stale(shown, shown.since))
    for notice in site.selection.notices:
        html(Markup('<p class="notice" role="status">{}</p>').format(notice))
    if site.selection.as_of is not None:
        html(vintage.band(site.release.dataset, site.frames, site.selection.as_of))
    # Its place is always there: what stands beneath keeps its number, so the browser keeps it as it is.
    place = st.empty()
    focus = site.selection.focus
    if focus is not None:
        with place:
            once(evidence.card, site, focus, site.link({"focus": focus}))


def _wordmark(title: str, ink: str) -> str:
    """The title of the site as an SVG for the head of the page."""
    width = round(sum(2 if east_asian_width(letter) in "WF" else 1 for letter in title) * 8.8)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="28" viewBox="0 0 {} 28">'
        '<text x="0" y="20" font-family="Georgia, Times New Roman, serif" font-size="17" font-weight="700" fill="{}">{}</text></svg>'
    ).format(width, width, ink, title)


def _stale(shown: Shown, since: Datetime) -> Markup:
    """That the folder holds something else by now, which cannot be shown."""
    day = wording.day(since.date(), shown.release.dataset.about.locale)
    count = wording.count(len(shown.problems), "problem")
    said = f"This is the last valid release, {shown.release.name}. The dataset has had {count} since {day}, {since:%H:%M} UTC:"
    return Markup('<p class="notice stale" role="status">{} <code>{}</code></p>').format(
        said, str(shown.problems[0])
    )


def head(title: str, standfirst: str) -> None:
    """The title of a page and what it answers."""
    html(
        Markup('<header class="page"><h1>{}</h1><p class="standfirst">{}</p></header>').format(
            title, standfirst
        )
    )


def chart(site: Site, chart: Chart) -> None:
    """A chart with everything it owes the reader: caveat, legend, figure, sources, table, file."""
    with st.container(key=f"chart-{chart.id}", border=True):
        above = st.empty() if content.choices(chart, site.frames) else None
        choice = _choice(site, chart)
        if above is not None:
            above.html(str(_heading(chart, choice)))
        once(_facts, site, chart, choice)
        known = sum(len(site.dataset.of_series[name]) for name in set(chart.series))
        if known:
            shown = len(content.shown(chart, site.frames, choice))
            takeaway.take(site, chart.id, (shown, known), lambda: _offer(site, chart, choice))


def _heading(chart: Chart, choice: str) -> Markup:
    return Markup('<h2 id="{}">{}</h2><p class="caveat">{}</p>').format(
        chart.id, content.title(chart, choice), chart.caveat
    )


def _facts(site: Site, chart: Chart, choice: str) -> Markup:
    """All that is the same for every reader, in few blocks: each costs the server and the browser as much as what it holds."""
    frames = site.frames
    heading = Markup("") if content.choices(chart, frames) else _heading(chart, choice)
    if content.drawn(chart, frames, choice).empty:
        return heading + _beneath(site, chart, choice, drawn=False)
    own = charts.colour(chart, frames, site.palette)
    drawing = charts.drawn(chart, frames, site.palette, choice)
    assert drawing is not None
    address = site.figure(f"chart/{chart.id}", **({chart.parameter: choice} if choice else {}))
    words = charts.alt(chart, frames, choice)
    html(
        heading
        + markup.legend(charts.marks(chart, frames, choice), site.palette, own)
        + markup.figure(chart.id, address, words, drawing)
    )
    return _beneath(site, chart, choice, drawn=True)


def _beneath(site: Site, chart: Chart, choice: str, *, drawn: bool) -> Markup:
    """What stands beneath a figure, or in its place: verdict, events, sources, table, and what was looked for in vain."""
    frames, searched = site.frames, content.first_shown(chart, site.frames)
    listed, undated, happened = (
        content.listed(chart, frames, choice),
        content.undated(chart, frames),
        content.events(chart, frames, choice),
    )
    parts = []
    if drawn:
        parts.append(
            markup.walk(
                f"Values of the chart {content.title(chart, choice)}",
                charts.points(chart, frames, choice),
            )
        )
        parts.append(Markup('<p class="verdict">{}</p>').format(charts.sentence(chart, frames)))
        parts.append(
            Markup('<p class="blank">{}</p>').format(content.blanks(chart, frames, choice))
        )
    if not undated.empty:
        parts.append(markup.undated(undated))
    if happened:
        parts.append(markup.events(happened, numbered=True))
    if not listed.empty:
        cited = pd.concat(
            [
                listed,
                content.shown(chart, frames, choice),
                content.worked_with(chart, frames, choice),
            ]
        ).drop_duplicates("id")
        parts.append(Markup('<p class="sources">Sources: {}</p>').format(markup.publishers(cited)))
        table = markup.facts(listed, chart.title, several=len(chart.series) > 1)
        folded = drawn or len(listed) > OPEN_TABLE
        parts.append(
            markup.folded(f"Table and sources: {wording.count(len(listed), 'value')}", table)
            if folded
            else table
        )
    if missing := frames.gaps(*searched):
        gaps = Markup('<div class="missing">{}</div>').format(markup.gap_list(frames, searched))
        head = f"Looked for and not found: {wording.count(len(missing), 'gap')}"
        parts.append(gaps if listed.empty else markup.folded(head, gaps))
    return markup.join(parts)


def alone(site: Site, one: Chart) -> None:
    """A chart by itself, with the way back to its page."""
    page = next(page for page in site.dataset.pages if one in page.charts)
    if st.context.is_embedded:
        html(Markup("<style>{}</style>").format(_EMBEDDED))
    html(Markup("<p>{}</p>").format(markup.inside(page.id, f"All of {page.title}", anchor=one.id)))
    chart(site, one)


def _offer(site: Site, chart: Chart, choice: str) -> takeaway.Offer:
    frames, whole = site.frames, site.frames.series(*chart.series)
    drawn, shown = content.drawn(chart, frames, choice), content.shown(chart, frames, choice)
    named = pd.concat(
        [shown[shown["role"] != "no_date"], content.worked_with(chart, frames, choice)]
    )
    numbered = enumerate(content.events(chart, frames, choice), start=1)
    happened = [f"{number}: {event.title}, {event.date.words}." for number, event in numbered]
    return takeaway.Offer(
        title=content.title(chart, choice),
        choice=""
        if choice in content.choices(chart, frames)[:1]
        else choice.lower().replace("_", "-"),
        shown=exports.observations(site.release, frames, shown, unit=content.unit(chart, choice)),
        whole=exports.observations(site.release, frames, whole),
        whole_title=exports.titled(frames, chart.series),
        stem=chart.series[0] if len(chart.series) == 1 else "",
        link=site.link(choices.chosen(), anchor=chart.id),
        embed=site.link({**choices.chosen(), "chart": chart.id, "embed": "true"}),
        addresses=[site.address(f"{name}.csv") for name in chart.series],
        notes=()
        if drawn.empty
        else (chart.caveat, *happened, f"Sources: {'; '.join(named['publisher'].unique())}."),
    )


def _choice(site: Site, chart: Chart) -> str:
    """What the reader chose, for charts that offer something: a year, or a unit."""
    options = content.choices(chart, site.frames)
    if not options:
        return ""
    if chart.parameter == "view":
        return choices.one_of("Year", options, "view", str)
    return choices.one_of("Unit", options, chart.parameter, lambda name: _unit(site, chart, name))


def _unit(site: Site, chart: Chart, name: str) -> str:
    """A unit to choose, in words that fit a phone."""
    other, words = content.conversion(chart, name), site.dataset.unit[name].words
    return (
        f"{words} of “{site.dataset.one_series[other.of].title}”" if other and other.of else words
    )


def footer(site: Site) -> None:
    """Release, dates, licence, and where to report an error."""
    about = site.about
    place = report.address(about.report_url, report.home(), site.selection.focus)
    aside = ", daily series aside" if any(source.running for source in site.dataset.sources) else ""
    parts: Sequence[Markup] = (
        Markup("Release {} of {}").format(
            site.release.name, wording.day(site.release.dataset.about.released, about.locale)
        ),
        Markup("newest source of {}{}").format(
            wording.day(site.frames.newest, about.locale), aside
        ),
        Markup("all sources last read on {}").format(wording.day(about.checked, about.locale)),
        Markup("data {}").format(markup.outside(about.licence_url, about.licence)),
        markup.outside(place, "Report an error") if place else _NO_PLACE,
    )
    copy = markup.copy("Copy link to this view", site.link(choices.chosen()))
    html(
        Markup('<footer class="site"><p>{} {}</p></footer>').format(
            markup.join(parts, markup.SEPARATOR), copy
        )
    )


def problems(found: Sequence[Problem]) -> None:
    """What is wrong with a dataset that cannot be shown, for its curator."""
    st.html(f"<style>{STYLE}</style>")
    head(
        "This dataset cannot be shown",
        f"It has {wording.count(len(found), 'problem')}. Mend what is listed and reload the page.",
    )
    html(
        Markup('<ol class="problems">{}</ol>').format(
            markup.join(Markup("<li><code>{}</code></li>").format(str(one)) for one in found)
        )
    )
