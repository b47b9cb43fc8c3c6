"""The record of an earlier day: what each page shows of it, and the way from day to day."""

import re
from collections import Counter
from datetime import date as Date
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from dashboard import claims, headings, record
from dashboard.model import Observation
from dashboard.record import Record
from dashboard.words import periods

from .checked import rows
from .screen import (
    DATASET,
    PAGES,
    RECORD,
    RELEASE,
    bodies,
    drawings,
    evidence,
    notices,
    opened,
    words,
)

DAYS = DATASET.days
BETWEEN = next(
    one + timedelta(1)
    for one, other in pairwise(DAYS)
    if one.year > 2016 and (other - one).days > 2
)
SPREAD = sorted(
    {
        Date(1900, 1, 1),
        *DAYS[:3],
        *DAYS[30::40],
        BETWEEN,
        Date(2024, 5, 9),
        *DAYS[-2:],
        Date(2035, 1, 1),
    }
)
# Day by day, so that the pages of a day share its record.
SEEN = [(page, day) for m, day in enumerate(SPREAD) for n, page in enumerate(PAGES) if (n + m) % 2]
IDS = {one.id for group in (DATASET.observations, DATASET.events, DATASET.sources) for one in group}


def since(one: Observation) -> Date:
    """The day by which a value was known: that of its source, or the end of its period where the source runs on."""
    source = DATASET.source[one.source]
    assert one.period.last_day or not source.running
    return one.period.last_day if source.running and one.period.last_day else source.known_by


def known_ids(day: Date) -> set[str]:
    """What a reader of that day could know, told by the publication days of the sources alone."""
    values = {one.id: one.source for one in DATASET.observations if since(one) <= day}
    sources = {
        one.id
        for one in DATASET.sources
        if (one.id in values.values() if one.running else one.known_by <= day)
    }
    return (
        sources
        | set(values)
        | {
            event.id
            for event in DATASET.events
            if any(one.source in sources for one in event.sources)
        }
    )


def named(at: AppTest) -> set[str]:
    """The ids that a page leads to, by links, by the walk along a chart and by the marks of its figures."""
    page = Markup("".join(bodies(at))).unescape()
    linked = set(re.findall(r'href="./evidence/([^"&]*)"', page))
    # A list of series, as the table of changes has it, looks alike.
    linked |= set(re.findall(r'\["([a-z0-9-]+)", "', page)) & IDS
    drawn = "".join(drawings(at))
    return linked | (set(re.findall(r'"([a-z0-9-]+)"', drawn)) & IDS)


def band(at: AppTest) -> str:
    found = [Markup(body).striptags() for body in bodies(at) if 'class="notice asof"' in body]
    assert len(found) == 1
    return str(found[0])


def steps(at: AppTest) -> dict[str, str]:
    """Words of each step -> the day it leads to."""
    body = next(body for body in bodies(at) if 'class="notice asof"' in body)
    return {
        text.split(":")[0]: day
        for day, text in re.findall(
            r'class="inside day" href="\?as_of=([^"]*)"[^>]*>([^<]*)<', body
        )
    }


def test_the_days_are_spread_and_some_bring_nothing_new() -> None:
    assert set(SPREAD) - set(DAYS) >= {Date(1900, 1, 1), BETWEEN, Date(2035, 1, 1)}
    assert len(SPREAD) >= 12
    counts = [len(known_ids(day)) for day in SPREAD]
    assert counts[0] == 0
    assert counts[-1] == len(IDS)
    assert len(set(counts)) >= 9


@cache
def sources(day: Date) -> AppTest:
    """The page Sources of a day, for looking only."""
    return opened("sources", as_of=str(day))


def test_every_page_is_seen_on_many_days_and_every_day_on_many_pages() -> None:
    assert {page for page, _ in SEEN} == set(PAGES)
    assert {day for _, day in SEEN} == set(SPREAD)
    assert min(Counter(each for pair in SEEN for each in pair).values()) >= 4


@pytest.mark.parametrize(("page", "day"), SEEN, ids=str)
def test_a_page_shows_what_was_known_by_the_day_and_nothing_else(day: Date, page: str) -> None:
    # The page Data lists values of the series that a reader has opened.
    view = {"view": "exports"} if page == "data" else {}
    at = opened(page, as_of=str(day), **view)
    assert not at.exception
    assert notices(at) == []
    found = named(at)
    assert found - known_ids(day) == set()
    if page == "sources":
        assert found == known_ids(day) & set(DATASET.source)
    if page == "timeline":
        assert found & set(DATASET.event) == known_ids(day) & set(DATASET.event)
    if day >= Date(2024, 5, 9):
        assert found
    text = words(at)
    assert not re.search(r"\b[Nn]a[Nn]\b|\bNone\b(?! [a-z])", text)


@pytest.mark.parametrize("day", SPREAD, ids=str)
def test_the_band_counts_what_is_known(day: Date) -> None:
    known = known_ids(day)
    values, events = (
        {one.id for one in group} & known for group in (DATASET.observations, DATASET.events)
    )
    said = band(sources(day))
    assert said.startswith(f"The record as it could be known on {periods.day(day)}: ")
    assert (
        f"{len(values)} of {len(DATASET.observations)} values, {len(events)} of {len(DATASET.events)} events. "
        in said
    )


@pytest.mark.parametrize("day", SPREAD[1:], ids=str)
def test_the_band_says_what_became_known_last(day: Date) -> None:
    last = max(each for each in DAYS if each <= day)
    news = [one for one in DATASET.observations if since(one) == last]
    fresh = {
        one.id: str(one.publisher)
        for one in DATASET.sources
        if one.known_by == last and not one.running
    }
    values = len(news)
    said = re.search(r"Last: (.*?) from (.*) on (\d+ \w+ \d+)\. ", band(sources(day)))
    assert said
    assert said[3] == periods.day(last)
    of_values = {str(DATASET.source[one.source].publisher) for one in news}
    publishers = sorted({*fresh.values(), *of_values}, key=str.casefold)
    more = len(publishers) - 4
    assert said[2] == ", ".join(publishers[:4]) + (f" and {more} more" if more > 0 else "")
    assert (
        int(said[1].split(" value")[0]) if " value" in said[1] and "no value" not in said[1] else 0
    ) == values


def test_before_the_first_day_nothing_was_known_yet() -> None:
    assert "Last: nothing was known yet. " in band(opened("overview", as_of="1900-01-01"))


@pytest.mark.parametrize("day", SPREAD, ids=str)
def test_steps_lead_to_the_days_before_and_after(day: Date) -> None:
    before, after = [each for each in DAYS if each < day], [each for each in DAYS if each > day]
    wanted = {"Earlier": str(before[-1])} if before else {}
    wanted |= {"Later": str(after[0])} if after else {}
    assert steps(sources(day)) == {**wanted, "Record of today": ""}


IMPOSSIBLE = ("yesterday", "20240509", "2024-5-9", "2024-02-30", "<b>2024-05-09</b>")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        *((page, "2024-13-01") for page in ("overview", "exports", "data")),
        *(("checks", text) for text in IMPOSSIBLE),
    ],
)
def test_an_impossible_day_gives_one_notice_and_the_whole_record(page: str, text: str) -> None:
    at = opened(page, as_of=text)
    assert not at.exception
    assert len(notices(at)) == 1
    assert (
        f"“{text}” in as_of, which is no day such as 2024-05-09"
        in Markup(notices(at)[0]).unescape()
    )
    assert not any("asof" in body for body in bodies(at))


def test_a_focus_that_was_not_known_then_is_left_out_with_a_notice() -> None:
    late = next(one.id for one in DATASET.observations if one.id not in known_ids(Date(2024, 5, 9)))
    at = opened("exports", as_of="2024-05-09", focus=late)
    assert evidence(at) == []
    assert len(notices(at)) == 1
    assert (
        f"“{late}” in focus, which names no observation, event or source known by that day"
        in notices(at)[0]
    )
    early = next(one.id for one in DATASET.observations if one.id in known_ids(Date(2024, 5, 9)))
    at = opened("exports", as_of="2024-05-09", focus=early)
    assert len(evidence(at)) == 1
    assert notices(at) == []


def verdict(at: AppTest, name: str) -> str:
    return rows(at)[name]["verdict"]


def test_a_verdict_changes_with_the_day() -> None:
    told = [
        verdict(opened("checks", as_of=day), "gdp-2023-latest")
        for day in ("2023-01-01", "2024-05-09", "2024-12-31", "2026-11-24")
    ]
    assert told[:2] == ["cannot be checked", "agrees"]
    assert told[-1] == verdict(opened("checks"), "gdp-2023-latest") == "differs"


def test_the_value_that_stands_changes_with_the_day() -> None:
    def stands(day: Date) -> dict[str, str]:
        used = record.of(RELEASE, day).used("exports")
        return {value.period.text: value.id for value in used if value.is_whole_year}

    then, now = stands(Date(2024, 5, 9)), stands(DAYS[-1])
    moved = {year for year in then if year in now and now[year] != then[year]}
    assert "2021" in moved
    table = "".join(bodies(opened("exports", as_of="2024-05-09")))
    assert f'href="./evidence/{then["2021"]}"' in table
    assert f'href="./evidence/{now["2021"]}"' not in table
    assert f'href="./evidence/{now["2021"]}"' in "".join(bodies(opened("exports")))


@pytest.mark.parametrize("tag", ["sr-Cyrl", "sr-Latn", "zh-Hans"])
@pytest.mark.parametrize("year", [2016, 2020, 2024, 2026])
def test_the_answer_of_a_day_rests_on_the_same_values_in_every_language(
    tag: str, year: int
) -> None:
    def named(held: Record) -> set[str | None]:
        return {piece.focus for line in claims.answer(held) for piece in line} - {None}

    day = Date(year, 5, 9)
    assert named(record.of(RELEASE.told(tag), day)) == named(record.of(RELEASE, day))
    assert named(RECORD)


def test_the_answer_of_a_day_leaves_out_the_sentences_that_rest_on_what_was_not_yet_known() -> None:
    def said(held: Record) -> str:
        lines = [*claims.answer(held), *(words for _, words in headings.in_short(held))]
        return " ".join(headings.plain(line) for line in lines)

    then, before = (record.of(RELEASE, Date(year, 5, 9)) for year in (2024, 2016))
    for part in (
        "first in 2018",
        "third in 2023",
        "stays in Serbia is not known",
        "180 million euros a year",
    ):
        assert part in said(then)
        assert part in said(RECORD)
    # The page with the list of 2021 has no date, so it is known only from the day it was read.
    for part in ("first in 2021 too", "It employs about 5,000 people", "four of five years"):
        assert part not in said(then)
        assert part in said(RECORD)
    assert "known for 2015 only" in said(before)
    assert "180 million euros a year" in said(before)
    for part in ("biggest exporters", "in 2023", "stays in Serbia is not known", "148 days"):
        assert part not in said(before)
        assert part in said(RECORD)


def test_the_release_keeps_its_day_on_the_record_of_another() -> None:
    footer = next(
        body for body in bodies(opened("sources", as_of="2024-05-09")) if "<footer" in body
    )
    assert f"Release {RELEASE.name} of {periods.day(DATASET.about.released)}" in footer
    assert f"the newest source is of {periods.day(Date(2024, 5, 9))}" in footer
    assert f"As of {periods.day(Date(2024, 5, 9))}" in footer


def days(at: AppTest) -> list[str]:
    """What the fields for the day of the record hold."""
    return re.findall(r'<input type="date" name="as_of" value="([^"]*)"', "".join(bodies(at)))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_asks_for_the_day_of_the_record_once(page: str) -> None:
    assert days(opened(page)) == [""]
    for day in (BETWEEN, Date(2024, 5, 9), Date(2035, 1, 1)):
        assert days(opened(page, as_of=str(day))) == [str(day)]


def test_the_day_of_the_form_is_shown_and_today_is_no_day() -> None:
    assert periods.day(DAYS[5]) in band(opened("checks", as_of=str(DAYS[5])))
    at = opened("checks", as_of="")
    assert days(at) == [""]
    assert not any("asof" in body for body in bodies(at))


def ways(at: AppTest) -> list[str]:
    """Where the menu leads, and the title of the site."""
    head = next(body for body in bodies(at) if 'class="masthead"' in body)
    return re.findall(r'<a class="inside[^"]*" href="([^"]*)"', head)


def test_a_day_stays_in_the_links_of_the_menu_until_today_is_asked_for() -> None:
    places = {"" if page == "overview" else page for page in PAGES}
    for page in ("checks", "exports", "timeline", "data"):
        found = ways(opened(page, as_of="2024-05-09"))
        assert len(found) == len(PAGES) + 1
        assert set(found) == {f"./{place}?as_of=2024-05-09" for place in places}
    assert set(ways(opened("exports"))) == {f"./{place}" for place in places}


ANY_DAY = st.dates(DAYS[0] - timedelta(400), DAYS[-1] + timedelta(400))


@given(ANY_DAY, st.integers(0, 3000))
def test_with_a_later_day_inputs_of_checks_only_grow(day: Date, more: int) -> None:
    """What stands may change, but a check whose values are all named by id stays worked out."""
    early, late = (record.of(RELEASE, each) for each in (day, day + timedelta(more)))
    fixed = [
        check.id
        for check in DATASET.checks
        if check.kind != "sum" and all(one.observation for _, _, one in check.inputs.placed())
    ]
    assert fixed
    assert known_ids(day) <= known_ids(day + timedelta(more))
    for name in fixed:
        if early.result[name].formula:
            assert late.result[name] == early.result[name]


def test_the_frames_of_a_day_are_those_of_the_day_on_which_something_became_known_last() -> None:
    assert record.of(RELEASE, BETWEEN) is record.of(
        RELEASE, max(day for day in DAYS if day < BETWEEN)
    )
    assert record.of(RELEASE, Date(2035, 1, 1)) is record.of(RELEASE, DAYS[-1])
    assert [one.verdict for one in Record(DATASET, DAYS[-1]).results] == [
        one.verdict for one in RECORD.results
    ]
