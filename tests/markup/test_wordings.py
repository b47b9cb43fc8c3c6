"""Wordings of one statement, side by side: on the evidence of each of them, and in the article."""

import pytest

from dashboard.markup import wordings
from dashboard.reading import read
from tests.folders import REAL

DATASET = read(REAL)
CHINESE, ENGLISH = "output-value-2023-people-s-daily-2", "output-value-2023-people-s-daily"


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_the_evidence_of_each_wording_shows_both_with_what_they_name(name: str) -> None:
    shown = str(wordings.of_value(DATASET, name))
    assert shown.count("<blockquote") == 2
    assert '<blockquote lang="zh">贡献产值7.95亿欧元</blockquote>' in shown
    assert '<blockquote lang="en">contributed 795 million euros to Serbia&#39;s economy' in shown
    assert shown.index("Measure named: output value") < shown.index("Measure named: none")
    assert shown.index(">Chinese<") < shown.index(">English<")
    for other in (CHINESE, ENGLISH):
        assert f"./evidence/{other}" in shown


@pytest.mark.parametrize("name", ["exports-2018-plus-online", "output-value-2022-great-wall-net"])
def test_other_values_have_none(name: str) -> None:
    assert wordings.of_value(DATASET, name) == ""


def test_claims_have_them_where_the_record_holds_every_one() -> None:
    assert DATASET.article is not None
    shown = {one.id for one in DATASET.article.claims if wordings.of_claim(DATASET, one)}
    assert shown == {"output"}
    output = next(one for one in DATASET.article.claims if one.id == "output")
    assert output.known({CHINESE, ENGLISH}).wordings == output.wordings
    assert output.known({ENGLISH}).wordings == ()
