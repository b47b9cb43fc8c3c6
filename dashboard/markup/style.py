"""The style of every page: one sheet, from files that each know one part of a page.

It stands once, beneath the head of the page, where it comes after the rules of Streamlit.
"""

from pathlib import Path

from markupsafe import Markup

from dashboard.model import About

_FOLDER = Path(__file__).parent.parent / "assets" / "styles"
_PARTS = (
    "base",
    "masthead",
    "search",
    "page",
    "overview",
    "chart",
    "rows",
    "voices",
    "timeline",
    "tables",
    "evidence",
    "checks",
    "sources",
    "data",
    "article",
    "explained",
    "notices",
    "footer",
    "media",
)
"""Its files in their order: later ones win."""


def part(name: str) -> Markup:
    """One file of the style."""
    rules = (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
    return Markup(rules)  # noqa: S704  (our own file)


STYLE = Markup("").join(part(name) for name in _PARTS)
"""The style without the accent of a dataset."""
FIRST_STYLE = part("first")
"""What is added for the page before scripts."""


def sheet(about: About) -> Markup:
    """The whole style, with the accent of a dataset."""
    return STYLE + f":root {{ --plant: light-dark({about.accent}, {about.accent_dark}) }}\n"
