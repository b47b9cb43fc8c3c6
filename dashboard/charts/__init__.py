"""The charts of the dataset: a record and a choice in, a view with its figure out."""

import plotly.graph_objects as go

from dashboard.charts import view
from dashboard.charts.base import ChartView, distinct
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Ground, Palette, palette

__all__ = [
    "ChartView",
    "Figure",
    "Ground",
    "Mark",
    "Palette",
    "distinct",
    "palette",
    "view",
]

Figure = go.Figure
