"""The pages of the menu."""

import re

from dashboard.markup.masthead import own_pages
from dashboard.model.site import RESERVED_PAGES
from dashboard.web import ROUTES
from tests.views.screen import PAGES, bodies, opened


def test_every_page_of_the_menu_opens_with_its_title() -> None:
    titles = [re.findall("<h1>(.*?)</h1>", "".join(bodies(opened(name)))) for name in PAGES]
    assert set(own_pages()) < set(PAGES)
    assert all(len(found) == 1 for found in titles)
    assert len({found[0] for found in titles}) == len(PAGES)


def test_no_page_of_a_record_can_take_an_address_of_the_site() -> None:
    first_steps = {route.path.strip("/").split("/")[0] for route in ROUTES}
    # The id of a page is a slug, which has no dot.
    fixed = {step for step in first_steps if step and not {"{", "."} & set(step)}
    assert "healthz" in fixed
    assert set(own_pages()) | fixed <= RESERVED_PAGES


def test_the_overview_is_first_and_the_pages_of_the_record_follow() -> None:
    assert PAGES[0] == "overview"
    assert PAGES[-4:] == ("timeline", "checks", "sources", "data")
    assert [opened(name).exception for name in ("", *PAGES[1:2])] == [[], []]
