"""A table only: values that do not belong on one scale."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.base import ChartView
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Palette
from dashboard.record import Value


@dataclass(frozen=True, eq=False)
class TableView(ChartView):
    """A table without a figure."""

    @property
    def values(self) -> tuple[Value, ...]:
        """Nothing is drawn."""
        return ()

    @property
    def marks(self) -> set[Mark]:
        """Nothing is drawn."""
        return set()

    @property
    def alt_text(self) -> str:
        """The table says it itself."""
        return ""

    def draw(self, palette: Palette, *, narrow: bool) -> go.Figure:  # noqa: ARG002  (never drawn)
        """Never called, since there are no values."""
        raise AssertionError("a table has no figure")
