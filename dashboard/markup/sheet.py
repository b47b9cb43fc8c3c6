"""A picture for print in the making: texts and marks on a light sheet, from top to bottom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from dashboard import charts, typeset
from dashboard.markup.engine import fill
from dashboard.record import Value
from dashboard.store import Release
from dashboard.words import gettext as _
from dashboard.words import locale, wording

WIDTH, MARGIN = 1200, 40
INSIDE = WIDTH - 2 * MARGIN
TITLE_LETTERS, LETTERS, NOTE_LETTERS = 64, 140, 160
"""Letters of a line of the title, of words, and of the notes."""
LETTER = 8.4
"""Pixels of a letter of the words beside marks, at most on the average."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its base line."""

    x: float
    y: float
    words: str
    style: str
    """One of the styles of text in picture.html."""
    anchor: str = "start"
    """Which part of the text stands at x: start, middle or end."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, with the look of its mark."""

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


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, with its look."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A small mark around its middle, with its look."""

    x: float
    y: float
    look: str


Shape = Text | Box | Whisker | Line | Dot


class Sheet:
    """The shapes of a picture, and how far down they reach."""

    def __init__(self) -> None:
        self.y: float = MARGIN / 2
        self.shapes: list[Shape] = []

    def skip(self, pixels: float) -> None:
        self.y += pixels

    def text(self, words: str, style: str, letters: int, height: float, x: float = MARGIN) -> None:
        """A text in as many lines as it needs."""
        for words_of_line in lines(words, letters):
            self.y += height
            self.shapes.append(Text(x, self.y - height / 4, words_of_line, style))

    def head(self, title: str, subtitle: str) -> None:
        """What the picture finds, and its subject beneath; '' where the title says it."""
        self.text(title, "title", TITLE_LETTERS, 36)
        self.text(subtitle, "words", LETTERS, 22)

    def key(self, items: Iterable[tuple[str, str]]) -> None:
        """Dots that need a word of explanation, side by side: look and words of each."""
        x: float = MARGIN
        for look, words in items:
            self.shapes.append(Dot(x + 7, self.y + 19, look))
            self.shapes.append(Text(x + 22, self.y + 24, words, "words"))
            x += 22 + 8 * typeset.cells(words) + 24
        self.skip(36)

    def foot(self, sentences: Iterable[str]) -> None:
        """What the picture shows and does not, and where it comes from."""
        self.skip(16)
        for sentence in sentences:
            self.text(sentence, "note", NOTE_LETTERS, 19)

    def svg(self, release: Release, words: str) -> Markup:
        """The picture; `words` say what it shows."""
        return fill(
            "picture.html",
            "picture",
            width=WIDTH,
            height=round(self.y + MARGIN / 2),
            words=words,
            texts=self._of(Text),
            boxes=self._of(Box),
            whiskers=self._of(Whisker),
            lines=self._of(Line),
            dots=self._of(Dot),
            palette=charts.palette_of(release.dataset.about, "light"),
            families=families(),
        )

    def _of(self, kind: type[Shape]) -> list[Shape]:
        return [shape for shape in self.shapes if isinstance(shape, kind)]


def lines(words: str, letters: int) -> Sequence[str]:
    """A text in lines of so many letters; a part that is longer than a line, as a link, is cut."""
    if not any(map(typeset.is_wide, words)):
        return wrap(words, letters)
    return [
        line
        for whole in typeset.wrapped(words, letters)
        for line in (wrap(whole, letters) if typeset.cells(whole) > letters else [whole])
    ]


@dataclass(frozen=True, slots=True)
class Families:
    """The typefaces of a picture, the first choice first."""

    sans: str
    serif: str


_OF_MOST = Families(
    sans="'SourceSans3VF', 'Source Sans 3', 'Noto Sans', sans-serif",
    serif="'Source Serif 4 Variable', Georgia, 'Noto Serif', serif",
)
_CHINESE_SANS = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_OF_CHINESE = Families(sans=_CHINESE_SANS, serif=_CHINESE_SANS)
"""Chinese headlines are set in a bold sans serif."""


def families() -> Families:
    """The typefaces for the language that is spoken."""
    return _OF_CHINESE if locale().language == "zh" else _OF_MOST


def notes(
    release: Release, texts: Iterable[str], values: Iterable[Value], link: str
) -> Iterator[str]:
    """The lines beneath a chart: texts of its own, its sources, and where it comes from."""
    publishers = dict.fromkeys(str(value.source.publisher) for value in values)
    yield from filter(None, texts)
    if publishers:
        yield _("Sources: %(publishers)s.", publishers=wording.apart(publishers))
    yield origin(release, link)


def origin(release: Release, link: str) -> str:
    """Where a picture comes from; `link` is the address of the view that it shows."""
    about = release.dataset.about
    return _(
        "%(site)s, release %(release)s, %(licence)s. %(link)s",
        site=about.title,
        release=release.name,
        licence=about.licence,
        link=link,
    )
