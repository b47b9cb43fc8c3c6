from collections import defaultdict
from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import ground
from dashboard.charts.palette import palette
from dashboard.model import Era, Event
from dashboard.period import parse
from dashboard.record import Record
from tests.values import spanning

COLOURS = palette("light", "#0b6e4f")
DAYS = (Date(2016, 1, 1), Date(2024, 12, 31))


def calendar(
    eras: Sequence[Era] = (), *, narrow: bool, days: tuple[Date, Date] = DAYS
) -> ground.Calendar:
    return ground.Calendar(COLOURS, 400, narrow=narrow, days=days, eras=eras)


def event(n: int, day: Date) -> Event:
    return Event.model_validate(
        {
            "id": f"event-{n}",
            "date": day.isoformat(),
            "title": "A <fire>",
            "summary": "It burnt.",
            "kind": "operations",
            "sources": ({"source": "post"},),
        }
    )


@given(st.lists(st.dates(*DAYS), min_size=1, max_size=25), st.booleans())
def test_event_numbers_of_one_row_are_never_closer_than_allowed(
    days: list[Date], narrow: bool
) -> None:
    sheet = calendar(narrow=narrow)
    sheet.events([event(n, day) for n, day in enumerate(sorted(days))])
    rows: dict[int, list[Date]] = defaultdict(list)
    for note in sheet.notes:
        rows[note["yshift"]].append(Date.fromisoformat(note["x"]))
    allowed = (DAYS[1] - DAYS[0]).days / (18 if narrow else 48)
    assert all(
        (after - before).days >= allowed for row in rows.values() for before, after in pairwise(row)
    )
    assert sorted(note["text"] for note in sheet.notes) == sorted(
        f"<b>{n}</b>" for n in range(1, len(days) + 1)
    )
    assert sorted(rows) == [13 + ground.LANE * (row + 1) for row in range(len(rows))]
    assert sheet.figure.layout.height == 400 + ground.LANE * len(rows)


def test_an_event_is_a_dotted_line_at_its_day_and_its_hover_is_escaped() -> None:
    sheet = calendar(narrow=False)
    sheet.events([event(1, Date(2018, 3, 1))])
    assert [(shape["x0"], shape["x1"], shape["line"]["dash"]) for shape in sheet.shapes] == [
        ("2018-03-01", "2018-03-01", "dot")
    ]
    assert sheet.notes[0]["hovertext"] == "1 March 2018: A &lt;fire&gt;"


def test_events_within_a_span_are_in_time_order_and_the_others_left_out() -> None:
    late, early, before, after = (
        event(1, Date(2019, 5, 5)),
        event(2, Date(2018, 1, 1)),
        event(3, Date(2015, 12, 31)),
        event(4, Date(2025, 1, 1)),
    )
    assert ground.events_within([late, early, before, after], DAYS) == (early, late)


def era(name: str, period: str) -> Era:
    return Era(id=name, title=name.title(), period=parse(period), sources=("post",))


def test_an_era_is_a_band_from_its_first_to_its_last_day_within_the_axis() -> None:
    eras = [era("old", "1913/1915"), era("state", "1946/2018-06-30"), era("fund", "2018-07-01/..")]
    sheet = calendar(eras, narrow=False)
    assert [(shape["x0"], shape["x1"]) for shape in sheet.shapes] == [
        ("2016-01-01", "2018-07-01"),
        ("2018-07-01", "2025-01-01"),
    ]
    assert len({shape["fillcolor"] for shape in sheet.shapes}) == 2
    assert [note["text"] for note in sheet.notes] == ["State", "Fund"]


def test_a_band_without_room_has_no_name() -> None:
    sheet = calendar(
        [era("an-era-of-a-few-months-with-a-long-name", "2018-01/2018-03")], narrow=True
    )
    assert (len(sheet.shapes), sheet.notes) == (1, [])


@pytest.mark.parametrize("narrow", [False, True])
def test_the_axis_names_the_year_in_the_middle_of_each_and_covers_all_days(narrow: bool) -> None:
    axis = calendar(narrow=narrow).finish().layout.xaxis
    assert axis.range == ("2016-01-01", "2025-01-01")
    assert list(axis.tickvals) == [f"{year}-07-02" for year in range(2016, 2025)]
    assert list(axis.ticktext) == [
        f"’{year % 100:02}" if narrow else str(year) for year in range(2016, 2025)
    ]


@given(st.dates(Date(1000, 1, 1), Date(2100, 1, 1)), st.integers(0, 400), st.booleans())
def test_an_axis_never_has_more_years_than_fit(first: Date, years: int, narrow: bool) -> None:
    sheet = calendar(narrow=narrow, days=(Date(first.year, 1, 1), Date(first.year + years, 12, 31)))
    assert 1 <= len(sheet.figure.layout.xaxis.tickvals) <= (12 if narrow else 24)


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
    spans = [(first, first + timedelta(days)) for first, days in windows]
    first, last = ground.span([spanning(*days) for days in spans])
    assert all(first <= begin and end <= last for begin, end in spans)
    assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    assert last.year - first.year >= ground.LEAST_YEARS - 1 or first.year == 1


def test_a_card_says_value_time_speaker_and_why(record: Record) -> None:
    cards = {value.id: ground.card(record.dataset, value) for value in record.values}
    assert (
        cards["sales-2018-post"]
        == "<b>about 400 m NOK</b><br>2018<br>The Valley Post, November 2021<br>another source&#x27;s value"
    )
    assert cards["rank-undated"].split("<br>")[1:3] == ["no date printed", "Valley Museum"]
