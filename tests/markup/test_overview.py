"""The first page: cards of claims, key dates, and the pictures that cannot be drawn."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import store
from dashboard.markup import Site, overview, pages
from dashboard.markup.overview import Destination
from dashboard.model import UNKNOWN
from dashboard.period import parse
from dashboard.reading import read
from dashboard.record import Record, of
from dashboard.selection import Selection
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from tests.folders import DATA, REAL, add_ratios, edit


def site_of(folder: Path) -> Site:
    release = store.current(folder)
    return Site(release, of(release), Selection(None, None, None, ()), "", "light")


def test_a_card_says_number_speaker_sides_and_verdict(record: Record) -> None:
    sales, rank = overview.cards(record)
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
        (card,) = (one for one in overview.cards(of(told)) if one.observation == IN_WORDS)
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
        shown = overview.cards(Record(told.replace(observations=changed)))
    (card,) = (one for one in shown if one.observation == IN_WORDS)
    assert (told.observation[IN_WORDS].as_printed or "?") in card.number
    assert card.quoted_from == ""


def test_a_card_tells_the_worst_of_many_verdicts(small: Path) -> None:
    add_ratios(small)
    before = overview.cards(Record(read(small)))[0]
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    after = overview.cards(Record(read(small)))[0]
    assert "differ" not in before.verdict
    assert after.verdict == "412.50 m NOK and about 600 m NOK differ."
    assert after.link.place == "check-sales-2018"


def test_a_claim_without_a_check_says_what_else_is_printed(small: Path) -> None:
    (small / "checks.yaml").write_text("[]\n")
    sales, rank = overview.cards(Record(read(small)))
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
    sales, _ = overview.cards(record)
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
    card = overview.cards(with_verdict(small, link))[1]
    assert card.verdict == "Nobody says when."
    assert card.link == destination


def test_a_sentence_kinder_than_the_worst_check_does_not_stand(small: Path) -> None:
    add_ratios(small)
    claim = "beside: [sales-2018-registry], page: trade}"
    kinder = """beside: [sales-2018-registry], page: trade, verdict: "{check-sum|It adds up}.",
    asserts: [{kind: verdict, checks: [check-sum], verdicts: [consistent]}]}"""
    edit(small, "dataset.yaml", claim, kinder)
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    card = overview.cards(Record(read(small)))[0]
    assert card.verdict == "412.50 m NOK and about 600 m NOK differ."
    assert card.link.place == "check-sales-2018"


def test_the_link_of_each_card_leads_to_where_the_claim_has_its_evidence() -> None:
    release = store.current(REAL)
    known = of(release)
    cards = overview.cards(known)
    assert len(cards) == len(release.dataset.about.claims) > 0
    for card in cards:
        site = replace(site_of(REAL), page=card.link.page)
        place = pages.text(site).split(f'id="{card.link.place}"', 1)[1]
        claim = next(
            one for one in known.dataset.about.claims if one.observation == card.observation
        )
        names = (claim.observation, *claim.beside)
        assert any(f'href="./evidence/{name}"' in place for name in names), card.label


def test_a_frame_says_what_it_would_show_and_fills_the_year_that_is_known() -> None:
    known = of(store.current(REAL))
    frames = {frame.series: frame for frame in overview.frames(known)}
    assert set(frames) >= {unknown.series for unknown in known.dataset.about.unknowns}
    taxes = frames["taxes-paid"]
    assert taxes.would_show == "Would show what the state received"
    filled = [(slot.year, slot.height) for slot in taxes.slots if slot.value]
    assert filled == [(2017, 100.0)]
    assert taxes.words == "2016 to 2025: a figure for 1 year only"
    assert frames["value-added"].words == "2016 to 2025: no figure found"
    assert [slot.year for slot in taxes.slots] == list(range(2016, 2026))


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Sales", "Sales, since 2018, end not given"), ("Sales since 2018", "Sales since 2018")],
)
def test_the_label_of_a_card_names_the_time_of_its_claim(
    small: Path, label: str, shown: str
) -> None:
    edit(small, "dataset.yaml", "label: Sales since 2018", f"label: {label}")
    assert overview.cards(Record(read(small)))[0].label == shown


def test_a_plant_without_sides_counts_its_pages() -> None:
    (card,) = overview.cards(of(store.current(DATA / "plants" / "kuang")))
    assert card.printed_by == ()
    assert "reports it" in card.sides or "report it" in card.sides


def test_key_dates_stand_beneath_the_owners(small: Path) -> None:
    body = overview.dates(site_of(small))
    assert re.findall(r"<h3>(\d+)</h3>", body) == ["2015", "2019"]
    # A bar without room for a name says it when pointed at.
    assert re.findall(r'<span class="owner-name">(.*?)</span>', body) == ["Fund"]
    assert re.findall(r'title="(Family|Fund), ', body) == ["Family", "Fund"]
    assert re.findall(r'<li class="owner">(.*?)</li>', body) == ["Fund, since 2015"]
    assert "All 2 events" in body


def test_a_dataset_without_key_dates_leads_to_its_events(small: Path) -> None:
    edit(small, "dataset.yaml", "key_events: [mill-sold, mill-fire]", "key_events: []")
    body = overview.dates(site_of(small))
    assert "All 2 events" in body
    assert "columns-of-dates" not in body


def test_a_dataset_without_events_has_no_dates(small: Path) -> None:
    edit(small, "dataset.yaml", "key_events: [mill-sold, mill-fire]", "key_events: []")
    (small / "events.yaml").write_text("[]\n")
    assert overview.dates(site_of(small)) == ""


def test_what_nobody_prints_is_a_frame_with_a_slot_a_year() -> None:
    record = of(store.current(REAL))
    frames = overview.frames(record)
    assert {frame.series for frame in frames} >= set(record.unprinted)
    for frame in frames:
        years = [slot.year for slot in frame.slots]
        assert years == list(range(years[0], years[-1] + 1))
        assert len(years) > 1
