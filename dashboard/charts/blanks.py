"""Years of a chart without a mark, and why: a frame in the drawing, and words beneath it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

from dashboard.model import Gap
from dashboard.record import NOT_CHARTED, Record, Role, Value
from dashboard.words import gettext as _
from dashboard.words import wording


class Blank(Enum):
    """Why a year is blank; what holds first is said first."""

    ELSEWHERE = auto()
    """Another series, which the chart names, has a value of this year."""
    PART = auto()
    OTHER_CURRENCY = auto()
    NOT_WORKED_OUT = auto()
    NOT_FOUND = auto()
    NOT_LOOKED_FOR = auto()
    NOTHING_EARLIER = auto()
    ONLY_PROMISED = auto()
    IN_THE_TABLE = auto()


_NOT_DRAWN = NOT_CHARTED | {Role.FORECAST}


def reasons(
    record: Record,
    series: Sequence[str],
    blank: Iterable[int],
    instead: str | None = None,
) -> dict[int, Blank]:
    """Why each of the blank years of some series is blank, in order.

    `instead` is a series that has a value where these cannot have any.
    """
    explained = set() if instead is None else _reported(record, instead)
    values = [value for value in record.series(*series) if value.year is not None]
    searched = record.gaps(*series)
    return {
        year: Blank.ELSEWHERE if year in explained else _reason(year, searched, values)
        for year in sorted(blank)
    }


def _reported(record: Record, series: str) -> set[int | None]:
    """The years of which a value was reported, no promise and no slip."""
    left_out = (Role.FORECAST, Role.DEPRECATED)
    return {value.year for value in record.series(series) if value.role not in left_out}


def _reason(year: int, searched: Iterable[Gap], values: Sequence[Value]) -> Blank:
    """Why a year is blank; `values` are those of any kind that lie within one year."""
    own = [value for value in values if value.year == year]
    charted = [value for value in own if value.role not in _NOT_DRAWN]
    if charted:
        has_whole = any(value.is_whole_year for value in charted)
        return Blank.NOT_WORKED_OUT if has_whole else Blank.PART
    if any(value.role is Role.OTHER_CURRENCY for value in own):
        return Blank.OTHER_CURRENCY
    if any(_holds(gap, year) for gap in searched):
        return Blank.NOT_FOUND
    if own:
        only_promised = all(value.role is Role.FORECAST for value in own)
        return Blank.ONLY_PROMISED if only_promised else Blank.IN_THE_TABLE
    begun = any(value.year is not None and value.year < year for value in values)
    return Blank.NOT_LOOKED_FOR if begun else Blank.NOTHING_EARLIER


def _holds(gap: Gap, year: int) -> bool:
    """A search in vain for a year, a part of it, or a time around it."""
    first, last = gap.period.first_day, gap.period.last_day
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def short_words(blank: Blank) -> str:
    """Why a year is blank, in the few words that a frame has room for."""
    return {
        Blank.ELSEWHERE: _("see the table"),
        Blank.PART: _("part of the year only"),
        Blank.OTHER_CURRENCY: _("other currency"),
        Blank.NOT_WORKED_OUT: _("no rate or total"),
        Blank.NOT_FOUND: _("not found"),
        Blank.NOT_LOOKED_FOR: _("not looked for"),
        Blank.NOTHING_EARLIER: _("before the series"),
        Blank.ONLY_PROMISED: _("only promised"),
        Blank.IN_THE_TABLE: _("see the table"),
    }[blank]


def _words(blank: Blank, elsewhere: str) -> str:
    if blank is Blank.ELSEWHERE:
        return _("published as “%(title)s”", title=elsewhere)
    return {
        Blank.PART: _("only a part of the year was found"),
        Blank.OTHER_CURRENCY: _("published in another currency only, in the table"),
        Blank.NOT_WORKED_OUT: _("no rate or total to work it out with"),
        Blank.NOT_FOUND: _("searched and not found"),
        Blank.NOT_LOOKED_FOR: _("not looked for"),
        Blank.NOTHING_EARLIER: _("no earlier value is in the record"),
        Blank.ONLY_PROMISED: _("only forecast or promised"),
        Blank.IN_THE_TABLE: _("in the table only"),
    }[blank]


def sentence(found: Mapping[int, Blank], elsewhere: str = "") -> str:
    """'Years without a mark: 2004 and 2005 (searched and not found).'; '' where there is none.

    `elsewhere` is the title of the series that explains some of them.
    """
    if not found:
        return ""
    years: dict[Blank, list[str]] = defaultdict(list)
    for year, blank in found.items():
        years[blank].append(f"{year:04}")
    parts = [
        _(
            "%(years)s (%(reason)s)",
            years=wording.years(years[blank]),
            reason=_words(blank, elsewhere),
        )
        for blank in Blank
        if blank in years
    ]
    return _("Years without a mark: %(list)s.", list=wording.apart(parts))
