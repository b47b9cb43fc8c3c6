"""Findings and other sentences that rest on the record: worded while they hold, or told as problems."""

from datetime import date as Date
from pathlib import Path

import pytest

from dashboard import headings
from dashboard.headings import Piece
from dashboard.model import Chart, Dataset
from dashboard.reading import DatasetError, read
from dashboard.record import Record
from tests.folders import edit

TITLE = "      title: Sales of the mill, million kroner\n"
LAST = "{kind: last, observation: sales-2021-post}"


def with_finding(folder: Path, finding: str, *asserts: str) -> Path:
    """The small dataset whose first chart finds something."""
    lines = f"      finding: '{finding}'\n"
    if asserts:
        lines += "      asserts:\n" + "".join(f"        - {one}\n" for one in asserts)
    edit(folder, "pages.yaml", TITLE, lines + TITLE)
    return folder


def chart_of(dataset: Dataset) -> Chart:
    return dataset.chart["sales-by-year"]


def problems(folder: Path) -> list[str]:
    """What `validate` says of a folder."""
    try:
        read(folder, headings.problems)
    except DatasetError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_finding_is_worded_with_its_references(small: Path) -> None:
    finding = "{sales-2021-post} in {sales-2021-post|2021}, the last figure; {check-sum|it fits}"
    dataset = read(with_finding(small, finding, LAST), headings.problems)
    worded = headings.finding(Record(dataset), chart_of(dataset))
    assert worded == (
        Piece("about 0.5 billion kroner", "sales-2021-post"),
        Piece(" in ", None),
        Piece("2021", "sales-2021-post"),
        Piece(", the last figure; ", None),
        Piece("it fits", None, "check-sum"),
    )
    assert headings.plain(worded) == ("about 0.5 billion kroner in 2021, the last figure; it fits")


def test_a_finding_is_dropped_on_days_on_which_it_does_not_hold(small: Path) -> None:
    first = "{kind: first, observation: sales-2018-registry}"
    dataset = read(with_finding(small, "{sales-2018-registry} is the first figure", first))
    chart = chart_of(dataset)
    assert headings.finding(Record(dataset, Date(2019, 12, 31)), chart) is not None
    assert headings.finding(Record(dataset, Date(2010, 1, 1)), chart) is None


def test_a_chart_and_a_page_without_a_finding_have_none(record: Record) -> None:
    dataset = record.dataset
    assert headings.finding(record, chart_of(dataset)) is None
    assert headings.finding(record, dataset.pages[0]) is None


def test_a_finding_that_no_longer_holds_is_a_problem_of_its_line(small: Path) -> None:
    wrong = "{kind: highest, observation: sales-2018-registry}"
    with_finding(small, "{sales-2018-registry} is the record", LAST, wrong)
    assert problems(small) == [
        (
            "pages.yaml:11: charts.0.asserts.1: highest no longer holds: 'sales-2021-post' can be higher"
            " than 'sales-2018-registry'; mend the sentence or the record"
        )
    ]


@pytest.mark.parametrize(
    ("finding", "asserts", "says"),
    [
        ("Sales grew", (), "rests on nothing; name an observation, check or event"),
        ("Sales grew in 2021", (LAST,), ""),
        ("Sales grew by 40 % in 2021", (LAST,), "prints 40, which nothing that it names carries"),
        ("{sales-2021-post|half a billion} in 2020", (), "prints 2020, which nothing"),
        ("{sales-2021-post|0.6 billion}", (), "prints 0.6, which nothing"),
        ("In 2020, {sales-2021-post} and more", (), "prints 2020, which nothing"),
        ("{sales-2021-post|1,000,5}, or less", (), "prints 1,000,5, which nothing"),
        ("{sales-2021-post|500 million}", (), ""),
        ("{mill-fire|Fire of 2019, 4 months}", (), ""),
        ("{mill-fire|Fire of 2018}", (), "prints 2018, which nothing"),
        ("{check-sum|It fits 2.1 billion}", (), ""),
        ("{check-sum|It fits 2.2 billion}", (), "prints 2.2, which nothing"),
        (
            "More than 450 in {sales-2021-post|2021}",
            ("{kind: at_least, observation: sales-2021-post, number: 450}",),
            "",
        ),
        ("{mill-fire} " + "and again " * 4 + "it burns", (), ""),
        ("{mill-fire} " + "and again " * 4 + "it burns down", (), "has 16 words as it is shown"),
    ],
)
def test_what_a_finding_says_is_carried_and_short(
    small: Path, finding: str, asserts: tuple[str, ...], says: str
) -> None:
    if "{mill-fire} " in finding:
        finding = finding.replace("{mill-fire}", "{mill-fire|A fire stops the machines}")
    found = problems(with_finding(small, finding, *asserts))
    assert [says in problem for problem in found] == [True] * bool(says), found
    assert all(problem.startswith("pages.yaml:8: charts.0.finding: ") for problem in found)


def test_lines_in_short_are_worded_and_checked(small: Path) -> None:
    lines = (
        "in_short:\n"
        "  - {label: Sales, text: '{sales-2018-registry} in {sales-2018-registry|2018}'}\n"
        "  - {label: Fire, text: '{mill-fire|burned in 2019}'}\n"
    )
    edit(small, "dataset.yaml", "plant: {", f"{lines}plant: {{")
    dataset = read(small, headings.problems)
    found = headings.in_short(Record(dataset))
    assert [(label, headings.plain(worded)) for label, worded in found] == [
        ("Sales", "412.50 million kroner in 2018"),
        ("Fire", "burned in 2019"),
    ]
    of_then = headings.in_short(Record(dataset, Date(2020, 1, 1)))
    assert [label for label, _ in of_then] == ["Sales"]
    edit(small, "dataset.yaml", "burned in 2019", "burned in 2020")
    assert problems(small) == [
        (
            "dataset.yaml:8: in_short.1.text: prints 2020, which nothing that it names carries;"
            " write {id} or {id|words} of what has it, or add an assertion with it"
        )
    ]


CARD = "beside: [sales-2018-registry], page: trade"
VERDICT = (
    f"{CARD}, verdict: 'Possible: the years {{check-sum|leave room}}.',"
    " asserts: [{kind: verdict, checks: [check-sum], verdicts: [consistent]}],"
    " link: {words: See the sum, check: check-sum}"
)


def test_the_verdict_of_a_claim_rests_on_a_check(small: Path) -> None:
    edit(small, "dataset.yaml", CARD, VERDICT)
    dataset = read(small, headings.problems)
    with_verdict, without = dataset.about.claims
    worded = headings.verdict(Record(dataset), with_verdict)
    assert worded is not None
    assert headings.plain(worded) == "Possible: the years leave room."
    assert headings.verdict(Record(dataset), without) is None
    edit(small, "dataset.yaml", "verdicts: [consistent]", "verdicts: [differs]")
    assert problems(small) == [
        (
            "dataset.yaml:10: claims.0.asserts.0: verdict no longer holds: the check 'check-sum' comes"
            " to 'consistent'; mend the sentence or the record"
        )
    ]
    assert headings.verdict(Record(read(small)), read(small).about.claims[0]) is None
