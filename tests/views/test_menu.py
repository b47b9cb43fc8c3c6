"""Every page of the menu has its script, and every script its page."""

from dashboard.model import OWN_PAGES
from tests.views.screen import PAGES, ROOT, opened


def test_pages_and_scripts_are_the_same() -> None:
    scripts = {path.stem for path in (ROOT / "dashboard" / "views").glob("*.py")} - {
        "__init__",
        "group",
    }
    assert scripts == set(OWN_PAGES) < set(PAGES)


def test_the_overview_is_first_and_the_pages_of_the_record_follow() -> None:
    assert PAGES[0] == "overview"
    assert PAGES[-4:] == ("timeline", "checks", "sources", "data")
    assert [opened(name).exception for name in ("", *PAGES[1:2])] == [[], []]
