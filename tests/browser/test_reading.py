"""What a reader can read: labels that stay apart, paper, rest for the eyes, and the way from a row to its evidence."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from .reader import DATASET, Reader, drawn

pytestmark = pytest.mark.browser

CONTROLS = "button, input:not([type=range]), select, form, details.take"

_MOTION = """() => {
  const all = [...document.querySelectorAll('[data-testid=stApp] *')]
  const moving = all.filter(element => (style =>
    style.animationName.split(', ').some(name => name !== 'none')
    || style.transitionDuration.split(', ').some(time => parseFloat(time) !== 0))(getComputedStyle(element)))
  const word = element => element.localName + ' ' + (element.dataset.testid ?? element.getAttribute('class') ?? '')
  return [all.length, [...new Set(moving.map(word))]]
}"""
"""The number of elements, and those that an animation or a transition may move."""

_READ = """rows => rows.map(row => {
  const { width, height } = row.getBoundingClientRect()
  return row.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0
    && row.innerText.trim() !== ''
})"""
"""Of each row, whether it is seen and has words."""


def visible(places: Locator) -> list[Locator]:
    return [place for place in places.all() if place.is_visible()]


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


@pytest.mark.parametrize("address", ["exports", "sources"])
def test_paper_shows_no_controls(reader: Reader, address: str) -> None:
    reader.open(address, f"?focus={DATASET.observations[0].id}")
    controls = reader.page.locator("[data-testid=stApp]").locator(CONTROLS)
    assert visible(controls)
    reader.page.emulate_media(media="print")
    found = [
        str(control.evaluate("element => element.outerHTML"))[:200] for control in visible(controls)
    ]
    assert found == [], "\n".join(found)


def test_paper_shows_titles_all_tables_and_the_footer(reader: Reader) -> None:
    charts = DATASET.page["exports"].charts
    reader.open("exports")
    figures = reader.page.locator("figure:has(.main-svg .trace path)")
    assert figures.count() < len(drawn("exports"))
    # A reader who prints has not been everywhere: what was not near is drawn for the paper.
    reader.page.pdf()
    expect(figures).to_have_count(len(drawn("exports")))
    reader.page.emulate_media(media="print")
    for chart in charts:
        expect(reader.page.locator(f"h2#{chart.id}")).to_be_visible()
    assert len(visible(figures)) == len(drawn("exports"))
    rows = reader.page.locator("table.facts tbody tr")
    expect(rows.last).to_be_visible()
    assert [number for number, is_read in enumerate(rows.evaluate_all(_READ)) if not is_read] == []
    expect(reader.page.locator("footer.site")).to_be_visible()


@pytest.mark.parametrize("address", ["exports", "production"])
@pytest.mark.parametrize(("wide", "high"), [(680, 1009), (1009, 680)])
def test_the_first_figure_of_a_page_is_on_its_first_sheet(
    reader: Reader, address: str, wide: int, high: int
) -> None:
    """A4 upright and on its side, with margins of 15 mm, in pixels of 96 to the inch."""
    reader.open(address)
    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": wide, "height": high})
    reader.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    figure = reader.page.locator("#root .place > figure").first
    expect(figure.locator(".main-svg .trace path").first).to_be_attached()
    reader.page.wait_for_timeout(500)
    box = figure.bounding_box()
    reader.page.emulate_media(media="screen")
    reader.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert box is not None
    assert box["height"] > 150
    assert box["y"] + box["height"] <= high


LIGHTNESS = """element => {
  const pen = document.createElement("canvas").getContext("2d")
  pen.fillStyle = getComputedStyle(element)[element.closest("svg") ? "fill" : "color"]
  pen.fillRect(0, 0, 1, 1)
  return Math.max(...pen.getImageData(0, 0, 1, 1).data.slice(0, 3))
}"""
"""How light the colour of a text is, up to 255."""


@pytest.mark.parametrize("reader", ["dark"], indirect=True)
def test_paper_is_light_on_a_dark_screen_too(reader: Reader) -> None:
    reader.open("exports")
    title = reader.page.locator("#root h1")
    number = reader.page.locator("#root figure .main-svg text").first
    assert title.evaluate(LIGHTNESS) > 180
    assert number.evaluate(LIGHTNESS) > 150
    reader.page.emulate_media(media="print", color_scheme="dark")
    # The light sheets of figures come once the page has come to rest.
    reader.page.wait_for_timeout(1000)
    reader.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert title.evaluate(LIGHTNESS) < 60
    assert number.evaluate(LIGHTNESS) < 110
    ground = "app => getComputedStyle(app).backgroundColor"
    app = reader.page.locator("[data-testid=stApp]")
    assert app.evaluate(ground) == "rgba(0, 0, 0, 0)"
    reader.page.emulate_media(media="screen", color_scheme="dark")
    reader.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert title.evaluate(LIGHTNESS) > 180


def test_reader_who_asks_for_rest_sees_nothing_move(reader: Reader) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open("")
    count, moving = reader.page.evaluate(_MOTION)
    assert count > 100
    assert moving == []
    # What looks for it does see what may move.
    reader.page.locator("#root h1").evaluate(
        "title => title.style.setProperty('transition', 'color 1s', 'important')"
    )
    assert len(reader.page.evaluate(_MOTION)[1]) == 1


@pytest.mark.parametrize("way", ["back", "Escape"])
def test_keyboard_leads_from_a_row_to_its_evidence_and_back(reader: Reader, way: str) -> None:
    reader.open("exports")
    reader.mark()
    panel = reader.page.locator(f"#table-{DATASET.page['exports'].charts[0].id}")
    link = panel.locator("table.facts a.focus").first
    expect(link).not_to_be_visible()
    panel.locator("> summary").focus()
    reader.page.keyboard.press("Enter")
    expect(link).to_be_visible()
    for heading in panel.locator("thead button").all():
        reader.page.keyboard.press("Tab")
        expect(heading).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    name = (link.get_attribute("href") or "").rsplit("/", 1)[-1]
    assert name in DATASET.observation
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert query(reader) == {"focus": [name]}
    if way == "back":
        reader.page.go_back()
    else:
        reader.page.keyboard.press(way)
    expect(reader.page.locator("section.evidence")).to_have_count(0)
    # The history goes back a moment after the drawer has closed.
    reader.page.wait_for_url(lambda address: "focus=" not in address)
    assert query(reader) == {}
    assert reader.unbroken()
    assert reader.faults == []


def test_reader_who_goes_back_stands_where_the_evidence_was_opened(reader: Reader) -> None:
    reader.open("people")
    panel = reader.open_panel("table", drawn("people")[0])
    link = visible(panel.locator("table.facts a.focus"))[12]
    link.scroll_into_view_if_needed()
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = reader.page.evaluate(top)
    assert before > 500
    link.evaluate("element => element.click()")
    expect(reader.page.locator(".evidence")).to_be_visible()
    reader.page.go_back()
    expect(reader.page.locator(".evidence")).to_have_count(0)
    reader.page.wait_for_function(f"() => {top} === {before}")
