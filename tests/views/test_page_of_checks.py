"""The page of the checks: every one under its question, with inputs, formula, picture and verdict."""

import base64
import re
from collections.abc import Callable

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard import value_words, wording
from dashboard.agreement import Verdict
from tests.told import Told

from .checked import COLUMNS, RESULTS, Rows, rows, sections
from .screen import DATASET, RECORD, bodies, follow, notices, offers, opened, options, plain

FOUND = [verdict for verdict in Verdict if any(one.verdict is verdict for one in RESULTS)]
QUESTIONS = list(dict.fromkeys(check.question for check in DATASET.checks))


@pytest.fixture(scope="session")
def shown(page_of: Callable[[str], AppTest]) -> Rows:
    return rows(page_of("checks"))


def test_every_check_stands_once_under_its_question_in_order(
    page_of: Callable[[str], AppTest],
) -> None:
    found = sections(page_of("checks"))
    assert len(DATASET.checks) >= 30
    assert {question: list(held) for question, held in found.items()} == {
        question: [check.id for check in DATASET.checks if check.question == question]
        for question in QUESTIONS
    }
    page = "".join(bodies(page_of("checks")))
    assert [check.id for check in DATASET.checks if page.count(f' id="{check.id}"') != 1] == []


@pytest.mark.parametrize("one", RESULTS, ids=[one.check.id for one in RESULTS])
def test_a_check_says_title_note_formula_verdict_and_sentence(shown: Rows, one: Told) -> None:
    row = shown[one.check.id]
    assert list(row) == COLUMNS
    text = {name: Markup(cell).striptags() for name, cell in row.items()}
    assert text[COLUMNS[0]] == f"{one.check.title}{plain(one.check.note or '')}"
    assert text["Formula"].startswith(plain(one.formula))
    assert f"<b>{one.verdict.mark} {one.words}</b>" in row["Verdict"]
    assert text["Verdict"].endswith(plain(one.sentence))


@pytest.mark.parametrize("one", RESULTS, ids=[one.check.id for one in RESULTS])
def test_a_check_leads_to_the_evidence_of_each_input(shown: Rows, one: Told) -> None:
    assert one.inputs
    links = re.findall(r'href="./evidence/([^"]*)"[^>]*>(.*?)</a>', shown[one.check.id]["Formula"])
    assert links == [
        (name, str(escape(value_words.shown(DATASET, RECORD.value[name])))) for name in one.inputs
    ]


def picture(row: dict[str, str]) -> tuple[str, str]:
    """The words and the drawing of the picture of a check."""
    image = re.fullmatch(
        r'<img alt="([^"]*)" .*src="data:image/svg\+xml;base64,([^"]*)">', row[COLUMNS[2]]
    )
    assert image
    return Markup(image[1]).unescape(), base64.b64decode(image[2]).decode()


def number(text: str) -> float:
    return float(text.replace(",", ""))


DRAWN = [one for one in RESULTS if one.computed is not None]


@pytest.mark.parametrize("one", DRAWN, ids=[one.check.id for one in DRAWN])
def test_a_picture_says_both_intervals_in_words(shown: Rows, one: Told) -> None:
    said, _ = picture(shown[one.check.id])
    parts = re.fullmatch(r"(?:printed (.*), )?worked out (.*?)", said)
    assert parts
    assert one.unit
    assert parts[2].endswith(f" {one.unit.words}")
    told = (parts[1], parts[2].removesuffix(f" {one.unit.words}"))
    assert (told[0] is None) is (one.verdict is Verdict.WORKED_OUT)
    for text, known in zip(told, (one.printed, one.computed), strict=True):
        if text is None:
            assert known is None
            continue
        assert known
        ends = [float(end) for end in dict.fromkeys((known.low, known.high)) if end is not None]
        # What is worked out need not come out even, so both ends may read alike.
        found = [number(part) for part in re.findall(r"-?[\d,]+(?:\.\d+)?", text)]
        assert found
        assert found == pytest.approx(ends[: len(found)], rel=1e-3, abs=5e-3)
        assert text.startswith("at least ") is (known.high is None)
        assert text.startswith("at most ") is (known.low is None)


def test_checks_without_a_result_have_no_picture(shown: Rows) -> None:
    without = {one.check.id for one in RESULTS if one.verdict is Verdict.UNCHECKED}
    assert without
    assert {name for name, row in shown.items() if "<img" not in row[COLUMNS[2]]} == without


@pytest.mark.parametrize("one", DRAWN, ids=[one.check.id for one in DRAWN])
def test_pictures_of_one_claim_share_a_scale_and_no_others_do(shown: Rows, one: Told) -> None:
    _, drawn = picture(shown[one.check.id])
    alike = [
        other
        for other in DRAWN
        if (other.check.question, other.unit, other.reported)
        == (one.check.question, one.unit, one.reported)
    ]
    ends = [
        end
        for other in alike
        for known in (other.printed, other.computed)
        if known
        for end in (known.low, known.high)
        if end is not None
    ]
    locale = DATASET.about.locale
    ticks = re.findall(r'y="44"[^>]*>([^<]*)<', drawn)
    assert ticks == [
        wording.rounded(end, locale, 3) for end in dict.fromkeys((min(ends), max(ends)))
    ]
    said = "" if one.reported is None else wording.number(one.reported, locale)
    assert (one.reported is None) is (one.verdict is Verdict.WORKED_OUT)
    assert (f">printed {said}</text>" in drawn) is (one.reported is not None)
    assert (">printed " in drawn) is (one.reported is not None)


def test_no_shape_of_a_picture_leaves_it(shown: Rows) -> None:
    for one in DRAWN:
        _, drawn = picture(shown[one.check.id])
        places = [float(x) for x in re.findall(r'(?:\bx="|\bM|\bH)(-?[\d.]+)', drawn)]
        assert len(places) >= 6
        assert all(0 <= x <= 220 for x in places), one.check.id


def test_checks_of_one_claim_are_set_on_one_scale() -> None:
    """Guards the test above: some questions have one claim, others several."""
    claims = {
        question: {(one.unit, one.reported) for one in DRAWN if one.check.question == question}
        for question in QUESTIONS
    }
    assert {len(held) > 1 for held in claims.values()} == {True, False}


@pytest.mark.parametrize("verdict", FOUND)
def test_one_verdict_shows_its_checks_only(verdict: Verdict) -> None:
    at = opened("checks", kind=verdict.value)
    wanted = [one.check.id for one in RESULTS if one.verdict is verdict]
    assert wanted
    assert list(rows(at)) == wanted
    assert notices(at) == []
    assert offers(at)["checks"].endswith(f"{len(wanted)} shown, {len(RESULTS)} rows in all")


def test_two_verdicts_show_both_and_are_written_into_the_link() -> None:
    one = next(
        option for option in options(opened("checks"), "kind") if option.words == FOUND[1].value
    )
    both = next(
        option
        for option in options(follow("checks", one), "kind")
        if option.words == FOUND[0].value
    )
    assert set(both.query["kind"]) == {FOUND[0].value, FOUND[1].value}
    at = follow("checks", both)
    assert set(rows(at)) == {one.check.id for one in RESULTS if one.verdict in FOUND[:2]}


def test_unknown_verdict_gives_one_notice_and_all_checks() -> None:
    at = opened("checks", kind="true")
    assert len(notices(at)) == 1
    assert "“true”" in notices(at)[0]
    assert len(rows(at)) == len(RESULTS)


def test_head_counts_the_checks_and_each_verdict(page_of: Callable[[str], AppTest]) -> None:
    head = Markup(bodies(page_of("checks"))[0]).striptags()
    assert f"{len(RESULTS)} checks" in head
    for verdict in FOUND:
        assert f"“{verdict.value}” {sum(one.verdict is verdict for one in RESULTS)}" in head


def test_legend_explains_each_verdict_that_is_found(page_of: Callable[[str], AppTest]) -> None:
    legend = next(body for body in bodies(page_of("checks")) if 'class="verdicts"' in body)
    assert re.findall("<b>(.) (.*?)</b>: [a-z]", legend) == [
        (verdict.mark, verdict.value) for verdict in FOUND
    ]


def test_what_cannot_be_checked_names_what_is_missing(shown: Rows) -> None:
    said = {
        one.check.id: Markup(shown[one.check.id]["Verdict"]).striptags()
        for one in RESULTS
        if one.verdict is Verdict.UNCHECKED
    }
    payment, budget = (DATASET.one_series[name].title for name in ("city-payment", "city-budget"))
    assert f"no figure of “{payment}” was found" in said["city-forty-percent"]
    assert f"no figure of “{budget}” was found" in said["city-forty-percent"]
    assert "gives no number" in said["first-for-years"]
