"""One bar a year, as wide as the time it covers: whole, hedged or hatched.

Rivals stand hollow beside it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from dashboard import value_words
from dashboard.charts.ground import Calendar, card, ends, middle, midyear, on_hover, reach, width
from dashboard.charts.labels import Number
from dashboard.charts.marks import BOUNDS, Mark, bar_mark
from dashboard.model import Dataset
from dashboard.record import Role, Value

ROOM = 15
"""Pixels of a year that has room for words."""
SIDEWAYS = {"at_least": "→", "at_most": "←"}
BARS = (Mark.WHOLE, Mark.HEDGED, Mark.DERIVED, Mark.PART)
_CLOSE = Decimal("0.97")
"""A mark at this part of the height of a bar, or above it, may touch the label."""


def draw(
    sheet: Calendar,
    dataset: Dataset,
    values: Sequence[Value],
    *,
    gaps: Sequence[int],
    in_vain: Sequence[int],
    strip: Sequence[Value],
    behind: Sequence[Value],
) -> None:
    """The bars and what stands around them.

    `gaps` are years that were searched without success, `in_vain` those of them of which nothing
    at all was found, `strip` a rank under each year, `behind` lines of the country.
    """
    bars = [value for value in values if bar_mark(value) in BARS]
    rivals = [value for value in values if bar_mark(value) in (Mark.RIVAL, Mark.VINTAGE)]
    forecasts = [value for value in values if bar_mark(value) is Mark.FORECAST]
    others = [value for value in values if bar_mark(value) not in BARS]
    for mark in BARS:
        _bars(sheet, dataset, [value for value in bars if bar_mark(value) is mark], mark)
    country = {"color": sheet.palette.country, "width": 3}
    sheet.across(dataset, _within(sheet, behind), country)
    _rivals(sheet, dataset, rivals)
    sheet.across(dataset, forecasts, {"color": sheet.palette.ink, "width": 2, "dash": "dash"})
    _labels(sheet, dataset, bars, [*others, *behind])
    derived = any(bar_mark(value) is Mark.DERIVED for value in bars)
    empty = set(gaps) - {value.year for value in bars}
    for year in sorted(empty):
        found = derived or year not in in_vain
        _missing(sheet, year, "none in this unit" if found else "no figure found")
    if strip:
        _strip(sheet, dataset, _within(sheet, strip))
    room = 1.32 if sheet.narrow else 1.2
    sheet.figure.update_yaxes(range=reach([*values, *behind], room))


def _within(sheet: Calendar, values: Sequence[Value]) -> list[Value]:
    """Values of the years of the axis."""
    first, last = sheet.days
    years = range(first.year, last.year + 1)
    return [value for value in values if value.year in years]


def _bars(sheet: Calendar, dataset: Dataset, values: Sequence[Value], mark: Mark) -> None:
    if not values:
        return
    own, paper = sheet.palette.accent, sheet.palette.paper
    soft = sheet.palette.soft(own)
    pattern = {
        Mark.PART: {"shape": "/", "fgcolor": own, "bgcolor": paper, "size": 7, "solidity": 0.3},
        Mark.DERIVED: {"shape": ".", "fgcolor": paper, "bgcolor": soft, "size": 7, "solidity": 0.2},
    }.get(mark)
    marker: dict[str, Any] = {
        "color": {Mark.WHOLE: own, Mark.PART: paper}.get(mark, soft),
        "line": {"color": own if mark is Mark.PART else paper, "width": 1.5},
        "pattern": pattern,
    }
    sheet.figure.add_bar(
        x=[middle(value) for value in values],
        y=[float(value.number) for value in values],
        width=[width(value) for value in values],
        marker=marker,
        error_y=_whiskers(values, sheet.palette.ink),
        **on_hover(dataset, values),
    )


def _whiskers(values: Sequence[Value], colour: str) -> dict[str, object] | None:
    """The interval of a hedged value; open ends have none, their label says it."""
    if not any(value.is_hedged for value in values):
        return None
    return {
        "type": "data",
        "array": [_whisker(value, upwards=True) for value in values],
        "arrayminus": [_whisker(value, upwards=False) for value in values],
        "color": colour,
        "thickness": 1.2,
        "width": 4,
    }


def _whisker(value: Value, *, upwards: bool) -> float | None:
    """Length of one half of a whisker; None for no such half."""
    end = value.high if upwards else value.low
    if end is None or not value.is_hedged:
        return None
    length = end - value.number if upwards else value.number - end
    return float(length) if length > 0 else None


def _rivals(sheet: Calendar, dataset: Dataset, values: Sequence[Value]) -> None:
    """Beside the number of the bar, which takes the whole width of a narrow one."""
    if not values:
        return
    palette = sheet.palette
    rings = {Role.VINTAGE: palette.country}
    marker: dict[str, Any] = {
        "size": 9,
        "symbol": "circle",
        "color": palette.paper,
        "line": {"width": 2, "color": [rings.get(value.role, palette.ink) for value in values]},
    }
    sheet.figure.add_scatter(
        x=[_place_of_rival(sheet, value) for value in values],
        y=[float(value.number) for value in values],
        mode="markers",
        cliponaxis=False,
        marker=marker,
        **on_hover(dataset, values),
    )


def _place_of_rival(sheet: Calendar, value: Value) -> str:
    """The last day of the period on a narrow screen, and a ninth of it earlier on a wide one."""
    first, last = ends(value)
    earlier = timedelta(days=(last - first).days // 9)
    return str(last if sheet.narrow else last - earlier)


def _labels(
    sheet: Calendar, dataset: Dataset, values: Sequence[Value], others: Sequence[Value]
) -> None:
    """The number above each bar, and the months where it is a part of a year.

    `others` are marks to keep clear of.
    """
    taken: dict[int | None, list[Decimal]] = defaultdict(list)
    for other in sorted(others, key=lambda value: value.number):
        taken[other.year].append(other.number)
    share = 0.2 if sheet.narrow else 0.09
    room = Decimal(share * reach([*values, *others], 1)[1]) if values or others else Decimal(0)
    for value in values:
        top = _top_of_label(value, taken, room)
        text = _label(sheet, dataset, value)
        sheet.number(middle(value), float(top), text, turned=sheet.narrow)


def _label(sheet: Calendar, dataset: Dataset, value: Value) -> str:
    """Number, arrow of a bound, and months of a part of a year."""
    text = f"<b>{value_words.mark(dataset, value)}</b>"
    qualifier = value.observation.qualifier
    if value.is_bound and sheet.narrow:
        # Turned by a right angle, an arrow to the side points up or down.
        text = f"{SIDEWAYS[qualifier]} {text}"
    elif value.is_bound:
        text = f"{text}<br>{BOUNDS[qualifier]}"
    if value.is_whole_year:
        return text
    between = " " if sheet.narrow else "<br>"
    style = f"font-size:{sheet.size - 2}px;color:{sheet.palette.muted}"
    return f'{text}{between}<span style="{style}">{_months(value)}</span>'


def _top_of_label(
    value: Value, taken: Mapping[int | None, Sequence[Decimal]], room: Decimal
) -> Decimal:
    """Where a label is free: above the whisker, and above every mark that it would touch."""
    top = value.high if value.is_hedged and value.high is not None else value.number
    for amount in taken.get(value.year, ()):
        if value.number * _CLOSE <= amount <= top + room:
            top = max(top, amount)
    return top


def _months(value: Value) -> str:
    """'Jan–Nov' for January to November 2018."""
    points = (value.period.start, value.period.end)
    return "–".join(dict.fromkeys(point.short for point in points if point))


def _missing(sheet: Calendar, year: int, words: str) -> None:
    """Words in the place of a year without a bar; a dash where there is no room for them."""
    first, last = sheet.days
    crowded = sheet.width / (last.year - first.year + 1) < ROOM
    text = "–" if crowded else words
    number = Number(midyear(year), 0, text, 11, sheet.palette.muted, turned=not crowded)
    sheet.numbers.append(number)


def _strip(sheet: Calendar, dataset: Dataset, values: Sequence[Value]) -> None:
    """The rank of each year beneath the axis; * where the list covers a part of the year."""
    palette, size = sheet.palette, 10 if sheet.narrow else 12
    beneath = {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -26}
    for value in values:
        assert value.year is not None
        rank = str(int(value.number)) if sheet.narrow else value_words.mark(dataset, value)
        text = f"<b>{rank}</b>{'' if value.is_whole_year else '*'}"
        colour = palette.accent if value.number == 1 else palette.ink
        hover = card(dataset, value)
        sheet.text(text, size, colour, x=midyear(value.year), hovertext=hover, **beneath)
    aside = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -6}
    sheet.text("rank", size, palette.muted, **aside, **beneath)
    sheet.taller(bottom=24)
