"""Who reports a claim, as one SVG for print: lanes by side, columns in order of publication."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import headings
from dashboard.charts.voices import Lane, Lanes, Placed, Stroke, VoicesView
from dashboard.markup import voices
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
    notes,
)
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import wording

ROOM = 220
"""Pixels at the left for the name of a side."""
MIDDLE, INSET = 18, 8
"""Pixels from the corner of a place to the middle of its mark."""
BESIDE = 24
"""Pixels from the edge of a column to the words of its mark."""
LINE, LEAST, BETWEEN = 20, 40, 3
"""Pixels of a line of words, of a row at least, and between lanes."""


def svg(release: Release, shown: VoicesView, link: str) -> Markup:
    """The picture; `link` is the address of the view that it shows."""
    assert shown.lanes is not None, f"{shown.chart.id} draws a claim that is not yet known"
    sheet = _Voices(shown.lanes)
    found = shown.finding
    if found is None:
        sheet.head(shown.title, "")
    else:
        sheet.head(headings.plain(found), shown.title)
    sheet.key((look.value, voices.look_words(look)) for look in shown.lanes.looks)
    sheet.dates()
    sheet.rows()
    texts = (shown.verdict, shown.chart.caveat)
    sheet.foot(notes(release, texts, shown.values, link))
    return sheet.svg(release, shown.alt_text)


class _Voices(Sheet):
    """A picture of lanes in the making."""

    def __init__(self, drawn: Lanes) -> None:
        super().__init__()
        self.drawn = drawn
        self.column = (INSIDE - ROOM) / len(drawn.columns)

    def left(self, column: int) -> float:
        """Where a column begins; one behind the last is the edge of the picture."""
        return round(MARGIN + ROOM + self.column * column, 2)

    def dates(self) -> None:
        """The date above each column."""
        heads = [lines(head, self._letters(1)) for head in voices.heads(self.drawn)]
        deepest = max(map(len, heads))
        for column, head in enumerate(heads):
            top = self.y + LINE * (deepest - len(head))
            self._words(head, self.left(column), top, "value")
        self.skip(LINE * deepest + 8)

    def rows(self) -> None:
        """The lanes, with their marks and the lines between them."""
        tops: dict[int, float] = {}
        for lane in self.drawn.lanes:
            self._lane(lane, tops)
        for stroke in self.drawn.strokes:
            self.shapes.append(self._line(stroke, tops))
        for lane in self.drawn.lanes:
            for mark in lane.marks:
                x = self.left(mark.voice.spot.column) + INSET
                y = tops[mark.row] + MIDDLE
                self.shapes.append(Dot(x, y, mark.voice.look.value))

    def _lane(self, lane: Lane, tops: dict[int, float]) -> None:
        """A side: its ground, its name, the words of its marks; notes where its rows begin."""
        name = lines(wording.begun(lane.side.title), int((ROOM - 16) / LETTER))
        begin = self.y
        ground = len(self.shapes)
        for row in range(lane.row, lane.row + lane.rows):
            tops[row] = self.y
            marks = [mark for mark in lane.marks if mark.row == row]
            deepest = max((self._mark(mark) for mark in marks), default=0)
            self.skip(max(LEAST, deepest + 8))
        self.y = max(self.y, begin + LINE * len(name) + 14)
        look = "band" if lane.marks else "empty"
        self.shapes.insert(ground, Box(MARGIN, begin, INSIDE, self.y - begin, look))
        self._words(name, MARGIN + 10, begin + 6, "value" if lane.marks else "quiet")
        if not lane.marks:
            self._words([_("no page found")], self.left(0) + 2, begin + 6, "quiet")
        self.skip(BETWEEN)

    def _mark(self, placed: Placed) -> float:
        """The words of a mark; returns how far down they reach within the row."""
        told = voices.mark(placed)
        column = placed.voice.spot.column
        letters = self._letters(placed.end - column)
        blocks = [(told.who, "value"), (told.notes, "quiet")]
        if placed.voice.page is None:
            blocks.reverse()  # "said by" stands before the name
        x = self.left(column) + BESIDE
        deep = MIDDLE + 10
        for words, style in blocks:
            texts = lines(words, letters)
            self._words(texts, x, self.y + deep, style)
            deep += LINE * len(texts)
        return deep

    def _letters(self, columns: int) -> int:
        """Letters of a line that is so many columns wide."""
        return max(int((self.column * columns - BESIDE) / LETTER), 8)

    def _words(self, texts: Sequence[str], x: float, top: float, style: str) -> None:
        for number, text in enumerate(texts, start=1):
            self.shapes.append(Text(x, top + LINE * number - LINE / 4, text, style))

    def _line(self, stroke: Stroke, tops: dict[int, float]) -> Line:
        """A line of a statement, from the middle of a mark to that of another one."""
        x, to_x = self.left(stroke.column) + INSET, self.left(stroke.to_column) + INSET
        y, to_y = tops[stroke.row] + MIDDLE, tops[stroke.to_row] + MIDDLE
        return Line(x, y, to_x, to_y, "statement")
