import plotly.graph_objects as go
import pytest

from dashboard.charts import rows
from dashboard.charts.marks import Mark
from dashboard.charts.palette import palette
from dashboard.charts.rows import Part, Row

COLOURS = palette("light", "#0b6e4f")


def bar(mark: Mark) -> go.Bar:
    return rows.figure(
        [Row("2018", (Part(5, mark, "hover", "id"),), "5")], COLOURS, narrow=False
    ).data[0]


@pytest.mark.parametrize(
    ("mark", "fill", "hatch"),
    [
        (Mark.WHOLE, COLOURS.accent, None),
        (Mark.HEDGED, COLOURS.soft(COLOURS.accent), None),
        (Mark.PART, COLOURS.paper, "/"),
        (Mark.RIVAL, COLOURS.paper, None),
        (Mark.UNKNOWN, COLOURS.paper, "x"),
        (Mark.DEPRECATED, COLOURS.paper, "\\"),
    ],
    ids=lambda value: value.name if isinstance(value, Mark) else None,
)
def test_a_bar_is_filled_soft_hatched_or_hollow_by_its_mark(
    mark: Mark, fill: str, hatch: str | None
) -> None:
    assert (bar(mark).marker.color, bar(mark).marker.pattern.shape) == (fill, hatch)


def test_the_axis_reaches_to_what_is_below_zero() -> None:
    figure = rows.figure(
        [
            Row("2018", (Part(-150, Mark.WHOLE, "a"),), "-150"),
            Row("2019", (Part(40, Mark.WHOLE, "b"),)),
        ],
        COLOURS,
        narrow=False,
    )
    low, high = figure.layout.xaxis.range
    assert low <= -150
    assert high >= 40


def test_what_is_not_used_and_what_is_not_known_have_no_accent() -> None:
    assert {bar(mark).marker.line.color for mark in (Mark.DEPRECATED, Mark.UNKNOWN)} == {
        COLOURS.muted
    }


def test_parts_are_stacked_from_a_common_zero_and_the_number_stands_at_the_end() -> None:
    figure = rows.figure(
        [Row("since 2018", (Part(5, Mark.WHOLE, "a"), Part(3, Mark.PART, "b")), "≥ 8")],
        COLOURS,
        narrow=False,
    )
    assert figure.layout.barmode == "stack"
    assert [list(one.x) for one in figure.data] == [[5], [3]]
    assert [(note.text, note.x) for note in figure.layout.annotations] == [
        ("since 2018", 0),
        ("<b>≥ 8</b>", 8),
    ]


def test_bounds_are_a_line_and_the_number_stands_behind_them() -> None:
    figure = rows.figure(
        [Row("2018", (Part(400, Mark.HEDGED, "a"),), "≈ 400", (350, 450))], COLOURS, narrow=False
    )
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(350, 450)]
    assert figure.layout.annotations[1].x == 450
    assert figure.layout.xaxis.range[1] > 450


def test_a_heading_is_bold_and_words_are_escaped() -> None:
    figure = rows.figure(
        [Row("2018", heading=True), Row("a < b: not printed")], COLOURS, narrow=False
    )
    assert [note.text for note in figure.layout.annotations] == [
        "<b>2018</b>",
        "a &lt; b: not printed",
    ]
    assert figure.layout.annotations[1].font.color == COLOURS.muted


def test_each_row_makes_the_figure_taller_and_no_two_stand_at_one_height() -> None:
    lines = [
        Row("2018", heading=True),
        Row("a", (Part(1, Mark.WHOLE, "a"),), "1"),
        Row("b: not printed"),
        Row("c", (Part(2, Mark.WHOLE, "c"),), "2"),
    ]
    figures = [rows.figure(lines[:count], COLOURS, narrow=True) for count in (1, 2, 3, 4)]
    heights = [figure.layout.height for figure in figures]
    places = list(dict.fromkeys(note.y for note in figures[-1].layout.annotations))
    assert heights == sorted(set(heights))
    assert places == sorted(set(places))
    assert len(places) == len(lines)
