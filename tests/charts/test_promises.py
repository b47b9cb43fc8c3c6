"""Promises as pairs of marks: where they stand, who says them, what was not yet known."""

from datetime import date as Date
from decimal import Decimal

import pytest

from dashboard.agreement import Verdict
from dashboard.charts.marks import Mark
from dashboard.charts.promises import PromisesView
from dashboard.charts.rows import Pair
from dashboard.reading import read
from dashboard.record import Record
from tests import published
from tests.folders import DATA

RECORD = published.RECORD
QUARRY = read(DATA / "plants" / "quarry")


def shown(record: Record = RECORD) -> PromisesView:
    chart = next(one for one in record.dataset.chart.values() if one.kind == "promises")
    return PromisesView(chart, record)


def pairs(view: PromisesView) -> dict[str, Pair]:
    return {row.check: row for row in view.rows if isinstance(row, Pair)}


def test_every_promise_of_the_record_has_its_line_and_no_other_check() -> None:
    promises = [one.id for one in RECORD.dataset.checks if one.kind == "promise"]
    assert len(promises) > 20
    assert sorted(pairs(shown())) == sorted(promises)


def test_a_promise_stands_at_a_hundred_and_its_outcome_at_its_part_of_it() -> None:
    found = {
        name: [(part.mark, round(part.amount)) for part in row.parts]
        for name, row in pairs(shown()).items()
    }
    assert found["promise-steel-2017"] == [(Mark.FORECAST, 100), (Mark.POINT, 73)]
    assert found["promise-2016-at-a-rally"] == [(Mark.FORECAST, 100), (Mark.POINT, 18)]
    assert found["promise-investment-2017"] == [(Mark.FORECAST, 100), (Mark.POINT, 133)]
    assert found["promise-jobs-2016"] == [(Mark.FORECAST, 100), (Mark.POINT, 98)]
    assert found["promise-steel-2016"] == [(Mark.FORECAST, 100), (Mark.UNKNOWN, 100)]


def test_marks_stand_at_their_numbers_and_an_empty_frame_begins_at_nought() -> None:
    rows = pairs(shown())
    both = [(int(one.start), int(one.end)) for one in rows["promise-steel-2017"].stretches]
    assert both == [(100, 100), (73, 73)]
    empty = [(int(one.start), int(one.end)) for one in rows["promise-steel-2016"].stretches]
    assert empty == [(100, 100), (0, 100)]


def test_a_pledge_without_a_number_has_words_and_no_mark_on_the_scale() -> None:
    row = pairs(shown())["pledge-2016"]
    assert row.is_off_scale
    assert [part.value for part in row.parts] == [
        "“ensuring local employment ... must be achieved without fail”"
    ]
    assert row.verdict is Verdict.UNCHECKED


def test_a_line_says_who_announced_what_when_and_for_when_and_who_reported_it() -> None:
    rows = pairs(shown())
    promise, outcome = rows["promise-steel-2017"].parts
    assert (promise.value, outcome.value) == ("2 Mt", "1.46 Mt")
    assert promise.words == (
        "announced by Aleksandar Vučić, prime minister (Beta, 15 December 2016); for 2017"
    )
    assert outcome.words == "reported by Song Sihai, HBIS Serbia (cseacn.org, 11 July 2018)"
    assert rows["promise-2016-at-signing"].parts[0].words.endswith("; no day named")
    assert rows["promise-steel-pace"].parts[0].words.endswith("; for 2020")
    assert rows["promise-steel-2017"].value == "fell short, 0.54 Mt less"


def test_that_one_speaker_says_both_stands_in_the_line() -> None:
    told = {
        name
        for name, row in pairs(shown()).items()
        if "the same speaker" in "".join(part.words for part in row.parts)
    }
    assert told == {"promise-steel-2018-in-july", "promise-investment-2017"}


def test_all_is_said_in_the_words_for_a_screen_reader() -> None:
    view = shown()
    for row in pairs(view).values():
        assert f"{row.words}: {row.value}." in view.alt_text
        assert all(part.value in view.alt_text for part in row.parts)
    assert [name for name, _ in view.points] == [
        part.id for row in view.rows for part in row.parts if part.id
    ]
    assert view.verdict.startswith("Of 27 promises: 7 fell short")


@pytest.mark.parametrize(
    ("day", "verdict", "marks"),
    [
        (Date(2015, 1, 1), None, []),
        (Date(2016, 12, 20), Verdict.NOT_DUE, [Mark.FORECAST, Mark.UNKNOWN]),
        (Date(2018, 3, 1), Verdict.SHORT, [Mark.FORECAST, Mark.POINT]),
        (None, Verdict.SHORT, [Mark.FORECAST, Mark.POINT]),
    ],
)
def test_the_chart_of_a_day_shows_what_was_promised_and_reported_by_then(
    day: Date | None, verdict: Verdict | None, marks: list[Mark]
) -> None:
    rows = pairs(shown(Record(RECORD.dataset, day)))
    row = rows.get("promise-steel-2017")
    assert (row.verdict if row else None) is verdict
    assert [part.mark for part in row.parts] == marks if row else marks == []


def test_another_plant_has_its_promises() -> None:
    rows = pairs(shown(Record(QUARRY)))
    assert {name: (row.verdict, row.value) for name, row in rows.items()} == {
        "promise-2019": (Verdict.SHORT, "fell short, 0.396 bn KSh less"),
        "promise-2021": (Verdict.NOT_REPORTED, "no later figure"),
        "promise-2025": (Verdict.NOT_DUE, "not due yet"),
    }
    assert rows["promise-2019"].parts[0].amount == Decimal(100)


def test_a_record_without_promises_draws_nothing() -> None:
    bare = Record(QUARRY.replace(checks=()))
    view = shown(bare)
    assert (view.values, view.rows, view.alt_text, view.points) == ((), [], "", [])
