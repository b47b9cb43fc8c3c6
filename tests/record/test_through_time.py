"""Verdicts through time: what each question came to from which day on, and which news decided it."""

from datetime import date as Date
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard import store
from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import Record, through_time
from dashboard.record.questions import asked
from dashboard.record.through_time import Band, ThroughTime
from tests.folders import REAL, add, add_ratios

RELEASE = store.current(REAL)
KNOWN = through_time.of(RELEASE)
DAY = timedelta(1)


def outcome(known: ThroughTime, check: str, day: Date) -> Verdict:
    """What a check had come to by a day, as its history says."""
    held = [each.verdict for since, each in known.histories[check].items() if since <= day]
    return held[-1] if held else Verdict.UNCHECKED


def assert_as_worked_out_on(dataset: Dataset, known: ThroughTime, day: Date) -> None:
    """The histories say of a day what its whole record says."""
    results = Record(dataset, day).results
    assert {one.check.id: outcome(known, one.check.id, day) for one in results} == {
        one.check.id: one.verdict for one in results
    }


def turns(known: ThroughTime) -> list[Date]:
    """Every day on which some check came to another verdict."""
    found = set()
    for history in known.histories.values():
        before = None
        for day, each in history.items():
            if each.verdict is not before:
                found.add(day)
            before = each.verdict
    return sorted(found)


TURNS = turns(KNOWN)


def test_verdicts_turn_on_many_days() -> None:
    assert len(TURNS) >= 20
    assert set(TURNS) <= {*RELEASE.dataset.days, *RELEASE.dataset.days_after_due}


@pytest.mark.parametrize("day", TURNS[::3], ids=str)
def test_verdicts_are_those_of_the_whole_record_of_a_day_and_of_the_day_before(day: Date) -> None:
    assert_as_worked_out_on(RELEASE.dataset, KNOWN, day - DAY)
    assert_as_worked_out_on(RELEASE.dataset, KNOWN, day)


def test_verdicts_of_every_day_of_a_small_record(small: Path) -> None:
    add_ratios(small)
    dataset = read(small)
    known = through_time.of_dataset(dataset)
    assert len(dataset.days) >= 4
    for day in (dataset.days[0] - DAY, *dataset.days):
        assert_as_worked_out_on(dataset, known, day)


def test_every_question_has_one_band_in_the_order_of_the_dataset() -> None:
    checks = RELEASE.dataset.checks
    assert [band.question for band in KNOWN.bands] == list(
        dict.fromkeys(check.question for check in checks)
    )
    questions = asked(Record(RELEASE.dataset), tuple(Verdict))
    assert {band.id: band.question for band in KNOWN.bands} == {
        question.id: question.text for question in questions
    }


@pytest.mark.parametrize("band", KNOWN.bands, ids=lambda band: band.id)
def test_pieces_follow_each_other_until_today_and_each_has_its_news(band: Band) -> None:
    assert band.pieces
    ends = [piece.until for piece in band.pieces]
    assert ends == [*(piece.since for piece in band.pieces[1:]), None]
    verdicts = [piece.verdict for piece in band.pieces]
    assert all(one is not other for one, other in pairwise(verdicts))
    for piece in band.pieces:
        assert piece.holds_on(piece.since)
        assert not piece.holds_on(piece.since - DAY)
        if piece.since in RELEASE.dataset.days_after_due:
            continue
        assert piece.news
        held = [RELEASE.dataset.observation[name] for name in piece.news]
        assert {RELEASE.dataset.known_by(each) for each in held} == {piece.since}


def test_a_piece_ends_where_the_next_one_begins() -> None:
    changed = [band for band in KNOWN.bands if len(band.pieces) > 1]
    assert len(changed) >= 5
    for band in changed:
        for piece in band.pieces[:-1]:
            assert piece.until is not None
            assert piece.holds_on(piece.until - DAY)
            assert not piece.holds_on(piece.until)


def test_the_last_piece_is_the_worst_of_today_of_what_can_be_checked() -> None:
    last = {band.question: band.pieces[-1].verdict for band in KNOWN.bands}
    for question in asked(Record(RELEASE.dataset), tuple(Verdict)):
        verdicts = {result.verdict for result in question.results}
        worked = verdicts - {Verdict.UNCHECKED} or verdicts
        assert last[question.text] is max(worked, key=lambda verdict: verdict.weight)


def told(name: str) -> list[tuple[str, Verdict]]:
    band = next(band for band in KNOWN.bands if band.id == name)
    return [(str(piece.since), piece.verdict) for piece in band.pieces]


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        (
            "price-2016-at-2016-06-16",
            [("2016-06-16", Verdict.AGREES), ("2021-03-31", Verdict.DIFFERS)],
        ),
        (
            "exported-2014",
            [("2024-05-01", Verdict.CONSISTENT), ("2024-05-09", Verdict.DIFFERS)],
        ),
        ("city-forty-percent", [("2024-05-09", Verdict.UNCHECKED)]),
        ("net-exports-2015", [("2016-02-01", Verdict.CONSISTENT)]),
    ],
)
def test_bands_of_the_record(name: str, pieces: list[tuple[str, Verdict]]) -> None:
    assert told(name) == pieces


def band_of(folder: Path, name: str) -> list[tuple[str, Verdict, tuple[str, ...]]]:
    known = through_time.of_dataset(read(folder))
    band = next(band for band in known.bands if band.id == name)
    return [(str(piece.since), piece.verdict, piece.news) for piece in band.pieces]


LATER = """

- id: paper-2022-04
  publisher: Paper
  url: "https://paper.example/2022"
  language: en
  kind: local_press
  country: "NO"
  published: "2022-04-01"
  accessed: "2022-05-04"
  read: whole
"""


@pytest.mark.parametrize(
    ("value", "later"),
    [
        ("5000", [("2022-04-01", Verdict.IMPOSSIBLE, ("sales-2018-paper",))]),
        ("2900", [("2022-04-01", Verdict.IMPOSSIBLE, ("sales-2018-paper",))]),
        ("2000", []),
        ("400", []),
    ],
)
def test_a_value_that_becomes_known_later_turns_the_verdict_from_its_day(
    small: Path, value: str, later: list[tuple[str, Verdict, tuple[str, ...]]]
) -> None:
    first = ("2022-01-20", Verdict.CONSISTENT, ("sales-since-2018",))
    assert band_of(small, "check-bound") == [first]
    with (small / "sources.yaml").open("a") as file:
        file.write(LATER)
    said = {"value": value, "unit": "NOK_m", "as_printed": f"{value} million kroner"}
    chosen = {"standing": "preferred", "reason": "The paper has seen the books."}
    source = "paper-2022-04"
    add(small, "sales", id="sales-2018-paper", period="2018", source=source, **said, **chosen)
    assert band_of(small, "check-bound") == [first, *later]


def test_a_dataset_without_checks_has_no_bands(bare: Path) -> None:
    known = through_time.of_dataset(read(bare))
    assert (dict(known.histories), known.bands) == ({}, ())


def test_the_bands_of_a_release_are_worked_out_once() -> None:
    found = through_time.of(RELEASE)
    assert through_time.of(RELEASE) is found


@pytest.mark.parametrize("tag", ["sr-Latn", "sr-Cyrl", "zh-Hans"])
def test_another_language_has_the_same_verdicts_under_its_own_questions(tag: str) -> None:
    told = RELEASE.told(tag)
    found = through_time.of(told)
    assert found.histories is through_time.of(RELEASE).histories
    assert [band.pieces for band in found.bands] == [band.pieces for band in KNOWN.bands]
    questions = list(dict.fromkeys(check.question for check in told.dataset.checks))
    assert [band.question for band in found.bands] == questions
    assert not {band.question for band in KNOWN.bands} & set(questions)
