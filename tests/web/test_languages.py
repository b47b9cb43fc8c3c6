"""A record in several languages: which one a reader gets, and that its facts are the same in all."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import record, selection, store, web
from dashboard.markup import every_page
from dashboard.store import Release
from dashboard.web.page import shell
from dashboard.words import choosing, speaking
from dashboard.words.catalogues import language_of
from tests.folders import REAL, SMALL, add_article, add_ratios, copy
from tests.tongues import translate

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
TAGS = ["en", "sr-Latn", "sr-Cyrl", "zh-Hans"]
EVIDENCE = re.compile(r'href="\./evidence/([a-z0-9-]+)')
VERDICT = re.compile(
    r'(?:data-verdict|class)="[^"]*\b(agrees|consistent|near|differs|impossible)\b'
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record with an article and ratios, in three more languages."""
    folder = copy(SMALL, tmp_path_factory.mktemp("told") / "small")
    add_ratios(folder)
    add_article(folder)
    return translate(folder)


@pytest.fixture
def shown(told: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(told))
    return store.current(told)


@pytest.mark.parametrize("first", TAGS)
def test_scripts_speak_the_language_of_the_page_whichever_was_asked_first(
    shown: Release, first: str
) -> None:
    shell.cache_clear()
    asked = [first, *(tag for tag in TAGS if tag != first)]
    found = {}
    for tag in asked:
        text = ask(APP, f"/?lang={tag}").text
        (words,) = re.findall(r'data-words="([^"]*)"', text)
        found[tag] = json.loads(unescape(words))["copied"]
    assert found == {
        "en": "Copied",
        "sr-Latn": "Kopirano",
        "sr-Cyrl": "Копирано",
        "zh-Hans": "已复制",
    }


@pytest.mark.parametrize(
    ("asked", "accepted", "tag"),
    [
        ("", "", "en"),
        ("sr-Latn", "", "sr-Latn"),
        ("SR-latn", "", "sr-Latn"),
        ("zh-Hans", "sr", "zh-Hans"),
        ("en", "zh-CN", "en"),
        ("xx", "", "en"),
        ("xx", "zh", "zh-Hans"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("", "zh-SG", "zh-Hans"),
        ("", "zh-TW", "en"),
        ("", "sr", "sr-Cyrl"),
        ("", "sr-RS", "sr-Cyrl"),
        ("", "sr-Latn-RS", "sr-Latn"),
        ("", "sr-ME", "sr-Latn"),
        ("", "de,fr;q=0.9", "en"),
        ("", "de,sr;q=0.5,en;q=0.4", "sr-Cyrl"),
        ("", "en;q=0.1,zh;q=0.9", "zh-Hans"),
        ("", "zh;q=0,sr;q=0.1", "sr-Cyrl"),
        ("", "*", "en"),
        ("", ",;q=,zh;q=x,--,", "en"),
    ],
)
def test_a_link_decides_and_else_the_browser(
    shown: Release, asked: str, accepted: str, tag: str
) -> None:
    assert choosing.of_reader(shown, asked, accepted).tag == tag


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("tag", TAGS)
def test_a_page_is_in_the_language_of_its_link(tag: str) -> None:
    answer = ask(APP, f"/checks?lang={tag}", accept_language="zh")
    assert answer.headers["content-language"] == tag
    assert f'<html lang="{"en-GB" if tag == "en" else tag}"' in answer.text
    assert "Accept-Language" in answer.headers["vary"]
    assert "which is none of the languages" not in answer.text


@pytest.mark.usefixtures("shown")
def test_a_page_is_in_a_language_of_the_browser() -> None:
    answer = ask(APP, "/", accept_language="zh-CN")
    assert answer.headers["content-language"] == "zh-Hans"
    assert "<title>译Lillefoss Paper, in figures</title>" in answer.text
    assert "lang=zh-Hans" not in re.findall(r"<nav.*?</nav>", answer.text, re.DOTALL)[0]


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("wanted", ["xx", "sr", "<b>", "zh-Hant"])
def test_a_language_that_there_is_not_gets_a_notice(wanted: str) -> None:
    answer = ask(APP, f"/checks?lang={wanted}")
    assert answer.status == 200
    assert (
        "in lang, which is none of the languages here: en, sr-Latn, sr-Cyrl, zh-Hans" in answer.text
    )
    assert "<b>” in lang" not in answer.text


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("sales.csv?lang=en", "sales.csv"),
        ("sales.csv?lang=ZH-hans&as_of=2021-01-01", "sales-as-of-2021-01-01-zh-hans.csv"),
        ("sales.xlsx?lang=sr-Cyrl", "sales-sr-cyrl.xlsx"),
        ("package.zip?lang=sr-Latn", "package-sr-latn.zip"),
    ],
)
def test_the_name_of_a_file_says_its_language(asked: str, name: str) -> None:
    answer = ask(APP, f"/data/{asked}", accept_language="sr")
    assert answer.headers["content-disposition"].endswith(f'-{name}"')


@pytest.mark.usefixtures("shown")
def test_the_language_stays_in_links_and_the_switch_keeps_the_view() -> None:
    text = ask(APP, "/timeline?lang=sr-Latn&as_of=2022-01-01&q=mill").text
    menu = re.findall(r"<nav.*?</nav>", text, re.DOTALL)[0]
    links = re.findall(r'href="([^"]*)"', menu)
    assert links
    assert all(link.endswith("?as_of=2022-01-01&amp;lang=sr-Latn") for link in links)
    (switch,) = re.findall(r'<ul class="languages".*?</ul>', text, re.DOTALL)
    assert re.findall(r">([^<>]+)</a>", switch) == ["English", "Srpski", "Српски", "中文"]
    assert 'href="./timeline?q=mill&amp;as_of=2022-01-01&amp;lang=zh-Hans" lang="zh-Hans"' in switch
    assert len(re.findall("aria-current", switch)) == 1
    assert 'lang="sr-Latn" hreflang="sr-Latn" aria-current="true"' in switch


@pytest.mark.usefixtures("shown")
def test_the_scripts_have_the_list_of_what_lasts_from_the_server() -> None:
    assert f'data-lasting="{" ".join(selection.LASTING)}"' in ask(APP, "/").text


@pytest.mark.usefixtures("shown")
def test_search_engines_find_every_language_of_a_page() -> None:
    text = ask(APP, "/checks?lang=zh-Hans").text
    found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', text))
    assert list(found) == ["x-default", *TAGS]
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', text)
    assert canonical == found["zh-Hans"] == f"{found['x-default']}?lang=zh-Hans"
    assert f'rel="canonical" href="{found["x-default"]}"' in ask(APP, "/checks").text


def test_a_record_in_one_language_has_no_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))
    text = ask(APP, "/", accept_language="sr").text
    assert '<html lang="en-GB"' in text
    assert 'class="languages"' not in text
    assert "hreflang" not in text
    assert 'id="languages"' not in ask(APP, "/data").text


def test_a_language_that_is_not_half_translated_is_for_those_who_name_it(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(small)
    path = small / "locale" / "zh-Hans.po"
    path.write_text(re.sub('msgstr "译[^"]*"', 'msgstr ""', path.read_text("utf-8")), "utf-8")
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    release = store.current(small)
    assert choosing.of_reader(release, "", "zh").tag == "en"
    assert choosing.of_reader(release, "zh-Hans", "").tag == "zh-Hans"
    assert [one.tag for one in choosing.offered(release)] == ["en", "sr-Latn", "sr-Cyrl"]


def facts(page: str) -> tuple[Counter[str], Counter[str]]:
    """The ids and the verdicts of a page."""
    return Counter(EVIDENCE.findall(page)), Counter(VERDICT.findall(page))


@pytest.mark.parametrize("tag", TAGS[1:])
def test_every_page_has_the_same_ids_and_verdicts(shown: Release, tag: str) -> None:
    known = set()
    for name in every_page(shown.dataset):
        address = "/" if name == "overview" else f"/{name}"
        written = facts(ask(APP, f"{address}?lang=en").text)
        assert facts(ask(APP, f"{address}?lang={tag}").text) == written
        known |= set(written[0])
    assert len(known) >= 10


@pytest.mark.parametrize("tag", TAGS[1:])
def test_the_record_has_the_same_values_in_every_language(tag: str) -> None:
    """The record itself, as its catalogues are today."""
    written, other = store.current(REAL), store.current(REAL).told(tag)
    assert other.dataset.observations is not None
    for one, two in zip(written.dataset.observations, other.dataset.observations, strict=True):
        texts = {"reason", "note"}
        assert one.model_dump(exclude=texts) == two.model_dump(exclude=texts)
    assert other.name == written.name
    assert (other == written) is False


def test_verdicts_are_the_same_in_every_language(shown: Release) -> None:
    def verdicts(release: Release) -> list[tuple[str, str]]:
        return [(one.check.id, one.verdict.value) for one in record.of(release).results]

    assert verdicts(shown)
    assert all(verdicts(shown.told(tag)) == verdicts(shown) for tag in TAGS)


@pytest.mark.usefixtures("shown")
def test_files_are_in_the_language_of_their_link_alone() -> None:
    plain = ask(APP, "/data/sales.json", accept_language="zh")
    assert plain.headers["content-language"] == "en"
    assert "译" not in plain.text
    told = ask(APP, "/data/sales.json?lang=zh-Hans")
    assert told.headers["content-language"] == "zh-Hans"
    assert "译" in told.text
    assert _keys(plain.text) == _keys(told.text)
    refused = ask(APP, "/data/sales.json?lang=xx")
    assert refused.status == 400
    assert "use en, sr-Latn, sr-Cyrl, zh-Hans" in refused.text


def _keys(text: str) -> list[str]:
    return re.findall(r'"([a-z_]+)":', json.dumps(json.loads(text)))


@pytest.mark.usefixtures("shown")
def test_evidence_and_the_answer_of_the_search_are_in_the_language_too() -> None:
    evidence = ask(APP, "/evidence/sales-2018-registry?lang=zh-Hans").text
    assert '<html lang="zh-Hans"' in evidence
    assert "译Sales of the mill" in evidence
    assert "lang=zh-Hans" in evidence
    hits = json.loads(ask(APP, "/data/ask.json?q=sales&lang=zh-Hans").text)["hits"]
    assert any(str(hit["title"]).startswith("译") for hit in hits)


@pytest.mark.usefixtures("shown")
def test_the_page_data_counts_what_is_translated() -> None:
    text = ask(APP, "/data").text
    assert re.search(r"<li>Српски: (\d+) of \1 texts</li>", text)
    assert "The record was written in English." in text


def test_what_is_made_of_one_language_is_not_shown_in_another(shown: Release) -> None:
    releases = {shown.told(tag) for tag in TAGS}
    assert len(releases) == 4
    assert shown.told("zh-Hans").told("en") is shown
    assert shown.told("zh-Hans") is shown.told("sr-Cyrl").told("zh-Hans")
    assert shown.told("xx") is shown
    with speaking(language_of("zh-Hans")):
        assert choosing.told(shown).dataset.about.title == "译Lillefoss Paper, in figures"
