"""The record of an earlier day: what was known then, and the days before and after it."""

from bisect import bisect_left, bisect_right
from datetime import date as Date

from markupsafe import Markup

from dashboard.markup.engine import fill
from dashboard.model import Dataset, Event
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import ngettext, order, periods, wording

MOST_NAMED = 4


def band(whole: Dataset, record: Record, day: Date) -> Markup:
    """What the record of a day holds, what became known last, and links to other days."""
    known, days = record.dataset, whole.days
    before, after = bisect_left(days, day), bisect_right(days, day)
    values, events = len(whole.observations), len(whole.events)
    held = _(
        "%(values)s, %(events)s.",
        values=ngettext(
            "%(known)d of %(number)d value",
            "%(known)d of %(number)d values",
            values,
            known=len(known.observations),
        ),
        events=ngettext(
            "%(known)d of %(number)d event",
            "%(known)d of %(number)d events",
            events,
            known=len(known.events),
        ),
    )
    return fill(
        "frame.html",
        "band",
        day=day,
        held=held,
        news=_news(known, days[after - 1]) if after else _("Last: nothing was known yet."),
        earlier=days[before - 1] if before else None,
        later=days[after] if after < len(days) else None,
    )


def _news(known: Dataset, day: Date) -> str:
    """What became known on a day."""
    fresh = [one for one in known.observations if known.known_by(one) == day]
    sources = {
        source.id: str(source.publisher)
        for source in known.sources
        if source.known_by == day and not source.running
    }
    values = len(fresh)
    events = sum(_first_told(known, event) == day for event in known.events)
    of_values = (str(known.source[one.source].publisher) for one in fresh)
    names = sorted({*sources.values(), *of_values}, key=order.key)
    return _(
        "Last: %(news)s from %(publishers)s on %(day)s.",
        news=_counted(values, events),
        publishers=wording.named(names, MOST_NAMED),
        day=periods.day(day),
    )


def _counted(values: int, events: int) -> str:
    """'3 values and 1 event', 'no value'."""
    of_values = ngettext("%(number)d value", "%(number)d values", values)
    of_events = ngettext("%(number)d event", "%(number)d events", events)
    if values and events:
        return _("%(values)s and %(events)s", values=of_values, events=of_events)
    if events:
        return of_events
    return of_values if values else _("no value")


def _first_told(known: Dataset, event: Event) -> Date:
    """The day from which a source tells of an event."""
    return min(known.source[witness.source].known_by for witness in event.sources)
