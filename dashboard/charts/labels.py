"""Numbers and words at marks, set so that no two of them touch.

A number that would touch another is raised, and left out where nothing is free.
What is left out stays in the hover card, in the walk by keyboard and in the table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape, unescape
from itertools import pairwise
from math import floor
from typing import Any

from dashboard import typeset

TEXT, STRONG = 13, 15
"""Pixels of the type of a chart: of words, and of the number of a mark."""
LINE = 1.3
"""Height of a line, in sizes of the type."""
RAISE = 48
"""Pixels beyond which a number no longer belongs to its mark."""
BESIDE = 8
"""Pixels between a mark and the words beside it."""
_BEYOND = 14
"""Pixels by which a number that would cover a bar may reach into the margin on the right."""
_BEFORE = 48
"""Pixels by which such a number may reach into the margin on the left, beside the amounts there."""
_WIDTHS = {
    **dict.fromkeys("ijlI|!'’.,:; ", 0.34),
    **dict.fromkeys("frt()[]-–", 0.41),
    **dict.fromkeys("ckszvxy", 0.58),
    **dict.fromkeys("mMW%@—", 0.98),
    "w": 0.83,
}
"""Widths of letters in sizes of the type, as in the broader ones of the usual typefaces."""


@dataclass(frozen=True, slots=True)
class Number:
    """A text above a point of the plot, or to the right of it where it stands `beside`."""

    x: str
    y: float
    text: str
    size: int
    colour: str
    shift: int = 4
    """Distance from the point in pixels."""
    half: float = 0
    """Half the breadth of its bar, with whose sides it may be flush."""
    beside: bool = False
    shorter: str = ""
    """What stands in its place where it has no room."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the plot in pixels, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def moved(self, across: float, upwards: float = 0) -> "Box":
        return Box(self.left + across, self.bottom + upwards, self.width, self.height)

    def touches(self, other: "Box") -> bool:
        """Two boxes share more than an edge, across and upwards."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        upwards = (
            self.bottom < other.bottom + other.height and other.bottom < self.bottom + self.height
        )
        return across and upwards


@dataclass(frozen=True, slots=True)
class Plot:
    """The inside of a figure: its pixels, and what its axes reach from and to."""

    width: float
    height: float
    x: tuple[str, str]
    y: tuple[float, float]

    def across(self, x: str) -> float:
        """Pixels from the left edge to an instant."""
        first, last, at = (datetime.fromisoformat(text) for text in (*self.x, x))
        return (at - first) / (last - first) * self.width

    def up(self, y: float) -> float:
        """Pixels from the lower edge to an amount."""
        return (y - self.y[0]) / (self.y[1] - self.y[0]) * self.height


def width_of(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Pixels that a text takes at most: typefaces of other machines are a little narrower."""
    letters = sum(_letter(letter) for letter in text)
    return letters * size * (1.12 if bold else 1)


def _letter(letter: str) -> float:
    """Width of a letter, in sizes of the type."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if typeset.is_wide(letter):
        return 1
    return 0.72 if letter.isupper() else 0.636


def with_small(text: str, beneath: str, colour: str) -> str:
    """A strong text as HTML, and beneath it words in small letters of a colour; '' for none."""
    strong = f"<b>{escape(text)}</b>"
    if not beneath:
        return strong
    return f'{strong}<br><span style="font-size:{TEXT}px;color:{colour}">{escape(beneath)}</span>'


def wrapped(text: str, room: float, size: float = TEXT) -> list[str]:
    """The text in lines of at most so many pixels; a longer word stands on a line of its own."""
    return typeset.wrapped(text, room, lambda line: width_of(line, size))


def fits(lines: Iterable[str], room: float) -> bool:
    """No line is broader than the room."""
    return all(width_of(line) <= room for line in lines)


def placed(
    numbers: Iterable[Number],
    plot: Plot,
    marks: Iterable[Box] = (),
    bars: Iterable[Box] = (),
) -> list[dict[str, Any]]:
    """The numbers as notes, in the order given: earlier ones keep their place.

    No number covers a mark. Words beside a mark come last, and cover no bar either.
    """
    given, bars = list(numbers), list(bars)
    taken: list[tuple[Box, str]] = [(mark, "") for mark in marks]
    notes = [_placed_above(number, plot, taken, bars) for number in given if not number.beside]
    blocked = [*(box for box, _text in taken), *bars]
    notes += [_placed_beside(number, plot, blocked) for number in given if number.beside]
    return [note for note in notes if note is not None]


def _placed_above(
    number: Number, plot: Plot, taken: list[tuple[Box, str]], bars: list[Box]
) -> dict[str, Any] | None:
    """A number above its bar or mark, whose place is then taken; None where it has no room."""
    box = _box(number, plot)
    aside = _aside(box, number, plot, [other for other, _text in taken], bars)
    lift = _lift(box.moved(aside), number, taken)
    raised = box.moved(aside, lift)
    is_inside = raised.bottom + raised.height <= plot.height
    if lift > RAISE or (lift and not is_inside):
        return None
    taken.append((raised, number.text))
    note = _note(number, yshift=round(number.shift + lift), yanchor="bottom")
    if aside:
        note["xshift"] = round(aside)
    return note


def _placed_beside(number: Number, plot: Plot, blocked: list[Box]) -> dict[str, Any] | None:
    """Words beside a mark, else the shorter ones, whose place is then blocked.

    None where neither have room.
    """
    for text in (number.text, number.shorter):
        worded = replace(number, text=text)
        box = _box(worded, plot)
        is_inside = box.left + box.width <= plot.width and box.bottom + box.height <= plot.height
        if text and is_inside and not any(box.touches(other) for other in blocked):
            blocked.append(box)
            return _note(worded, xshift=BESIDE, xanchor="left", yanchor="middle")
    return None


def _aside(box: Box, number: Number, plot: Plot, others: list[Box], bars: list[Box]) -> float:
    """By how many pixels a number is moved across.

    It stays within the plot. Where it would cover a bar or another mark, it is flush with a side
    of its own bar, if that helps; to cover a bar is worse, since above a mark it can be raised.
    Where no side is free of bars, it reaches into the margin on the left as far as it must;
    where that is not free either, it moves to where it covers least of the bars.
    """
    overhang = max(0.0, box.width / 2 - number.half)
    places = [across + _inwards(box.moved(across), plot) for across in (0.0, -overhang, overhang)]
    for blocked in ([*others, *bars], bars):
        for across in places:
            if not any(box.moved(across).touches(other) for other in blocked):
                return across
    for across in range(0, -floor(overhang) - 1, -1):
        place = box.moved(across)
        if place.left >= -_BEFORE and not any(place.touches(other) for other in [*others, *bars]):
            return across
    steps = range(-floor(overhang), floor(overhang) + 1)
    between = [across + _inwards(box.moved(across), plot, _BEYOND) for across in steps]
    return min(
        [*places, *between],
        key=lambda across: (_covered(box.moved(across), bars), abs(across)),
    )


def _covered(box: Box, bars: list[Box]) -> float:
    """Across how many pixels a box covers bars."""
    shares = [
        min(box.left + box.width, bar.left + bar.width) - max(box.left, bar.left)
        for bar in bars
        if box.touches(bar)
    ]
    return sum(shares)


def _inwards(box: Box, plot: Plot, beyond: int = BESIDE) -> float:
    """By how many pixels a box is moved so that it leaves the plot on no side."""
    return max(0.0, -box.left) - max(0.0, box.left + box.width - plot.width - beyond)


def _lift(box: Box, number: Number, taken: list[tuple[Box, str]]) -> float:
    """By how many pixels a number is raised; more than RAISE where nothing is free."""
    lift = 0.0
    while hit := next((one for one in taken if box.moved(0, lift).touches(one[0])), None):
        other, text = hit
        if text == number.text:
            return RAISE + 1
        lift = other.bottom + other.height + 1 - box.bottom
        if lift > RAISE:
            break
    return lift


def _note(number: Number, **where: Any) -> dict[str, Any]:
    font = {"size": number.size, "color": number.colour}
    return {"x": number.x, "y": number.y, "text": number.text, "font": font, **where}


def _box(number: Number, plot: Plot) -> Box:
    """The place of a number before it is raised."""
    lines = number.text.split("<br>")
    wide = max(_width_of_line(line, number.size) for line in lines)
    high = LINE * number.size * len(lines)
    across, up = plot.across(number.x), plot.up(number.y)
    if number.beside:
        return Box(across + BESIDE, up - high / 2, wide, high)
    return Box(across - wide / 2, up + number.shift, wide, high)


def width_of_note(note: dict[str, Any]) -> float:
    """Pixels that the broadest line of a note takes."""
    size = int(note["font"]["size"])
    return max(_width_of_line(line, size) for line in str(note["text"]).split("<br>"))


def _width_of_line(line: str, size: int) -> float:
    """Pixels that a line with tags takes, in which a small text names its size."""
    small = re.search(r"font-size:(\d+)px", line)
    plain = unescape(re.sub(r"<[^>]*>", "", line))
    return width_of(plain, int(small[1]) if small else size, bold="<b>" in line)


def runs(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Years that follow each other, as first and last one."""
    ordered = sorted(years)
    if not ordered:
        return
    first = ordered[0]
    for before, after in pairwise(ordered):
        if after != before + 1:
            yield first, before
            first = after
    yield first, ordered[-1]
