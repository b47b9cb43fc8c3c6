import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from dashboard.charts.marks import Mark, bar_mark, dot_mark
from dashboard.model.facts import Qualifier
from dashboard.period import parse
from dashboard.record import Role, Value
from tests.values import changed


def value(role: str, qualifier: str = "exact", *, whole: bool = True) -> Value:
    period = parse("2018" if whole else "2018-03")
    return changed(role=Role(role), qualifier=qualifier, period=period)


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        (value("stands"), Mark.WHOLE),
        (value("stands", "about"), Mark.HEDGED),
        (value("stands", "at_least"), Mark.HEDGED),
        (value("stands", whole=False), Mark.PART),
        (value("stands", "about", whole=False), Mark.PART),
        (value("rival"), Mark.RIVAL),
        (value("vintage"), Mark.VINTAGE),
        (value("forecast"), Mark.FORECAST),
        (value("forecast", "about", whole=False), Mark.FORECAST),
    ],
)
def test_a_bar_is_drawn_by_what_it_is(found: Value, mark: Mark) -> None:
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
    assert dot_mark(value(role)) is mark


@pytest.mark.parametrize("role", list(Role))
def test_only_what_stands_is_a_filled_bar(role: str) -> None:
    assert (bar_mark(value(role)) in (Mark.WHOLE, Mark.HEDGED, Mark.PART)) is (role == "stands")


def test_every_hedge_but_none_is_drawn_softer() -> None:
    hedged = {
        name for name in get_args(Qualifier) if bar_mark(value("stands", name)) is Mark.HEDGED
    }
    assert hedged == set(get_args(Qualifier)) - {"exact"}


@pytest.mark.parametrize("mark", list(Mark), ids=lambda mark: mark.name)
def test_the_picture_of_a_mark_is_a_piece_of_svg_in_named_colours(mark: Mark) -> None:
    names = dict.fromkeys(
        ("accent", "soft", "ink", "country", "event", "muted", "paper"), "#000000"
    )
    root = ET.fromstring(f"<svg>{mark.value.format(**names)}</svg>")
    assert len(root) >= 1
    assert mark.words


def test_no_two_marks_look_or_read_the_same() -> None:
    assert len({mark.value for mark in Mark}) == len({mark.words for mark in Mark}) == len(Mark)
