"""Who prints a claim: pages, sides, statements and speakers, as known on a day."""

from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import attribution
from dashboard.model import Observation
from dashboard.model.facts import Qualifier
from dashboard.reading import read
from dashboard.record import voices
from dashboard.record.voices import Voices
from tests import published
from tests.folders import DATA, SMALL, add, edit

RECORD = published.DATASET
SMALL_ONE = read(SMALL)
CLAIM = {"period": "2018/", "value": "2.1", "unit": "NOK_bn", "as_printed": "some 2.1 billion"}


def found(folder: Path, name: str = "sales-since-2018", day: Date | None = None) -> Voices:
    dataset = read(folder)
    known = dataset if day is None else dataset.known(day)
    return voices.of(known, known.observation[name])


def said(folder: Path, name: str = "sales-since-2018") -> str:
    dataset = read(folder)
    return attribution.sentence(dataset, dataset.observation[name])


def printed(folder: Path, source: str, **cells: str) -> None:
    """Another page that prints the claim of the mill's sales since 2018."""
    add(folder, "sales", **{**CLAIM, "id": f"since-{source}", "source": source, **cells})


def test_a_page_prints_a_claim_with_the_same_number_in_another_scale_and_hedge(small: Path) -> None:
    printed(
        small,
        "post-2021",
        value="2100",
        unit="NOK_m",
        qualifier="nearly",
        as_printed="nearly 2100 million",
    )
    pages = found(small).pages
    assert [page.source.id for page in pages] == ["post-2021", "mill-2022"]
    assert [page.side.id for page in pages if page.side] == ["norwegian-press", "mill"]


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "2.2", "as_printed": "2.2 billion"},
        {"period": "2018/2021"},
        {"qualifier": "at_least"},
        {"status": "f"},
        {"standing": "deprecated", "reason": "Another mill."},
        {"value": "2.1", "unit": "EUR_m", "as_printed": "2.1 million euros"},
        {"qualifier": "range", "value_to": "2.2", "as_printed": "2.1 to 2.2 billion"},
    ],
    ids="-".join,
)
def test_another_number_time_bound_or_standing_is_another_claim(
    small: Path, cells: dict[str, str]
) -> None:
    printed(small, "post-2021", **cells)
    assert [page.source.id for page in found(small).pages] == ["mill-2022"]
    assert found(small).elsewhere == ()


def test_a_page_of_another_side_with_another_origin_is_independent(small: Path) -> None:
    printed(small, "post-2021")
    printed(small, "registry-2019")
    who = found(small)
    assert who.first is not None
    assert who.first.id == "registry-2019"
    assert [page.source.id for page in who.elsewhere] == ["registry-2019", "post-2021"]
    assert who.independent == who.elsewhere
    assert said(small) == (
        "The first page found is by Norwegian Register of Companies, 15 March 2019. 3 pages report it, 1 by Norwegian public bodies, "
        "1 by Norwegian press and 1 by the mill, from 3 statements. Norwegian Register of Companies (Norwegian public bodies) and "
        "The Valley Post (Norwegian press) report it from another statement."
    )


def test_pages_of_one_statement_are_not_independent_and_its_speaker_is_named(small: Path) -> None:
    edit(small, "observations/sales.csv", "mill-2022,,,some", "mill-2022,speech,,some")
    printed(small, "post-2021", origin="speech", reported_by="the mill's director")
    who = found(small)
    assert set(who.origins) == {"speech"}
    assert (who.rootless, str(who.speaker)) == (0, "the mill's director")
    assert len(who.elsewhere) == 1
    assert who.independent == ()
    assert said(small) == (
        "The first page found is by The Valley Post, November 2021. 2 pages report it, 1 by Norwegian press and 1 by the mill, "
        "all from one statement, of the mill's director. One page of another side reports it too, none from another statement."
    )


def test_several_pages_of_one_side_are_all_of_it(small: Path) -> None:
    edit(
        small,
        "sides.yaml",
        "  publishers: [Lillefoss Mill]\n",
        "  publishers: [Lillefoss Mill, The Valley Post]\n",
    )
    printed(small, "post-2021", origin="speech")
    assert said(small) == (
        "The first page found is by The Valley Post, November 2021. 2 pages report it, all by the mill, from 2 statements. "
        "No page of another side reports it."
    )


def test_pages_without_a_date_come_last_and_are_said_to_have_none(small: Path) -> None:
    printed(small, "museum-undated")
    assert [page.source.id for page in found(small).pages] == ["mill-2022", "museum-undated"]
    assert (
        "The first page found is by Lillefoss Mill, 20 January 2022, apart from one page without a date."
        in said(small)
    )
    edit(small, "sources.yaml", '  published: "2022-01-20"\n', "")
    assert found(small).first is None
    assert said(small).startswith("None of the pages found gives its date. 2 pages report it, ")


def test_an_unknown_origin_is_neither_independent_nor_of_the_statement(small: Path) -> None:
    printed(small, "post-2021", origin="unknown")
    who = found(small)
    assert set(who.origins) == {"mill-2022"}
    assert (who.rootless, who.independent) == (1, ())
    assert "from 1 known statement; from whom one of them has it is not known." in said(small)
    assert said(small).endswith(
        "One page of another side reports it too; whether from another statement is not known."
    )
    edit(small, "observations/sales.csv", "mill-2022,,,some", "mill-2022,unknown,,some")
    printed(small, "registry-2019", origin="unknown")
    assert found(small).origins == frozenset()
    assert "; from whom they have it is not known." in said(small)
    assert said(small).endswith(
        "2 pages of other sides report it too; whether from another statement is not known."
    )


def test_a_claim_of_unknown_origin_has_no_independent_page(small: Path) -> None:
    edit(small, "observations/sales.csv", "mill-2022,,,some", "mill-2022,unknown,,some")
    printed(small, "post-2021")
    assert found(small).independent == ()
    assert said(small).endswith(
        "One page of another side reports it too; whether from another statement is not known."
    )


def test_a_page_that_prints_a_claim_twice_is_one_page(small: Path) -> None:
    printed(small, "mill-2022", qualifier="nearly")
    assert len(found(small).pages) == 1
    assert said(small).startswith("One page was found that reports it.")


def test_a_page_that_names_itself_names_no_speaker(small: Path) -> None:
    edit(
        small,
        "observations/sales.csv",
        "some 2.1 billion since 2018,,,",
        "some 2.1 billion since 2018,LILLEFOSS Mill,,",
    )
    assert found(small).pages[0].speakers == ()
    edit(small, "observations/sales.csv", "since 2018,LILLEFOSS Mill,", "since 2018,the owner,")
    assert said(small).startswith(
        "One page was found that reports it, from the owner. It is by Lillefoss Mill (the mill), 20 January 2022."
    )


def test_claims_in_words_are_the_same_by_origin_or_where_the_dataset_says_so(small: Path) -> None:
    words = {"period": "undated", "as_printed": "the first mill for years"}
    add(small, "rank", id="rank-post", source="post-2021", **words)
    assert len(found(small, "rank-undated").pages) == 1
    edit(
        small,
        "dataset.yaml",
        "observation: rank-undated, page",
        "observation: rank-undated, same: [rank-post], page",
    )
    assert [page.source.id for page in found(small, "rank-undated").pages] == [
        "post-2021",
        "museum-undated",
    ]
    assert said(small, "rank-undated").endswith(
        "The Valley Post (Norwegian press) reports it from another statement. "
        "No page says which time it means, so they may mean different times."
    )
    assert len(found(small, "rank-post").pages) == 2


def test_claims_in_words_of_one_statement_are_one_claim(small: Path) -> None:
    add(
        small,
        "rank",
        id="rank-post",
        source="post-2021",
        origin="museum-undated",
        period="undated",
        as_printed="first for years",
    )
    who = found(small, "rank-undated")
    assert len(who.pages) == 2
    assert who.independent == ()


def test_many_independent_pages_are_named_up_to_three(small: Path) -> None:
    text = (small / "sources.yaml").read_text()
    for n in range(5):
        text += (
            f"\n- {{id: paper-{n}, publisher: Paper {n}, language: en, kind: press, country: SE, "
            'accessed: "2022-05-01", read: whole}\n'
        )
    (small / "sources.yaml").write_text(text)
    for n in range(5):
        printed(small, f"paper-{n}")
    assert said(small).endswith(
        "Paper 0 (other press), Paper 1 (other press), Paper 2 (other press) and 2 more report it from another statement."
    )


def test_the_record_of_a_day_counts_only_what_was_known(small: Path) -> None:
    printed(small, "post-2021")
    printed(small, "registry-2019")
    assert [
        page.source.id for page in found(small, "since-registry-2019", Date(2021, 1, 1)).pages
    ] == ["registry-2019"]
    assert len(found(small, "since-registry-2019", Date(2021, 12, 1)).pages) == 2
    assert len(found(small, "since-registry-2019", Date(2022, 2, 1)).pages) == 3


@pytest.mark.parametrize("plant", ["well", "kuang"])
def test_a_dataset_without_sides_has_voices_and_no_sentence(plant: str) -> None:
    dataset = read(DATA / "plants" / plant)
    for one in dataset.observations:
        assert attribution.sentence(dataset, one) == ""
        assert voices.of(dataset, one).by_side == ()
        assert voices.of(dataset, one).elsewhere == ()


def test_another_plant_has_its_own_sides() -> None:
    dataset = read(DATA / "plants" / "quarry")
    (claim,) = dataset.about.claims
    assert attribution.sentence(dataset, dataset.observation[claim.observation]).count("(") == 1


@given(st.sampled_from(RECORD.observations))
def test_whoever_prints_a_claim_has_the_claim_in_common(one: Observation) -> None:
    who = voices.of(RECORD, one)
    assert one.source in {page.source.id for page in who.pages}
    assert set(who.independent) <= set(who.elsewhere) <= set(who.pages)
    assert sum(count for _, count in who.by_side) == len(who.pages)
    assert len(who.pages) - len(who.elsewhere) == dict(who.by_side)[RECORD.side[one.source]]
    dates = [page.source.known_by for page in who.pages if page.source.published]
    assert dates == sorted(dates)
    sentence = attribution.sentence(RECORD, one)
    assert sentence.endswith(".")
    assert "  " not in sentence
    assert "1 pages" not in sentence


@given(st.sampled_from(RECORD.days), st.sampled_from(RECORD.days))
def test_pages_that_print_a_claim_only_grow_with_the_day(one: Date, other: Date) -> None:
    early, late = (RECORD.known(day) for day in sorted((one, other)))
    for claim in early.of_series["exporter-rank"]:
        before, after = (voices.of(known, claim).pages for known in (early, late))
        assert {page.source.id for page in before} <= {page.source.id for page in after}


HEDGES: tuple[Qualifier, ...] = ("exact", "about", "nearly", "at_least", "at_most")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(SMALL_ONE.source)),
            st.sampled_from(["a", "b", "unknown"]),
            st.sampled_from(HEDGES),
        )
    )
)
def test_counts_are_those_of_a_plain_loop(rows: list[tuple[str, str, Qualifier]]) -> None:
    claim = SMALL_ONE.observation["sales-since-2018"].model_copy(update={"origin": "a"})
    others = [
        claim.model_copy(
            update={"id": f"again-{n}", "source": source, "origin": origin, "qualifier": hedge}
        )
        for n, (source, origin, hedge) in enumerate(rows)
    ]
    who = voices.of(SMALL_ONE.replace(observations=(claim, *others)), claim)
    origins: dict[str, set[str]] = {claim.source: {"a"}}
    for source, origin, hedge in rows:
        if hedge in ("exact", "about", "nearly"):
            origins.setdefault(source, set()).add(origin)
    known = {source: names - {"unknown"} for source, names in origins.items()}
    assert {page.source.id: set(page.origins) for page in who.pages} == known
    side = {source: SMALL_ONE.side[source].id for source in known}
    away = {source for source in known if side[source] != "mill"}
    assert {page.source.id for page in who.elsewhere} == away
    assert {page.source.id for page in who.independent} == {
        source for source in away if known[source] and "a" not in known[source]
    }
