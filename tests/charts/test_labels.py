"""Numbers above marks never touch: moved or raised where they would, left out where there is no room."""

from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import typeset
from dashboard.charts.labels import (
    BESIDE,
    RAISE,
    Box,
    Number,
    Plot,
    _box,
    fits,
    placed,
    runs,
    width_of,
    wrapped,
)

PLOT = Plot(232, 300, ("2000-01-01", "2020-01-01"), (0.0, 100.0))
DAYS = st.integers(0, 7000).map(lambda days: str(Date(2000, 1, 1) + timedelta(days=days)))
TEXTS = st.sampled_from(["1", "<b>1,234.5</b>", "about 800<br>Jan–Aug"])
NUMBERS = st.builds(
    Number, DAYS, st.floats(0, 90), TEXTS, st.just(13), st.just("#000000"), st.just(4), st.floats(0, 20)
)  # fmt: skip


def number(x: str = "2010-01-01", y: float = 50, text: str = "<b>100</b>") -> Number:
    return Number(x, y, text, 13, "#000000")


def test_a_number_alone_stands_where_it_was_put() -> None:
    font = {"size": 13, "color": "#000000"}
    where = {"x": "2010-01-01", "y": 50, "yshift": 4, "yanchor": "bottom"}
    assert placed([number()], PLOT) == [{**where, "text": "<b>100</b>", "font": font}]


def test_one_that_would_touch_another_is_raised_above_it() -> None:
    first, second = placed([number(), number(text="<b>101</b>")], PLOT)
    assert first["yshift"] == 4
    assert second["yshift"] >= 4 + 13


def test_the_same_number_in_the_same_place_is_written_once() -> None:
    assert len(placed([number(), number()], PLOT)) == 1


def test_one_that_finds_no_room_beneath_the_top_is_left_out() -> None:
    numbers = [number(y=90, text=str(n)) for n in range(100, 120)]
    assert 1 <= len(placed(numbers, PLOT)) < 5


def test_a_number_far_away_is_left_alone() -> None:
    assert [note["yshift"] for note in placed([number(), number("2002-01-01")], PLOT)] == [4, 4]


@pytest.mark.parametrize(("day", "sign"), [("2000-01-01", 1), ("2020-01-01", -1)])
def test_a_number_at_the_edge_stays_within_the_plot(day: str, sign: int) -> None:
    (note,) = placed([number(day, text="<b>1,234.5</b>")], PLOT)
    assert note["xshift"] * sign > 0
    half = width_of("1,234.5", 13, bold=True) / 2
    assert PLOT.across(day) + note["xshift"] - half >= -1
    assert PLOT.across(day) + note["xshift"] + half <= PLOT.width + BESIDE + 1


@pytest.mark.parametrize("height", [60, 130, 290])
@pytest.mark.parametrize("amount_of_the_axis", [None, Box(-40, 150, 38, 20)])
def test_a_number_at_the_left_edge_reaches_into_the_margin_sooner_than_over_the_next_bar(
    height: float, amount_of_the_axis: Box | None
) -> None:
    one = Number("2000-09-01", 15, "<b>1,234.5</b>", 13, "#000000", half=8)
    at = PLOT.across(one.x)
    taller = Box(at + 9, 0, 16, height)
    marks = [amount_of_the_axis] if amount_of_the_axis else []
    (note,) = placed([one], PLOT, marks, bars=[taller])
    box = _box(one, PLOT).moved(note.get("xshift", 0))
    assert not box.touches(taller)
    assert box.left + box.width >= at
    assert box.left < 0


def test_a_number_covers_no_amount_of_the_axis() -> None:
    one = Number("2000-09-01", 15, "<b>1,234.5</b>", 13, "#000000", half=8)
    at = PLOT.across(one.x)
    beside = Box(-40, PLOT.up(one.y), 38, 20)
    (note,) = placed([one], PLOT, [beside], bars=[Box(at + 9, 0, 16, 290)])
    assert not _box(one, PLOT).moved(note.get("xshift", 0)).touches(beside)


def test_a_number_broader_than_its_bar_is_flush_with_it_where_it_would_cover_the_next() -> None:
    at = PLOT.across("2010-01-01")
    taller = Box(at + 12, 0, 20, 290)
    one = Number("2010-01-01", 50, "<b>1,234.5</b>", 13, "#000000", half=10)
    (note,) = placed([one], PLOT, bars=[taller])
    box = _box(one, PLOT).moved(note["xshift"])
    assert note["xshift"] < 0
    assert not box.touches(taller)
    assert abs(box.left + box.width - (at + 10)) <= 1


@pytest.mark.parametrize("gap", [20, 26, 32, 36])
@pytest.mark.parametrize("aside", [-3, 0, 5])
def test_a_number_between_two_bars_covers_as_little_of_them_as_it_can(gap: int, aside: int) -> None:
    at = PLOT.across("2010-01-01") + aside
    bars = [Box(0, 0, at - gap / 2, 300), Box(at + gap / 2, 0, 100, 300)]
    wide = width_of("<b>100</b>"[3:6], 13, bold=True)
    half = 6.0
    (note,) = placed([replace(number(), half=half)], PLOT, bars=bars)
    left = PLOT.across("2010-01-01") + note.get("xshift", 0) - wide / 2
    covered = max(0.0, at - gap / 2 - left) + max(0.0, left + wide - at - gap / 2)
    assert covered <= max(0.0, wide - gap) + 1


def test_a_number_is_raised_above_a_mark() -> None:
    mark = Box(PLOT.across("2010-01-01") - 5, PLOT.up(50), 10, 20)
    (note,) = placed([number()], PLOT, marks=[mark])
    assert note["yshift"] >= 20


def test_words_beside_a_mark_are_shortened_or_left_out_where_they_would_cover_a_bar() -> None:
    words = Number("2010-01-01", 50, "The Valley Post: 400", 13, "#000", beside=True, shorter="400")
    at = PLOT.across("2010-01-01")
    free = placed([words], PLOT)
    short = placed([words], PLOT, bars=[Box(at + 60, 0, 20, 290)])
    none = placed([words], PLOT, bars=[Box(at + 12, 0, 20, 290)])
    assert [note["text"] for note in free] == ["400"], "the long words reach beyond the plot"
    assert [note["text"] for note in short] == ["400"]
    assert none == []
    broad = Plot(600, 300, PLOT.x, PLOT.y)
    assert [note["text"] for note in placed([words], broad)] == ["The Valley Post: 400"]


@given(st.lists(NUMBERS, max_size=25))
def test_no_two_numbers_touch_whatever_they_are(numbers: list[Number]) -> None:
    notes = placed(numbers, PLOT)
    boxes = []
    for note in notes:
        one = Number(note["x"], note["y"], note["text"], 13, "", note["yshift"])
        box = _box(one, PLOT).moved(note.get("xshift", 0))
        # Shifts are whole pixels, so that boxes may share up to one.
        boxes.append(Box(box.left + 0.5, box.bottom + 0.5, box.width - 1, box.height - 1))
    assert not any(one.touches(other) for n, one in enumerate(boxes) for other in boxes[:n])
    assert bool(notes) == bool(numbers)


def test_a_number_is_never_raised_so_far_that_it_no_longer_belongs_to_its_mark() -> None:
    tall = Plot(232, 3000, ("2000-01-01", "2020-01-01"), (0.0, 100.0))
    notes = placed([number(text=str(n)) for n in range(100, 120)], tall)
    shifts = [note["yshift"] for note in notes]
    # A line of this type and the pixel above it are 17.9 pixels high: twice that is 35.8.
    assert shifts == [4, 22, 40]
    assert max(shifts) <= 4 + RAISE


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [("1,1", "1111"), ("ill", "aaa"), ("aaa", "mmm"), ("abc", "ABC"), ("abc", "出口额"), ("", "a")],
)
def test_a_text_is_as_wide_as_its_letters(narrow: str, broad: str) -> None:
    assert width_of(narrow) < width_of(broad)
    assert width_of(broad) < width_of(broad, bold=True) < width_of(broad, 15, bold=True)


@given(st.text("abc mW出 1", max_size=60), st.floats(20, 300))
def test_lines_hold_all_words_and_are_no_broader_than_the_room(text: str, room: float) -> None:
    lines = wrapped(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    too_broad = [line for line in lines if not fits([line], room)]
    assert all(len(typeset.parts(line)) == 1 for line in too_broad)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ([], []),
        ([2004], [(2004, 2004)]),
        ([2006, 2004, 2005], [(2004, 2006)]),
        ([2004, 2006, 2007, 2010], [(2004, 2004), (2006, 2007), (2010, 2010)]),
    ],
)
def test_years_that_follow_each_other_are_one_run(
    years: list[int], found: list[tuple[int, int]]
) -> None:
    assert list(runs(years)) == found
