"""Observations and searches as HTML: tables, lines of sources, lists of gaps."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard import value_words, wording
from dashboard.markup.engine import fill
from dashboard.model import Dataset, Source
from dashboard.record import Record, Role, Value
from dashboard.words import periods

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


def sources_of(values: Iterable[Value]) -> tuple[Source, ...]:
    """The sources of some values, each once, those of the values used first."""
    used_first = sorted(values, key=lambda value: not value.is_used)
    return tuple({value.source.id: value.source for value in used_first}.values())


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
