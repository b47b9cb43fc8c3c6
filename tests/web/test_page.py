"""Each page's HTML before any script runs: its tags, its numbers with their sources, and what dataset and links cannot do to it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from markupsafe import Markup
from starlette.applications import Starlette
from streamlit.file_util import get_static_dir

from dashboard import claims, store, web
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.markup import claim_cards, menu
from dashboard.record import of
from dashboard.store import Release, Shown
from dashboard.web import assets
from dashboard.web import page as pages
from dashboard.words import verdicts
from dashboard.words.remarks import remark as worded
from tests.folders import REAL, add_ratios, edit
from tests.told import all_told
from tests.views.screen import opened, words

from .caller import Answer, ask

RELEASE = store.current(REAL)
KNOWN = of(RELEASE)
PAGES = tuple(menu(RELEASE.dataset))
APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def get(page: str, method: str = "GET", **headers: str) -> Answer:
    return ask(APP, "/" if page == "overview" else f"/{page}", method, **headers)


def meta(text: str) -> dict[str, str]:
    """Name or property of each tag -> its content."""
    return {
        name: str(Markup(held).unescape())
        for name, held in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    }


def linked(text: str) -> Any:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, flags=re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def said(text: str) -> str:
    """The words before the app, as a reader sees them."""
    return Markup(text[text.index('<div id="first"') : text.index('<div id="root"')]).striptags()


@pytest.mark.parametrize("page", PAGES)
def test_head_names_the_page_for_readers_searches_and_previews(page: str) -> None:
    text = get(page).text
    tags, title, told = meta(text), pages.title(RELEASE, page), pages.description(RELEASE, page)
    address = "http://localhost/" if page == "overview" else f"http://localhost/{page}"
    image = f"http://localhost/social/{page}.png?release={RELEASE.name}"
    assert f"<title>{Markup.escape(title)}</title>" in text
    assert f'<html lang="{RELEASE.dataset.about.locale}"' in text
    assert f'<link rel="canonical" href="{address}">' in text
    assert {tags["description"], tags["og:description"], tags["twitter:description"]} == {told}
    assert {tags["og:title"], tags["twitter:title"]} == {title}
    assert tags["og:url"] == address
    assert tags["og:image"] == tags["twitter:image"] == image
    assert tags["twitter:card"] == "summary_large_image"
    assert len(told) > 40


def test_titles_and_descriptions_differ_from_page_to_page() -> None:
    assert len({pages.title(RELEASE, page) for page in PAGES}) == len(PAGES)
    assert len({pages.description(RELEASE, page) for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_linked_data_describe_the_dataset_and_every_distribution_is_there(page: str) -> None:
    held, about = linked(get(page).text), RELEASE.dataset.about
    assert (held["@type"], held["name"], held["version"], held["license"]) == (
        "Dataset",
        about.title,
        RELEASE.name,
        about.licence_url,
    )
    assert held["variableMeasured"] == [one.title for one in RELEASE.dataset.series]
    for one in held["distribution"]:
        answer = ask(APP, one["contentUrl"].removeprefix("http://localhost"))
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(one["encodingFormat"])


def test_overview_says_the_answer_and_every_claim_as_the_page_does() -> None:
    text, screen = said(get("overview").text), words(opened("overview"))
    wanted = ["".join(piece.text for piece in pieces) for pieces in claims.answer(KNOWN)]
    for card in claim_cards.cards(KNOWN):
        wanted += [card.label, card.number, card.speaker, card.by, card.sides, card.verdict]
    for words_ in (" ".join(one.split()) for one in wanted):
        assert words_ in text
        assert words_ in screen
    assert re.findall(r'href="./evidence/([^"]+)"', get("overview").text)


@pytest.mark.parametrize("page", RELEASE.dataset.page)
def test_page_of_charts_says_their_numbers_with_sources(page: str) -> None:
    answer = get(page).text
    text = said(answer)
    for chart in RELEASE.dataset.page[page].charts:
        urls = [value.source.url for value in view.of(chart, KNOWN).visible_values]
        assert " ".join(chart.title.split()) in text
        # Rows say themselves what they show.
        if isinstance(view.of(chart, KNOWN), FigureView) and view.of(chart, KNOWN).values:
            assert " ".join(view.of(chart, KNOWN).alt_text.split()) in text
        if any(urls):
            assert any(str(Markup.escape(url)) in answer for url in urls if url)


def test_checks_say_every_verdict_and_why() -> None:
    text = said(get("checks").text)
    assert KNOWN.results
    for result in all_told(KNOWN, KNOWN.results):
        remarks = [worded(KNOWN.dataset, remark) for remark in result.result.remarks]
        sentence = verdicts.sentence(KNOWN.dataset, result.result, ())
        of_check = (result.words, result.check.question, result.check.title, sentence)
        for words_ in (*of_check, *remarks):
            assert " ".join(words_.split()) in text


@pytest.mark.parametrize("page", PAGES)
def test_words_carry_the_release_and_stand_before_the_application(page: str) -> None:
    text = get(page).text
    assert f"Release {RELEASE.name}" in said(text)
    assert text.index('id="first"') < text.index('id="root"')


@pytest.mark.parametrize("page", PAGES)
def test_head_request_has_the_head_of_the_page(page: str) -> None:
    whole, head = get(page), get(page, "HEAD")
    assert (head.status, head.headers) == (200, whole.headers)
    assert int(head.headers["content-length"]) == len(whole.body)


def test_pages_with_charts_ask_for_the_library_of_charts_early() -> None:
    early = f'<link rel="preload" as="script" href="{assets.library_address()}">'
    asking = {page for page in PAGES if early in get(page).text}
    assert asking == {*PAGES} - {"article", "timeline", "checks", "sources", "data"}


def test_address_follows_the_host_that_the_reader_asks() -> None:
    assert (
        '<link rel="canonical" href="http://steel.example/exports">'
        in get("exports", host="steel.example").text
    )


@pytest.mark.parametrize("page", ["no-such-page", "0", "overview2"])
def test_unknown_page_is_404_and_names_those_that_are_there(page: str) -> None:
    answer = get(page)
    assert answer.status == 404
    assert f"There is no page “{page}”" in answer.text
    assert all(f'href="./{"" if one == "overview" else one}"' in answer.text for one in PAGES)


HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"&'


@pytest.fixture
def hostile(small: Path) -> Release:
    """Texts of the dataset that would be markup elsewhere."""
    edit(small, "dataset.yaml", "title: Lillefoss Paper, in figures", f"title: '{HOSTILE}'")
    edit(
        small,
        "dataset.yaml",
        "question: What has the Lillefoss mill meant for Norway?",
        f"question: '{HOSTILE}?'",
    )
    return store.current(small)


@pytest.mark.parametrize("page", ["overview", "timeline", "checks", "sources", "data"])
def test_texts_of_the_dataset_are_never_markup(hostile: Release, page: str) -> None:
    text = pages.html(Shown(hostile), page, "http://localhost/").decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert HOSTILE in linked(text)["name"]
    assert str(Markup.escape(HOSTILE)) in text


def test_dataset_with_problems_gives_the_plain_shell(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "series.yaml").write_text("[")
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    answer = get("overview")
    assert answer.status == 503
    assert '<div id="root"></div>' in answer.text
    assert "no-store" in answer.headers["cache-control"]


@pytest.mark.parametrize("page", ["overview", "timeline", "data"])
@pytest.mark.parametrize(
    ("file", "broken"), [("eras.yaml", "- {}\n"), ("sources.yaml", "<b>x</b>")]
)
def test_a_dataset_that_breaks_while_it_is_shown_has_a_line_that_says_so(
    small: Path, page: str, file: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    before = get(page)
    whole = (small / file).read_text(encoding="utf-8")
    (small / file).write_text(broken, encoding="utf-8")
    for _ in range(2):
        answer = get(page)
        assert answer.status == 200
        assert answer.text.count('class="notice stale"') == 1
        assert f"This is the last valid release, {store.current(small).name}." in said(answer.text)
        assert "<b>x</b>" not in answer.text
    (small / file).write_text(whole, encoding="utf-8")
    assert get(page).body == before.body


def test_answer_of_which_nothing_can_be_said_leaves_the_question(small: Path) -> None:
    add_ratios(small)
    stood = "Its sales stood at {sales-2018-registry} in {sales-2018-registry|2018}"
    edit(small, "dataset.yaml", stood, "It is {check-rank}")
    release = store.current(small)
    assert claims.answer(of(release)) == ()
    assert pages.description(release, "overview") == release.dataset.about.question
    assert (
        release.dataset.about.question
        in pages.html(Shown(release), "overview", "http://localhost/").decode()
    )


def test_the_overview_by_its_name_leads_to_the_overview() -> None:
    answer = ask(APP, "/overview?as_of=2024-05-09", "GET")
    assert (answer.status, answer.headers["location"]) == (307, "./?as_of=2024-05-09")


INDEX = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
EDITED = {
    "the early request of a font": 'as="font"',
    "the link to Streamlit's description": 'rel="service-desc"',
    "the block of words for readers without scripts": "<noscript>",
    "the flag for services that render pages": "window.prerenderReady = false",
    "the script that starts the application": '<script type="module"',
    "the language of the page": 'lang="en"',
    "the title of the page": "<title>Streamlit</title>",
    "the end of the head": "</head>",
    "the place of the application": '<div id="root"></div>',
}
"""What is changed in Streamlit's own page, and what it is known by."""


def test_the_page_of_this_streamlit_is_the_one_that_is_changed() -> None:
    try:
        changed = pages.changed_shell(INDEX)
    except pages.ShellError as error:
        pytest.fail(str(error))
    assert "<!--" not in changed
    for part in ('as="font"', "service-desc", "<noscript>", "prerenderReady"):
        assert part in INDEX
        assert part not in changed
    scripts = re.findall(r'<script type="module"[^>]* src="([^"]+)"', changed)
    assert scripts[0] == assets.script_addresses()[0]
    assert scripts[1].startswith("./static/js/index.")


TWICE = (
    "the flag for services that render pages",
    "the script that starts the application",
    "the title of the page",
    "the place of the application",
)


@pytest.mark.parametrize(
    ("what", "times"), [*((what, 0) for what in EDITED), *((what, 2) for what in TWICE)]
)
def test_another_page_of_streamlit_is_refused_in_words(what: str, times: int) -> None:
    text = INDEX.replace(EDITED[what], EDITED[what] * times)
    with pytest.raises(pages.ShellError) as caught:
        pages.changed_shell(text)
    words = str(caught.value)
    assert words.startswith(f"Streamlit {streamlit.__version__} has another index.html than")
    assert what in words
    assert f"is there {times} times, not once" in words
    assert "requirements.txt" in words


@pytest.mark.parametrize("page", PAGES)
def test_a_lost_connection_has_a_quiet_line_after_the_first_words(page: str) -> None:
    text = get(page).text
    assert text.count('<p id="connecting" role="status">Connecting again…</p>') == 1
    # Beside the place of the application, so that it stays when the first words go.
    first, line, root = (text.index(f'id="{name}"') for name in ("first", "connecting", "root"))
    assert first < line < root
    shown = text[text.index("#connecting {") :]
    assert "#connecting { display: none;" in shown
    script = assets.scripts()["connection.js"].read_text(encoding="utf-8")
    for state in ("PINGING_SERVER", "CONNECTING", "DISCONNECTED_FOREVER"):
        assert f'"{state}"' in script
