"""What other pages print for the series of an observation, beside what it says."""

from collections.abc import Iterable, Sequence

from dashboard import other_values
from dashboard.markup.values import Row, rows
from dashboard.model import UNKNOWN
from dashboard.record import Record, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, periods, wording

_MOST_NEAR = 6
"""Figures of times that overlap, or of whole years beside a claim without a date."""


def of(record: Record, value: Value, repeated: set[str]) -> dict[str, object]:
    """What other pages print for the same series: the same period first, then overlapping ones.

    Those that repeat the value are named where its pages are.
    """
    candidates = [other for other in record.file_order(value.series.id) if other.id != value.id]
    same = [other for other in candidates if other.period.days_alike(value.period)]
    if value.period.days is None:
        return _beside(record, value, same, repeated)
    near = [
        other
        for other in candidates
        if not other.period.days_alike(value.period)
        and other.period.overlaps(value.period)
        and other.period.year is not None
    ]
    title = _("Other figures for %(period)s", period=periods.in_words(value.period))
    listed = _unlike(record, (*same, *near[:_MOST_NEAR]), repeated)
    none = "" if listed else _("No other figure of this kind for this time was found.")
    words = _agreement(value, same) if same else ""
    return {"title": title, "words": words, "rows": listed, "none": none}


def _unlike(record: Record, values: Iterable[Value], repeated: set[str]) -> list[Row]:
    return rows(record.dataset, [value for value in values if value.id not in repeated])


def _agreement(value: Value, same: Sequence[Value]) -> str:
    """How many pages print a value for the same known time, and from how many other origins."""
    counted_ones = [each.observation for each in same if _is_counted(value, each)]
    pages = {other.source for other in counted_ones}
    origins = {other.root for other in counted_ones} - {value.observation.root, UNKNOWN}
    untraced = {other.source for other in counted_ones if other.root == UNKNOWN}
    counted = ngettext(
        "%(number)s other page for the same period",
        "%(number)s other pages for the same period",
        len(pages),
    )
    if origins:
        counted = _with_origins(len(pages), len(origins))
    elif pages - untraced:
        counted = ngettext(
            "%(number)s other page for the same period, of the same statement",
            "%(number)s other pages for the same period, of the same statement",
            len(pages),
        )
    if not untraced:
        return wording.sentences(counted)
    unknown = ngettext(
        "From whom %(number)s of them has it is not known.",
        "From whom %(number)s of them have it is not known.",
        len(untraced),
    )
    return wording.sentences(counted, unknown)


def _is_counted(value: Value, other: Value) -> bool:
    """Another page holds what it prints, and does not merely foretell it."""
    observation = other.observation
    return (
        observation.standing != "deprecated"
        and observation.status != "f"
        and observation.source != value.source.id
    )


def _with_origins(pages: int, origins: int) -> str:
    """How many other pages there are, and how many other origins they have."""
    if pages == 1:
        return _("1 other page for the same period, from 1 other origin")
    return ngettext(
        "%(pages)s other pages for the same period, from %(number)s other origin",
        "%(pages)s other pages for the same period, from %(number)s other origins",
        origins,
        pages=pages,
    )


def _beside(
    record: Record, value: Value, same: Sequence[Value], repeated: set[str]
) -> dict[str, object]:
    """A claim whose time is not known: its statement, what is used for whole years, others."""
    whole = [other for other in record.used(value.series.id) if other.is_whole_year]
    found: dict[str, Value] = {}
    for other in (*other_values.repeated(record, value), *whole[-_MOST_NEAR:], *same):
        found.setdefault(other.id, other)
    title = _("Other figures")
    if not found:
        none = _("No other figure of this kind was found.")
        return {"title": title, "words": "", "rows": [], "none": none}
    printed = other_values.printed(record, value)
    beside = (
        _("Its end is not reported, so other values are set beside it and not counted.")
        if value.period.dated
        else _("No date is reported, so other values are set beside it and not counted.")
    )
    listed = _unlike(record, found.values(), repeated)
    return {"title": title, "words": f"{printed} {beside}", "rows": listed, "none": ""}
