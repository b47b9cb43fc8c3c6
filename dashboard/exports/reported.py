"""Every reported value with its source, as one flat table."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from dashboard.exports.columns import Column, Table, day, means, number, period, short, table, text
from dashboard.exports.tables import KNOWN_BY, LICENCE, RELEASE, SIDE
from dashboard.model import Observation, Source
from dashboard.model.facts import Qualifier, Standing, Status
from dashboard.record import Record, Role, Value
from dashboard.store import Release
from dashboard.words import value_words


@dataclass(frozen=True, slots=True)
class Reported:
    """A value, with what its row says beside it."""

    value: Value
    why: str | None
    side: str | None
    licence: str
    release: str


_COLUMNS: tuple[Column[Reported], ...] = (
    text("id", means(Observation, "id"), lambda row: row.value.id),
    text("series", means(Observation, "series"), lambda row: row.value.series.id),
    *period("period", means(Observation, "period"), lambda row: row.value.period),
    number(
        "amount",
        "The value in the unit of its series, or in the one chosen on the page",
        lambda row: _amount(row.value, row.value.amount),
    ),
    number(
        "amount_to",
        "Upper end of a range in that unit",
        lambda row: _amount(row.value, row.value.amount_to),
    ),
    text("amount_unit", "Unit of the amount", lambda row: _amount_unit(row.value)),
    number("value", means(Observation, "value"), lambda row: row.value.observation.value),
    number("value_to", means(Observation, "value_to"), lambda row: row.value.observation.value_to),
    text("unit", means(Observation, "unit"), lambda row: row.value.observation.unit),
    text(
        "qualifier",
        means(Observation, "qualifier"),
        lambda row: row.value.observation.qualifier,
        get_args(Qualifier),
    ),
    text(
        "status",
        means(Observation, "status"),
        lambda row: row.value.observation.status,
        get_args(Status),
    ),
    text(
        "standing",
        means(Observation, "standing"),
        lambda row: row.value.observation.standing,
        get_args(Standing),
    ),
    text("source_id", means(Observation, "source"), lambda row: row.value.source.id),
    # A value without an origin of its own has that of its page.
    text("origin", means(Observation, "origin"), lambda row: row.value.observation.root),
    text("locator", means(Observation, "locator"), lambda row: row.value.observation.locator),
    text(
        "as_printed",
        means(Observation, "as_printed"),
        lambda row: row.value.observation.as_printed,
    ),
    text(
        "reported_by",
        means(Observation, "reported_by"),
        lambda row: _reported_by(row.value.observation),
    ),
    text("reason", means(Observation, "reason"), lambda row: row.value.observation.reason),
    text("note", means(Observation, "note"), lambda row: row.value.observation.note),
    text(
        "role",
        "What it is among the values of its series",
        lambda row: row.value.role.value,
        tuple(role.value for role in Role),
    ),
    text(
        "why",
        "Why, or how the amount was worked out",
        lambda row: row.why,
    ),
    text("series_title", "Title of the series", lambda row: row.value.series.title),
    text("publisher", means(Source, "publisher"), lambda row: row.value.source.publisher.key),
    text("title", means(Source, "title"), lambda row: row.value.source.title),
    text("url", means(Source, "url"), lambda row: row.value.source.url),
    text("published", means(Source, "published"), lambda row: _published(row.value.source)),
    day("accessed", means(Source, "accessed"), lambda row: row.value.source.accessed),
    text("language", means(Source, "language"), lambda row: row.value.source.language),
    day("known_by", KNOWN_BY, lambda row: row.value.known_by),
    text("licence", LICENCE, lambda row: row.licence),
    text("release", RELEASE, lambda row: row.release),
    text("side", SIDE, lambda row: row.side),
)


def observations(release: Release, record: Record, values: Iterable[Value]) -> Table:
    """Values, each with its source; of several of one observation the last one.

    Amounts are in the unit of the value: that of its series, or the one chosen on a page.
    """
    distinct = {value.id: value for value in values}
    rows = (_reported(release, record, value) for value in distinct.values())
    return table("observations", _COLUMNS, rows)


def _reported(release: Release, record: Record, value: Value) -> Reported:
    dataset = record.dataset
    side = dataset.side.get(value.source.id)
    return Reported(
        value=value,
        why=value_words.why(dataset, value) or None,
        side=None if side is None else side.id,
        licence=value.source.licence or dataset.about.licence,
        release=release.name,
    )


def _amount(value: Value, amount: Decimal | None) -> Decimal | None:
    """A number in the unit of the value: as printed, or what was worked out."""
    return amount if value.unit.id == value.series.unit else short(amount)


def _amount_unit(value: Value) -> str | None:
    return None if value.amount is None else value.unit.id


def _published(source: Source) -> str | None:
    return None if source.published is None else source.published.text


def _reported_by(observation: Observation) -> str | None:
    return None if observation.reported_by is None else observation.reported_by.key
