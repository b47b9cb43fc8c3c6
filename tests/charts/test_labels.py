"""Numbers above marks never touch: raised where they would, left out where there is no room, unchanged elsewhere."""

from datetime import date as Date
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.labels import Number, Plot, _box, _touch, placed

PLOT = Plot(232, 300, ("2000-01-01", "2020-01-01"), (0.0, 100.0))
DAYS = st.integers(0, 7000).map(lambda days: str(Date(2000, 1, 1) + timedelta(days=days)))
NUMBERS = st.builds(
    Number, DAYS, st.floats(0, 100), st.sampled_from(["1", "<b>1,234.5</b>", "≈ 800<br>Jan–Aug"]), st.just(11), st.just("#000000"),
    st.just(4), st.booleans(),
)  # fmt: skip


def number(x: str = "2010-01-01", y: float = 50, text: str = "<b>100</b>") -> Number:
    return Number(x, y, text, 11, "#000000")


def test_a_number_alone_stands_where_it_was_put() -> None:
    assert placed([number()], PLOT) == [
        {
            "x": "2010-01-01", "y": 50, "yshift": 4, "yanchor": "bottom", "text": "<b>100</b>", "textangle": 0,
            "font": {"size": 11, "color": "#000000"},
        }
    ]  # fmt: skip


def test_one_that_would_touch_another_is_raised_above_it() -> None:
    first, second = placed([number(), number(text="<b>101</b>")], PLOT)
    assert first["yshift"] == 4
    assert second["yshift"] >= 4 + 11


def test_the_same_number_in_the_same_place_is_written_once() -> None:
    assert len(placed([number(), number()], PLOT)) == 1


def test_one_that_finds_no_room_beneath_the_top_is_left_out() -> None:
    numbers = [number(y=99, text=str(n)) for n in range(100, 120)]
    assert 1 <= len(placed(numbers, PLOT)) < 5


def test_a_number_far_away_is_left_alone() -> None:
    assert [note["yshift"] for note in placed([number(), number("2002-01-01")], PLOT)] == [4, 4]


def test_turning_a_number_exchanges_its_sides() -> None:
    _, _, wide, high = _box(Number("2010-01-01", 0, "<b>123456</b>", 10, "#000000"), PLOT)
    assert _box(Number("2010-01-01", 0, "<b>123456</b>", 10, "#000000", turned=True), PLOT)[2:] == (
        high,
        wide,
    )


@given(st.lists(NUMBERS, max_size=25))
def test_no_two_numbers_touch_whatever_they_are(numbers: list[Number]) -> None:
    notes = placed(numbers, PLOT)
    boxes = [
        _box(
            Number(
                note["x"],
                note["y"],
                note["text"],
                11,
                "",
                note["yshift"],
                turned=note["textangle"] != 0,
            ),
            PLOT,
        )
        for note in notes
    ]
    # Shifts are whole pixels, so that boxes may share up to one.
    shrunk = [(left, bottom + 0.5, wide, high - 1) for left, bottom, wide, high in boxes]
    assert not any(_touch(one, other) for n, one in enumerate(shrunk) for other in shrunk[:n])
    assert bool(notes) == bool(numbers)


def test_a_number_is_raised_by_at_most_ninety_pixels_however_high_the_plot() -> None:
    tall = Plot(232, 3000, ("2000-01-01", "2020-01-01"), (0.0, 100.0))
    shifts = [
        note["yshift"] for note in placed([number(text=str(n)) for n in range(100, 120)], tall)
    ]
    # A line of this type and the pixel above it are 15.3 pixels high: five times that is 76.5.
    assert shifts == [4, 19, 35, 50, 65, 80]
    assert max(shifts) <= 4 + 90
