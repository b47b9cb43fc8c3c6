"""Facts as flat tables with typed and described columns, ready for any format of file.

Each table has one explicit list of its columns, in the order of the files. A column that is a field
of the model has the words of the model.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar, get_args

from dashboard import value_words
from dashboard.agreement import Verdict
from dashboard.article import Entry, Held
from dashboard.model import Dataset, Era, Event, Gap, Observation, Series, Side, Source, Unit
from dashboard.model.article import ArticleVerdict
from dashboard.model.checks import CheckKind
from dashboard.model.events import EventKind, Quantity, Witness
from dashboard.model.facts import (
    Archived,
    Bounds,
    Change,
    Dimension,
    Fact,
    Kind,
    Measure,
    Perimeter,
    Qualifier,
    Standing,
    Status,
)
from dashboard.model.sides import Taken
from dashboard.period import Period
from dashboard.record import Record, Role, Value
from dashboard.record.checks import Result
from dashboard.store import Release
from dashboard.words import verdicts

Cell = str | int | Decimal | Date | None
FieldType = Literal["string", "number", "integer", "boolean", "date"]
T = TypeVar("T")
Part = TypeVar("Part", bound=Fact)


@dataclass(frozen=True, slots=True)
class Field:
    """One column."""

    name: str
    type: FieldType
    description: str
    choices: tuple[str, ...] = ()
    """All values a cell can have, where they are few."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of fact. A cell is None where there is nothing."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column, and how its cell is taken from a fact."""

    field: Field
    cell: Callable[[T], Cell]


def table(name: str, columns: Sequence[Column[T]], facts: Iterable[T]) -> Table:
    """A table with a row for each fact."""
    fields = tuple(column.field for column in columns)
    rows = (tuple(column.cell(fact) for column in columns) for fact in facts)
    return Table(name, fields, tuple(rows))


def _text(
    name: str, description: str, cell: Callable[[T], str | None], choices: tuple[str, ...] = ()
) -> Column[T]:
    return Column(Field(name, "string", description, choices), cell)


def _number(name: str, description: str, cell: Callable[[T], Decimal | None]) -> Column[T]:
    return Column(Field(name, "number", description), cell)


def _integer(name: str, description: str, cell: Callable[[T], int]) -> Column[T]:
    return Column(Field(name, "integer", description), cell)


def _boolean(name: str, description: str, cell: Callable[[T], bool]) -> Column[T]:
    return Column(Field(name, "boolean", description), cell)


def _day(name: str, description: str, cell: Callable[[T], Date | None]) -> Column[T]:
    return Column(Field(name, "date", description), cell)


def _period(
    name: str, description: str, cell: Callable[[T], Period | None]
) -> tuple[Column[T], Column[T], Column[T]]:
    """A period as printed, with its first and its last day."""

    def text(fact: T) -> str | None:
        period = cell(fact)
        return None if period is None else period.text

    def first_day(fact: T) -> Date | None:
        period = cell(fact)
        return None if period is None else period.first_day

    def last_day(fact: T) -> Date | None:
        period = cell(fact)
        return None if period is None else period.last_day

    empty = f"of `{name}`; empty where it is open or not printed"
    return (
        _text(name, description, text),
        _day(f"{name}_start", f"Start {empty}", first_day),
        _day(f"{name}_end", f"End {empty}", last_day),
    )


def _means(model: type[Fact], name: str) -> str:
    """What the model says of a field."""
    return model.model_fields[name].description or ""


def _lines(texts: Iterable[str]) -> str | None:
    """A list of texts in a cell, one a line."""
    return "\n".join(texts) or None


def _short(number: Decimal | None) -> Decimal | None:
    """Ten digits that count: what is worked out has no last digit of its own."""
    return None if number is None else Decimal(f"{number:.10g}")


_KNOWN_BY = "Day by which it can be held as known"
_LICENCE = "Terms of the row: those of its source, else those of the dataset"
_RELEASE = "Release of the dataset"
_SIDE = "Side that the publisher is on, by its id"


def _release(release: Release) -> Column[Any]:
    name = release.name
    return _text("release", _RELEASE, lambda _: name)


def _sides(dataset: Dataset) -> Mapping[str, str]:
    """Source id -> the id of its side; nothing in a dataset without sides."""
    return {name: side.id for name, side in dataset.side.items()}


def observations(release: Release, record: Record, values: Iterable[Value]) -> Table:
    """Values, each with its source; of several of one observation the last one.

    Amounts are in the unit of the value: that of its series, or the one chosen on a page.
    """
    dataset, side_of = record.dataset, _sides(record.dataset)
    licence = dataset.about.licence
    columns: list[Column[Value]] = [
        _text("id", _means(Observation, "id"), lambda value: value.id),
        _text("series", _means(Observation, "series"), lambda value: value.series.id),
        *_period("period", _means(Observation, "period"), lambda value: value.period),
        _number(
            "amount",
            "The value in the unit of its series, or in the one chosen on the page",
            lambda value: _amount(value, value.amount),
        ),
        _number(
            "amount_to",
            "Upper end of a range in that unit",
            lambda value: _amount(value, value.amount_to),
        ),
        _text("amount_unit", "Unit of the amount", _amount_unit),
        _number("value", _means(Observation, "value"), lambda value: value.observation.value),
        _number(
            "value_to", _means(Observation, "value_to"), lambda value: value.observation.value_to
        ),
        _text("unit", _means(Observation, "unit"), lambda value: value.observation.unit),
        _text(
            "qualifier",
            _means(Observation, "qualifier"),
            lambda value: value.observation.qualifier,
            get_args(Qualifier),
        ),
        _text(
            "status",
            _means(Observation, "status"),
            lambda value: value.observation.status,
            get_args(Status),
        ),
        _text(
            "standing",
            _means(Observation, "standing"),
            lambda value: value.observation.standing,
            get_args(Standing),
        ),
        _text("source_id", _means(Observation, "source"), lambda value: value.source.id),
        # A value without an origin of its own has that of its page.
        _text("origin", _means(Observation, "origin"), lambda value: value.observation.root),
        _text("locator", _means(Observation, "locator"), lambda value: value.observation.locator),
        _text(
            "as_printed",
            _means(Observation, "as_printed"),
            lambda value: value.observation.as_printed,
        ),
        _text(
            "reported_by",
            _means(Observation, "reported_by"),
            lambda value: value.observation.reported_by,
        ),
        _text("reason", _means(Observation, "reason"), lambda value: value.observation.reason),
        _text("note", _means(Observation, "note"), lambda value: value.observation.note),
        _text(
            "role",
            "What it is among the values of its series",
            lambda value: value.role.value,
            tuple(role.value for role in Role),
        ),
        _text(
            "why",
            "Why, or how the amount was worked out",
            lambda value: value_words.why(dataset, value) or None,
        ),
        _text("series_title", "Title of the series", lambda value: value.series.title),
        _text("publisher", _means(Source, "publisher"), lambda value: value.source.publisher),
        _text("title", _means(Source, "title"), lambda value: value.source.title),
        _text("url", _means(Source, "url"), lambda value: value.source.url),
        _text("published", _means(Source, "published"), lambda value: _published(value.source)),
        _day("accessed", _means(Source, "accessed"), lambda value: value.source.accessed),
        _text("language", _means(Source, "language"), lambda value: value.source.language),
        _day("known_by", _KNOWN_BY, lambda value: value.known_by),
        _text("licence", _LICENCE, lambda value: value.source.licence or licence),
        _release(release),
        _text("side", _SIDE, lambda value: side_of.get(value.source.id)),
    ]
    return table("observations", columns, {value.id: value for value in values}.values())


def _amount(value: Value, number: Decimal | None) -> Decimal | None:
    """A number in the unit of the value: as printed, or what was worked out."""
    return number if value.unit.id == value.series.unit else _short(number)


def _amount_unit(value: Value) -> str | None:
    return None if value.amount is None else value.unit.id


def _published(source: Source) -> str | None:
    return None if source.published is None else source.published.text


def sources(release: Release, found: Sequence[Source]) -> Table:
    """Sources, as they are cited and as they were read."""
    side_of = _sides(release.dataset)
    columns: list[Column[Source]] = [
        _text("id", _means(Source, "id"), lambda source: source.id),
        _text("publisher", _means(Source, "publisher"), lambda source: source.publisher),
        _text("title", _means(Source, "title"), lambda source: source.title),
        _text("url", _means(Source, "url"), lambda source: source.url),
        *_period("published", _means(Source, "published"), lambda source: source.published),
        _text("language", _means(Source, "language"), lambda source: source.language),
        _text("kind", _means(Source, "kind"), lambda source: source.kind, get_args(Kind)),
        _text("country", _means(Source, "country"), lambda source: source.country),
        _day("accessed", _means(Source, "accessed"), lambda source: source.accessed),
        _text("read", _means(Source, "read"), lambda source: source.read, ("whole", "part")),
        _boolean("running", _means(Source, "running"), lambda source: source.running),
        _text("via", _means(Source, "via"), lambda source: source.via),
        _text(
            "archived_url",
            _means(Archived, "url"),
            lambda source: source.archived.url if source.archived else None,
        ),
        _day(
            "archived_date",
            _means(Archived, "date"),
            lambda source: source.archived.date if source.archived else None,
        ),
        _text("licence", _means(Source, "licence"), lambda source: source.licence),
        _text("note", _means(Source, "note"), lambda source: source.note),
        _day("known_by", _KNOWN_BY, lambda source: source.known_by),
        _release(release),
        _text("side", _SIDE, lambda source: side_of.get(source.id)),
    ]
    return table("sources", columns, found)


def events(release: Release, found: Sequence[Event]) -> Table:
    """Events, with the pages that report them."""
    dataset = release.dataset

    def pages(event: Event) -> list[Source]:
        return [dataset.source[witness.source] for witness in event.sources]

    columns: list[Column[Event]] = [
        _text("id", _means(Event, "id"), lambda event: event.id),
        *_period("date", _means(Event, "date"), lambda event: event.date),
        _text("title", _means(Event, "title"), lambda event: event.title),
        _text("summary", _means(Event, "summary"), lambda event: event.summary),
        _text("kind", _means(Event, "kind"), lambda event: event.kind, get_args(EventKind)),
        _text("series", _means(Event, "series"), lambda event: _lines(event.series)),
        _text("disputed", _means(Event, "disputed"), lambda event: event.disputed),
        _text(
            "source_ids",
            "Sources, one a line",
            lambda event: "\n".join(source.id for source in pages(event)),
        ),
        _text(
            "publishers",
            "Their publishers, one a line",
            lambda event: "\n".join(source.publisher for source in pages(event)),
        ),
        _text(
            "urls",
            "Their addresses, one a line; an empty line where there is none",
            lambda event: "\n".join(source.url or "" for source in pages(event)),
        ),
        _text("licence", _LICENCE, lambda _: dataset.about.licence),
        _release(release),
    ]
    return table("events", columns, found)


_SERIES: tuple[Column[Series], ...] = (
    _text("id", _means(Series, "id"), lambda series: series.id),
    _text("title", _means(Series, "title"), lambda series: series.title),
    _text("definition", _means(Series, "definition"), lambda series: series.definition),
    _text("unit", _means(Series, "unit"), lambda series: series.unit),
    _text("units", _means(Series, "units"), lambda series: _lines(series.units)),
    _text(
        "perimeter",
        _means(Series, "perimeter"),
        lambda series: series.perimeter,
        get_args(Perimeter),
    ),
    _text("measure", _means(Series, "measure"), lambda series: series.measure, get_args(Measure)),
    _boolean("nonnegative", _means(Series, "nonnegative"), lambda series: series.nonnegative),
    _number("plausible_min", _means(Bounds, "min"), lambda series: series.plausible.min),
    _number("plausible_max", _means(Bounds, "max"), lambda series: series.plausible.max),
    _integer("decimals", _means(Series, "decimals"), lambda series: series.decimals),
    _text("caveats", _means(Series, "caveats"), lambda series: _lines(series.caveats)),
)


def series(found: Sequence[Series]) -> Table:
    """Series, as the dataset defines them."""
    return table("series", _SERIES, found)


_UNITS: tuple[Column[Unit], ...] = (
    _text("id", _means(Unit, "id"), lambda unit: unit.id),
    _text("dimension", _means(Unit, "dimension"), lambda unit: unit.dimension, get_args(Dimension)),
    _text("currency", _means(Unit, "currency"), lambda unit: unit.currency),
    _text("per", _means(Unit, "per"), lambda unit: unit.per),
    _text("counted", _means(Unit, "counted"), lambda unit: unit.counted),
    _number("factor", _means(Unit, "factor"), lambda unit: unit.factor),
    _text("words", _means(Unit, "words"), lambda unit: unit.words),
    _text("symbol", _means(Unit, "symbol"), lambda unit: unit.symbol),
    _text("shown_as", _means(Unit, "shown_as"), lambda unit: unit.shown_as),
)


def units(found: Sequence[Unit]) -> Table:
    """Units, with their factors."""
    return table("units", _UNITS, found)


_ERAS: tuple[Column[Era], ...] = (
    _text("id", _means(Era, "id"), lambda era: era.id),
    _text("title", _means(Era, "title"), lambda era: era.title),
    *_period("period", _means(Era, "period"), lambda era: era.period),
    _text("sources", _means(Era, "sources"), lambda era: _lines(era.sources)),
)


def eras(found: Sequence[Era]) -> Table:
    """Eras of ownership."""
    return table("eras", _ERAS, found)


_GAPS: tuple[Column[Gap], ...] = (
    _text("series", _means(Gap, "series"), lambda gap: gap.series),
    *_period("period", _means(Gap, "period"), lambda gap: gap.period),
    _text("searched", _means(Gap, "searched"), lambda gap: gap.searched),
    _day("on", _means(Gap, "on"), lambda gap: gap.on),
)


def gaps(found: Sequence[Gap]) -> Table:
    """Periods that were searched for and not found."""
    return table("gaps", _GAPS, found)


_CHANGES: tuple[Column[Change], ...] = (
    _text("release", _means(Change, "release"), lambda change: change.release),
    _text("id", _means(Change, "id"), lambda change: change.id),
    _text("series", _means(Change, "series"), lambda change: change.series),
    _text("period", _means(Change, "period"), lambda change: change.period),
    _text("field", _means(Change, "field"), lambda change: change.field),
    _text("before", _means(Change, "before"), lambda change: change.before),
    _text("after", _means(Change, "after"), lambda change: change.after),
)


def changes(found: Sequence[Change]) -> Table:
    """What each release changed."""
    return table("changes", _CHANGES, found)


_SIDES: tuple[Column[Side], ...] = (
    _text("id", _means(Side, "id"), lambda side: side.id),
    _text("title", _means(Side, "title"), lambda side: side.title),
    _text("publishers", _means(Side, "publishers"), lambda side: _lines(side.publishers)),
    _text("note", _means(Side, "note"), lambda side: side.note),
)


def sides(found: Sequence[Side]) -> Table:
    """Sides of publishers."""
    return table("sides", _SIDES, found)


Owned = tuple[str, Part]
"""The id of a fact, and one of the facts that it lists."""


def event_sources(found: Sequence[Event]) -> Table:
    """Who reports each event."""
    owned = [(event.id, witness) for event in found for witness in event.sources]
    columns: list[Column[Owned[Witness]]] = [
        _text("event", "The event it belongs to", lambda row: row[0]),
        _text("source", _means(Witness, "source"), lambda row: row[1].source),
        _text("said_by", _means(Witness, "said_by"), lambda row: row[1].said_by),
    ]
    return table("event_sources", columns, owned)


def event_quantities(found: Sequence[Event]) -> Table:
    """The numbers of each event."""
    owned = [(event.id, quantity) for event in found for quantity in event.quantities]
    columns: list[Column[Owned[Quantity]]] = [
        _text("event", "The event it belongs to", lambda row: row[0]),
        _text("label", _means(Quantity, "label"), lambda row: row[1].label),
        _number("value", _means(Quantity, "value"), lambda row: row[1].value),
        _text("unit", _means(Quantity, "unit"), lambda row: row[1].unit),
    ]
    return table("event_quantities", columns, owned)


def side_takes(found: Sequence[Side]) -> Table:
    """The publishers that each side takes by kind and country."""
    owned = [(side.id, taken) for side in found for taken in side.takes]
    columns: list[Column[Owned[Taken]]] = [
        _text("side", "The side it belongs to", lambda row: row[0]),
        _text("kinds", _means(Taken, "kinds"), lambda row: _lines(row[1].kinds)),
        _text("countries", _means(Taken, "countries"), lambda row: _lines(row[1].countries)),
    ]
    return table("side_takes", columns, owned)


def _checks(dataset: Dataset) -> tuple[Column[Result], ...]:
    """The columns of checks, whose sentences name values as the dataset writes them."""
    return (
        _text("id", "Id of the check", lambda result: result.check.id),
        _text(
            "kind",
            "What is done with the inputs",
            lambda result: result.check.kind,
            get_args(CheckKind),
        ),
        _text("title", "What is set against what", lambda result: result.check.title),
        _text("question", "What it answers", lambda result: result.check.question),
        _text(
            "inputs",
            "Ids of the observations that take part, one a line",
            lambda result: _lines(result.inputs),
        ),
        _text(
            "formula",
            "The arithmetic with the printed numbers",
            lambda result: verdicts.formula(dataset, result.formula) or None,
        ),
        _number(
            "computed",
            "Result from the numbers as printed; empty for a mere bound",
            lambda result: _short(result.point),
        ),
        _number(
            "reported",
            "The printed number it is compared with; empty where there is none",
            lambda result: result.reported,
        ),
        _number(
            "low",
            "Least result that rounding and hedges allow; empty where open",
            lambda result: _short(result.computed.low if result.computed else None),
        ),
        _number(
            "high",
            "Greatest such result; empty where open",
            lambda result: _short(result.computed.high if result.computed else None),
        ),
        _text(
            "unit", "Unit of these numbers", lambda result: result.unit.id if result.unit else None
        ),
        _text(
            "verdict",
            "What the comparison says",
            lambda result: result.verdict.value,
            tuple(verdict.value for verdict in Verdict),
        ),
        _text("sentence", "The same in words", lambda result: verdicts.sentence(dataset, result)),
    )


def checks(release: Release, found: Sequence[Result]) -> Table:
    """Checks, each with its inputs and its verdict."""
    return table("checks", (*_checks(release.dataset), _release(release)), found)


_ARTICLE: tuple[Column[Entry], ...] = (
    _text("id", "Id of the claim within the article", lambda entry: entry.statement.id),
    _integer("number", "Its place in the article, from 1", lambda entry: entry.number),
    _text("text", "What the article says, in own words", lambda entry: entry.text),
    _text(
        "verdict",
        "What the record says of it",
        lambda entry: entry.verdict,
        get_args(ArticleVerdict),
    ),
    _text(
        "reason",
        "Why, where the verdict does not follow from the record",
        lambda entry: entry.reason or None,
    ),
    _text(
        "says",
        "Ids of the values and events that are its record, one a line",
        lambda entry: _ids(entry.says),
    ),
    _text(
        "who",
        "Who says each of these, one a line",
        lambda entry: _lines(held.voices for held in entry.says),
    ),
    _text(
        "rivals",
        "Ids of those that speak against it, one a line",
        lambda entry: _ids(entry.rivals),
    ),
    _text(
        "beside",
        "Ids of values, events and checks that stand beside it, one a line",
        lambda entry: _ids(entry.beside),
    ),
    _text(
        "checks",
        "Ids of the checks of its numbers, one a line",
        lambda entry: _lines(entry.statement.checks),
    ),
    _text("note", "What a reader must know to judge it", lambda entry: entry.statement.note),
)


def _ids(held: Sequence[Held]) -> str | None:
    return _lines(one.id for one in held)


def article(release: Release, found: Sequence[Entry]) -> Table:
    """The claims of the article, each with its verdict."""
    return table("article", (*_ARTICLE, _release(release)), found)
