"""Events as a list to read: filtered, grouped by year, each with its sources."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import wording
from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.markup import chart
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Dataset, Event
from dashboard.record import Record

_NONE = (
    "No event of these years and kinds holds all of these words. Take a word out, or choose more."
)


def standfirst(record: Record) -> str:
    events = wording.count(len(record.events), "dated event")
    eras = wording.count(len(record.eras), "era")
    return f"{events} and {eras} of ownership, each with its sources."


def whole(record: Record) -> Choice:
    """Every kind and every year; the year of the release where no event has one."""
    years = timeline.years_of(record) or [str(record.dataset.about.released.year)]
    return Choice(tuple(timeline.kinds_of(record)), "", (int(years[0]), int(years[-1])))


def alt(events: Sequence[Event]) -> str:
    first, last = events[0], events[-1]
    return f"Timeline of {wording.count(len(events), 'event')}, from {first.date.words}: {first.title}, to {last.date.words}: {last.title}."


def eras(record: Record) -> Markup:
    """Who owned the plant when."""
    return fill("timeline.html", "eras", eras=record.eras, source=record.dataset.source)


def by_year(events: Sequence[Event], dataset: Dataset) -> Markup:
    """The list, newest year last, with a heading for each year."""
    if not events:
        return fill("frame.html", "nothing", text=_NONE)
    return fill("timeline.html", "chronicle", events=events, source=dataset.source)


def beneath(site: Site) -> Markup:
    """The events of a page of charts that are known; nothing where there are none."""
    named = site.dataset.page[site.page].events
    events = [event for event in site.record.events if event.id in named]
    return by_year(events, site.dataset) if events else Markup("")


def drawn(site: Site, choice: Choice) -> Markup:
    """The figure of the events of a choice; nothing where there is none."""
    drawing = timeline.drawn(site.record, site.palette, choice)
    if drawing is None:
        return Markup("")
    first, last = (f"{year:04}" for year in choice.years)
    asked = {"kind": choice.kinds, "q": choice.text, "from": first, "to": last}
    address = site.figure("timeline", **{name: value for name, value in asked.items() if value})
    words = alt(choice.found(site.record.events))
    return chart.place("timeline", address, words, drawing)


def listed(site: Site, choice: Choice) -> Markup:
    """Eras, and the events of a choice."""
    events = by_year(choice.found(site.record.events), site.dataset)
    return eras(site.record) + events if site.record.eras else events
