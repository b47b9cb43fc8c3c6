"""The first page: the question, its answer, and key dates; its cards and frames stand beside it."""

from markupsafe import Markup

from dashboard import claims, headings
from dashboard.charts import timeline
from dashboard.markup import timeline_drawing
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.record import Record
from dashboard.words import ngettext


def opening(site: Site) -> Markup:
    """The question and its answer."""
    return fill(
        "overview.html",
        "opening",
        question=site.about.question,
        answer=claims.answer(site.record),
        in_short=headings.in_short(site.record),
    )


def to_balance(site: Site) -> Markup:
    """The way to the picture of what came and what it cost; nothing in a dataset without one."""
    charts = ((page.id, chart) for page in site.dataset.pages for chart in page.charts)
    for page, chart in charts:
        if chart.kind == "balance":
            return fill("overview.html", "to_balance", page=page, chart=chart)
    return Markup("")


def dates(site: Site) -> Markup:
    """The key events beneath the bars of the owners; nothing where no event is on record."""
    record = site.record
    events = timeline.key_events(record, record.events)
    if not record.events:
        return Markup("")
    all_events = ngettext("All %(number)d event", "All %(number)d events", len(record.events))
    if not events:
        return fill("overview.html", "no_dates", all_events=all_events)
    scale = timeline.whole_years(timeline.year_of(events[0]), _last_year(record))
    return fill(
        "overview.html",
        "dates",
        scale=scale,
        owners=timeline_drawing.owners(record.eras, scale),
        marks=timeline.marks(events, scale),
        columns=timeline_drawing.columns(events, record.eras, scale),
        all_events=all_events,
    )


def _last_year(record: Record) -> int:
    """The year up to which the record reaches."""
    begun = (timeline.year_of(event) for event in record.events if event.date.start)
    return max([record.dataset.about.released.year, *begun])
