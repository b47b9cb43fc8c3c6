"""What the record judges as flat tables: checks, verdicts through time, claims of the article."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from dashboard.agreement import Verdict
from dashboard.article import Entry, Held
from dashboard.exports.columns import Column, Table, day, integer, lines, number, short, table, text
from dashboard.exports.tables import release_column
from dashboard.model import Dataset
from dashboard.model.article import ArticleVerdict
from dashboard.model.checks import CheckKind
from dashboard.record.checks import Result
from dashboard.record.through_time import Band, Piece
from dashboard.store import Release
from dashboard.words import arithmetic, verdicts

_VERDICT_CODES = tuple(verdict.value for verdict in Verdict)
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
            lambda result: arithmetic.formula(dataset, result.formula) or None,
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
    return table("checks", (*_checks(release.dataset), release_column(release)), found)


class Lasting(NamedTuple):
    """A question, and a time through which it had one verdict."""

    band: Band
    piece: Piece


_VERDICTS: tuple[Column[Lasting], ...] = (
    text("question", "What the checks answer", lambda row: row.band.question),
    text("check", "Id of the first check of the question", lambda row: row.band.id),
    day("since", "First day on which the verdict could be known", lambda row: row.piece.since),
    day(
        "until",
        "Day on which another verdict took its place; empty for the one that it has now",
        lambda row: row.piece.until,
    ),
    text(
        "verdict",
        "The worst of those checks of the question that could be worked out",
        lambda row: row.piece.verdict.value,
        _VERDICT_CODES,
    ),
    text(
        "became_known",
        "Ids of the observations that became known on the first day and take part, one a line; "
        "empty where a promise fell due",
        lambda row: lines(row.piece.news),
    ),
)


def verdicts_in_time(release: Release, found: Sequence[Band]) -> Table:
    """The verdict of each question, from the day on which its inputs were known."""
    rows = [Lasting(band, piece) for band in found for piece in band.pieces]
    return table("verdicts", (*_VERDICTS, release_column(release)), rows)


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
    return table("article", (*_ARTICLE, release_column(release)), found)
