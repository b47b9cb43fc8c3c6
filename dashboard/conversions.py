"""Values in another unit: at the mean rate of their own window, or set against another series of the same window.

What is worked out keeps the role of the value behind it, has the qualifier `derived`, and says in `why` how it came about.
A window for which no rate or no other value is known has no value in the other unit: nothing is estimated.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.frames import NOT_CHARTED, Frames, Record, records
from dashboard.model import Conversion, Series, Unit
from dashboard.model.checks import across
from dashboard.model.facts import in_base

DERIVED = "derived"
_SMALL = 10
"""Percentages below this have two digits after the point, others one: more would be false precision."""


def restated(frames: Frames, name: str, conversion: Conversion) -> pd.DataFrame:
    """The charted values of a series in another unit, the columns of `Frames.observations`.

    A value of the whole year that is printed in the unit takes the place of what could be worked out for that year.
    """
    printed = [] if conversion.of else _printed(frames, name, conversion)
    years = {row["year"] for row in printed if row["whole_year"] and row["role"] == "stands"}
    derived = [
        _derived(frames, row, conversion)
        for _, row in frames.charted(name).iterrows()
        if row["year"] not in years
    ]
    rows = [*printed, *(row for row in derived if row is not None)]
    return pd.DataFrame(rows, columns=None if rows else list(frames.observations.columns))


def _printed(frames: Frames, name: str, conversion: Conversion) -> list[pd.Series]:
    """The values that sources print in the unit, with the roles that they have among each other."""
    rows = Frames(frames.dataset.counted_in(name, conversion.unit)).charted(name)
    return [
        _changed(row, why=f"printed in this currency; {row['why']}")
        for _, row in rows[rows["year"].notna()].iterrows()
    ]


def _derived(frames: Frames, row: pd.Series, conversion: Conversion) -> pd.Series | None:
    """A value worked out, or None where the record lacks what is needed, or a promise would be set against what came about."""
    if conversion.of is not None and row["role"] == "forecast":
        return None
    dataset = frames.dataset
    home, target = (
        dataset.unit[dataset.one_series[row["series"]].unit],
        dataset.unit[conversion.unit],
    )
    if conversion.of is None:
        rate, words = rate_of(frames, conversion.rates, row, home, target)
        if rate is None:
            return None
        factor, places = rate * home.factor / target.factor, 0
        why = f"converted from {row['shown']} at {words}"
    else:
        other = _whole(frames, dataset.one_series[conversion.of], row, conversion.rates)
        if other is None:
            return None
        factor = 100 * home.factor / other[0]
        places = 2 if wording.to_places(row["exact"] * factor, 2) < _SMALL else 1
        why = f"{row['shown']} over {other[1]}"
    exact, upper = (
        row["exact"] * factor,
        None if row["exact_to"] is None else row["exact_to"] * factor,
    )
    numbers = (
        wording.fixed(one, dataset.about.locale, places)
        for one in (exact, upper)
        if one is not None
    )
    hedge, text = wording.SIGN[row["qualifier"]], " to ".join(numbers)
    shown = f"{hedge or '≈ '}{text} {target.symbol or target.words}, worked out"
    return _changed(
        row,
        exact=exact,
        exact_to=upper,
        amount=float(exact),
        amount_to=None if upper is None else float(upper),
        low=row["low"] * float(factor),
        high=row["high"] * float(factor),
        mark=hedge + text,
        shown=shown,
        said=shown,
        qualifier=DERIVED,
        why=f"{why}; {row['why']}",
    )


def rate_of(
    frames: Frames, rates: Sequence[str], row: Record, amount: Unit, to: Unit
) -> tuple[Decimal | None, str]:
    """What one base unit of `amount` is in base units of `to`, with its words; None without all the rates of the row's period."""
    dataset = frames.dataset
    units = [dataset.unit[dataset.one_series[name].unit] for name in rates]
    signs = across(amount, units, to)
    if signs is None:
        return None, ""
    product, parts = Decimal(1), []
    # Within one currency there is no sign, and no rate is needed.
    for sign, name, unit in zip(signs, rates, units, strict=False):
        rows = of_window(frames.series(name), row)
        rows = rows[(rows["role"] == "stands") & (rows["amount"] > 0)]
        if rows.empty:
            return None, ""
        rate = rows.iloc[0]["exact"] * unit.factor
        product = product * rate if sign == "×" else product / rate
        parts.append(f"{sign} {rows.iloc[0]['mark']}")
    return product, f"{' '.join(parts).removeprefix('× ')}, the mean of {row['period']}"


def _whole(
    frames: Frames, other: Series, row: pd.Series, rates: Sequence[str]
) -> tuple[Decimal, str] | None:
    """What a value is a percentage of, in base units of the value's currency, with its words; rates serve where currencies differ."""
    dataset = frames.dataset
    home = dataset.unit[dataset.one_series[row["series"]].unit]
    rows = of_window(frames.series(other.id), row)
    rows = rows[(rows["value"] != "") & ~rows["role"].isin(NOT_CHARTED - {"other_currency"})]
    units = {name: dataset.unit[name] for name in rows["unit"].unique()}
    # In the same currency, and among these the one that stands, before all others.
    for one in sorted(
        records(rows),
        key=lambda one: (not units[one["unit"]].comparable(home), one["role"] != "stands"),
    ):
        unit = units[one["unit"]]
        amount = in_base(Decimal(one["value"]), unit)
        rate = Decimal(1) if unit.comparable(home) else rate_of(frames, rates, row, home, unit)[0]
        if rate is not None and amount:
            return amount / rate, f"{one['shown']} ({other.title}, {one['publisher']})"
    return None


def of_window(rows: pd.DataFrame, row: Record) -> pd.DataFrame:
    """The rows that cover the days of a row, however sure each of them is of its dates."""
    found: pd.DataFrame = rows[
        (rows["first_day"] == row["first_day"]) & (rows["last_day"] == row["last_day"])
    ]
    return found


def _changed(row: pd.Series, **cells: Any) -> pd.Series:
    """A copy of a row with other cells."""
    own: dict[Any, Any] = dict(row.items())
    return pd.Series({**own, **cells}, name=row.name)
