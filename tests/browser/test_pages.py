"""Every page as a reader meets it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .reader import DATASET, HIGH, NARROW, TITLES, WIDE, Reader, drawn

pytestmark = pytest.mark.browser


def violations(reader: Reader) -> list[str]:
    """What axe-core finds, one line a node: rule, selector, reason."""
    found = Axe().run(reader.page).response["violations"]
    lines = []
    for violation in found:
        for node in violation["nodes"]:
            reasons = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
            lines.append(f"{violation['id']}: {node['target']}: {'; '.join(reasons)[:200]}")
    return lines


def at_both_widths(reader: Reader) -> list[str]:
    found = [f"{WIDE}: {line}" for line in violations(reader)]
    reader.resize(NARROW, HIGH)
    return found + [f"{NARROW}: {line}" for line in violations(reader)]


@pytest.mark.parametrize("address", TITLES)
def test_page_opens_whole_and_without_a_fault(reader: Reader, address: str) -> None:
    reader.open(address)
    assert reader.page.locator("h1").all_inner_texts() == [TITLES[address]]
    assert reader.page.locator("footer.site").is_visible()
    assert reader.page.locator("[data-testid=stException]").count() == 0
    assert DATASET.about.title in reader.page.title()
    assert reader.shown("wide") == drawn(address)
    assert reader.shown("narrow") == []
    assert reader.faults == []


@pytest.mark.parametrize("address", TITLES)
def test_page_fits_a_phone_and_shows_its_narrow_figures(reader: Reader, address: str) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 800})
    reader.open(address)
    assert reader.number("(main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))") <= 0
    assert reader.number("document.documentElement.scrollWidth") <= NARROW
    assert reader.shown("narrow") == drawn(address)
    assert reader.shown("wide") == []
    assert reader.page.locator("footer.site").is_visible()
    assert reader.faults == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("address", TITLES)
def test_page_keeps_the_rules_of_accessibility(reader: Reader, address: str) -> None:
    reader.page.set_viewport_size({"width": WIDE, "height": HIGH})
    reader.open(address)
    found = at_both_widths(reader)
    assert found == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("kind", ["observation", "event", "source"])
def test_evidence_keeps_the_rules_of_accessibility(reader: Reader, kind: str) -> None:
    focus = {
        "observation": next(one.id for one in DATASET.observations if one.as_printed and one.note),
        "event": next(event.id for event in DATASET.events if event.disputed and event.quantities),
        "source": DATASET.observations[0].source,
    }[kind]
    reader.page.set_viewport_size({"width": WIDE, "height": HIGH})
    reader.open("sources", f"?focus={focus}&q=agenzia+nova")
    found = at_both_widths(reader)
    assert reader.page.locator("section.evidence").count() == 1
    assert found == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
def test_notice_and_open_table_keep_the_rules_of_accessibility(reader: Reader) -> None:
    reader.open("production", "?colour=red")
    reader.page.locator("details summary").first.click()
    reader.page.locator("details[open] table.facts").wait_for()
    reader.resize(WIDE, HIGH)
    assert reader.page.locator(".notice").count() == 1
    assert violations(reader) == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
def test_ground_follows_the_theme_of_the_reader(reader: Reader, request: pytest.FixtureRequest) -> None:
    reader.open("")
    light = reader.number(
        """(colour => {
          const [red, green, blue] = colour.match(/[0-9.]+/g).map(Number)
          return (red + green + blue) / 3
        })(getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor)"""
    )
    if request.node.callspec.params["reader"] == "dark":
        assert light < 60
    else:
        assert light > 200


@pytest.mark.parametrize("reader", ["dark"], indirect=True)
def test_text_of_figures_is_light_on_the_dark_ground(reader: Reader) -> None:
    reader.open("")
    fill = "getComputedStyle(document.querySelector('.js-plotly-plot .xtick text')).fill.match(/[0-9.]+/g).map(Number)[0]"
    assert reader.number(fill) > 120


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_expander_holds_a_real_table(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("exports")
    reader.page.locator("details summary").first.click()
    table = reader.page.locator("details[open] table.facts").first
    table.wait_for()
    chart = DATASET.page["exports"].charts[0]
    rows = table.locator("tbody tr").count()
    assert table.locator("caption").inner_text() == chart.title
    assert rows > 0
    assert table.locator("thead th[scope=col]").count() == table.locator("thead th").count() > 3
    assert table.locator("tbody th[scope=row]").count() == rows
    assert f"{rows} values" in reader.page.locator("details summary").first.inner_text()
