import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from dashboard.charts.marks import HEDGED, Mark, bar_mark, dot_mark, each
from dashboard.frames import Frames
from dashboard.standing import WORDS


def row(role: str, qualifier: str = "exact", *, whole: bool = True) -> pd.Series:
    return pd.Series({"role": role, "qualifier": qualifier, "whole_year": whole})


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        (row("stands"), Mark.WHOLE),
        (row("stands", "about"), Mark.HEDGED),
        (row("stands", "at_least"), Mark.HEDGED),
        (row("stands", whole=False), Mark.PART),
        (row("stands", "about", whole=False), Mark.PART),
        (row("rival"), Mark.RIVAL),
        (row("vintage"), Mark.VINTAGE),
        (row("forecast"), Mark.FORECAST),
        (row("forecast", "about", whole=False), Mark.FORECAST),
    ],
)
def test_a_bar_is_drawn_by_what_it_is(found: pd.Series, mark: Mark) -> None:
    assert bar_mark(found) is mark


@pytest.mark.parametrize(
    ("role", "mark"),
    [
        ("stands", Mark.POINT),
        ("window", Mark.POINT),
        ("rival", Mark.RIVAL),
        ("vintage", Mark.VINTAGE),
        ("forecast", Mark.FORECAST),
    ],
)
def test_a_point_is_drawn_by_what_it_is(role: str, mark: Mark) -> None:
    assert dot_mark(row(role)) is mark


@pytest.mark.parametrize("role", sorted(WORDS))
def test_only_what_stands_is_a_filled_bar(role: str) -> None:
    assert (bar_mark(row(role)) in (Mark.WHOLE, Mark.HEDGED, Mark.PART)) is (role == "stands")


def test_every_hedge_but_none_is_drawn_softer() -> None:
    assert {
        name for name in (*HEDGED, "exact") if bar_mark(row("stands", name)) is Mark.HEDGED
    } == HEDGED


def test_marks_of_rows_keep_the_index(frames: Frames) -> None:
    rows = frames.charted("sales")
    assert list(each(rows, bar_mark).index) == list(rows.index)
    assert each(rows.iloc[:0], bar_mark).empty


@pytest.mark.parametrize("mark", list(Mark), ids=lambda mark: mark.name)
def test_the_picture_of_a_mark_is_a_piece_of_svg_in_named_colours(mark: Mark) -> None:
    names = dict.fromkeys(
        ("accent", "soft", "ink", "country", "event", "muted", "paper"), "#000000"
    )
    root = ET.fromstring(f"<svg>{mark.value.picture.format(**names)}</svg>")
    assert len(root) >= 1
    assert mark.value.words


def test_no_two_marks_look_or_read_the_same() -> None:
    assert (
        len({mark.value.picture for mark in Mark})
        == len({mark.value.words for mark in Mark})
        == len(Mark)
    )
