"""A chart on a page: its title and legend, and everything that stands beneath its figure."""

from markupsafe import Markup

from dashboard import charts, wording
from dashboard.charts import content
from dashboard.markup import images
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, publishers, searches, undated
from dashboard.model import Chart, Page

OPEN_TABLE = 16
"""Tables of a chart with more rows than this wait behind a click."""


def heading(chart: Chart, choice: str) -> Markup:
    title = content.title(chart, choice)
    return fill("chart.html", "heading", place=chart.id, title=title, caveat=chart.caveat)


def legend(site: Site, chart: Chart, choice: str) -> Markup:
    own = charts.colour(chart, site.record, site.palette)
    return images.legend(charts.marks(chart, site.record, choice), site.palette, own)


def figure(site: Site, chart: Chart, choice: str) -> Markup:
    """The place of the figure of a chart that has one."""
    drawing = charts.drawn(chart, site.record, site.palette, choice)
    assert drawing is not None
    address = site.figure(f"chart/{chart.id}", **({chart.parameter: choice} if choice else {}))
    return place(chart.id, address, charts.alt(chart, site.record, choice), drawing)


def place(name: str, address: str, words: str, drawing: charts.Drawing) -> Markup:
    """Where the script draws a figure from what stands at an address.

    Both heights are told, so that nothing beneath it moves when it comes.
    """
    return fill("chart.html", "figure", name=name, address=address, words=words, drawing=drawing)


def beneath(site: Site, chart: Chart, choice: str) -> Markup:
    """What stands beneath the figure, or in its place where there is none."""
    return joined(
        (
            _said(site, chart, choice),
            _without_year(site, chart),
            _happened(site, chart, choice),
            _table(site, chart, choice),
            _missing(site, chart, choice),
        )
    )


def _is_drawn(site: Site, chart: Chart, choice: str) -> bool:
    return bool(content.drawn(chart, site.record, choice))


def _said(site: Site, chart: Chart, choice: str) -> Markup:
    """The walk along the marks, what the chart says, and why years are blank."""
    if not _is_drawn(site, chart, choice):
        return Markup("")
    record = site.record
    label = f"Values of the chart {content.title(chart, choice)}"
    points = charts.points(chart, record, choice)
    verdict = charts.sentence(chart, record)
    blank = content.blanks(chart, record, choice)
    walk = fill("chart.html", "walk", label=label, points=points)
    return walk + fill("chart.html", "said", verdict=verdict, blank=blank)


def _without_year(site: Site, chart: Chart) -> Markup:
    values = content.undated(chart, site.record)
    if not values:
        return Markup("")
    return fill("chart.html", "undated", groups=undated(site.dataset, values))


def _happened(site: Site, chart: Chart, choice: str) -> Markup:
    happened = content.events(chart, site.record, choice)
    return fill("events.html", "numbered", events=happened) if happened else Markup("")


def _table(site: Site, chart: Chart, choice: str) -> Markup:
    """The sources of everything the chart shows, and its values."""
    record = site.record
    listed = content.listed(chart, record, choice)
    if not listed:
        return Markup("")
    shown = content.shown(chart, record, choice)
    behind = content.worked_with(chart, record, choice)
    cited = content.distinct([*listed, *shown, *behind])
    named, more = publishers(cited)
    sources = fill("chart.html", "sources", named=named, more=more)
    table = observations(site.dataset, listed, chart.title, several=len(chart.series) > 1)
    if _is_drawn(site, chart, choice) or len(listed) > OPEN_TABLE:
        table = _folded(f"Table and sources: {wording.count(len(listed), 'value')}", table)
    return sources + table


def _missing(site: Site, chart: Chart, choice: str) -> Markup:
    """What was looked for in vain, open where the chart holds nothing else."""
    record = site.record
    series = content.first_shown(chart, record)
    gaps = record.gaps(*series)
    if not gaps:
        return Markup("")
    listed = fill("chart.html", "missing", searches=searches(record, series))
    if not content.listed(chart, record, choice):
        return listed
    return _folded(f"Looked for and not found: {wording.count(len(gaps), 'gap')}", listed)


def _folded(summary: str, body: Markup) -> Markup:
    return fill("chart.html", "folded", summary=summary, body=body)


def back(page: Page, chart: Chart) -> Markup:
    """The way from a chart that stands alone to its place on its page."""
    return fill("chart.html", "back", page=page, place=chart.id)


def before_scripts(site: Site, chart: Chart) -> Markup:
    """The whole chart as it opens, with words in the place of the figure."""
    choices = content.choices(chart, site.record)
    choice = choices[0] if choices else ""
    drawn = _is_drawn(site, chart, choice)
    return fill(
        "chart.html",
        "frame",
        heading=heading(chart, choice),
        legend=legend(site, chart, choice) if drawn else "",
        words=charts.alt(chart, site.record, choice) if drawn else "",
        beneath=beneath(site, chart, choice),
    )
