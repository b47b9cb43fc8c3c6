"""The overview and the timeline in a browser: what stands before the first chart, and in which order."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import expect

from .labels import Box
from .reader import DATASET, NARROW, WIDE, Reader

pytestmark = pytest.mark.browser

MOST_LINKS = 15
"""Links of the text before the first chart; the choices of the chart itself are its own."""
LONGEST = 6_000
"""Pixels of a page on a phone as it opens."""

_TOPS = """() => Object.fromEntries(
  ['.opening', '.claimed', 'figure[data-figure]', '.dates', '.unknown', 'footer.site']
    .map(name => [name, document.querySelector(`#root ${name}`).getBoundingClientRect().top]))"""
_LINKS = """() => {
  const figure = document.querySelector('#root figure[data-figure]')
  const links = [...document.querySelectorAll('#root .stMainBlockContainer :is(.opening, .claimed) a')]
  return links.filter(link => figure.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_PRECEDING)
    .length
}"""
_TEXTS = """place => {
  const boxes = []
  const walker = document.createTreeWalker(document.querySelector(`#root ${place}`), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode
    if (!data.trim() || !parentElement.checkVisibility({ contentVisibilityAuto: true })) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    // A text that ends with an ellipsis has two boxes in one line: whole, and as it is seen.
    const tops = new Set()
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (!tops.has(top)) boxes.push([data.trim(), [left, top, right, bottom]])
      tops.add(top)
    }
  }
  return boxes
}"""


def tops(reader: Reader) -> list[str]:
    """The parts of the overview from top to bottom."""
    found: dict[str, float] = reader.page.evaluate(_TOPS)
    return sorted(found, key=lambda name: found[name])


def meeting(reader: Reader, place: str) -> list[tuple[str, str]]:
    """Texts of a picture that lie on each other; the picture has some."""
    found: Any = reader.page.evaluate(_TEXTS, place)
    boxes = [(text, Box(*box).shrunk(2)) for text, box in found]
    assert len(boxes) > 10
    return [(one, two) for (one, a), (two, b) in combinations(boxes, 2) if a.meets(b)]


@pytest.mark.parametrize(
    ("width", "order"),
    [
        (
            WIDE,
            [".opening", ".claimed", "figure[data-figure]", ".dates", ".unknown", "footer.site"],
        ),
        (
            NARROW,
            [".opening", "figure[data-figure]", ".claimed", ".dates", ".unknown", "footer.site"],
        ),
    ],
)
def test_on_a_phone_the_chart_comes_before_the_claims(
    reader: Reader, width: int, order: list[str]
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.open("")
    assert tops(reader) == order
    assert 0 < reader.number(_LINKS) <= MOST_LINKS
    assert reader.faults == []


@pytest.mark.parametrize("address", ["", "timeline"])
def test_a_page_is_not_endless_on_a_phone(reader: Reader, address: str) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 800})
    reader.open(address)
    height = reader.number("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert 1_000 < height <= LONGEST
    assert reader.overflow() <= 0


@pytest.mark.parametrize("width", [WIDE, 768, NARROW])
@pytest.mark.parametrize(("address", "place"), [("", ".dates"), ("timeline", ".timeline-picture")])
def test_no_text_of_a_picture_of_time_lies_on_another(
    reader: Reader, width: int, address: str, place: str
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(address)
    assert meeting(reader, place) == []


def test_a_link_to_an_event_opens_the_year_in_which_it_stands(reader: Reader) -> None:
    name = DATASET.about.key_events[-1]
    reader.open("timeline", f"#{name}")
    event = reader.page.locator(f"#root [id='{name}']")
    expect(event).to_be_visible()
    expect(event).to_be_in_viewport()
    expect(reader.page.locator("#root .fold-row[open]")).to_have_count(1)


def test_the_strip_opens_the_years_before_the_picture(reader: Reader) -> None:
    reader.open("timeline")
    strip = reader.page.locator("#root .century")
    expect(strip.locator("li").first).to_be_hidden()
    strip.locator("summary").click()
    expect(strip.locator("li").first).to_be_visible()


def test_a_mark_in_a_lane_opens_the_evidence_of_its_event(reader: Reader) -> None:
    reader.open("timeline")
    mark = reader.page.locator("#root .lane a.point").first
    title = mark.get_attribute("title")
    assert title is not None
    mark.click()
    expect(reader.page.locator("dialog .evidence")).to_contain_text(title.split(": ", 1)[1])
