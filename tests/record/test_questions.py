"""Questions: their order, what is shown of them, and what is said once for several checks."""

from dataclasses import replace
from datetime import date as Date

import pytest

from dashboard import store
from dashboard.agreement import Verdict
from dashboard.record import Record, of
from dashboard.record.checks.result import Missing, Unlike
from dashboard.record.questions import FAILING, Question, asked
from tests.folders import REAL

KNOWN = of(store.current(REAL))


def test_every_check_is_in_one_question_and_in_its_order() -> None:
    found = asked(KNOWN, tuple(Verdict))
    held = [result.check.id for question in found for result in question.results]
    assert sorted(held) == sorted(KNOWN.result)
    for question in found:
        assert question.shown == question.results
        assert {result.check.question for result in question.results} == {question.text}
    assert len({question.id for question in found}) == len(found)


@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.NOT_DUE])
def test_questions_are_those_with_a_check_of_the_verdicts_asked_for(verdict: Verdict) -> None:
    found = asked(KNOWN, [verdict])
    assert found
    assert all(result.verdict is verdict for question in found for result in question.shown)
    shown = sum(len(question.shown) for question in found)
    assert shown == sum(result.verdict is verdict for result in KNOWN.results)


def test_what_is_not_due_is_asked_in_the_record_of_an_earlier_day() -> None:
    assert asked(KNOWN, [Verdict.NOT_DUE]) == ()
    early = Record(KNOWN.dataset, Date(2017, 6, 1))
    assert [question.text for question in asked(early, [Verdict.NOT_DUE])]


def test_what_does_not_fit_about_a_claim_of_the_overview_is_first() -> None:
    claims = KNOWN.dataset.about.claims
    headlines = {name for claim in claims for name in (claim.observation, *claim.beside)}
    found = asked(KNOWN, tuple(Verdict))
    is_headline = [
        question.worst in FAILING
        and any(result.inputs[0] in headlines for result in question.results if result.inputs)
        for question in found
    ]
    assert {*is_headline} == {True, False}
    assert is_headline == sorted(is_headline, reverse=True)
    others = [question.worst.weight for question in found[sum(is_headline) :]]
    assert others == sorted(others, reverse=True)


def test_a_record_without_checks_has_no_question(record: Record) -> None:
    assert asked(record, []) == ()


def question(record: Record, *verdicts: Verdict) -> Question:
    """A question with made-up results of these verdicts."""
    model = record.result["check-bound"]
    return Question("Is it so?", tuple(replace(model, verdict=each) for each in verdicts))


@pytest.mark.parametrize(
    ("verdicts", "worst", "is_settled"),
    [
        ((Verdict.AGREES,), Verdict.AGREES, True),
        ((Verdict.AGREES, Verdict.CONSISTENT, Verdict.WORKED_OUT), Verdict.CONSISTENT, True),
        ((Verdict.AGREES, Verdict.NEAR), Verdict.NEAR, False),
        ((Verdict.UNCHECKED, Verdict.NEAR), Verdict.UNCHECKED, False),
        ((Verdict.DIFFERS, Verdict.AGREES), Verdict.DIFFERS, False),
        ((Verdict.DIFFERS, Verdict.IMPOSSIBLE), Verdict.IMPOSSIBLE, False),
    ],
)
def test_the_worst_verdict_is_that_of_the_question(
    record: Record, verdicts: tuple[Verdict, ...], worst: Verdict, is_settled: bool
) -> None:
    found = question(record, *verdicts)
    assert found.worst is worst
    assert found.is_settled is is_settled
    assert found.verdicts[0] == (worst, 1)


def test_what_goes_for_several_checks_is_taken_out_of_each(record: Record) -> None:
    shared, own, days = Unlike("not alike", False), Unlike("other years", False), Missing(())
    model = record.result["check-bound"]
    noted = model.check.model_copy(update={"note": "Of the year."})
    alone = model.check.model_copy(update={"note": "Of a day."})
    results = (
        replace(model, check=noted, remarks=(days, shared)),
        replace(model, check=noted, remarks=(shared,)),
        replace(model, check=alone, remarks=(own,)),
    )
    found = Question("Is it so?", results)
    assert found.caveats == (shared,)
    assert [found.own_remarks(result) for result in results] == [(days,), (), (own,)]
    assert found.notes == ("Of the year.",)
    assert [found.own_note(result) for result in results] == ["", "", "Of a day."]
    single = Question("Is it so?", results[2:])
    assert single.caveats == (own,)
    assert single.own_remarks(results[2]) == ()
