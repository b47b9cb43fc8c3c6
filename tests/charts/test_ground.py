from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import ground
from dashboard.charts.labels import width_of
from dashboard.charts.palette import palette
from dashboard.model import Era, Event, Unit
from dashboard.period import parse
from dashboard.record import Record
from dashboard.words.units import Scale
from tests.values import spanning

COLOURS = palette("light", "#0b6e4f")
TONNES = Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes")
ENGLISH = Scale("en-GB", TONNES)
DAYS = (Date(2016, 1, 1), Date(2024, 12, 31))


def calendar(
    eras: Sequence[Era] = (), *, narrow: bool, days: tuple[Date, Date] = DAYS
) -> ground.Calendar:
    return ground.Calendar(COLOURS, 400, narrow=narrow, days=days, eras=eras, scale=ENGLISH)


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


def spread(sheet: ground.Calendar) -> list[tuple[float, float]]:
    """Where each note of an event begins and ends, in pixels of the narrowest plot."""
    found = []
    for note in sheet.finish().layout.annotations:
        if note.font.color == COLOURS.event:
            at = (Date.fromisoformat(note.x) - DAYS[0]).days * sheet.pixels_a_day
            wide = max(width_of(line) for line in unescape(note.text).split("<br>"))
            left = at + note.xshift - (wide if note.xanchor == "right" else 0)
            found.append((left, left + wide))
    return found


@given(st.lists(st.dates(*DAYS), min_size=1, max_size=25), st.booleans())
def test_titles_of_events_never_touch_each_other_and_stay_within_the_plot(
    days: list[Date], narrow: bool
) -> None:
    sheet = calendar(narrow=narrow)
    sheet.events([event(n, day) for n, day in enumerate(sorted(days))])
    places = sorted(spread(sheet))
    assert places
    assert all(left >= 0 and right <= sheet.width + 1 for left, right in places)
    assert all(before[1] <= after[0] + 1 for before, after in pairwise(places))
    dotted = [shape for shape in sheet.shapes if shape["type"] == "line"]
    assert len(dotted) == len(places)


def test_an_event_is_a_dotted_line_at_its_day_with_its_title_in_words() -> None:
    sheet = calendar(narrow=False)
    sheet.events([event(1, Date(2018, 3, 1))])
    figure = sheet.finish()
    assert [(shape.x0, shape.x1, shape.line.dash) for shape in figure.layout.shapes] == [
        ("2018-03-01", "2018-03-01", "dot")
    ]
    (note,) = figure.layout.annotations
    assert (note.text, note.x) == ("A &lt;fire&gt;", "2018-03-01")
    assert note.hovertext == "1 March 2018: A &lt;fire&gt;"


def test_a_number_on_the_line_of_an_event_has_the_ground_of_its_band() -> None:
    sheet = calendar([era("state", "1946/..")], narrow=False)
    sheet.amounts(0, 10, [0, 5, 10])
    sheet.events([event(1, Date(2018, 3, 1))])
    sheet.number("2018-03-01", 5, "<b>5</b>")
    sheet.number("2022-03-01", 5, "<b>6</b>")
    grounds = {note.text: note.bgcolor for note in sheet.finish().layout.annotations}
    assert grounds["<b>5</b>"] == COLOURS.era[0]
    assert grounds["<b>6</b>"] is None


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
    layout = calendar(eras, narrow=False).finish().layout
    assert [(shape.x0, shape.x1) for shape in layout.shapes] == [
        ("2016-01-01", "2018-07-01"),
        ("2018-07-01", "2025-01-01"),
    ]
    assert len({shape.fillcolor for shape in layout.shapes}) == 2
    assert [note.text for note in layout.annotations] == ["State", "Fund"]


@pytest.mark.parametrize("narrow", [False, True])
def test_every_era_has_its_name_however_short_it_is_and_no_two_names_touch(narrow: bool) -> None:
    eras = [
        era("an-era-of-a-few-months", "2018-01/2018-03"),
        era("another-era", "2018-04/2018-06"),
        era("the-last-era", "2024-06/.."),
    ]
    sheet = calendar(eras, narrow=narrow)
    notes = sheet.finish().layout.annotations
    assert [note.text for note in notes] == [era.title for era in eras]
    places = []
    for note in notes:
        at = (Date.fromisoformat(note.x) - DAYS[0]).days * sheet.pixels_a_day + note.xshift
        left = at - width_of(note.text) if note.xanchor == "right" else at
        places.append((note.yshift, left, left + width_of(note.text)))
    for before, after in pairwise(sorted(places)):
        assert before[0] != after[0] or before[2] <= after[1]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_axis_names_the_year_in_the_middle_of_each_and_covers_all_days(narrow: bool) -> None:
    axis = calendar(narrow=narrow).finish().layout.xaxis
    years = range(2017, 2025, 2) if narrow else range(2016, 2025)
    assert axis.range == ("2016-01-01", "2025-01-01")
    assert list(axis.tickvals) == [f"{year}-07-02" for year in years]
    assert list(axis.ticktext) == [str(year) for year in years]
    assert axis.tickangle == 0


@given(st.dates(Date(1000, 1, 1), Date(2100, 1, 1)), st.integers(0, 400), st.booleans())
def test_an_axis_never_has_more_years_than_fit(first: Date, years: int, narrow: bool) -> None:
    sheet = calendar(narrow=narrow, days=(Date(first.year, 1, 1), Date(first.year + years, 12, 31)))
    assert 1 <= len(sheet.x_axis["tickvals"]) <= (5 if narrow else 16)


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
    assert cards["rank-undated"].split("<br>")[1:3] == ["no date given", "Valley Museum"]


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en-GB", ["−5,000", "0", "+0.25", "+12,345.5"]),
        ("de-DE", ["−5.000", "0", "+0,25", "+12.345,5"]),
        ("sr-Latn-RS", ["−5.000", "0", "+0,25", "+12.345,5"]),
    ],
)
def test_the_numbers_of_an_axis_are_written_as_those_of_its_marks(
    locale: str, written: list[str]
) -> None:
    ticks = (-5000.0, 0.0, 0.25, 12345.5)
    assert ground.tick_words(ticks, Scale(locale, TONNES)) == written


@pytest.mark.parametrize(
    ("ticks", "written"),
    [
        ((0.0, 5000.0, 9000.0), ["0", "5000", "9000"]),
        ((8000.0, 9000.0, 10000.0), ["8,000", "9,000", "10,000"]),
        ((-20000.0, 0.0, 5000.0), ["−20,000", "0", "+5,000"]),
        ((0.0, 100000.0, 200000.0), ["0", "100,000", "200,000"]),
    ],
)
def test_the_numbers_of_an_axis_all_have_their_thousands_marked_or_none(
    ticks: tuple[float, ...], written: list[str]
) -> None:
    """Chinese marks the thousands of longer numbers only."""
    assert ground.tick_words(ticks, Scale("zh-CN", TONNES)) == written


@pytest.mark.parametrize("tick", [0.1 + 0.2, 1e6, 1e9, 0.05, 600.0])
def test_a_number_of_an_axis_has_no_digits_too_many(tick: float) -> None:
    (words,) = ground.tick_words([tick], ENGLISH)
    assert float(words.replace(",", "")) == pytest.approx(tick)
    assert len(words) <= len("1,000,000,000")
