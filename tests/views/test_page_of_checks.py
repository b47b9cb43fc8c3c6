"""The page of the checks: the tally, each question with its axis and conclusion, each check."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard.agreement import PROMISED, Verdict
from dashboard.markup.verdicts import MOST_OPEN
from dashboard.record.questions import FAILING
from dashboard.words import conclusions, remarks, value_words, verdicts
from tests.told import Told

from .checked import RESULTS, Rows, rows, rows_of, sections
from .screen import DATASET, RECORD, bodies, follow, notices, offers, opened, options, plain, words

FOUND = [verdict for verdict in Verdict if any(one.verdict is verdict for one in RESULTS)]
QUESTIONS = list(dict.fromkeys(check.question for check in DATASET.checks))


@pytest.fixture(scope="session")
def held(page_of: Callable[[str], AppTest]) -> dict[str, str]:
    return sections(page_of("checks"))


@pytest.fixture(scope="session")
def shown(page_of: Callable[[str], AppTest]) -> Rows:
    return rows(page_of("checks"))


def test_every_check_stands_once_under_its_question(
    held: dict[str, str], page_of: Callable[[str], AppTest]
) -> None:
    assert len(DATASET.checks) >= 30
    assert {question: list(rows_of(section)) for question, section in held.items()} == {
        question: [check.id for check in DATASET.checks if check.question == question]
        for question in QUESTIONS
    }
    page = "".join(bodies(page_of("checks")))
    assert [check.id for check in DATASET.checks if page.count(f' id="{check.id}"') != 1] == []


def worst(question: str) -> Verdict:
    found = [one.verdict for one in RESULTS if one.check.question == question]
    return max(found, key=lambda verdict: verdict.weight)


def test_questions_that_do_not_fit_are_before_the_rest_and_the_heaviest_first(
    held: dict[str, str],
) -> None:
    failing = [worst(question) in FAILING for question in held]
    assert {*failing} == {True, False}
    assert failing == sorted(failing, reverse=True)
    assert worst(next(iter(held))) is Verdict.IMPOSSIBLE
    claimed = {name for one in DATASET.about.claims for name in (one.observation, *one.beside)}
    headlines = {one.check.question for one in RESULTS if one.inputs and one.inputs[0] in claimed}
    folded = list(held)[MOST_OPEN:]
    others = [
        worst(each).weight for each in folded if each not in headlines or worst(each) not in FAILING
    ]
    assert len(others) > 20
    assert others == sorted(others, reverse=True)


def test_few_questions_are_open_and_the_others_are_folded_with_their_verdicts(
    held: dict[str, str], page_of: Callable[[str], AppTest]
) -> None:
    page = "".join(bodies(page_of("checks")))
    assert page.count('<section class="question ') == MOST_OPEN <= 5
    assert page.count('<details class="question ') == len(held) - MOST_OPEN > 0
    assert "<details open" not in page
    for section in list(held.values())[MOST_OPEN:]:
        assert 'class="verdict-chip ' in section.split("</summary>")[0]


@pytest.mark.parametrize("one", RESULTS, ids=[one.check.id for one in RESULTS])
def test_a_check_says_title_verdict_formula_sentence_and_note(
    shown: Rows, held: dict[str, str], one: Told
) -> None:
    row = shown[one.check.id]
    text = {name: Markup(cell).striptags() for name, cell in row.items()}
    assert text["title"] == one.check.title
    assert text["verdict"] == one.words
    assert text["formula"] == plain(one.formula)
    section = Markup(held[one.check.question]).striptags()
    first = verdicts.sentence(DATASET, one.result, ())
    assert text["sentence"].startswith(plain(first))
    for remark in one.result.remarks:
        assert plain(remarks.remark(DATASET, remark)) in section
    assert plain(one.check.note or "") in section


def test_what_goes_for_several_checks_of_a_question_is_said_once(held: dict[str, str]) -> None:
    repeated = []
    for question, section in held.items():
        mine = [one for one in RESULTS if one.check.question == question]
        said = [one.check.unlike for one in mine] + [one.check.note for one in mine]
        for text in {text for text in said if text and said.count(text) > 1}:
            repeated.append(text)
            assert Markup(section).striptags().count(plain(text)) == 1, text
    assert len(repeated) >= 3


@pytest.mark.parametrize("one", RESULTS, ids=[one.check.id for one in RESULTS])
def test_a_check_leads_to_the_evidence_of_each_input(shown: Rows, one: Told) -> None:
    assert one.inputs
    links = re.findall(r'href="./evidence/([^"]*)"[^>]*>(.*?)</a>', shown[one.check.id]["inputs"])
    assert links == [
        (name, str(escape(value_words.shown(DATASET, RECORD.value[name])))) for name in one.inputs
    ]


def drawn(section: str) -> list[str]:
    """The checks to which the marks of a question lead, in their order."""
    before_rows = section.split('<details class="check-rows"', maxsplit=1)[0]
    return re.findall(r'<a class="inside" href="\./checks#([^"]*)">', before_rows)


def test_every_result_stands_beside_the_others_of_its_question_as_a_link_to_its_check(
    held: dict[str, str],
) -> None:
    alone = 0
    for question, section in held.items():
        mine = [one for one in RESULTS if one.check.question == question]
        if len(mine) == 1 and mine[0].verdict is Verdict.WORKED_OUT:
            # A number that is compared with nothing is in the conclusion.
            assert drawn(section) == []
            assert plain(mine[0].got) in Markup(section).striptags()
            alone += 1
        else:
            assert sorted(drawn(section)) == sorted(one.check.id for one in mine)
    assert alone >= 3


def test_a_mark_says_its_result_and_its_verdict_in_words(held: dict[str, str]) -> None:
    for one in RESULTS:
        if one.computed is None:
            continue
        link = re.search(
            rf'<a class="inside" href="\./checks#{one.check.id}">(.*?)</a>',
            held[one.check.question].split('<details class="check-rows"', maxsplit=1)[0],
        )
        if link is None:
            assert one.verdict is Verdict.WORKED_OUT
            continue
        text = Markup(link[1]).striptags()
        assert plain(conclusions.result(DATASET, one.result)) in text
        assert one.words in text


def test_no_mark_leaves_its_axis(held: dict[str, str]) -> None:
    places = [
        float(place)
        for section in held.values()
        for place in re.findall(r"(?:left|bottom|width|height|--at): (-?[\d.]+)%", section)
    ]
    assert len(places) > 200
    assert all(0 <= place <= 100 for place in places)


def test_results_that_differ_by_a_day_are_drawn_by_day(held: dict[str, str]) -> None:
    by_day = {question: 'class="check-days"' in section for question, section in held.items()}
    assert [question for question, is_so in by_day.items() if is_so] == [
        question for question in QUESTIONS if "rate of which day" in question
    ]


def test_the_conclusion_is_of_the_whole_question_whatever_verdicts_are_shown(
    held: dict[str, str],
) -> None:
    said = {question: conclusion(section) for question, section in held.items()}
    for verdict in (Verdict.DIFFERS, Verdict.AGREES):
        some = sections(opened("checks", kind=verdict.value))
        assert 0 < len(some) < len(said)
        assert {question: conclusion(section) for question, section in some.items()} == {
            question: said[question] for question in some
        }


def conclusion(section: str) -> str:
    (said,) = re.findall(r'<p class="concluded">(.*?)</p>', section)
    return str(said)


def test_every_question_says_what_it_comes_to(held: dict[str, str]) -> None:
    said = [re.findall(r'<p class="concluded">(.*?)</p>', section) for section in held.values()]
    assert all(len(each) == 1 and len(each[0]) > 15 for each in said)
    assert len({each[0] for each in said}) > len(said) / 2


@pytest.mark.parametrize("verdict", [Verdict.DIFFERS, Verdict.AGREES])
def test_results_of_other_verdicts_stay_on_the_axis_faintly_and_lead_to_their_own(
    verdict: Verdict,
) -> None:
    faint = 0
    for question, section in sections(opened("checks", kind=verdict.value)).items():
        mine = [one for one in RESULTS if one.check.question == question]
        others = {one.check.id: one.verdict for one in mine if one.verdict is not verdict}
        before_rows = section.split('<details class="check-rows"', maxsplit=1)[0]
        told = re.findall(
            r'<a class="inside faint" href="\./checks\?kind=([^"#]*)#([^"]*)">', before_rows
        )
        assert {name: unquote(kind) for kind, name in told} == others
        assert sorted(drawn(section)) == sorted({one.check.id for one in mine} - set(others))
        faint += len(told)
    assert faint > 5


def test_the_key_has_three_entries(page_of: Callable[[str], AppTest]) -> None:
    (key,) = re.findall(r'<p class="check-key"[^>]*>(.*?)</p>', "".join(bodies(page_of("checks"))))
    assert key.count("<i ") == key.count("</i>") == 3


def test_no_question_is_longer_than_fifteen_words() -> None:
    assert QUESTIONS
    assert [question for question in QUESTIONS if len(question.split()) > 15] == []


@pytest.mark.parametrize("verdict", FOUND)
def test_one_verdict_shows_its_checks_only(verdict: Verdict) -> None:
    at = opened("checks", kind=verdict.value)
    wanted = {one.check.id for one in RESULTS if one.verdict is verdict}
    assert wanted
    assert set(rows(at)) == wanted
    assert notices(at) == []
    assert offers(at)["checks"].endswith(f"{len(wanted)} shown, {len(RESULTS)} rows in all")


def test_two_verdicts_show_both_and_are_written_into_the_link() -> None:
    def part(verdict: Verdict, page: AppTest) -> str:
        count = sum(one.verdict is verdict for one in RESULTS)
        return next(
            option.words
            for option in options(page, "kind")
            if option.words == conclusions.counted(verdict, count)
        )

    at = opened("checks")
    first = next(each for each in options(at, "kind") if each.words == part(FOUND[1], at))
    after = follow("checks", first)
    both = next(each for each in options(after, "kind") if each.words == part(FOUND[0], after))
    assert set(both.query["kind"]) == {FOUND[0].value, FOUND[1].value}
    assert set(rows(follow("checks", both))) == {
        one.check.id for one in RESULTS if one.verdict in FOUND[:2]
    }


def test_unknown_verdict_gives_one_notice_and_all_checks() -> None:
    at = opened("checks", kind="true")
    assert len(notices(at)) == 1
    assert "“true”" in notices(at)[0]
    assert len(rows(at)) == len(RESULTS)


def test_title_counts_what_fits_and_what_does_not(page_of: Callable[[str], AppTest]) -> None:
    head = words(page_of("checks"))
    fitting = sum(one.verdict in (Verdict.AGREES, Verdict.CONSISTENT) for one in RESULTS)
    failing = sum(one.verdict in FAILING - PROMISED for one in RESULTS)
    assert fitting > failing > 0
    near = sum(one.verdict is Verdict.NEAR for one in RESULTS)
    assert near > 0
    assert (
        f"{fitting} of {fitting + near + failing} results fit what was reported, "
        f"{near} are close; {failing} do not fit" in head
    )
    assert f"{len(RESULTS)} checks" in head


def test_tally_counts_each_verdict_the_heaviest_first_and_explains_it(
    page_of: Callable[[str], AppTest],
) -> None:
    at = page_of("checks")
    by_weight = sorted(FOUND, key=lambda verdict: (verdict in PROMISED, -verdict.weight))
    counts = [sum(one.verdict is verdict for one in RESULTS) for verdict in by_weight]
    told = [conclusions.counted(*pair) for pair in zip(by_weight, counts, strict=True)]
    assert [option.words for option in options(at, "kind")] == told
    page = "".join(bodies(at))
    assert re.findall(r"<dt><span[^>]*>(.*?)</span></dt><dd>[A-Z]", page) == told


def test_what_cannot_be_checked_names_what_is_missing(shown: Rows) -> None:
    said = {
        one.check.id: Markup(shown[one.check.id]["sentence"]).striptags()
        for one in RESULTS
        if one.verdict is Verdict.UNCHECKED
    }
    payment, budget = (DATASET.one_series[name].title for name in ("city-payment", "city-budget"))
    assert f"no figure of “{payment}” was found" in said["city-forty-percent"]
    assert f"no figure of “{budget}” was found" in said["city-forty-percent"]
    assert "gives no number" in said["first-for-years"]
