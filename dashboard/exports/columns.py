"""What a table is: rows of one kind of fact, with typed and described columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from itertools import compress
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from dashboard.model.facts import Fact
from dashboard.period import Period

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
    """Rows of one kind of fact. A cell is None where there is nothing.

    Numbers are Decimal: a float would lose the last digits that a source has printed, such as
    those of 4.770, and with them the rounding that checks rest on.
    """

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without(self, *names: str) -> "Table":
        """The same table without some of its columns."""
        is_kept = [field.name not in names for field in self.fields]
        fields = tuple(compress(self.fields, is_kept))
        rows = tuple(tuple(compress(row, is_kept)) for row in self.rows)
        return Table(self.name, fields, rows)

    def as_known(self, as_of: Date) -> "Table":
        """The same table with the day of the record that it is of, in a last column."""
        field = Field("as_of", "date", "The row is as it could be known on this day")
        rows = tuple((*row, as_of) for row in self.rows)
        return Table(self.name, (*self.fields, field), rows)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column, and how its cell is taken from a fact."""

    field: Field
    cell: Callable[[T], Cell]


def _row(columns: Sequence[Column[T]], fact: T) -> tuple[Cell, ...]:
    return tuple(column.cell(fact) for column in columns)


def table(name: str, columns: Sequence[Column[T]], facts: Iterable[T]) -> Table:
    """A table with a row for each fact."""
    fields = tuple(column.field for column in columns)
    return Table(name, fields, tuple(_row(columns, fact) for fact in facts))


def text(
    name: str, description: str, cell: Callable[[T], str | None], choices: tuple[str, ...] = ()
) -> Column[T]:
    return Column(Field(name, "string", description, choices), cell)


def number(name: str, description: str, cell: Callable[[T], Decimal | None]) -> Column[T]:
    return Column(Field(name, "number", description), cell)


def integer(name: str, description: str, cell: Callable[[T], int]) -> Column[T]:
    return Column(Field(name, "integer", description), cell)


def boolean(name: str, description: str, cell: Callable[[T], bool]) -> Column[T]:
    return Column(Field(name, "boolean", description), cell)


def day(name: str, description: str, cell: Callable[[T], Date | None]) -> Column[T]:
    return Column(Field(name, "date", description), cell)


def period(
    name: str, description: str, cell: Callable[[T], Period | None]
) -> tuple[Column[T], Column[T], Column[T]]:
    """A period as printed, with its first and its last day."""

    def printed(fact: T) -> str | None:
        found = cell(fact)
        return None if found is None else found.text

    def first_day(fact: T) -> Date | None:
        found = cell(fact)
        return None if found is None else found.first_day

    def last_day(fact: T) -> Date | None:
        found = cell(fact)
        return None if found is None else found.last_day

    empty = f"of `{name}`; empty where it is open or not given"
    return (
        text(name, description, printed),
        day(f"{name}_start", f"Start {empty}", first_day),
        day(f"{name}_end", f"End {empty}", last_day),
    )


def means(model: type[Fact], name: str) -> str:
    """What the model says of a field, in one line."""
    described = model.model_fields[name].description or ""
    return " ".join(described.split())


def own(
    column: Callable[[str, str, Callable[[Part], Any]], Column[Part]], model: type[Part], name: str
) -> Column[Part]:
    """A field of the model as a column of some type, with its name, its words and its value."""
    return column(name, means(model, name), attrgetter(name))


def own_choice(model: type[Part], name: str, choices: tuple[str, ...]) -> Column[Part]:
    """A field of the model that holds one of few texts."""
    return text(name, means(model, name), attrgetter(name), choices)


def own_period(model: type[Part], name: str) -> tuple[Column[Part], Column[Part], Column[Part]]:
    """A field of the model that holds a period."""
    return period(name, means(model, name), attrgetter(name))


def own_lines(model: type[Part], name: str) -> Column[Part]:
    """A field of the model that holds a list of texts."""
    return text(name, means(model, name), lambda fact: lines(getattr(fact, name)))


def own_name(model: type[Part], name: str) -> Column[Part]:
    """A field of the model that says who publishes or speaks, as the record writes it."""

    def as_written(fact: Part) -> str | None:
        found = getattr(fact, name)
        return None if found is None else str(found.key)

    return text(name, means(model, name), as_written)


def own_names(model: type[Part], name: str) -> Column[Part]:
    """A field of the model that lists who publishes or speaks, as the record writes them."""
    return text(
        name, means(model, name), lambda fact: lines(one.key for one in getattr(fact, name))
    )


def lines(texts: Iterable[str]) -> str | None:
    """A list of texts in a cell, one a line."""
    return "\n".join(texts) or None


def short(amount: Decimal | None) -> Decimal | None:
    """Ten digits that count: what is worked out has no last digit of its own."""
    return None if amount is None else Decimal(f"{amount:.10g}")
