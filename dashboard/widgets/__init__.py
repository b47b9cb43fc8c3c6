"""The few shared pieces of screen."""

from dashboard.widgets.blocks import ICON, alone, chart, footer, head, problems, shell
from dashboard.widgets.site import Site, enter, here, html, keep_day, once

__all__ = [
    "ICON",
    "Site",
    "alone",
    "chart",
    "enter",
    "footer",
    "head",
    "here",
    "html",
    "keep_day",
    "once",
    "problems",
    "shell",
]
