from collections.abc import Sequence
from datetime import date as Date
from decimal import Decimal
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.dated_canvas import DatedCanvas
from dashboard.charts.labels import width_of
from dashboard.charts.palette import palette
from dashboard.model import Era, Unit
from dashboard.period import parse
from dashboard.words.units import Scale
from tests.values import happening

COLOURS = palette("light", "#0b6e4f")
ENGLISH = Scale("en-GB", Unit(id="t", dimension="mass", factor=Decimal(1), words="tonnes"))
DAYS = (Date(2016, 1, 1), Date(2024, 12, 31))


def canvas(
    eras: Sequence[Era] = (), *, narrow: bool, days: tuple[Date, Date] = DAYS
) -> DatedCanvas:
    return DatedCanvas(COLOURS, 400, narrow=narrow, days=days, eras=eras, scale=ENGLISH)


def spread(drawn: DatedCanvas) -> list[tuple[float, float]]:
    """Where each note of an event begins and ends, in pixels of the narrowest plot."""
    found = []
    for note in drawn.finish().layout.annotations:
        if note.font.color == COLOURS.event:
            at = (Date.fromisoformat(note.x) - DAYS[0]).days * drawn.pixels_a_day
            wide = max(width_of(line) for line in unescape(note.text).split("<br>"))
            left = at + note.xshift - (wide if note.xanchor == "right" else 0)
            found.append((left, left + wide))
    return found


@given(st.lists(st.dates(*DAYS), min_size=1, max_size=25), st.booleans())
def test_titles_of_events_never_touch_each_other_and_stay_within_the_plot(
    days: list[Date], narrow: bool
) -> None:
    drawn = canvas(narrow=narrow)
    drawn.events([happening(n, day) for n, day in enumerate(sorted(days))])
    places = sorted(spread(drawn))
    assert places
    assert all(left >= 0 and right <= drawn.width + 1 for left, right in places)
    assert all(before[1] <= after[0] + 1 for before, after in pairwise(places))
    dotted = [shape for shape in drawn.shapes if shape["type"] == "line"]
    assert len(dotted) == len(places)


def test_an_event_is_a_dotted_line_at_its_day_with_its_title_in_words() -> None:
    drawn = canvas(narrow=False)
    drawn.events([happening(1, Date(2018, 3, 1))])
    figure = drawn.finish()
    assert [(shape.x0, shape.x1, shape.line.dash) for shape in figure.layout.shapes] == [
        ("2018-03-01", "2018-03-01", "dot")
    ]
    (note,) = figure.layout.annotations
    assert (note.text, note.x) == ("A &lt;fire&gt;", "2018-03-01")
    assert note.hovertext == "1 March 2018: A &lt;fire&gt;"


def test_a_number_on_the_line_of_an_event_has_the_ground_of_its_band() -> None:
    drawn = canvas([era("state", "1946/..")], narrow=False)
    drawn.amounts(0, 10, [0, 5, 10])
    drawn.events([happening(1, Date(2018, 3, 1))])
    drawn.number("2018-03-01", 5, "<b>5</b>")
    drawn.number("2022-03-01", 5, "<b>6</b>")
    grounds = {note.text: note.bgcolor for note in drawn.finish().layout.annotations}
    assert grounds["<b>5</b>"] == COLOURS.era[0]
    assert grounds["<b>6</b>"] is None


def era(name: str, period: str) -> Era:
    return Era(id=name, title=name.title(), period=parse(period), sources=("post",))


def test_an_era_is_a_band_from_its_first_to_its_last_day_within_the_axis() -> None:
    eras = [era("old", "1913/1915"), era("state", "1946/2018-06-30"), era("fund", "2018-07-01/..")]
    layout = canvas(eras, narrow=False).finish().layout
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
    drawn = canvas(eras, narrow=narrow)
    notes = drawn.finish().layout.annotations
    assert [note.text for note in notes] == [era.title for era in eras]
    places = []
    for note in notes:
        at = (Date.fromisoformat(note.x) - DAYS[0]).days * drawn.pixels_a_day + note.xshift
        left = at - width_of(note.text) if note.xanchor == "right" else at
        places.append((note.yshift, left, left + width_of(note.text)))
    for before, after in pairwise(sorted(places)):
        assert before[0] != after[0] or before[2] <= after[1]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_axis_names_the_year_in_the_middle_of_each_and_covers_all_days(narrow: bool) -> None:
    axis = canvas(narrow=narrow).finish().layout.xaxis
    years = range(2017, 2025, 2) if narrow else range(2016, 2025)
    assert axis.range == ("2016-01-01", "2025-01-01")
    assert list(axis.tickvals) == [f"{year}-07-02" for year in years]
    assert list(axis.ticktext) == [str(year) for year in years]
    assert axis.tickangle == 0


@given(st.dates(Date(1000, 1, 1), Date(2100, 1, 1)), st.integers(0, 400), st.booleans())
def test_an_axis_never_has_more_years_than_fit(first: Date, years: int, narrow: bool) -> None:
    drawn = canvas(narrow=narrow, days=(Date(first.year, 1, 1), Date(first.year + years, 12, 31)))
    assert 1 <= len(drawn.x_axis["tickvals"]) <= (5 if narrow else 16)
