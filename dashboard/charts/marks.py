"""The grammar of marks: which shape says what. Charts and legends share these definitions."""

from dataclasses import dataclass
from enum import Enum

from dashboard.record import Role, Value

BOUNDS = {"at_least": "↑", "at_most": "↓"}


@dataclass(frozen=True, slots=True)
class Look:
    """Words of the legend, and the inside of a 14 by 12 SVG that shows the mark."""

    words: str
    picture: str


class Mark(Enum):
    """How a value is drawn."""

    WHOLE = Look("for its whole period", '<rect width="14" height="12" fill="{accent}"/>')
    AMOUNT = Look("an amount as printed", '<rect y="3" width="14" height="6" fill="{accent}"/>')
    HEDGED = Look(
        "the same, but rounded or only a bound", '<rect width="14" height="12" fill="{soft}"/>'
    )
    DERIVED = Look(
        "worked out here, not printed",
        '<rect width="14" height="12" fill="{soft}"/>'
        '<path d="M3 3h1M7 3h1M11 3h1M5 6h1M9 6h1M3 9h1M7 9h1M11 9h1" stroke="{paper}" stroke-width="1.5"/>',
    )
    PART = Look(
        "part of a year",
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{accent}"/>'
        '<path d="M0 8 8 0M4 12 14 2M10 12 14 8" stroke="{accent}" stroke-width="1.5"/>',
    )
    POINT = Look("value at its date", '<circle cx="7" cy="6" r="4.5" fill="{accent}"/>')
    RIVAL = Look(
        "another source's value",
        '<circle cx="7" cy="6" r="4" fill="none" stroke="{ink}" stroke-width="2"/>',
    )
    VINTAGE = Look(
        "earlier vintage",
        '<circle cx="7" cy="6" r="4" fill="none" stroke="{country}" stroke-width="2"/>',
    )
    FORECAST = Look(
        "forecast or promise",
        '<path d="M0 6h14" stroke="{ink}" stroke-width="2" stroke-dasharray="3 2"/>',
    )
    WINDOW = Look(
        "from the first to the last day of its window",
        '<path d="M0 6h14" stroke="{accent}" stroke-width="3"/>',
    )
    EVENT = Look("event, see the list", '<path d="M7 0v12" stroke="{event}" stroke-width="1.5"/>')
    PLACE = Look(
        "rank beneath the year; * where its list covers a part of it",
        '<path d="M3 11h8M7 11V1L4 4" stroke="{ink}" fill="none"/>',
    )
    DEPRECATED = Look(
        "wrong label or misread, not used",
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{muted}"/><path d="M0 0 14 12" stroke="{muted}"/>',
    )
    COUNTRY = Look(
        "the whole country, another measure",
        '<path d="M0 6h14" stroke="{country}" stroke-width="3"/>',
    )
    BOUND = Look(
        "only a bound is printed: at least, at most",
        '<path d="M4 11V4M1 5l3-4 3 4zM11 1v7M8 7l3 4 3-4z" stroke="{ink}" fill="{ink}"/>',
    )
    UNKNOWN = Look(
        "months not found in print",
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{muted}" stroke-dasharray="2 2"/>',
    )
    GAP = Look(
        "searched for, not found", '<path d="M1 11h12" stroke="{muted}" stroke-dasharray="2 2"/>'
    )


_AMONG_BARS = {Role.FORECAST: Mark.FORECAST, Role.VINTAGE: Mark.VINTAGE}
_AMONG_POINTS = {
    Role.FORECAST: Mark.FORECAST,
    Role.VINTAGE: Mark.VINTAGE,
    Role.USED: Mark.POINT,
    Role.WINDOW: Mark.POINT,
}


def bar_mark(value: Value) -> Mark:
    """The mark of a value among bars."""
    if not value.is_used:
        return _AMONG_BARS.get(value.role, Mark.RIVAL)
    if not value.is_whole_year:
        return Mark.PART
    if value.is_derived:
        return Mark.DERIVED
    return Mark.HEDGED if value.is_hedged else Mark.WHOLE


def dot_mark(value: Value) -> Mark:
    """The mark of a value among points."""
    return _AMONG_POINTS.get(value.role, Mark.RIVAL)
