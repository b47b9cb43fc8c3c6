"""A balance: bars as long as their amounts, frames for what is not known, and no sum."""

from datetime import date as Date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.charts.balance import BalanceView
from dashboard.charts.marks import Mark
from dashboard.charts.rows import Row
from dashboard.model.dataset import Dataset
from dashboard.reading import read
from dashboard.record import Record
from tests import published
from tests.folders import DATA, copy, edit, report

RECORD = published.RECORD
PLANT = DATA / "plants" / "quarry"


def shown(record: Record = RECORD) -> BalanceView:
    chart = next(one for one in record.dataset.chart.values() if one.kind == "balance")
    return BalanceView(chart, record)


def rows(view: BalanceView) -> dict[str, Row]:
    """The id of a value, or the series of an empty frame -> its line."""
    return {part.id or part.series: row for row in view.rows for part in row.parts}


def test_each_bar_is_as_long_as_its_amount_in_euros_of_its_year() -> None:
    lengths = {name: round(length.amount, 1) for name, length in shown().lengths.items()}
    assert lengths["exports-2023-ansa"] == Decimal("549.1")
    assert lengths["taxes-paid-2017-cseacn-org"] == round(39 / Decimal("1.1297"), 1)
    dinars = Decimal("108.20774") * Decimal("1.0824")
    assert lengths["loss-2024-krstarica"] == round(17_500 / dinars, 1)
    assert lengths["state-support-since-2012-bne-intellinews"] == 100  # of one year
    assert "dust-days-2020-danas" not in lengths


def test_a_number_is_written_as_reported_with_time_and_speaker() -> None:
    found = rows(shown())
    assert found["taxes-paid-2017-cseacn-org"].value == "39 m USD"
    assert found["taxes-paid-2017-cseacn-org"].words == "Taxes, 2017, Song Sihai, HBIS Serbia"
    assert found["loss-2024-krstarica"].value == "17.5 bn RSD"
    assert found["loss-2024-krstarica"].words.endswith(", 2024, Krstarica")


def test_what_is_not_known_is_an_empty_frame_that_leads_to_its_series() -> None:
    view = shown()
    frames = {name: row for name, row in rows(view).items() if row.is_frame}
    assert set(frames) == {"value-added", "taxes-paid", "net-wage", "raw-material-imports"}
    longest = max(length.amount for length in view.lengths.values())
    for row in frames.values():
        assert [(part.mark, part.amount) for part in row.parts] == [(Mark.UNKNOWN, longest)]
        assert row.value == "no figure found"
        assert row.end == 0


def test_what_is_no_money_has_a_number_and_no_bar() -> None:
    dust = rows(shown())["dust-days-2020-danas"]
    assert dust.is_off_scale
    assert dust.value == "148 days"
    assert not rows(shown())["exports-2023-ansa"].is_off_scale


def test_nothing_is_added_up_and_the_picture_says_why() -> None:
    assert shown().verdict == (
        "Nothing is added up: the figures are of different times and in different units. "
        "A bar in another currency is as long as its amount at the mean rate of its year, "
        "in million euros."
    )
    heads = [row.words for row in shown().rows if row.heading]
    assert heads == ["What came to Serbia", "What it cost"]


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (("sales-2019-audit", "loan-2020"), "of different times."),
        (("sales-2018-audit", "loan-2018"), "of different times and in different units."),
        (("sales-2019-audit", "sales-2019-gazeti"), "what is in a frame is not known."),
        (("sales-2018-audit", "sales-2018-audit"), "what is in a frame is not known."),
    ],
)
def test_the_reason_is_that_of_the_figures(
    tmp_path: Path, kept: tuple[str, str], says: str
) -> None:
    folder = copy(PLANT, tmp_path / "quarry")
    edit(folder, "pages.yaml", "observation: sales-2019-audit}", f"observation: {kept[0]}}}")
    edit(folder, "pages.yaml", "observation: loan-2020}", f"observation: {kept[1]}}}")
    edit(
        folder,
        "pages.yaml",
        "            - {label: A loan in dollars, observation: loan-2018}\n",
        "",
    )
    view = shown(Record(read(folder)))
    assert view.verdict.startswith("Nothing is added up: ")
    assert says in view.verdict


def test_a_value_that_was_not_yet_known_is_left_out_with_a_heading_of_nothing_else() -> None:
    early = shown(Record(RECORD.dataset, Date(2017, 1, 1)))
    assert "exports-2023-ansa" not in rows(early)
    assert "state-support-since-2012-bne-intellinews" in rows(early)
    assert {row.words for row in early.rows if row.heading} <= {
        "What came to Serbia",
        "What it cost",
    }
    assert "value-added" in rows(early)


def test_an_amount_without_the_rate_of_its_year_has_no_bar() -> None:
    dataset: Dataset = read(PLANT)
    view = shown(Record(dataset))
    assert view.lengths["loan-2018"].amount == Decimal(2) * Decimal("101.3")
    assert [rate.id for rate in view.conversion_inputs] == ["kes-per-usd-2018"]
    rows_left = tuple(one for one in dataset.observations if one.id != "kes-per-usd-2018")
    without = shown(Record(dataset.replace(observations=rows_left)))
    assert "loan-2018" not in without.lengths
    assert rows(without)["loan-2018"].is_off_scale


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "series: [sales, loans, wells]",
            "series: [sales, wells]",
            "is of 'loans', which is not in",
        ),
        ("period: 2015/2020}", "period: 2015/2020, observation: loan-2020}", "neither known nor"),
        (", period: 2015/2020}", "}", "is neither known nor unknown"),
        (
            "series: wells, period: 2015/2020}",
            'series: sales, period: "2018"}',
            "has a value for 2018",
        ),
        ("observation: loan-2018}", "observation: loan-2017}", "loan-2017"),
        (
            "        - heading: What came\n",
            "        - heading: What came\n          lines: []\n",
            "lines",
        ),
        (
            "rates: [kes-per-usd]}\n      balance",
            "of: county-sales}\n      balance",
            "without `of`",
        ),
        ("kind: balance", "kind: periods", "no other kind has them"),
    ],
)
def test_a_balance_that_will_not_do_is_refused_in_words(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    folder = copy(PLANT, tmp_path / "quarry")
    assert report(folder) == []
    edit(folder, "pages.yaml", old, new)
    assert any(says in problem for problem in report(folder)), report(folder)
