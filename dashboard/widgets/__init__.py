"""The few shared pieces of screen."""

from dashboard.widgets.blocks import chart, footer, head, html, problems, shell, twice, values
from dashboard.widgets.site import Site, enter, here

__all__ = ["Site", "chart", "enter", "footer", "head", "here", "html", "problems", "shell", "twice", "values"]
