"""The record of a small dataset: values with role and interval, events, eras, gaps, citations."""

from dataclasses import FrozenInstanceError
from datetime import date as Date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.agreement import Interval
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import Reason, Record, Role, Value
from dashboard.words import value_words
from tests.folders import add, edit
from tests.values import ids


def test_the_record_has_one_value_a_fact_in_the_order_of_the_series(record: Record) -> None:
    assert ids(record.values) == [
        "sales-2018-registry",
        "sales-2018-post",
        "sales-2019-post",
        "sales-2021-post",
        "sales-2021-post-2",
        "sales-2022-mill",
        "sales-since-2018",
        "rank-2018-registry",
        "rank-undated",
        "staff-2020-12-post",
    ]


def test_a_value_holds_what_was_printed_and_what_it_is(record: Record) -> None:
    dataset, value = record.dataset, record.value["sales-2021-post"]
    assert value == Value(
        observation=dataset.observation["sales-2021-post"],
        series=dataset.one_series["sales"],
        source=dataset.source["post-2021"],
        unit=dataset.unit["NOK_m"],
        role=Role.USED,
        reason=Reason.ONLY_ONE,
        amount=Decimal(500),
        amount_to=None,
        interval=Interval(Decimal(450), Decimal(550)),
        known_by=Date(2021, 11, 30),
    )
    assert (value.id, value.year, value.is_whole_year) == ("sales-2021-post", 2021, True)
    assert value.days == (Date(2021, 1, 1), Date(2021, 12, 31))
    assert (value.is_used, value.is_hedged, value.is_bound, value.is_derived) == (
        True,
        True,
        False,
        False,
    )


def test_nothing_of_a_value_can_be_changed(record: Record) -> None:
    value = record.value["sales-2021-post"]
    with pytest.raises(FrozenInstanceError):
        value.role = Role.RIVAL  # type: ignore[misc]
    assert not hasattr(value, "__dict__")


def test_intervals_are_in_the_unit_of_the_series_and_open_ends_none(record: Record) -> None:
    names = ("sales-2018-registry", "sales-2022-mill", "staff-2020-12-post")
    assert [record.value[name].interval for name in names] == [
        Interval(Decimal("412.495"), Decimal("412.505")),
        Interval(Decimal(520), None),
        Interval(Decimal("309.5"), Decimal("320.5")),
    ]


def test_a_claim_in_words_has_no_amount_and_no_interval(record: Record) -> None:
    value = record.value["rank-undated"]
    assert (value.amount, value.amount_to, value.interval) == (None, None, None)
    assert (value.days, value.year, value.role) == ((None, None), None, Role.IN_WORDS)
    with pytest.raises(AssertionError, match="rank-undated has no number in rank"):
        _ = value.number


def test_a_series_is_in_time_order_and_what_has_no_date_last(record: Record) -> None:
    assert ids(record.series("sales", "rank")) == [
        "sales-2018-registry",
        "sales-2018-post",
        "rank-2018-registry",
        "sales-since-2018",
        "sales-2019-post",
        "sales-2021-post",
        "sales-2021-post-2",
        "sales-2022-mill",
        "rank-undated",
    ]


def test_what_cannot_stand_on_a_scale_is_not_charted(record: Record) -> None:
    assert "sales-2021-post-2" not in set(ids(record.charted("sales")))
    assert set(ids(record.charted("rank"))) == {"rank-2018-registry"}
    assert len(record.charted("sales")) == 6


def test_a_value_in_another_currency_has_no_amount(small: Path) -> None:
    add(
        small,
        "sales",
        id="euros",
        period="2017",
        value="39.8",
        unit="EUR_m",
        source="post-2021",
        as_printed="39.8 million euros",
    )
    dataset = read(small)
    value = Record(dataset).value["euros"]
    assert value.role is Role.OTHER_CURRENCY
    assert value_words.shown(dataset, value) == "39.8 million euros"
    assert (value.amount, value.interval) == (None, None)


def test_a_series_in_another_unit_is_ranked_by_what_is_printed_in_it(small: Path) -> None:
    euros = {"unit": "EUR_m", "period": "2018", "as_printed": "so many"}
    add(small, "sales", id="some", value="40", source="post-2021", qualifier="about", **euros)
    add(small, "sales", id="list", value="39.8", source="registry-2019", **euros)
    record = Record(read(small))
    values = record.in_unit("sales", record.dataset.unit["EUR_m"])
    assert {value.id: value.amount for value in values if value.amount is not None} == {
        "some": Decimal(40),
        "list": Decimal("39.8"),
    }
    roles = {value.id: value.role for value in values}
    assert (roles["list"], roles["some"]) == (Role.USED, Role.RIVAL)
    assert roles["sales-2018-registry"] is Role.OTHER_CURRENCY
    # Asking in another unit leaves the record as it is.
    assert record.value["list"].role is Role.OTHER_CURRENCY


def test_the_record_of_a_day_holds_what_was_known_by_then(dataset: Dataset) -> None:
    record = Record(dataset, Date(2021, 11, 30))
    assert {value.known_by for value in record.values} <= set(dataset.days[:2])
    assert 0 < len(record.values) < len(dataset.observations)
    assert ids(record.values) == ids(Record(dataset.known(Date(2021, 11, 30))).values)


def test_events_and_eras_are_in_time_order(record: Record) -> None:
    assert [event.id for event in record.events] == ["mill-sold", "mill-fire"]
    assert [era.id for era in record.eras] == ["era-family", "era-fund"]


def test_gaps_belong_to_their_series(record: Record) -> None:
    assert [str(gap.period) for gap in record.gaps("rank", "sales")] == ["2020"]
    assert record.gaps("staff") == ()


def test_what_a_source_is_cited_for_is_listed_in_the_order_of_the_record(record: Record) -> None:
    assert record.cited == {
        "registry-2019": ("Place among the mills of the valley", "Sales of the mill", "Fund"),
        "post-2021": ("Sales of the mill", "Staff", "A fire stops the machines"),
        "mill-2022": ("Sales of the mill", "A fire stops the machines"),
        "museum-undated": (
            "Place among the mills of the valley",
            "The family sells the mill to a fund",
            "Family",
        ),
    }


def test_a_series_nobody_prints_a_value_of_is_named(small: Path, dataset: Dataset) -> None:
    table = small / "observations" / "staff.csv"
    table.write_text(table.read_text().splitlines()[0] + "\n")
    assert Record(read(small)).unprinted == ("staff",)
    assert Record(dataset).unprinted == ()


def test_a_dataset_without_observations_has_no_values(bare: Path) -> None:
    empty = Record(read(bare))
    assert empty.values == empty.series("sales") == empty.charted("sales") == ()


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [("0.1", "NOK_bn", "100"), ("0.29", "NOK_bn", "290"), ("2.675", "NOK_bn", "2675")],
)
def test_amounts_are_scaled_in_decimals_and_not_in_floats(
    small: Path, value: str, unit: str, amount: str
) -> None:
    add(
        small,
        "sales",
        id="more",
        period="2017",
        value=value,
        unit=unit,
        source="post-2021",
        as_printed=value,
    )
    assert str(Record(read(small)).value["more"].amount) == amount


@pytest.mark.parametrize(
    ("published", "newest"),
    [("2022", "2022-01-20"), ("2022-03", "2022-03-01"), ("2022-02-10", "2022-02-10")],
)
def test_the_newest_source_is_not_newest_by_a_vague_date(
    small: Path, published: str, newest: str
) -> None:
    edit(small, "sources.yaml", 'published: "2021-11"', f'published: "{published}"')
    assert str(Record(read(small)).newest) == newest


def test_of_events_that_begin_alike_the_more_precise_comes_first(small: Path) -> None:
    edit(small, "events.yaml", "date: 2019-09~", "date: 2015-07")
    assert [event.id for event in Record(read(small)).events] == ["mill-sold", "mill-fire"]
    edit(small, "events.yaml", 'date: "2015-07-01"', "date: 2015")
    edit(small, "events.yaml", "date: 2015-07\n", "date: 2015-01-01\n")
    assert [event.id for event in Record(read(small)).events] == ["mill-fire", "mill-sold"]
