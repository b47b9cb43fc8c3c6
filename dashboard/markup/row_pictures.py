"""A chart of rows as one SVG for print: title, key, bars, notes; always on a light ground."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from unicodedata import east_asian_width

from markupsafe import Markup

from dashboard import charts, headings
from dashboard.charts.rows import RowsView, Scale, groups
from dashboard.markup.engine import fill
from dashboard.markup.rows import LOOKS, Bar, Line, line, mark_words
from dashboard.record import Role
from dashboard.store import Release
from dashboard.words import gettext as _

WIDTH, MARGIN = 1200, 40
INSIDE = WIDTH - 2 * MARGIN
ROOM = 190
"""Pixels at the right of the scale for the number behind the longest bar."""
DOT = 14
"""Pixels across a mark of one number."""
TITLE_LETTERS, LETTERS, NOTE_LETTERS = 64, 140, 165
"""Letters of a line of the title, of the words of a row, and of the notes."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its base line."""

    x: float
    y: float
    words: str
    style: str
    """One of the classes of text in rows.html."""


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a bar, with the look of its mark."""

    x: float
    y: float
    width: float
    height: float
    look: str
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class Whisker:
    """A line from the least to the most."""

    left: float
    right: float
    y: float


Shape = Text | Box | Whisker


def svg(release: Release, shown: RowsView, link: str) -> Markup:
    """The picture; `link` is the address of the view that it shows."""
    sheet = _Sheet()
    found = shown.finding
    title = shown.title if found is None else headings.plain(found)
    sheet.text(title, "title", TITLE_LETTERS, 36)
    if found is not None:
        sheet.text(shown.title, "words", LETTERS, 22)
    sheet.key(shown)
    scale = Scale.of(shown.rows)
    for heading, rows in groups(shown.rows):
        if heading:
            sheet.skip(10)
            sheet.text(heading, "heading", LETTERS, 26)
        for row in rows:
            sheet.row(line(row, scale))
    sheet.skip(16)
    for note in _notes(release, shown, link):
        sheet.text(note, "note", NOTE_LETTERS, 19)
    about = release.dataset.about
    return fill(
        "rows.html",
        "picture",
        width=WIDTH,
        height=round(sheet.y + MARGIN / 2),
        words=shown.alt_text,
        texts=[shape for shape in sheet.shapes if isinstance(shape, Text)],
        boxes=[shape for shape in sheet.shapes if isinstance(shape, Box)],
        whiskers=[shape for shape in sheet.shapes if isinstance(shape, Whisker)],
        palette=charts.palette_of(about, "light"),
    )


def _notes(release: Release, shown: RowsView, link: str) -> Iterator[str]:
    """The caveat, the verdict, who says it, and where it comes from."""
    about = release.dataset.about
    dated = [value for value in shown.visible_values if value.role is not Role.NO_DATE]
    named = [*dated, *shown.conversion_inputs]
    publishers = dict.fromkeys(value.source.publisher for value in named)
    yield shown.chart.caveat
    if shown.verdict:
        yield shown.verdict
    yield _("Sources: %(publishers)s.", publishers="; ".join(publishers))
    yield _(
        "%(site)s, release %(release)s, %(licence)s. %(link)s",
        site=about.title,
        release=release.name,
        licence=about.licence,
        link=link,
    )


class _Sheet:
    """A picture in the making, from top to bottom."""

    def __init__(self) -> None:
        self.y: float = MARGIN / 2
        self.shapes: list[Shape] = []

    def skip(self, pixels: float) -> None:
        self.y += pixels

    def text(self, words: str, style: str, letters: int, height: float) -> None:
        """A text in as many lines as it needs."""
        for words_of_line in _lines(words, letters):
            self.y += height
            self.shapes.append(Text(MARGIN, self.y - height / 4, words_of_line, style))

    def key(self, shown: RowsView) -> None:
        """The marks that need a word of explanation, side by side."""
        x: float = MARGIN
        for mark in shown.keyed_marks:
            words = mark_words(mark)
            self.shapes.append(Box(x, self.y + 12, 24, 14, LOOKS[mark]))
            self.shapes.append(Text(x + 32, self.y + 24, words, "words"))
            x += 32 + 8 * len(words) + 24
        self.skip(36 if shown.keyed_marks else 8)

    def row(self, drawn: Line) -> None:
        """A row: its words, and beneath them its bar."""
        if drawn.is_pair:
            self._pair(drawn)
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
            for bar in drawn.bars:
                self._end(bar)
            self.skip(22)
        for bar in drawn.bars:
            if bar.part.id:
                self.text(f"{bar.part.value} {bar.part.words}", "words", LETTERS, 22)

    def _end(self, bar: Bar) -> None:
        """The mark of a number on the line, or the frame of one that is not known."""
        if bar.width:
            self.shapes.append(Box(_x(bar.left), self.y + 7, _width(bar), 8, bar.look))
            return
        left = _x(bar.left) - DOT / 2
        self.shapes.append(Box(left, self.y + 4, DOT, DOT, bar.look, is_round=True))

    def _chain(self, drawn: Line) -> None:
        """A row of several parts: side by side where their labels fit, else as stairs."""
        self.skip(8)
        total = _("%(words)s: %(total)s", words=drawn.row.words, total=drawn.row.value)
        self.text(total, "heading", LETTERS, 24)
        for bar in drawn.bars:
            if drawn.parts_fit:
                self._bar(bar, 28)
                self.shapes.append(Text(_x(bar.left), self.y + 46, bar.part.short, "words"))
                self.shapes.append(Text(_x(bar.left), self.y + 65, bar.part.value, "value"))
            else:
                words = f"{bar.part.words} {bar.part.value}".strip()
                self.text(words, "words", LETTERS, 22)
                self._bar(bar, 16)
                self.skip(20)
        self.skip(84 if drawn.parts_fit else 8)

    def _bar(self, bar: Bar, height: float) -> None:
        self.shapes.append(Box(_x(bar.left), self.y, _width(bar), height, bar.look))


def _width(bar: Bar) -> float:
    """The width of a bar on the sheet, of which something is always seen."""
    return max(_x(bar.left + bar.width) - _x(bar.left), 2)


def _x(percent: float) -> float:
    """The place of a share of the scale on the sheet."""
    return round(MARGIN + (INSIDE - ROOM) * percent / 100, 2)


def _lines(words: str, letters: int) -> Sequence[str]:
    """A text in lines; letters of Chinese are twice as wide."""
    is_wide = any(east_asian_width(letter) in "WF" for letter in words)
    return wrap(words, letters // 2 if is_wide else letters)
