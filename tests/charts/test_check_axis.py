"""Results on an axis: what shares one, where each stands, its mark, its ticks."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import store
from dashboard.agreement import Interval, Verdict
from dashboard.charts.check_axis import Axis, Mark, axes
from dashboard.record import of
from dashboard.record.checks import Result
from dashboard.record.checks.days import day_of
from dashboard.record.questions import asked
from tests.folders import REAL

KNOWN = of(store.current(REAL))
QUESTIONS = {question.text: question for question in asked(KNOWN, tuple(Verdict))}
MODEL = KNOWN.result["gdp-2023-latest"]


def made(
    low: str | None,
    high: str | None,
    *,
    verdict: Verdict = Verdict.AGREES,
    point: str | None = None,
    reported: str | None = "100",
) -> Result:
    """A result with these numbers."""
    claim = None if reported is None else Decimal(reported)
    return replace(
        MODEL,
        verdict=verdict,
        computed=Interval(*(None if end is None else Decimal(end) for end in (low, high))),
        point=None if point is None else Decimal(point),
        reported=claim,
        printed=None if claim is None else Interval(claim - Decimal("0.5"), claim + Decimal("0.5")),
    )


@pytest.mark.parametrize(
    ("result", "mark"),
    [
        (made("99", "101", point="100"), Mark.DOT),
        (made("1", "1"), Mark.DOT),
        (made("98", "99", verdict=Verdict.NEAR, point="98.5"), Mark.RING),
        (made("90", "91", verdict=Verdict.DIFFERS, point="90.5"), Mark.CROSS),
        (made("90", "91", verdict=Verdict.IMPOSSIBLE), Mark.CROSS),
        (made("90", "110", verdict=Verdict.CONSISTENT), Mark.SPAN),
        (made("90", None, verdict=Verdict.CONSISTENT), Mark.MINIMUM),
        (made("120", None, verdict=Verdict.IMPOSSIBLE), Mark.MINIMUM),
        (made(None, "120", verdict=Verdict.CONSISTENT), Mark.MAXIMUM),
    ],
)
def test_a_mark_tells_the_verdict(result: Result, mark: Mark) -> None:
    (axis,) = axes([result])
    (row,) = axis.rows
    assert row.mark is mark
    is_open = mark in (Mark.MINIMUM, Mark.MAXIMUM)
    assert (row.place is None) == (is_open or mark is Mark.SPAN)


def test_an_open_end_reaches_to_the_edge() -> None:
    rows = axes([made("90", None), made(None, "95")])[0].rows
    assert [row.reach.right if row.reach else 0 for row in rows[:1]] == [100]
    assert rows[1].reach is not None
    assert rows[1].reach.left == 0


def test_results_of_one_claim_share_its_unit_and_those_of_several_are_percentages() -> None:
    one = axes([made("99", "101", point="100"), made("90", "92", point="91")])
    assert [(axis.is_relative, axis.reported) for axis in one] == [(False, Decimal(100))]
    assert one[0].band is not None
    several = axes([made("99", "101", point="100"), made("46", "47", point="46", reported="50")])
    assert [(axis.is_relative, axis.reported) for axis in several] == [(True, Decimal(100))]
    assert several[0].band is None
    first, second = several[0].rows
    assert first.place == several[0].reported_place
    # 46 of 50 are 92 per cent.
    left, right = several[0].ticks[0], several[0].ticks[-1]
    length = (right.place - left.place) / float(right.number - left.number)
    assert second.place == pytest.approx(left.place + length * float(92 - left.number), abs=0.1)


def test_a_negative_claim_is_turned_round_on_an_axis_of_percentages() -> None:
    loss = made("-33", "-32", point="-32", reported="-33")
    row = axes([loss, made("9", "11", point="10", reported="10")])[0].rows[0]
    assert row.reach is not None
    assert row.place is not None
    assert row.reach.left <= row.place <= row.reach.right


def test_what_is_compared_with_nothing_or_with_nought_stands_apart() -> None:
    compared, nought = made("9", "11", point="10"), made("0", "1", point="0", reported="0")
    alone = [made("5", "6", point="5", reported=None), made("7", "8", point="7", reported=None)]
    assert [len(axis.results) for axis in axes([compared, nought, *alone])] == [1, 1, 2]
    assert axes(alone)[0].reported is None
    assert axes(alone)[0].band is None
    # A single number needs no axis.
    assert axes(alone[:1]) == ()
    assert axes([replace(MODEL, computed=None)]) == ()


def test_a_reported_range_has_a_band_and_no_line() -> None:
    (axis,) = axes(QUESTIONS["How much of what the plant makes is sold abroad?"].results)
    assert axis.band is not None
    assert axis.band.width > 20
    assert axis.reported_place is None


def test_results_that_differ_only_by_a_day_have_an_axis_of_days() -> None:
    days = {
        text for text, question in QUESTIONS.items() for axis in axes(question.results) if axis.days
    }
    (text,) = days
    question = QUESTIONS[text]
    (axis,) = axes(question.results)
    assert list(axis.days) == [day_of(result) for result in question.results]
    places = [row.day_place or 0 for row in axis.rows]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100
    # Two days are too few, and another claim is not another day.
    assert axes(question.results[:2])[0].days == ()
    other = replace(question.results[0], reported=Decimal(6))
    assert axes([other, *question.results[1:]])[0].days == ()


NUMBERS = st.decimals(-10_000, 10_000, places=2)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6))
def test_every_mark_and_tick_is_on_the_axis(numbers: list[tuple[Decimal, ...]]) -> None:
    results = []
    for low, high, reported in numbers:
        ends = sorted((low, high))
        results.append(made(str(ends[0]), str(ends[1]), point=str(ends[0]), reported=str(reported)))
    drawn = axes(results)
    assert sum(len(axis.results) for axis in drawn) == len(results)
    for axis in drawn:
        assert 1 <= len(axis.ticks) <= 6
        assert len({tick.number for tick in axis.ticks}) == len(axis.ticks)
        for row in axis.rows:
            assert row.reach is not None
            assert row.place is not None
            stretches = [row.reach, *filter(None, [row.reported, axis.band])]
            places = [place for each in stretches for place in (each.left, each.right)]
            assert all(0 <= place <= 100.01 for place in (*places, row.place))
        assert all(0 <= tick.place <= 100 for tick in axis.ticks)


@pytest.mark.parametrize("text", QUESTIONS)
def test_ticks_are_written_without_powers_of_ten(text: str) -> None:
    for axis in axes(QUESTIONS[text].results):
        assert isinstance(axis, Axis)
        assert all("E" not in str(tick.number) for tick in axis.ticks)


@pytest.mark.parametrize("dimension", ["rank", "duration"])
def test_ranks_and_numbers_of_years_have_no_axis(dimension: str) -> None:
    amount = made("99", "101", point="100")
    assert amount.unit is not None
    unit = amount.unit.model_copy(update={"dimension": dimension})
    assert axes([replace(amount, unit=unit)]) == ()
    (axis,) = axes([amount, replace(amount, unit=unit)])
    assert axis.results == (amount,)
