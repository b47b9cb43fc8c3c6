"""The drawer of evidence: it opens without a run of the page, the history leads in and out of it."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
)

from .reader import DATASET, TITLES, WIDE, Reader, drawn

pytestmark = pytest.mark.browser

VALUE = "exports-2018-plus-online"
DAY = "2024-05-09"
TOP = "document.querySelector('[data-testid=stMain]').scrollTop"
PAGE = "people"
CHART = drawn(PAGE)[0]
KNOWN = f"#root #table-{CHART} table.facts a.focus"
"""The values of a chart, in the panel that its table stands in."""


def drawer(place: Reader | Page | FrameLocator) -> Locator:
    page = place.page if isinstance(place, Reader) else place
    return page.locator("dialog.drawer[open] section.evidence")


def focus(page: Page) -> list[str]:
    """The evidence that the address names."""
    return parse_qs(urlsplit(page.url).query).get("focus", [])


def opened(reader: Reader, link: Locator) -> str:
    """Follow a link to evidence; gives its id."""
    name = (link.get_attribute("href") or "").rsplit("/", 1)[-1]
    link.scroll_into_view_if_needed()
    link.click()
    expect(drawer(reader)).to_be_visible()
    assert focus(reader.page) == [name]
    return name


def at_the_table(reader: Reader, query: str = "") -> None:
    """Open a page, and on it the table of a chart."""
    reader.open(PAGE, query)
    reader.open_panel("table", CHART)
    expect(reader.page.locator(KNOWN).first).to_be_visible()


def inner(reader: Reader) -> Locator:
    """A link to other evidence, within the evidence that is open."""
    return drawer(reader).locator("a.focus:visible").first


def stands_at(reader: Reader, place: float) -> None:
    reader.page.wait_for_function(f"place => Math.abs({TOP} - place) < 2", arg=place)


def test_evidence_opens_and_closes_without_a_run_of_the_page(
    context_of: Callable[[str], BrowserContext], server: str
) -> None:
    page = context_of("light").new_page()
    frames: list[int] = []

    def listen(socket: object) -> None:
        for way in ("framesent", "framereceived"):
            socket.on(way, lambda payload: frames.append(len(payload)))  # type: ignore[attr-defined]

    page.on("websocket", listen)
    reader = Reader(page, server)
    at_the_table(reader)
    assert frames
    frames.clear()
    for _ in range(3):
        opened(reader, page.locator(KNOWN).first)
        reader.close_evidence()
    opened(reader, page.locator(KNOWN).nth(1))
    page.go_back()
    expect(drawer(reader)).to_have_count(0)
    page.go_forward()
    expect(drawer(reader)).to_be_visible()
    assert frames == []
    assert reader.faults == []
    page.close()


def test_evidence_comes_before_the_click_each_piece_once_and_one_at_a_time(reader: Reader) -> None:
    at_the_table(reader)
    asked: list[str] = []
    answered: list[str] = []

    def noted(request: Request, requests: list[str]) -> None:
        if "/evidence/" in request.url:
            requests.append(request.url)

    page = reader.page
    page.on("request", lambda one: noted(one, asked))
    page.on("requestfinished", lambda one: noted(one, answered))
    link = page.locator(KNOWN).nth(2)
    with page.expect_event("requestfinished", lambda one: "/evidence/" in one.url):
        link.hover()
    assert len(asked) == len(answered) == 1
    for _ in range(2):
        opened(reader, link)
        reader.close_evidence()
    assert len(asked) == 1
    # The mouse shall lie on none of them.
    page.mouse.move(0, 0)
    page.evaluate(
        """links => {
          const each = new Map([...document.querySelectorAll(links)].map((link) => [link.href, link]))
          each.forEach((link) =>
            link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })))
        }""",
        KNOWN,
    )
    page.wait_for_timeout(500)
    # The one of before, the first one and the last one.
    assert len(asked) <= 4 < page.locator(KNOWN).count() - 4
    # Only the piece that came last is kept, so an earlier one may be asked for again.
    assert all(first != second for first, second in pairwise(asked))
    assert reader.faults == []


@pytest.mark.parametrize("way", ["Escape", "close", "beside", "back"])
def test_each_way_out_leads_back_to_where_the_reader_was(reader: Reader, way: str) -> None:
    at_the_table(reader)
    link = reader.page.locator(KNOWN).nth(3)
    link.scroll_into_view_if_needed()
    before = reader.number(TOP)
    opened(reader, link)
    expect(drawer(reader)).to_be_focused()
    if way == "Escape":
        reader.page.keyboard.press("Escape")
    elif way == "close":
        reader.page.locator(".drawer button.close").click()
    elif way == "beside":
        reader.page.mouse.click(100, 500)
    else:
        reader.page.go_back()
    reader.await_page_alone()
    expect(link).to_be_focused()
    assert abs(reader.number(TOP) - before) < 2
    assert reader.faults == []


def test_value_in_value_is_left_one_by_one_or_all_at_once(reader: Reader) -> None:
    at_the_table(reader)
    first = opened(reader, reader.page.locator(KNOWN).first)
    second = opened(reader, inner(reader))
    assert first != second
    reader.page.go_back()
    expect(drawer(reader)).to_be_visible()
    reader.page.wait_for_function(
        "name => new URL(location).searchParams.get('focus') === name", arg=first
    )
    reader.page.go_forward()
    reader.page.wait_for_function(
        "name => new URL(location).searchParams.get('focus') === name", arg=second
    )
    reader.close_evidence()
    assert reader.faults == []


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_link_to_evidence_opens_it_and_closing_leaves_the_page(
    reader: Reader, depth: int
) -> None:
    reader.open("exports", f"?unit=USD_m&focus={VALUE}")
    reader.mark()
    expect(drawer(reader)).to_be_visible()
    for _ in range(depth):
        opened(reader, inner(reader))
    reader.close_evidence()
    reader.page.wait_for_function("() => location.search === '?unit=USD_m'")
    reader.page.wait_for_timeout(300)
    assert drawer(reader).count() == 0
    assert reader.unbroken()


def test_a_reload_keeps_what_is_open_and_the_place_of_the_page(reader: Reader) -> None:
    at_the_table(reader)
    link = reader.page.locator(KNOWN).nth(8)
    link.scroll_into_view_if_needed()
    opened(reader, link)
    place = reader.number(TOP)
    assert place > 100
    reader.page.reload()
    expect(drawer(reader)).to_be_visible()
    reader.wait()
    stands_at(reader, place)
    reader.close_evidence()


def test_the_keyboard_stays_in_the_drawer(reader: Reader) -> None:
    reader.open("exports", f"?focus={VALUE}")
    expect(drawer(reader)).to_be_visible()
    seen = set()
    for _ in range(50):
        reader.page.keyboard.press("Tab")
        where = reader.page.evaluate(
            "document.activeElement === document.body ? 'browser'"
            " : document.activeElement.closest('dialog') ? 'drawer' : 'page'"
        )
        seen.add(where)
    assert "drawer" in seen
    assert "page" not in seen


def test_no_evidence_is_expected_of_a_page_that_another_day_is_about_to_replace(
    reader: Reader,
) -> None:
    """It once was, where the focus came back to a link as the drawer closed: the day did not know it."""
    at_the_table(reader)
    asked: list[str] = []
    reader.page.on("request", lambda one: asked.append(one.url))
    reader.page.evaluate(
        """links => {
          const link = document.querySelector(links)
          const day = Object.assign(document.createElement("a"),
            { href: "?as_of=2004-05-09", className: "inside day" })
          document.querySelector("#root").append(day)
          day.click()
          link.focus()
        }""",
        KNOWN,
    )
    reader.wait()
    assert "as_of=2004-05-09" in reader.page.url
    assert [url for url in asked if "/evidence/" in url] == []
    assert reader.faults == []
    # Of the page that has come, it is. Its foot, which comes last, says of which day it is.
    day = reader.page.locator("#root footer.site input[name=as_of]")
    expect(day).to_have_attribute("value", "2004-05-09")
    link = reader.page.locator("#root a.focus:visible").first
    with reader.page.expect_request(lambda one: "/evidence/" in one.url) as asking:
        link.focus()
    assert parse_qs(urlsplit(asking.value.url).query)["as_of"] == ["2004-05-09"]


def test_the_evidence_of_a_day_is_that_of_the_page(reader: Reader) -> None:
    at_the_table(reader, f"?as_of={DAY}")
    with reader.page.expect_request("**/evidence/**") as asking:
        opened(reader, reader.page.locator(KNOWN).first)
    assert parse_qs(urlsplit(asking.value.url).query)["as_of"] == [DAY]


def test_a_link_with_an_id_of_nothing_opens_no_drawer(reader: Reader) -> None:
    reader.open("exports", "?focus=nobody")
    expect(reader.page.locator("#root .notice").first).to_contain_text("nobody")
    assert drawer(reader).count() == 0


def test_an_answer_that_does_not_come_is_said(reader: Reader) -> None:
    at_the_table(reader)
    reader.page.route("**/evidence/**", lambda route: route.abort())
    reader.page.locator(KNOWN).first.click()
    expect(drawer(reader)).to_contain_text("could not be loaded")
    reader.page.unroute("**/evidence/**")
    reader.close_evidence()


def at_evidence_from(reader: Reader, top: int) -> float:
    """Open evidence from a place far down a page; gives the place."""
    reader.open("exports")
    reader.mark()
    reader.page.evaluate(f"top => {{ {TOP} = top }}", top)
    reader.page.wait_for_function(
        f"top => history.state?.place > top - 200 && history.state.place === {TOP}", arg=top
    )
    place = reader.number(TOP)
    reader.page.evaluate(
        "id => document.querySelector(`#root a.focus[href$='/evidence/${id}']`).click()", VALUE
    )
    expect(drawer(reader)).to_be_visible()
    return place


def test_a_check_in_the_evidence_is_a_step_from_which_back_returns(reader: Reader) -> None:
    place = at_evidence_from(reader, 700)
    check = drawer(reader).locator(".checks a:visible").first
    name = (check.get_attribute("href") or "").split("#")[1]
    check.click()
    expect(reader.page.locator("#root h1")).to_have_text(TITLES["checks"])
    expect(reader.page.locator(f"#root #{name}")).to_be_in_viewport()
    expect(drawer(reader)).to_have_count(0)
    reader.page.go_back()
    expect(drawer(reader)).to_be_visible()
    assert focus(reader.page) == [VALUE]
    stands_at(reader, place)
    reader.close_evidence()
    stands_at(reader, place)
    assert reader.unbroken()
    assert reader.faults == []


def test_escape_while_a_slow_page_comes_back_leaves_the_reader_at_the_place(slow: Reader) -> None:
    place = at_evidence_from(slow, 2500)
    drawer(slow).locator(".checks a:visible").first.click()
    expect(slow.page.locator("#root h1")).to_have_text(TITLES["checks"])
    slow.wait()
    slow.slow_down()
    slow.page.go_back()
    expect(drawer(slow)).to_be_visible()
    slow.close_evidence()
    expect(slow.page.locator("#root h1")).to_have_text(TITLES["exports"])
    slow.wait()
    stands_at(slow, place)


def test_back_returns_to_the_place_on_checks_from_an_anchor_on_the_same_page(
    reader: Reader,
) -> None:
    reader.open("checks")
    reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 900)")
    reader.page.wait_for_function(
        f"() => history.state?.place > 700 && history.state.place === {TOP}"
    )
    place = reader.number(TOP)
    last = DATASET.checks[-1].id
    reader.page.evaluate("name => (location.hash = name)", last)
    expect(reader.page.locator(f"#root #{last}")).to_be_in_viewport()
    reader.page.go_back()
    stands_at(reader, place)
    reader.page.go_forward()
    expect(reader.page.locator(f"#root #{last}")).to_be_in_viewport()


def test_an_embedded_chart_opens_its_evidence_in_its_frame(reader: Reader) -> None:
    reader.page.goto(f"{reader.server}/healthz")
    reader.page.set_content(
        f'<iframe src="{reader.server}/{PAGE}?chart={CHART}&embed=true"'
        ' width="900" height="800"></iframe>'
    )
    frame = reader.page.frame_locator("iframe")
    frame.locator("#root footer.site").wait_for(state="attached")
    frame.locator(f"#root #table-{CHART} > summary").click()
    frame.locator(KNOWN).first.click()
    expect(drawer(frame)).to_be_visible()
    frame.locator(".drawer button.close").click()
    expect(drawer(frame)).to_have_count(0)


@pytest.mark.parametrize(
    ("key", "least"), [("Space", 400), ("PageDown", 400), ("ArrowDown", 20), ("End", 2000)]
)
def test_keys_scroll_at_once_after_loading(reader: Reader, key: str, least: float) -> None:
    reader.load("people")
    reader.page.keyboard.press(key)
    reader.page.wait_for_function(f"least => {TOP} >= least", arg=least)
    back = {"Space": "Shift+Space", "PageDown": "PageUp", "ArrowDown": "ArrowUp", "End": "Home"}
    reader.page.keyboard.press(back[key])
    stands_at(reader, 0)


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": WIDE, "height": 900}
    )
    yield context.new_page()
    context.close()


def test_without_scripts_a_link_leads_to_the_evidence_and_on_to_the_page(
    without_scripts: Page, server: str
) -> None:
    page = without_scripts
    page.goto(f"{server}/exports?focus={VALUE}")
    page.locator(".pointer a").click()
    assert urlsplit(page.url).path == f"/evidence/{VALUE}"
    expect(page.locator("h1")).to_contain_text("749.5")
    page.locator(".others a.focus").first.click()
    assert urlsplit(page.url).path.startswith("/evidence/")
    page.locator(".where a").click()
    assert urlsplit(page.url).path == "/exports"
    page.locator("a.focus:visible").first.click()
    assert urlsplit(page.url).path.startswith("/evidence/")
