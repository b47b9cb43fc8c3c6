"""The line of time: owners, key events and lanes, and the words of each."""

import re
from pathlib import Path

import pytest

from dashboard.charts import timeline
from dashboard.charts.timeline import Choice, Stretch
from dashboard.markup import timeline_drawing
from dashboard.markup.timeline_drawing import Owner
from dashboard.period import parse
from tests.folders import REAL, edit
from tests.markup.sites import site_of

REAL_SITE = site_of(REAL, "timeline")
RECORD = REAL_SITE.record
WHOLE = timeline.whole(RECORD)


def test_each_owner_of_the_picture_is_named_as_text() -> None:
    picture = timeline_drawing.drawn(REAL_SITE, WHOLE)
    stairs = picture.split('<ul class="stairs">')[1].split("</ul>")[0]
    named = re.findall(r'<span class="owner-name">(.*?)</span>', stairs)
    assert named == [era.title for era in RECORD.eras[-len(named) :]]
    assert len(named) > 1


def test_years_that_were_asked_for_are_drawn_without_a_strip() -> None:
    asked = Choice(WHOLE.kinds, "", (1913, 1971))
    picture = timeline_drawing.drawn(REAL_SITE, asked)
    assert "century" not in picture
    assert "1913 to 1971, a lane for each kind" in picture


def test_a_choice_without_an_event_draws_nothing() -> None:
    assert timeline_drawing.drawn(REAL_SITE, Choice((), "", WHOLE.years)) == ""


@pytest.mark.parametrize(
    ("title", "width", "is_named"),
    [
        ("State-owned again", 15, True),
        ("State-owned again", 14, False),
        ("U.S. Steel", 8, True),
        ("U.S. Steel", 7, False),
        ("Mill", 3, False),
    ],
)
def test_an_owner_is_named_where_no_word_of_the_name_is_cut(
    title: str, width: float, *, is_named: bool
) -> None:
    assert Owner(title, "2012 to 2016", "", Stretch(50, width)).is_named is is_named


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2003-09-12/2012-01-30", "2003 to 2012"),
        ("2016-07-01/..", "since 2016"),
        ("../2015", "to 2015"),
        ("2014-01/2014-09", "2014"),
    ],
)
def test_the_years_of_an_owner_are_short(period: str, words: str) -> None:
    assert timeline_drawing.owner_years(parse(period)) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2016-04-18", "18 Apr"),
        ("2018-08~", "about Aug"),
        ("2018", "that year"),
        ("2018-05-07/2018-05-08", "7 to 8 May"),
        ("2014-11-27/2014-12-19", "27 Nov to 19 Dec"),
        ("2012-02?", "February 2012 (inferred)"),
        ("1971/1979", "1971 to 1979"),
        ("2016-07~/2021-05~", "about July 2016 to about May 2021"),
    ],
)
def test_the_date_of_a_key_event_is_told_within_its_year(
    small: Path, date: str, words: str
) -> None:
    edit(small, "events.yaml", 'date: "2015-07-01"', f'date: "{date}"')
    picture = timeline_drawing.drawn(
        site_of(small, "timeline"), timeline.whole(site_of(small, "timeline").record)
    )
    assert f'<span class="when">{words}</span>' in picture


@pytest.mark.parametrize(
    ("stretch", "side"),
    [
        (Stretch(0, 60), "within"),
        (Stretch(0, 6), "after"),
        (Stretch(30, 2), "after"),
        (Stretch(96, 4), "before"),
    ],
)
def test_the_name_of_an_owner_stands_where_it_has_room(stretch: Stretch, side: str) -> None:
    assert Owner("State and social ownership", "1946 to 2003", "", stretch).side == side
