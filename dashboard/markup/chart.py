"""A chart on a page: its title and legend, and everything that stands beneath its figure."""

from markupsafe import Markup

from dashboard import charts, wording
from dashboard.charts import ChartView, view
from dashboard.charts.rows import RowsView
from dashboard.markup import choices, images, rows, take
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.values import observations, publishers, searches, undated
from dashboard.model import Chart, Page

OPEN_TABLE = 16
"""Tables of a chart with more rows than this wait behind a click."""


def heading(shown: ChartView) -> Markup:
    chart = shown.chart
    return fill("chart.html", "heading", place=chart.id, title=shown.title, caveat=chart.caveat)


def legend(site: Site, shown: ChartView) -> Markup:
    if isinstance(shown, RowsView):
        return rows.legend(shown)
    return images.legend(shown.legend, site.palette, shown.colour(site.palette))


def figure(site: Site, shown: ChartView) -> Markup:
    """The place of the figure of a chart that has one, or its rows."""
    chosen = {shown.chart.parameter: shown.choice} if shown.choice else {}
    if isinstance(shown, RowsView):
        return rows.drawn(shown, site.picture(shown.chart.id, **chosen))
    drawing = shown.drawing(site.palette)
    assert drawing is not None
    address = site.figure(f"chart/{shown.chart.id}", **chosen)
    return place(shown.chart.id, address, shown.alt_text, drawing)


def place(name: str, address: str, words: str, drawing: charts.Drawing) -> Markup:
    """Where the script draws a figure from what stands at an address.

    Both heights are told, so that nothing beneath it moves when it comes.
    """
    return fill("chart.html", "figure", name=name, address=address, words=words, drawing=drawing)


def beneath(site: Site, shown: ChartView) -> Markup:
    """What stands beneath the figure, or in its place where there is none."""
    return joined(
        (
            images.large(site.dataset, shown.large_values),
            _said(shown),
            _without_year(site, shown),
            _happened(shown),
            _table(site, shown),
            _missing(site, shown),
        )
    )


def _said(shown: ChartView) -> Markup:
    """The walk along the marks, what the chart says, and why years are blank."""
    if not shown.values:
        return Markup("")
    walk = Markup("")
    if not isinstance(shown, RowsView):  # whose bars are links
        label = f"Values of the chart {shown.title}"
        walk = fill("chart.html", "walk", label=label, points=shown.points)
    return walk + fill("chart.html", "said", verdict=shown.verdict, blank=shown.blank_sentence)


def _without_year(site: Site, shown: ChartView) -> Markup:
    values = shown.undated_values
    if not values:
        return Markup("")
    return fill("chart.html", "undated", groups=undated(site.dataset, values))


def _happened(shown: ChartView) -> Markup:
    return fill("events.html", "numbered", events=shown.events) if shown.events else Markup("")


def _table(site: Site, shown: ChartView) -> Markup:
    """The sources of everything the chart shows, and its values."""
    listed = shown.table_values
    if not listed:
        return Markup("")
    cited = charts.distinct([*listed, *shown.visible_values, *shown.conversion_inputs])
    named, more = publishers(cited)
    sources = fill("chart.html", "sources", named=named, more=more)
    several = len(shown.chart.series) > 1
    table = observations(site.dataset, listed, shown.chart.title, several=several)
    if shown.values or len(listed) > OPEN_TABLE:
        table = _folded(f"Table and sources: {wording.count(len(listed), 'value')}", table)
    return sources + table


def _missing(site: Site, shown: ChartView) -> Markup:
    """What was looked for in vain, open where the chart holds nothing else."""
    series = shown.new_series
    gaps = site.record.gaps(*series)
    if not gaps:
        return Markup("")
    listed = fill("chart.html", "missing", searches=searches(site.record, series))
    if not shown.table_values:
        return listed
    return _folded(f"Looked for and not found: {wording.count(len(gaps), 'gap')}", listed)


def _folded(summary: str, body: Markup) -> Markup:
    return fill("chart.html", "folded", summary=summary, body=body)


def back(page: Page, chart: Chart) -> Markup:
    """The way from a chart that stands alone to its place on its page."""
    return fill("chart.html", "back", page=page, place=chart.id)


def whole(site: Site, chart: Chart) -> Markup:
    """The whole chart in the unit or year of the link, with everything it owes the reader."""
    shown = view.of(chart, site.record, choices.chosen_in(site, chart))
    drawn = bool(shown.values)
    return fill(
        "chart.html",
        "frame",
        name=chart.id,
        heading=heading(shown),
        choices=choices.of_chart(site, chart),
        legend=legend(site, shown) if drawn else "",
        figure=figure(site, shown) if drawn else "",
        beneath=beneath(site, shown),
        taken=take.of_chart(site, shown),
    )
