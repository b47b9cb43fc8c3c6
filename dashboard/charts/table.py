"""A table only: values that do not belong on one scale."""

from dataclasses import dataclass

from dashboard.charts.base import ChartView
from dashboard.charts.marks import Mark
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
