"""What stands in the panels beneath charts: there when one is opened, and on paper."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Request, expect

from .reader import DATASET, Reader

pytestmark = pytest.mark.browser

PAGE = DATASET.pages[0].id
FIRST, SECOND = (chart.id for chart in DATASET.pages[0].charts[:2])
EMPTY = "document.querySelectorAll('#root .panel > .panel-body:empty').length"


def loads(reader: Reader) -> list[str]:
    """Addresses of pages that are asked for from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).path == f"/{PAGE}":
            found.append(request.url)

    reader.page.on("request", note)
    return found


def rows(panel: Locator) -> Locator:
    return panel.locator("table.facts tbody tr")


def test_a_panel_of_the_first_page_asks_for_nothing(reader: Reader) -> None:
    reader.load(PAGE)
    asked = loads(reader)
    assert reader.number(EMPTY) > 10
    for key in ("table", "sources", "take"):
        expect(reader.open_panel(key, FIRST).locator("a").first).to_be_visible()
    assert asked == []
    assert reader.faults == []


def test_panels_of_a_page_behind_a_link_and_of_a_choice_are_fetched_once(reader: Reader) -> None:
    reader.load("words")
    reader.open(PAGE)
    asked = loads(reader)
    table = reader.open_panel("table", FIRST)
    expect(rows(table).first).to_be_visible()
    before = table.inner_text()
    reader.open_panel("sources", FIRST)
    reader.open_panel("table", SECOND)
    assert len(asked) == 1
    other = reader.page.locator("#root a.option:not([aria-current])").first
    name = other.inner_text()
    other.click()
    chosen = reader.page.locator("#root a.option[aria-current]")
    expect(chosen.filter(has_text=name).first).to_be_visible()
    reader.open_panel("table", FIRST)
    expect(rows(table).first).to_be_visible()
    assert table.inner_text() != before
    assert len(asked) == 2
    assert reader.faults == []


def test_a_panel_that_cannot_come_says_so_and_comes_when_it_is_opened_again(
    reader: Reader,
) -> None:
    reader.load("words")
    reader.open(PAGE)
    reader.page.route(f"**/{PAGE}", lambda route: route.fulfill(status=500, body="no"))
    table = reader.open_panel("table", FIRST)
    expect(table).to_contain_text("could not be loaded")
    reader.page.unroute(f"**/{PAGE}")
    for _ in range(2):
        table.locator("> summary").click()
    expect(rows(table).first).to_be_visible()


@pytest.mark.parametrize("begin", [PAGE, "words"])
def test_paper_has_what_stands_in_panels(reader: Reader, begin: str) -> None:
    reader.load(begin)
    reader.open(PAGE)
    assert reader.number(EMPTY) > 10
    reader.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert reader.number(EMPTY) == 0
    reader.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert reader.faults == []
