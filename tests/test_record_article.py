"""The article of 9 May 2024 in the published record: every statement has its claim or a reason, every verdict its ground."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import article
from dashboard.article import Entry
from dashboard.record import Record
from tests import published
from tests.folders import REAL
from tests.test_record_voices import ROWS, SOURCES, printing, root, side

DATASET = published.DATASET
RECORD = published.RECORD
ENTRIES = {one.statement.id: one for one in article.entries(RECORD)}
SEED = "people-s-daily-online-2024-05-09"
STATEMENTS = """
    state-visit second-visit fate-of-the-city century-old state-owned city-revenue pride near-closure acquisition workers tour plaque pledge
    experts exports dollars top-exporter output gdp belt-and-road letter
""".split()
"""Everything that the article states, in its order."""
EVENTS: dict[str, Any] = {
    one["id"]: one for one in yaml.load((REAL / "events.yaml").read_text("utf-8"), yaml.BaseLoader)
}
HELD: dict[str, Any] = yaml.load((REAL / "article.yaml").read_text("utf-8"), yaml.BaseLoader)


def left_out() -> dict[str, str]:
    """Statement -> why it stands in no claim, from the data dictionary."""
    text = (
        Path(REAL, "README.md")
        .read_text("utf-8")
        .split("## What the page of the article is")[1]
        .split("\n## ")[0]
    )
    table = text.split("| statement | why it is left out |")[1]
    return dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table, re.MULTILINE))


def test_every_statement_of_the_article_is_a_claim_or_is_left_out_for_a_reason() -> None:
    out = left_out()
    assert out
    assert all(len(reason.split()) > 5 for reason in out.values())
    assert [name for name in STATEMENTS if name not in out] == list(ENTRIES)
    assert set(out) < set(STATEMENTS)


def test_every_value_of_the_article_is_the_record_of_a_claim() -> None:
    printed = {one.id for one in DATASET.observations if one.source == SEED}
    said = {name for one in ENTRIES.values() for name in one.statement.says}
    assert len(printed) >= 6
    assert printed <= said
    told = {
        event.id
        for event in DATASET.events
        if any(witness.source == SEED for witness in event.sources)
    }
    assert told <= said


def test_figures_stand_as_the_article_prints_them() -> None:
    text = " ".join(one.text for one in ENTRIES.values())
    for figure in (
        "4.77 billion euros",
        "5.13 billion dollars",
        "795 million euros",
        "1.15 %",
        "40 %",
    ):
        assert figure in text


@pytest.mark.parametrize("one", ENTRIES.values(), ids=ENTRIES)
def test_no_verdict_is_stated_that_would_follow_from_the_record(one: Entry) -> None:
    assert DATASET.article is not None
    if one.statement.verdict is None or not one.statement.says:
        return
    derived = article.verdict(
        RECORD, DATASET.article, one.statement.model_copy(update={"verdict": None, "reason": None})
    )
    assert derived != one.verdict


def sides_of(name: str) -> set[tuple[str, frozenset[str]]]:
    """The side of each page behind a value or an event, with the statements that it goes back to."""
    if name in EVENTS:
        return {(side(one["source"]), frozenset()) for one in EVENTS[name]["sources"]}
    pages: dict[str, set[str]] = {}
    for row in printing(ROWS[name]):
        pages.setdefault(row["source"], set()).add(root(row))
    return {(side(page), frozenset(roots - {""})) for page, roots in pages.items()}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_derived_verdict_is_that_of_a_plain_count(name: str) -> None:
    held = next(one for one in HELD["claims"] if one["id"] == name)
    if "verdict" in held:
        assert ENTRIES[name].verdict == held["verdict"]
        return
    titles = {
        one["id"]: one["title"]
        for one in yaml.load((REAL / "sides.yaml").read_text("utf-8"), yaml.BaseLoader)
    }
    own = {side(SEED), *(titles[each] for each in HELD["sides"])}
    failed = [RECORD.result[check].verdict.name for check in held.get("checks", [])]
    events = [each for each in held["says"] if each in EVENTS]
    values = [pages for each in held["says"] if each in ROWS for pages in sides_of(each)]
    theirs = {origin for who, roots in values if who in own for origin in roots}
    elsewhere = any(who not in own for each in events for who, _ in sides_of(each))
    alone = any(who not in own and roots and not roots & theirs for who, roots in values)
    expected = "supported" if elsewhere or alone else "one_side"
    expected = "disputed" if held.get("rivals") else expected
    expected = "does_not_fit" if {"DIFFERS", "IMPOSSIBLE"} & set(failed) else expected
    assert ENTRIES[name].verdict == expected


def test_the_article_is_in_print_from_its_day_on() -> None:
    published = DATASET.source[SEED].known_by
    day = next(each for each in DATASET.days if each == published)
    assert len(article.entries(Record(DATASET.known(day)))) == len(ENTRIES)
    assert article.entries(Record(DATASET.known(day.replace(day=day.day - 1)))) == ()


def test_sources_of_the_article_are_in_the_record() -> None:
    assert HELD["source"] == SEED
    assert SOURCES[SEED]["published"] == "2024-05-09"
    assert not [
        one
        for one in HELD["claims"]
        if not one.get("says") and one.get("verdict") not in ("not_found", "not_checkable")
    ]
