"""Who says a claim, on the cards of the overview and in its evidence; nothing of it in a dataset without sides."""

from collections.abc import Callable

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard import attribution, record
from dashboard.model.site import Claim
from dashboard.web import page
from tests.folders import DATA

from .screen import DATASET, RELEASE, bodies, evidence, opened, plain

DAY = "2024-05-09"


def cards(at: AppTest) -> list[str]:
    return "".join(bodies(at)).split('<article class="claim">')[1:]


@pytest.mark.parametrize(
    "claim", DATASET.about.claims, ids=[claim.observation for claim in DATASET.about.claims]
)
def test_card_and_first_html_say_who_says_it(
    page_of: Callable[[str], AppTest], claim: Claim
) -> None:
    said = attribution.sentence(DATASET, DATASET.observation[claim.observation])
    card = cards(page_of("overview"))[DATASET.about.claims.index(claim)]
    assert f'<p class="voices">{escape(said)}</p>' in card
    assert str(escape(said)) in page.html(RELEASE, "overview", "http://localhost/").decode()
    assert "all from one statement." not in card.split('<p class="known">')[1]


@pytest.mark.parametrize(
    "name", [name for claim in DATASET.about.claims for name in (claim.observation, *claim.beside)]
)
def test_evidence_of_a_claim_says_who_says_it(name: str) -> None:
    card = Markup(evidence(opened("overview", focus=name))[0]).striptags()
    assert plain(attribution.sentence(DATASET, DATASET.observation[name])) in card


def test_evidence_of_another_value_does_not() -> None:
    claimed = {
        name for claim in DATASET.about.claims for name in (claim.observation, *claim.beside)
    }
    other = next(one.id for one in DATASET.observations if one.id not in claimed)
    assert 'class="voices"' not in evidence(opened("overview", focus=other))[0]


def test_evidence_of_a_source_names_its_side() -> None:
    name = "people-s-daily-online-2024-05-09"
    assert (
        "<dt>Side</dt><dd>Chinese state media</dd>" in evidence(opened("overview", focus=name))[0]
    )


def test_the_record_of_a_day_says_who_said_it_by_then() -> None:
    at = opened("overview", as_of=DAY)
    known = record.of(RELEASE, next(day for day in DATASET.days if str(day) == DAY)).dataset
    found = cards(at)
    assert len(found) == len(known.about.claims) > 0
    sentences = [
        attribution.sentence(known, known.observation[claim.observation])
        for claim in known.about.claims
    ]
    now = [
        attribution.sentence(DATASET, DATASET.observation[claim.observation])
        for claim in known.about.claims
    ]
    assert sentences != now
    for card, said in zip(found, sentences, strict=True):
        assert str(escape(said)) in card


def test_a_plant_without_sides_says_nothing_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(DATA / "plants" / "kuang"))
    (card,) = cards(opened("overview"))
    assert "voices" not in card
    assert "print it" in card or "prints it" in card
