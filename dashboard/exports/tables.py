"""Each kind of fact as a flat table, ready for any format of file.

Each table has one explicit list of its columns, in the order of the files. A column that is a field
of the model has the words of the model.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from dashboard.agreement import Verdict
from dashboard.article import Entry, Held
from dashboard.exports.columns import (
    Column,
    Table,
    boolean,
    day,
    integer,
    lines,
    means,
    number,
    period,
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
    Fact,
    Kind,
    Measure,
    Perimeter,
)
from dashboard.model.sides import Taken
from dashboard.record.checks import Result
from dashboard.record.through_time import Band, Piece
from dashboard.store import Release
from dashboard.words import verdicts

Part = TypeVar("Part", bound=Fact)
KNOWN_BY = "Day by which it can be held as known"
LICENCE = "Terms of the row: those of its source, else those of the dataset"
RELEASE = "Release of the dataset"
SIDE = "Side that the publisher is on, by its id"


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
        text("id", means(Source, "id"), lambda source: source.id),
        text("publisher", means(Source, "publisher"), lambda source: source.publisher),
        text("title", means(Source, "title"), lambda source: source.title),
        text("url", means(Source, "url"), lambda source: source.url),
        *period("published", means(Source, "published"), lambda source: source.published),
        text("language", means(Source, "language"), lambda source: source.language),
        text("kind", means(Source, "kind"), lambda source: source.kind, get_args(Kind)),
        text("country", means(Source, "country"), lambda source: source.country),
        day("accessed", means(Source, "accessed"), lambda source: source.accessed),
        text("read", means(Source, "read"), lambda source: source.read, ("whole", "part")),
        boolean("running", means(Source, "running"), lambda source: source.running),
        text("via", means(Source, "via"), lambda source: source.via),
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
        text("licence", means(Source, "licence"), lambda source: source.licence),
        text("note", means(Source, "note"), lambda source: source.note),
        day("known_by", KNOWN_BY, lambda source: source.known_by),
        _release(release),
        text("side", SIDE, lambda source: side_of.get(source.id)),
    ]
    return table("sources", columns, found)


def events(release: Release, found: Sequence[Event]) -> Table:
    """Events, with the pages that report them."""
    dataset = release.dataset

    def pages(event: Event) -> list[Source]:
        return [dataset.source[witness.source] for witness in event.sources]

    columns: list[Column[Event]] = [
        text("id", means(Event, "id"), lambda event: event.id),
        *period("date", means(Event, "date"), lambda event: event.date),
        text("title", means(Event, "title"), lambda event: event.title),
        text("summary", means(Event, "summary"), lambda event: event.summary),
        text("kind", means(Event, "kind"), lambda event: event.kind, get_args(EventKind)),
        text("series", means(Event, "series"), lambda event: lines(event.series)),
        text("disputed", means(Event, "disputed"), lambda event: event.disputed),
        text(
            "source_ids",
            "Sources, one a line",
            lambda event: "\n".join(source.id for source in pages(event)),
        ),
        text(
            "publishers",
            "Their publishers, one a line",
            lambda event: "\n".join(source.publisher for source in pages(event)),
        ),
        text(
            "urls",
            "Their addresses, one a line; an empty line where there is none",
            lambda event: "\n".join(source.url or "" for source in pages(event)),
        ),
        text("licence", LICENCE, lambda _: dataset.about.licence),
        _release(release),
    ]
    return table("events", columns, found)


_SERIES: tuple[Column[Series], ...] = (
    text("id", means(Series, "id"), lambda series: series.id),
    text("title", means(Series, "title"), lambda series: series.title),
    text("definition", means(Series, "definition"), lambda series: series.definition),
    text("unit", means(Series, "unit"), lambda series: series.unit),
    text("units", means(Series, "units"), lambda series: lines(series.units)),
    text(
        "perimeter",
        means(Series, "perimeter"),
        lambda series: series.perimeter,
        get_args(Perimeter),
    ),
    text("measure", means(Series, "measure"), lambda series: series.measure, get_args(Measure)),
    boolean("nonnegative", means(Series, "nonnegative"), lambda series: series.nonnegative),
    number("plausible_min", means(Bounds, "min"), lambda series: series.plausible.min),
    number("plausible_max", means(Bounds, "max"), lambda series: series.plausible.max),
    integer("decimals", means(Series, "decimals"), lambda series: series.decimals),
    text("caveats", means(Series, "caveats"), lambda series: lines(series.caveats)),
)


def series(found: Sequence[Series]) -> Table:
    """Series, as the dataset defines them."""
    return table("series", _SERIES, found)


_UNITS: tuple[Column[Unit], ...] = (
    text("id", means(Unit, "id"), lambda unit: unit.id),
    text("dimension", means(Unit, "dimension"), lambda unit: unit.dimension, get_args(Dimension)),
    text("currency", means(Unit, "currency"), lambda unit: unit.currency),
    text("per", means(Unit, "per"), lambda unit: unit.per),
    text("counted", means(Unit, "counted"), lambda unit: unit.counted),
    number("factor", means(Unit, "factor"), lambda unit: unit.factor),
    text("words", means(Unit, "words"), lambda unit: unit.words),
    text("forms", means(Unit, "forms"), lambda unit: lines(unit.forms)),
    text("symbol", means(Unit, "symbol"), lambda unit: unit.symbol),
    text("shown_as", means(Unit, "shown_as"), lambda unit: unit.shown_as),
)


def units(found: Sequence[Unit]) -> Table:
    """Units, with their factors."""
    return table("units", _UNITS, found)


_ERAS: tuple[Column[Era], ...] = (
    text("id", means(Era, "id"), lambda era: era.id),
    text("title", means(Era, "title"), lambda era: era.title),
    *period("period", means(Era, "period"), lambda era: era.period),
    text("sources", means(Era, "sources"), lambda era: lines(era.sources)),
)


def eras(found: Sequence[Era]) -> Table:
    """Eras of ownership."""
    return table("eras", _ERAS, found)


_GAPS: tuple[Column[Gap], ...] = (
    text("series", means(Gap, "series"), lambda gap: gap.series),
    *period("period", means(Gap, "period"), lambda gap: gap.period),
    text("searched", means(Gap, "searched"), lambda gap: gap.searched),
    day("on", means(Gap, "on"), lambda gap: gap.on),
)


def gaps(found: Sequence[Gap]) -> Table:
    """Periods that were searched for and not found."""
    return table("gaps", _GAPS, found)


_CHANGES: tuple[Column[Change], ...] = (
    text("release", means(Change, "release"), lambda change: change.release),
    text("id", means(Change, "id"), lambda change: change.id),
    text("series", means(Change, "series"), lambda change: change.series),
    text("period", means(Change, "period"), lambda change: change.period),
    text("field", means(Change, "field"), lambda change: change.field),
    text("before", means(Change, "before"), lambda change: change.before),
    text("after", means(Change, "after"), lambda change: change.after),
)


def changes(found: Sequence[Change]) -> Table:
    """What each release changed."""
    return table("changes", _CHANGES, found)


_SIDES: tuple[Column[Side], ...] = (
    text("id", means(Side, "id"), lambda side: side.id),
    text("title", means(Side, "title"), lambda side: side.title),
    text("publishers", means(Side, "publishers"), lambda side: lines(side.publishers)),
    text("note", means(Side, "note"), lambda side: side.note),
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
        text("event", "The event it belongs to", lambda row: row[0]),
        text("source", means(Witness, "source"), lambda row: row[1].source),
        text("said_by", means(Witness, "said_by"), lambda row: row[1].said_by),
    ]
    return table("event_sources", columns, owned)


def event_quantities(found: Sequence[Event]) -> Table:
    """The numbers of each event."""
    owned = [(event.id, quantity) for event in found for quantity in event.quantities]
    columns: list[Column[Owned[Quantity]]] = [
        text("event", "The event it belongs to", lambda row: row[0]),
        text("label", means(Quantity, "label"), lambda row: row[1].label),
        number("value", means(Quantity, "value"), lambda row: row[1].value),
        text("unit", means(Quantity, "unit"), lambda row: row[1].unit),
    ]
    return table("event_quantities", columns, owned)


def side_takes(found: Sequence[Side]) -> Table:
    """The publishers that each side takes by kind and country."""
    owned = [(side.id, taken) for side in found for taken in side.takes]
    columns: list[Column[Owned[Taken]]] = [
        text("side", "The side it belongs to", lambda row: row[0]),
        text("kinds", means(Taken, "kinds"), lambda row: lines(row[1].kinds)),
        text("countries", means(Taken, "countries"), lambda row: lines(row[1].countries)),
    ]
    return table("side_takes", columns, owned)


def _checks(dataset: Dataset) -> tuple[Column[Result], ...]:
    """The columns of checks, whose sentences name values as the dataset writes them."""
    return (
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
        text(
            "formula",
            "The arithmetic with the reported numbers",
            lambda result: verdicts.formula(dataset, result.formula) or None,
        ),
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
        text(
            "unit", "Unit of these numbers", lambda result: result.unit.id if result.unit else None
        ),
        text(
            "verdict",
            "What the comparison says",
            lambda result: result.verdict.value,
            tuple(verdict.value for verdict in Verdict),
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
        tuple(verdict.value for verdict in Verdict),
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
