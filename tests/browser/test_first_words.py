"""What a reader begins before the application stands there is kept when it takes over."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .reader import NARROW, WIDE

pytestmark = pytest.mark.browser


@pytest.fixture
def waiting(
    context_of: Callable[[str], BrowserContext], server: str
) -> Iterator[tuple[Page, Callable[[], None]]]:
    """The page Exports as it is before the application, and what lets the application come."""
    page = context_of("light").new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/js/index.*.js", hold)
    page.goto(f"{server}/exports", wait_until="commit")
    expect(page.locator("#first footer.site")).to_be_attached()

    def come() -> None:
        page.wait_for_function("() => document.readyState !== 'loading'")
        while not held:
            page.wait_for_timeout(50)
        for route in held:
            route.continue_()
        expect(page.locator("#first")).to_have_count(0)

    yield page, come
    page.close()


@pytest.mark.parametrize("part", ["unfold", "seek"])
def test_what_is_unfolded_in_the_head_stays_so(
    waiting: tuple[Page, Callable[[], None]], part: str
) -> None:
    page, come = waiting
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.locator(f"#first .masthead .{part} > summary").click()
    come()
    expect(page.locator(f"#root .masthead .{part}")).to_have_attribute("open", "")
    others = page.locator(f"#root .masthead details[open]:not(.{part})")
    expect(others).to_have_count(0)


@pytest.mark.parametrize("words", ["dust", "40 % of the city", "прашина", "粉尘"])
def test_words_that_are_being_typed_stay_with_the_focus(
    waiting: tuple[Page, Callable[[], None]], words: str
) -> None:
    page, come = waiting
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.locator("#first .masthead input[name=q]").fill(words)
    come()
    box = page.locator("#root .masthead input[name=q]")
    expect(box).to_have_value(words)
    expect(box).to_be_focused()
    page.keyboard.type(" 2020")
    expect(box).to_have_value(f"{words} 2020")


def test_a_table_that_is_being_read_stays_in_its_place_with_the_focus(
    waiting: tuple[Page, Callable[[], None]],
) -> None:
    page, come = waiting
    page.set_viewport_size({"width": WIDE, "height": 800})
    word = ".panel[id^=table-] > summary"
    page.locator(f"#first {word}").first.press("Enter")
    row = ".panel[open] tbody tr >> nth=-1"
    page.locator(f"#first {row}").scroll_into_view_if_needed()
    before = page.locator(f"#first {row}").bounding_box()
    come()
    expect(page.locator(f"#root {word}").first).to_be_focused()
    assert before is not None
    assert page.locator(f"#root {row}").bounding_box() == before
