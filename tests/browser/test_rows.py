"""Rows as a reader meets them: nothing lies on another thing, each bar leads to its evidence."""

from itertools import combinations

import pytest
from playwright.sync_api import Locator, expect

from dashboard.charts import view
from dashboard.charts.rows import RowsView

from .labels import Box
from .reader import DATASET, NARROW, RECORD, WIDE, Reader
from .test_take import offer, saved

pytestmark = pytest.mark.browser

PAGES = {
    page.id: [chart.id for chart in page.charts if isinstance(view.of(chart, RECORD), RowsView)]
    for page in DATASET.pages
}
ADDRESSES = [address for address, charts in PAGES.items() if charts]
LADDER = next(
    chart.id for chart in DATASET.chart.values() if str(chart.kind) == "ladder" and chart.id
)
LEDGER = next(chart.id for chart in DATASET.chart.values() if str(chart.kind) == "ledger")
SMALLEST_TARGET = 43.5
"""Pixels; 44 but for what a browser rounds."""

_TEXTS = """rows => {
  const labels = '.pair .label > b, .several .label, .chain .label'
  const texts = '.words:not(.label > .words), .number, .nothing, h3, ' + labels
  const shown = rows.querySelectorAll(texts)
  return [...shown].map(text => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    const style = getComputedStyle(text)
    const isHidden = style.clipPath !== 'none' || style.display === 'none'
    return { words: text.textContent, box: [left, top, right, bottom], isHidden, size: style.fontSize }
  }).filter(text => !text.isHidden && text.words && text.box[2] > text.box[0])
}"""

_SIZES = """links => links.map(link => {
  const { width, height } = link.getBoundingClientRect()
  return [link.textContent, width, height]
})"""
"""The words of links, and how large each is."""

_COLOURS = """bars => bars.map(bar => {
  const { borderTopColor, backgroundColor, backgroundImage } = getComputedStyle(bar)
  return [borderTopColor, backgroundColor, backgroundImage]
})"""
"""Edge, fill and pattern of bars."""


def rows(reader: Reader, chart: str) -> Locator:
    return reader.page.locator(f'[data-rows="{chart}"]')


@pytest.mark.parametrize("width", [WIDE, 1000, 768, NARROW])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_text_of_rows_lies_on_another_or_outside(
    reader: Reader, address: str, width: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(address)
    reader.unfold()
    assert reader.overflow() <= 0
    for chart in PAGES[address]:
        place = rows(reader, chart)
        room = place.bounding_box()
        assert room
        texts = place.evaluate(_TEXTS)
        assert len(texts) > 5
        assert {text["size"] for text in texts} <= {"13px", "15px"}
        boxes = [(text["words"], Box(*text["box"])) for text in texts]
        for words, box in boxes:
            assert room["x"] - 1 <= box.left, words
            assert box.right <= room["x"] + room["width"] + 1, words
        clashes = [
            (one, other)
            for (one, first), (other, second) in combinations(boxes, 2)
            if first.shrunk().meets(second.shrunk())
        ]
        assert clashes == []
    assert reader.faults == []


def test_on_a_phone_each_bar_is_a_target_for_a_finger(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 900})
    for address in ADDRESSES:
        reader.open(address)
        reader.unfold()
        links = reader.page.locator("[data-rows] a").evaluate_all(_SIZES)
        assert links
        for words, width, height in links:
            assert min(width, height) >= SMALLEST_TARGET, words


def test_a_row_shows_the_same_card_by_mouse_and_by_keyboard_and_opens_its_evidence(
    reader: Reader,
) -> None:
    reader.open("exports")
    reader.unfold()
    link = rows(reader, LADDER).locator("a").first
    card = link.locator(".card")
    expect(card).to_be_hidden()
    link.hover()
    expect(card).to_be_visible()
    said = card.inner_text()
    reader.page.mouse.move(0, 0)
    expect(card).to_be_hidden()
    reader.page.keyboard.press("Tab")  # so that the browser shows where the focus is
    link.focus()
    expect(card).to_be_visible()
    assert card.inner_text() == said != ""
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("dialog[open] section.evidence")).to_be_visible()
    assert "focus=" in reader.page.url
    assert reader.faults == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
def test_bars_keep_their_marks_in_forced_colours(reader: Reader) -> None:
    reader.page.emulate_media(forced_colors="active")
    reader.open("exports")
    reader.unfold()
    bars = rows(reader, LEDGER).locator(".bar").evaluate_all(_COLOURS)
    assert len(bars) > 5
    ground = reader.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert ground not in {edge for edge, _, _ in bars}
    assert len({(fill, pattern) for _, fill, pattern in bars}) >= 4
    reader.page.emulate_media(forced_colors="none")


def test_paper_keeps_the_fill_of_the_bars(reader: Reader) -> None:
    reader.open("exports")
    reader.page.emulate_media(media="print")
    for bar in rows(reader, LADDER).locator(".bar").all():
        assert bar.evaluate("bar => getComputedStyle(bar).printColorAdjust") == "exact"


def test_the_buttons_save_a_picture_of_the_rows(reader: Reader) -> None:
    year = view.of(DATASET.chart[LADDER], RECORD).choices[1]
    reader.open("exports", f"?view={year}")
    box = offer(reader, LADDER)
    for form, beginning in {"SVG": b"<svg", "PNG": b"\x89PNG"}.items():
        name, content = saved(reader, box.get_by_role("button", name=form, exact=True))
        assert name == f"{DATASET.about.id}-{LADDER}-{year}.{form.casefold()}"
        assert content.startswith(beginning)
        assert form == "PNG" or year.encode() in content
    assert reader.faults == []
