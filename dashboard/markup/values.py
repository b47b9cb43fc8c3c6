"""Observations and searches as HTML: tables, lines of sources, lists of gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.markup.engine import fill
from dashboard.model import Dataset, Source
from dashboard.record import Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import periods, value_words, wording

_WITHOUT_REMARK = frozenset({Role.USED, Role.NO_DATE, Role.IN_WORDS, Role.WINDOW})
"""Roles that the other cells of a row already tell."""
LEAST_TO_SORT = 5
"""Rows of a series from which a reader would want to sort them."""
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


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: a value, or the same number of several pages that give no year."""

    shown: str
    values: tuple[Value, ...]
    remarks: tuple[str, ...]
    """What the record notes of each value; '' where it notes nothing."""

    @property
    def value(self) -> Value:
        """The first of its values."""
        return self.values[0]

    @property
    def day(self) -> str:
        """The day by which rows are sorted; '' for none."""
        return str(self.value.period.first_day or self.value.period.last_day or "")


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one series."""

    title: str
    """Name of the series; '' where the table has one only."""
    dated: tuple[Line, ...]
    undated: tuple[Line, ...]


def observations(
    dataset: Dataset, values: Iterable[Value], caption: str, *, several: bool
) -> Markup:
    """Observations as a table, grouped by series; `several` adds the names of the series."""
    groups = _groups(dataset, values, several=several)
    lines = [line for group in groups for line in (*group.dated, *group.undated)]
    return fill(
        "tables.html",
        "observations",
        groups=groups,
        caption=caption,
        key=list(_key(lines)),
        is_sortable=any(len(group.dated) >= LEAST_TO_SORT for group in groups),
    )


def _key(lines: Sequence[Line]) -> Iterator[str]:
    """What bold and struck-through numbers of a table mean, where it has them."""
    used = {line.value.is_used for line in lines}
    if used == {True, False}:
        yield _("In bold: the figure used for its time.")
    if any(line.value.role is Role.DEPRECATED for line in lines):
        yield _("Struck through: kept, but not used; the remark says why.")


def _groups(dataset: Dataset, values: Iterable[Value], *, several: bool) -> tuple[Group, ...]:
    by_series: dict[str, list[Value]] = {}
    for value in values:
        by_series.setdefault(value.series.id, []).append(value)
    groups = []
    for name, held in by_series.items():
        title = dataset.one_series[name].title if several else ""
        dated = [_line(dataset, [value]) for value in held if value.period.dated]
        undated = [value for value in held if not value.period.dated]
        groups.append(Group(title, tuple(dated), _undated(dataset, undated)))
    return tuple(groups)


def _undated(dataset: Dataset, values: Sequence[Value]) -> tuple[Line, ...]:
    """Each number once, with every page that has it."""
    alike: dict[str, list[Value]] = {}
    for value in values:
        alike.setdefault(value_words.shown(dataset, value), []).append(value)
    return tuple(_line(dataset, same) for same in alike.values())


def _line(dataset: Dataset, values: Sequence[Value]) -> Line:
    shown = value_words.shown(dataset, values[0])
    return Line(shown, tuple(values), tuple(_remark(dataset, value) for value in values))


def standing(dataset: Dataset, value: Value) -> str:
    """Whether a value is the figure used for its time, and why it is or is not."""
    why = value_words.why(dataset, value)
    if value.is_used:
        return _("The figure used: %(reason)s", reason=why)
    return why if why == value.observation.reason else wording.begun(why)


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
    found = []
    for (name, where, last), gaps in record.searches.items():
        if name in series:
            times = [gap.period.text for gap in gaps]
            found.append(
                {
                    "title": record.dataset.one_series[name].title,
                    "years": wording.years(times),
                    "where": where,
                    "last": periods.day(last),
                }
            )
    return found
