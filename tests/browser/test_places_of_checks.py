"""Checks and earlier days as a reader meets them: from a verdict to its check, from day to day, from page to page."""

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from dashboard import claims
from dashboard.markup import overview
from dashboard.words import periods

from .reader import DATASET, HIGH, NARROW, RECORD, WIDE, Reader

pytestmark = pytest.mark.browser

DAY = "2024-05-09"
BEFORE, AFTER = (
    max(day for day in DATASET.days if str(day) < DAY),
    min(day for day in DATASET.days if str(day) > DAY),
)


CHECK, INPUT = next(
    (result, name)
    for result in RECORD.results
    for name in result.inputs
    if claims.checks_of(RECORD, claims.together(RECORD, name))[0] is result
)
"""A check, and a value of it whose evidence names this check before all others."""


def query(reader: Reader) -> dict[str, list[str]]:
    return parse_qs(urlsplit(reader.page.url).query)


def path(reader: Reader) -> str:
    return urlsplit(reader.page.url).path


def in_sight(place: Locator) -> None:
    expect(place).to_be_visible()
    expect(place).to_be_in_viewport()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_verdict_on_a_card_leads_to_its_check_and_back_returns(reader: Reader, width: int) -> None:
    to = next(card.link for card in overview.cards(RECORD) if card.link.page == "checks")
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("")
    reader.mark()
    link = reader.page.locator(f'.claim a.inside[href$="#{to.place}"]')
    expect(link).to_have_text(to.words)
    link.click()
    in_sight(reader.page.locator(f"#{to.place}"))
    reader.wait()
    in_sight(reader.page.locator(f"#{to.place}"))
    assert path(reader) == "/checks"
    expect(reader.page.locator("h1")).to_have_text("Does the arithmetic hold?")
    reader.page.go_back()
    expect(reader.page.locator("h1")).to_have_text(DATASET.about.question)
    assert path(reader) == "/"
    assert reader.unbroken()
    assert reader.faults == []


def test_result_in_the_answer_leads_to_its_check(reader: Reader) -> None:
    piece = next(piece for sentence in claims.answer(RECORD) for piece in sentence if piece.check)
    reader.open("")
    reader.page.locator(f'.answer a.inside[href$="#{piece.check}"]').click()
    in_sight(reader.page.locator(f"#{piece.check}"))
    assert path(reader) == "/checks"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_link_to_a_check_opens_at_it_and_nothing_covers_it(reader: Reader, width: int) -> None:
    name = DATASET.checks[len(DATASET.checks) // 2].id
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("checks", f"#{name}")
    in_sight(reader.page.locator(f"#{name}"))
    reader.page.wait_for_function(
        """name => {
          const place = document.getElementById(name), box = place.getClientRects()[0]
          return place === document.elementFromPoint(box.left + 5, box.top + 5)
        }""",
        arg=name,
    )


def test_input_of_a_check_opens_its_evidence_which_leads_to_the_check(reader: Reader) -> None:
    reader.open("checks")
    reader.page.locator(f'.question a.focus[href="./evidence/{INPUT}"]').first.click()
    card = reader.page.locator("section.evidence")
    expect(card).to_be_visible()
    assert query(reader) == {"focus": [INPUT]}
    card.locator(f'a.inside[href$="#{CHECK.check.id}"]').click()
    expect(card).to_have_count(0)
    # While the page moves up by the card, the browser holds the old list and the new one for a moment.
    expect(reader.page.locator(f"#{CHECK.check.id}")).to_have_count(1)
    in_sight(reader.page.locator(f"#{CHECK.check.id}"))


def to_the_check(slow: Reader) -> Locator:
    """Follow the way from a value to its check on a slow machine; gives the check."""
    slow.open("checks")
    slow.page.locator(f'.question a.focus[href="./evidence/{INPUT}"]').first.click()
    card = slow.page.locator("section.evidence")
    expect(card).to_be_visible()
    slow.slow_down()
    card.locator(f'a.inside[href$="#{CHECK.check.id}"]').click()
    return slow.page.locator(f"#{CHECK.check.id}")


def at_rest(slow: Reader) -> None:
    """Wait until the last piece of a page without evidence has arrived."""
    expect(slow.page.locator("section.evidence")).to_have_count(0)
    slow.wait()


def test_a_check_is_in_sight_when_the_last_piece_of_a_slow_page_has_come(slow: Reader) -> None:
    place = to_the_check(slow)
    at_rest(slow)
    expect(place).to_have_count(1)
    in_sight(place)
    assert slow.faults == []


def test_a_check_on_another_page_is_in_sight_when_the_slow_page_is_whole(slow: Reader) -> None:
    piece = next(piece for sentence in claims.answer(RECORD) for piece in sentence if piece.check)
    slow.open("")
    slow.slow_down()
    slow.page.locator(f'.answer a.inside[href$="#{piece.check}"]').click()
    expect(slow.page.locator("h1")).to_have_text("Does the arithmetic hold?")
    at_rest(slow)
    in_sight(slow.page.locator(f"#{piece.check}"))


LEAVES_FOR = """(([first, second]) => {
  const wait = setInterval(() => {
    const top = document.getElementById(first)?.getBoundingClientRect().top
    if (top === undefined || top < 0 || top > window.innerHeight) return
    clearInterval(wait)
    window.location.hash = second
  }, 20)
})"""
"""As soon as one place is in sight, the address names another one."""


def test_an_address_with_another_place_is_not_drawn_back_to_the_one_before(slow: Reader) -> None:
    middle, last = DATASET.checks[len(DATASET.checks) // 2].id, DATASET.checks[-1].id
    slow.page.add_init_script(f"{LEAVES_FOR}({json.dumps([middle, last])})")
    slow.open("checks", f"#{middle}")
    slow.page.wait_for_function("last => window.location.hash === `#${last}`", arg=last)
    slow.page.wait_for_timeout(500)
    in_sight(slow.page.locator(f"#{last}"))


def test_whoever_scrolls_a_slow_page_is_not_drawn_back(slow: Reader) -> None:
    place = to_the_check(slow).first
    in_sight(place)
    slow.page.mouse.move(WIDE / 2, 450)
    slow.page.mouse.wheel(0, 6_000)
    expect(place).not_to_be_in_viewport()
    at_rest(slow)
    slow.page.wait_for_timeout(500)
    expect(place).not_to_be_in_viewport()


def test_steps_change_the_day_and_keep_the_page_and_the_menu_keeps_the_day(reader: Reader) -> None:
    reader.open("checks", f"?as_of={DAY}&kind=agrees")
    reader.mark()
    band = reader.page.locator(".notice.asof")
    assert reader.page.locator(".notice").count() == 1
    for words, day in (("Later", AFTER), ("Earlier", DAY), ("Earlier", BEFORE)):
        band.locator("a.day", has_text=words).click()
        expect(band).to_contain_text(f"known on {periods.day(date.fromisoformat(str(day)))}:")
        reader.page.wait_for_function(
            "day => new URL(location).searchParams.get('as_of') === day", arg=str(day)
        )
        reader.wait()
        assert path(reader) == "/checks"
        assert query(reader) == {"as_of": [str(day)], "kind": ["agrees"]}
    first = band.inner_text()
    reader.page.get_by_role("link", name="Sources", exact=True).click()
    expect(reader.page.locator("h1")).to_have_text("Sources")
    reader.wait()
    assert query(reader) == {"as_of": [str(BEFORE)]}
    assert band.inner_text() == first
    reader.page.get_by_role("link", name="Overview", exact=True).click()
    expect(reader.page.locator("h1")).to_have_text(DATASET.about.question)
    reader.wait()
    assert query(reader) == {"as_of": [str(BEFORE)]}
    band.locator("a.day", has_text="Record of today").click()
    expect(band).to_have_count(0)
    assert query(reader) == {}
    assert reader.unbroken()
    assert reader.faults == []


def test_back_returns_to_the_day_before(reader: Reader) -> None:
    reader.open("sources", f"?as_of={DAY}")
    band = reader.page.locator(".notice.asof")
    first = band.inner_text()
    band.locator("a.day", has_text="Later").click()
    expect(band).not_to_have_text(first)
    reader.page.go_back()
    expect(band).to_have_text(first)
    assert query(reader) == {"as_of": [DAY]}


@pytest.mark.parametrize(
    ("reader", "width"), [("light", NARROW), ("dark", WIDE)], indirect=["reader"]
)
@pytest.mark.parametrize("address", ["checks", "data", ""])
def test_record_of_a_day_keeps_the_rules_of_accessibility_and_fits_the_screen(
    reader: Reader, address: str, width: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": HIGH})
    reader.open(address, f"?as_of={DAY}")
    assert reader.page.locator(".notice.asof").count() == 1
    assert reader.overflow() <= 0
    assert [
        f"{one['id']}: {one['nodes'][0]['target']}"
        for one in Axe().run(reader.page).response["violations"]
    ] == []


def test_pictures_of_checks_are_whole_at_both_widths(reader: Reader) -> None:
    for width in (WIDE, NARROW):
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.open("checks")
        sizes = reader.page.evaluate(
            """() => [...document.querySelectorAll('.question img')].map(image => {
              const [own, room] = [image, image.parentElement].map(one => one.getBoundingClientRect().width)
              return [image.complete && image.naturalWidth > 0, own, room]
            })"""
        )
        assert len(sizes) > 30
        assert all(whole and 180 <= own <= room for whole, own, room in sizes)
