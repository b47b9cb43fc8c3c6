"""Small pictures in lines of text. They are images, since a page lets no inline SVG through."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict

from markupsafe import Markup

from dashboard.charts import Mark, Palette
from dashboard.markup.engine import fill

YEAR = 7
"""Width of a year in the picture of coverage."""


def image(svg: Markup, words: str, width: int, height: int) -> Markup:
    """An SVG as an image with a data address, and what it shows in words."""
    address = f"data:image/svg+xml;base64,{b64encode(svg.strip().encode()).decode()}"
    return fill("pictures.html", "image", address=address, words=words, width=width, height=height)


def legend(marks: Sequence[Mark], palette: Palette, own: str) -> Markup:
    """The marks of a chart in words; `own` is the colour of its bars and points. '' for no marks."""
    if not marks:
        return Markup("")
    colours = {**asdict(palette), "accent": own, "soft": palette.soft(own)}
    items = [(_mark(mark, colours), mark.words) for mark in marks]
    return fill("chart.html", "legend", items=items)


def _mark(mark: Mark, colours: dict[str, str]) -> Markup:
    shapes = Markup(mark.value).format(**colours)  # noqa: S704  (shapes of our own)
    return image(fill("pictures.html", "mark", shapes=shapes), "", 14, 12)


def years(marks: Sequence[str | None], palette: Palette, words: str) -> Markup:
    """A mark for each year: a whole one, a part of one, one searched in vain ('none'), or None."""
    width = YEAR * len(marks)
    svg = fill("pictures.html", "years", marks=marks, step=YEAR, width=width, palette=palette)
    return image(svg, words, width, 15)
