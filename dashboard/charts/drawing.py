"""What a browser draws a chart from: figures for a wide and a narrow place, as one JSON text."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Drawing:
    """Both figures of a chart. The traces stand in the text once where both have the same."""

    json: bytes
    """`{"wide": {"data", "layout"}, "narrow": {"layout"[, "data"]}, "key": [[SVG, words]]}`"""
    wide: int
    """Height in pixels of the figure for a wide place."""
    narrow: int


def drawing_of(wide: go.Figure, narrow: go.Figure, key: Sequence[tuple[str, str]] = ()) -> Drawing:
    """The drawing of a chart from its two figures.

    `key` has the inside of a small SVG and the words for each mark that needs a key.
    """
    broad, slim = _plain(wide), _plain(narrow)
    if slim["data"] == broad["data"]:
        del slim["data"]
    whole = {"wide": broad, "narrow": slim, "key": key}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Drawing(text.encode(), wide.layout.height, narrow.layout.height)


def _plain(figure: go.Figure) -> dict[str, Any]:
    """A figure as dicts, lists, texts and numbers."""
    plain: dict[str, Any] = json.loads(figure.to_json())
    return plain
