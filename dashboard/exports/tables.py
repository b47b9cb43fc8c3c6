"""Facts as flat tables with typed and described columns, ready for any format of file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import Decimal
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pandas as pd

from dashboard import standing
from dashboard.agreement import Verdict
from dashboard.article import Entry, Held
from dashboard.checks import Result
from dashboard.conversions import DERIVED
from dashboard.frames import Frames
from dashboard.model import Dataset, Event, Observation, Series, Source
from dashboard.model.article import ArticleVerdict
from dashboard.model.checks import CheckKind
from dashboard.model.facts import Fact
from dashboard.period import Period
from dashboard.store import Release

Cell = str | int | Decimal | Date | None
FieldType = Literal["string", "number", "integer", "boolean", "date"]
_TYPES: dict[Any, FieldType] = {Decimal: "number", int: "integer", bool: "boolean", Date: "date"}


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


def _bare(annotation: Any) -> Any:
    """What a field holds, without "or nothing" and without its checks."""
    options = (
        get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    )
    kind = next(one for one in options if one is not NoneType)
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _field(model: type[Fact], name: str) -> Field:
    """A column for a field of the model, with the type, words and choices that the model gives it."""
    info, kind = model.model_fields[name], _bare(model.model_fields[name].annotation)
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    return Field(name, _TYPES.get(kind, "string"), info.description or "", choices)


_COMPARED = ("amount", "amount_to", "amount_unit")
_CITED = ("publisher", "title", "url", "published", "accessed", "language")
_KNOWN = Field("known_by", "date", "Day by which it can be held as known")
_LICENCE = Field(
    "licence", "string", "Terms of the row: those of its source, else those of the dataset"
)
Column = tuple[Field, Callable[[Any], Cell]]
"""A column, and how its cell is taken from a fact."""


def facts(name: str, model: type[Fact], found: Sequence[Fact], *more: Column) -> Table:
    """Facts of one kind, a column for each field, then `more`. Lists of texts are written one a line."""
    columns = [*_columns(model), *more]
    rows = (tuple(cell(fact) for _, cell in columns) for fact in found)
    return Table(name, tuple(field for field, _ in columns), tuple(rows))


def _columns(model: type[Fact]) -> Iterator[Column]:
    for name, info in model.model_fields.items():
        kind = _bare(info.annotation)
        if kind is Period:
            yield from _dated(model, name)
        elif get_origin(kind) is tuple and not _is_fact(_bare(get_args(kind)[0])):
            yield _field(model, name), _lines(name)
        elif _is_fact(kind):
            yield from (_inner(name, column) for column in _columns(kind))
        elif get_origin(kind) is not tuple:
            yield _field(model, name), attrgetter(name)


def _lines(name: str) -> Callable[[Any], Cell]:
    return lambda fact: "\n".join(getattr(fact, name)) or None


def _is_fact(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Fact)


def _dated(model: type[Fact], name: str) -> Iterator[Column]:
    """A period as printed, with its first and its last day."""
    yield _field(model, name), lambda fact: str(getattr(fact, name) or "") or None
    for end, day, first in (("start", "first_day", "Start"), ("end", "last_day", "End")):
        words = f"{first} of `{name}`; empty where it is open or not printed"
        yield Field(f"{name}_{end}", "date", words), _day(name, day)


def _day(name: str, end: str) -> Callable[[Any], Cell]:
    return lambda fact: getattr(getattr(fact, name), end, None)


def _inner(name: str, column: Column) -> Column:
    """A column of a fact inside of a fact."""
    field, cell = column
    within = replace(field, name=f"{name}_{field.name}")
    return within, lambda fact: None if getattr(fact, name) is None else cell(getattr(fact, name))


def parts(owner: str, name: str, kind: type[Fact], found: Sequence[Any]) -> Table:
    """The facts that the field `name` of other facts lists, each with the id of its owner."""
    columns = list(_columns(kind))
    rows = (
        (fact.id, *(cell(part) for _, cell in columns))
        for fact in found
        for part in getattr(fact, name)
    )
    whose = Field(owner, "string", f"The {owner} it belongs to")
    return Table(f"{owner}_{name}", (whose, *(field for field, _ in columns)), tuple(rows))


def observations(release: Release, frames: Frames, rows: pd.DataFrame, unit: str = "") -> Table:
    """Rows of `Frames.observations`, each with its source.

    Amounts are in the unit of the series; those worked out or printed in another chosen `unit` are in that one.
    """
    row = {row["id"]: row for row in rows.to_dict("records")}
    dataset = frames.dataset
    series, source, about = dataset.one_series, dataset.source, dataset.about

    def restated(one: Observation) -> bool:
        if not unit or unit == series[one.series].unit:
            return False
        printed = one.unit is not None and dataset.unit[one.unit].comparable(dataset.unit[unit])
        return printed or row[one.id]["qualifier"] == DERIVED

    def amount(
        name: str, printed: Callable[[Observation], Decimal | None]
    ) -> Callable[[Observation], Cell]:
        return lambda one: _short(row[one.id][name]) if restated(one) else printed(one)

    def counted_in(one: Observation) -> Cell:
        return (
            unit
            if restated(one)
            else series[one.series].unit
            if dataset.amount(one) is not None
            else None
        )

    side = _side(dataset)
    table = facts(
        "observations",
        Observation,
        # A value without an origin of its own has that of its page.
        [
            one.model_copy(update={"origin": one.root})
            for one in map(dataset.observation.__getitem__, row)
        ],
        (
            Field(
                "amount",
                "number",
                "The value in the unit of its series, or in the one chosen on the page",
            ),
            amount("exact", dataset.amount),
        ),
        (
            Field("amount_to", "number", "Upper end of a range in that unit"),
            amount("exact_to", dataset.amount_to),
        ),
        (Field("amount_unit", "string", "Unit of the amount"), counted_in),
        (
            Field(
                "role", "string", "What it is among the values of its series", tuple(standing.WORDS)
            ),
            lambda one: row[one.id]["role"],
        ),
        (
            Field("why", "string", "Why, or how the amount was worked out"),
            lambda one: row[one.id]["why"] or None,
        ),
        (
            Field("series_title", "string", "Title of the series"),
            lambda one: series[one.series].title,
        ),
        *((_field(Source, name), _cited(source, name)) for name in _CITED),
        (_KNOWN, dataset.known_by),
        (_LICENCE, lambda one: source[one.source].licence or about.licence),
        _of(release),
        (side[0], lambda one: side[1](source[one.source])),
    )
    return _arranged(table)


def _arranged(table: Table) -> Table:
    """What can be compared before what was printed, each in a scale of its own; the source by a name that is no publisher's."""
    names = [field.name for field in table.fields]
    rest = [name for name in names if name not in _COMPARED]
    order = [
        names.index(name)
        for name in (*rest[: rest.index("value")], *_COMPARED, *rest[rest.index("value") :])
    ]
    fields = (
        replace(field, name="source_id") if field.name == "source" else field
        for field in (table.fields[n] for n in order)
    )
    return Table(
        table.name, tuple(fields), tuple(tuple(row[n] for n in order) for row in table.rows)
    )


def _cited(source: Mapping[str, Source], name: str) -> Callable[[Observation], Cell]:
    def cell(one: Observation) -> Cell:
        found: Cell | Period = getattr(source[one.source], name)
        return found.text if isinstance(found, Period) else found

    return cell


def events(release: Release, found: Sequence[Event]) -> Table:
    """Events, with the pages that report them."""
    dataset = release.dataset

    def witnesses(cell: Callable[[Source], str | None]) -> Callable[[Event], Cell]:
        return lambda event: "\n".join(
            cell(dataset.source[one.source]) or "" for one in event.sources
        )

    return facts(
        "events",
        Event,
        found,
        (Field("source_ids", "string", "Sources, one a line"), witnesses(lambda source: source.id)),
        (
            Field("publishers", "string", "Their publishers, one a line"),
            witnesses(lambda source: source.publisher),
        ),
        (
            Field(
                "urls", "string", "Their addresses, one a line; an empty line where there is none"
            ),
            witnesses(lambda source: source.url),
        ),
        (_LICENCE, lambda _: dataset.about.licence),
        _of(release),
    )


_CHECKED: tuple[Column, ...] = (
    (Field("id", "string", "Id of the check"), attrgetter("check.id")),
    (
        Field("kind", "string", "What is done with the inputs", get_args(CheckKind)),
        attrgetter("check.kind"),
    ),
    (Field("title", "string", "What is set against what"), attrgetter("check.title")),
    (Field("question", "string", "What it answers"), attrgetter("check.question")),
    (
        Field("inputs", "string", "Ids of the observations that take part, one a line"),
        lambda one: "\n".join(one.inputs) or None,
    ),
    (
        Field("formula", "string", "The arithmetic with the printed numbers"),
        lambda one: one.formula or None,
    ),
    (
        Field("computed", "number", "Result from the numbers as printed; empty for a mere bound"),
        lambda one: _short(one.point),
    ),
    (
        Field(
            "reported",
            "number",
            "The printed number it is compared with; empty where there is none",
        ),
        attrgetter("reported"),
    ),
    (
        Field("low", "number", "Least result that rounding and hedges allow; empty where open"),
        lambda one: _short(one.computed and one.computed.low),
    ),
    (
        Field("high", "number", "Greatest such result; empty where open"),
        lambda one: _short(one.computed and one.computed.high),
    ),
    (
        Field("unit", "string", "Unit of these numbers"),
        lambda one: one.unit.id if one.unit else None,
    ),
    (
        Field("verdict", "string", "What the comparison says", tuple(Verdict)),
        lambda one: one.verdict.value,
    ),
    (Field("sentence", "string", "The same in words"), attrgetter("sentence")),
)


def checks(release: Release, found: Sequence[Result]) -> Table:
    columns = (*_CHECKED, _of(release))
    return Table(
        "checks",
        tuple(field for field, _ in columns),
        tuple(tuple(cell(one) for _, cell in columns) for one in found),
    )


_ENTRY: tuple[Column, ...] = (
    (Field("id", "string", "Id of the claim within the article"), attrgetter("statement.id")),
    (Field("number", "integer", "Its place in the article, from 1"), attrgetter("number")),
    (Field("text", "string", "What the article says, in own words"), attrgetter("text")),
    (
        Field("verdict", "string", "What the record says of it", get_args(ArticleVerdict)),
        attrgetter("verdict"),
    ),
    (
        Field("reason", "string", "Why, where the verdict does not follow from the record"),
        lambda one: one.reason or None,
    ),
    (
        Field("says", "string", "Ids of the values and events that are its record, one a line"),
        lambda one: _ids(one.says),
    ),
    (
        Field("who", "string", "Who says each of these, one a line"),
        lambda one: "\n".join(held.voices for held in one.says) or None,
    ),
    (
        Field("rivals", "string", "Ids of those that speak against it, one a line"),
        lambda one: _ids(one.rivals),
    ),
    (
        Field(
            "beside", "string", "Ids of values, events and checks that stand beside it, one a line"
        ),
        lambda one: _ids(one.beside),
    ),
    (
        Field("checks", "string", "Ids of the checks of its numbers, one a line"),
        lambda one: "\n".join(one.statement.checks) or None,
    ),
    (Field("note", "string", "What a reader must know to judge it"), attrgetter("statement.note")),
)


def _ids(held: Sequence[Held]) -> Cell:
    return "\n".join(one.id for one in held) or None


def article(release: Release, found: Sequence[Entry]) -> Table:
    """The claims of the article, each with its verdict."""
    columns = (*_ENTRY, _of(release))
    return Table(
        "article",
        tuple(field for field, _ in columns),
        tuple(tuple(cell(one) for _, cell in columns) for one in found),
    )


def _short(number: Decimal | None) -> Decimal | None:
    """Ten digits that count: what is worked out has no last digit of its own."""
    return None if number is None else Decimal(f"{number:.10g}")


def sources(release: Release, found: Sequence[Source]) -> Table:
    return facts(
        "sources",
        Source,
        found,
        (_KNOWN, attrgetter("known_by")),
        _of(release),
        _side(release.dataset),
    )


def _side(dataset: Dataset) -> Column:
    """The side of a source; empty in a dataset without sides."""
    names = {name: side.id for name, side in dataset.side.items()}
    return Field(
        "side", "string", "Side that the publisher is on, by its id"
    ), lambda source: names.get(source.id)


def _of(release: Release) -> Column:
    return Field("release", "string", "Release of the dataset"), lambda _: release.name


def series(found: Sequence[Series]) -> Table:
    return facts("series", Series, found)
