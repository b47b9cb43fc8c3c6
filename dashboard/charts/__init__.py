"""The charts of the dataset as objects, and what a browser draws them from."""

from dashboard.charts import view
from dashboard.charts.base import ChartView, distinct
from dashboard.charts.drawing import Drawing
from dashboard.charts.marks import Mark
from dashboard.charts.palette import GROUNDS, Ground, Palette, palette, palette_of

__all__ = [
    "GROUNDS",
    "ChartView",
    "Drawing",
    "Ground",
    "Mark",
    "Palette",
    "distinct",
    "palette",
    "palette_of",
    "view",
]
