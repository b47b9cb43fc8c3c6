"""Words that are 40 per cent longer than English have room on a phone, on every page."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard import store
from dashboard.markup import every_page
from tests.folders import REAL

from .conftest import serving
from .reader import NARROW, Reader

pytestmark = pytest.mark.browser

COMMAND = (sys.executable, "-m", "tests.browser.pseudo_server", "{port}")
CUT = """() => {
  const scrolls = (element) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(parent).overflowX)
          && parent.dataset.testid !== "stMain") return true;
    return false;
  };
  const found = { beyond: [], clipped: [] };
  const main = document.querySelector("[data-testid=stMain]");
  for (const element of main.querySelectorAll("*")) {
    const text = element.textContent.trim();
    const box = element.getBoundingClientRect();
    if (!text.includes("⟦") || element.children.length || !box.width || !box.height) continue;
    if (box.right > innerWidth + 1 && !scrolls(element)) found.beyond.push(text);
    const hides = getComputedStyle(element).overflowX === "hidden";
    if (hides && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 20)
      found.clipped.push(text);
  }
  return { ...found, wide: main.scrollWidth, marked: main.textContent.split("⟦").length - 1 };
}"""
"""Words of the interface beyond the edge of the screen, or cut off in their own box."""


@pytest.fixture(scope="module")
def phone(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader with a phone, at a server that speaks the pseudo-language."""
    log = tmp_path_factory.mktemp("pseudo") / "log"
    context = browser.new_context(viewport={"width": NARROW, "height": 740})
    with serving(log, command=COMMAND) as address:
        yield Reader(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("name", every_page(store.current(REAL).dataset))
def test_longer_words_are_neither_cut_nor_beyond_the_edge(phone: Reader, name: str) -> None:
    phone.open("" if name == "overview" else name)
    found: dict[str, Any] = phone.page.evaluate(CUT)
    assert found["marked"] >= 5
    assert (found["beyond"], found["clipped"]) == ([], [])
    assert found["wide"] <= NARROW
