"""Observations and searches as HTML: tables, lines of sources, lists of gaps."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard import value_words, wording
from dashboard.markup.engine import fill
from dashboard.model import Dataset, Source
from dashboard.record import Record, Role, Value
from dashboard.words import periods

MOST_PUBLISHERS = 6
_WITHOUT_REMARK = frozenset({Role.USED, Role.NO_DATE, Role.IN_WORDS, Role.WINDOW})
"""Roles that the other cells of a row already tell."""
Row = dict[str, object]
"""A value, and its words for a template."""


def rows(dataset: Dataset, values: Iterable[Value]) -> list[Row]:
    """Values with the words of a table."""
    return [
        {
            "value": value,
            "shown": value_words.shown(dataset, value),
            "why": value_words.why(dataset, value),
            "remark": _remark(dataset, value),
        }
        for value in values
    ]


def observations(
    dataset: Dataset, values: Iterable[Value], caption: str, *, several: bool
) -> Markup:
    """Observations as a table; `several` adds the name of the series."""
    lines = rows(dataset, values)
    return fill("tables.html", "observations", rows=lines, caption=caption, several=several)


def _remark(dataset: Dataset, value: Value) -> str:
    """Why a value has its role, its status, and what the record notes of it."""
    observation = value.observation
    role = "" if value.role in _WITHOUT_REMARK else value_words.why(dataset, value)
    if role != observation.reason:  # a curator's reason is written as a sentence already
        role = wording.begun(role)
    status = "" if value.role is Role.FORECAST else wording.status(observation.status)
    return wording.sentences(role, wording.begun(status), observation.note or "")


def publishers(values: Iterable[Value]) -> tuple[list[Source], int]:
    """One source of each publisher, those of the values used first, and how many more there are.

    The sources that are not named are counted, further ones of the same publishers among them.
    """
    sources: dict[str, Source] = {}
    for value in sorted(values, key=lambda value: not value.is_used):
        sources.setdefault(value.source.id, value.source)
    by_name: dict[str, Source] = {}
    for source in sources.values():
        by_name.setdefault(source.publisher, source)
    named = list(by_name.values())[:MOST_PUBLISHERS]
    return named, len(sources) - len(named)


def undated(dataset: Dataset, values: Iterable[Value]) -> list[tuple[str, list[Row]]]:
    """Title of each series -> its numbers without a year."""
    by_title: dict[str, list[Value]] = {}
    for value in values:
        by_title.setdefault(value.series.title, []).append(value)
    return [(title, _equal(dataset, by_title[title])) for title in sorted(by_title)]


def _equal(dataset: Dataset, values: Iterable[Value]) -> list[Row]:
    """Each number once, in words, with every value that is printed so."""
    numbers: dict[tuple[object, ...], list[Value]] = {}
    for value in values:
        printed = value.observation
        key = (str(printed.value), value.amount_to, printed.unit)
        numbers.setdefault(key, []).append(value)
    told: list[Row] = []
    for same in numbers.values():
        words = dict.fromkeys(value_words.shown(dataset, value) for value in same)
        told.append({"words": " or ".join(words), "values_alike": same})
    return told


def searches(record: Record, series: Sequence[str]) -> list[dict[str, str]]:
    """What was searched for and not found, by series and search."""
    dataset = record.dataset
    return [
        {
            "title": dataset.one_series[name].title,
            "years": wording.years([periods.in_words(gap.period) for gap in gaps]),
            "where": where,
            "last": periods.day(last),
        }
        for (name, where, last), gaps in record.searches.items()
        if name in series
    ]
