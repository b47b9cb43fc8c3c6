"""Owners and events: drawn along a line of time, and listed by year with their sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import typeset
from dashboard.charts import timeline
from dashboard.charts.timeline import Choice, Column, Scale, Stretch
from dashboard.markup import choices
from dashboard.markup.engine import fill
from dashboard.markup.site import Site
from dashboard.model import Era, Event
from dashboard.period import Period, Point
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, wording

FEW = 25
"""Years of no more events than these stand open, where a reader asked for something."""
LETTER = 0.75
"""Per cent of the width that a letter of a name takes where the picture is wide."""
NARROW_LETTER = 1.1
"""The same where the picture is as narrow as it is ever drawn."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An era on a line of time, in words."""

    title: str
    years: str
    when: str
    """The same to the day, as far as it is known."""
    stretch: Stretch

    @property
    def is_named(self) -> bool:
        """Its bar has room for the longest word of its name, at every width."""
        longest = max(typeset.cells(part.rstrip()) for part in typeset.parts(self.title))
        return NARROW_LETTER * (longest + len("  ")) <= self.stretch.width

    @property
    def has_room(self) -> bool:
        """Its bar has room for the whole name."""
        return LETTER * typeset.cells(self.title) <= self.stretch.width

    @property
    def side(self) -> str:
        """Where its name has room: within the bar, after it or before it."""
        room = NARROW_LETTER * typeset.cells(f"{self.title} {self.years}")
        if room <= self.stretch.width:
            return "within"
        end = self.stretch.left + self.stretch.width
        return "after" if end + room <= 100 else "before"


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a column of key events."""

    words: str
    when: str = ""
    event: str = ""
    """The event that it tells of; '' for the owner of the time that follows."""


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """A column of key events, in words."""

    left: float
    pin: float
    years: tuple[tuple[int, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """The events of a year, or of the years before the picture, behind one line."""

    head: str
    words: str
    marks: tuple[Event, ...]
    """Its events, where they are so few that each has a dot."""
    years: tuple[tuple[int, list[Event]], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the picture of a choice holds, and its line of time."""

    events: Sequence[Event]
    early: Sequence[Event]
    """Those before the line of time begins, which wait in a strip."""
    inside: Sequence[Event]
    keys: Sequence[Event]
    """The key ones of those on the line."""
    scale: Scale
    whole: Scale
    """The line of the strip: from the first event to the end of the other line."""


def finding(record: Record, choice: Choice | None = None) -> str:
    """How the events lie in time, in a sentence; '' where there is none.

    Of a choice it says how many events it holds, and what was chosen.
    """
    events = [event for event in record.events if event.date.start]
    if not events:
        return ""
    if choice is not None and choice != whole(record):
        found = _counted(len(choice.found(events)), len(events))
        return _("%(found)s: %(chosen)s", found=found, chosen=wording.row(chosen(record, choice)))
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
    everything = whole(record)
    first, last = choice.years
    years = str(first) if first == last else _("%(first)d to %(last)d", first=first, last=last)
    words = _("with “%(text)s”", text=choice.text)
    return [
        *(wording.plain_words(kind) for kind in choice.kinds if choice.kinds != everything.kinds),
        *([years] if choice.years != everything.years else []),
        *([words] if choice.text else []),
    ]


def standfirst(record: Record) -> str:
    events = ngettext("%(number)d dated event", "%(number)d dated events", len(record.events))
    owned = ngettext("%(number)s era", "%(number)s eras", len(record.eras))
    return _(
        "%(events)s and %(eras)s of ownership, each with its sources.", events=events, eras=owned
    )


def whole(record: Record) -> Choice:
    """Every kind and every year; the year of the release where no event has one."""
    years = timeline.years_of(record) or [str(record.dataset.about.released.year)]
    return Choice(tuple(timeline.kinds_of(record)), "", (int(years[0]), int(years[-1])))


def alt(events: Sequence[Event]) -> str:
    """The picture of some events, in a sentence."""
    first, last = events[0], events[-1]
    return ngettext(
        "Timeline of %(number)d event, %(first_date)s: %(first)s.",
        "Timeline of %(number)d events, from %(first_date)s: %(first)s, "
        "to %(last_date)s: %(last)s.",
        len(events),
        first_date=periods.in_words(first.date),
        first=first.title,
        last_date=periods.in_words(last.date),
        last=last.title,
    )


def beneath(site: Site) -> Markup:
    """The events of a page of charts that are known; nothing where there are none."""
    named = site.dataset.page[site.page].events
    events = [event for event in site.record.events if event.id in named]
    if not events:
        return Markup("")
    begin = timeline.first_year(events)
    return _told(site.record, _folds(site.record, events, begin), len(events), is_open=False)


def layout(record: Record, choice: Choice) -> Layout | None:
    """What the picture of a choice holds; None where it holds no event."""
    events = choice.found(record.events)
    if not events:
        return None
    begin, last = _years_drawn(record, events, choice)
    inside = [event for event in events if timeline.year_of(event) >= begin]
    return Layout(
        events=events,
        early=[event for event in events if timeline.year_of(event) < begin],
        inside=inside,
        keys=timeline.key_events(record, inside),
        scale=timeline.whole_years(begin, last),
        whole=timeline.whole_years(timeline.year_of(events[0]), last),
    )


def drawn(site: Site, choice: Choice) -> Markup:
    """The picture of the events of a choice; nothing where there is none."""
    record = site.record
    shown = layout(record, choice)
    if shown is None:
        return Markup("")
    key_marks = timeline.marks(shown.keys, shown.scale)
    return fill(
        "timeline.html",
        "picture",
        address=site.picture_of_events(choices.query(site, "embed", "as_of")),
        strip=_strip(record, shown) if shown.early else "",
        scale=shown.scale,
        owners=owners(record.eras, shown.scale),
        key_marks=key_marks,
        pins=timeline.pins(key_marks),
        columns=columns(shown.keys, record.eras, shown.scale),
        lane_list=timeline.lanes(shown.inside, choice.kinds, shown.scale),
        key_names={event.id for event in shown.keys},
        words={
            "picture": alt(shown.events),
            "lanes": lanes_title(shown),
            "caption": caption(),
        },
    )


def caption() -> str:
    """What the marks of the picture mean."""
    return _(
        "A bar among the dots is an event of which only the year, or a span, is known. "
        "A full dot is a key date."
    )


def _years_drawn(record: Record, events: Sequence[Event], choice: Choice) -> tuple[int, int]:
    """The first and the last year of the picture."""
    everything = whole(record).years
    begin = timeline.first_year(events)
    if choice.years[0] != everything[0]:
        begin = choice.years[0]
    last = choice.years[1]
    if last == everything[1]:
        last = max(last, record.dataset.about.released.year)
    return begin, last


def lanes_title(shown: Layout) -> str:
    """What the lanes of the picture hold."""
    return ngettext(
        "%(number)d event of %(first)d to %(last)d, a lane for each kind",
        "%(number)d events of %(first)d to %(last)d, a lane for each kind",
        len(shown.inside),
        first=shown.scale.first.year,
        last=shown.scale.last.year,
    )


def early_title(shown: Layout) -> str:
    """What the strip before the picture holds."""
    return ngettext(
        "%(first)d to %(last)d: %(number)d event",
        "%(first)d to %(last)d: %(number)d events",
        len(shown.early),
        first=timeline.year_of(shown.early[0]),
        last=timeline.year_of(shown.early[-1]),
    )


def opened_title(shown: Layout) -> str:
    """Which years of the strip are drawn beneath it."""
    first, last = shown.scale.first.year, shown.scale.last.year
    return _("%(first)d to %(last)d: drawn below", first=first, last=last)


def opened(shown: Layout) -> Stretch:
    """Where in the strip the years lie that are drawn beneath it."""
    left = shown.whole.place(shown.scale.first)
    return Stretch(left, round(100 - left, 2))


def _strip(record: Record, shown: Layout) -> Markup:
    """The whole time as a strip, with the events before the picture behind it."""
    return fill(
        "timeline.html",
        "century",
        owners=owners(record.eras, shown.whole),
        marks=timeline.marks(shown.early, shown.whole),
        opened=opened(shown),
        events=shown.early,
        words={"strip": early_title(shown), "opened": opened_title(shown)},
    )


def owners(owned: Iterable[Era], scale: Scale) -> list[Owner]:
    """The eras that reach into a line of time, in words."""
    return [
        Owner(
            owner.era.title,
            owner_years(owner.era.period),
            periods.in_words(owner.era.period),
            owner.stretch,
        )
        for owner in timeline.owners(owned, scale)
    ]


def owner_years(period: Period) -> str:
    """The years of an era: '2003 to 2012', 'since 2016'."""
    if period.start is None or period.end is None:
        lone = period.start or period.end
        if lone is None:
            return ""
        return (
            _("since %(year)d", year=lone.year)
            if period.start
            else _("to %(year)d", year=lone.year)
        )
    if period.start.year == period.end.year:
        return str(period.start.year)
    return _("%(first)d to %(last)d", first=period.start.year, last=period.end.year)


def columns(events: Sequence[Event], owned: Sequence[Era], scale: Scale) -> list[KeyColumn]:
    """Key events in columns, in words."""
    return [_column(column) for column in timeline.columns(events, owned, scale)]


def _column(column: Column) -> KeyColumn:
    years = tuple((year, tuple(map(_line, told))) for year, told in column.years)
    return KeyColumn(column.left, column.pin, years)


def _line(item: Event | Era) -> Line:
    if isinstance(item, Event):
        return Line(item.title, _within_year(item.date), item.id)
    years = owner_years(item.period)
    return Line(_("%(owner)s, %(years)s", owner=item.title, years=years) if years else item.title)


def _within_year(period: Period) -> str:
    """When in its year, in short: '18 Apr', 'about Aug'; the date in words where none is told."""
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return periods.in_words(period)
    if start == end:
        return _short(start) or _("that year")
    if start.day and end.day and not (start.qualifier or end.qualifier):
        first, last = periods.short(start), periods.short(end)
        if start.month == end.month and periods.has_days_first():
            first = str(start.day)
        elif start.month == end.month:
            last = periods.day_of_month(end)
        return _("%(first)s to %(last)s", first=first, last=last)
    return periods.in_words(period)


def _short(point: Point) -> str:
    """A point in its year; in words where that it is inferred has to be said."""
    if point.qualifier in ("?", "%"):
        return periods.point(point)
    short = periods.short(point)
    return _("about %(date)s", date=short) if point.qualifier and short else short


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
    is_few = choice != whole(record) and len(events) <= FEW
    begin, _last = _years_drawn(record, events, choice)
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
