"""Who says a claim, on the cards of the overview and in its evidence; nothing of it in a dataset without sides."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from dashboard import attribution, record
from dashboard.model.claims import Claim
from dashboard.record import voices
from dashboard.store import Shown
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
    printed = voices.of(DATASET, DATASET.observation[claim.observation])
    printing = {side.id for side, count in printed.by_side}
    card = cards(page_of("overview"))[DATASET.about.claims.index(claim)]
    first = page.html(Shown(RELEASE), "overview", "http://localhost/").decode()
    on, off = '<i class="on"></i>', "<i></i>"
    squares = "".join(on if side.id in printing else off for side in DATASET.sides)
    assert squares in card
    assert squares in first
    lines = re.findall(r'<p class="who">(.*?)</p>', card)
    told = [part for line in lines for part in line.split("<br>")]
    for side in DATASET.sides:
        assert (side.title.casefold() in told[-1].casefold()) == (side.id in printing)
    # All claims are from one page, which is said once above them.
    source = DATASET.source[DATASET.observation[claim.observation].source]
    above = re.findall(r'<p class="sides-legend">(.*?)</p>', first)
    assert (
        [text for text in above if str(source.publisher) in Markup(text).unescape()] == above != []
    )
    assert str(source.publisher) not in Markup(" ".join(told)).unescape()
    # So is the speaker of most of them; a card names another one.
    most = Counter(each.speaker for each in DATASET.about.claims).most_common(1)[0][0]
    common = f"Speaker, where a card names no other: {most}."
    assert all(common in Markup(text).unescape() for text in above)
    own = [name for name in (claim.speaker,) if name not in (None, most)]
    assert told[: len(own)] == own
    assert Markup.escape(most) not in told


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
    """The statements of a worker and of later pages were not known on the day of the article."""
    then = opened("overview", as_of=DAY)
    known = record.of(RELEASE, next(day for day in DATASET.days if str(day) == DAY)).dataset
    assert len(cards(then)) == len(known.about.claims) > 0
    name = known.about.claims[0].observation
    told = Markup(evidence(opened("overview", focus=name, as_of=DAY))[0]).striptags()
    sentences = [attribution.sentence(each, each.observation[name]) for each in (known, DATASET)]
    assert sentences[0] != sentences[1]
    assert plain(sentences[0]) in told
    assert plain(sentences[1]) not in told


def test_a_plant_without_sides_says_nothing_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(DATA / "plants" / "kuang"))
    (card,) = cards(opened("overview"))
    assert "voices" not in card
    # The plant is one of a Chinese record, and so are the words around it.
    assert "个页面登载此数" in card
