"""What only a finger meets: taps that open something, and the menu that lies over the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

BAR = '[data-chart="exports-by-year"][data-drawn="narrow"] .bars .point path'


@pytest.fixture(scope="module")
def touched(browser: Browser) -> Iterator[BrowserContext]:
    """A phone, which fetches the files of the site once."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    yield context
    context.close()


@pytest.fixture
def phone(touched: BrowserContext, server: str) -> Iterator[Page]:
    """A page of charts in a tab of its own."""
    page = touched.new_page()
    page.goto(f"{server}/exports")
    page.wait_for_selector("#root footer.site")
    page.wait_for_selector(BAR)
    yield page
    page.close()


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
    phone.wait_for_selector(".drawer .evidence")
    opened = phone.url
    assert "/exports?focus=exports-20" in opened
    # The click that the browser makes of the tap meets what stands there by then.
    phone.wait_for_timeout(1500)
    assert phone.url == opened
    assert phone.locator(".drawer .evidence").is_visible()


@pytest.mark.parametrize(("moves", "opens"), [(0, True), (6, True), (14, False), (120, False)])
def test_a_finger_that_moves_on_a_bar_scrolls_the_page_and_opens_nothing(
    phone: Page, moves: int, opens: bool
) -> None:
    bar = phone.locator(BAR).first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = phone.context.new_cdp_session(phone)

    def finger(kind: str, *places: float) -> None:
        points = [{"x": x, "y": place} for place in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", y)
    for step in range(1, 6):
        phone.wait_for_timeout(20)
        finger("touchMove", y - moves * step / 5)
    finger("touchEnd")
    phone.wait_for_timeout(1200)
    assert ("focus=" in phone.url) == opens
    assert phone.locator(".drawer[open]").count() == int(opens)


def test_the_menu_unfolds_and_folds_when_a_page_is_chosen_or_with_escape(phone: Page) -> None:
    menu = phone.locator(".masthead .unfold summary")
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
