"""Marks that lie on each other: the card of the one on top says that there are more."""

from collections.abc import Iterator
from html import escape
from typing import Any

import plotly.graph_objects as go

from dashboard.words import ngettext

Place = tuple[Any, Any]
"""Where a mark stands, as its trace has it."""


def tell_of_more(figure: go.Figure) -> None:
    """Add to each card how many other marks lie at the same place, and how to reach them."""
    piles = _piles(figure)
    for trace in _with_cards(figure):
        trace.hovertext = [
            _card(text, len(piles.get((x, y), {})) - 1)
            for x, y, text in zip(trace.x, trace.y, trace.hovertext, strict=True)
        ]


def _piles(figure: go.Figure) -> dict[Place, set[str]]:
    """The values at each place. The break between two lines is no place."""
    piles: dict[Place, set[str]] = {}
    for trace in _with_cards(figure):
        for x, y, name in zip(trace.x, trace.y, trace.customdata, strict=True):
            if x is not None:
                piles.setdefault((x, y), set()).add(name)
    return piles


def _with_cards(figure: go.Figure) -> Iterator[Any]:
    """The traces whose marks have a card each."""
    for trace in figure.data:
        if trace.customdata is not None and isinstance(trace.hovertext, (list, tuple)):
            yield trace


def _card(text: str, others: int) -> str:
    if others < 1:
        return text
    more = ngettext(
        "%(number)d other figure lies here: press again for it",
        "%(number)d other figures lie here: press again for each",
        others,
    )
    return f"{text}<br><i>{escape(more)}</i>"
