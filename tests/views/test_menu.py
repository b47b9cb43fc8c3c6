"""Every page of the menu has its script, and every script its page."""

from dashboard.model.site import RESERVED_PAGES
from dashboard.web import OWN_PAGES, ROUTES
from tests.views.screen import PAGES, ROOT, opened


def test_pages_and_scripts_are_the_same() -> None:
    scripts = {path.stem for path in (ROOT / "dashboard" / "views").glob("*.py")} - {
        "__init__",
        "group",
    }
    assert scripts == set(OWN_PAGES) < set(PAGES)


def test_no_page_of_a_record_can_take_an_address_of_the_site() -> None:
    first_steps = {route.path.strip("/").split("/")[0] for route in ROUTES}
    fixed = {step for step in first_steps if step and "{" not in step}
    assert "healthz" in fixed
    assert set(OWN_PAGES) | fixed <= RESERVED_PAGES


def test_the_overview_is_first_and_the_pages_of_the_record_follow() -> None:
    assert PAGES[0] == "overview"
    assert PAGES[-4:] == ("timeline", "checks", "sources", "data")
    assert [opened(name).exception for name in ("", *PAGES[1:2])] == [[], []]
