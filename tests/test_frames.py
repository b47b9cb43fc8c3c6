from datetime import date as Date
from decimal import Decimal
from math import inf
from pathlib import Path

import pytest

from dashboard.frames import Frames
from dashboard.model import Dataset
from dashboard.reading import read
from tests.folders import add, edit


def test_the_frame_has_one_row_a_fact_in_the_order_of_the_series(frames: Frames) -> None:
    assert list(frames.observations["id"]) == [
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


def test_a_row_holds_the_value_as_printed_and_as_drawn(frames: Frames) -> None:
    row = frames.observations.set_index("id").loc["sales-2021-post"]
    expected = {
        "series": "sales",
        "title": "Sales of the mill",
        "period": "2021",
        "when": "2021",
        "first_day": Date(2021, 1, 1),
        "last_day": Date(2021, 12, 31),
        "year": 2021,
        "whole_year": True,
        "value": "0.5",
        "unit": "NOK_bn",
        "exact": Decimal(500),
        "exact_to": None,
        "amount": 500.0,
        "low": 450.0,
        "high": 550.0,
        "mark": "≈ 500",
        "shown": "about 0.5 bn NOK",
        "said": "about 0.5 billion kroner",
        "qualifier": "about",
        "status": "normal",
        "role": "stands",
        "why": "the only value printed for this period",
        "reason": "",
        "origin": "post-2021",
        "as_printed": "about half a billion",
        "language": "en",
        "source": "post-2021",
        "publisher": "The Valley Post",
        "url": "https://post.example/mill",
        "dated": "November 2021",
        "known_by": Date(2021, 11, 30),
        "reported_by": "",
        "locator": "",
        "note": "",
    }
    assert {name: row[name] for name in expected} == expected
    assert set(frames.observations.columns) == {"id", "amount_to", *expected}


def test_intervals_are_in_the_unit_of_the_series_and_open_ends_infinite(frames: Frames) -> None:
    rows = frames.observations.set_index("id")
    assert {
        name: (rows.loc[name, "low"], rows.loc[name, "high"])
        for name in ("sales-2018-registry", "sales-2022-mill", "staff-2020-12-post")
    } == {
        "sales-2018-registry": (412.495, 412.505),
        "sales-2022-mill": (520.0, inf),
        "staff-2020-12-post": (309.5, 320.5),
    }


def test_a_claim_in_words_has_no_amount_and_no_interval(frames: Frames) -> None:
    row = frames.observations.set_index("id").loc["rank-undated"]
    assert row[["amount", "amount_to", "low", "high"]].isna().all()
    assert (row["value"], row["unit"], row["mark"], row["first_day"], row["when"]) == (
        "",
        "",
        "",
        None,
        "no date printed",
    )


def test_a_series_is_in_time_order_and_what_has_no_date_last(frames: Frames) -> None:
    assert list(frames.series("sales", "rank")["id"]) == [
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


def test_what_cannot_stand_on_a_scale_is_not_charted(frames: Frames) -> None:
    assert "sales-2021-post-2" not in set(frames.charted("sales")["id"])
    assert set(frames.charted("rank")["id"]) == {"rank-2018-registry"}
    assert len(frames.charted("sales")) == 6


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
    row = Frames(read(small)).observations.set_index("id").loc["euros"]
    assert (row["role"], row["shown"], row["mark"]) == ("other_currency", "39.8 million euros", "")
    assert row[["amount", "low", "high"]].isna().all()


def test_building_a_frame_does_not_change_another(frames: Frames) -> None:
    before = frames.observations.copy()
    mine = frames.series("sales")
    mine.loc[:, "amount"] = 0.0
    assert frames.observations.equals(before)


def test_events_and_eras_are_in_time_order(frames: Frames) -> None:
    assert [event.id for event in frames.events] == ["mill-sold", "mill-fire"]
    assert [era.id for era in frames.eras] == ["era-family", "era-fund"]


def test_gaps_belong_to_their_series(frames: Frames) -> None:
    assert [str(gap.period) for gap in frames.gaps("rank", "sales")] == ["2020"]
    assert frames.gaps("staff") == ()


def test_what_a_source_is_cited_for_is_listed_by_title(frames: Frames) -> None:
    assert frames.cited == {
        "registry-2019": ("Fund", "Place among the mills of the valley", "Sales of the mill"),
        "post-2021": ("A fire stops the machines", "Sales of the mill", "Staff"),
        "mill-2022": ("A fire stops the machines", "Sales of the mill"),
        "museum-undated": (
            "Family",
            "Place among the mills of the valley",
            "The family sells the mill to a fund",
        ),
    }


def test_a_series_nobody_prints_a_value_of_is_named(small: Path, dataset: Dataset) -> None:
    table = small / "observations" / "staff.csv"
    table.write_text(table.read_text().splitlines()[0] + "\n")
    assert Frames(read(small)).unprinted == ("staff",)
    assert Frames(dataset).unprinted == ()


def test_a_dataset_without_observations_has_an_empty_frame(bare: Path, frames: Frames) -> None:
    empty = Frames(read(bare))
    assert len(empty.observations) == len(empty.series("sales")) == len(empty.charted("sales")) == 0
    assert set(empty.observations.columns) == set(frames.observations.columns)


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [("0.1", "NOK_bn", 100.0), ("0.29", "NOK_bn", 290.0), ("2.675", "NOK_bn", 2675.0)],
)
def test_amounts_are_scaled_in_decimals_and_not_in_floats(
    small: Path, value: str, unit: str, amount: float
) -> None:
    add(
        small,
        "sales",
        id="more",
        period="2017",
        value=value,
        unit=unit,
        source="post-2021",
        as_printed="so much",
    )
    assert Frames(read(small)).observations.set_index("id").loc["more", "amount"] == amount


@pytest.mark.parametrize(
    ("published", "newest"),
    [("2022", "2022-01-20"), ("2022-03", "2022-03-01"), ("2022-02-10", "2022-02-10")],
)
def test_the_newest_source_is_not_newest_by_a_vague_date(
    small: Path, published: str, newest: str
) -> None:
    edit(small, "sources.yaml", 'published: "2021-11"', f'published: "{published}"')
    assert str(Frames(read(small)).newest) == newest


def test_of_events_that_begin_alike_the_more_precise_comes_first(small: Path) -> None:
    edit(small, "events.yaml", "date: 2019-09~", "date: 2015-07")
    assert [event.id for event in Frames(read(small)).events] == ["mill-sold", "mill-fire"]
    edit(small, "events.yaml", 'date: "2015-07-01"', "date: 2015")
    edit(small, "events.yaml", "date: 2015-07\n", "date: 2015-01-01\n")
    assert [event.id for event in Frames(read(small)).events] == ["mill-fire", "mill-sold"]
