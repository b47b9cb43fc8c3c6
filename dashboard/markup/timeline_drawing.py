"""The line of time: owners, key events and a lane for each kind of event, in words."""

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
from dashboard.words import ngettext, periods

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


def layout(record: Record, choice: Choice) -> Layout | None:
    """What the picture of a choice holds; None where it holds no event."""
    events = choice.found(record.events)
    if not events:
        return None
    begin, last = timeline.years_drawn(record, events, choice)
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


def caption() -> str:
    """What the marks of the picture mean."""
    return _(
        "A bar among the dots is an event of which only the year, or a span, is known. "
        "A full dot is a key date."
    )


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
