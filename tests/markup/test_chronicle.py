"""What a choice of events holds, and their list folded by year."""

import re
from pathlib import Path

import pytest

from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.markup import chronicle, timeline_drawing
from tests.folders import REAL, edit
from tests.markup.sites import site_of

REAL_SITE = site_of(REAL, "timeline")
RECORD = REAL_SITE.record
WHOLE = timeline.whole(RECORD)


def folds(body: str) -> list[str]:
    return re.findall(r'<details class="fold-row" id="year-[0-9]+"( open)?>', body)


def test_the_finding_counts_the_events_and_those_of_the_last_owner() -> None:
    first, last = WHOLE.years
    late = sum(
        event.date.start is not None and event.date.start.year >= 2016 for event in RECORD.events
    )
    assert chronicle.finding(RECORD) == (
        f"{len(RECORD.events)} events from {first} to {last}; {late} of them in 2016 or later"
    )


@pytest.mark.parametrize(
    ("eras", "words"),
    [
        (None, "2 events from 2015 to 2019"),
        ("[]\n", "2 events from 2015 to 2019"),
        (
            "- {id: late, title: Late, period: 2017/.., sources: [registry-2019]}\n",
            "2 events from 2015 to 2019; 1 of them in 2017 or later",
        ),
    ],
)
def test_the_finding_is_short_where_no_owner_divides_the_events(
    small: Path, eras: str | None, words: str
) -> None:
    if eras is not None:
        (small / "eras.yaml").write_text(eras)
    assert chronicle.finding(site_of(small, "timeline").record) == words


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(("ownership",), "", WHOLE.years), "ownership"),
        (
            Choice(("ownership", "trade_policy"), "", (2014, 2020)),
            "ownership, trade policy, 2014 to 2020",
        ),
        (Choice(WHOLE.kinds, "", (2016, 2016)), "2016"),
        (Choice(WHOLE.kinds, "dust <b>", WHOLE.years), "with “dust <b>”"),
        (Choice(("labour",), "strike", (2000, 2026)), "labour, 2000 to 2026, with “strike”"),
    ],
)
def test_the_finding_of_a_choice_says_how_many_it_holds_and_what_was_chosen(
    choice: Choice, words: str
) -> None:
    found, number = len(choice.found(RECORD.events)), len(RECORD.events)
    assert chronicle.finding(RECORD, choice) == f"{found} of {number} events: {words}"


def test_the_finding_of_everything_is_that_of_the_record() -> None:
    assert chronicle.finding(RECORD, WHOLE) == chronicle.finding(RECORD)


def test_the_picture_has_every_event_once_and_the_list_too() -> None:
    picture = timeline_drawing.drawn(REAL_SITE, WHOLE)
    lanes = picture.split('<div class="lanes"')[1]
    strip = picture.split('<details class="century">')[1].split("</details>")[0]
    listed = chronicle.listed(REAL_SITE, WHOLE)
    for event in RECORD.events:
        link = f'href="./evidence/{event.id}"'
        assert lanes.count(link) + strip.count(link) == 1, event.id
        assert listed.count(f'<li id="{event.id}">') == 1, event.id


def test_the_list_is_folded_by_year_with_the_newest_first() -> None:
    body = chronicle.listed(REAL_SITE, WHOLE)
    heads = re.findall(r'<span class="fold-head">(.*?)</span>', body)
    years = [int(head) for head in heads if head.isdigit()]
    assert years == sorted(years, reverse=True)
    assert years[0] == int(WHOLE.years[1])
    assert heads[-2:] == ["1913 to 1992", "Owners"]
    assert set(folds(body)) == {""}
    assert len(folds(body)) == len(years) + 1


def test_a_search_opens_the_years_in_which_it_finds_something() -> None:
    found = Choice(WHOLE.kinds, "dust", WHOLE.years)
    body = chronicle.listed(REAL_SITE, found)
    assert set(folds(body)) == {" open"}
    nothing = chronicle.listed(REAL_SITE, Choice(WHOLE.kinds, "xqzwv", WHOLE.years))
    assert folds(nothing) == []
    assert "Take a word out" in nothing
    assert "Owners" in body
    assert "Owners" not in nothing


@pytest.mark.parametrize("number", [0, 1, 12])
def test_a_choice_says_at_its_fields_how_many_events_it_holds(number: int) -> None:
    everything = len(REAL_SITE.record.events)
    found = chronicle.status(REAL_SITE.record, number)
    assert f'role="status">{number} of {everything} events<' in found
    assert chronicle.status(REAL_SITE.record, everything) == ""


@pytest.mark.parametrize(("kind", "is_open"), [("labour", True), ("ownership", True)])
def test_few_events_that_were_asked_for_stand_open(kind: str, *, is_open: bool) -> None:
    body = chronicle.listed(REAL_SITE, Choice((kind,), "", WHOLE.years))
    assert set(folds(body)) == {" open" if is_open else ""}


def test_many_events_that_were_asked_for_stay_folded() -> None:
    asked = Choice(WHOLE.kinds, "", (2016, WHOLE.years[1]))
    assert len(asked.found(RECORD.events)) > chronicle.FEW
    assert set(folds(chronicle.listed(REAL_SITE, asked))) == {""}


def test_texts_of_the_record_are_escaped(small: Path) -> None:
    hostile = 'Sold <img src=x> & "more"'
    edit(small, "events.yaml", "The family sells the mill to a fund", f"'{hostile}'")
    edit(small, "eras.yaml", "title: Fund", "title: '<b>Fund</b>'")
    site = site_of(small, "timeline")
    whole = timeline.whole(site.record)
    body = timeline_drawing.drawn(site, whole) + chronicle.listed(site, whole)
    assert "<img src=x>" not in body
    assert "<b>Fund" not in body
    assert "&lt;b&gt;Fund&lt;/b&gt;" in body
