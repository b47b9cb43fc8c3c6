"""Who says the claims of the published record, counted once more from its files alone."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import attribution
from dashboard.record import voices
from tests import published
from tests.folders import REAL

RECORD = published.DATASET
CLAIMS = [name for claim in RECORD.about.claims for name in (claim.observation, *claim.beside)]


def held(name: str) -> Any:
    return yaml.load((REAL / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


SOURCES = {one["id"]: one for one in held("sources")}
FACTORS = {one["id"]: Decimal(one["factor"]) for one in held("units")}
SAME = [{claim["observation"], *claim.get("same", [])} for claim in held("dataset")["claims"]]
Row = dict[str, str]


def rows() -> dict[str, Row]:
    """Id -> row of every table."""
    found: dict[str, Row] = {}
    for path in sorted(Path(REAL, "observations").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["id"]: {**row, "series": path.stem} for row in csv.DictReader(file)}
    return found


ROWS = rows()


def side(source: str) -> str:
    """The title of the side of a source: its publisher by name, then its kind in its country, then its kind."""
    one = SOURCES[source]
    places: list[tuple[int, str]] = []
    for each in held("sides"):
        if one["publisher"] in each.get("publishers", []):
            places.append((0, each["title"]))
        for taken in each.get("takes", []):
            if one["kind"] in taken["kinds"]:
                countries = taken.get("countries", [])
                if one.get("country") in countries:
                    places.append((1, each["title"]))
                elif not countries:
                    places.append((2, each["title"]))
    return min(places)[1]


def number(row: Row) -> tuple[object, ...]:
    scale, money = FACTORS[row["unit"]], row["unit"].split("_")[0]
    return (
        money,
        *(Decimal(row[name]) * scale if row[name] else None for name in ("value", "value_to")),
    )


def root(row: Row) -> str:
    return "" if row["origin"] == "unknown" else row["origin"] or row["source"]


def printing(claim: Row) -> list[Row]:
    """The rows that print a claim."""
    found = [claim]
    for row in ROWS.values():
        if row["id"] == claim["id"] or (row["series"], row["period"]) != (
            claim["series"],
            claim["period"],
        ):
            continue
        if row["standing"] == "deprecated" or (row["status"] == "f") != (claim["status"] == "f"):
            continue
        hedges = {row["qualifier"] or "exact", claim["qualifier"] or "exact"}
        plain = hedges <= {"exact", "about", "nearly"} or len(hedges) == 1
        if row["value"] and claim["value"] and plain and number(row) == number(claim):
            found.append(row)
        named = any({row["id"], claim["id"]} <= group for group in SAME)
        if (
            not row["value"]
            and not claim["value"]
            and (named or (root(row) and root(row) == root(claim)))
        ):
            found.append(row)
    return found


@pytest.mark.parametrize("name", CLAIMS)
def test_pages_sides_and_independence_of_a_claim_are_those_of_the_files(name: str) -> None:
    claim = ROWS[name]
    found = printing(claim)
    pages = {row["source"] for row in found}
    away = {page for page in pages if side(page) != side(claim["source"])}
    roots = {page: {root(row) for row in found if row["source"] == page} - {""} for page in pages}
    alone = {
        page for page in away if root(claim) and roots[page] and root(claim) not in roots[page]
    }
    who = voices.of(RECORD, RECORD.observation[name])
    assert {page.source.id for page in who.pages} == pages
    assert {page.source.id for page in who.elsewhere} == away
    assert {page.source.id for page in who.independent} == alone
    said = attribution.sentence(RECORD, RECORD.observation[name])
    assert ("No page of another side reports it." in said) == (not away)
    for title in {side(page) for page in pages}:
        assert title in said
    count = (
        f"{len(pages)} pages report it" if len(pages) > 1 else "One page was found that reports it"
    )
    assert count in said
    first = [
        SOURCES[page]["publisher"]
        for page in sorted(
            pages, key=lambda page: SOURCES[page].get("published", "9").rstrip("?~%")
        )
    ]
    assert len(pages) == 1 or f"The first page found is by {first[0]}, " in said


def test_the_claims_of_the_article_with_a_sum_are_printed_by_chinese_state_media_alone() -> None:
    for name in (
        "exports-since-2016-people-s-daily",
        "output-value-2023-people-s-daily",
        "said-of-gdp-2023-people-s-daily",
    ):
        who = voices.of(RECORD, RECORD.observation[name])
        assert [found.id for found, _ in who.by_side] == ["chinese-state-media"]
        assert str(who.speaker) == "Wang Lianxi, deputy general manager of the plant"
        assert who.independent == ()


def test_the_article_is_on_the_side_of_its_publisher() -> None:
    assert side("people-s-daily-online-2024-05-09") == "Chinese state media"
    assert RECORD.side["people-s-daily-online-2024-05-09"].id == "chinese-state-media"
