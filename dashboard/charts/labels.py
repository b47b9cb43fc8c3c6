"""Numbers above marks, set so that no two of them touch.

One that would is raised, and left out where nothing is free.

What is left out stays in the hover card, in the walk by keyboard and in the table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LETTER, LINE = 0.56, 1.3
"""Width of a letter and height of a line, in sizes of the type."""
RAISE = 90
"""Pixels beyond which a number no longer belongs to its mark."""


@dataclass(frozen=True, slots=True)
class Number:
    """A text above a point of the plot; `shift` is its distance in pixels, `turned` by a right angle."""

    x: str
    y: float
    text: str
    size: int
    colour: str
    shift: int = 4
    turned: bool = False


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """The inside of a figure: its pixels, and what its axes reach from and to."""

    width: float
    height: float
    x: tuple[str, str]
    y: tuple[float, float]


def placed(numbers: Iterable[Number], plot: Plot) -> list[dict[str, Any]]:
    """The numbers as notes, in the order given: earlier ones keep their place."""
    taken: list[tuple[Box, str]] = []
    notes = []
    for number in numbers:
        left, bottom, wide, high = _box(number, plot)
        lift = 0.0
        while hit := next(
            (one for one in taken if _touch((left, bottom + lift, wide, high), one[0])), None
        ):
            lift = hit[0][1] + hit[0][3] + 1 - bottom if hit[1] != number.text else RAISE + 1.0
            if lift > RAISE:
                break
        if lift <= RAISE and (not lift or bottom + lift + high <= plot.height + LINE * number.size):
            taken.append(((left, bottom + lift, wide, high), number.text))
            where = {
                "x": number.x,
                "y": number.y,
                "yshift": round(number.shift + lift),
                "yanchor": "bottom",
            }
            font = {"size": number.size, "color": number.colour}
            notes.append(
                {
                    **where,
                    "text": number.text,
                    "textangle": -90 if number.turned else 0,
                    "font": font,
                }
            )
    return notes


def _box(number: Number, plot: Plot) -> Box:
    """Left, bottom, width and height in pixels, about."""
    first, last, at = (datetime.fromisoformat(text) for text in (*plot.x, number.x))
    lines = re.sub(r"<(?!br)[^>]*>", "", number.text).split("<br>")
    wide, high = LETTER * number.size * max(map(len, lines)), LINE * number.size * len(lines)
    if number.turned:
        wide, high = high, wide
    across = (at - first) / (last - first) * plot.width
    up = (number.y - plot.y[0]) / (plot.y[1] - plot.y[0]) * plot.height
    return across - wide / 2, up + number.shift, wide, high


def _touch(one: Box, other: Box) -> bool:
    """Two boxes share more than an edge, across and upwards."""
    return all(one[n] < other[n] + other[n + 2] and other[n] < one[n] + one[n + 2] for n in (0, 1))
