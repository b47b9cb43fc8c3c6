"""All tables of a record, and how they hang together."""

from dashboard import article
from dashboard.exports import judgements, tables
from dashboard.exports.columns import Table
from dashboard.exports.reported import observations
from dashboard.record import Record, through_time
from dashboard.store import Release

KEYS = {
    "observations": {
        "series": "series",
        "source_id": "sources",
        "unit": "units",
        "amount_unit": "units",
        "side": "sides",
    },
    "sources": {"side": "sides"},
    "series": {"unit": "units"},
    "event_sources": {"event": "events", "source": "sources"},
    "event_quantities": {"event": "events"},
    "verdicts": {"check": "checks"},
    "gaps": {"series": "series"},
    "side_takes": {"side": "sides"},
}
"""Table -> its columns that hold an id of another table."""


def of(release: Release, known: Record) -> list[Table]:
    """A table for each kind of fact; of an earlier day, what releases changed is left out."""
    held = known.dataset
    found = [
        observations(release, known, known.values),
        tables.series(held.series),
        tables.units(held.units),
        tables.sources(release, held.sources),
        tables.events(release, held.events),
        tables.event_sources(held.events),
        tables.event_quantities(held.events),
        judgements.checks(release, known.results),
        judgements.verdicts_in_time(release, through_time.bands(release, known.day)),
        tables.eras(held.eras),
        tables.gaps(held.gaps),
    ]
    if known.day is None:
        found.append(tables.changes(held.changes))
    found += [tables.sides(held.sides), tables.side_takes(held.sides)]
    if held.article:
        found.append(judgements.article(release, article.entries(known)))
    return found
