"""Checks as facts: units that cancel, like set against like. Mistakes without exchange rates stand in edits.yaml."""

from pathlib import Path

import pytest

from tests.folders import add, add_ratios, edit, report

CANCEL = "do not cancel; name values of one unit, or the rates between them"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    rates: [{observation: euro-2018-post}]\n", "", f"inputs.numerator: NOK_m and EUR_m {CANCEL}"),
        (
            "terms: [{observation: sales-2018-registry}]\n    rates: [{series: euro, period: \"2018\"}]",
            "terms: [{observation: part-2018-post}]\n    rates: [{series: euro, period: \"2018\"}]",
            f"inputs.terms.0: pct and EUR_m {CANCEL}",
        ),
        (
            "claim: {observation: part-2018-post}",
            "claim: {observation: sales-2018-euros}",
            "inputs.claim: EUR_m is no percentage; name one, or choose another kind of check",
        ),
        (
            "  unlike: sales and a budget\n",
            "",
            "unlike: part is a ratio of unlike things; say in `unlike` what is set against what",
        ),
        (
            "base: [{observation: sales-2018-registry}]",
            "base: [{observation: sales-2018-euros}]",
            f"inputs.base.0: EUR_m and NOK_bn {CANCEL}",
        ),
        (
            "    base: [{observation: sales-2018-registry}]\n",
            "",
            "inputs: a check of kind growth needs either `base` or `increase`; name one of them",
        ),
        (
            "terms: [{observation: sales-2021-post}]",
            "terms: [{observation: sales-2018-post}]",
            "inputs.terms.0: is of 2018, the other side of 2021; name one window, or say why in `unlike`",
        ),
        (
            "terms: [{observation: sales-2021-post}]",
            "terms: [{observation: sales-2018-post, bound: at_most}]",
            "",
        ),
    ],
)  # fmt: skip
def test_a_check_that_sets_unlike_things_against_each_other_is_a_problem(
    small: Path, old: str, new: str, says: str
) -> None:
    add_ratios(small)
    edit(small, "checks.yaml", old, new)
    assert "\n".join(line.split(": ", 1)[1] for line in report(small)) == says


def test_percentages_and_rates_of_the_small_dataset_are_clean(small: Path) -> None:
    add_ratios(small)
    assert report(small) == []


def test_only_flows_that_cannot_be_negative_grow_with_their_window(small: Path) -> None:
    add_ratios(small)
    rates = '{series: euro, period: "2018"}, {observation: euro-2018-post}'
    edit(
        small,
        "checks.yaml",
        "{observation: sales-2019-post}, {observation: sales-since-2018}",
        rates,
    )
    text = "euro is no flow that cannot be negative; only such values grow with their window"
    assert report(small) == [f"checks.yaml:32: inputs.terms.{n}: {text}" for n in (0, 1)]


EACH = """
- id: each
  title: Sales for each person
  kind: quotient
  question: How much is it?
  inputs:
    numerator: {observation: sales-2018-registry}
    denominator: {observation: staff-2018-post}
  unit: NOK_m_each

- id: pace
  title: Eight months for a year
  kind: pace
  question: How much is it?
  inputs:
    terms: [{observation: sales-2019-post}]
  unit: NOK_m_a_year

- id: total
  title: Two windows
  kind: sum
  question: How much is it?
  inputs:
    terms: [{observation: sales-2018-registry}, {observation: sales-2019-post}]
  unit: NOK_m
"""
UNITS = """
- {id: NOK_m_each, dimension: money-per-person, currency: NOK, factor: "1000000", words: million each}
- {id: NOK_m_a_year, dimension: money-rate, currency: NOK, factor: "1000000", words: million a year}
"""


EITHER = "name the printed value that is checked, or the unit of what comes out"


def reckoned(folder: Path) -> int:
    """Adds checks without a claim to a folder; gives the line of the first in its file."""
    add_ratios(folder)
    staff = {"value": "310", "unit": "persons", "source": "post-2021", "as_printed": "310 people"}
    add(folder, "staff", id="staff-2018-post", period="2018-12-31", **staff)
    for name, text in (("checks.yaml", EACH), ("units.yaml", UNITS)):
        with (folder / name).open("a") as file:
            file.write(text)
    return (folder / "checks.yaml").read_text().split("\n").index("- id: each") + 1


def test_checks_without_a_claim_are_clean(small: Path) -> None:
    reckoned(small)
    assert report(small) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("  unit: NOK_m_each\n", "", 0, "unit: a check of kind quotient needs `unit`; write the unit of what comes out"),
        ("  unit: NOK_m_a_year\n", "", 9, "unit: a check of kind pace needs `unit`; write the unit of what comes out"),
        ("unit: NOK_m_each", "unit: NOK_each", 7, "unit: there is no unit 'NOK_each'; did you mean 'NOK_m_each'?"),
        ("unit: NOK_m_each", "unit: NOK_m", 7, "unit: NOK_m measures money; write a unit of money-per-person"),
        ("unit: NOK_m_a_year", "unit: NOK_m", 15, "unit: NOK_m measures money; write a unit of money-rate"),
        (
            "denominator: {observation: staff-2018-post}",
            "denominator: {observation: staff-2020-12-post}",
            6,
            "inputs.denominator: is of 2020-12, the other side of 2018; name one window, or say why in `unlike`",
        ),
        (
            "denominator: {observation: staff-2018-post}",
            "denominator: {observation: rank-2018-registry}",
            4,
            "inputs: a check of kind quotient is worked out of money by mass or persons; name values of these",
        ),
        (
            "numerator: {observation: sales-2018-registry}\n    denominator: {observation: staff",
            "numerator: {observation: sales-2018-euros}\n    denominator: {observation: staff",
            5,
            "inputs.numerator: EUR_m and NOK_m_each do not cancel; name values of one unit, or the rates between them",
        ),
        (
            "terms: [{observation: sales-2019-post}]\n  unit",
            "terms: [{observation: sales-since-2018}]\n  unit",
            14,
            "inputs.terms.0: is of 2018/, not of whole months from one printed end to the other; name one that is",
        ),
        (
            "terms: [{observation: sales-2019-post}]\n  unit",
            "terms: [{observation: staff-2018-post}]\n  unit",
            13,
            "inputs: a check of kind pace is worked out of money, mass, volume; name values of these",
        ),
        (
            "terms: [{observation: sales-2019-post}]\n  unit",
            "terms: [{observation: sales-2019-post}, {observation: sales-2018-registry}]\n  unit",
            14,
            "inputs.terms: a pace is that of one value; name one, or write two checks",
        ),
        (
            "{observation: sales-2019-post}]\n  unit: NOK_m\n",
            "{observation: sales-since-2018}]\n  unit: NOK_m\n",
            22,
            "inputs.terms.1: is of 2018/; a result adds up windows whose ends are printed; name one",
        ),
        (
            "{observation: sales-2019-post}]\n  unit: NOK_m\n",
            "{series: sales, period: '1999'}]\n  unit: NOK_m\n",
            22,
            "inputs.terms.1: no value of sales lies within 1999; name a time for which there is one",
        ),
        (
            "{observation: sales-2019-post}]\n  unit: NOK_m\n",
            "{series: sales, period: 2030/2031}]\n  unit: NOK_m\n",
            22,
            "inputs.terms.1: no value of sales lies within 2030/2031; name a time for which there is one",
        ),
        (
            "{observation: sales-2019-post}]\n  unit: NOK_m\n",
            "{observation: sales-2019-post}]\n",
            21,
            f"inputs: a check of kind sum has neither `claim` nor `unit`; {EITHER}",
        ),
        (
            "{observation: sales-2019-post}]\n  unit: NOK_m\n",
            "{observation: sales-2019-post}]\n    claim: {observation: sales-since-2018}\n  unit: NOK_m\n",
            24,
            f"unit: a check of kind sum has both a `claim` and a `unit`; {EITHER}",
        ),
        (
            "    rates: [{series: euro, period: \"2018\"}]\n",
            "    rates: [{series: euro, period: \"2018\"}]\n  unit: EUR_m\n",
            None,
            "unit: a check of kind conversion has the unit of its values; take `unit` out",
        ),
        (
            "    denominator: {observation: sales-2018-euros}\n",
            "",
            None,
            "inputs: the whole of a share is either one `denominator` or the `terms` that make it up; name one of them",
        ),
    ],
)  # fmt: skip
def test_a_result_that_cannot_be_worked_out_is_a_problem(
    small: Path, old: str, new: str, line: int | None, says: str
) -> None:
    first = reckoned(small)
    edit(small, "checks.yaml", old, new)
    found = report(small)
    assert [text.split(": ", 1)[1] for text in found] == [says]
    if line is not None:
        assert found[0].startswith(f"checks.yaml:{first + line}: ")
