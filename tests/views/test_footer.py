"""The foot of every page: how an error is reported."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from dashboard import report
from dashboard.markup import pages
from tests.folders import SMALL, copy

from .screen import DATASET, PAGES, bodies, opened

GITHUB = "https://github.com/mill/figures"
LINK = re.compile(r'<a class="outside" href="([^"]*)"[^>]*>Report an error</a>')


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Pages are kept with their foot, so each home of the repository needs them anew."""
    for kept in (pages._kept, pages._kept_with_choices):
        kept.cache_clear()
    yield
    for kept in (pages._kept, pages._kept_with_choices):
        kept.cache_clear()


def footer(page: str, **parameters: str) -> str:
    (found,) = (body for body in bodies(opened(page, **parameters)) if "<footer" in body)
    return found


def linked(page: str, **parameters: str) -> str:
    (found,) = LINK.findall(footer(page, **parameters))
    return str(Markup(found).unescape())


def live_at(home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "home", lambda: home)


def test_without_an_address_the_foot_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    live_at(None, monkeypatch)
    assert DATASET.about.report_url is None
    found = footer("overview")
    assert LINK.findall(found) == []
    assert (
        "Found an error? This site names no address for reports: send the link of this view"
        in found
    )
    assert "tell" not in Markup(found).striptags().split()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_leads_to_the_forms_of_the_repository(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_at(GITHUB, monkeypatch)
    assert linked(page) == f"{GITHUB}/issues/new/choose"


@pytest.mark.parametrize(
    "focus", [DATASET.observations[0].id, DATASET.events[0].id, DATASET.sources[0].id]
)
def test_what_is_open_goes_into_the_form(focus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    live_at(f"{GITHUB}/", monkeypatch)
    assert (
        linked("exports", focus=focus)
        == f"{GITHUB}/issues/new?template=wrong-number.yml&id={focus}"
    )


@pytest.mark.parametrize("focus", ["no-such-thing", "a&title=x", '"><script>alert(1)</script>'])
def test_what_names_nothing_stays_out_of_the_form(
    focus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_at(GITHUB, monkeypatch)
    assert linked("exports", focus=focus) == f"{GITHUB}/issues/new/choose"


@pytest.mark.parametrize(
    "own", ["https://archive.example/report?a=1&b=%22%3E", "https://archive.example/'><b>x"]
)
def test_the_address_of_the_dataset_wins(
    own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy(SMALL, tmp_path / "small")
    with (folder / "dataset.yaml").open("a", encoding="utf-8") as file:
        file.write(f'report_url: "{own}"\n')
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    live_at(GITHUB, monkeypatch)
    assert linked("overview") == own
    assert "<b>" not in footer("overview")
