"""The printed claims as cards: number, speaker, sides, verdict and link."""

from pathlib import Path

import pytest

from dashboard import store
from dashboard.markup import claim_cards, pages
from dashboard.markup.claim_cards import Destination
from dashboard.model import UNKNOWN
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, of
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from tests.folders import DATA, REAL, add_ratios, edit
from tests.markup.sites import site_of


def test_a_card_says_number_speaker_sides_and_verdict(record: Record) -> None:
    sales, rank = claim_cards.cards(record)
    assert sales.label == "Sales since 2018"
    assert sales.number == "about 2.1 bn NOK"
    assert (sales.speaker, sales.by) == ("", "Lillefoss Mill, 20 January 2022")
    assert sales.sides == "The mill only"
    assert sales.printed_by.count(True) == 1
    assert len(sales.printed_by) == len(record.dataset.sides)
    assert rank.by == "Valley Museum"
    assert (sales.is_in_words, rank.is_in_words) == (False, True)
    assert rank.verdict == (
        "Cannot be checked: “for years the first mill of the valley” gives no number."
    )
    assert rank.link == Destination("See the check", "checks", "check-rank")


IN_WORDS = "exporter-rank-undated-people-s-daily"
ORIGINAL = f"{IN_WORDS}-2"
"""The same statement, as a Chinese page has it."""


@pytest.mark.parametrize(
    ("tag", "quoted", "quoted_from"),
    [
        ("en", IN_WORDS, ""),
        ("sr-Latn", IN_WORDS, ""),
        ("sr-Cyrl", IN_WORDS, ""),
        ("zh-Hans", ORIGINAL, "《人民日报》，2024年5月2日（推断）"),
    ],
)
def test_a_claim_in_words_is_quoted_in_the_language_of_the_reader_where_its_statement_is(
    tag: str, quoted: str, quoted_from: str
) -> None:
    told = store.current(REAL).told(tag)
    with speaking(language_of(tag)):
        (card,) = (one for one in claim_cards.cards(of(told)) if one.observation == IN_WORDS)
    assert (told.dataset.observation[quoted].as_printed or "?") in card.number
    assert (card.is_in_words, card.quoted_from) == (True, quoted_from)


@pytest.mark.parametrize(
    "change",
    [
        {"origin": UNKNOWN},
        {"origin": "another-statement"},
        {"period": parse("2018")},
        {"standing": "deprecated", "reason": "A slip."},
    ],
)
def test_a_claim_in_words_is_not_quoted_from_another_statement(change: dict[str, object]) -> None:
    told = store.current(REAL).told("zh-Hans").dataset
    changed = tuple(
        one.model_copy(update=change) if one.id == ORIGINAL else one for one in told.observations
    )
    with speaking(language_of("zh-Hans")):
        shown = claim_cards.cards(Record(told.replace(observations=changed)))
    (card,) = (one for one in shown if one.observation == IN_WORDS)
    assert (told.observation[IN_WORDS].as_printed or "?") in card.number
    assert card.quoted_from == ""


def test_a_card_tells_the_worst_of_many_verdicts(small: Path) -> None:
    add_ratios(small)
    before = claim_cards.cards(Record(read(small)))[0]
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    after = claim_cards.cards(Record(read(small)))[0]
    assert "differ" not in before.verdict
    assert after.verdict == "412.50 m NOK and about 600 m NOK differ."
    assert after.link.place == "check-sales-2018"


def test_a_claim_without_a_check_says_what_else_is_printed(small: Path) -> None:
    (small / "checks.yaml").write_text("[]\n")
    sales, rank = claim_cards.cards(Record(read(small)))
    assert rank.verdict == "For whole years: 1st in 2018."
    assert rank.link == Destination("See all values", "trade", "")
    assert sales.verdict.startswith("Single years since then: 3 have a value")


def test_a_card_does_not_answer_with_the_check_of_another_claim(small: Path) -> None:
    """Its number is but a part of such a check."""
    checks = (small / "checks.yaml").read_text("utf-8").split("\n\n")
    (of_another,) = (check for check in checks if "id: check-order" in check)
    (small / "checks.yaml").write_text(of_another + "\n", encoding="utf-8")
    record = Record(read(small))
    assert "sales-since-2018" in record.result["check-order"].inputs
    sales, _ = claim_cards.cards(record)
    assert sales.verdict.startswith("Single years since then: 3 have a value")
    assert sales.link == Destination("See all values", "trade", "")


VERDICT = """{label: First in the valley, observation: rank-undated, page: trade,
    verdict: "Nobody says {check-rank|when}.",
    asserts: [{kind: verdict, checks: [check-rank], verdicts: [unchecked]}]LINK}"""


def with_verdict(small: Path, link: str = "") -> Record:
    """The small dataset with a verdict on the second of its claims."""
    claim = "{label: First in the valley, observation: rank-undated, page: trade}"
    edit(small, "dataset.yaml", claim, VERDICT.replace("LINK", link))
    return Record(read(small))


@pytest.mark.parametrize(
    ("link", "destination"),
    [
        ("", Destination("See all values", "trade", "")),
        (
            ", link: {words: See why, check: check-rank}",
            Destination("See why", "checks", "check-rank"),
        ),
        (
            ", link: {words: See it, chart: sales-by-year}",
            Destination("See it", "trade", "sales-by-year"),
        ),
        (", link: {words: See more, page: trade}", Destination("See more", "trade", "")),
    ],
)
def test_the_sentence_and_the_link_of_the_dataset_stand_on_the_card(
    small: Path, link: str, destination: Destination
) -> None:
    card = claim_cards.cards(with_verdict(small, link))[1]
    assert card.verdict == "Nobody says when."
    assert card.link == destination


def test_a_sentence_kinder_than_the_worst_check_does_not_stand(small: Path) -> None:
    add_ratios(small)
    claim = "beside: [sales-2018-registry], page: trade}"
    kinder = """beside: [sales-2018-registry], page: trade, verdict: "{check-sum|It adds up}.",
    asserts: [{kind: verdict, checks: [check-sum], verdicts: [consistent]}]}"""
    edit(small, "dataset.yaml", claim, kinder)
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    card = claim_cards.cards(Record(read(small)))[0]
    assert card.verdict == "412.50 m NOK and about 600 m NOK differ."
    assert card.link.place == "check-sales-2018"


def test_the_link_of_each_card_leads_to_where_the_claim_has_its_evidence() -> None:
    release = store.current(REAL)
    known = of(release)
    cards = claim_cards.cards(known)
    assert len(cards) == len(release.dataset.about.claims) > 0
    for card in cards:
        site = site_of(REAL, card.link.page)
        place = pages.text(site).split(f'id="{card.link.place}"', 1)[1]
        claim = next(
            one for one in known.dataset.about.claims if one.observation == card.observation
        )
        names = (claim.observation, *claim.beside)
        assert any(f'href="./evidence/{name}"' in place for name in names), card.label


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Sales", "Sales, since 2018, end not given"), ("Sales since 2018", "Sales since 2018")],
)
def test_the_label_of_a_card_names_the_time_of_its_claim(
    small: Path, label: str, shown: str
) -> None:
    edit(small, "dataset.yaml", "label: Sales since 2018", f"label: {label}")
    assert claim_cards.cards(Record(read(small)))[0].label == shown


def test_a_plant_without_sides_counts_its_pages() -> None:
    (card,) = claim_cards.cards(of(store.current(DATA / "plants" / "kuang")))
    assert card.printed_by == ()
    assert "reports it" in card.sides or "report it" in card.sides
