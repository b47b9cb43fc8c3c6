"""Every window that was printed, as a line from its first to its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import hedges
from dashboard.charts.dated import REPEATED, DatedView
from dashboard.charts.ground import (
    Calendar,
    after,
    ends,
    middle,
    multiples,
    nice_step,
    on_hover,
    reach,
)
from dashboard.charts.labels import Box
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Palette
from dashboard.model import Dataset
from dashboard.record import Role, Value


@dataclass(frozen=True, eq=False)
class SpansView(DatedView):
    """Every window as a line at the height of its value; the first rank is on top."""

    heights = (380, 340)
    left_out = REPEATED | {Role.FORECAST}

    @property
    def marks(self) -> set[Mark]:
        """One mark for all windows, whose strength says which are used."""
        return {Mark.WINDOW}

    def colour(self, palette: Palette) -> str:
        """Windows are drawn in one colour, whatever they measure."""
        return palette.accent

    def draw_marks(self, sheet: Calendar) -> None:
        """Broad lines for the values used, thin and soft ones for others."""
        dataset = self.record.dataset
        used = [value for value in self.placed if value.is_used]
        others = [value for value in self.placed if not value.is_used]
        own = sheet.palette.accent
        _lines(sheet, dataset, others, sheet.palette.quiet(own), 2)
        _lines(sheet, dataset, used, own, 4)
        if self.has_ranks:
            most = float(max(value.number for value in self.placed))
            sheet.y_axis.update(range=[most + 0.6, 0.2], dtick=1)
        else:
            low, high = reach(self.placed, 1.12)
            sheet.amounts(low, high, multiples(low, high, nice_step(high - low)))
        for value in self.placed:
            sheet.marks.append(_place(sheet, value))
        for value in used:
            text = f"<b>{escape(hedges.number(dataset, value))}</b>"
            sheet.number(middle(value), float(value.number), text, shift=3)


def _place(sheet: Calendar, value: Value) -> Box:
    """The part of the plot that a line takes."""
    first, last = ends(value)
    left, right = sheet.plot.across(str(first)), sheet.plot.across(str(after(last)))
    return Box(left, sheet.plot.up(float(value.number)) - 2, right - left, 4)


def _lines(
    sheet: Calendar, dataset: Dataset, values: Sequence[Value], colour: str, width: int
) -> None:
    """All lines of one strength as one trace, with breaks between them."""
    if not values:
        return
    days: list[str | None] = []
    thrice: list[Value] = []
    for value in values:
        first, last = ends(value)
        days += [str(first), str(after(last)), None]
        thrice += [value] * 3
    marker = {
        "size": [0, 6, 0] * len(values),
        "color": colour,
        "opacity": 1,
        "line": {"width": 0},
    }
    sheet.scatter(
        x=days,
        y=[float(value.number) for value in thrice],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colour, "width": width},
        marker=marker,
        **on_hover(dataset, thrice),
    )
