"""The evidence of an event: what happened, who reports it, and the numbers that belong to it."""

from dashboard import attribution
from dashboard.markup.anchors import anchor
from dashboard.markup.engine import fill
from dashboard.markup.evidence.evidence import Evidence, titled
from dashboard.model import Dataset, Event
from dashboard.model.events import Quantity
from dashboard.record import Record
from dashboard.words import gettext as _
from dashboard.words import units


def evidence(record: Record, event: Event) -> Evidence:
    """All that the record holds about an event."""
    dataset = record.dataset
    body = fill(
        "evidence.html",
        "event",
        event=event,
        quantities=[_quantity(dataset, quantity) for quantity in event.quantities],
        source=dataset.source,
        series=dataset.one_series,
        page_of=dataset.page_of,
        reported=attribution.reported(dataset, event),
    )
    return Evidence(
        title=titled(event),
        kind=_("Event"),
        number=event.title,
        unit="",
        body=body,
        place=f"timeline#{anchor(event.id)}",
        place_name=_("Timeline"),
    )


def _quantity(dataset: Dataset, quantity: Quantity) -> str:
    """A number that belongs to an event: 'Price: 46 million EUR'."""
    return _(
        "%(words)s: %(total)s",
        words=quantity.label,
        total=units.quantity(quantity.value, quantity.unit, dataset.about.locale),
    )
