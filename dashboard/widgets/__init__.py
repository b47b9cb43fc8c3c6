"""The few shared pieces of screen."""

from dashboard.widgets.blocks import ICON, alone, chart, footer, problems, shell
from dashboard.widgets.site import cached, enter, html, keep_day

__all__ = [
    "ICON",
    "alone",
    "cached",
    "chart",
    "enter",
    "footer",
    "html",
    "keep_day",
    "problems",
    "shell",
]
