"""What the figures of Plotly are drawn on: its size, its type, and what is drawn so far."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.labels import STRONG, TEXT, Box, Number, Plot, placed
from dashboard.charts.palette import Palette
from dashboard.words import locale

_FONT = "system-ui, Segoe UI, Roboto, Noto Sans, Noto Sans CJK SC, sans-serif"
_CHINESE_FONT = (
    "Letters of Europe, PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif"
)
"""The fonts of base.css."""
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 8, 28
"""Pixels around the plot."""
NARROWEST, BROADEST_NARROW = 288, 760
"""Pixels of the least place for a figure, a phone's, and of the broadest for the narrow form."""
NARROW, WIDE = NARROWEST - LEFT - RIGHT, BROADEST_NARROW - LEFT - RIGHT
"""Pixels of the narrowest plot that a figure of either form is shown in."""


class Canvas:
    """A figure in the making: size, axes, and what is drawn so far, as Plotly takes it.

    It becomes a figure at the end, since Plotly checks everything in it each time that it is asked.
    """

    def __init__(self, palette: Palette, height: int, *, narrow: bool) -> None:
        self.palette, self.narrow = palette, narrow
        self.width = NARROW if narrow else WIDE
        self.traces: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.numbers: list[Number] = []
        self.marks: list[Box] = []
        """Places that no number may cover."""
        self.bars: list[Box] = []
        """Places that no words beside a mark may cover."""
        self.height = height
        self.margin = {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM}
        self.x_axis: dict[str, Any] = {"fixedrange": True}
        self.y_axis: dict[str, Any] = {"fixedrange": True}
        """The axes; the plot is known when both have a range."""
        self.barmode: str | None = None
        """How bars of one place stand to each other, where it matters."""

    def scatter(self, **attributes: Any) -> None:
        """Draws points or lines, as Plotly takes them."""
        self.traces.append({"type": "scatter", **attributes})

    def bar(self, **attributes: Any) -> None:
        """Draws bars, as Plotly takes them."""
        self.traces.append({"type": "bar", **attributes})

    def shape(self, **attributes: Any) -> None:
        """Draws a line or an area, as Plotly takes it."""
        self.shapes.append(attributes)

    def text(self, text: str, size: int, colour: str, **where: Any) -> None:
        """Writes a text at a place, as Plotly takes it."""
        self.notes.append(
            {"showarrow": False, "text": text, "font": {"size": size, "color": colour}, **where}
        )

    def number(self, x: str, y: float, text: str, *, shift: int = 4, half: float = 0) -> None:
        """A text above a mark, unless others leave it no room."""
        self.numbers.append(Number(x, y, text, STRONG, self.palette.ink, shift, half))

    def beside(self, x: str, y: float, text: str, shorter: str = "") -> None:
        """Words to the right of a mark, or shorter ones, where there is room for them."""
        muted = self.palette.muted
        self.numbers.append(Number(x, y, text, TEXT, muted, beside=True, shorter=shorter))

    def taller(self, *, top: int = 0, bottom: int = 0) -> None:
        """Make room above or beneath the plot without taking it from the plot."""
        self.height += top + bottom
        self.margin["t"] += top
        self.margin["b"] += bottom

    @property
    def body(self) -> int:
        """Height of the plot in pixels."""
        return self.height - self.margin["t"] - self.margin["b"]

    @property
    def plot(self) -> Plot:
        """The plot as its axes are by now."""
        return Plot(self.width, self.body, self.x_axis["range"], self.y_axis["range"])

    def finish(self) -> go.Figure:
        """The figure with its shapes and notes, and the numbers that have room."""
        if self.numbers:
            found = placed(self.numbers, self.plot, self.marks, self.bars)
            self.notes += [{"showarrow": False, **note} for note in found]
        self.notes = [self.over_lines(note) for note in self.notes]
        return go.Figure(data=self.traces, layout=self._layout())

    def _layout(self) -> dict[str, Any]:
        """No title, no legend: both stand in the page as text."""
        palette = self.palette
        return {
            "template": "none",
            "height": self.height,
            "margin": self.margin,
            "font": {"family": _font(), "size": TEXT, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "dragmode": False,
            "clickmode": "event",
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": palette.paper,
                "bordercolor": palette.muted,
                "font": {"color": palette.ink, "family": _font(), "size": TEXT},
            },
            "barmode": self.barmode,
            "bargap": 0,
            "xaxis": self.x_axis,
            "yaxis": self.y_axis,
            "shapes": self.shapes,
            "annotations": self.notes,
        }

    def over_lines(self, note: dict[str, Any]) -> dict[str, Any]:
        """A note as it stands on what is drawn behind it."""
        return note


def _font() -> str:
    """The typefaces for the language that is spoken."""
    return _CHINESE_FONT if locale().language == "zh" else _FONT
