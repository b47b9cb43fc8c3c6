"""Links, the back button and the keyboard: the page changes in place."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from dashboard import claims
from dashboard.charts import view
from dashboard.markup import claim_cards, menu

from .reader import DATASET, NARROW, RECORD, TITLES, WIDE, Reader

pytestmark = pytest.mark.browser

ANSWER = ".answer a.focus"


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def open_evidence(reader: Reader) -> str:
    """Follow the first number of the answer; gives the id that it rests on."""
    piece = next(piece for sentence in claims.answer(RECORD) for piece in sentence if piece.focus)
    link = reader.page.locator(ANSWER).first
    assert link.inner_text() == piece.text
    link.click()
    expect(reader.page.locator("section.evidence")).to_be_visible()
    return str(piece.focus)


def test_number_of_the_answer_opens_its_evidence_in_place(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    name = open_evidence(reader)
    one = DATASET.observation[name]
    card = reader.page.locator("section.evidence")
    expect(card).to_contain_text(DATASET.one_series[one.series].title)
    expect(card).to_contain_text(str(DATASET.source[one.source].publisher))
    assert query(reader) == {"focus": [name]}
    assert reader.unbroken()
    assert reader.faults == []


def test_back_closes_the_evidence_and_forward_opens_it_again(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    open_evidence(reader)
    reader.page.go_back()
    expect(reader.page.locator("section.evidence")).to_have_count(0)
    assert query(reader) == {}
    reader.page.go_forward()
    expect(reader.page.locator("section.evidence")).to_have_count(1)
    assert reader.unbroken()


def test_escape_closes_the_evidence(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    open_evidence(reader)
    reader.close_evidence()
    expect(reader.page.locator(ANSWER).first).to_be_focused()
    assert query(reader) == {}
    assert reader.unbroken()


def test_close_takes_the_evidence_away_and_keeps_the_view(reader: Reader) -> None:
    kind = DATASET.events[0].kind
    reader.open("timeline", f"?kind={kind}&focus={DATASET.events[0].id}")
    reader.mark()
    reader.page.locator(".drawer button.close").click()
    expect(reader.page.locator("section.evidence")).to_have_count(0)
    assert query(reader) == {"kind": [kind]}
    assert reader.unbroken()


def test_evidence_opens_beside_what_the_link_has_chosen(reader: Reader) -> None:
    kind = DATASET.events[0].kind
    reader.open("timeline", f"?kind={kind}")
    year = reader.page.locator("#root details.fold-row").first
    # A year of few events stands open.
    year.evaluate("year => (year.open = true)")
    year.locator(".chronicle a.focus").first.click()
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert query(reader)["kind"] == [kind]
    assert len(query(reader)["focus"]) == 1


def test_enter_on_a_number_opens_its_evidence(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    reader.page.locator(ANSWER).first.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("section.evidence")).to_be_visible()
    assert reader.unbroken()


def test_evidence_that_opens_is_in_sight(reader: Reader) -> None:
    chart = next(chart for chart in DATASET.page["exports"].charts if view.of(chart, RECORD).events)
    reader.open("exports")
    panel = reader.open_panel("table", chart.id)
    panel.locator(".events a.focus").last.click()
    expect(reader.page.locator("section.evidence h2")).to_be_in_viewport()


def test_card_leads_to_its_page_without_a_reload(reader: Reader) -> None:
    to = claim_cards.cards(RECORD)[0].link
    reader.open("")
    reader.mark()
    reader.page.locator("article.claim .go a").first.click()
    expect(reader.page.locator("h1")).to_have_text(TITLES[to.page])
    reader.wait()
    assert urlsplit(reader.page.url).path == f"/{to.page}"
    assert reader.unbroken()
    assert reader.faults == []


def test_back_returns_from_the_page_of_a_card(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    reader.page.locator("article.claim .go a").first.click()
    expect(reader.page.locator("h1")).to_have_text(TITLES[claim_cards.cards(RECORD)[0].link.page])
    reader.page.go_back()
    expect(reader.page.locator("h1")).to_have_text(DATASET.about.question)
    assert reader.unbroken()


def test_menu_leads_to_every_page(reader: Reader) -> None:
    reader.open("")
    reader.mark()
    title = reader.page.locator("h1").inner_text()
    for name in menu(DATASET).values():
        link = reader.page.locator(".masthead nav a").get_by_text(name, exact=True)
        if name == menu(DATASET)["overview"]:
            expect(link).to_have_attribute("aria-current", "page")
            continue
        link.click()
        expect(reader.page.locator("[aria-current=page]")).to_have_text(name)
        expect(reader.page.locator("h1")).not_to_have_text(title)
        title = reader.page.locator("h1").inner_text()
    assert reader.unbroken()
    assert reader.faults == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_keyboard_reaches_a_page_by_the_menu_and_goes_on_at_its_title(
    reader: Reader, width: int
) -> None:
    reader.open("")
    reader.resize(width, 900)
    reader.mark()
    if width == NARROW:
        reader.page.locator(".masthead .unfold summary").press("Enter")
    reader.page.locator(".masthead nav a[href='./timeline']").press("Enter")
    reader.page.wait_for_url("**/timeline")
    expect(reader.page.locator("h1")).to_be_focused()
    assert reader.unbroken()
    assert reader.faults == []


@pytest.mark.parametrize("address", ["sources", "data", "people"])
def test_the_keyboard_is_at_the_title_of_a_slow_page_that_was_left_for_in_the_middle_of_a_choice(
    slow: Reader, address: str
) -> None:
    slow.open("timeline")
    slow.slow_down()
    for followed in ("a.option[href*='kind=labour']", f".masthead nav a[href='./{address}']"):
        slow.page.locator(f"#root {followed}").evaluate("link => { link.focus(); link.click() }")
    title = slow.page.locator("#root h1")
    expect(title).to_have_text(TITLES[address])
    slow.wait()
    expect(title).to_be_focused()
    slow.page.wait_for_timeout(300)
    expect(title).to_be_focused()
    assert slow.faults == []


@pytest.mark.parametrize("part", [".contents li:nth-child(4)", "footer.site li"])
def test_the_keyboard_goes_on_at_a_place_and_on_the_way_back_at_the_link_that_led_there(
    reader: Reader, part: str
) -> None:
    reader.open("exports")
    link = reader.page.locator(f"#root {part} a[href*='#']").first
    place = str(link.get_attribute("href")).partition("#")[2]
    link.press("Enter")
    expect(reader.page.locator(f"#root [id='{place}']")).to_be_focused()
    reader.page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    assert reader.faults == []


def test_the_first_link_of_the_keyboard_skips_the_menu(reader: Reader) -> None:
    reader.load("sources")
    reader.page.keyboard.press("Tab")
    # Streamlit's page that scrolls is a stop of its own.
    expect(reader.page.get_by_test_id("stMain")).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("a.skip")).to_be_focused()
    address = reader.page.url
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#page-begin")).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("a.option").first).to_be_focused()
    assert reader.page.url == address


def test_a_day_stays_in_the_address_whichever_link_is_followed(reader: Reader) -> None:
    day = {"as_of": ["2024-05-09"]}
    reader.open("", "?as_of=2024-05-09")
    reader.mark()
    reader.page.locator(".masthead nav a[href^='./exports']").click()
    reader.page.wait_for_url("**/exports?**")
    reader.wait()
    assert query(reader) == day
    reader.page.locator(".masthead .brand").click()
    reader.page.wait_for_url(f"{reader.server}/?**")
    reader.wait()
    reader.page.locator("article.claim a.inside:not(.focus)").first.click()
    reader.page.wait_for_function("location.pathname !== '/'")
    assert query(reader) == day
    assert reader.unbroken()


def test_click_with_a_modifier_is_left_to_the_browser(reader: Reader) -> None:
    reader.open("")
    with reader.page.context.expect_page() as opening:
        reader.page.locator(ANSWER).first.click(modifiers=["ControlOrMeta"])
    other = opening.value
    expect(other.locator("main.evidence")).to_be_visible()
    assert urlsplit(other.url).path.startswith("/evidence/")
    expect(reader.page.locator("section.evidence")).to_have_count(0)
    other.close()


def test_chosen_series_stands_in_the_link_and_back_undoes_it(reader: Reader) -> None:
    one = DATASET.one_series["gdp-usd"]
    reader.open("data")
    reader.page.get_by_role("link", name=one.title, exact=True).click()
    expect(reader.page.locator("section.definition h2")).to_have_text(one.title)
    reader.page.wait_for_url(f"**/data?view={one.id}#values")
    reader.page.go_back()
    expect(reader.page.locator("section.definition")).to_have_count(0)
    assert query(reader) == {}


def test_chosen_kind_filters_the_timeline_and_stands_in_the_link(reader: Reader) -> None:
    kind = "labour"
    count = sum(event.kind == kind for event in DATASET.events)
    reader.open("timeline")
    reader.mark()
    link = reader.page.get_by_role("link", name=kind, exact=True)
    link.click()
    expect(reader.page.locator(".chronicle > li")).to_have_count(count)
    reader.page.wait_for_url(f"**/timeline?kind={kind}")
    expect(link).to_have_attribute("aria-current", "true")
    expect(link).to_be_focused()
    link.click()
    expect(reader.page.locator(".chronicle > li")).to_have_count(len(DATASET.events))
    reader.page.wait_for_url("**/timeline")
    assert reader.unbroken()
    assert reader.faults == []


def test_a_choice_is_one_step_of_the_history_and_leaves_the_reader_in_place(
    reader: Reader,
) -> None:
    chart = DATASET.chart["exports-of-a-year"]
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    reader.open("exports")
    reader.unfold()
    reader.mark()
    links = reader.page.locator(f"[data-block='{chart.id}'] a.option")
    links.nth(1).scroll_into_view_if_needed()
    before, steps = reader.number(top), reader.number("history.length")
    assert before > 500
    links.nth(1).click()
    expect(links.nth(1)).to_have_attribute("aria-current", "true")
    reader.wait()
    assert abs(reader.number(top) - before) < 2
    # A browser remembers fifty steps of a tab; one step back has to undo the choice in any case.
    assert reader.number("history.length") == min(steps + 1, 50)
    assert list(query(reader)) == ["view"]
    reader.page.go_back()
    expect(links.nth(0)).to_have_attribute("aria-current", "true")
    expect(links.nth(0)).to_be_visible()
    assert query(reader) == {}
    assert reader.unbroken()


def test_a_search_keeps_the_kind_and_an_empty_one_leaves_the_link(reader: Reader) -> None:
    reader.open("timeline", "?kind=labour")
    search = reader.page.locator("#root .choose").get_by_role("searchbox")
    search.fill("  strike ")
    search.press("Enter")
    reader.page.wait_for_url("**/timeline?kind=labour&q=strike")
    reader.wait()
    expect(search).to_be_focused()
    search.fill("")
    search.press("Enter")
    reader.page.wait_for_url("**/timeline?kind=labour")
    assert reader.faults == []


def test_a_panel_that_is_open_stays_open_when_its_count_changes(reader: Reader) -> None:
    reader.open("timeline")
    panel = reader.page.locator("#take-timeline")
    panel.locator("summary").click()
    reader.page.get_by_role("link", name="labour", exact=True).click()
    reader.page.wait_for_url("**/timeline?kind=labour")
    expect(panel).to_have_attribute("open", "")
    kept = sum(event.kind == "labour" for event in DATASET.events)
    expect(panel.locator("summary")).to_contain_text(f"{kept} shown")


def test_search_stands_in_the_link(reader: Reader) -> None:
    reader.open("sources")
    search = reader.page.locator("#root .choose").get_by_role("searchbox")
    search.fill("ansa")
    search.press("Enter")
    reader.page.wait_for_url("**/sources?q=ansa")
    found = reader.page.get_by_role("status").filter(has_text="sources")
    expect(found).to_contain_text(f"of {len(DATASET.sources)} sources, by ")
    assert reader.page.locator(".source-pages li").count() > 0


@pytest.mark.parametrize(
    "value",
    [
        "<img src=x onerror=document.title='hit'>",
        "[here](https://example.org) ![x](https://example.org/x.png)",
        "a\n\n    b www.example.org",
        ":red[e] :smile: $x^2$ <b>b</b> ~~c~~",
    ],
    ids=["html", "markdown", "lines", "streamlit"],
)
def test_notice_shows_a_hostile_value_as_the_text_that_it_is(reader: Reader, value: str) -> None:
    reader.open("data", f"?focus={quote(value)}")
    notice = reader.page.locator(".notice")
    assert notice.locator("a, img, b, strong, code, pre, del, .katex, [style*=color]").count() == 0
    assert " ".join(value.split()) in " ".join(notice.inner_text().split())
    assert "hit" not in reader.page.title()
    assert reader.faults == []


def test_hostile_name_of_a_parameter_is_shown_as_text(reader: Reader) -> None:
    reader.open("data", f"?{quote('<b onclick=x>**c**')}=1")
    notice = reader.page.locator(".notice")
    assert "<b onclick=x>**c**" in notice.inner_text()
    assert notice.locator("b, strong").count() == 0


def test_page_that_does_not_exist_says_so_and_leads_to_those_that_do(reader: Reader) -> None:
    answer = reader.page.goto(f"{reader.server}/no-such-page")
    assert answer
    assert answer.status == 404
    expect(reader.page.locator("h1")).to_have_text("There is no page “no-such-page”")
    reader.page.get_by_role("main").get_by_role("link", name="Overview").click()
    expect(reader.page.locator("h1").last).to_have_text(DATASET.about.question)
