"""The grammar of marks: which shape says what. Charts and keys share these definitions."""

from dataclasses import asdict
from enum import Enum

from dashboard.charts.palette import Palette
from dashboard.record import Role, Value
from dashboard.words import gettext as _


class Mark(Enum):
    """How a value is drawn: the inside of a 14 by 12 SVG that shows it."""

    WHOLE = '<rect width="14" height="12" fill="{accent}"/>'
    AMOUNT = '<rect y="3" width="14" height="6" fill="{accent}"/>'
    HEDGED = '<rect x=".5" y=".5" width="13" height="11" fill="{soft}" stroke="{accent}"/>'
    DERIVED = (
        '<rect x=".5" y=".5" width="13" height="11" fill="{soft}" stroke="{accent}"/>'
        '<path d="M3 3h1M7 3h1M11 3h1M5 6h1M9 6h1M3 9h1M7 9h1M11 9h1"'
        ' stroke="{accent}" stroke-width="1.5"/>'
    )
    PART = (
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{accent}"/>'
        '<path d="M0 8 8 0M4 12 14 2M10 12 14 8" stroke="{accent}" stroke-width="1.5"/>'
    )
    POINT = '<circle cx="7" cy="6" r="4.5" fill="{accent}"/>'
    RIVAL = '<circle cx="7" cy="6" r="4" fill="none" stroke="{ink}" stroke-width="2"/>'
    VINTAGE = '<circle cx="7" cy="6" r="4" fill="none" stroke="{country}" stroke-width="2"/>'
    FORECAST = '<path d="M0 6h14" stroke="{ink}" stroke-width="2" stroke-dasharray="3 2"/>'
    WINDOW = '<path d="M0 6h14" stroke="{accent}" stroke-width="3"/>'
    EVENT = '<path d="M7 0v12" stroke="{event}" stroke-width="1.5"/>'
    PLACE = '<path d="M3 11h8M7 11V1L4 4" stroke="{ink}" fill="none"/>'
    DEPRECATED = (
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{muted}"/>'
        '<path d="M0 0 14 12" stroke="{muted}"/>'
    )
    COUNTRY = '<path d="M0 6h14" stroke="{country}" stroke-width="3"/>'
    BOUND = '<path d="M4 11V4M1 5l3-4 3 4zM11 1v7M8 7l3 4 3-4z" stroke="{ink}" fill="{ink}"/>'
    UNKNOWN = (
        '<rect x=".5" y=".5" width="13" height="11" fill="none" stroke="{muted}"'
        ' stroke-dasharray="2 2"/>'
    )
    GAP = '<path d="M1 11h12" stroke="{muted}" stroke-dasharray="2 2"/>'

    def drawn(self, palette: Palette, own: str) -> str:
        """The inside of the SVG in colours; `own` is that of the bars and points of a chart."""
        colours = {**asdict(palette), "accent": own, "soft": palette.soft(own)}
        return self.value.format(**colours)

    @property
    def words(self) -> str:
        """What the mark says, for the key of a chart."""
        return _words()[self]


def _words() -> dict[Mark, str]:
    return {
        Mark.WHOLE: _("for its whole period"),
        Mark.AMOUNT: _("an amount as reported"),
        Mark.HEDGED: _("a round number, or only a minimum or maximum"),
        Mark.DERIVED: _("worked out here, reported by nobody"),
        Mark.PART: _("part of a year"),
        Mark.POINT: _("value at its date"),
        Mark.RIVAL: _("another source's figure"),
        Mark.VINTAGE: _("earlier estimate"),
        Mark.FORECAST: _("forecast or promise"),
        Mark.WINDOW: _("from its first to its last day; faint where it is not the figure used"),
        Mark.EVENT: _("event"),
        Mark.PLACE: _("rank, beneath the year"),
        Mark.DEPRECATED: _("wrong label or misread, not used"),
        Mark.COUNTRY: _("the whole country, another measure"),
        Mark.BOUND: _("at least (up), at most (down)"),
        Mark.UNKNOWN: _("months of which no figure was found"),
        Mark.GAP: _("looked for, not found"),
    }


KEY = (
    Mark.COUNTRY,
    Mark.DERIVED,
    Mark.RIVAL,
    Mark.FORECAST,
    Mark.VINTAGE,
    Mark.BOUND,
    Mark.PART,
    Mark.HEDGED,
    Mark.WINDOW,
)
"""Marks of an axis of dates that need a key, the most needed first; words at the marks say the
others."""
MOST_KEYS = 3
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
