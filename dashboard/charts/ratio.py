"""A printed percentage against what it comes to on every vintage of the figure that it is set against."""

import pandas as pd

from dashboard import conversions, wording
from dashboard.charts.ground import card
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames, Record, records
from dashboard.model import Chart

VINTAGES = ("stands", "agrees", "variant", "vintage")


def shown(chart: Chart, frames: Frames) -> pd.DataFrame:
    """Amounts and printed percentages of the years that have both."""
    standing = pd.concat(map(frames.charted, chart.series))
    standing = standing[(standing["role"] == "stands") & standing["whole_year"].astype(bool)]
    return standing[standing.groupby("year")["series"].transform("nunique") == len(chart.series)]


def rows(chart: Chart, frames: Frames, _: str = "") -> list[Row]:
    """For each year a heading, the printed percentage, and one row a vintage in the order of publication."""
    values = {(row["year"], row["series"]): row for row in reversed(records(shown(chart, frames)))}
    found: list[Row] = []
    for year in sorted({year for year, _ in values}, reverse=True):
        amount, printed = (values[year, name] for name in chart.series)
        found.append(Row(f"{int(year)}: {amount['title']}, {amount['shown']}", heading=True))
        found.append(
            Row("as printed", (Part.of(printed, bar_mark(printed)),), f"{printed['mark']} %")
        )
        found += _vintages(chart, frames, amount, wording.places(printed["value"]))
    return found


def _vintages(chart: Chart, frames: Frames, amount: Record, places: int) -> list[Row]:
    """One row a vintage; `places` are the digits behind the point of the printed percentage."""
    conversion, dataset = chart.conversions[0], frames.dataset
    assert conversion.of is not None
    home, base = (
        dataset.unit[dataset.one_series[name].unit] for name in (amount["series"], conversion.of)
    )
    rate, words = conversions.rate_of(frames, conversion.rates, amount, home, base)
    if rate is None:
        return [Row(f"no exchange rate of {amount['when']} is in the record")]
    scale = 100 * rate * home.factor / base.factor
    others = conversions.of_window(frames.series(conversion.of), amount)
    others = others[others["role"].isin(VINTAGES) & (others["amount"] != 0)].sort_values(
        "known_by", kind="stable"
    )
    decimals = dataset.one_series[conversion.of].decimals
    lines = []
    # The first publication of each figure; one that differs by less than a rounding is no vintage of its own.
    for other in records(others[~others["amount"].round(decimals).duplicated()]):
        percent = amount["exact"] * scale / other["exact"]
        value = f"{wording.fixed(percent, dataset.about.locale, places)} %"
        part = Part(
            float(percent), Mark.DERIVED, f"{card(other)}<br>{value} at {words}", other["id"]
        )
        lines.append(
            Row(
                f"over {other['shown']} of {other['dated'] or 'no date'}, {other['publisher']}",
                (part,),
                value,
            )
        )
    return lines
