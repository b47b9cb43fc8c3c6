"""Stops: the days on which the verdict of a question or a card of the overview changed."""

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard import store
from dashboard.agreement import Verdict
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import Record, findings, stops, through_time, voices
from dashboard.record.stops import CardNews, Stop
from tests.folders import REAL, add

RELEASE = store.current(REAL)
BANDS = [band for band in through_time.of(RELEASE).bands if not band.asks_for_a_day]
STOPS = stops.of(RELEASE)
DAY = timedelta(1)


def cards_of(dataset: Dataset, day: Date) -> dict[str, object]:
    """What each card showed on a day, by the label of its claim, from the whole record of then."""
    record = Record(dataset, day)
    found: dict[str, object] = {}
    for claim in record.dataset.about.claims:
        numbers = {claim.observation, *claim.beside}
        named = {name for each in claim.asserts for name in each.checks}
        verdicts = [
            result.verdict
            for result in record.results
            if result.check.id in named or not numbers.isdisjoint(result.inputs)
        ]
        said = voices.of(record.dataset, record.dataset.observation[claim.observation])
        found[claim.label] = (
            {side.id for side, _ in said.by_side},
            bool(claim.verdict and findings.holds(record, claim.verdict, claim.asserts)),
            max(verdicts, key=lambda verdict: verdict.weight, default=None),
        )
    return found


def test_there_are_few_stops_and_each_is_a_day_of_news() -> None:
    days = [stop.day for stop in STOPS]
    assert days == sorted(set(days))
    assert set(days) <= {*RELEASE.dataset.days, *RELEASE.dataset.days_after_due}
    assert 10 <= len(days) <= 60
    assert all(stop.turns or stop.cards for stop in STOPS)


def test_the_turns_of_the_stops_are_the_pieces_of_the_bands() -> None:
    told = [(stop.day, turn.band.id, turn.verdict) for stop in STOPS for turn in stop.turns]
    pieces = [(piece.since, band.id, piece.verdict) for band in BANDS for piece in band.pieces]
    assert sorted(told) == sorted(pieces)
    before = {(stop.day, turn.band.id): turn.before for stop in STOPS for turn in stop.turns}
    for band in BANDS:
        assert before[band.pieces[0].since, band.id] is None
        for piece, following in pairwise(band.pieces):
            assert before[following.since, band.id] is piece.verdict


def _pairs() -> Iterator[tuple[Date, Date]]:
    """Days of news, some with and some without a change of a card, each with the day before."""
    days = RELEASE.dataset.days
    claimed = min(stop.day for stop in STOPS if stop.cards)
    late = [day for day in days if day >= claimed]
    yield from ((day - DAY, day) for day in sorted({*late[:4], *late[4::4], late[-1]}))


@pytest.mark.parametrize(("before", "day"), list(_pairs()), ids=str)
def test_a_card_changes_on_its_stops_and_on_no_other_day(before: Date, day: Date) -> None:
    then, now = cards_of(RELEASE.dataset, before), cards_of(RELEASE.dataset, day)
    changed = {label for label, card in now.items() if then.get(label) != card}
    told = {news.claim.label for stop in STOPS if stop.day == day for news in stop.cards}
    assert told == changed


def news_of(folder: Path, label: str) -> list[tuple[str, CardNews]]:
    dataset = read(folder)
    found: tuple[Stop, ...] = stops.of_dataset(dataset, through_time.of_dataset(dataset))
    return [
        (str(stop.day), news) for stop in found for news in stop.cards if news.claim.label == label
    ]


PAPER = """

- id: paper-2022-04
  publisher: Paper
  url: "https://paper.example/2022"
  language: en
  kind: {kind}
  country: "NO"
  published: "2022-04-01"
  accessed: "2022-05-04"
  read: whole
"""


def with_repeat(folder: Path, kind: str, value: str) -> None:
    """A page of a later day that prints a number for the time of a claim."""
    with (folder / "sources.yaml").open("a") as file:
        file.write(PAPER.format(kind=kind))
    said = {"value": value, "unit": "NOK_bn", "as_printed": f"{value} billion since 2018"}
    add(folder, "sales", id="sales-paper", period="2018/", source="paper-2022-04", **said)


def test_a_card_comes_on_the_day_of_its_claim(small: Path) -> None:
    ((day, news), *_) = news_of(small, "Sales since 2018")
    assert day == "2022-01-20"
    assert (news.is_new, news.sides, news.is_judged_anew) == (True, (), False)


def test_a_side_that_repeats_a_claim_is_news_of_its_card(small: Path) -> None:
    sides = {side.id for side in read(small).sides}
    assert len(sides) > 1
    before = len(news_of(small, "Sales since 2018"))
    with_repeat(small, "local_press", "2.1")
    *_, (day, news) = news_of(small, "Sales since 2018")
    assert len(news_of(small, "Sales since 2018")) == before + 1
    assert day == "2022-04-01"
    assert set(news.sides) < sides
    assert news.sides
    assert (news.is_new, news.is_judged_anew) == (False, False)


def test_another_number_for_the_time_of_a_claim_is_no_news_of_its_sides(small: Path) -> None:
    before = news_of(small, "Sales since 2018")
    with_repeat(small, "local_press", "2.4")
    assert news_of(small, "Sales since 2018") == before


def test_a_claim_is_judged_anew_when_a_check_of_it_turns() -> None:
    news = {each.claim.label: each for stop in STOPS for each in stop.cards if each.is_judged_anew}
    assert "Output beside GDP" in news
    turned = [turn for stop in STOPS for turn in stop.turns if "1.15 %" in turn.band.question]
    assert [turn.verdict for turn in turned] == [Verdict.AGREES, Verdict.DIFFERS]


def test_turns_about_the_claims_of_the_overview_are_told_apart() -> None:
    headlines = {turn.band.question for stop in STOPS for turn in stop.turns if turn.is_headline}
    asked = {turn.band.question for stop in STOPS for turn in stop.turns}
    assert "Are 795 million euros equal to 1.15 % of Serbia's GDP in 2023?" in headlines
    assert "Do the two halves of 2016 add up to the year?" in asked - headlines


def test_a_dataset_without_checks_and_claims_has_no_stops(bare: Path) -> None:
    dataset = read(bare)
    assert stops.of_dataset(dataset, through_time.of_dataset(dataset)) == ()


@pytest.mark.parametrize("tag", ["sr-Latn", "sr-Cyrl", "zh-Hans"])
def test_another_language_has_the_same_stops_with_its_own_cards(tag: str) -> None:
    told = RELEASE.told(tag)
    found = stops.of(told)
    assert found == stops.of_dataset(told.dataset, through_time.of_dataset(told.dataset))
    assert [stop.day for stop in found] == [stop.day for stop in STOPS]
    claims = [news.claim for stop in found for news in stop.cards]
    assert len(claims) > 5
    assert all(claim in told.dataset.about.claims for claim in claims)
