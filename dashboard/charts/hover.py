"""What a mark says of its value: to the pointer, and to a screen reader."""

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.model import Dataset
from dashboard.record import Value
from dashboard.words import periods, value_words, wording


def on_hover(dataset: Dataset, values: Sequence[Value]) -> dict[str, Any]:
    """What a trace says of its marks when pointed at, and which observations they are."""
    cards = [card(dataset, value) for value in values]
    names = [value.id for value in values]
    return {"hovertext": cards, "hoverinfo": "text", "customdata": names}


def card(dataset: Dataset, value: Value) -> str:
    """The text of a hover card: value, period, hedge, who says it.

    Plotly shows a few tags, so the texts are escaped.
    """
    head = f"<b>{escape(value_words.shown(dataset, value))}</b>"
    lines = (
        periods.in_words(value.period),
        wording.by_line(value.source),
        value_words.why(dataset, value),
    )
    return "<br>".join([head, *(escape(line) for line in lines if line)])


def spoken(dataset: Dataset, value: Value) -> str:
    """A value with period, hedge, source and role, for a screen reader."""
    said = value_words.said(dataset, value)
    why = value_words.why(dataset, value)
    told = wording.stop().join((said, str(value.source.publisher), why))
    return f"{periods.in_words(value.period)}{wording.colon()}{told}"
