"""A printed percentage against what it comes to on every vintage of the figure that it is set against."""

import pandas as pd

from dashboard import conversions, wording
from dashboard.charts.ground import card
from dashboard.charts.marks import Mark, bar_mark
from dashboard.charts.rows import Part, Row
from dashboard.frames import Frames
from dashboard.model import Chart

VINTAGES = ("stands", "agrees", "variant", "vintage")


def shown(frames: Frames, chart: Chart) -> pd.DataFrame:
    """Amounts and printed percentages of the years that have both."""
    standing = pd.concat([frames.charted(name) for name in chart.series])
    standing = standing[(standing["role"] == "stands") & standing["whole_year"].astype(bool)]
    counted = standing.groupby("year")["series"].nunique()
    return standing[standing["year"].isin(counted[counted == len(chart.series)].index)]


def rows(frames: Frames, chart: Chart) -> list[Row]:
    """For each year a heading, the printed percentage, and one row a vintage in the order of publication."""
    frame, found = shown(frames, chart), []
    for year in sorted(frame["year"].unique(), reverse=True):
        amount, printed = (frame[(frame["year"] == year) & (frame["series"] == name)].iloc[0] for name in chart.series)
        found.append(Row(f"{int(year)}: {amount['shown']} {amount['title'].lower()}", heading=True))
        found.append(Row("as printed", (Part(printed["amount"], bar_mark(printed), card(printed), printed["id"]),), f"{printed['mark']} %"))
        found += _vintages(frames, chart, amount)
    return found


def _vintages(frames: Frames, chart: Chart, amount: pd.Series) -> list[Row]:
    conversion, dataset = chart.conversions[0], frames.dataset
    assert conversion.of is not None
    rate, words = conversions.rate_of(frames, conversion, amount["period"])
    others = frames.series(conversion.of)
    others = others[(others["period"] == amount["period"]) & others["role"].isin(VINTAGES)].sort_values("known_by", kind="stable")
    if rate is None:
        return [Row(f"no exchange rate of {amount['when']} is in the record")]
    home, base = dataset.unit[dataset.one_series[amount["series"]].unit], dataset.unit[dataset.one_series[conversion.of].unit]
    scale = 100 * rate * float(home.factor / base.factor)
    lines = []
    # The first publication of each figure; one that differs by less than a rounding is no vintage of its own.
    for _, other in others[~others["amount"].round(0).duplicated()].iterrows():
        percent = amount["amount"] * scale / other["amount"]
        value = f"{wording.fixed(percent, dataset.about.locale, 3)} %"
        hover = f"{card(other)}<br>{value} at {words}"
        lines.append(
            Row(
                f"over {other['shown']} of {other['dated'] or 'no date'}, {other['publisher']}",
                (Part(percent, Mark.DERIVED, hover, other["id"]),),
                value,
            )
        )
    return lines
