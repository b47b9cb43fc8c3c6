"""Examples in the documents are true of the record, each worked out again."""

import re
from datetime import date as Date
from decimal import Decimal

import pytest

from dashboard import record, selection, store
from dashboard.agreement import Interval, Verdict, interval
from dashboard.markup import anchor, every_page
from dashboard.record import Role
from dashboard.words import value_words, verdicts, wording
from tests.documents import DOCUMENTS, Link, links, rows, text
from tests.folders import REAL

JUDGED = text("docs/how-numbers-are-judged.md")
RELEASE = store.current(REAL)
RECORD = record.of(RELEASE)
LINKS = [
    (path.name, link) for path in DOCUMENTS for link in links(path.read_text(encoding="utf-8"))
]
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def _known(link: Link) -> record.Record:
    """The record of the day that a link names."""
    return record.of(RELEASE, Date.fromisoformat(link.as_of) if link.as_of else None)


def _only_link(cell: str) -> Link:
    (found,) = links(cell)
    return found


def test_there_are_links_to_pages_evidence_and_checks() -> None:
    assert {"README.md", "how-numbers-are-judged.md"} <= {name for name, _ in LINKS}
    assert sum(bool(link.evidence) for _, link in LINKS) >= 15
    assert sum(bool(link.check) for _, link in LINKS) >= 15


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_a_link_to_the_dashboard_leads_somewhere(name: str, link: Link) -> None:
    known = _known(link)
    if link.evidence:
        assert selection.knows(known.dataset, link.evidence)
        return
    assert link.page in every_page(known.dataset)
    places = {anchor(check.id) for check in known.dataset.checks}
    assert not link.place or (link.page == "checks" and link.place in places)


@pytest.mark.parametrize("link", [link for _, link in LINKS if link.evidence])
def test_the_words_of_a_link_are_those_of_its_value(link: Link) -> None:
    dataset = RECORD.dataset
    assert link.words in wording.value(dataset, dataset.observation[link.evidence])


@pytest.mark.parametrize("link", [link for _, link in LINKS if link.check])
def test_numbers_of_a_link_to_a_check_are_those_of_the_check(link: Link) -> None:
    known = _known(link)
    result = known.result[link.check]
    told = f"{result.check.title} {verdicts.sentence(known.dataset, result)}"
    assert set(NUMBER.findall(link.words)) <= set(NUMBER.findall(told))


def test_what_the_readme_says_was_not_found() -> None:
    (said,) = re.findall(r"No figure was found, for (\d{4}) to (\d{4}), of", text("README.md"))
    unknowns = RECORD.dataset.about.unknowns
    assert [unknown.series for unknown in unknowns] == [
        "value-added",
        "raw-material-imports",
        "steel-price",
        "taxes-paid",
    ]
    for unknown in unknowns:
        assert unknown.period.text.split("/")[0] <= said[0]
        assert unknown.period.text.split("/")[1] == said[1]


def test_what_a_figure_can_have_been() -> None:
    told = rows(JUDGED, "## What a figure can have been")
    hedges = set()
    for _hedge, example, can_be in told:
        observation = RECORD.dataset.observation[_only_link(example).evidence]
        series = RECORD.dataset.one_series[observation.series]
        low, high = (*map(Decimal, NUMBER.findall(can_be)), None)[:2]
        known = interval(observation, nonnegative=series.nonnegative)
        assert known == Interval(low, high), observation.id
        assert can_be.endswith(" or more") == (high is None)
        hedges.add(observation.qualifier)
    assert hedges == {"exact", "about", "nearly", "at_least", "at_most", "range"}


def test_figures_that_are_used_and_why() -> None:
    told = rows(JUDGED, "## Which figure is used for a year")
    assert len(told) >= 4
    for _time, example, why in told:
        value = RECORD.value[_only_link(example).evidence]
        assert value.role is Role.USED
        assert value_words.why(RECORD.dataset, value) == why


def test_each_verdict_has_an_example_that_comes_to_it() -> None:
    told = rows(JUDGED, "## What a verdict means")
    codes = [cells[1].strip("`") for cells in told]
    assert sorted(codes) == sorted(verdict.value for verdict in Verdict)
    for (words, _code, _meaning, example), code in zip(told, codes, strict=True):
        link = _only_link(example)
        result = _known(link).result[link.check]
        assert result.verdict.value == code, link.check
        assert verdicts.name(result.verdict) == words


def test_the_output_beside_each_gdp() -> None:
    told = rows(JUDGED, "## Output beside GDP")
    assert len(told) == 3
    for example, percentage in told:
        result = RECORD.result[_only_link(example).check]
        assert result.point is not None
        assert f"{result.point:.2f} %" == percentage
