"""What a reader can read: labels that stay apart, paper, rest for the eyes, and the way from a row to its evidence."""

from dataclasses import dataclass
from itertools import combinations
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from .reader import DATASET, NARROW, TITLES, WIDE, Reader, Visit, drawn, name

pytestmark = pytest.mark.browser

CONTROLS = "button, input[type=text], select, [role=combobox], .stButtonGroup, .stTextInput, .stSelectbox"

_LABELS = """size => document.fonts.ready.then(() => {
  const name = box => [...box.classList].find(one => one.startsWith(`st-key-${size}-`)).slice(`st-key-${size}-`.length)
  const shown = [...document.querySelectorAll(`[class*="st-key-${size}-"]`)].filter(box => box.getBoundingClientRect().width > 0)
  return shown.flatMap(box => [...box.querySelectorAll('.js-plotly-plot text.annotation-text, .js-plotly-plot .xtick text')].map(text => {
    const sides = element => (at => [at.left, at.top, at.right, at.bottom])(element.getBoundingClientRect())
    const words = [...text.querySelectorAll('tspan.line')].map(line => line.textContent).join(' / ') || text.textContent
    return [name(box), words, text.matches('.annotation-text'), sides(text), sides(text.closest('.main-svg'))]
  })).filter(([, , , [left, , right]]) => right > left)
})"""
"""Of each label in sight: its chart, its words, whether it is a note (or else a tick), its box, and the box of its figure."""

_MOTION = """() => {
  const all = [...document.querySelectorAll('[data-testid=stApp] *')]
  const moving = all.filter(element => (style =>
    style.animationName.split(', ').some(name => name !== 'none')
    || style.transitionDuration.split(', ').some(time => parseFloat(time) !== 0))(getComputedStyle(element)))
  const word = element => element.localName + ' ' + (element.dataset.testid ?? element.getAttribute('class') ?? '')
  return [all.length, [...new Set(moving.map(word))]]
}"""
"""The number of elements, and those that an animation or a transition may move."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def shrunk(self, by: float = 1) -> "Box":
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def meets(self, other: "Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        return self.left <= other.left and self.top <= other.top and other.right <= self.right and other.bottom <= self.bottom


@dataclass(frozen=True)
class Label:
    chart: str
    text: str
    note: bool
    box: Box
    figure: Box


def labels(visit: Visit, width: int) -> list[Label]:
    """The labels of all figures of a page; every figure has some."""
    reader = visit.at(width)
    found = reader.page.evaluate(_LABELS, "wide" if width == WIDE else "narrow")
    seen = [Label(chart, text, note, Box(*box).shrunk(), Box(*figure)) for chart, text, note, box, figure in found]
    assert list(dict.fromkeys(label.chart for label in seen)) == drawn(visit.address)
    return seen


def visible(places: Locator) -> list[Locator]:
    return [place for place in places.all() if place.is_visible()]


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def test_boxes_meet_and_hold_each_other() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.shrunk().meets(Box(9, 9, 20, 20).shrunk())
    assert not box.meets(Box(10, 0, 20, 10))
    assert box.holds(Box(0, 0, 10, 10))
    assert not box.holds(Box(5, 5, 11, 9))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("visit", [(address, "light") for address in TITLES if drawn(address)], ids=name, indirect=True)
def test_labels_of_a_figure_stand_apart_and_inside_it(visit: Visit, width: int) -> None:
    seen = labels(visit, width)
    pairs = [(one, other) for one, other in combinations(seen, 2) if one.chart == other.chart]
    notes = [label for label in seen if label.note]
    assert pairs
    assert notes
    found = [f"{one.chart}: {one.text!r} on {other.text!r}" for one, other in pairs if one.box.meets(other.box)]
    found += [f"{note.chart}: {note.text!r} {note.box} in {note.figure}" for note in notes if not note.figure.holds(note.box)]
    assert found == [], f"/{visit.address} at {width} px:\n" + "\n".join(found)


@pytest.mark.parametrize("address", ["exports", "timeline", "sources", "data"])
def test_paper_shows_no_controls(reader: Reader, address: str) -> None:
    reader.open(address, f"?focus={DATASET.observations[0].id}")
    controls = reader.page.locator("[data-testid=stApp]").locator(CONTROLS)
    assert visible(controls)
    reader.page.emulate_media(media="print")
    found = [str(control.evaluate("element => element.outerHTML"))[:200] for control in visible(controls)]
    assert found == [], "\n".join(found)


def test_paper_shows_titles_all_tables_and_the_footer(reader: Reader) -> None:
    charts = DATASET.page["exports"].charts
    reader.open("exports")
    reader.page.emulate_media(media="print")
    for chart in charts:
        expect(reader.page.locator(f"h2#{chart.id}")).to_be_visible()
    assert len(visible(reader.page.locator(".js-plotly-plot"))) == len(drawn("exports"))
    rows = reader.page.locator("table.facts tbody tr").all()
    assert rows
    for row in rows:
        expect(row).to_be_visible()
        assert row.inner_text().strip()
    expect(reader.page.locator("footer.site")).to_be_visible()


def test_reader_who_asks_for_rest_sees_nothing_move(reader: Reader) -> None:
    reader.open("")
    assert reader.page.evaluate(_MOTION)[1]
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open("")
    count, moving = reader.page.evaluate(_MOTION)
    assert count > 100
    assert moving == []


@pytest.mark.parametrize("way", ["back", "Escape"])
def test_keyboard_leads_from_a_row_to_its_evidence_and_back(reader: Reader, way: str) -> None:
    reader.open("exports")
    reader.mark()
    expander = reader.page.locator(f".st-key-chart-{DATASET.page['exports'].charts[0].id} details").first
    link = expander.locator("table.facts a.focus").first
    expect(link).not_to_be_visible()
    expander.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    expect(link).to_be_visible()
    expect(expander.locator("[inert]")).to_have_count(0)
    reader.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    focus = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert set(focus["focus"]) <= set(DATASET.observation)
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert query(reader) == focus
    if way == "back":
        reader.page.go_back()
    else:
        reader.page.keyboard.press(way)
    expect(reader.page.locator("section.evidence")).to_have_count(0)
    assert query(reader) == {}
    assert reader.unbroken()
    assert reader.faults == []


def test_reader_who_goes_back_stands_where_the_evidence_was_opened(reader: Reader) -> None:
    reader.open("people")
    link = visible(reader.page.locator("table.facts a.focus"))[12]
    link.scroll_into_view_if_needed()
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = reader.page.evaluate(top)
    assert before > 500
    link.evaluate("element => element.click()")
    expect(reader.page.locator(".evidence")).to_be_visible()
    reader.page.go_back()
    expect(reader.page.locator(".evidence")).to_have_count(0)
    reader.page.wait_for_function(f"() => {top} === {before}")
