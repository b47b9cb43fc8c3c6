"""Checks and earlier days as a reader meets them: from a verdict to its check, from day to day, from page to page."""

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard import article, claims
from dashboard.markup import claim_cards
from dashboard.words import periods

from .accessibility import violations
from .reader import DATASET, HIGH, NARROW, RECORD, TITLES, WIDE, Reader

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
    to = next(card.link for card in claim_cards.cards(RECORD) if card.link.page == "checks")
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
    expect(reader.page.locator("h1")).to_have_text(TITLES["checks"])
    reader.page.go_back()
    expect(reader.page.locator("h1")).to_have_text(DATASET.about.question)
    assert path(reader) == "/"
    assert reader.unbroken()
    assert reader.faults == []


def test_a_check_named_by_the_article_is_reached_from_there(reader: Reader) -> None:
    entry = next(entry for entry in article.entries(RECORD) if entry.checks)
    check = entry.checks[-1].check
    reader.open("article", f"#record-{entry.statement.id}")
    reader.page.locator(f'#record-{entry.statement.id} a.inside[href$="#{check}"]').click()
    in_sight(reader.page.locator(f"#{check}"))
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
    reader.open("checks", f"#{CHECK.check.id}")
    reader.page.locator(f'#{CHECK.check.id} a.focus[href="./evidence/{INPUT}"]').click()
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
    slow.open("checks", f"#{CHECK.check.id}")
    slow.page.locator(f'#{CHECK.check.id} a.focus[href="./evidence/{INPUT}"]').click()
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
    to = next(card.link for card in claim_cards.cards(RECORD) if card.link.page == "checks")
    slow.open("")
    slow.slow_down()
    slow.page.locator(f'.claim a.inside[href$="#{to.place}"]').click()
    expect(slow.page.locator("h1")).to_have_text(TITLES["checks"])
    at_rest(slow)
    in_sight(slow.page.locator(f"#{to.place}"))


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
    assert reader.page.locator(".notice:visible").count() == 1
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
    expect(reader.page.locator("#root h1")).to_contain_text(" sources: ")
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
    assert violations(reader.page) == []


@pytest.mark.parametrize("width", [WIDE, 768, NARROW])
def test_a_mark_leads_to_its_check_and_opens_what_it_is_folded_in(
    reader: Reader, width: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("checks")
    links = reader.page.locator("#root .question .question-axes a.inside:visible")
    assert links.count() > 15
    for place in (0, links.count() - 1):
        link = links.nth(place)
        name = str(link.get_attribute("href")).partition("#")[2]
        check = reader.page.locator(f"#root #{name}")
        expect(check).not_to_be_visible()
        link.click()
        in_sight(check)


def test_a_check_in_a_folded_question_is_opened_by_its_link(reader: Reader) -> None:
    folded = [
        str(fold.get_attribute("id")).removeprefix("question-")
        for fold in opened_at(reader, "").locator("#questions-settled details.question").all()
    ]
    assert len(folded) > 5
    opened_at(reader, f"#{folded[-1]}")
    in_sight(reader.page.locator(f"#root #{folded[-1]}"))


def opened_at(reader: Reader, place: str) -> Page:
    reader.open("checks", place)
    return reader.page


@pytest.mark.parametrize("width", [WIDE, 768, NARROW])
def test_axes_of_checks_are_whole_and_no_label_lies_on_another(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("checks")
    reader.page.evaluate("document.querySelectorAll('#root details').forEach(d => (d.open = true))")
    found = reader.page.evaluate(
        """() => [...document.querySelectorAll('#root :is(.check-axis, .check-days)')].map(axis => {
          const labels = [...axis.querySelectorAll(
            '.row-title, .row-value, .scale-line span, .reported span, .day-number, .months span'
          )]
          const boxes = labels.map(label => {
            const range = document.createRange()
            range.selectNodeContents(label)
            const heard = label.querySelector('.heard')
            if (heard) range.setEndBefore(heard)
            return [range.toString(), range.getBoundingClientRect()]
          })
          const room = axis.closest('.question').getBoundingClientRect()
          const outside = boxes.filter(([, box]) => box.left < room.left - 1 || box.right > room.right + 1)
          const lying = boxes.flatMap(([words, one], at) => boxes.slice(at + 1)
            .filter(([, other]) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
              && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4)
            .map(([other]) => `${words} | ${other}`))
          return { labels: boxes.length, outside: outside.map(([words]) => words), lying }
        })"""
    )
    assert sum(axis["labels"] for axis in found) > 200
    assert [words for axis in found for words in axis["outside"]] == []
    assert [words for axis in found for words in axis["lying"]] == []


def test_the_page_of_checks_is_short_on_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 800})
    reader.open("checks")
    height = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert 2_000 < height <= 6_000


def test_a_verdict_of_the_past_leads_to_its_day_and_the_question_stays_in_sight(
    reader: Reader,
) -> None:
    reader.open("checks")
    reader.mark()
    piece = reader.page.locator("#root .through-time li + li a.day").first
    question = str(piece.get_attribute("href")).partition("#")[2]
    earlier = reader.page.locator(f"#root #{question} .through-time a.day").first
    day = str(earlier.get_attribute("href")).partition("=")[2].partition("#")[0]
    earlier.click()
    expect(reader.page.locator(".notice.asof")).to_have_count(1)
    reader.wait()
    assert query(reader) == {"as_of": [day]}
    in_sight(reader.page.locator(f"#root #{question} .through-time a.day[aria-current]"))
    assert reader.unbroken()
    assert reader.faults == []
