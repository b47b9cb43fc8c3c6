"""Verdicts beside claims, in the answer, on the evidence card and as data; datasets with other checks or none."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date as Date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from markupsafe import Markup, escape
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from dashboard import article, claims, headings, record
from dashboard.agreement import Verdict
from dashboard.model import REFERENCE
from dashboard.model.claims import Claim
from dashboard.reading import read
from dashboard.record import Record, voices
from dashboard.web import data
from dashboard.words import verdicts
from tests.folders import edit
from tests.told import Told, told
from tests.web.caller import ask

from .checked import RESULTS, rows, sections
from .screen import (
    DATASET,
    RECORD,
    RELEASE,
    bodies,
    content,
    evidence,
    notices,
    opened,
    plain,
    words,
)

APP = Starlette(routes=list(data.ROUTES))


WORST = (
    "cannot be",
    "differs",
    "short",
    "not reported",
    "cannot be checked",
    "near",
    "consistent with",
    "exceeded",
    "kept",
    "agrees",
    "not due",
    "worked out",
)


def worst_first(names: set[str]) -> list[Told]:
    """The checks of some values, never the kindest first."""
    found = [one for one in RESULTS if names & set(one.inputs)]
    return sorted(found, key=lambda one: WORST.index(one.verdict.value))


@pytest.mark.parametrize("claimed", DATASET.about.claims, ids=lambda one: one.label)
def test_a_card_tells_the_worst_of_its_checks_and_its_evidence_counts_all(
    page_of: Callable[[str], AppTest], claimed: Claim
) -> None:
    concerned = worst_first({claimed.observation, *claimed.beside})
    assert concerned
    whole = "".join(bodies(page_of("overview")))
    card = whole.split('<article class="claim">')[DATASET.about.claims.index(claimed) + 1]
    told = re.findall(r'<p class="verdict-words">(.*?)</p>', card.split("</article>")[0])
    worded = headings.verdict(RECORD, claimed)
    assert worded is not None
    assert told == [str(escape(headings.plain(worded)))]
    rests_on = {name for each in claimed.asserts for name in each.checks}
    worst = {one.check.id for one in concerned if one.verdict is concerned[0].verdict}
    assert worst & rests_on, "the sentence is silent about the worst of the checks"
    count = "1 check" if len(concerned) == 1 else f"{len(concerned)} checks"
    for name in (claimed.observation, *claimed.beside):
        assert f"<h3>Used in {count}" in evidence(opened("checks", focus=name))[0]


@pytest.mark.parametrize("claimed", DATASET.about.claims, ids=lambda one: one.label)
def test_a_claim_has_one_verdict_on_its_card_in_the_article_and_at_its_checks(
    page_of: Callable[[str], AppTest], claimed: Claim
) -> None:
    worded = claims.verdict(RECORD, claimed)
    assert worded is not None
    said = headings.plain(worded)
    assert escape(said) in "".join(bodies(page_of("overview")))
    rests_on = {name for each in claimed.asserts for name in each.checks}
    questions = {check.question for check in DATASET.checks if check.id in rests_on}
    assert questions
    for question in questions:
        told = re.findall(r'<p class="concluded">(.*?)</p>', sections(page_of("checks"))[question])
        assert [str(Markup(each).striptags()) for each in told] == [said]
    numbers = {claimed.observation, *claimed.beside}
    entries = [one for one in article.entries(RECORD) if numbers & set(one.statement.says)]
    assert entries
    page = "".join(bodies(page_of("article")))
    for entry in entries:
        (own,) = re.findall(
            rf'id="claim-{entry.statement.id}">(.*?)</article>', page, flags=re.DOTALL
        )
        told = re.findall(r'<p class="verdict-words">(.*?)</p>', own)
        assert said in [str(Markup(each).striptags()) for each in told]


def saying(claimed: Claim) -> tuple[str, ...]:
    """Ids of all values that a claim of a card is, or by which other pages say it again."""
    own = (claimed.observation, *claimed.beside, *claimed.same)
    found = (voices.of(DATASET, DATASET.observation[name]).alike for name in own)
    return tuple(sorted(set(own).union(*found)))


@pytest.mark.parametrize("claimed", DATASET.about.claims, ids=lambda one: one.label)
def test_every_value_that_says_a_claim_has_the_verdict_of_its_card_in_its_evidence(
    claimed: Claim,
) -> None:
    worded = claims.verdict(RECORD, claimed)
    assert worded is not None
    said = headings.plain(worded)
    names = saying(claimed)
    assert {claimed.observation, *claimed.beside} < set(names)
    for name in names:
        shown = evidence(opened("checks", focus=name))[0]
        (told,) = re.findall(r'<p class="verdict-words">(.*?)</p>', shown)
        assert str(Markup(told).striptags()) == said
        assert re.search(r"<h3>(Used in \d+ checks?|\d+ checks? of the same claim)", shown)


@pytest.mark.parametrize("day", ["2024-05-09", "2025-01-01"])
def test_a_claim_has_one_verdict_on_an_earlier_day_too(day: str) -> None:
    """Then no sentence of the dataset holds, and the question says what it comes to."""
    known = record.of(RELEASE, Date.fromisoformat(day))
    held = sections(opened("checks", as_of=day))
    overview = "".join(bodies(opened("overview", as_of=day)))
    told = 0
    for claimed in known.dataset.about.claims:
        worded = claims.verdict(known, claimed)
        own = claims.judging(known, claimed)
        if worded is None or worded == headings.verdict(known, claimed):
            continue
        said = headings.plain(worded)
        (concluded,) = re.findall(r'<p class="concluded">(.*?)</p>', held[own[0].check.question])
        assert str(Markup(concluded).striptags()) == said
        assert escape(said) in overview
        told += 1
    assert told >= 2


def test_a_result_in_the_answer_or_beside_it_leads_to_its_check(
    page_of: Callable[[str], AppTest],
) -> None:
    opening = content(page_of("overview"))[0]
    about = DATASET.about
    sentences = [*about.answer, *(line.text for line in about.in_short)]
    found = REFERENCE.findall(" ".join(sentences))
    named = {name: said or told(RECORD)[name].got for name, said in found if name in DATASET.check}
    assert named
    for name, said in named.items():
        assert f'<a class="inside" href="./checks#{name}">{escape(said)}</a>' in opening


@cache
def users(name: str) -> tuple[Told, ...]:
    """The checks that the evidence of a value counts: for a number of a card those of the card."""
    cards = ({one.observation, *one.beside} for one in DATASET.about.claims)
    return tuple(worst_first(next((names for names in cards if name in names), {name})))


def used(least: int, most: int) -> str:
    return next(one.id for one in DATASET.observations if least <= len(users(one.id)) <= most)


@pytest.mark.parametrize(("least", "most"), [(1, 1), (2, 5), (6, 99)])
def test_evidence_says_in_which_checks_a_value_is_used(least: int, most: int) -> None:
    name = used(least, most)
    card = evidence(opened("checks", focus=name))[0]
    count = len(users(name))
    assert f"<h3>Used in {'1 check' if count == 1 else f'{count} checks'}" in card
    lines = re.findall(
        r'<span class="verdict [a-z-]+">(.*?)</span>\s*<span>'
        r'<a class="inside" href="\./checks#([^"]*)"[^>]*>(.*?)</a>(?:: (.*?))?</span></li>',
        card,
    )
    assert lines == [
        (
            verdicts.of_check(one.result),
            one.check.id,
            str(escape(one.check.title)),
            str(escape(one.ranges or one.got)),
        )
        for one in users(name)
    ]
    assert (f"<summary>{count - 5} more check" in card) is (count > 5)


def test_evidence_of_a_value_in_no_check_says_nothing_of_checks() -> None:
    name = next(one.id for one in DATASET.observations if not users(one.id))
    assert "Used in" not in evidence(opened("checks", focus=name))[0]


def short(value: Decimal | None) -> Decimal | None:
    """As many digits as a file has of a result."""
    return None if value is None else Decimal(f"{value:.10g}")


def filed(query: str = "") -> list[dict[str, str]]:
    """The rows of the file at its address."""
    answer = ask(APP, f"/data/checks.csv{query}")
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("day", [None, "2024-05-09"])
def test_the_address_of_the_checks_has_what_the_page_has(day: str | None) -> None:
    at = opened("checks", **({"as_of": day} if day else {}))
    query = f"?as_of={day}" if day else ""
    found = filed(query)
    held = rows(at)
    assert {row["id"] for row in found} == {*held}
    assert len(found) == len(held)
    for row in found:
        cell = held[row["id"]]
        assert cell["verdict"].startswith(verdicts.name(Verdict(row["verdict"])))
        # What goes for several checks of a question stands beside all of them.
        assert plain(row["sentence"]).startswith(Markup(cell["sentence"]).striptags())
        assert row["inputs"].split("\n") == (
            re.findall(r'evidence/([^"]*)"', cell["inputs"]) or [""]
        )
        assert plain(row["formula"]) == Markup(cell["formula"]).striptags()
    lists = [
        value
        for value in ask(APP, f"/data/checks.json{query}").json.values()
        if isinstance(value, list)
    ]
    assert lists
    listed = next(value for value in lists if len(value) == len(found) and "verdict" in value[0])
    assert [(one["id"], one["verdict"]) for one in listed] == [
        (row["id"], row["verdict"]) for row in found
    ]


def test_the_numbers_of_the_file_are_those_of_the_results() -> None:
    found = {row["id"]: row for row in filed()}
    assert set(found) == set(RECORD.result)
    for name, one in RECORD.result.items():
        low, high = (None, None) if one.computed is None else (one.computed.low, one.computed.high)
        for column, value in (
            ("computed", one.point),
            ("reported", one.reported),
            ("low", low),
            ("high", high),
        ):
            assert (Decimal(found[name][column]) if found[name][column] else None) == short(
                value
            ), (name, column)


@pytest.mark.parametrize("query", ["from=2018", "to=2018", "from=2018&to=2020"])
def test_checks_have_no_years_of_their_own(query: str) -> None:
    answer = ask(APP, f"/data/checks.csv?{query}")
    assert (answer.status, answer.text) == (
        400,
        f"The parameter “{query.split('=', maxsplit=1)[0]}” is not known here; use kind, as_of, excel, lang.\n",
    )


def test_titles_and_notes_of_checks_are_shown_as_text(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(
        small,
        "checks.yaml",
        "note: Nobody prints 2020.",
        'note: "<img src=x onerror=alert(1)> and <b>more</b>"',
    )
    edit(small, "checks.yaml", "title: First for years", 'title: "<script>alert(2)</script>"')
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    page = "".join(bodies(opened("checks")))
    assert "&lt;img src=x" in page
    assert "&lt;script&gt;" in page
    assert "<img src=x" not in page
    assert "<script" not in page


def test_another_value_in_the_files_gives_another_verdict_on_the_page(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    before = rows(opened("checks"))["check-sum"]["verdict"]
    table = small / "observations" / "sales.csv"
    text = table.read_text()
    assert text.count(",2.1,") == 1
    table.write_text(text.replace(",2.1,", ",0.9,"))
    after = rows(opened("checks"))["check-sum"]["verdict"]
    assert before == verdicts.name(Verdict.CONSISTENT)
    assert after == verdicts.name(Verdict.IMPOSSIBLE)


@pytest.mark.parametrize("page", ["overview", "checks", "data", "timeline", "sources"])
def test_a_dataset_without_values_checks_and_gaps_has_all_pages(
    bare: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    (bare / "gaps.yaml").write_text("[]\n")
    dataset = read(bare)
    assert (dataset.observations, dataset.checks, dataset.gaps) == ((), (), ())
    monkeypatch.setenv("SMEDEREVO_DATASET", str(bare))
    at = opened(page)
    assert not at.exception
    assert notices(at) == []
    assert "This dataset cannot be shown" not in words(at)


def test_pages_without_checks_and_gaps_say_so(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "gaps.yaml").write_text("[]\n")
    monkeypatch.setenv("SMEDEREVO_DATASET", str(bare))
    assert Record(read(bare)).results == ()
    assert "No check is in the record." in words(opened("checks"))
    assert "No failed search is on record here." in words(opened("overview"))
    assert "No failed search is on record here." in words(opened("data"))
