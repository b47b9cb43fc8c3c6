"""A chart of rows as one SVG for print: title, key, bars, notes; always on a light ground."""

from markupsafe import Markup

from dashboard import headings, typeset
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Pair, RowsView, Scale, groups
from dashboard.markup.rows import LOOKS, Bar, Line, line, mark_words
from dashboard.markup.sheet import INSIDE, LETTERS, MARGIN, Box, Sheet, Text, Whisker, notes
from dashboard.record import Role
from dashboard.store import Release
from dashboard.words import gettext as _

ROOM = 190
"""Pixels at the right of the scale for the number behind the longest bar."""
DOT = 14
"""Pixels across a mark of one number."""
END_LETTERS = 112
"""Letters of a line beneath the marks of a promise, which is often full."""


def svg(release: Release, shown: RowsView, link: str) -> Markup:
    """The picture; `link` is the address of the view that it shows."""
    sheet = _Rows()
    found = shown.finding
    if found is None:
        sheet.head(shown.title, "")
    else:
        sheet.head(headings.plain(found), shown.title)
    sheet.marks(shown)
    scale = Scale.of(shown.rows)
    for heading, rows in groups(shown.rows):
        if heading:
            sheet.skip(10)
            sheet.text(heading, "heading", LETTERS, 26)
        for row in rows:
            sheet.row(line(row, scale))
    dated = [value for value in shown.visible_values if value.role is not Role.NO_DATE]
    values = (*dated, *shown.conversion_inputs)
    sheet.foot(notes(release, (shown.chart.caveat, shown.verdict), values, link))
    return sheet.svg(release, shown.alt_text)


class _Rows(Sheet):
    """A picture of rows in the making."""

    def marks(self, shown: RowsView) -> None:
        """The marks that need a word of explanation, side by side."""
        x: float = MARGIN
        is_of_pairs = any(isinstance(row, Pair) for row in shown.rows)
        for mark in shown.keyed_marks:
            words = mark_words(mark)
            is_round = is_of_pairs and mark is not Mark.UNKNOWN
            width = DOT if is_round else 24
            self.shapes.append(Box(x, self.y + 12, width, DOT, LOOKS[mark], is_round))
            self.shapes.append(Text(x + 32, self.y + 24, words, "words"))
            x += 32 + 8 * typeset.cells(words) + 24
        self.skip(36 if shown.keyed_marks else 8)

    def row(self, drawn: Line) -> None:
        """A row: its words, and beneath them its bar."""
        if drawn.is_pair:
            self._pair(drawn)
            return
        if drawn.is_strip:
            self._strip(drawn)
            return
        if len(drawn.bars) > 1:
            self._chain(drawn)
            return
        self.text(drawn.row.words, "words", LETTERS, 22)
        if not drawn.bars:
            return
        if not drawn.row.is_off_scale:
            self._bar(drawn.bars[0], 22)
        if drawn.whisker is not None:
            left, right = drawn.whisker.left, drawn.whisker.left + drawn.whisker.width
            self.shapes.append(Whisker(_x(left), _x(right), self.y + 11))
        self.shapes.append(Text(_x(drawn.end) + 8, self.y + 17, drawn.row.value, "number"))
        self.skip(32)

    def _pair(self, drawn: Line) -> None:
        """A promise and its outcome: what was promised, a mark for each, and who says them."""
        self.skip(8)
        total = _("%(words)s: %(total)s", words=drawn.row.words, total=drawn.row.value)
        self.text(total, "heading", LETTERS, 24)
        if not drawn.row.is_off_scale:
            if drawn.joint is not None:
                x, width = _x(drawn.joint.left), _width(drawn.joint)
                self.shapes.append(Box(x, self.y + 9, width, 4, "hedged"))
            for bar in drawn.bars:
                self._end(bar)
            self.skip(22)
        for bar in drawn.bars:
            if bar.part.id:
                self.text(f"{bar.part.value} {bar.part.words}", "words", END_LETTERS, 22)

    def _strip(self, drawn: Line) -> None:
        """Several figures of one thing: a mark for each on one line, and who says each."""
        total = _("%(words)s: %(total)s", words=drawn.row.words, total=drawn.row.value)
        self.text(total, "words", LETTERS, 22)
        for bar in drawn.bars:
            self._end(bar)
        self.skip(24)
        for bar in drawn.bars:
            self.text(f"{bar.part.value} {bar.part.words}", "words", END_LETTERS, 22)

    def _end(self, bar: Bar) -> None:
        """The mark of a number on the line, or the frame of one that is not known."""
        if bar.width:
            self.shapes.append(Box(_x(bar.left), self.y + 7, _width(bar), 8, bar.look))
            return
        left = _x(bar.left) - DOT / 2
        self.shapes.append(Box(left, self.y + 4, DOT, DOT, bar.look, is_round=True))

    def _chain(self, drawn: Line) -> None:
        """A row of several parts, as stairs."""
        self.skip(8)
        total = _("%(words)s: %(total)s", words=drawn.row.words, total=drawn.row.value)
        self.text(total, "heading", LETTERS, 24)
        for bar in drawn.bars:
            words = f"{bar.part.words} {bar.part.value}".strip()
            self.text(words, "words", LETTERS, 22)
            self._bar(bar, 16)
            self.skip(20)
        self.skip(8)

    def _bar(self, bar: Bar, height: float) -> None:
        self.shapes.append(Box(_x(bar.left), self.y, _width(bar), height, bar.look))


def _width(bar: Bar) -> float:
    """The width of a bar on the sheet, of which something is always seen."""
    return max(_x(bar.left + bar.width) - _x(bar.left), 2)


def _x(percent: float) -> float:
    """The place of a share of the scale on the sheet."""
    return round(MARGIN + (INSIDE - ROOM) * percent / 100, 2)
