"""The evidence of an observation, an event or a source: all that the record holds about it."""

from dataclasses import replace

from dashboard.markup import terms
from dashboard.markup.evidence import event, observation, source
from dashboard.markup.evidence.evidence import Evidence
from dashboard.markup.evidence.shown import card, page, pointer
from dashboard.record import Record

__all__ = ["Evidence", "card", "of", "page", "pointer"]


def of(record: Record, name: str) -> Evidence:
    """The evidence of an id that is in the record."""
    found = _found(record, name)
    return replace(found, body=terms.Explainer(record.dataset).block(found.body))


def _found(record: Record, name: str) -> Evidence:
    dataset = record.dataset
    if name in dataset.observation:
        return observation.evidence(record, record.value[name])
    if name in dataset.event:
        return event.evidence(record, dataset.event[name])
    return source.evidence(record, dataset.source[name])
