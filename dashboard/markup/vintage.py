"""The record of an earlier day: what was known then, and the days before and after it."""

from bisect import bisect_left, bisect_right
from datetime import date as Date

from markupsafe import Markup

from dashboard.markup.engine import fill
from dashboard.model import Dataset
from dashboard.record import Record
from dashboard.words import periods, wording

MOST_NAMED = 4


def band(whole: Dataset, record: Record, day: Date) -> Markup:
    """What the record of a day holds, what became known last, and links to other days."""
    known, days = record.dataset, whole.days
    before, after = bisect_left(days, day), bisect_right(days, day)
    values = wording.count(len(whole.observations), "value")
    events = wording.count(len(whole.events), "event")
    return fill(
        "frame.html",
        "band",
        day=day,
        held=f"{len(known.observations)} of {values}, {len(known.events)} of {events}",
        news=_news(known, days[after - 1]) if after else "nothing was known yet",
        earlier=days[before - 1] if before else None,
        later=days[after] if after < len(days) else None,
    )


def _news(known: Dataset, day: Date) -> str:
    """What became known on a day."""
    fresh = [one for one in known.observations if known.known_by(one) == day]
    sources = {
        source.id: source.publisher
        for source in known.sources
        if source.known_by == day and not source.running
    }
    values = len(fresh)
    events = sum(
        min(known.source[one.source].known_by for one in event.sources) == day
        for event in known.events
    )
    counts = " and ".join(
        wording.count(number, noun)
        for number, noun in ((values, "value"), (events, "event"))
        if number
    )
    names = sorted({*sources.values(), *(known.source[one.source].publisher for one in fresh)})
    publishers = wording.named(names, MOST_NAMED)
    return f"{counts or 'no value'} from {publishers} on {periods.day(day)}"
