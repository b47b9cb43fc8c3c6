"""The record of an earlier day: what was known then, and the steps between the days on which something became known."""

from bisect import bisect_left, bisect_right
from datetime import date as Date

from markupsafe import Markup

from dashboard import markup, wording
from dashboard.model import Dataset
from dashboard.record import Record
from dashboard.widgets import choices

MOST_NAMED = 4


def choose(dataset: Dataset, chosen: Date | None) -> None:
    """A select box with these days and the one of the link; the first option is the record of today."""
    options = [
        "",
        *(str(day) for day in sorted({*dataset.days, *filter(None, [chosen])}, reverse=True)),
    ]
    locale = dataset.about.locale
    choices.one_of(
        "Record as known on",
        options,
        "as_of",
        lambda day: wording.day(Date.fromisoformat(day), locale) if day else "today",
    )


def band(whole: Dataset, record: Record, day: Date) -> Markup:
    """What the record of a day holds, what became known last, and links to the days before and after."""
    known, locale = record.dataset, whole.about.locale
    every = whole.days
    before, after = bisect_left(every, day), bisect_right(every, day)
    last = every[after - 1] if after else None
    steps = [
        *(("Earlier:", one) for one in every[:before][-1:]),
        *(("Later:", one) for one in every[after:][:1]),
    ]
    links = [
        *(markup.as_of(str(one), f"{words} {wording.day(one, locale)}") for words, one in steps),
        markup.as_of("", "Record of today"),
    ]
    values = f"{len(known.observations)} of {wording.count(len(whole.observations), 'value')}"
    held = f"{values}, {len(known.events)} of {wording.count(len(whole.events), 'event')}"
    news = _news(known, last) if last else "nothing was known yet"
    undated = "Pages that print no date count from the day on which they were read."
    return Markup(
        '<p class="notice asof" role="status"><b>The record as it could be known on {}</b>: {}. Last: {}. {} {}</p>'
    ).format(wording.day(day, locale), held, news, undated, markup.join(links, markup.SEPARATOR))


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
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{counts or 'no value'} from {', '.join(names[:MOST_NAMED])}{more} on {wording.day(day, known.about.locale)}"
