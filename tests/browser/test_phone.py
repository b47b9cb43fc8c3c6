"""What only a finger meets: taps that open something, and the menu that lies over the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BAR = '[data-chart="exports-by-year"][data-drawn="narrow"] .bars .point path'


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{server}/exports")
    page.wait_for_selector("footer.site")
    page.wait_for_selector(BAR)
    yield page
    context.close()


def test_a_tap_on_a_bar_opens_its_evidence_and_nothing_behind_it(phone: Page) -> None:
    bar = phone.locator(BAR).first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    touch = phone.context.new_cdp_session(phone)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    phone.wait_for_timeout(110)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_selector(".evidence")
    phone.wait_for_timeout(1500)
    assert "/exports?focus=exports-20" in phone.url


def test_the_menu_unfolds_and_folds_when_a_page_is_chosen_or_with_escape(phone: Page) -> None:
    menu = phone.locator(".masthead summary")
    links = phone.locator(".masthead nav a")
    expect(menu).to_have_text("Menu")
    expect(links.first).to_be_hidden()
    menu.tap()
    expect(links.first).to_be_visible()
    assert min(box["height"] for link in links.all() if (box := link.bounding_box())) >= 44
    links.filter(has_text="Economy").tap()
    phone.wait_for_url("**/economy")
    expect(links.first).to_be_hidden()
    menu.tap()
    expect(links.first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(menu).to_be_focused()
