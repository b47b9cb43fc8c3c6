"""Small pictures in lines of text. They are images, since a page lets no inline SVG through."""

from base64 import b64encode
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.charts import Ground, Mark, Palette
from dashboard.markup.engine import fill
from dashboard.model import Dataset
from dashboard.record import Value
from dashboard.words import value_words


def image(svg: Markup, words: str, width: int, height: int) -> Markup:
    """An SVG as an image with a data address, and what it shows in words."""
    address = f"data:image/svg+xml;base64,{b64encode(svg.strip().encode()).decode()}"
    return fill("pictures.html", "image", address=address, words=words, width=width, height=height)


def legend(marks: Sequence[Mark], palette: Palette, own: str, ground: Ground) -> Markup:
    """The marks of a chart in words; '' for no marks.

    `own` is the colour of its bars and points. On paper the style turns pictures of a dark ground.
    """
    if not marks:
        return Markup("")
    items = [(_mark(mark.drawn(palette, own)), mark.words) for mark in marks]
    return fill("chart.html", "legend", items=items, ground=ground)


def _mark(shapes: str) -> Markup:
    inside = Markup(shapes)  # noqa: S704  (shapes of our own)
    return image(fill("pictures.html", "mark", shapes=inside), "", 14, 12)


def large(dataset: Dataset, values: Sequence[Value]) -> Markup:
    """Values that are too few for a figure, in large type with who and when; '' for none."""
    if not values:
        return Markup("")
    numbers = [(value, value_words.shown(dataset, value)) for value in values]
    return fill("pictures.html", "large", numbers=numbers)
