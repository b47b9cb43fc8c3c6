"""Promises: what was promised, when it was due, what was reported afterwards, and who said both."""

from datetime import date as Date
from pathlib import Path

import pytest

from dashboard import record as records
from dashboard import store
from dashboard.agreement import Verdict
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import add, add_ratios, edit, report
from tests.told import Told, told

OUTCOME = "    outcome: {observation: sales-2018-later}\n"
PROMISE = """
- id: check-promise
  title: Sales that were promised
  kind: promise
  question: Was it kept?
  inputs:
    claim: {observation: sales-2018-promised}
"""


def promised(folder: Path, claim: dict[str, str], outcome: dict[str, str] | None) -> None:
    """A promise for 2018, and what was reported of that year."""
    text = PROMISE if outcome is None else PROMISE + OUTCOME
    with (folder / "checks.yaml").open("a") as file:
        file.write(text)
    row = {"period": "2018", "unit": "NOK_m", "as_printed": "so much"}
    add(
        folder,
        "sales",
        **{**row, "id": "sales-2018-promised", "source": "registry-2019", "status": "f", **claim},
    )
    if outcome is not None:
        add(folder, "sales", **{**row, "id": "sales-2018-later", "source": "post-2021", **outcome})


def found(folder: Path, day: Date | None = None) -> Told:
    return told(Record(read(folder), day))["check-promise"]


@pytest.mark.parametrize(
    ("claim", "outcome", "verdict", "gap"),
    [
        ({"value": "400"}, {"value": "400"}, Verdict.KEPT, ""),
        ({"value": "400"}, {"value": "400.4"}, Verdict.KEPT, ""),
        ({"value": "400"}, {"value": "0.4", "unit": "NOK_bn"}, Verdict.KEPT, ""),
        ({"value": "400"}, {"value": "412.5"}, Verdict.EXCEEDED, "12.5 m NOK more"),
        ({"value": "400"}, {"value": "288"}, Verdict.SHORT, "112 m NOK less"),
        ({"value": "2", "unit": "NOK_bn"}, {"value": "1460"}, Verdict.SHORT, "0.54 bn NOK less"),
        ({"value": "2", "unit": "NOK_bn"}, {"value": "1500"}, Verdict.SHORT, "0.5 bn NOK less"),
        ({"value": "2", "unit": "NOK_bn"}, {"value": "1.95", "unit": "NOK_bn"}, Verdict.KEPT, ""),
        ({"value": "20"}, {"value": "0.0204"}, Verdict.SHORT, "19.98 m NOK less"),
        ({"value": "400"}, {"value": "0"}, Verdict.SHORT, "400 m NOK less"),
        ({"value": "400", "qualifier": "about"}, {"value": "360"}, Verdict.KEPT, ""),
        ({"value": "400", "qualifier": "at_least"}, {"value": "900"}, Verdict.KEPT, ""),
        (
            {"value": "400", "qualifier": "at_least"},
            {"value": "399"},
            Verdict.SHORT,
            "1 m NOK less",
        ),
        ({"value": "400", "qualifier": "at_most"}, {"value": "500"}, Verdict.EXCEEDED, "100 m"),
        (
            {"value": "300", "value_to": "400", "qualifier": "range"},
            {"value": "350"},
            Verdict.KEPT,
            "",
        ),
        (
            {"value": "300", "value_to": "400", "qualifier": "range"},
            {"value": "450"},
            Verdict.EXCEEDED,
            "50 m NOK more",
        ),
        ({"value": "400"}, {"value": "500", "qualifier": "at_least"}, Verdict.EXCEEDED, "100 m"),
        ({"value": "400"}, {"value": "300", "qualifier": "at_most"}, Verdict.SHORT, "100 m"),
        ({"value": "400"}, {"value": "300", "qualifier": "at_least"}, Verdict.UNCHECKED, ""),
        ({"value": "400"}, {"value": "500", "qualifier": "at_most"}, Verdict.UNCHECKED, ""),
        ({"value": "400"}, None, Verdict.NOT_REPORTED, ""),
        ({"value": "", "unit": ""}, {"value": "400"}, Verdict.UNCHECKED, ""),
        ({"value": "400"}, {"value": "", "unit": ""}, Verdict.UNCHECKED, ""),
    ],
)
def test_a_promise_is_kept_exceeded_or_falls_short_as_far_as_rounding_and_hedges_say(
    small: Path,
    claim: dict[str, str],
    outcome: dict[str, str] | None,
    verdict: Verdict,
    gap: str,
) -> None:
    promised(small, claim, outcome)
    one = found(small)
    assert one.verdict is verdict, one.sentence
    assert gap in one.sentence
    assert (" less" in one.sentence or " more" in one.sentence) == bool(gap)


def test_an_outcome_in_another_currency_is_converted_first(small: Path) -> None:
    add_ratios(small)
    promised(small, {"value": "400"}, {"value": "30", "unit": "EUR_m"})
    with (small / "checks.yaml").open("a") as file:
        file.write('    rates: [{series: euro, period: "2018"}]\n')
    one = found(small)
    assert one.verdict is Verdict.SHORT
    assert one.formula == "30 million euros × 9.6 kroner for a euro"
    assert one.sentence.endswith("which is 112 m NOK less.")


def test_a_rate_that_is_lacking_is_named(small: Path) -> None:
    add_ratios(small)
    promised(small, {"value": "400"}, {"value": "30", "unit": "EUR_m"})
    with (small / "checks.yaml").open("a") as file:
        file.write('    rates: [{series: euro, period: "1990"}]\n')
    one = found(small)
    assert one.verdict is Verdict.UNCHECKED
    assert "Kroner for a euro”, 1990" in one.sentence


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (Date(2018, 12, 31), Verdict.UNCHECKED),
        (Date(2019, 3, 15), Verdict.NOT_REPORTED),
        (Date(2022, 1, 1), Verdict.SHORT),
        (None, Verdict.SHORT),
    ],
)
def test_the_verdict_is_that_of_the_day_of_the_record(
    small: Path, day: Date | None, verdict: Verdict
) -> None:
    promised(small, {"value": "400"}, {"value": "288"})
    assert found(small, day).verdict is verdict


@pytest.mark.parametrize(
    ("due", "verdict", "day"),
    [
        ("", Verdict.NOT_REPORTED, "31 December 2018"),
        ('  due: "2022-06"\n', Verdict.NOT_DUE, "30 June 2022"),
        ('  due: "2022-06-29"\n', Verdict.NOT_REPORTED, "29 June 2022"),
        ('  due: "2030"\n', Verdict.NOT_DUE, "31 December 2030"),
    ],
)
def test_a_promise_is_due_when_its_time_ends_or_when_the_check_says_so(
    small: Path, due: str, verdict: Verdict, day: str
) -> None:
    promised(small, {"value": "400"}, None)
    with (small / "checks.yaml").open("a") as file:
        file.write(due)
    one = found(small)  # of the release of 30 June 2022
    assert one.verdict is verdict
    assert day in one.sentence


def test_a_day_on_which_a_promise_stops_being_due_is_a_day_of_the_record(small: Path) -> None:
    promised(small, {"value": "400"}, None)
    with (small / "checks.yaml").open("a") as file:
        file.write('  due: "2020-05-31"\n')
    release = store.current(small)
    verdicts = {
        day: records.of(release, Date(2020, *day)).result["check-promise"].verdict
        for day in ((5, 31), (6, 1), (7, 15))
    }
    assert verdicts == {
        (5, 31): Verdict.NOT_DUE,
        (6, 1): Verdict.NOT_REPORTED,
        (7, 15): Verdict.NOT_REPORTED,
    }


@pytest.mark.parametrize("period", ["undated", "2018-01-01/"])
def test_without_a_day_less_is_not_yet_short_and_enough_is_kept(small: Path, period: str) -> None:
    promised(small, {"value": "400", "period": period}, {"value": "288"})
    with (small / "checks.yaml").open("a") as file:
        file.write("  unlike: the promise names no day\n")
    one = found(small)
    assert one.verdict is Verdict.UNCHECKED
    assert "names no day, and what is reported so far is less: 288 m NOK" in one.sentence
    edit(
        small,
        "observations/sales.csv",
        ",288,,NOK_m,,,,post-2021,,,so much",
        ",400,,NOK_m,,,,post-2021,,,so much",
    )
    assert found(small).verdict is Verdict.KEPT


@pytest.mark.parametrize(
    ("promising", "reporting", "same"),
    [
        ("Kari Dahl, director", "Kari Dahl, chairwoman, via The Post", "Kari Dahl"),
        ("the company", "the company", "the company"),
        ("Kari Dahl, director", "Ola Dahl, director", None),
        ("", "", None),
        ("", "the company", None),
    ],
)
def test_that_both_are_words_of_one_speaker_is_said(
    small: Path, promising: str, reporting: str, same: str | None
) -> None:
    promised(
        small,
        {"value": "400", "reported_by": f'"{promising}"'},
        {"value": "288", "reported_by": f'"{reporting}"'},
    )
    sentence = found(small).sentence
    assert sentence.endswith(f"Both are words of {same}.") == (same is not None)
    assert ("Both are words" in sentence) == (same is not None)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "observation: sales-2018-later",
            "observation: sales-2022-mill",
            "'sales-2022-mill' is a forecast or promise itself; name what was reported afterwards",
        ),
        (
            "    outcome:",
            "    terms: [{observation: sales-2018-post}]\n    outcome:",
            "a check of kind promise has no `terms`; it has claim, outcome, rates",
        ),
        (
            "observation: sales-2018-later",
            "observation: sales-2019-post",
            "is of 2019-01/2019-08, the other side of 2018",
        ),
        (
            "observation: sales-2018-later",
            "observation: rank-2018-registry",
            "rank and NOK_m do not cancel",
        ),
        ("  question: Was it kept?", "  question: Was it kept?\n  unit: NOK_m", "take `unit` out"),
        ("  question: Was it kept?", "  question: Was it kept?\n  due: 2018/", "has no end"),
        ("sales-2018-promised}", "sales-2018-promise}", "no observation"),
    ],
)
def test_a_promise_that_will_not_do_is_refused_in_words(
    small: Path, old: str, new: str, says: str
) -> None:
    promised(small, {"value": "400"}, {"value": "288"})
    assert report(small) == []
    edit(small, "checks.yaml", old, new)
    assert any(says in problem for problem in report(small)), report(small)


def test_only_a_promise_is_due(small: Path) -> None:
    edit(small, "checks.yaml", "  note: Nobody prints 2020.", "  due: 2020")
    assert any("a check of kind sum has no `due`" in problem for problem in report(small))
