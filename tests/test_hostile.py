"""Texts that would like to be more than texts."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard import store
from dashboard.exports import package
from dashboard.markup import evidence
from dashboard.model import Source
from dashboard.record import Record
from dashboard.store import Shown
from dashboard.web import page, social
from tests.folders import report
from tests.hostile import poisoned
from tests.test_plants import pages
from tests.views.screen import bodies, opened

RAW = re.compile(r"<(?:img src=x|script>poisoned|svg onload|b>b<|a href='https://evil)")
INVISIBLE = (
    "\x1b[31m",
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\u061c",
    "\u00ad",
    "\x00",
    "\x07",
    "\u2028",
    "\ue000",
)
FIELDS = ("publisher", "title", "via", "licence", "note")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = poisoned(tmp_path / "poisoned")
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    return folder


@pytest.mark.parametrize("text", INVISIBLE, ids=ascii)
@pytest.mark.parametrize("field", FIELDS)
def test_what_cannot_be_seen_is_refused(field: str, text: str) -> None:
    source = {
        "id": "a",
        "publisher": "A",
        "language": "en",
        "kind": "press",
        "accessed": "2020-01-01",
        "read": "whole",
    }
    with pytest.raises(ValidationError, match="invisible character"):
        Source.model_validate({**source, field: f"a{text}b"})


def test_no_poison_is_markup_on_any_page_in_any_html_or_evidence(hostile: Path) -> None:
    assert report(hostile) == []
    release = store.current(hostile)
    for name in pages(release):
        if name.startswith("page-"):
            continue
        at = opened(name)
        assert not at.exception
        assert RAW.findall("".join(bodies(at))) == []
        assert RAW.findall(page.html(Shown(release), name, "http://localhost/").decode()) == []
        assert social.picture(release, name, "en")
    record = Record(release.dataset)
    for name in (*release.dataset.observation, *release.dataset.event, *release.dataset.source):
        shown = evidence.of(record, name)
        for made in (evidence.card, evidence.page):
            assert RAW.findall(made(release, shown, name, "http://localhost/", "")) == []
    assert package.zipped(release)


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=poisoned()>",
        ":red[a] $x$ [a](https://evil.example)",
        "\x1b[31m\u202e",
        "x" * 3_000,
    ],
)
def test_no_poison_in_a_link_is_markup(text: str, hostile: Path) -> None:
    names = (
        "from",
        "to",
        "unit",
        "view",
        "kind",
        "q",
        "focus",
        "release",
        "as_of",
        "embed",
        "other",
        text,
    )
    for name in ("overview", "trade", "timeline", "checks", "sources", "data"):
        at = opened(name, **dict.fromkeys(names, text))
        assert not at.exception
        assert RAW.findall("".join(bodies(at))) == []
