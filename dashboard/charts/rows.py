"""Values as bars one under the other, each with its own line of words.

Windows of a year, measures side by side, shares, amounts and a ledger are drawn so.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from html import escape
from itertools import accumulate
from textwrap import wrap
from typing import Self

import plotly.graph_objects as go

from dashboard.charts.base import FigureView
from dashboard.charts.ground import Sheet, card, spoken
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Palette
from dashboard.model import Dataset
from dashboard.record import Value

ROW = 44
"""Height in pixels of a bar with the words above it."""
NARROW = 48
"""Letters of a line of words that a phone has room for; longer words take a second line."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    amount: float
    mark: Mark
    hover: str
    id: str = ""

    @classmethod
    def of(cls, dataset: Dataset, value: Value, mark: Mark, amount: Decimal | None = None) -> Self:
        """The bar of a value, as long as its number or another amount."""
        length = value.number if amount is None else amount
        return cls(float(length), mark, card(dataset, value), value.id)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words and the bar beneath it.

    A row without parts is a heading, or says that nothing is printed.
    """

    words: str
    parts: tuple[Part, ...] = ()
    value: str = ""
    bounds: tuple[float, float] | None = None
    heading: bool = field(default=False, kw_only=True)

    @property
    def end(self) -> float:
        """Where its number stands."""
        return max(sum(part.amount for part in self.parts), self.bounds[1] if self.bounds else 0)


@dataclass(frozen=True, eq=False)
class RowsView(FigureView):
    """A chart whose bars stand one under the other."""

    @property
    @abstractmethod
    def rows(self) -> list[Row]:
        """Its lines from top to bottom."""

    @property
    def marks(self) -> set[Mark]:
        """The marks of the parts of its bars."""
        return {part.mark for row in self.rows for part in row.parts}

    @property
    def table_values(self) -> tuple[Value, ...]:
        """What is drawn; other charts list the rest of the series."""
        return self.values

    @property
    def values_around(self) -> tuple[Value, ...]:
        """Values that a bar is made of, beside those that it is about."""
        ids = {part.id for row in self.rows for part in row.parts}
        return tuple(value for value in self.record.values if value.id in ids)

    @cached_property
    def alt_text(self) -> str:
        """Each of the lines with its number."""
        if not self.values:
            return ""
        texts = (f"{row.words} {row.value}".strip() for row in self.rows)
        return f"{self.chart.title}. {'; '.join(texts)}."

    @cached_property
    def points(self) -> list[tuple[str, str]]:
        """The parts of the bars: id, and what a screen reader says at each."""
        dataset, values = self.record.dataset, self.record.value
        found: list[tuple[str, str]] = []
        for row in self.rows:
            named = (part.id for part in row.parts if part.id)
            for name in named:
                text = spoken(dataset, values[name])
                found.append((name, f"{row.words}: {row.value}. {text}"))
        return found

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:
        """The rows as they stand."""
        return figure(self.rows, palette, narrow=narrow)


def by_year_and_series(values: Iterable[Value]) -> dict[int, dict[str, Value]]:
    """Year -> series -> its value; of several values of a year the first one counts."""
    found: dict[int, dict[str, Value]] = {}
    for value in values:
        assert value.year is not None, f"{value.id} has no year"
        found.setdefault(value.year, {}).setdefault(value.series.id, value)
    return found


def figure(rows: Sequence[Row], palette: Palette, *, narrow: bool) -> go.Figure:
    """Bars from a common zero; the number stands at the end of each."""
    words = [_lines(row, narrow=narrow) for row in rows]
    places = _places(rows, words)
    sheet = Sheet(palette, round(24 + ROW * (places[-1] + 0.5)), narrow=narrow)
    reach = max(row.end for row in rows) or 1
    least = min((part.amount for row in rows for part in row.parts), default=0)
    sheet.figure.update_layout(margin={"l": 8, "b": 4, "t": 4}, barmode="stack")
    sheet.figure.update_xaxes(
        range=[min(0, least), reach * (1.28 if narrow else 1.14)], visible=False, fixedrange=True
    )
    sheet.figure.update_yaxes(range=[places[-1] + 0.4, -0.1], visible=False, fixedrange=True)
    for row, place, lines in zip(rows, places, words, strict=True):
        _words(sheet, row, place, lines)
        for part in row.parts:
            _bar(sheet, part, place)
        if row.bounds is not None:
            low, high = row.bounds
            sheet.shape(
                type="line",
                x0=low,
                x1=high,
                y0=place,
                y1=place,
                line={"color": palette.ink, "width": 1.5},
            )
    return sheet.finish()


def _lines(row: Row, *, narrow: bool) -> list[str]:
    return wrap(row.words, NARROW, max_lines=2, placeholder="…") or [""] if narrow else [row.words]


def _places(rows: Sequence[Row], words: Sequence[Sequence[str]]) -> list[float]:
    """Heights of the bars, counted downwards.

    A line of words alone takes half a row, a heading keeps a distance.
    """
    steps = (
        1.0 if row.parts else 0.5 if n == 0 else 0.95 if row.heading else 0.75
        for n, row in enumerate(rows)
    )
    return list(
        accumulate(step + 0.32 * (len(lines) - 1) for step, lines in zip(steps, words, strict=True))
    )


def _words(sheet: Sheet, row: Row, place: float, lines: Sequence[str]) -> None:
    palette, size = sheet.palette, sheet.size
    words = "<br>".join(map(escape, lines))
    colour = palette.ink if row.heading or row.parts else palette.muted
    where = {
        "x": 0,
        "y": place,
        "yshift": 11 if row.parts else 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
    }
    sheet.text(f"<b>{words}</b>" if row.heading else words, size, colour, **where)
    if row.value:
        sheet.text(
            f"<b>{escape(row.value)}</b>",
            size,
            palette.ink,
            x=row.end,
            y=place,
            xshift=4,
            xanchor="left",
        )


def _bar(sheet: Sheet, part: Part, place: float) -> None:
    palette = sheet.palette
    hatch = {Mark.PART: "/", Mark.UNKNOWN: "x", Mark.DEPRECATED: "\\", Mark.DERIVED: "."}.get(
        part.mark
    )
    own = {
        Mark.UNKNOWN: palette.muted,
        Mark.DEPRECATED: palette.muted,
        Mark.RIVAL: palette.ink,
    }.get(part.mark, palette.accent)
    edged = hatch is not None or part.mark is Mark.RIVAL
    fill = palette.paper if edged else palette.soft(own) if part.mark is Mark.HEDGED else own
    pattern = (
        {"shape": hatch, "fgcolor": own, "bgcolor": palette.paper, "size": 7, "solidity": 0.25}
        if hatch
        else None
    )
    sheet.figure.add_bar(
        x=[part.amount],
        y=[place],
        orientation="h",
        width=0.42,
        marker={
            "color": fill,
            "line": {"color": own if edged else palette.paper, "width": 1.5},
            "pattern": pattern,
        },
        hovertext=[part.hover],
        hoverinfo="text",
        customdata=[part.id],
    )
