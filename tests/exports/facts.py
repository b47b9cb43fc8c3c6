"""What a file has to hold, told from the model alone; and files read back with the tools of their readers."""

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

from dashboard import exports, store
from dashboard.exports import Table
from dashboard.model import Dataset, Event, Observation, Source
from dashboard.period import Period
from dashboard.record import Record
from dashboard.store import Release
from tests.folders import REAL, SMALL

Row = dict[str, str]
CHOSEN = {"amount", "amount_to", "amount_unit"}
"""Columns that follow the unit which the reader chose."""
JUDGED = {"role", "why"}
"""Columns that compare a value with the others of its series."""
RELEASES = {"small": store.current(SMALL), "published": store.current(REAL)}


def unguarded(text: str) -> str:
    """A text of a file without the apostrophes that keep spreadsheets from running its parts."""
    return "".join(_unguarded_part(part) for part in re.split(r"([;\t\r\n])", text))


def _unguarded_part(part: str) -> str:
    like_a_formula = part.lstrip("'\" ")[:1] in tuple("=+-@＝＋－＠")
    return part[1:] if part.startswith("'") and like_a_formula else part


def rows(content: bytes) -> list[Row]:
    """A CSV file as a program reads it, without the apostrophes that guard its texts."""
    return [
        {name: unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(content.decode(), newline=""))
    ]


def objects(content: bytes) -> dict[str, Any]:
    """A JSON file with all digits of its numbers."""
    found: dict[str, Any] = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    return found


def texts(row: dict[str, Any]) -> Row:
    """A row of a JSON file with its cells as CSV writes them."""
    return {
        name: "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
        for name, cell in row.items()
    }


def table_of(release: Release) -> Table:
    record = Record(release.dataset)
    return exports.observations(release, record, record.values)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _dated(name: str, period: Period | None) -> Row:
    return {
        name: _text(period.text if period else None),
        f"{name}_start": _text(period.first_day if period else None),
        f"{name}_end": _text(period.last_day if period else None),
    }


def of_observation(dataset: Dataset, one: Observation, release: str) -> Row:
    """All columns of an observation but those that judge it."""
    source = next(source for source in dataset.sources if source.id == one.source)
    series = next(series for series in dataset.series if series.id == one.series)
    amount = dataset.amount(one)
    return {
        "id": one.id,
        "series": one.series,
        **_dated("period", one.period),
        "value": _text(one.value),
        "value_to": _text(one.value_to),
        "unit": _text(one.unit),
        "qualifier": one.qualifier,
        "status": one.status,
        "standing": one.standing,
        "source_id": one.source,
        "origin": one.root,
        "locator": _text(one.locator),
        "as_printed": _text(one.as_printed),
        "reported_by": _text(one.reported_by),
        "reason": _text(one.reason),
        "note": _text(one.note),
        "amount": _text(amount),
        "amount_to": _text(dataset.amount_to(one)),
        "amount_unit": "" if amount is None else series.unit,
        "series_title": series.title,
        "publisher": source.publisher.key,
        "title": _text(source.title),
        "url": _text(source.url),
        "published": _text(source.published.text if source.published else None),
        "accessed": str(source.accessed),
        "language": source.language,
        "known_by": str(one.period.last_day if source.running else source.known_by),
        "licence": source.licence or dataset.about.licence,
        "release": release,
        "side": side_of(dataset, source),
    }


def side_of(dataset: Dataset, source: Source) -> str:
    """The id of the only side that takes a source, the narrowest rule first; '' without sides."""
    for narrow in ("publisher", "country", "kind"):
        found = {
            "publisher": [side.id for side in dataset.sides if source.publisher in side.publishers],
            "country": [
                side.id
                for side in dataset.sides
                for taken in side.takes
                if source.country in taken.countries and source.kind in taken.kinds
            ],
            "kind": [
                side.id
                for side in dataset.sides
                for taken in side.takes
                if not taken.countries and source.kind in taken.kinds
            ],
        }[narrow]
        if found:
            (name,) = found
            return name
    assert not dataset.sides
    return ""


def of_source(dataset: Dataset, one: Source, release: str) -> Row:
    return {
        "id": one.id,
        "publisher": one.publisher.key,
        "title": _text(one.title),
        "url": _text(one.url),
        **_dated("published", one.published),
        "language": one.language,
        "kind": one.kind,
        "country": _text(one.country),
        "accessed": str(one.accessed),
        "read": one.read,
        "running": str(one.running).lower(),
        "via": _text(one.via),
        "archived_url": _text(one.archived.url if one.archived else None),
        "archived_date": _text(one.archived.date if one.archived else None),
        "licence": _text(one.licence),
        "note": _text(one.note),
        "known_by": str(one.known_by),
        "release": release,
        "side": side_of(dataset, one),
    }


def of_event(dataset: Dataset, one: Event, release: str) -> Row:
    found = [
        source
        for witness in one.sources
        for source in dataset.sources
        if source.id == witness.source
    ]
    return {
        "id": one.id,
        **_dated("date", one.date),
        "title": one.title,
        "summary": one.summary,
        "kind": one.kind,
        "series": "\n".join(one.series),
        "disputed": _text(one.disputed),
        "source_ids": "\n".join(source.id for source in found),
        "publishers": "\n".join(source.publisher.key for source in found),
        "urls": "\n".join(source.url or "" for source in found),
        "licence": dataset.about.licence,
        "release": release,
    }
