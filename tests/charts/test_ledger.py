from datetime import date as Date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.charts.ledger import LedgerView
from dashboard.charts.marks import Mark
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, add, edit
from tests.told import told


def sales(record: Record) -> LedgerView:
    return LedgerView(record.dataset.chart["sales-in-all"], record)


def test_a_claim_is_set_against_the_windows_printed_since(record: Record) -> None:
    claim, printed = sales(record).rows
    assert (claim.words, claim.value) == ("Claimed, since 2018, end not given", "about 2,100")
    assert [(part.id, part.mark, part.amount) for part in printed.parts] == [
        ("sales-2018-registry", Mark.WHOLE, Decimal("412.5")),
        ("sales-2019-post", Mark.PART, Decimal(288)),
        ("sales-2021-post", Mark.HEDGED, Decimal(500)),
        ("", Mark.UNKNOWN, Decimal("899.5")),
    ]


def test_the_sum_counts_least_values_only(record: Record) -> None:
    account = sales(record).accounts[0]
    assert (account.since, str(account.sum.total.low), account.sum.total.high) == (
        Date(2018, 1, 1),
        "1149.995",
        None,
    )


def test_what_nobody_printed_is_named(record: Record) -> None:
    assert sales(record).accounts[0].missing == "September 2019 to December 2020"


def test_the_verdict_is_never_that_a_claim_is_confirmed(record: Record) -> None:
    assert sales(record).verdict == (
        "Counted from 1 January 2018 to December 2021, the last whole month before the claim, "
        "the published figures add up to at least 1,149 million kroner, "
        "which fits the claim. About 0.5 bn NOK is counted as 0.45 to 0.55. "
        "No figure found for: September 2019 to December 2020."
    )


def test_a_claim_below_what_is_printed_cannot_be(small: Path) -> None:
    edit(small, "observations/sales.csv", "2.1,,NOK_bn", "0.9,,NOK_bn")
    record = Record(read(small))
    assert "more than the claim can be" in sales(record).verdict
    assert Mark.UNKNOWN not in [part.mark for row in sales(record).rows for part in row.parts]


def test_a_claim_is_also_counted_from_a_change_of_owner_in_its_first_year(small: Path) -> None:
    edit(small, "eras.yaml", "1921/2015-06-30", "1921/2018-06-30")
    edit(small, "eras.yaml", "2015-07-01/..", "2018-07-01/..")
    record = Record(read(small))
    assert [account.since for account in sales(record).accounts] == [
        Date(2018, 1, 1),
        Date(2018, 7, 1),
    ]


@pytest.mark.parametrize(
    ("changed", "since"),
    [
        ("2017-12-31", ["2018-01-01"]),
        ("2018-01-01", ["2018-01-01"]),
        ("2018-01-02", ["2018-01-01", "2018-01-02"]),
        ("2018-10-30", ["2018-01-01", "2018-10-30"]),
        ("2018-10-31", ["2018-01-01", "2018-10-31"]),
        ("2018-11-01", ["2018-01-01"]),
        ("2019-01-01", ["2018-01-01"]),
    ],
)
def test_a_change_of_owner_counts_after_the_first_day_and_up_to_the_last(
    small: Path, changed: str, since: list[str]
) -> None:
    edit(small, "sources.yaml", 'published: "2022-01-20"', 'published: "2018-10-31"')
    edit(small, "eras.yaml", "1921/2015-06-30", "1921/2015")
    edit(small, "eras.yaml", "2015-07-01/..", f"{changed}/..")
    accounts = sales(Record(read(small))).accounts
    assert [str(account.since) for account in accounts] == since
    assert {str(account.until) for account in accounts} == {"2018-10-31"}


def test_the_earliest_known_claim_is_the_one_that_is_weighed(small: Path) -> None:
    add(
        small,
        "sales",
        id="earlier",
        period="2018/",
        value="2.0",
        unit="NOK_bn",
        source="post-2021",
        as_printed="two billion",
    )
    record = Record(read(small))
    assert sales(record).accounts[0].claim.id == "earlier"


def test_a_deprecated_claim_is_not_weighed(small: Path) -> None:
    edit(
        small,
        "observations/sales.csv",
        "2018/,2.1,,NOK_bn,about,,,mill-2022,,,some 2.1 billion since 2018,,,",
        "2018/,2.1,,NOK_bn,about,,deprecated,mill-2022,,,some 2.1 billion since 2018,,Withdrawn.,",
    )
    record = Record(read(small))
    assert (sales(record).rows, sales(record).verdict) == ([], "")


@pytest.mark.parametrize(
    ("published", "missing"),
    [
        ("2022-01-20", "September 2019 to December 2020"),
        ("2022-01-31", "September 2019 to December 2020; January 2022"),
        ("2022-02-01", "September 2019 to December 2020; January 2022"),
        ("2022-03-30", "September 2019 to December 2020; January to February 2022"),
    ],
)
def test_a_claim_is_counted_to_the_last_whole_month_before_it(
    small: Path, published: str, missing: str
) -> None:
    edit(small, "sources.yaml", 'published: "2022-01-20"', f'published: "{published}"')
    record = Record(read(small))
    assert sales(record).accounts[0].missing == missing


def test_the_chart_and_the_checks_of_the_record_count_alike() -> None:
    record = Record(read(REAL))
    exports = LedgerView(record.dataset.chart["exports-in-all"], record)
    said, values = exports.verdict, [row.value for row in exports.rows[1:]]
    found = [told(record)[f"exports-add-up-from-2016-{month}"] for month in ("01", "07")]
    assert [f"{value.replace(',', '.')} bn EUR" for value in values] == [one.got for one in found]
    for one in found:
        missing = one.sentence.partition("No figure found for: ")[2].partition(".")[0]
        assert missing.endswith("January to April 2024")
        assert f"No figure found for: {missing}." in said
