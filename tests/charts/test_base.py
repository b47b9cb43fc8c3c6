"""What every chart says of itself, whatever its kind."""

from pathlib import Path

import pytest

from dashboard import headings
from dashboard.charts import view
from dashboard.charts.base import ChartView
from dashboard.model.charts import ChartKind
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, add, add_ratios, edit
from tests.values import ids

IN_EUROS = """\
      caveat: Nominal, as reported.
      conversions:
        - {unit: EUR_m, title: Sales in million euros, rates: [euro]}
"""
RATE = {"value": "9.8", "unit": "NOK_per_EUR", "source": "post-2021"}


def in_euros(folder: Path, **rate: str) -> ChartView:
    """The sales of the mill in euros, with one more rate on record."""
    add_ratios(folder)
    add(folder, "euro", id="other-rate", **RATE, **rate)
    edit(folder, "pages.yaml", "      caveat: Nominal, as reported.\n", IN_EUROS)
    record = Record(read(folder))
    return view.of(record.dataset.chart["sales-by-year"], record, "EUR_m")


def test_the_rate_that_is_used_is_an_input_of_a_conversion(small: Path) -> None:
    assert ids(in_euros(small, period="2019").conversion_inputs) == ["euro-2018-post"]


@pytest.mark.parametrize(
    "more",
    [
        {"standing": "deprecated", "reason": "Withdrawn."},
        {"status": "f", "as_printed": "it will be 9.8"},
    ],
    ids=["deprecated", "forecast"],
)
def test_a_rate_that_is_not_used_is_no_input_of_a_conversion(
    small: Path, more: dict[str, str]
) -> None:
    shown = in_euros(small, period="2018", **more)
    rates = {value.id: value.is_used for value in shown.record.series("euro")}
    assert rates == {"euro-2018-post": True, "other-rate": False}
    assert ids(shown.conversion_inputs) == ["euro-2018-post"]


def test_a_finding_holds_for_the_choice_that_a_chart_opens_with_only() -> None:
    record = Record(read(REAL))
    chosen = [
        (view.of(chart, record, choice), number)
        for page in record.dataset.pages
        for chart in page.charts
        if headings.finding(record, chart) is not None
        for number, choice in enumerate(view.of(chart, record).choices)
    ]
    assert {shown.chart.kind for shown, _ in chosen} >= {ChartKind.BARS, ChartKind.LADDER}
    for shown, number in chosen:
        assert (shown.finding is not None) == (number == 0), (shown.chart.id, shown.choice)
