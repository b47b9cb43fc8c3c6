"""Conclusions: what the checks of a question come to, in a sentence."""

import re
from dataclasses import replace

import pytest

from dashboard import store
from dashboard.agreement import Verdict
from dashboard.record import of
from dashboard.record.checks import Result
from dashboard.record.questions import asked
from dashboard.words import conclusions, verdicts
from tests.folders import REAL

KNOWN = of(store.current(REAL))
DATASET = KNOWN.dataset
QUESTIONS = asked(KNOWN, tuple(Verdict))
GDP = [KNOWN.result[name] for name in ("gdp-2023-estimate", "gdp-2023-revised", "gdp-2023-latest")]
DAYS = [result for result in KNOWN.results if result.check.id.startswith("dollars-at-")]


def concluded(results: list[Result]) -> str:
    return conclusions.of_question(DATASET, results)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.id for question in QUESTIONS])
def test_every_question_of_the_record_has_a_sentence(question: object) -> None:
    results = list(question.results)  # type: ignore[attr-defined]
    said = concluded(results)
    assert re.fullmatch(r"[^a-z].*[.”]", said)
    assert "  " not in said
    assert len(said) < 260


@pytest.mark.parametrize(
    ("verdict", "ends"),
    [
        (Verdict.AGREES, "as reported."),
        (Verdict.CONSISTENT, "which fits 1.15 %."),
        (Verdict.NEAR, "which is close to 1.15 %."),
        (Verdict.DIFFERS, "not 1.15 %."),
        (Verdict.IMPOSSIBLE, "this and 1.15 % cannot both be right if they count the same."),
    ],
)
def test_one_result_says_what_it_comes_to_and_how_it_compares(verdict: Verdict, ends: str) -> None:
    said = concluded([replace(GDP[0], verdict=verdict)])
    assert said.startswith("It comes to 1.15 %")
    assert said.endswith(ends)


@pytest.mark.parametrize("verdict", [Verdict.AGREES, Verdict.NEAR, Verdict.DIFFERS])
def test_two_reported_values_are_both_named(verdict: Verdict) -> None:
    given = replace(KNOWN.result["eleven-months-2018"], verdict=verdict)
    said = concluded([given])
    assert said.startswith("695.3 m EUR and 749.5 m EUR ")


def test_results_of_one_claim_say_how_many_fit_and_what_the_others_come_to() -> None:
    assert concluded(GDP) == (
        "1.15 % fits 1 of 3 results; 1.06 % comes out for “Divided by the figure revised on "
        "1 October 2024” and “Divided by the latest GDP known in euros”."
    )
    assert concluded(GDP[1:]) == "Not 1.15 %: it comes to 1.06 %."
    fitting = [replace(each, verdict=Verdict.AGREES) for each in GDP]
    assert concluded(fitting) == "1.15 % fits each of the 3 results."
    close = [fitting[0], replace(GDP[1], verdict=Verdict.NEAR)]
    assert concluded(close) == "1.15 % fits 1 of 2 results."


def test_results_of_several_claims_name_those_that_do_not_fit() -> None:
    first, second = GDP[0], KNOWN.result["gdp-2022-revised"]
    assert concluded([first, second]) == f"1 of 2 does not fit: “{second.check.title}”."
    both = [replace(first, verdict=Verdict.DIFFERS), second]
    assert concluded(both).startswith("None of the 2 fits: “")
    fitting = [first, replace(second, verdict=Verdict.CONSISTENT)]
    assert concluded(fitting) == "It fits in each of 2 cases."
    close = [first, replace(second, verdict=Verdict.NEAR)]
    assert concluded(close) == "1 of 2 fits; none differs."


def test_what_cannot_be_right_is_hedged_where_the_two_sides_are_unlike() -> None:
    alike = KNOWN.result["windows-2018-mislabelled"]
    assert alike.is_alike
    fitting = KNOWN.result["windows-2018"]
    assert concluded([alike, fitting]).startswith("1 of 2 cannot be right: ")
    unlike = KNOWN.result["exports-within-revenue-2016"]
    assert not unlike.is_alike
    said = concluded([unlike, fitting])
    assert said.startswith("1 of 2 could not be right if both sides were alike: ")


def test_days_in_a_row_are_told_by_the_first_and_the_last() -> None:
    said = concluded(DAYS)
    assert said == (
        "5.13 bn USD is right at the rates of 3 May to 8 May 2024; "
        "it differs at those of 2 May 2024, 15 May 2024."
    )
    fitting = [result for result in DAYS if result.verdict is Verdict.AGREES]
    told = concluded(fitting)
    assert told == "5.13 bn USD is right at the rates of 3 May to 8 May 2024."
    failing = [result for result in DAYS if result.verdict is Verdict.DIFFERS]
    told = concluded(failing)
    assert told == "5.13 bn USD is right at none of these rates."


def test_what_is_only_worked_out_says_from_where_to_where() -> None:
    each = [result for result in KNOWN.results if result.check.id.startswith("revenue-each-")]
    assert len(each) == 3
    said = concluded(each)
    assert said.startswith(f"From {verdicts.got(DATASET, each[0])} to ")
    assert said.endswith("; no source reports such a number.")


def test_what_cannot_be_checked_says_what_is_lacking() -> None:
    lacking = KNOWN.result["city-forty-percent"]
    assert concluded([lacking]).startswith("Cannot be checked: no figure of ")
    assert concluded([lacking, lacking]) == "None of these can be checked."
    assert conclusions.result(DATASET, lacking) == "not compared"
    assert conclusions.claim(DATASET, lacking) == ""


@pytest.mark.parametrize("verdict", Verdict)
def test_verdicts_are_counted_in_words(verdict: Verdict) -> None:
    assert conclusions.counted(verdict, 1).startswith("1 ")
    assert conclusions.counted(verdict, 3).startswith("3 ")


def test_the_title_counts_what_is_compared() -> None:
    assert conclusions.of_all(GDP) == "1 of 3 results fit what was reported; 2 do not"
    assert conclusions.of_all(GDP[:2]) == "1 of 2 results fit what was reported; 1 does not"
    told = conclusions.of_all(KNOWN.results)
    (fitting, compared, near, failing) = map(int, re.findall(r"\d+", told))
    assert near == sum(one.verdict is Verdict.NEAR for one in KNOWN.results) > 0
    assert fitting + near + failing == compared
    assert conclusions.of_all([]) == "Does the arithmetic hold?"
    lacking = KNOWN.result["city-forty-percent"]
    assert conclusions.of_all([lacking]) == "Does the arithmetic hold?"
