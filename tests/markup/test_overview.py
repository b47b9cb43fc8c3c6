"""The first page: cards of claims, key dates, and the pictures that cannot be drawn."""

import re
from pathlib import Path

import pytest

from dashboard import store
from dashboard.markup import Site, overview
from dashboard.markup.overview import Destination
from dashboard.reading import read
from dashboard.record import Record, of
from dashboard.selection import Selection
from tests.folders import DATA, add_ratios, edit


def site_of(folder: Path) -> Site:
    release = store.current(folder)
    return Site(release, of(release), Selection(None, None, None, ()), "", "light")


def test_a_card_says_number_speaker_sides_and_verdict(record: Record) -> None:
    sales, rank = overview.cards(record)
    assert sales.label == "Sales since 2018"
    assert sales.number == "about 2.1 bn NOK"
    assert sales.who == "Lillefoss Mill, 20 January 2022"
    assert sales.sides == "The mill only"
    assert sales.printed_by.count(True) == 1
    assert len(sales.printed_by) == len(record.dataset.sides)
    assert rank.who == "Valley Museum"
    assert rank.verdict == "? First for years: cannot be checked"
    assert rank.link == Destination("See the check", "checks", "check-rank")


def test_a_card_tells_the_worst_of_many_verdicts(small: Path) -> None:
    add_ratios(small)
    before = overview.cards(Record(read(small)))[0]
    edit(small, "observations/sales.csv", "sales-2018-post,2018,400", "sales-2018-post,2018,600")
    after = overview.cards(Record(read(small)))[0]
    assert "differs" not in before.verdict
    assert "differs" in after.verdict
    assert after.link.place == "check-sales-2018"


def test_a_claim_without_a_check_says_what_else_is_printed(small: Path) -> None:
    (small / "checks.yaml").write_text("[]\n")
    sales, rank = overview.cards(Record(read(small)))
    assert rank.verdict == "For whole years: 1st in 2018."
    assert rank.link == Destination("See all values", "trade", "")
    assert sales.verdict.startswith("Single years since then: 3 have a value")


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Sales", "Sales, since 2018, end not printed"), ("Sales since 2018", "Sales since 2018")],
)
def test_the_label_of_a_card_names_the_time_of_its_claim(
    small: Path, label: str, shown: str
) -> None:
    edit(small, "dataset.yaml", "label: Sales since 2018", f"label: {label}")
    assert overview.cards(Record(read(small)))[0].label == shown


def test_a_plant_without_sides_counts_its_pages() -> None:
    (card,) = overview.cards(of(store.current(DATA / "plants" / "kuang")))
    assert card.printed_by == ()
    assert "prints it" in card.sides or "print it" in card.sides


def test_key_dates_stand_beneath_the_owners(small: Path) -> None:
    body = overview.dates(site_of(small))
    assert re.findall(r"<h3>(\d+)</h3>", body) == ["2015", "2019"]
    assert re.findall(r'<span class="owner-name">(.*?)</span>', body) == ["Family", "Fund"]
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
    record = of(store.current(DATA.parents[1] / "datasets"))
    frames = overview.frames(record)
    assert {frame.series for frame in frames} >= set(record.unprinted)
    for frame in frames:
        years = [slot.year for slot in frame.slots]
        assert years == list(range(years[0], years[-1] + 1))
        assert len(years) > 1
