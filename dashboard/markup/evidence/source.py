"""The evidence of a source: when it was read, and the values and events that rest on it."""

from collections.abc import Sequence

from dashboard.markup.engine import fill
from dashboard.markup.evidence.evidence import Evidence, reading_of
from dashboard.markup.values import Row, rows
from dashboard.model import Dataset, Source
from dashboard.record import Record, Value
from dashboard.words import gettext as _
from dashboard.words import ngettext, wording

_MOST_VALUES = 12
"""Values of a source that are open; the others wait behind a click."""


def evidence(record: Record, source: Source) -> Evidence:
    """All that the record holds about a source."""
    dataset = record.dataset
    held = [value for value in record.values if value.source.id == source.id]
    happened = [event for event in record.events if event.is_reported_by(source.id)]
    counted = ngettext(
        "%(number)s value from this source", "%(number)s values from this source", len(held)
    )
    body = fill(
        "evidence.html",
        "source",
        source=source,
        side=dataset.side[source.id].title if source.id in dataset.side else "",
        reported=reading_of(source),
        counted=counted,
        rows=_held(dataset, held),
        most=_MOST_VALUES,
        happened=happened,
    )
    return Evidence(
        title=wording.by_line(source),
        kind=_("Source"),
        number=str(source.publisher),
        unit="",
        body=body,
        place="sources",
        place_name=_("Sources"),
    )


def _held(dataset: Dataset, values: Sequence[Value]) -> list[Row]:
    """The values of a source, with whom it names for each."""
    lines = rows(dataset, values)
    return [
        {**line, "is_own_name": _speaks_itself(value)}
        for line, value in zip(lines, values, strict=True)
    ]


def _speaks_itself(value: Value) -> bool:
    """A page says a value in its own name."""
    speaker = value.observation.reported_by
    return speaker is not None and speaker.names(value.source.publisher)
