"""Each kind of fact as a flat table, ready for any format of file.

Each table has one explicit list of its columns, in the order of the files. A column that is a field
of the model has the words of the model.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from dashboard.agreement import Verdict
from dashboard.article import Entry, Held
from dashboard.exports.columns import (
    Column,
    Field,
    Part,
    Table,
    boolean,
    day,
    integer,
    lines,
    means,
    number,
    own,
    own_choice,
    own_lines,
    own_name,
    own_names,
    own_period,
    short,
    table,
    text,
)
from dashboard.model import Dataset, Era, Event, Gap, Series, Side, Source, Unit
from dashboard.model.article import ArticleVerdict
from dashboard.model.checks import CheckKind
from dashboard.model.events import EventKind, Quantity, Witness
from dashboard.model.facts import (
    Archived,
    Bounds,
    Change,
    Dimension,
    Kind,
    Measure,
    Perimeter,
)
from dashboard.model.sides import Taken
from dashboard.record.checks import Result
from dashboard.record.through_time import Band, Piece
from dashboard.store import Release
from dashboard.words import verdicts

KNOWN_BY = "Day by which it can be held as known"
LICENCE = "Terms of the row: those of its source, else those of the dataset"
RELEASE = "Release of the dataset"
SIDE = "Side that the publisher is on, by its id"
_VERDICT_CODES = tuple(verdict.value for verdict in Verdict)


def _release(release: Release) -> Column[Any]:
    name = release.name
    return text("release", RELEASE, lambda _: name)


def _sides(dataset: Dataset) -> Mapping[str, str]:
    """Source id -> the id of its side; nothing in a dataset without sides."""
    return {name: side.id for name, side in dataset.side.items()}


def sources(release: Release, found: Sequence[Source]) -> Table:
    """Sources, as they are cited and as they were read."""
    side_of = _sides(release.dataset)
    columns: list[Column[Source]] = [
        own(text, Source, "id"),
        own_name(Source, "publisher"),
        own(text, Source, "title"),
        own(text, Source, "url"),
        *own_period(Source, "published"),
        own(text, Source, "language"),
        own_choice(Source, "kind", get_args(Kind)),
        own(text, Source, "country"),
        own(day, Source, "accessed"),
        own_choice(Source, "read", ("whole", "part")),
        own(boolean, Source, "running"),
        own_name(Source, "via"),
        text(
            "archived_url",
            means(Archived, "url"),
            lambda source: source.archived.url if source.archived else None,
        ),
        day(
            "archived_date",
            means(Archived, "date"),
            lambda source: source.archived.date if source.archived else None,
        ),
        own(text, Source, "licence"),
        own(text, Source, "note"),
        day("known_by", KNOWN_BY, lambda source: source.known_by),
        _release(release),
        text("side", SIDE, lambda source: side_of.get(source.id)),
    ]
    return table("sources", columns, found)


def events(release: Release, found: Sequence[Event]) -> Table:
    """Events, with the pages that report them."""
    dataset = release.dataset

    def of_pages(event: Event, said: Callable[[Source], str]) -> str:
        """What is said of each page that reports an event, one a line."""
        return "\n".join(said(dataset.source[witness.source]) for witness in event.sources)

    columns: list[Column[Event]] = [
        own(text, Event, "id"),
        *own_period(Event, "date"),
        own(text, Event, "title"),
        own(text, Event, "summary"),
        own_choice(Event, "kind", get_args(EventKind)),
        own_lines(Event, "series"),
        own(text, Event, "disputed"),
        text(
            "source_ids",
            "Sources, one a line",
            lambda event: of_pages(event, lambda source: source.id),
        ),
        text(
            "publishers",
            "Their publishers, one a line",
            lambda event: of_pages(event, lambda source: source.publisher.key),
        ),
        text(
            "urls",
            "Their addresses, one a line; an empty line where there is none",
            lambda event: of_pages(event, lambda source: source.url or ""),
        ),
        text("licence", LICENCE, lambda _: dataset.about.licence),
        _release(release),
    ]
    return table("events", columns, found)


_SERIES: tuple[Column[Series], ...] = (
    own(text, Series, "id"),
    own(text, Series, "title"),
    own(text, Series, "definition"),
    own(text, Series, "unit"),
    own_lines(Series, "units"),
    own_choice(Series, "perimeter", get_args(Perimeter)),
    own_choice(Series, "measure", get_args(Measure)),
    own(boolean, Series, "nonnegative"),
    number("plausible_min", means(Bounds, "min"), lambda series: series.plausible.min),
    number("plausible_max", means(Bounds, "max"), lambda series: series.plausible.max),
    own(integer, Series, "decimals"),
    own_lines(Series, "caveats"),
)


def series(found: Sequence[Series]) -> Table:
    """Series, as the dataset defines them."""
    return table("series", _SERIES, found)


_UNITS: tuple[Column[Unit], ...] = (
    own(text, Unit, "id"),
    own_choice(Unit, "dimension", get_args(Dimension)),
    own(text, Unit, "currency"),
    own(text, Unit, "per"),
    own(text, Unit, "counted"),
    own(number, Unit, "factor"),
    own(text, Unit, "words"),
    own_lines(Unit, "forms"),
    own(text, Unit, "symbol"),
    own(text, Unit, "shown_as"),
)


def units(found: Sequence[Unit]) -> Table:
    """Units, with their factors."""
    return table("units", _UNITS, found)


_ERAS: tuple[Column[Era], ...] = (
    own(text, Era, "id"),
    own(text, Era, "title"),
    *own_period(Era, "period"),
    own_lines(Era, "sources"),
)


def eras(found: Sequence[Era]) -> Table:
    """Eras of ownership."""
    return table("eras", _ERAS, found)


_GAPS: tuple[Column[Gap], ...] = (
    own(text, Gap, "series"),
    *own_period(Gap, "period"),
    own(text, Gap, "searched"),
    own(day, Gap, "on"),
)


def gaps(found: Sequence[Gap]) -> Table:
    """Periods that were searched for and not found."""
    return table("gaps", _GAPS, found)


_CHANGES: tuple[Column[Change], ...] = (
    own(text, Change, "release"),
    own(text, Change, "id"),
    own(text, Change, "series"),
    own(text, Change, "period"),
    own(text, Change, "field"),
    own(text, Change, "before"),
    own(text, Change, "after"),
)


def changes(found: Sequence[Change]) -> Table:
    """What each release changed."""
    return table("changes", _CHANGES, found)


_SIDES: tuple[Column[Side], ...] = (
    own(text, Side, "id"),
    own(text, Side, "title"),
    own_names(Side, "publishers"),
    own(text, Side, "note"),
)


def sides(found: Sequence[Side]) -> Table:
    """Sides of publishers."""
    return table("sides", _SIDES, found)


def _of_owners(
    name: str, owner: Field, columns: Sequence[Column[Part]], owned: Sequence[tuple[str, Part]]
) -> Table:
    """A table of what facts list, with the id of the fact that lists it in the first column."""
    parts = table(name, columns, [part for _owner_id, part in owned])
    owner_ids = [owner_id for owner_id, _part in owned]
    rows = [(owner_id, *row) for owner_id, row in zip(owner_ids, parts.rows, strict=True)]
    return Table(name, (owner, *parts.fields), tuple(rows))


_EVENT = Field("event", "string", "The event it belongs to")
_SIDE = Field("side", "string", "The side it belongs to")
_EVENT_SOURCES: tuple[Column[Witness], ...] = (
    own(text, Witness, "source"),
    own_name(Witness, "said_by"),
)
_EVENT_QUANTITIES: tuple[Column[Quantity], ...] = (
    own(text, Quantity, "label"),
    own(number, Quantity, "value"),
    own(text, Quantity, "unit"),
)
_SIDE_TAKES: tuple[Column[Taken], ...] = (
    own_lines(Taken, "kinds"),
    own_lines(Taken, "countries"),
)


def event_sources(found: Sequence[Event]) -> Table:
    """Who reports each event."""
    owned = [(event.id, witness) for event in found for witness in event.sources]
    return _of_owners("event_sources", _EVENT, _EVENT_SOURCES, owned)


def event_quantities(found: Sequence[Event]) -> Table:
    """The numbers of each event."""
    owned = [(event.id, quantity) for event in found for quantity in event.quantities]
    return _of_owners("event_quantities", _EVENT, _EVENT_QUANTITIES, owned)


def side_takes(found: Sequence[Side]) -> Table:
    """The publishers that each side takes by kind and country."""
    owned = [(side.id, taken) for side in found for taken in side.takes]
    return _of_owners("side_takes", _SIDE, _SIDE_TAKES, owned)


_ASKED: tuple[Column[Result], ...] = (
    text("id", "Id of the check", lambda result: result.check.id),
    text(
        "kind",
        "What is done with the inputs",
        lambda result: result.check.kind,
        get_args(CheckKind),
    ),
    text("title", "What is set against what", lambda result: result.check.title),
    text("question", "What it answers", lambda result: result.check.question),
    text(
        "inputs",
        "Ids of the observations that take part, one a line",
        lambda result: lines(result.inputs),
    ),
)
"""What a check asks, and of which values."""
_RECKONED: tuple[Column[Result], ...] = (
    number(
        "computed",
        "Result from the numbers as reported; empty where only a limit is known",
        lambda result: short(result.point),
    ),
    number(
        "reported",
        "The reported number it is compared with; empty where there is none",
        lambda result: result.reported,
    ),
    number(
        "low",
        "Least result that rounding and hedges allow; empty where open",
        lambda result: short(result.computed.low if result.computed else None),
    ),
    number(
        "high",
        "Greatest such result; empty where open",
        lambda result: short(result.computed.high if result.computed else None),
    ),
    text("unit", "Unit of these numbers", lambda result: result.unit.id if result.unit else None),
)
"""The numbers that a check comes to."""


def _checks(dataset: Dataset) -> tuple[Column[Result], ...]:
    """The columns of checks, whose sentences name values as the dataset writes them."""
    return (
        *_ASKED,
        text(
            "formula",
            "The arithmetic with the reported numbers",
            lambda result: verdicts.formula(dataset, result.formula) or None,
        ),
        *_RECKONED,
        text(
            "verdict",
            "What the comparison says",
            lambda result: result.verdict.value,
            _VERDICT_CODES,
        ),
        text("sentence", "The same in words", lambda result: verdicts.sentence(dataset, result)),
    )


def checks(release: Release, found: Sequence[Result]) -> Table:
    """Checks, each with its inputs and its verdict."""
    return table("checks", (*_checks(release.dataset), _release(release)), found)


Lasting = tuple[Band, Piece]
"""A question, and a time through which it had one verdict."""

_VERDICTS: tuple[Column[Lasting], ...] = (
    text("question", "What the checks answer", lambda row: row[0].question),
    text("check", "Id of the first check of the question", lambda row: row[0].id),
    day("since", "First day on which the verdict could be known", lambda row: row[1].since),
    day(
        "until",
        "Day on which another verdict took its place; empty for the one that it has now",
        lambda row: row[1].until,
    ),
    text(
        "verdict",
        "The worst of those checks of the question that could be worked out",
        lambda row: row[1].verdict.value,
        _VERDICT_CODES,
    ),
    text(
        "became_known",
        "Ids of the observations that became known on the first day and take part, one a line; "
        "empty where a promise fell due",
        lambda row: lines(row[1].news),
    ),
)


def verdicts_in_time(release: Release, found: Sequence[Band]) -> Table:
    """The verdict of each question, from the day on which its inputs were known."""
    rows = [(band, piece) for band in found for piece in band.pieces]
    return table("verdicts", (*_VERDICTS, _release(release)), rows)


_ARTICLE: tuple[Column[Entry], ...] = (
    text("id", "Id of the claim within the article", lambda entry: entry.statement.id),
    integer("number", "Its place in the article, from 1", lambda entry: entry.number),
    text("text", "What the article says, in own words", lambda entry: entry.text),
    text(
        "verdict",
        "What the record says of it",
        lambda entry: entry.verdict,
        get_args(ArticleVerdict),
    ),
    text(
        "reason",
        "Why, where the verdict does not follow from the record",
        lambda entry: entry.reason or None,
    ),
    text(
        "says",
        "Ids of the values and events that are its record, one a line",
        lambda entry: _ids(entry.says),
    ),
    text(
        "who",
        "Who says each of these, one a line",
        lambda entry: lines(held.voices for held in entry.says),
    ),
    text(
        "rivals",
        "Ids of those that speak against it, one a line",
        lambda entry: _ids(entry.rivals),
    ),
    text(
        "beside",
        "Ids of values, events and checks that stand beside it, one a line",
        lambda entry: _ids(entry.beside),
    ),
    text(
        "checks",
        "Ids of the checks of its numbers, one a line",
        lambda entry: lines(entry.statement.checks),
    ),
    text("note", "What a reader must know to judge it", lambda entry: entry.statement.note),
)


def _ids(held: Sequence[Held]) -> str | None:
    return lines(one.id for one in held)


def article(release: Release, found: Sequence[Entry]) -> Table:
    """The claims of the article, each with its verdict."""
    return table("article", (*_ARTICLE, _release(release)), found)
