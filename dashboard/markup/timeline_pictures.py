"""The timeline as one SVG for print: owners, key dates, and a lane for each kind of event."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from dashboard.charts import timeline
from dashboard.charts.timeline import Choice, Mark, Stretch
from dashboard.markup import chronicle, timeline_drawing
from dashboard.markup.sheet import (
    INSIDE,
    LETTER,
    MARGIN,
    Box,
    Dot,
    Line,
    Sheet,
    Text,
    lines,
    origin,
)
from dashboard.markup.timeline_drawing import KeyColumn, Layout, Owner
from dashboard.record import Record
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import wording

WORDS = 20
"""Pixels of a line of words."""
STEP, BAR = 30, 24
"""Pixels of the line of an owner, and of its bar."""
WIRE = 40
"""Pixels from a key date to its column."""
LANE, MIDDLE = 46, 31
"""Pixels of a lane, and from its upper edge to its marks."""


def svg(release: Release, record: Record, choice: Choice, shown: Layout, link: str) -> Markup:
    """The picture of a choice; `link` is the address of the view that it shows."""
    sheet = _Timeline()
    sheet.head(chronicle.finding(record, choice), chronicle.standfirst(record))
    if shown.early:
        sheet.strip(record, shown)
    sheet.years(shown)
    sheet.owners(timeline_drawing.owners(record.eras, shown.scale))
    sheet.key_dates(record, shown)
    sheet.lanes(shown, choice)
    sheet.foot([timeline_drawing.caption(), origin(release, link)])
    return sheet.svg(release, timeline_drawing.alt(shown.events))


class _Timeline(Sheet):
    """A picture of the timeline in the making."""

    def strip(self, record: Record, shown: Layout) -> None:
        """The whole time, with the events before the line beneath it."""
        self.skip(24)
        for owner in timeline_drawing.owners(record.eras, shown.whole):
            self._bar(owner.stretch, self.y, "owner")
            if owner.has_room:
                left = _x(owner.stretch.left) + 8
                self.shapes.append(Text(left, self.y + 17, owner.title, "words"))
        for mark in timeline.marks(shown.early, shown.whole):
            self.shapes.append(Dot(_x(mark.stretch.left), self.y + BAR + 4, "key-event"))
        self._frame(timeline_drawing.opened(shown))
        self.skip(BAR + 26)
        self.shapes.append(Text(MARGIN, self.y, timeline_drawing.early_title(shown), "value"))
        right = MARGIN + INSIDE
        self.shapes.append(
            Text(right, self.y, timeline_drawing.opened_title(shown), "value", "end")
        )

    def _frame(self, stretch: Stretch) -> None:
        """A frame around a part of the strip."""
        left, right = _x(stretch.left), _x(stretch.left + stretch.width)
        top, end = self.y - 5, self.y + BAR + 5
        corners = [(left, top), (right, top), (right, end), (left, end), (left, top)]
        for (x, y), (to_x, to_y) in pairwise(corners):
            self.shapes.append(Line(x, y, to_x, to_y, "statement"))

    def years(self, shown: Layout) -> None:
        """The years above the line of time."""
        self.skip(36)
        for year, place in shown.scale.ticks:
            x = min(max(_x(place), MARGIN + 18), MARGIN + INSIDE - 18)
            self.shapes.append(Text(x, self.y, str(year), "quiet", "middle"))
        self.skip(10)

    def owners(self, owners: Sequence[Owner]) -> None:
        """Who owned the plant when, each on a line of its own."""
        for owner in owners:
            self._bar(owner.stretch, self.y, "owner")
            words = _("%(owner)s, %(years)s", owner=owner.title, years=owner.years)
            left, end = owner.stretch.left, owner.stretch.left + owner.stretch.width
            y = self.y + 17
            if owner.side == "before":
                self.shapes.append(Text(_x(left) - 8, y, words, "words", "end"))
            else:
                x = _x(left if owner.side == "within" else end) + 8
                self.shapes.append(Text(x, y, words, "words"))
            self.skip(STEP)

    def key_dates(self, record: Record, shown: Layout) -> None:
        """Key events: dots on a line, and beneath them in columns."""
        columns = timeline_drawing.columns(shown.keys, record.eras, shown.scale)
        if not columns:
            return
        self.skip(8)
        for mark in timeline.marks(shown.keys, shown.scale):
            self.shapes.append(Dot(_x(mark.stretch.left), self.y, "key-event"))
        width = INSIDE / len(columns)
        letters = int((width - 28) / LETTER)
        begin = self.y + WIRE
        ends = [self._column(column, begin, letters) for column in columns]
        for column, end in zip(columns, ends, strict=True):
            left = _x(column.left) + 1
            self.shapes.append(Line(_x(column.pin), self.y, left, begin, "wire"))
            self.shapes.append(Line(left, begin, left, end, "wire"))
        self.y = max(ends)

    def _column(self, column: KeyColumn, begin: float, letters: int) -> float:
        """The key events of a column by year; returns where it ends."""
        x, y = _x(column.left) + 12, begin
        for year, told in column.years:
            y += WORDS
            self.shapes.append(Text(x, y - 4, str(year), "number"))
            for item in (item for item in told if item.event):
                for words, style in ((item.when, "quiet"), (item.words, "words")):
                    for text in lines(words, letters):
                        y += WORDS
                        self.shapes.append(Text(x, y - 4, text, style))
                y += 4
        return y

    def lanes(self, shown: Layout, choice: Choice) -> None:
        """A lane for each kind of event."""
        self.skip(36)
        self.shapes.append(Text(MARGIN, self.y, timeline_drawing.lanes_title(shown), "value"))
        self.skip(8)
        keys = {event.id for event in shown.keys}
        for lane in timeline.lanes(shown.inside, choice.kinds, shown.scale):
            name = wording.begun(wording.plain_words(lane.kind))
            words = f"{name} {len(lane.marks)}"
            self.shapes.append(Text(MARGIN, self.y + 16, words, "quiet"))
            y = self.y + MIDDLE
            self.shapes.append(Box(MARGIN, y - 0.5, INSIDE, 1, "rule"))
            for mark in sorted(lane.marks, key=lambda mark: mark.event.id in keys):
                self._event(mark, y, "key-event" if mark.event.id in keys else "event")
            self.skip(LANE)

    def _event(self, mark: Mark, y: float, look: str) -> None:
        """A dot, or a bar for what is not known to the month."""
        if mark.is_point:
            self.shapes.append(Dot(_x(mark.stretch.left), y, look))
        else:
            self._bar(mark.stretch, y - 5, look, height=10)

    def _bar(self, stretch: Stretch, y: float, look: str, height: float = BAR) -> None:
        left, right = _x(stretch.left), _x(stretch.left + stretch.width)
        self.shapes.append(Box(left, y, max(right - left, 2), height, look))


def _x(percent: float) -> float:
    """The place of a part of the line of time on the sheet."""
    return round(MARGIN + INSIDE * percent / 100, 2)
