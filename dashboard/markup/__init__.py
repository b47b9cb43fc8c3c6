"""All HTML, from templates: one source for the page and for what stands before its scripts.

Texts of the dataset and of links are data. They reach a template as values, which are escaped.
"""

from dashboard.markup.anchors import anchor
from dashboard.markup.engine import fill, joined, unbroken
from dashboard.markup.masthead import every_page, menu
from dashboard.markup.site import Site

__all__ = ["Site", "anchor", "every_page", "fill", "joined", "menu", "unbroken"]
