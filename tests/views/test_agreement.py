"""What the evidence of a value counts as agreement: pages and origins for the same known time, and nothing else."""

import re
from pathlib import Path

import pytest

from dashboard import store
from dashboard.markup import evidence
from dashboard.record import Record
from dashboard.store import Release
from tests.folders import add

from .screen import DATASET, RECORD, RELEASE, tight


def caption(release: Release, name: str) -> str:
    """The words above the list of other figures; '' where there is nothing to count."""
    record = RECORD if release is RELEASE else Record(release.dataset)
    body = tight(evidence.of(record, name).body)
    (words,) = re.findall(r'<section class="part others"><h3>[^<]*</h3><p>(.*?)</p>', body)
    return "" if words.startswith("No other figure") else words


TIMELESS = [one.id for one in DATASET.observations if one.period.days is None]


@pytest.mark.parametrize("name", TIMELESS)
def test_no_support_is_counted_for_a_claim_whose_time_is_not_known(name: str) -> None:
    words = caption(RELEASE, name)
    assert "origin" not in words
    assert "other page" not in words
    assert words == "" or words.endswith("so other values are set beside it and not counted.")


def test_the_top_exporter_for_years_says_how_many_pages_print_that_statement() -> None:
    assert caption(RELEASE, "exporter-rank-undated-people-s-daily") == (
        "2 pages report it, all from one statement. No date is reported, so other values are set beside it and not counted."
    )


def test_pages_and_origins_are_counted_for_the_same_time(small: Path) -> None:
    same = {"period": "2018", "unit": "NOK_m", "as_printed": "so"}
    for name, source, origin in (
        ("a", "mill-2022", "speech"),
        ("b", "museum-undated", "speech"),
        ("c", "museum-undated", "unknown"),
    ):
        add(
            small,
            "sales",
            id=name,
            value="405",
            qualifier="about" if name == "c" else "",
            source=source,
            origin=origin,
            **same,
        )
    add(small, "sales", id="promise", value="406", status="f", source="mill-2022", **same)
    add(
        small,
        "sales",
        id="undated",
        value="405",
        source="mill-2022",
        **(same | {"period": "undated"}),
    )
    release = store.current(small)
    assert caption(release, "sales-2018-registry") == (
        "3 other pages for the same period, from 2 other origins. From whom 1 of them has it is not known."
    )
    assert (
        caption(release, "a")
        == "3 other pages for the same period, from 2 other origins. From whom 1 of them has it is not known."
    )
