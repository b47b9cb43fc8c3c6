"""The page of the article in a browser: reached by the menu of a phone, walked through by its tally, with evidence at each claim."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import article

from .reader import DATASET, NARROW, RECORD, WIDE, Reader

pytestmark = pytest.mark.browser
ENTRIES = article.entries(RECORD)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": NARROW, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(server)
    page.wait_for_selector("footer.site")
    yield page
    context.close()


def test_the_menu_of_a_phone_leads_to_the_article_and_its_tally_to_the_claims(phone: Page) -> None:
    assert DATASET.article is not None
    phone.locator(".masthead .unfold summary").tap()
    phone.locator(".masthead nav a", has_text="The article, checked").tap()
    phone.wait_for_url("**/article")
    expect(phone.locator("#root h1")).to_have_text(DATASET.article.title)
    expect(phone.locator("#root article.statement")).to_have_count(len(ENTRIES))
    last = ENTRIES[-1]
    phone.locator("#root .tally a", has_text=str(last.number)).last.tap()
    phone.wait_for_url(f"**/article#claim-{last.statement.id}")
    expect(phone.locator(f"#root #claim-{last.statement.id}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [WIDE, 768, NARROW])
def test_a_claim_opens_the_evidence_behind_it_and_what_is_beside_it(
    reader: Reader, width: int
) -> None:
    one = next(one for one in ENTRIES if one.beside and one.says)
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("article")
    claim = reader.page.locator(f"#claim-{one.statement.id}")
    claim.locator("summary").first.click()
    beside = claim.locator("details[open] .held").last.locator("li")
    expect(beside).to_have_count(len(one.beside))
    expect(beside.first).to_be_visible()
    assert reader.overflow() <= 0
    claim.locator("a.focus").first.click()
    reader.page.wait_for_selector(".evidence")
    assert "focus=" in reader.page.url
    assert reader.faults == []


def test_the_checks_of_a_claim_that_are_not_shown_open_in_place(reader: Reader) -> None:
    one = max(ENTRIES, key=lambda entry: len(entry.other_checks))
    assert len(one.other_checks) > 5
    reader.open("article", f"#record-{one.statement.id}")
    claim = reader.page.locator(f"#root #claim-{one.statement.id}")
    claim.locator("details.other-checks > summary").click()
    links = claim.locator("details.other-checks a.inside")
    expect(links).to_have_count(len(one.other_checks))
    links.last.click()
    expect(reader.page.locator(f"#root #{one.other_checks[-1].check}")).to_be_in_viewport()
    assert reader.faults == []


def test_the_article_is_short_on_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": NARROW, "height": 800})
    reader.open("article")
    height = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert 2_000 < height <= 6_000
