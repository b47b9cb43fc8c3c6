"""Figures: drawn when near, again when their place changes, by either bundle, and words where none can come."""

import re
from collections.abc import Callable
from pathlib import Path

import plotly
import pytest
from playwright.sync_api import BrowserContext, Locator, Route, expect

from dashboard.charts import library, view
from dashboard.charts.base import FigureView

from .reader import DATASET, GROUNDS, NARROW, WIDE, Reader, drawn

pytestmark = pytest.mark.browser

CHARTS = drawn("exports")
CHOSEN = next(
    chart for chart in DATASET.page["exports"].charts if chart.parameter and chart.id in CHARTS
)
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
BUNDLES = [
    WHOLE,
    *(path for path in [library.VENDOR / library.SMALL] if path.is_file()),
]
"""The bundles that are there: the whole one always, the small one where the set-up has put it."""


def figure(reader: Reader, chart: str) -> Locator:
    return reader.page.locator(f'figure[data-chart="{chart}"]')


def size(reader: Reader, chart: str) -> str | None:
    return figure(reader, chart).get_attribute("data-drawn")


def test_what_is_far_is_drawn_when_it_comes_near(reader: Reader) -> None:
    reader.open("exports")
    first, last = CHARTS[0], CHARTS[-1]
    fold = reader.page.locator(f"details#fold-{last}")
    expect(figure(reader, last)).to_be_hidden()
    assert size(reader, first) == "wide"
    fold.evaluate("fold => (fold.open = true)")
    reader.wait()
    # It is open, and still far below.
    assert size(reader, last) is None
    height = figure(reader, last).bounding_box()
    figure(reader, last).scroll_into_view_if_needed()
    expect(figure(reader, last)).to_have_attribute("data-drawn", "wide")
    after = figure(reader, last).bounding_box()
    assert height
    assert after
    # Room was kept for it: nothing beneath has moved.
    assert abs(height["height"] - after["height"]) < 1
    assert reader.faults == []


def test_another_width_is_another_layout(reader: Reader) -> None:
    reader.open("exports")
    for width, expected in ((880, "wide"), (NARROW, "narrow"), (768, "narrow"), (WIDE, "wide")):
        reader.resize(width, 900)
        expect(figure(reader, CHARTS[0])).to_have_attribute("data-drawn", expected)
        svg = figure(reader, CHARTS[0]).locator(".main-svg").first
        box, room = svg.bounding_box(), figure(reader, CHARTS[0]).bounding_box()
        assert box
        assert room
        assert abs(box["width"] - room["width"]) <= 1
        assert abs(box["height"] - room["height"]) <= 1
        assert reader.overflow() <= 0
    assert reader.faults == []


def test_after_a_choice_only_the_figure_that_changes_is_new(reader: Reader) -> None:
    reader.open("exports")
    reader.see_all()
    reader.page.evaluate(
        "document.querySelectorAll('figure[data-figure]').forEach(one => (one.isOld = true))"
    )
    block = reader.page.locator(f"[data-block='{CHOSEN.id}']")
    block.locator("a.option").nth(1).click()
    reader.page.wait_for_function(
        "id => !document.querySelector(`figure[data-chart='${id}']`)?.isOld", arg=CHOSEN.id
    )
    reader.wait()
    fresh = reader.page.evaluate(
        "[...document.querySelectorAll('figure[data-figure]')]"
        ".filter(one => !one.isOld).map(one => one.dataset.chart)"
    )
    assert fresh == [CHOSEN.id]
    assert reader.faults == []


def test_evidence_leaves_the_figures_as_they_are(reader: Reader) -> None:
    reader.open("exports")
    reader.page.evaluate(
        "document.querySelectorAll('figure[data-figure]').forEach(one => (one.isOld = true))"
    )
    box = figure(reader, CHARTS[0]).locator(".bars .point path").first.bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert "/exports?focus=exports-" in reader.page.url
    reader.wait()
    assert reader.page.evaluate(
        "[...document.querySelectorAll('figure[data-figure]')].every(one => one.isOld)"
    )


def test_the_walk_points_at_the_mark_that_it_says(reader: Reader) -> None:
    reader.open("exports")
    # A mouse that rests on a mark shows its card, too.
    reader.page.mouse.move(0, 0)
    walk = reader.page.locator(f"[data-block='{CHARTS[0]}'] .walk input")
    walk.focus()
    card = figure(reader, CHARTS[0]).locator(".hoverlayer .hovertext")
    said = set()
    for _ in range(4):
        reader.page.keyboard.press("ArrowRight")
        words = walk.get_attribute("aria-valuetext") or ""
        # Plotly shows the card a moment later.
        expect(card).to_contain_text(words.split(":")[0])
        said.add(words)
    assert len(said) == 4
    # What is drawn has a name and a table; its letters alone would be read as one long word.
    drawn = figure(reader, CHARTS[0])
    expect(drawn).to_have_role("figure")
    expect(drawn).to_have_accessible_name(re.compile(r"\w+"))
    assert "img" not in drawn.aria_snapshot()
    # A slider takes no letters, so the key of the search works there.
    reader.page.keyboard.press("/")
    expect(reader.page.locator("#root .find .asking")).to_be_focused()
    walk.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert reader.faults == []


def test_the_card_ends_at_the_mark_last_said_when_another_figure_goes(reader: Reader) -> None:
    reader.open("exports")
    reader.see_all()
    reader.page.mouse.move(0, 0)
    walk = reader.page.locator(f"[data-block='{CHARTS[0]}'] .walk input")
    # Plotly waits before it shows the second of two cards; meanwhile a figure is taken away.
    walk.evaluate(
        """(slider, other) => {
          slider.focus()
          slider.stepUp()
          slider.dispatchEvent(new Event('input', { bubbles: true }))
          document.querySelector(`figure[data-chart="${other}"]`).remove()
        }""",
        CHARTS[1],
    )
    words = walk.get_attribute("aria-valuetext") or ""
    card = figure(reader, CHARTS[0]).locator(".hoverlayer .hovertext")
    expect(card).to_contain_text(words.split(":")[0])
    assert reader.faults == []


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: str(path.name))
def test_either_bundle_draws_every_kind_of_chart(
    server: str,
    context_of: Callable[[str], BrowserContext],
    bundle: Path,
    ground: str,
) -> None:
    def give(route: Route) -> None:
        route.fulfill(path=bundle, content_type="text/javascript")

    page = context_of(ground).new_page()
    page.route("**/assets/plotly*.min.js", give)
    reader = Reader(page, server)
    kinds = set()
    for one in (page for page in DATASET.pages if drawn(page.id)):
        reader.open(one.id)
        reader.see_all()
        assert reader.shown("wide") == drawn(one.id)
        kinds |= {chart.kind for chart in one.charts if chart.id in drawn(one.id)}
    assert kinds == {kind for kind, of in view.KINDS.items() if issubclass(of, FigureView)}
    for form, beginning in {"svg": "data:image/svg+xml", "png": "data:image/png;base64,"}.items():
        image = page.evaluate(
            "form => window.Plotly.toImage(document.querySelector('figure'), {format: form})", form
        )
        assert image.startswith(beginning)
    assert reader.faults == []
    page.close()


@pytest.mark.parametrize("lost", ["**/assets/chart/**", "**/assets/plotly*.min.js"])
def test_a_figure_that_does_not_come_says_so(
    reader: Reader, context_of: Callable[[str], BrowserContext], server: str, lost: str
) -> None:
    page = context_of("light").new_page()
    page.route(lost, lambda route: route.abort())
    page.goto(f"{server}/exports")
    place = page.locator(f'#root figure[data-chart="{CHARTS[0]}"]')
    expect(place).to_contain_text("The chart could not be loaded. Its values stand in the table")
    expect(page.locator("table.facts").first).to_be_attached()
    page.close()
