"""Verdicts through time on the page: bands of questions, days on which something changed, the file."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path

import pytest
from markupsafe import Markup, escape
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard.record import stops, through_time
from dashboard.web import data
from dashboard.words import periods, verdicts
from dashboard.words import through_time as worded
from tests.folders import edit
from tests.web.caller import ask

from .checked import sections
from .screen import PAGES, RELEASE, bodies, follow, opened, options, plain

APP = Starlette(routes=list(data.ROUTES))
BANDS = {band.question: band for band in through_time.of(RELEASE).bands}
DRAWN = {question: () if band.asks_for_a_day else band.pieces for question, band in BANDS.items()}
"""The pieces on the page: a question after the day of a rate has no verdict as a whole."""
STOPS = stops.of(RELEASE)
DAY = Date(2024, 5, 9)
PIECE = re.compile(
    r'<li class="([a-z_]+)" style="--days: (\d+)">'
    r'<a class="inside day" href="\?as_of=([^"#]*)#question-([^"]*)"( aria-current="true")?>'
    r"<b>(.*?)</b> <span>(.*?)</span></a>(.*?)</li>"
)


@pytest.fixture(scope="session")
def held(page_of: Callable[[str], AppTest]) -> dict[str, str]:
    return sections(page_of("checks"))


def test_each_question_has_its_band_with_a_link_for_each_verdict(held: dict[str, str]) -> None:
    assert set(held) == set(BANDS)
    for question, section in held.items():
        band = BANDS[question]
        found = PIECE.findall(section)
        assert [(look, day, name, words) for look, _, day, name, _, words, _, _ in found] == [
            (
                piece.verdict.name.lower(),
                str(piece.since),
                band.id,
                verdicts.name(piece.verdict),
            )
            for piece in DRAWN[question]
        ]
        assert [time for *_, time, _ in found] == [worded.time_of(one) for one in DRAWN[question]]
        # The record of today is of the time of the last verdict.
        assert [bool(mark) for *_, mark, _, _, _ in found] == [
            piece.until is None for piece in DRAWN[question]
        ]
    assert [band.id for band in BANDS.values() if band.asks_for_a_day] == ["dollars-at-2024-04-29"]


def test_a_piece_names_the_value_that_brought_it(held: dict[str, str]) -> None:
    for question, section in held.items():
        for piece, found in zip(DRAWN[question], PIECE.findall(section), strict=True):
            if not piece.news:
                assert "when the time of a promise was over" in found[-1]
                continue
            assert f'href="./evidence/{piece.news[0]}"' in found[-1]
            assert (
                plain(worded.value(RELEASE.dataset, piece.news[0])) in Markup(found[-1]).striptags()
            )
            more = len(piece.news) - 1
            assert (f"and {more} more" in found[-1]) == bool(more)


def test_what_a_page_without_a_date_prints_was_read_and_the_rest_became_known(
    held: dict[str, str],
) -> None:
    said = {"was read": 0, "were read": 0, "became known": 0}
    for question, section in held.items():
        for piece, found in zip(DRAWN[question], PIECE.findall(section), strict=True):
            observations = [RELEASE.dataset.observation[name] for name in piece.news]
            if not observations:
                continue
            dated = [RELEASE.dataset.source[one.source].published for one in observations]
            (told,) = (words for words in said if words in found[-1])
            assert (told == "became known") == any(dated), found[-1]
            said[told] += 1
    assert min(said.values()) >= 1


def test_a_band_of_an_earlier_day_marks_the_piece_of_then_and_names_nothing_later() -> None:
    found = sections(opened("checks", as_of=str(DAY)))
    marked = 0
    for question, section in found.items():
        pieces = DRAWN[question]
        told = PIECE.findall(section)
        assert [bool(mark) for *_, mark, _, _, _ in told] == [
            piece.holds_on(DAY) for piece in pieces
        ]
        assert ["./evidence/" in rest for *_, rest in told] == [
            piece.since <= DAY and bool(piece.news) for piece in pieces
        ]
        marked += sum(piece.holds_on(DAY) for piece in pieces)
    assert 5 < marked < len(BANDS)


def test_a_piece_as_long_as_it_lasted(held: dict[str, str]) -> None:
    for question, section in held.items():
        for piece, found in zip(DRAWN[question], PIECE.findall(section), strict=True):
            if piece.until is not None:
                assert int(found[1]) == (piece.until - piece.since).days
            assert int(found[1]) >= 1


def changes(at: AppTest) -> dict[str, list[str]]:
    """Each day of the control, and what is told of it."""
    (fold,) = [body for body in bodies(at) if 'id="known-on"' in body]
    return {
        words: [str(Markup(line).unescape()) for line in re.findall(r"<li>(.*?)</li>", listed)]
        for words, listed in re.findall(
            r'data-parameter="as_of"[^>]*>([^<]*)</a><ul role="list">(.*?)</ul>', fold
        )
    }


@pytest.mark.parametrize("page", ["overview", "checks"])
def test_the_days_are_the_stops_and_say_what_changed(
    page_of: Callable[[str], AppTest], page: str
) -> None:
    told = changes(page_of(page))
    assert list(told) == [periods.day(stop.day) for stop in reversed(STOPS)]
    for stop in STOPS:
        said = told[periods.day(stop.day)]
        assert said == [plain(each) for each in worded.changes(RELEASE.dataset, stop)]
        assert 1 <= len(said) <= worded.MOST_NAMED + 1
    days = options(page_of(page), "as_of")
    assert [day.query for day in days] == [{"as_of": [str(stop.day)]} for stop in reversed(STOPS)]
    # All that is known is the record of the last one.
    assert [day.is_chosen for day in days] == [True, *[False] * (len(STOPS) - 1)]


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("overview", "checks")])
def test_other_pages_have_no_such_days(page_of: Callable[[str], AppTest], page: str) -> None:
    assert 'id="known-on"' not in "".join(bodies(page_of(page)))


def test_a_day_is_followed_and_all_other_choices_stay() -> None:
    at = opened("checks", kind="differs")
    day = next(each for each in options(at, "as_of") if each.words == periods.day(DAY))
    assert day.query == {"kind": ["differs"], "as_of": [str(DAY)]}
    after = follow("checks", day)
    assert [each.words for each in options(after, "as_of") if each.is_chosen] == [periods.day(DAY)]
    back = next(each for each in options(after, "as_of") if each.words == "Record of today")
    assert back.query == {"kind": ["differs"]}


def test_between_two_stops_the_earlier_one_is_in_view() -> None:
    at = opened("overview", as_of="2024-06-01")
    assert [each.words for each in options(at, "as_of") if each.is_chosen] == [periods.day(DAY)]
    assert "As known on 1 June 2024" in "".join(bodies(at))


def filed(query: str = "") -> list[dict[str, str]]:
    answer = ask(APP, f"/data/verdicts.csv{query}")
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def test_the_file_has_a_row_for_each_piece() -> None:
    assert [
        (row["question"], row["check"], row["since"], row["until"], row["verdict"])
        for row in filed()
    ] == [
        (
            band.question,
            band.id,
            str(piece.since),
            str(piece.until or ""),
            piece.verdict.value,
        )
        for band in BANDS.values()
        for piece in band.pieces
    ]
    names = {name for row in filed() for name in row["became_known"].split("\n") if name}
    assert len(names) > len(BANDS)
    assert names <= RELEASE.dataset.observation.keys()


def test_the_file_of_a_day_ends_with_it() -> None:
    found = filed(f"?as_of={DAY}")
    assert {(row["check"], row["since"]) for row in found} == {
        (band.id, str(piece.since))
        for band in BANDS.values()
        for piece in band.pieces
        if piece.since <= DAY
    }
    open_ones = [row for row in found if not row["until"]]
    assert len(open_ones) == len({row["check"] for row in found}) > 5
    assert all(row["until"] <= str(DAY) for row in found if row["until"])


def test_a_dataset_without_checks_has_neither_days_nor_bands(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(bare))
    for page in ("overview", "checks"):
        assert "through-time" not in "".join(bodies(opened(page)))
        assert "known-on" not in "".join(bodies(opened(page)))


def test_a_question_is_shown_as_text(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "Is <b>it</b> <script>alert(1)</script> so?"
    edit(small, "checks.yaml", "question: Was it first for years?", f'question: "{question}"')
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    for page in ("overview", "checks"):
        whole = "".join(bodies(opened(page)))
        assert "<script>alert" not in whole
        assert str(escape(question)) in whole
