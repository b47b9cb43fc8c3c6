"""A page of charts, and a chart: its finding, its figure, and the panels beneath it."""

from collections.abc import Iterator
from itertools import islice

from markupsafe import Markup

from dashboard import charts, headings
from dashboard.charts import ChartView, view
from dashboard.charts.base import HtmlView
from dashboard.charts.rows import RowsView
from dashboard.charts.voices import VoicesView
from dashboard.markup import choices, images, rows, take, values, voices
from dashboard.markup.engine import fill, joined
from dashboard.markup.site import Site
from dashboard.markup.take import Panel
from dashboard.model import Chart, Page
from dashboard.words import gettext as _
from dashboard.words import ngettext

MOST_OPEN = 3
"""Charts that are open as a page opens; the others are folded to their findings."""
FEW = 2
"""A table of at most so many values is short enough to stand open."""


def head(site: Site, page: Page) -> Markup:
    """The name of a page, what it finds, and what it answers."""
    finding = headings.finding(site.record, page)
    return fill("chart.html", "head", name=page.title, finding=finding, standfirst=page.standfirst)


def contents(site: Site, page: Page) -> Markup:
    """A list of what a page finds; nothing where nothing is folded."""
    if len(opened(site, page)) == len(page.charts):
        return Markup("")
    seen = [_seen(site, chart) for chart in page.charts]
    entries = [
        (shown.chart.id, headings.plain(shown.finding) if shown.finding else shown.title)
        for shown in seen
    ]
    title = ngettext(
        "%(number)d topic on this page", "%(number)d topics on this page", len(entries)
    )
    return fill("chart.html", "contents", page=page.id, title=title, entries=entries)


def opened(site: Site, page: Page) -> frozenset[str]:
    """The charts that are open: the first with a picture, and those with a choice of the link."""
    pictured = (chart.id for chart in page.charts if _is_picture(_seen(site, chart)))
    chosen = (chart.id for chart in page.charts if _is_chosen(site, chart))
    return frozenset([*islice(pictured, MOST_OPEN), *chosen])


def _is_picture(shown: ChartView) -> bool:
    return bool(shown.values or shown.large_values) or 0 < len(shown.table_values) <= FEW


def _is_chosen(site: Site, chart: Chart) -> bool:
    """A reader chose another unit or year for it than the one that it opens with."""
    return choices.chosen_in(site, chart) not in ["", *_seen(site, chart).choices[:1]]


def _seen(site: Site, chart: Chart) -> ChartView:
    """The chart in the unit or year of the link."""
    return view.of(chart, site.record, choices.chosen_in(site, chart))


def legend(site: Site, shown: ChartView) -> Markup:
    """What the marks of a chart mean, as its kind draws them."""
    if isinstance(shown, RowsView):
        return rows.legend(shown)
    if isinstance(shown, VoicesView):
        return voices.legend(shown.lanes) if shown.lanes else Markup("")
    return images.legend(shown.legend, site.palette, shown.colour(site.palette), site.ground)


def figure(site: Site, shown: ChartView) -> Markup:
    """The place of the figure of a chart that has one, or its rows."""
    chosen = {shown.chart.parameter: shown.choice} if shown.choice else {}
    if isinstance(shown, RowsView):
        return rows.drawn(shown, site.picture(shown.chart.id, **chosen))
    if isinstance(shown, VoicesView):
        return voices.drawn(shown, site.picture(shown.chart.id))
    drawing = shown.drawing(site.palette)
    assert drawing is not None
    address = site.figure(f"chart/{shown.chart.id}", **chosen)
    return place(shown.chart.id, address, shown.alt_text, drawing)


def place(name: str, address: str, words: str, drawing: charts.Drawing) -> Markup:
    """Where the script draws a figure from what stands at an address.

    Both heights are told, so that nothing beneath it moves when it comes.
    """
    return fill("chart.html", "figure", name=name, address=address, words=words, drawing=drawing)


def _drawn(site: Site, shown: ChartView) -> Markup:
    """The figure of a chart with its key and what it says.

    A few numbers stand in large type instead, others that belong on no scale in a table.
    """
    if shown.large_values:
        large = fill("chart.html", "large", rows=values.rows(site.dataset, shown.large_values))
        return large + fill("chart.html", "said", verdict=shown.verdict)
    if not shown.values:
        numbers = images.large(site.dataset, shown.large_values)
        unknown = fill("chart.html", "said", verdict=shown.verdict) if shown.verdict else ""
        return joined((unknown, numbers, _table(site, shown), _missing(site, shown)))
    walk = Markup("")
    if not isinstance(shown, HtmlView):  # whose marks are links
        label = _("Values of the chart %(title)s", title=shown.title)
        walk = fill("chart.html", "walk", label=label, points=shown.points)
    said = fill("chart.html", "said", verdict=shown.verdict)
    return joined((legend(site, shown), figure(site, shown), walk, said))


def _caption(shown: ChartView) -> Markup:
    """What the chart shows and what not, and the numbers that have no place in its figure."""
    return fill(
        "chart.html",
        "caption",
        caveat=shown.chart.caveat,
        ranks=shown.rank_words,
        undated=len(shown.undated_values),
    )


def _table(site: Site, shown: ChartView) -> Markup:
    """The values of a chart; nothing where none is known."""
    listed = shown.table_values
    if not listed:
        return Markup("")
    several = len(shown.chart.series) > 1
    return values.observations(site.dataset, listed, shown.chart.title, several=several)


def _missing(site: Site, shown: ChartView) -> Markup:
    """What was looked for in vain."""
    series = shown.new_series
    if not site.record.gaps(*series):
        return Markup("")
    listed = fill("chart.html", "missing", searches=values.searches(site.record, series))
    return fill("chart.html", "part", heading=_("Looked for and not found"), body=listed)


def _happened(shown: ChartView) -> Markup:
    """The events that are marked in the figure."""
    if not shown.events:
        return Markup("")
    listed = fill("events.html", "listed", events=shown.events)
    return fill("chart.html", "part", heading=_("Events in the chart"), body=listed)


def _panels(site: Site, shown: ChartView) -> Iterator[Panel]:
    """The values in the figure, their sources, and what a reader can take away."""
    if shown.values or shown.large_values:
        blank = fill("chart.html", "blank", sentence=shown.blank_sentence)
        listed = (blank, _table(site, shown), _happened(shown), _missing(site, shown))
        yield Panel("table", _("Table"), joined(listed))
    cited = charts.distinct([*shown.table_values, *shown.visible_values, *shown.conversion_inputs])
    if cited:
        sources = fill("chart.html", "sources", sources=values.sources_of(cited))
        yield Panel("sources", _("Sources"), sources)
    yield from take.of_chart(site, shown)


def back(site: Site, page: Page, chart: Chart) -> Markup:
    """The way from a chart that stands alone to its place on its page."""
    name = site.about.title if site.selection.embedded else ""
    return fill("chart.html", "back", page=page, place=chart.id, site=name)


def whole(site: Site, chart: Chart, *, is_open: bool = True, is_linked: bool = True) -> Markup:
    """The whole chart in the unit or year of the link, with everything it owes the reader.

    Its finding is linked to what it rests on, unless it is folded or its bars do so right beneath.
    """
    shown = _seen(site, chart)
    body = joined(
        (
            fill(
                "chart.html",
                "subtitle",
                finding=shown.finding,
                title=shown.title,
                choices=choices.of_chart(site, chart),
            ),
            _drawn(site, shown),
            _caption(shown),
            fill("chart.html", "actions", name=chart.id, panels=[*_panels(site, shown)]),
        )
    )
    heading = _heading(shown, is_linked=is_open and is_linked)
    return fill(
        "chart.html",
        "frame" if is_open else "folded_chart",
        name=chart.id,
        heading=heading,
        body=body,
    )


def _heading(shown: ChartView, *, is_linked: bool) -> Markup:
    """What a chart finds; a line that opens a chart has no links of its own."""
    finding = shown.finding
    if finding is not None and not is_linked:
        title, finding = headings.plain(finding), None
    else:
        title = shown.title
    return fill("chart.html", "heading", place=shown.chart.id, finding=finding, title=title)
