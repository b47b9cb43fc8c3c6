"""Amounts as printed, one bar each, under a heading for each series and currency: nothing is converted."""

from decimal import Decimal

import pandas as pd

from dashboard import wording
from dashboard.charts.marks import HEDGED, Mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames, Record, records
from dashboard.model import Chart
from dashboard.model.facts import in_base


def shown(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Every dated number of the series, the first page of each; `amount` counts base units of the currency printed."""
    frame = pd.concat(map(frames.series, chart.series))
    frame = frame[
        (frame["first_day"].notna() | frame["last_day"].notna())
        & (frame["value"] != "")
        & (frame["role"] != "deprecated")
    ]
    units = [frames.dataset.unit[name] for name in frame["unit"]]
    frame = frame.assign(
        amount=[
            float(in_base(Decimal(value), unit))
            for value, unit in zip(frame["value"], units, strict=True)
        ],
        currency=[unit.currency or unit.counted or unit.dimension for unit in units],
    )
    # The same amount for another time is another one; a time of several years counts as printed.
    frame = frame.assign(time=frame["year"].where(frame["year"].notna(), frame["period"]))
    same = ["series", "time", "currency", "amount"]
    frame["pages"] = frame.groupby(same)["source"].transform("nunique")
    return frame.drop_duplicates(same)


def rows(chart: Chart, frames: Frames, _: str = "") -> list[Row]:
    """A heading for each series and currency, and a row for each amount in order of time."""
    found: list[Row] = []
    for (title, currency), group in shown(chart, frames).groupby(["title", "currency"], sort=False):
        found += [Row(f"{title}, {currency}", heading=True), *map(_row, records(group))]
    return found


def _row(row: Record) -> Row:
    more = f" and {wording.count(row['pages'] - 1, 'other page')}" if row["pages"] > 1 else ""
    mark = (
        Mark.FORECAST
        if row["status"] == "f"
        else Mark.HEDGED
        if row["qualifier"] in HEDGED
        else Mark.AMOUNT
    )
    return Row(f"{row['when']}, {row['publisher']}{more}", (Part.of(row, mark),), row["shown"])
