from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from operator import add, mul, sub, truediv
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.agreement import (
    Interval,
    Verdict,
    Window,
    add_up,
    compare,
    interval,
    last_digit,
    last_nonzero_digit,
)
from dashboard.model import Observation

NUMBERS = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3
) | st.builds(
    lambda digits, zeros: Decimal(digits * 10**zeros), st.integers(-999, 999), st.integers(0, 6)
)
QUALIFIERS = ("exact", "about", "nearly", "at_least", "at_most")


def observed(value: str, qualifier: str = "exact", value_to: str | None = None) -> Observation:
    cells: dict[str, Any] = {
        "id": "a",
        "series": "s",
        "period": "2018",
        "unit": "EUR_m",
        "source": "post",
        "as_printed": "so",
    }
    cells |= {"value": value, "qualifier": qualifier} | ({"value_to": value_to} if value_to else {})
    return Observation.model_validate(cells)


def ends(found: Interval | None) -> tuple[str, str]:
    assert found is not None
    return (
        "open" if found.low is None else f"{found.low.normalize():f}",
        "open" if found.high is None else f"{found.high.normalize():f}",
    )


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        ("4.77", "exact", ("4.765", "4.775")),
        ("4.770", "exact", ("4.7695", "4.7705")),
        ("600", "exact", ("599.5", "600.5")),
        ("600", "about", ("550", "650")),
        ("4.77", "about", ("4.765", "4.775")),
        ("620", "about", ("615", "625")),
        ("0", "about", ("-0.5", "0.5")),
        ("400", "nearly", ("350", "400")),
        ("-50", "nearly", ("-50", "-45")),
        ("830", "at_least", ("830", "open")),
        ("830", "at_most", ("0", "830")),
    ],
)
def test_a_printed_value_stands_for_what_it_can_have_been_before_rounding(
    value: str, qualifier: str, expected: tuple[str, str]
) -> None:
    assert ends(interval(observed(value, qualifier), nonnegative=True)) == expected


def test_a_range_reaches_half_a_digit_beyond_its_ends() -> None:
    assert ends(interval(observed("310", "range", "320.5"), nonnegative=True)) == (
        "309.5",
        "320.55",
    )


def test_at_most_is_open_downwards_where_the_quantity_can_be_negative() -> None:
    assert ends(interval(observed("5", "at_most"), nonnegative=False)) == ("open", "5")


def test_a_claim_in_words_stands_for_no_interval() -> None:
    words = Observation.model_validate(
        {"id": "a", "series": "s", "period": "undated", "source": "post", "as_printed": "for years"}
    )
    assert interval(words, nonnegative=True) is None


@given(NUMBERS, st.sampled_from(QUALIFIERS))
def test_an_interval_contains_the_printed_value_and_is_in_order(
    value: Decimal, qualifier: str
) -> None:
    found = interval(observed(f"{value:f}", qualifier), nonnegative=False)
    assert found is not None
    assert value in found
    assert found.low is None or found.high is None or found.low <= found.high


@given(NUMBERS)
def test_a_rounder_statement_never_stands_for_less(value: Decimal) -> None:
    exact, about = (
        interval(observed(f"{value:f}", name), nonnegative=False) for name in ("exact", "about")
    )
    assert exact is not None
    assert about is not None
    assert exact.low in about if exact.low is not None else False
    assert exact.high in about if exact.high is not None else False


@given(NUMBERS, NUMBERS)
def test_a_range_contains_both_its_ends(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other + Decimal(10**10)))
    found = interval(observed(f"{low:f}", "range", f"{high:f}"), nonnegative=False)
    assert found is not None
    assert low in found
    assert high in found


@pytest.mark.parametrize(
    ("text", "last", "nonzero"),
    [
        ("4.77", "0.01", "0.01"),
        ("4.770", "0.001", "0.01"),
        ("600", "1", "100"),
        ("0", "1", "1"),
        ("0.0", "0.1", "0.1"),
        ("-20", "1", "10"),
    ],
)
def test_the_last_digit_and_the_last_that_is_not_zero(text: str, last: str, nonzero: str) -> None:
    assert (last_digit(Decimal(text)), last_nonzero_digit(Decimal(text))) == (
        Decimal(last),
        Decimal(nonzero),
    )


def test_both_ends_of_an_interval_belong_to_it() -> None:
    inside = Interval(Decimal(1), Decimal(2))
    assert [Decimal(text) in inside for text in ("0.99", "1", "1.5", "2", "2.01")] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert Decimal(10**9) in Interval(None, None)


def window(name: str, first: str, last: str, low: str, high: str | None = None) -> Window:
    worth = Interval(Decimal(low), Decimal(high) if high else None)
    return Window(name, Date.fromisoformat(first), Date.fromisoformat(last), worth)


YEAR = (Date(2018, 1, 1), Date(2018, 12, 31))


def test_windows_that_cover_a_span_add_up_to_a_closed_interval() -> None:
    halves = [
        window("second", "2018-07-01", "2018-12-31", "9", "11"),
        window("first", "2018-01-01", "2018-06-30", "4", "6"),
    ]
    found = add_up(halves, *YEAR)
    assert [one.name for one in found.windows] == ["first", "second"]
    assert (found.total, found.missing) == (Interval(Decimal(13), Decimal(17)), ())


def test_a_sum_is_open_upwards_as_soon_as_a_day_is_missing() -> None:
    found = add_up(
        [
            window("a", "2018-01-01", "2018-06-29", "4", "6"),
            window("b", "2018-07-01", "2018-12-31", "9", "11"),
        ],
        *YEAR,
    )
    assert found.total == Interval(Decimal(13), None)
    assert found.missing == ((Date(2018, 6, 30), Date(2018, 6, 30)),)


def test_a_sum_may_reach_the_last_day_there_is() -> None:
    found = add_up([window("a", "9998-01-01", "9999-12-31", "4", "6")], Date(9997, 1, 1), Date.max)
    assert found.missing == ((Date(9997, 1, 1), Date(9997, 12, 31)),)


def test_a_sum_is_open_upwards_as_soon_as_a_window_is() -> None:
    assert add_up([window("a", "2018-01-01", "2018-12-31", "4")], *YEAR).total == Interval(
        Decimal(4), None
    )


def test_windows_that_overlap_are_never_both_counted() -> None:
    running = [
        window(f"to-{month}", "2018-01-01", f"2018-{month:02}-28", str(month), str(month + 1))
        for month in range(1, 12)
    ]
    found = add_up([*running, window("december", "2018-12-01", "2018-12-31", "1", "2")], *YEAR)
    assert [one.name for one in found.windows] == ["to-11", "december"]


def test_a_window_that_reaches_out_of_the_span_is_not_counted() -> None:
    found = add_up(
        [
            window("a", "2017-12-31", "2018-06-30", "4", "6"),
            window("b", "2018-07-01", "2019-01-01", "4", "6"),
        ],
        *YEAR,
    )
    assert (found.windows, found.total, found.missing) == ((), Interval(Decimal(0), None), (YEAR,))


WINDOWS = st.builds(
    lambda start, length, low, name: Window(
        name,
        YEAR[0] + timedelta(start),
        YEAR[0] + timedelta(start + length),
        Interval(Decimal(low), Decimal(low + 1)),
    ),
    st.integers(-3, 20),
    st.integers(0, 8),
    st.integers(0, 9),
    st.text("abc", min_size=1, max_size=2),
)


@given(st.lists(WINDOWS, max_size=7), st.integers(0, 25))
def test_a_sum_takes_the_disjoint_windows_that_promise_most(
    windows: list[Window], length: int
) -> None:
    first, last = YEAR[0], YEAR[0] + timedelta(length)
    found = add_up(windows, first, last)
    inside = [one for one in windows if first <= one.first and one.last <= last]

    def disjoint(chosen: tuple[Window, ...]) -> bool:
        return all(
            one.last < other.first or other.last < one.first
            for one, other in combinations(chosen, 2)
        )

    every = (
        chosen
        for count in range(len(inside) + 1)
        for chosen in combinations(inside, count)
        if disjoint(chosen)
    )
    most = max(
        sum((one.interval.low or Decimal(0) for one in chosen), Decimal(0)) for chosen in every
    )
    covered = sum((one.last - one.first).days + 1 for one in found.windows) + sum(
        (end - start).days + 1 for start, end in found.missing
    )
    assert disjoint(found.windows)
    assert found.total.low == most
    assert covered == length + 1


ENDS = st.none() | st.decimals(
    min_value=-(10**6), max_value=10**6, allow_nan=False, allow_infinity=False, places=2
)
PARTS = st.fractions(min_value=0, max_value=1, max_denominator=97)


def inside(
    ends: tuple[Decimal | None, Decimal | None], part: Fraction
) -> tuple[Interval, Fraction]:
    """An interval, and some number in it."""
    low, high = (None if end is None else Fraction(end) for end in ends)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        found = low + (high - low) * part
    else:
        found = (
            low + part * 10**9
            if low is not None
            else high - part * 10**9
            if high is not None
            else (part - Fraction(1, 2)) * 10**9
        )
    known = [end for end in ends if end is not None]
    return (Interval(min(known), max(known)) if len(known) == 2 else Interval(*ends)), found


def holds(interval: Interval, number: Fraction) -> bool:
    low, high = (None if end is None else Fraction(end) for end in (interval.low, interval.high))
    return (low is None or low <= number) and (high is None or number <= high)


SOME = st.builds(inside, st.tuples(ENDS, ENDS), PARTS)


@given(SOME, SOME, st.sampled_from([add, sub, mul, truediv]))
def test_the_true_result_is_always_inside(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction], do: Any
) -> None:
    if do is not truediv or other[1] != 0:
        assert holds(do(one[0], other[0]), do(one[1], other[1]))


@given(SOME, SOME)
def test_the_order_of_a_sum_and_of_a_product_does_not_matter(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    assert one[0] + other[0] == other[0] + one[0]
    assert one[0] * other[0] == other[0] * one[0]


@given(SOME, SOME)
def test_what_is_multiplied_and_divided_by_the_same_has_lost_nothing(
    one: tuple[Interval, Fraction], rate: tuple[Interval, Fraction]
) -> None:
    assert holds(one[0] * rate[0] / rate[0], one[1])
    assert holds(one[0] - rate[0] + rate[0], one[1])


@given(SOME, SOME)
def test_what_lies_in_both_intervals_lies_in_their_intersection(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    assert holds(one[0] & other[0], one[1]) is holds(other[0], one[1])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("6", "8"), ("2", "4"), ("1.5", "4")),
        (("6", "8"), ("0", "4"), ("1.5", "open")),
        (("6", "8"), ("-4", "0"), ("open", "-1.5")),
        (("6", "8"), ("-1", "4"), ("open", "open")),
        (("6", "8"), ("0", "0"), ("open", "open")),
        (("0", "8"), ("2", None), ("0", "4")),
    ],
)
def test_a_quotient_is_open_where_the_divisor_can_be_nothing(
    one: Any, other: Any, expected: tuple[str, str]
) -> None:
    given_ = [
        Interval(*(None if end is None else Decimal(end) for end in pair)) for pair in (one, other)
    ]
    assert ends(given_[0] / given_[1]) == expected


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("1.149", "1.151", Verdict.AGREES),
        ("1.155", "1.156", Verdict.AGREES),
        ("1.143", "1.144", Verdict.NEAR),
        ("1.164", "1.170", Verdict.NEAR),
        ("1.165", "1.170", Verdict.DIFFERS),
        ("1.057", "1.058", Verdict.DIFFERS),
        ("1.1", None, Verdict.CONSISTENT),
        ("1.2", None, Verdict.IMPOSSIBLE),
        (None, "1.2", Verdict.CONSISTENT),
        (None, "1.1", Verdict.IMPOSSIBLE),
    ],
)
def test_a_result_is_compared_in_the_digits_of_what_is_printed(
    low: str | None, high: str | None, verdict: Verdict
) -> None:
    computed = Interval(*(None if end is None else Decimal(end) for end in (low, high)))
    assert (
        compare(computed, Interval(Decimal("1.145"), Decimal("1.155")), Decimal("0.01")) is verdict
    )


def test_a_mere_bound_is_never_said_to_agree() -> None:
    year = Interval(Decimal(1), Decimal(2))
    assert compare(year, year, Decimal(1), is_bound=True) is Verdict.CONSISTENT


@given(SOME, SOME, SOME, st.booleans())
def test_a_wider_input_never_turns_agreement_into_difference(
    one: Any, other: Any, more: Any, is_bound: bool
) -> None:
    ends_ = [*one[0].ends, *more[0].ends]
    wider = Interval(*(None if end.is_infinite() else end for end in (min(ends_), max(ends_))))
    before, after = (
        compare(each, other[0], Decimal("0.01"), is_bound=is_bound) for each in (one[0], wider)
    )
    if before in (Verdict.AGREES, Verdict.CONSISTENT):
        assert after in (Verdict.AGREES, Verdict.CONSISTENT)


def test_nothing_divided_by_nothing_can_be_anything() -> None:
    nothing = Interval(Decimal(0), Decimal(0))
    assert nothing / nothing == Interval(None, None)
    assert Interval(Decimal(1), Decimal(2)) / nothing == Interval(None, None)
