"""Values of a record, as tests ask for them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date

from dashboard.model import Event
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, Value
from tests.folders import SMALL

_ONE = Record(read(SMALL)).value["sales-2018-registry"]


def ids(values: Iterable[Value]) -> list[str]:
    """The observations of values, in their order."""
    return [value.id for value in values]


def changed(**cells: object) -> Value:
    """The value of 2018 with other cells, some of them of its observation."""
    own = {name: cell for name, cell in cells.items() if name in Value.__dataclass_fields__}
    rest = {name: cell for name, cell in cells.items() if name not in own}
    observation = _ONE.observation.model_copy(update=rest)
    return replace(_ONE, **{"observation": observation, **own})  # type: ignore[arg-type]


def spanning(first: Date, last: Date) -> Value:
    """A value for the time from one day to another."""
    return changed(period=parse(f"{first}/{last}"))


def happening(n: int, day: Date) -> Event:
    """An event of a day; `n` tells it from others."""
    return Event.model_validate(
        {
            "id": f"event-{n}",
            "date": day.isoformat(),
            "title": "A <fire>",
            "summary": "It burnt.",
            "kind": "operations",
            "sources": ({"source": "post"},),
        }
    )
