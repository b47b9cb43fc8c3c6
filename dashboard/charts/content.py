"""What each chart draws, lists beneath itself and leaves out, as a reader has chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import Protocol

from dashboard.charts import amounts, beside, ground, ladder, ledger, ratio, rows
from dashboard.charts import blanks as blanks_of_years
from dashboard.model import Chart, Conversion, Event
from dashboard.record import Record, Role, Value
from dashboard.record.conversions import restated


class Lines(Protocol):
    """A kind whose bars stand under each other, each with its line of words."""

    def drawn(self, chart: Chart, record: Record) -> tuple[Value, ...]: ...

    def rows(self, chart: Chart, record: Record, choice: str = "") -> list[rows.Row]: ...


LINES: dict[str, Lines] = {
    "amounts": amounts,
    "beside": beside,
    "ladder": ladder,
    "ledger": ledger,
    "ratio": ratio,
}


@dataclass(frozen=True, slots=True)
class OnDates:
    """A kind with an axis of dates."""

    heights: tuple[int, int]
    """Pixels on a wide and on a narrow screen."""
    left_out: frozenset[Role]
    """Roles that have no mark of their own; what repeats another value has one nowhere."""


_REPEATED = frozenset({Role.AGREES, Role.VARIANT})
ON_DATES = {
    "dots": OnDates((380, 340), _REPEATED),
    "periods": OnDates((430, 380), _REPEATED | {Role.WINDOW}),
    "windows": OnDates((430, 380), _REPEATED | {Role.FORECAST}),
}
_WITH_OWN_TABLE = frozenset({"windows", "dots", "words", "amounts"})
"""Kinds whose tables list all of their series, so that a chart of bars on their page need not."""
_LISTED_ELSEWHERE = frozenset({Role.WINDOW, Role.SEVERAL_YEARS, Role.NO_DATE, Role.IN_WORDS})


@lru_cache(maxsize=256)
def drawn(chart: Chart, record: Record, choice: str = "") -> tuple[Value, ...]:
    """The values that a chart draws; none means that it has a table only.

    `choice` is one of `choices`.
    """
    if chart.kind in LINES:
        whole = LINES[chart.kind].drawn(chart, record)
        if chart.parameter != "view":
            return whole
        year = ladder.chosen_year(chart, record, choice)
        return tuple(value for value in whole if value.year == year)
    if chart.kind not in ON_DATES:
        return ()
    left_out = ON_DATES[chart.kind].left_out
    charted = sorted(_charted(chart, record, choice), key=_first_day)
    return tuple(
        value for value in charted if value.year is not None and value.role not in left_out
    )


def _charted(chart: Chart, record: Record, choice: str) -> list[Value]:
    """The values of a chart with an axis of dates, in the unit that was chosen."""
    other = conversion(chart, choice)
    if other is not None:
        return list(restated(record, chart.series[0], other))
    names = _of_one_unit(chart, record) if chart.kind == "dots" else chart.series[:1]
    return [value for name in names for value in record.charted(name)]


def _first_day(value: Value) -> Date:
    return value.period.first_day or Date.max


def unit(chart: Chart, choice: str) -> str:
    """The unit into which the values of a chart of bars are converted; '' for none.

    It is the chart's own, else the chosen one.
    """
    return chart.unit or (choice if chart.parameter == "unit" else "")


def conversion(chart: Chart, choice: str) -> Conversion | None:
    """The conversion that leads to the unit of a chart, if any."""
    chosen = unit(chart, choice)
    return next((other for other in chart.conversions if other.unit == chosen), None)


def _of_one_unit(chart: Chart, record: Record) -> list[str]:
    """The series of a chart that share the unit of its axis."""
    series = record.dataset.one_series
    axis = series[chart.series[0]].unit
    return [name for name in chart.series if series[name].unit == axis]


@lru_cache(maxsize=256)
def choices(chart: Chart, record: Record) -> list[str]:
    """What a reader of the chart can choose, its default first. Empty for most.

    A chart of the windows of a year offers years, one of bars offers units.
    """
    if chart.parameter == "view":
        return [str(year) for year in ladder.years(chart, record)]
    if chart.parameter == "unit":
        own = record.dataset.one_series[chart.series[0]].unit
        return [own, *(other.unit for other in chart.conversions)]
    return []


def title(chart: Chart, choice: str = "") -> str:
    """Subject and unit, as chosen."""
    other = None if chart.unit else conversion(chart, choice)
    if other:
        return other.title
    return f"{chart.title}, {choice}" if choice and chart.parameter == "view" else chart.title


def listed(chart: Chart, record: Record, choice: str = "") -> tuple[Value, ...]:
    """The values of the table beneath a chart.

    All of its series, save those that another chart of the page lists.
    """
    whole = record.series(*chart.series)
    match chart.kind:
        case "ladder":
            year = ladder.chosen_year(chart, record, choice)
            return tuple(value for value in whole if value.year == year)
        case "ledger" | "beside" | "ratio":
            return drawn(chart, record)
        case "periods" if chart.unit:
            return drawn(chart, record)
        case "periods":
            return _not_elsewhere(chart, record, whole)
        case _:
            return whole


def _not_elsewhere(chart: Chart, record: Record, whole: Sequence[Value]) -> tuple[Value, ...]:
    """The values of a chart of bars that no other table of its page lists."""
    others = [other for other in _page(chart, record) if other.id != chart.id]
    with_table = [other for other in others if other.kind in _WITH_OWN_TABLE]
    lists = {name for other in with_table for name in other.series}
    leads = {other.series[0] for other in others} - {chart.series[0]}
    found = []
    for value in whole:
        elsewhere = value.series.id in lists and value.role in _LISTED_ELSEWHERE
        led = value.series.id in leads and not _is_used_for_a_year(value)
        if not elsewhere and not led:
            found.append(value)
    return tuple(found)


@lru_cache(maxsize=256)
def shown(chart: Chart, record: Record, choice: str = "") -> tuple[Value, ...]:
    """Every value that a reader sees on a chart or, where there is none, in its table."""
    values = drawn(chart, record, choice)
    if not values:
        return listed(chart, record, choice)
    lines = LINES[chart.kind].rows(chart, record, choice) if chart.kind in LINES else ()
    names = {part.id for line in lines for part in line.parts}
    parts = [value for value in record.values if value.id in names]
    around = (
        *strip(chart, record),
        *behind(chart, record, choice),
        *undated(chart, record),
    )
    return distinct([*values, *parts, *around])


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """Each observation once, where it stands first."""
    found: dict[str, Value] = {}
    for value in values:
        found.setdefault(value.id, value)
    return tuple(found.values())


def worked_with(chart: Chart, record: Record, choice: str = "") -> tuple[Value, ...]:
    """The rates and totals with which the values of a chart were worked out."""
    other = chart.conversions[0] if chart.kind == "ratio" else conversion(chart, choice)
    if other is None:
        return ()
    names = other.rates if other.of is None else (*other.rates, other.of)
    periods = {value.days for value in drawn(chart, record, choice)}
    return tuple(
        value for value in record.series(*names) if value.is_used and value.days in periods
    )


def first_shown(chart: Chart, record: Record) -> tuple[str, ...]:
    """The series of a chart that no chart above it on its page has."""
    page = _page(chart, record)
    above = {name for other in page[: page.index(chart)] for name in other.series}
    return tuple(name for name in chart.series if name not in above)


def _page(chart: Chart, record: Record) -> tuple[Chart, ...]:
    """The charts of the page of a chart."""
    return next(page.charts for page in record.dataset.pages if chart in page.charts)


def of_others(record: Record, series: str) -> bool:
    """Figures of the country or the city as a whole, not of the plant."""
    return record.dataset.one_series[series].perimeter in ("country", "city")


def _is_used_for_a_year(value: Value) -> bool:
    return value.is_used and value.is_whole_year


def gap_years(chart: Chart, record: Record, choice: str = "") -> list[int]:
    """Years that were searched for the first series of a chart of bars, from its first one on."""
    values = drawn(chart, record, choice)
    if chart.kind != "periods" or not values:
        return []
    gaps = [gap for gap in record.gaps(chart.series[0]) if gap.period.is_year]
    years = [gap.period.year for gap in gaps if gap.period.year is not None]
    first = ground.span(values)[0].year
    return sorted(year for year in years if year >= first)


def days(chart: Chart, record: Record, choice: str = "") -> tuple[Date, Date]:
    """The first and the last day of the axis of a chart of dates that draws something."""
    return ground.span(drawn(chart, record, choice), gap_years(chart, record, choice))


@lru_cache(maxsize=256)
def blank_years(chart: Chart, record: Record, choice: str = "") -> dict[str, list[int]]:
    """Reason -> the years of a chart of dates that have no mark for this reason."""
    values = drawn(chart, record, choice)
    if chart.kind not in ON_DATES or not values:
        return {}
    first, last = days(chart, record, choice)
    blank = set(range(first.year, last.year + 1)) - {value.year for value in values}
    return blanks_of_years.reasons(record, chart.series[0], blank, chart.instead)


def blanks(chart: Chart, record: Record, choice: str = "") -> str:
    """Which years of a chart of dates have no mark, and why; '' where none is blank."""
    return blanks_of_years.sentence(blank_years(chart, record, choice))


def blanks_of(series: str, record: Record) -> str:
    """The same for the first chart of dates that a series leads."""
    charts = (chart for page in record.dataset.pages for chart in page.charts)
    led = (chart for chart in charts if chart.kind in ON_DATES and chart.series[0] == series)
    first = next(led, None)
    return "" if first is None else blanks(first, record)


def events(chart: Chart, record: Record, choice: str = "") -> Sequence[Event]:
    """The key events that bear on a chart of bars.

    They bear on one of its series or, where these are the plant's own, on its ownership.
    """
    if chart.kind != "periods" or not drawn(chart, record, choice):
        return ()
    own = not of_others(record, chart.series[0])
    bearing = []
    for name in record.dataset.about.key_events:
        event = record.dataset.event[name]
        if set(event.series) & set(chart.series) or (own and event.kind == "ownership"):
            bearing.append(event)
    return ground.events_within(bearing, days(chart, record, choice))


def strip(chart: Chart, record: Record) -> tuple[Value, ...]:
    """The rank of each year, shown beneath the bars."""
    if chart.kind != "periods":
        return ()
    series = record.dataset.one_series
    ranks = [name for name in chart.series[1:] if series[name].measure == "rank"]
    used = [value for name in ranks[:1] for value in record.used(name)]
    return tuple(value for value in used if value.year is not None)


def behind(chart: Chart, record: Record, choice: str = "") -> tuple[Value, ...]:
    """Whole-year values of the country in the same unit, drawn behind the plant's own.

    None are drawn beside a chosen other unit.
    """
    if chart.kind != "periods" or conversion(chart, choice) is not None:
        return ()
    alike = _of_one_unit(chart, record)[1:]
    others = [name for name in alike if of_others(record, name)]
    values = [value for name in others[:1] for value in record.series(name)]
    return tuple(value for value in values if _is_used_for_a_year(value))


def undated(chart: Chart, record: Record) -> tuple[Value, ...]:
    """Numbers without a date in the series of a chart of bars.

    They stand beside it in words, never on its scale.
    """
    if chart.kind != "periods":
        return ()
    series = record.dataset.one_series
    names = [name for name in chart.series if series[name].measure != "rank"]
    return tuple(value for value in record.series(*names) if value.role is Role.NO_DATE)
