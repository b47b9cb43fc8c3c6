"""Every window that was printed, as a line from its first to its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import hedges
from dashboard.charts.dated import REPEATED, DatedView
from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.days import after, ends, middle
from dashboard.charts.hover import on_hover
from dashboard.charts.labels import Box
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Palette
from dashboard.charts.value_axis import multiples, nice_step, reach
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

    def draw_marks(self, canvas: DatedCanvas) -> None:
        """Broad lines for the values used, thin and soft ones for others."""
        dataset = self.record.dataset
        used = [value for value in self.placed if value.is_used]
        others = [value for value in self.placed if not value.is_used]
        own = canvas.palette.accent
        _lines(canvas, dataset, others, canvas.palette.quiet(own), 2)
        _lines(canvas, dataset, used, own, 4)
        if self.has_ranks:
            most = float(max(value.number for value in self.placed))
            canvas.y_axis.update(range=[most + 0.6, 0.2], dtick=1)
        else:
            low, high = reach(self.placed, 1.12)
            canvas.amounts(low, high, multiples(low, high, nice_step(high - low)))
        for value in self.placed:
            canvas.marks.append(_place(canvas, value))
        for value in used:
            text = f"<b>{escape(hedges.number(dataset, value))}</b>"
            canvas.number(middle(value), float(value.number), text, shift=3)


def _place(canvas: DatedCanvas, value: Value) -> Box:
    """The part of the plot that a line takes."""
    first, last = ends(value)
    left, right = canvas.plot.across(str(first)), canvas.plot.across(str(after(last)))
    return Box(left, canvas.plot.up(float(value.number)) - 2, right - left, 4)


def _lines(
    canvas: DatedCanvas, dataset: Dataset, values: Sequence[Value], colour: str, width: int
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
    canvas.scatter(
        x=days,
        y=[float(value.number) for value in thrice],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colour, "width": width},
        marker=marker,
        **on_hover(dataset, thrice),
    )
