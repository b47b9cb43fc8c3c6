"""The feed of releases and of verdicts that changed, as readers of feeds take it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from dashboard import article, history, store, web
from dashboard.reading import read
from dashboard.record import Record
from tests.folders import REAL, add_article, edit

from .caller import Answer, ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
SPACE = "{http://www.w3.org/2005/Atom}"
LIKE = "2018,400,,NOK_m,about,,,post-2021,,,about 400 million"
UNLIKE = LIKE.replace("400", "900")
"""A value that agrees with another one of the same time, and one that does not."""
FIRST, SECOND, THIRD = "0.1.0", "0.2.0", "0.3.0"


def record(folder: Path) -> None:
    dataset = read(folder)
    history.record(folder, dataset, article.all_verdicts(Record(dataset)))


def raised(folder: Path, before: str, after: str) -> None:
    edit(folder, "dataset.yaml", f"version: {before}", f"version: {after}")


@pytest.fixture
def folder(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset whose second release makes a sum differ that agreed before."""
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    record(small)
    raised(small, FIRST, SECOND)
    edit(small, "observations/sales.csv", LIKE, UNLIKE)
    record(small)
    return small


def feed(**headers: str) -> ET.Element:
    return ET.fromstring(ask(APP, "/feed.atom", **headers).body)


def texts(element: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in element.iter(f"{SPACE}{name}")]


def entries(**headers: str) -> dict[str, ET.Element]:
    """The entries by their titles."""
    found = feed(**headers).findall(f"{SPACE}entry")
    return {texts(entry, "title")[0]: entry for entry in found}


def test_it_is_whole_atom(folder: Path) -> None:
    answer = ask(APP, "/feed.atom", host="steel.example")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ET.fromstring(answer.body)
    assert root.tag == f"{SPACE}feed"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{SPACE}{name}")) == 1, name
    (own,) = (link for link in root.findall(f"{SPACE}link") if link.attrib["rel"] == "self")
    assert own.attrib["href"] == "http://steel.example/feed.atom"
    listed = root.findall(f"{SPACE}entry")
    assert len(listed) >= 3
    for entry in listed:
        for name in ("id", "title", "updated", "summary", "link"):
            assert len(entry.findall(f"{SPACE}{name}")) == 1, name
        assert texts(entry, "updated")[0].endswith("T00:00:00Z")
        link = entry.find(f"{SPACE}link")
        assert link is not None
        assert link.attrib["href"].startswith("http://steel.example/")
    ids = texts(root, "id")
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)


def test_the_latest_release_is_first_and_says_what_it_changed(folder: Path) -> None:
    titles = [*entries()]
    assert titles[0] == f"Release {SECOND} of the record"
    assert titles[-1] == f"Release {FIRST} of the record"
    told = entries()
    assert texts(told[titles[0]], "summary")[0].endswith("were changed.")
    assert texts(told[titles[-1]], "summary") == ["The first release of the record."]


def test_a_verdict_that_a_release_changed_is_told_in_words(folder: Path) -> None:
    dataset = read(folder)
    changed = [one for one in dataset.changes if one.field == history.VERDICT]
    assert changed
    for change in changed:
        title = dataset.check[(change.id or "").removeprefix("checks/")].title
        (entry,) = (each for name, each in entries().items() if name.startswith(f"{title}: now"))
        (summary,) = texts(entry, "summary")
        assert summary.startswith("The verdict was “")
        link = entry.find(f"{SPACE}link")
        assert link is not None
        assert "/checks#" in link.attrib["href"]


def test_ids_stay_when_the_site_moves_and_when_more_is_released(folder: Path) -> None:
    before = {title: texts(entry, "id") for title, entry in entries(host="steel.example").items()}
    raised(folder, SECOND, THIRD)
    edit(folder, "observations/sales.csv", UNLIKE, LIKE)
    record(folder)
    after = {title: texts(entry, "id") for title, entry in entries(host="other.example").items()}
    assert len(after) > len(before)
    assert {title: after[title] for title in before} == before


def test_a_claim_of_the_article_has_its_verdict_too(small: Path) -> None:
    add_article(small)
    known = Record(read(small))
    claims = {f"article/{entry.statement.id}" for entry in article.entries(known)}
    assert claims
    assert claims <= article.all_verdicts(known).keys()
    record(small)
    assert history.record(small, read(small), article.all_verdicts(known)) == ()


def test_a_reader_of_feeds_who_has_it_is_told_so() -> None:
    answer = ask(APP, "/feed.atom")
    again = ask(APP, "/feed.atom", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    elsewhere = ask(APP, "/feed.atom", host="other.example", if_none_match=answer.headers["etag"])
    assert elsewhere.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert ask(APP, "/feed.atom", method="OPTIONS").status == 204


def test_a_dataset_that_was_never_released_has_an_empty_feed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    assert entries() == {}
    about = read(small).about
    assert texts(feed(), "updated") == [f"{about.released}T00:00:00Z"]


def test_texts_of_the_record_stay_texts(folder: Path) -> None:
    edit(folder, "dataset.yaml", "title: ", "title: <script>&amp; ")
    assert texts(feed(), "title")[0].startswith("<script>&amp; ")
    assert b"<script>" not in ask(APP, "/feed.atom").body


def test_a_dataset_that_cannot_be_shown_has_no_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(tmp_path))
    answer: Answer = ask(APP, "/feed.atom")
    assert (answer.status, answer.headers["cache-control"]) == (503, "no-store")


def test_the_record_itself_has_its_releases_in_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(REAL))
    dataset = store.current(REAL).dataset
    versions = {change.release for change in dataset.changes}
    assert versions
    assert {f"Release {version} of the record" for version in versions} <= entries().keys()
