"""Every page as a reader meets it."""

import pytest
from playwright.sync_api import expect

from dashboard.charts import view

from .accessibility import RULES_OF_COLOUR, violations
from .labels import Box, clashes
from .reader import (
    DATASET,
    GROUNDS,
    HIGH,
    NARROW,
    RECORD,
    TITLES,
    WIDE,
    Reader,
    Visit,
    drawn,
    name,
)

pytestmark = pytest.mark.browser


BEYOND = "document.documentElement.scrollWidth - window.innerWidth"
"""By how many pixels a page without scripts is wider than the screen."""
BRIGHTNESS = """place => {
  const style = getComputedStyle(place)
  const [red, green, blue] = (place.matches('text') ? style.fill : style.backgroundColor).match(/[0-9.]+/g)
  return (Number(red) + Number(green) + Number(blue)) / 3
}"""


def test_boxes_meet_and_hold_each_other() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.shrunk().meets(Box(9, 9, 20, 20).shrunk())
    assert not box.meets(Box(10, 0, 20, 10))
    assert box.holds(Box(0, 0, 10, 10))
    assert not box.holds(Box(5, 5, 11, 9))


TABLET, LEAST_STANDING = 768, 880
"""Widths of a screen at which bars lie still, and from which on they stand."""
DARK = ("", "article", "exports", "timeline", "checks", "data")
"""Between them they show every kind of block."""


@pytest.mark.parametrize(
    "visit",
    [*((address, "light") for address in TITLES), *((address, "dark") for address in DARK)],
    ids=name,
    indirect=True,
)
def test_page_is_whole_on_a_desk_on_either_ground(visit: Visit) -> None:
    reader = visit.at(WIDE)
    assert reader.page.locator("h1").all_inner_texts() == [TITLES[visit.address]]
    assert reader.page.locator("footer.site").is_visible()
    assert reader.page.locator("[data-testid=stException], #first").count() == 0
    assert DATASET.about.title in reader.page.title()
    assert reader.shown("wide") == drawn(visit.address)
    assert reader.shown("narrow") == []
    ground = reader.page.locator("[data-testid=stApp]").evaluate(BRIGHTNESS)
    texts = [
        text.evaluate(BRIGHTNESS)
        for text in reader.page.locator(".js-plotly-plot .xtick text").all()[:5]
    ]
    assert bool(texts) == bool(drawn(visit.address))
    assert ground < 60 if visit.ground == "dark" else ground > 200
    assert all(text > 120 if visit.ground == "dark" else text < 150 for text in texts)
    assert not drawn(visit.address) or clashes(visit, "wide") == []
    assert violations(reader.page) == []
    assert reader.faults == []


@pytest.mark.parametrize(
    "visit", [(address, "light") for address in TITLES], ids=name, indirect=True
)
def test_page_fits_a_phone_and_shows_its_narrow_figures(visit: Visit) -> None:
    reader = visit.at(NARROW)
    assert reader.overflow() <= 0
    assert reader.shown("narrow") == drawn(visit.address)
    assert reader.shown("wide") == []
    assert reader.page.locator("footer.site").is_visible()
    assert not drawn(visit.address) or clashes(visit, "narrow") == []
    assert violations(reader.page) == []
    assert reader.faults == []


@pytest.mark.parametrize(
    "visit", [(address, "light") for address in TITLES if drawn(address)], ids=name, indirect=True
)
def test_labels_keep_apart_on_a_tablet_and_at_the_least_width_of_bars_that_stand(
    visit: Visit,
) -> None:
    for width in TABLET, LEAST_STANDING:
        reader = visit.at(width)
        assert reader.overflow() <= 0
        size = "wide" if reader.shown("wide") else "narrow"
        assert reader.shown(size) == drawn(visit.address)
        assert clashes(visit, size) == [], width
    assert size == "wide"


EVIDENCE = {
    "observation": next(one.id for one in DATASET.observations if one.as_printed and one.note),
    "event": next(event.id for event in DATASET.events if event.disputed and event.quantities),
    "source": DATASET.observations[0].source,
}


@pytest.mark.parametrize(
    ("reader", "width"), [("light", NARROW), ("dark", WIDE)], indirect=["reader"]
)
@pytest.mark.parametrize("focus", EVIDENCE.values(), ids=EVIDENCE)
def test_evidence_keeps_the_rules_of_accessibility(reader: Reader, focus: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": HIGH})
    reader.open("sources", f"?focus={focus}&q=agenzia+nova")
    assert reader.page.locator("section.evidence").count() == 1
    assert violations(reader.page) == []


ALONE = (*(f"evidence/{name}" for name in EVIDENCE.values()), "evidence/nobody", "no-such-page")
"""Pages without scripts."""


@pytest.mark.parametrize(
    ("reader", "width"), [("light", NARROW), ("dark", WIDE)], indirect=["reader"]
)
def test_pages_without_scripts_keep_the_rules_of_accessibility(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": HIGH})
    for address in ALONE:
        reader.page.goto(f"{reader.server}/{address}")
        assert reader.page.locator(".masthead .languages a").count() > 1
        assert (address, violations(reader.page)) == (address, [])
        assert (address, reader.number(BEYOND) <= 0) == (address, True)


@pytest.mark.parametrize("tag", ["sr-Latn", "sr-Cyrl", "zh-Hans"])
def test_pages_in_other_languages_keep_the_rules_of_accessibility(reader: Reader, tag: str) -> None:
    reader.page.set_viewport_size({"width": WIDE, "height": HIGH})
    reader.load("article", f"?lang={tag}")
    assert reader.page.locator("html").get_attribute("lang") == tag
    assert reader.page.locator("#root [lang=en]").count() > 5
    assert violations(reader.page) == []
    reader.page.goto(f"{reader.server}/evidence/{EVIDENCE['observation']}?lang={tag}")
    assert reader.page.locator("html").get_attribute("lang") == tag
    assert violations(reader.page) == []


@pytest.mark.parametrize("reader", ["dark"], indirect=True)
def test_the_colours_of_every_page_can_be_read_on_a_dark_ground(reader: Reader) -> None:
    for address in TITLES:
        reader.open(address)
        # All rules are looked at on a desk where a page is whole on either ground.
        for width in (NARROW,) if address in DARK else (NARROW, WIDE):
            reader.resize(width, HIGH)
            found = violations(reader.page, *RULES_OF_COLOUR)
            assert (address, width, found) == (address, width, [])


@pytest.mark.parametrize("reader", GROUNDS, indirect=True)
def test_notice_and_open_table_keep_the_rules_of_accessibility(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": WIDE, "height": HIGH})
    reader.open("production", "?colour=red")
    panel = reader.open_panel("table", drawn("production")[0])
    expect(panel.locator("table.facts")).to_be_visible()
    assert reader.page.locator(".notice").count() == 1
    assert violations(reader.page) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_panel_holds_a_real_table(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("exports")
    chart = DATASET.page["exports"].charts[0]
    table = reader.open_panel("table", chart.id).locator("table.facts")
    expect(table).to_be_visible()
    rows = table.locator("tbody tr:has(td)").count()
    assert table.locator("caption").inner_text() == chart.title
    assert rows > 0
    assert table.locator("thead th[scope=col]").count() == table.locator("thead th").count() > 2
    assert table.locator("tbody th[scope=row]").count() == rows
    assert table.locator(".said").count() == len(view.of(chart, RECORD).table_values) >= rows


def test_reader_sorts_the_rows_of_a_table(reader: Reader) -> None:
    reader.open("people", "?chart=employees")
    table = reader.open_panel("table", "employees").locator("table.values")
    heading = table.locator("thead th").first
    cells = table.locator("tbody:not(.subhead)").first.locator("td.amount")
    orders = [cell.get_attribute("data-order") for cell in cells.all()]
    known = [float(order) for order in orders if order]
    assert len(known) > 4
    for order, is_downwards in (("ascending", False), ("descending", True)):
        heading.get_by_role("button").click()
        assert heading.get_attribute("aria-sort") == order
        after = [cell.get_attribute("data-order") or "" for cell in cells.all()]
        numbers = [float(number) for number in after[: len(known)]]
        assert numbers == sorted(known, reverse=is_downwards)
        # What has no number stands last either way.
        assert set(after[len(known) :]) <= {""}
    table.locator("thead button").nth(1).click()
    assert heading.get_attribute("aria-sort") is None


PANELS = ("Table", "Sources", "Download", "Link", "Embed")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_words_beneath_a_chart_open_one_panel_at_a_time(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("exports")
    chart = reader.page.locator("section.chart").first
    words = chart.locator(".actions > .panel > summary")
    assert words.all_inner_texts() == [*PANELS]
    before = [word.bounding_box() for word in words.all()]
    for word, name_ in zip(words.all(), PANELS, strict=True):
        word.focus()
        reader.page.keyboard.press("Enter")
        panel = chart.locator(".panel[open]")
        assert panel.locator("> summary").all_inner_texts() == [name_]
        body = panel.locator(".panel-body").bounding_box()
        line = word.bounding_box()
        assert body
        assert line
        assert body["y"] >= line["y"] + line["height"]
        assert body["width"] > line["width"] * 3
    # The line of words stays as it is, save for the weight of the one that is open.
    tops = [box["y"] for box in before if box]
    assert len(tops) == len(PANELS)
    assert max(tops) - min(tops) < 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_contents_lead_to_a_folded_chart_and_open_it(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("exports")
    reader.mark()
    folded = reader.page.locator(".chart.folded").last
    place = folded.locator("h2").get_attribute("id")
    assert folded.get_attribute("open") is None
    if width == NARROW:
        reader.page.locator(".contents summary").click()
    reader.page.locator(f".contents a[href$='#{place}']").click()
    reader.page.wait_for_function(
        "name => document.getElementById(name).closest('details').open", arg=place
    )
    reader.wait()
    assert reader.page.url.endswith(f"#{place}")
    assert folded.locator("figure .main-svg").first.is_visible()
    marked = reader.page.locator(".contents a[aria-current]")
    if width == WIDE:
        assert marked.get_attribute("href") == f"./exports#{place}"
    assert reader.unbroken()
    assert reader.faults == []


def test_link_to_a_folded_chart_opens_it(reader: Reader) -> None:
    charts = DATASET.page["economy"].charts
    reader.open("economy", f"#{charts[-1].id}")
    reader.page.wait_for_function(
        "name => document.getElementById(name).closest('details').open", arg=charts[-1].id
    )
    assert reader.page.locator(".chart.folded[open]").count() == 1


@pytest.mark.parametrize("address", [page.id for page in DATASET.pages])
def test_page_of_charts_is_no_longer_than_six_thousand_pixels_on_a_phone(
    reader: Reader, address: str
) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 800})
    reader.open(address)
    height = reader.number("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert 1_000 < height <= 6_000
