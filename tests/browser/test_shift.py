"""Nothing moves while a page comes: its first words, and the application that takes their place."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from .reader import DATASET, NARROW, WIDE, Reader

pytestmark = pytest.mark.browser

MOST = 0.1
"""Most layout shift of a page that still counts as good."""
WATCH = """
  window.shifts = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value)
  }).observe({ type: "layout-shift", buffered: true })
"""
MOVE = """() => {
  const head = document.querySelector("#root .masthead")
  head.style.marginBottom = "400px"
}"""
"""All that stands beneath the head moves."""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_moves_while_a_page_comes(
    server: str, context_of: Callable[[str], BrowserContext], width: int
) -> None:
    for address in ("", "exports", "timeline"):
        page = context_of("light").new_page()
        page.add_init_script(WATCH)
        page.set_viewport_size({"width": width, "height": 800})
        reader = Reader(page, server)
        reader.open(address)
        shifts: Any = page.evaluate("window.shifts")
        assert sum(shifts) < MOST, (address, shifts)
        # What watches does see what moves.
        page.evaluate(MOVE)
        page.wait_for_function("() => window.shifts.some((value) => value > 0.1)")
        page.close()


BEGUN = """document.addEventListener('DOMContentLoaded', () => {
  first.querySelector(`details[name="panels-${chart}"]`).open = true
  first.scrollTop = 700
})"""
"""Before scripts a reader opens what is beneath a chart, and reads on."""


def test_who_has_read_on_before_scripts_stays_in_place_and_keeps_what_is_open(
    server: str, context_of: Callable[[str], BrowserContext]
) -> None:
    page = context_of("light").new_page()
    chart = DATASET.page["exports"].charts[0].id
    page.add_init_script(f"const chart = {chart!r}; {BEGUN}")
    reader = Reader(page, server)
    reader.open("exports")
    assert reader.number("document.querySelector('[data-testid=stMain]').scrollTop") == 700
    panel = page.locator("#root details.panel[open]")
    assert panel.get_attribute("name") == f"panels-{chart}"
    page.close()
