"""Values as bars one under the other, each with its own line of words.

Parts of a year, measures side by side, shares, amounts, a ledger, promises and a balance are drawn
so. The page and the picture are made from the same rows; see `markup.rows`.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from dashboard import shelf
from dashboard.agreement import Verdict
from dashboard.charts.base import HtmlView
from dashboard.charts.hover import spoken
from dashboard.charts.marks import Mark
from dashboard.model import Dataset
from dashboard.record import Value
from dashboard.words import language, periods, value_words, wording

ZERO = Decimal(0)
_ROUNDED = frozenset({"about", "nearly", "range"})
"""Hedges of numbers that are drawn with their interval."""
_NAMED_BY_ROWS = frozenset({Mark.WHOLE, Mark.AMOUNT, Mark.DEPRECATED})
"""Marks that need no key: a plain bar, and one whose own line says that it is not used."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    amount: Decimal
    mark: Mark
    card: tuple[str, ...]
    """What it says when it is pointed at, line by line."""
    id: str = ""
    """Its observation; '' for what nobody has published."""
    words: str = field(default="", kw_only=True)
    """Its name among the other parts of its row."""
    value: str = field(default="", kw_only=True)
    """Its number among the other parts of its row."""
    series: str = field(default="", kw_only=True)
    """The series that would hold it, where nobody has published it; '' where none is meant."""

    @classmethod
    def of(cls, dataset: Dataset, value: Value, mark: Mark, amount: Decimal | None = None) -> Self:
        """The bar of a value, as long as its number or another amount."""
        length = value.number if amount is None else amount
        return cls(length, mark, card(dataset, value), value.id)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a part begins and ends on the common scale."""

    part: Part
    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words and the bar beneath it.

    A row without parts is a heading, or says that nothing was found.
    """

    words: str
    parts: tuple[Part, ...] = ()
    value: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    """From the least to the most that its number can stand for."""
    heading: bool = field(default=False, kw_only=True)
    is_off_scale: bool = field(default=False, kw_only=True)
    """Its number has no length on the scale of the others, so no bar is drawn."""

    @property
    def is_frame(self) -> bool:
        """It stands for something that nobody has published."""
        return bool(self.parts) and not any(part.id for part in self.parts)

    @property
    def end(self) -> Decimal:
        """Where its number is written: behind the end of its bar, or of its bounds.

        The number of an empty frame is written into the frame, which begins at zero.
        """
        if self.is_frame:
            return ZERO
        total = sum((part.amount for part in self.parts), ZERO)
        return max(total, self.bounds[1] if self.bounds else ZERO, ZERO)

    @property
    def stretches(self) -> list[Stretch]:
        """Its parts, each from the end of the one before."""
        found: list[Stretch] = []
        start = ZERO
        for part in self.parts:
            end = start + part.amount
            found.append(Stretch(part, start, end))
            start = end
        return found


@dataclass(frozen=True, slots=True)
class Strip(Row):
    """Several figures of one thing on one line: a mark for each, and no bar."""

    @property
    def stretches(self) -> list[Stretch]:
        """Its parts: a mark where the number is, a frame from zero on."""
        return [
            Stretch(part, ZERO if part.mark is Mark.UNKNOWN else part.amount, part.amount)
            for part in self.parts
        ]


@dataclass(frozen=True, slots=True)
class Pair(Strip):
    """A promise and its outcome on one line: two marks, or one and an empty frame."""

    check: str = field(kw_only=True)
    """The check that sets one against the other."""
    verdict: Verdict = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Scale:
    """The common scale of rows; zero lies on it."""

    least: Decimal
    most: Decimal

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """The scale that holds every bar and every bound."""
        ends = [ZERO]
        for row in rows:
            ends += [stretch.end for stretch in row.stretches]
            ends += row.bounds or ()
        return cls(min(ends), max(ends))

    def share(self, amount: Decimal) -> float:
        """Where an amount lies: 0 at the least, 1 at the most."""
        width = self.most - self.least
        return float((amount - self.least) / width) if width else 0.0


@dataclass(frozen=True, eq=False)
class RowsView(HtmlView):
    """A chart whose bars stand one under the other."""

    @abstractmethod
    def worded_rows(self) -> list[Row]:
        """Its lines from top to bottom, in the language that is spoken now."""

    @property
    def rows(self) -> list[Row]:
        """Its lines from top to bottom, which are kept for each language."""
        return _rows(self, language())

    @property
    def marks(self) -> set[Mark]:
        """The marks of the parts of its bars."""
        return {part.mark for row in self.rows for part in row.parts}

    @property
    def keyed_marks(self) -> list[Mark]:
        """The marks that need a word of explanation, in the order of the grammar."""
        return [mark for mark in Mark if mark in self.marks - _NAMED_BY_ROWS]

    @property
    def table_values(self) -> tuple[Value, ...]:
        """What is drawn; other charts list the rest of the series."""
        return self.values

    @property
    def values_around(self) -> tuple[Value, ...]:
        """Values that a bar is made of, beside those that it is about."""
        ids = {part.id for row in self.rows for part in row.parts}
        return tuple(value for value in self.record.values if value.id in ids)

    @property
    def alt_text(self) -> str:
        """Each of the lines with its number."""
        if not self.values:
            return ""
        texts = (f"{row.words} {row.value}".strip() for row in self.rows)
        return f"{self.chart.title}{wording.stop()}{wording.sentences(wording.apart(texts))}"

    @property
    def points(self) -> list[tuple[str, str]]:
        """The parts of the bars: id, and what a screen reader says at each."""
        dataset, values = self.record.dataset, self.record.value
        found: list[tuple[str, str]] = []
        for row in self.rows:
            named = (part.id for part in row.parts if part.id)
            for name in named:
                text = spoken(dataset, values[name])
                found.append(
                    (name, f"{row.words}{wording.colon()}{row.value}{wording.stop()}{text}")
                )
        return found


@shelf.kept_by_day(512, lambda view, _language: view.record.day)
def _rows(view: RowsView, _language: str) -> list[Row]:
    return view.worded_rows()


def card(dataset: Dataset, value: Value) -> tuple[str, ...]:
    """What a bar says when it is pointed at: value, period, who says it, and why it is drawn so."""
    lines = (
        value_words.shown(dataset, value),
        periods.in_words(value.period),
        wording.by_line(value.source),
        value_words.why(dataset, value),
    )
    return tuple(line for line in lines if line)


def bounds_of(value: Value) -> tuple[Decimal, Decimal] | None:
    """The ends of the interval of a rounded value."""
    if value.low is None or value.high is None:
        return None
    return (value.low, value.high) if value.observation.qualifier in _ROUNDED else None


def by_year_and_series(values: Iterable[Value]) -> dict[int, dict[str, Value]]:
    """Year -> series -> its value; of several values of a year the first one counts."""
    found: dict[int, dict[str, Value]] = {}
    for value in values:
        assert value.year is not None, f"{value.id} has no year"
        found.setdefault(value.year, {}).setdefault(value.series.id, value)
    return found


def groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Each heading with the rows beneath it; '' for rows before the first heading."""
    found: list[tuple[str, list[Row]]] = []
    for row in rows:
        if row.heading:
            found.append((row.words, []))
            continue
        if not found:
            found.append(("", []))
        found[-1][1].append(row)
    return found
