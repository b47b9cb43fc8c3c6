"""The first page: its key dates."""

import re
from pathlib import Path

from dashboard.markup import overview
from tests.folders import edit
from tests.markup.sites import site_of


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
