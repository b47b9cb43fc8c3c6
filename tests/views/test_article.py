"""The page of the article: in the menu only where there is one, each claim with links to its evidence, and the record of a day."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from dashboard import article, store
from dashboard.article import Entry
from dashboard.markup import menu
from dashboard.store import Shown
from dashboard.web import page as pages
from tests.folders import DATA, SMALL, add_article, edit

from .screen import (
    DATASET,
    RECORD,
    RELEASE,
    bodies,
    evidence,
    notices,
    offers,
    opened,
    plain,
    words,
)

ENTRIES = article.entries(RECORD)


def claims(at: AppTest) -> list[str]:
    """The HTML of each claim."""
    return "".join(bodies(at)).split('<article class="statement')[1:]


@pytest.mark.parametrize("one", ENTRIES, ids=[one.statement.id for one in ENTRIES])
def test_a_claim_says_its_verdict_and_links_what_it_rests_on(
    page_of: Callable[[str], AppTest], one: Entry
) -> None:
    found = claims(page_of("article"))
    assert len(found) == len(ENTRIES)
    text = found[one.number - 1]
    assert f'id="claim-{one.statement.id}"' in text
    assert article.words(one.verdict) in Markup(text).striptags()
    assert plain(one.text) in Markup(text).striptags()
    for held in (*one.says, *one.rivals, *one.beside):
        assert (
            f'href="./checks#{held.id}"' in text
            if held.check
            else f'href="./evidence/{held.id}"' in text
        )
        assert not held.voices or str(escape(held.voices)) in text
    for name in one.statement.checks:
        assert f'href="./checks#{name}"' in text
    assert str(escape(one.reason)) in text
    assert str(escape(one.statement.note or "")) in text


def test_every_number_of_a_claim_is_a_link(page_of: Callable[[str], AppTest]) -> None:
    for text in claims(page_of("article")):
        said = text.split('<p class="said">')[1].split("</p>")[0]
        assert not re.search(r"\d", Markup(re.sub(r"<a [^>]*>.*?</a>", "", said)).unescape()), said


def test_the_tally_counts_the_claims_of_each_verdict_and_leads_to_them(
    page_of: Callable[[str], AppTest],
) -> None:
    tally = next(body for body in bodies(page_of("article")) if 'class="tally"' in body).split(
        "</section>"
    )[0]
    for verdict in article.VERDICTS:
        said = article.words(verdict)
        numbers = [one for one in ENTRIES if one.verdict == verdict]
        assert (str(escape(said)) in tally) == bool(numbers)
        for one in numbers:
            assert f'href="./article#claim-{one.statement.id}">{one.number}</a>' in tally


def test_the_tally_of_an_earlier_day_stays_on_that_day() -> None:
    links = re.findall(
        r'href="(\./article[^"]*#[^"]*)"', "".join(bodies(opened("article", as_of="2024-05-09")))
    )
    assert len(links) == len(ENTRIES)
    assert all(link.startswith("./article?as_of=2024-05-09#claim-") for link in links)


def test_the_article_itself_is_linked_and_what_it_leaves_out_is_named(
    page_of: Callable[[str], AppTest],
) -> None:
    assert DATASET.article is not None
    html = "".join(bodies(page_of("article")))
    assert str(escape(DATASET.source[DATASET.article.source].url or "")) in html
    rest = html.split('<section class="unsaid">')[1]
    assert DATASET.article.unsaid
    for name in DATASET.article.unsaid:
        assert f'./evidence/{name}"' in rest or f"checks#{name}" in rest


def test_the_claims_can_be_taken_away(page_of: Callable[[str], AppTest]) -> None:
    count = len(ENTRIES)
    assert (
        offers(page_of("article"))["article"]
        == f"Download, cite, use in code: {count} shown, {count} rows in all"
    )


@pytest.mark.parametrize("kind", ["says", "rivals"])
def test_a_link_opens_the_evidence_on_the_page_and_it_says_who_says_it(kind: str) -> None:
    held = next(
        held for one in ENTRIES for held in getattr(one, kind) if held.id in DATASET.observation
    )
    at = opened("article", focus=held.id)
    (card,) = evidence(at)
    assert ('class="voices"' in card) == (kind == "says")
    assert len(claims(at)) == len(ENTRIES)


def test_the_words_before_the_page_have_every_claim_and_verdict() -> None:
    said = plain(
        Markup(
            pages.html(Shown(RELEASE), "article", "http://localhost/")
            .decode()
            .split('<div id="first"')[1]
        ).striptags()
    )
    for one in ENTRIES:
        assert plain(f"{one.number} {article.words(one.verdict)} {one.text}") in said


def test_before_the_article_the_page_says_that_it_was_not_in_print() -> None:
    at = opened("article", as_of="2024-05-08")
    assert not at.exception
    assert "The article was not published by then." in words(at)
    assert claims(at) == []


def test_on_its_day_the_verdicts_are_those_of_the_record_then() -> None:
    at = opened("article", as_of="2024-05-09")
    known = article.entries(
        type(RECORD)(DATASET.known(DATASET.source["people-s-daily-online-2024-05-09"].known_by))
    )
    found = claims(at)
    assert len(found) == len(known)
    for text, one in zip(found, known, strict=True):
        assert article.words(one.verdict) in Markup(text).striptags()


def test_unknown_parameters_and_releases_are_told_as_on_other_pages() -> None:
    assert "colour" in notices(opened("article", colour="red"))[0]
    assert "not known here" in notices(opened("article", focus="nothing"))[0]
    assert "which is not known here" in notices(opened("article", release="9.9.9"))[0]


@pytest.mark.parametrize("folder", [SMALL, DATA / "plants" / "well"], ids=["small", "well"])
def test_a_dataset_without_an_article_has_no_such_page(folder: Path) -> None:
    release = store.current(folder)
    assert "article" not in menu(release.dataset)
    with pytest.raises(KeyError):
        pages.description(release, "article")


def test_texts_of_an_article_are_never_markup(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_article(small)
    edit(
        small,
        "article.yaml",
        "text: Everybody loved it.",
        'text: "<img src=x onerror=alert()> loved it."',
    )
    edit(small, "article.yaml", "reason: This is praise.", 'reason: "<script>alert(2)</script>"')
    edit(small, "article.yaml", "title: The leaflet, checked", 'title: "<b>The leaflet</b>"')
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    for html in (
        "".join(bodies(opened("article"))),
        pages.html(store.shown(small), "article", "http://localhost/").decode(),
    ):
        assert "<img src=x" not in html
        assert "&lt;img src=x" in html
        assert "<script>alert" not in html
        assert "&lt;b&gt;The leaflet" in html
