"""Events of the timeline: what a choice of them holds, and their list by year with sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Event
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import ngettext, wording

FEW = 25
"""Years of no more events than these stand open, where a reader asked for something."""


@dataclass(frozen=True, slots=True)
class Fold:
    """The events of a year, or of the years before the picture, behind one line."""

    head: str
    words: str
    marks: tuple[Event, ...]
    """Its events, where they are so few that each has a dot."""
    years: tuple[tuple[int, list[Event]], ...]


def finding(record: Record, choice: Choice | None = None) -> str:
    """How the events lie in time, in a sentence; '' where there is none.

    Of a choice it says how many events it holds, and what was chosen.
    """
    events = [event for event in record.events if event.date.start]
    if not events:
        return ""
    if choice is not None and choice != timeline.whole(record):
        found = _counted(len(choice.found(events)), len(events))
        return _("%(found)s: %(chosen)s", found=found, chosen=wording.row(chosen(record, choice)))
    if timeline.year_of(events[0]) == timeline.year_of(events[-1]):
        return ngettext(
            "%(number)d event of %(year)d",
            "%(number)d events of %(year)d",
            len(events),
            year=timeline.year_of(events[0]),
        )
    span = {"first": timeline.year_of(events[0]), "last": timeline.year_of(events[-1])}
    begun = [era.period.start.year for era in record.eras if era.period.start]
    late = sum(timeline.year_of(event) >= begun[-1] for event in events) if begun else 0
    if not late or late == len(events):
        return ngettext(
            "%(number)d event from %(first)d to %(last)d",
            "%(number)d events from %(first)d to %(last)d",
            len(events),
            **span,
        )
    return ngettext(
        "%(number)d event from %(first)d to %(last)d; %(late)d of them in %(year)d or later",
        "%(number)d events from %(first)d to %(last)d; %(late)d of them in %(year)d or later",
        len(events),
        late=late,
        year=begun[-1],
        **span,
    )


def _counted(found: int, number: int) -> str:
    """How many of all events a choice holds."""
    return ngettext(
        "%(found)d of %(number)d event",
        "%(found)d of %(number)d events",
        number,
        found=found,
    )


def chosen(record: Record, choice: Choice) -> list[str]:
    """What a reader chose, in words: kinds, years, and the words that an event has to hold."""
    everything = timeline.whole(record)
    first, last = choice.years
    years = str(first) if first == last else _("%(first)d to %(last)d", first=first, last=last)
    words = _("with “%(text)s”", text=choice.text)
    return [
        *(wording.plain_words(kind) for kind in choice.kinds if choice.kinds != everything.kinds),
        *([years] if choice.years != everything.years else []),
        *([words] if choice.text else []),
    ]


def standfirst(record: Record) -> str:
    """How many events and eras there are."""
    events = ngettext("%(number)d dated event", "%(number)d dated events", len(record.events))
    owned = ngettext("%(number)s era", "%(number)s eras", len(record.eras))
    return _(
        "%(events)s and %(eras)s of ownership, each with its sources.", events=events, eras=owned
    )


def beneath(site: Site) -> Markup:
    """The events of a page of charts that are known; nothing where there are none."""
    named = site.dataset.page[site.page].events
    events = [event for event in site.record.events if event.id in named]
    if not events:
        return Markup("")
    begin = timeline.first_year(events)
    return _told(site.record, _folds(site.record, events, begin), len(events), is_open=False)


def listed(site: Site, choice: Choice) -> Markup:
    """The events of a choice, newest year first, and the owners.

    The years of a search stand open, and those of few events that were asked for. Where nothing
    is found, that alone is said.
    """
    record = site.record
    events = choice.found(record.events)
    if not events:
        nothing = _(
            "No event of these years and kinds holds all of these words."
            " Take a word out, or choose more."
        )
        return fill("frame.html", "nothing", text=nothing)
    owned = eras(record) if record.eras else Markup("")
    is_few = choice != timeline.whole(record) and len(events) <= FEW
    begin, _last = timeline.years_drawn(record, events, choice)
    folds = _folds(record, events, begin)
    return _told(record, folds, len(events), is_open=bool(choice.text) or is_few) + owned


def status(record: Record, number: int) -> Markup:
    """How many events a choice holds; nothing where it holds all."""
    everything = len(record.events)
    if number == everything:
        return Markup("")
    return fill("frame.html", "found", text=_counted(number, everything))


def eras(record: Record) -> Markup:
    """Who owned the plant when, with sources."""
    return fill("timeline.html", "eras", eras=record.eras, source=record.dataset.source)


def _told(record: Record, folds: Sequence[Fold], number: int, *, is_open: bool) -> Markup:
    """A list of events folded by year."""
    counted = ngettext("%(number)d event", "%(number)d events", number)
    return fill(
        "timeline.html",
        "chronicle",
        title=_("%(events)s, newest first", events=counted) if number > 1 else counted,
        folds=folds,
        source=record.dataset.source,
        key_names=set(record.dataset.about.key_events),
        open=is_open,
    )


def _folds(record: Record, events: Sequence[Event], begin: int) -> list[Fold]:
    """A fold for each year from `begin` on, newest first, and one for the time before."""
    years = timeline.by_year(events)
    folds = [_of_year(record, year, found) for year, found in years if year >= begin]
    early = [(year, found) for year, found in years if year < begin]
    if early:
        folds.insert(0, _before(early))
    return folds[::-1]


def _of_year(record: Record, year: int, events: list[Event]) -> Fold:
    keys = timeline.key_events(record, events)
    named = keys or events[:1]
    titles = wording.apart(event.title for event in named)
    more = len(events) - len(named)
    words = titles
    if more:
        words = ngettext(
            "%(titles)s and %(number)d more", "%(titles)s and %(number)d more", more, titles=titles
        )
    return Fold(str(year), words, tuple(events), ((year, events),))


def _before(years: Sequence[tuple[int, list[Event]]]) -> Fold:
    first, last = years[0][1][0], years[-1][1][-1]
    number = sum(len(events) for year, events in years)
    head = _("%(first)d to %(last)d", first=timeline.year_of(first), last=timeline.year_of(last))
    words = ngettext(
        "%(number)d event: %(first)s",
        "%(number)d events, from “%(first)s” to “%(last)s”",
        number,
        first=first.title,
        last=last.title,
    )
    return Fold(head, words, (), tuple(years))
