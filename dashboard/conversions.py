"""Values in another unit: at the mean rate of their own window, or set against another series of the same window.

What is worked out keeps the role of the value behind it, has the qualifier `derived`, and says in `why` how it came about.
A window for which no rate or no other value is known has no value in the other unit: nothing is estimated.
"""

from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.frames import NOT_CHARTED, Frames
from dashboard.model import Conversion, Series
from dashboard.model.facts import in_base

DERIVED = "derived"


def restated(frames: Frames, name: str, conversion: Conversion) -> pd.DataFrame:
    """The charted values of a series in another unit, the columns of `Frames.observations`; printed ones come first.

    A value of the whole year that is printed in the unit takes the place of what could be worked out for that year.
    """
    printed = [] if conversion.of else _printed(frames, name, conversion)
    years = {row["year"] for row in printed if row["whole_year"]}
    derived = [_derived(frames, row, conversion) for _, row in frames.charted(name).iterrows() if row["year"] not in years]
    rows = [*printed, *(row for row in derived if row is not None)]
    return pd.DataFrame(rows, columns=None if rows else list(frames.observations.columns)).sort_values("first_day", kind="stable")


def _printed(frames: Frames, name: str, conversion: Conversion) -> list[pd.Series]:
    """The values of single years that sources print in the unit; the first of a period stands."""
    dataset = frames.dataset
    found: list[pd.Series] = []
    target = dataset.unit[conversion.unit]
    rows = frames.series(name)
    for _, row in rows[(rows["role"] == "other_currency") & rows["year"].notna()].iterrows():
        unit = dataset.unit[row["unit"]]
        if unit.comparable(target):
            amount = float(in_base(Decimal(row["value"]), unit) / target.factor)
            role = "rival" if any(one["period"] == row["period"] for one in found) else "stands"
            text = wording.SIGN[row["qualifier"]] + wording.rounded(amount, dataset.about.locale, 1)
            found.append(_changed(row, amount=amount, low=amount, high=amount, role=role, mark=text, why="printed in this currency"))
    return found


def _derived(frames: Frames, row: pd.Series, conversion: Conversion) -> pd.Series | None:
    """A value worked out, or None where the record lacks what is needed."""
    dataset = frames.dataset
    home, target = dataset.unit[dataset.one_series[row["series"]].unit], dataset.unit[conversion.unit]
    rate, words = rate_of(frames, conversion, row["period"])
    if conversion.of is None:
        if rate is None:
            return None
        factor, places = rate * float(home.factor / target.factor), 0
        why = f"converted from {row['shown']} at {words}"
    else:
        other = _whole(frames, dataset.one_series[conversion.of], row, rate)
        if other is None:
            return None
        factor, places = 100 * float(home.factor) / other[0], 2
        why = f"{row['shown']} over {other[1]}"
    text = wording.fixed(row["amount"] * factor, dataset.about.locale, places)
    shown = f"≈ {text} {target.symbol or target.words}, worked out"
    return _changed(
        row, amount=row["amount"] * factor, amount_to=None, low=row["low"] * factor, high=row["high"] * factor, mark=text,
        shown=shown, said=shown, qualifier=DERIVED, why=f"{why}; {row['why']}",
    )  # fmt: skip


def rate_of(frames: Frames, conversion: Conversion, period: str) -> tuple[float | None, str]:
    """The product of the rates for a period, with its words; None where one of them is not in the record for that period."""
    product, parts = 1.0, []
    for name in conversion.rates:
        rows = frames.series(name)
        rows = rows[(rows["period"] == period) & (rows["role"] == "stands")]
        if rows.empty:
            return None, ""
        product *= rows.iloc[0]["amount"]
        parts.append(f"{rows.iloc[0]['mark']}")
    return product, f"{' × '.join(parts)}, the mean of {period}"


def _whole(frames: Frames, other: Series, row: pd.Series, rate: float | None) -> tuple[float, str] | None:
    """What a value is a percentage of, in base units of the value's currency, with its words; a rate serves where currencies differ."""
    dataset = frames.dataset
    home = dataset.unit[dataset.one_series[row["series"]].unit]
    rows = frames.series(other.id)
    rows = rows[(rows["period"] == row["period"]) & (rows["value"] != "") & (rows["role"] != "deprecated")]
    same = [unit.id for unit in dataset.units if unit.currency == home.currency]
    ordered = pd.concat([rows[rows["unit"].isin(same)], rows[~rows["unit"].isin(same)]])
    for _, one in ordered[~ordered["role"].isin(NOT_CHARTED - {"other_currency"})].iterrows():
        unit = dataset.unit[one["unit"]]
        factor = 1.0 if unit.currency == home.currency else rate
        if factor is not None:
            return float(in_base(Decimal(one["value"]), unit)) / factor, f"{one['shown']} ({other.title}, {one['publisher']})"
    return None


def _changed(row: pd.Series, **cells: Any) -> pd.Series:
    """A copy of a row with other cells."""
    own: dict[Any, Any] = dict(row.items())
    return pd.Series({**own, **cells}, name=row.name)
