from datetime import date as Date
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import days
from tests.values import happening, spanning

DAYS = (Date(2016, 1, 1), Date(2024, 12, 31))


def test_events_within_a_span_are_in_time_order_and_the_others_left_out() -> None:
    late, early, before, after = (
        happening(1, Date(2019, 5, 5)),
        happening(2, Date(2018, 1, 1)),
        happening(3, Date(2015, 12, 31)),
        happening(4, Date(2025, 1, 1)),
    )
    assert days.events_within([late, early, before, after], DAYS) == (early, late)


@given(
    st.lists(
        st.tuples(st.dates(Date(1, 1, 1), Date(9990, 1, 1)), st.integers(0, 3000)),
        min_size=1,
        max_size=5,
    )
)
def test_a_span_is_whole_years_that_hold_every_day_and_never_too_few(
    windows: list[tuple[Date, int]],
) -> None:
    spans = [(first, first + timedelta(length)) for first, length in windows]
    first, last = days.span([spanning(*one) for one in spans])
    assert all(first <= begin and end <= last for begin, end in spans)
    assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    assert last.year - first.year >= days.LEAST_YEARS - 1 or first.year == 1
