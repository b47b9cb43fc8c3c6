"""Who reports a claim, first and later: a lane for each side, a column for each page in its order.

The drawing is HTML, see `markup.voices`. Here is only what stands in which lane, row and column.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import count

from dashboard import attribution
from dashboard.charts.base import HtmlView
from dashboard.charts.marks import Mark
from dashboard.model import Dataset, Observation, Side
from dashboard.record import Value, voices
from dashboard.record.voices import Page, Voices
from dashboard.words import gettext as _
from dashboard.words import wording


class Look(StrEnum):
    """What a mark says of its page; the texts are classes in voices.css."""

    STATEMENT = "statement"
    """The speaker says it: on a page of his own, or as others quote him."""
    FIRST = "first"
    """The first page found of a statement, or one that says it in its own words."""
    REPEAT = "repeat"
    """A later page of the same statement."""
    UNTRACED = "untraced"
    """From whom the page has it is not known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a mark: its side, and its column from the left."""

    side: Side
    column: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A page that reports a claim, or a speaker whom pages quote for it."""

    spot: Spot
    look: Look
    value: Observation
    """Its evidence."""
    page: Page | None
    """None for a speaker of whom no page of his own was found."""
    speaker: str
    """Whom it names, unless a mark before it says so; '' for nobody."""
    is_alone: bool = False
    """No other mark is of its statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The marks of one origin, in order of publication; a page that nobody can trace is alone."""

    voices: tuple[Voice, ...]

    @property
    def first(self) -> int:
        """The column in which its line begins."""
        return self.voices[0].spot.column

    def last_in(self, side: Side) -> int:
        """The last column in which it has a mark on a side."""
        return max(voice.spot.column for voice in self.voices if voice.spot.side == side)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides on which it has a mark, each once."""
        found = {voice.spot.side.id: voice.spot.side for voice in self.voices}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its row, and the column before which its words end."""

    voice: Voice
    row: int
    end: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A side with its marks; empty where no page of it was found."""

    side: Side
    marks: tuple[Placed, ...]
    row: int
    """The first of its rows."""
    rows: int
    """So many lines of different statements lie one beneath the other in it; at least one."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of one statement: along a row, or down a column."""

    row: int
    column: int
    to_row: int
    to_column: int

    @property
    def is_along(self) -> bool:
        """It lies along a row."""
        return self.row == self.to_row


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing."""

    lanes: tuple[Lane, ...]
    strokes: tuple[Stroke, ...]
    columns: tuple[Voice, ...]
    """The mark of each column."""

    @property
    def looks(self) -> tuple[Look, ...]:
        """The marks that there are, in the order of the key."""
        there = {voice.look for voice in self.columns}
        return tuple(look for look in Look if look in there)


def drawn(dataset: Dataset, found: Voices) -> Lanes:
    """The lanes of a claim, in a dataset with sides."""
    statements = _statements(dataset, found)
    rows: dict[tuple[Statement, str], int] = {}
    lanes: list[tuple[Side, int, int]] = []
    begin = 0
    for side in dataset.sides:
        in_lane = [statement for statement in statements if side in statement.sides]
        places = _without_overlap(in_lane, side)
        for statement, place in zip(in_lane, places, strict=True):
            rows[statement, side.id] = begin + place
        number = max(places, default=0) + 1
        lanes.append((side, begin, number))
        begin += number
    strokes = tuple(stroke for each in statements for stroke in _strokes(each, rows))
    marks = {
        voice.spot.column: (voice, rows[each, voice.spot.side.id])
        for each in statements
        for voice in each.voices
    }
    placed = [
        Placed(voice, row, _end(column, row, marks, strokes))
        for column, (voice, row) in sorted(marks.items())
    ]
    filled = [
        Lane(side, _in_lane_of(side, placed), first_row, number)
        for side, first_row, number in lanes
    ]
    return Lanes(tuple(filled), strokes, tuple(one.voice for one in placed))


def _in_lane_of(side: Side, placed: Sequence[Placed]) -> tuple[Placed, ...]:
    return tuple(one for one in placed if one.voice.spot.side == side)


def _statements(dataset: Dataset, found: Voices) -> list[Statement]:
    """The pages by their statements; each mark has a column, in order of publication."""
    columns = count()
    together: dict[str, list[Page]] = {}
    for page in found.pages:
        together.setdefault(_name(page), []).append(page)
    marks: dict[str, list[Voice]] = {name: [] for name in together}
    for page in found.pages:
        pages, before = together[_name(page)], marks[_name(page)]
        if page is pages[0]:
            before += _quoted(dataset, pages, columns)
        look = _look(page, is_first=page is pages[0])
        before.append(_voice(page, look, before, next(columns)))
    return [Statement(_alone(each)) for each in marks.values()]


def _alone(marks: Sequence[Voice]) -> tuple[Voice, ...]:
    """The marks of a statement, of which a single one is told to be alone."""
    return tuple(replace(mark, is_alone=len(marks) == 1) for mark in marks)


def _name(page: Page) -> str:
    """What pages of one statement have in common."""
    return min(page.origins, default=f"untraced: {page.source.id}")


def _look(page: Page, *, is_first: bool) -> Look:
    if not page.origins:
        return Look.UNTRACED
    if page.is_statement:
        return Look.STATEMENT
    return Look.FIRST if is_first else Look.REPEAT


def _voice(page: Page, look: Look, before: Iterable[Voice], column: int) -> Voice:
    """The mark of a page, after those of the same statement that stand before it."""
    assert page.side is not None, f"{page.source.id} is on no side"
    told = {voice.speaker for voice in before}
    speaker = next((name for name in map(str, page.speakers) if name not in told), "")
    return Voice(Spot(page.side, column), look, page.values[0], page, speaker)


def _quoted(dataset: Dataset, pages: Sequence[Page], columns: Iterator[int]) -> list[Voice]:
    """The mark of the speaker whom pages of a statement quote.

    Empty where a page is the statement itself, or where the side of nobody named is known.
    """
    if any(page.is_statement or not page.origins for page in pages):
        return []
    for page in pages:
        for speaker in page.speakers:
            side = dataset.side_of_speaker(speaker)
            if side is not None:
                spot = Spot(side, next(columns))
                return [Voice(spot, Look.STATEMENT, page.values[0], None, str(speaker))]
    return []


def _without_overlap(statements: Sequence[Statement], side: Side) -> list[int]:
    """For each statement of a lane the row in which its line meets no mark of another one."""
    ends: list[int] = []
    places: list[int] = []
    for statement in statements:  # by the column in which they begin
        row = next((row for row, end in enumerate(ends) if end < statement.first), len(ends))
        last = statement.last_in(side)
        if row == len(ends):
            ends.append(last)
        ends[row] = last
        places.append(row)
    return places


def _strokes(statement: Statement, rows: dict[tuple[Statement, str], int]) -> list[Stroke]:
    """The lines of a statement: down from its first mark, and along each lane to its last one."""
    first = statement.first
    ends = {rows[statement, side.id]: statement.last_in(side) for side in statement.sides}
    along = [Stroke(row, first, row, last) for row, last in ends.items() if last > first]
    if len(ends) == 1:
        return along
    return [Stroke(min(ends), first, max(ends), first), *along]


def _end(
    column: int, row: int, marks: dict[int, tuple[Voice, int]], strokes: Iterable[Stroke]
) -> int:
    """Before which column the words of a mark end.

    It is that of the next mark of its row, or of a line across it.
    """
    beside = [other for other, (_voice_there, its_row) in marks.items() if its_row == row]
    crossing = [
        stroke.column
        for stroke in strokes
        if not stroke.is_along and stroke.row <= row <= stroke.to_row
    ]
    later = [other for other in (*beside, *crossing) if other > column]
    return min(later, default=len(marks))


class VoicesView(HtmlView):
    """A chart of everybody who reports one claim."""

    @cached_property
    def found(self) -> Voices | None:
        """Who reports the claim; None where it was not yet known."""
        claim = self.record.dataset.observation.get(self.chart.observation or "")
        return None if claim is None else voices.of(self.record.dataset, claim)

    @cached_property
    def lanes(self) -> Lanes | None:
        """The drawing; None where the claim was not yet known."""
        return None if self.found is None else drawn(self.record.dataset, self.found)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values by which the pages report the claim."""
        pages = self.found.pages if self.found else ()
        return tuple(self.record.value[value.id] for page in pages for value in page.values)

    @property
    def table_values(self) -> tuple[Value, ...]:
        return self.values

    @property
    def marks(self) -> set[Mark]:
        return set()  # its marks are those of voices: see `Look`

    @property
    def verdict(self) -> str:
        if self.found is None:
            return _("No page that reports it was known by then.")
        return attribution.sentence(self.record.dataset, self.found.claim)

    @property
    def alt_text(self) -> str:
        return wording.sentences(self.chart.title, self.verdict) if self.found else ""
