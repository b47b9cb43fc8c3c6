"""The search in a browser: reached by a key, walked by keys, one step of the history, on a phone."""

import pytest
from playwright.sync_api import expect

from .reader import Reader

pytestmark = pytest.mark.browser


def test_the_search_works_by_keyboard(reader: Reader) -> None:
    reader.open("exports")
    reader.mark()
    page = reader.page
    before = page.evaluate("history.length")
    page.keyboard.press("/")
    page.keyboard.type("749.5 million euros/")
    page.keyboard.press("Enter")
    box, hit = page.locator("#root .find .asking"), page.locator("#root .hit")
    title = page.locator("#root .results h1")
    expect(title).to_have_text("This has been reported")
    expect(title).to_be_focused()
    expect(box).to_have_value("749.5 million euros/")
    expect(page.locator("body > .spoken")).to_contain_text("hits: ")
    # A browser remembers fifty steps of a tab.
    assert page.evaluate("history.length") == min(before + 1, 50)
    page.keyboard.press("Tab")
    expect(page.locator("#root .to-hits")).to_be_focused()
    page.keyboard.press("Enter")
    expect(hit.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.type("another")
    page.keyboard.press("Escape")
    expect(box).to_have_value("749.5 million euros/")
    expect(title).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hit.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hit.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.drawer[open] #evidence-title")).to_be_visible()
    reader.close_evidence()
    expect(hit.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.go_back()
    page.wait_for_url("**/exports")
    expect(page.locator("#root .results")).to_have_count(0)
    assert reader.unbroken()


def test_the_search_fits_a_phone(reader: Reader) -> None:
    reader.open("checks")
    reader.resize(360, 740)
    page = reader.page
    sign, box = page.locator("#root .seek summary"), page.locator("#root .find .asking")
    expect(box).to_be_hidden()
    room = sign.bounding_box()
    assert room is not None
    assert min(room["width"], room["height"]) >= 44
    sign.click()
    box.fill("In 2023 it contributed 795 million euros to Serbia's economy")
    box.press("Enter")
    expect(page.locator("#root .asked-claim h2.number")).to_have_text("795 million euros")
    reader.wait()
    assert reader.overflow() <= 0
    short = page.evaluate(
        """[...document.querySelectorAll('#root .hits li, #root .find, #root .claim-actions > *')]
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
          .map(one => one.textContent)"""
    )
    assert short == []
