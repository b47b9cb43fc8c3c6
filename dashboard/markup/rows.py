"""Charts whose bars stand one under the other, as HTML: each bar is a link to its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import typeset
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Pair, Part, Row, RowsView, Scale, Strip, groups
from dashboard.markup.engine import fill
from dashboard.words import gettext as _

HALF = 50
"""Per cent of the scale from which a label has more room before its bar than after it."""

LOOKS: dict[Mark, str] = {
    Mark.WHOLE: "whole",
    Mark.AMOUNT: "whole",
    Mark.HEDGED: "hedged",
    Mark.DERIVED: "derived",
    Mark.PART: "part",
    Mark.POINT: "point",
    Mark.RIVAL: "rival",
    Mark.VINTAGE: "vintage",
    Mark.FORECAST: "forecast",
    Mark.DEPRECATED: "deprecated",
    Mark.UNKNOWN: "unknown",
}
"""The class of each mark of a bar in rows.css."""
LEAST_WHISKER = 1
"""Per cent of the scale from which bounds are drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar on the scale, in per cent of its width."""

    part: Part
    left: float
    width: float

    @property
    def look(self) -> str:
        """The class of its mark in rows.css."""
        return LOOKS[self.part.mark]

    @property
    def right(self) -> float:
        """Where it ends."""
        return round(self.left + self.width, 3)

    @property
    def is_late(self) -> bool:
        """It lies in the right half of the scale, so that its label stands before it."""
        return self.left + self.right > 2 * HALF


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the places of its marks, in per cent of the scale."""

    row: Row
    bars: list[Bar]
    whisker: Bar | None
    """From the least to the most that its number can stand for."""
    end: float
    """Where its number stands."""

    @property
    def is_pair(self) -> bool:
        """It sets a promise against its outcome."""
        return isinstance(self.row, Pair)

    @property
    def is_strip(self) -> bool:
        """It has a mark for each of several figures."""
        return isinstance(self.row, Strip)

    @property
    def joint(self) -> Bar | None:
        """The line between the two marks of a pair; None where there is but one."""
        places = sorted(bar.left for bar in self.bars if bar.part.id)
        if not self.is_pair or len(places) == 1:
            return None
        return Bar(self.row.parts[0], places[0], round(places[1] - places[0], 3))


def drawn(shown: RowsView, address: str) -> Markup:
    """The rows of a chart.

    `address` is where a picture of them is, without the name of a format.
    """
    rows = shown.rows
    scale = Scale.of(rows)
    grouped: list[tuple[str, list[Line]]] = []
    for heading, beneath in groups(rows):
        grouped.append((heading, [line(row, scale) for row in beneath]))
    return fill(
        "rows.html",
        "rows",
        name=shown.chart.id,
        kind=shown.chart.kind.value,
        has_numbers_above=shown.chart.kind == "balance",
        address=address,
        room=_room(rows),
        zero=_percent(scale.share(scale.least * 0)) if scale.least else None,
        groups=grouped,
    )


def line(row: Row, scale: Scale) -> Line:
    """A row with the places of its marks."""
    bars = []
    for stretch in row.stretches:
        start, end = sorted((scale.share(stretch.start), scale.share(stretch.end)))
        bars.append(Bar(stretch.part, _percent(start), _percent(end - start)))
    return Line(row, bars, _whisker(row, scale), _percent(scale.share(row.end)))


def _whisker(row: Row, scale: Scale) -> Bar | None:
    """The bounds of a row, unless they are too near to each other to be seen."""
    if row.bounds is None:
        return None
    low, high = (_percent(scale.share(bound)) for bound in row.bounds)
    return Bar(row.parts[0], low, high - low) if high - low > LEAST_WHISKER else None


def legend(shown: RowsView) -> Markup:
    """The marks of the bars that are not plain."""
    items = [(LOOKS[mark], mark_words(mark)) for mark in shown.keyed_marks]
    return fill("rows.html", "legend", kind=shown.chart.kind.value, items=items)


def mark_words(mark: Mark) -> str:
    """What a bar that looks so says."""
    words = {
        Mark.HEDGED: _("rounded, or only a limit"),
        Mark.DERIVED: _("worked out here, not reported"),
        Mark.PART: _("part of a year"),
        Mark.POINT: _("what was reported afterwards"),
        Mark.RIVAL: _("another figure, not used"),
        Mark.VINTAGE: _("earlier estimate"),
        Mark.FORECAST: _("forecast or promise"),
        Mark.UNKNOWN: _("no figure found"),
    }
    return words[mark]


def _room(rows: Sequence[Row]) -> int:
    """Digits of the number behind the longest bar; a row of several parts has its own above it."""
    behind = (row.value for row in rows if len(row.parts) == 1 and not row.is_frame)
    return max(map(typeset.cells, behind), default=0) + 2


def _percent(share: float) -> float:
    return round(100 * share, 3)
