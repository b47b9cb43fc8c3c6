"""The few shared pieces of screen."""

from dashboard.widgets.blocks import alone, chart, footer, head, html, problems, shell, twice, values
from dashboard.widgets.site import Site, enter, here, keep_day, once

__all__ = ["Site", "alone", "chart", "enter", "footer", "head", "here", "html", "keep_day", "once", "problems", "shell", "twice", "values"]
