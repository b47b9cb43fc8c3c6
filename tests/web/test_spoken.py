"""On a page in another language, whatever stays in its own is marked with it, and nothing else is."""

from collections.abc import Iterator
from functools import cache

import pytest

from dashboard import record, selection, store
from dashboard.markup import every_page, evidence
from dashboard.model import Dataset
from dashboard.model.facts import Fact
from dashboard.store import Release
from dashboard.web import page
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from tests.folders import REAL
from tests.spoken import spoken

ROOT = "https://127.0.0.1/"
TAGS = ["sr-Latn", "sr-Cyrl", "zh-Hans"]
QUESTIONS = ("GDP 2023", "Reuters", "profit", "izvoz", "小", "Ministry")
EACH = 12
"""One in so many pieces of evidence is looked at."""
TONGUES = ("English", "Srpski", "Српски", "中文")
"""What the languages call themselves."""
LEAST_WORDS = 3
SMALL_WORDS = frozenset("of the a an from in and by to its".split())
"""Words that a name in English is told by."""


@cache
def release(tag: str) -> Release:
    return store.current(REAL).told(tag)


@cache
def texts(tag: str) -> dict[str, list[tuple[str, str]]]:
    """Every page, some searches and some evidence: where it is -> its texts with their languages."""
    return {place: list(spoken(html)) for place, html in _places(tag).items()}


def _places(tag: str) -> dict[str, str]:
    """Where it is -> its HTML."""
    told = release(tag)
    found = {}
    with speaking(language_of(tag)):
        for name in every_page(told.dataset):
            found[name] = str(page.text(told, name, ROOT))
        for series in ("exports", "price-paid", "said-of-gdp"):
            chosen = selection.read({"view": series}, told, "data")
            found[f"data of {series}"] = str(page.text(told, "data", ROOT, chosen))
        for question in QUESTIONS:
            chosen = selection.read({"q": question}, told, "")
            found[f"results of {question}"] = str(page.text(told, "overview", ROOT, chosen))
        for name in _names(told):
            shown = evidence.of(record.of(told), name)
            found[f"evidence of {name}"] = str(evidence.card(told, shown, name, ROOT, ""))
    return found


def _names(told: Release) -> list[str]:
    dataset = told.dataset
    names = [*dataset.observation, *dataset.event, *dataset.source]
    return [*names[::EACH], *(claim.observation for claim in dataset.about.claims)]


def _written(told: Release) -> Iterator[tuple[str, str]]:
    """Texts of the record that nobody translates, with their language."""
    dataset = told.written.dataset
    for one in dataset.observations:
        yield one.as_printed or "", dataset.source[one.source].language
        yield from ((text, "en") for text in (one.note, one.locator) if text)
    for source in dataset.sources:
        yield source.title or "", source.language
        yield source.note or "", "en"


def _voice(tag: str) -> str:
    return tag.partition("-")[0]


@pytest.mark.parametrize("tag", TAGS)
def test_a_text_of_the_record_in_another_language_is_marked_with_it(tag: str) -> None:
    told = release(tag)
    others = {
        text
        for text, language in _written(told)
        if len(text.split()) >= LEAST_WORDS and _voice(language) != _voice(tag)
    }
    assert len(others) > 500
    met: set[str] = set()
    for place, found in texts(tag).items():
        plain = "\n".join(text for language, text in found if language in ("", tag))
        assert (place, [text for text in others if text in plain]) == (place, [])
        marked = "\n".join(text for language, text in found if language not in ("", tag))
        met |= {text for text in others if text in marked}
    assert len(met) > 150


@pytest.mark.parametrize("tag", TAGS)
def test_a_name_of_english_words_that_stands_alone_is_marked(tag: str) -> None:
    dataset = release(tag).written.dataset
    names = {source.publisher for source in dataset.sources}
    names |= {one.reported_by or "" for one in dataset.observations}
    names |= {witness.said_by or "" for event in dataset.events for witness in event.sources}
    english = {name for name in names if SMALL_WORDS & set(name.split())}
    assert len(english) > 60
    met = set()
    for place, found in texts(tag).items():
        for language, text in found:
            if text.strip(".,; ") in english:
                assert (place, text, language) == (place, text, "en")
                met.add(text)
    assert len(met) > 10


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_translated_has_the_language_of_the_page(tag: str) -> None:
    told = release(tag)
    written = set(_whole(told.written.dataset))
    whole = "\n".join(written)
    translated = set(told.translation(tag).words.values()) - written
    seen = set()
    for place, found in texts(tag).items():
        for language, text in found:
            if language in ("", tag) or text in seen or text in TONGUES:
                continue
            assert (place, text, text in translated) == (place, text, False)
            assert (place, text, text.strip("“” …") in whole) == (place, text, True)
            seen.add(text)
    assert len(seen) > 300


def _whole(fact: object) -> Iterator[str]:
    """Every text of the record as it was written, whatever it is."""
    if isinstance(fact, str):
        yield " ".join(fact.split())
    elif isinstance(fact, tuple):
        for item in fact:
            yield from _whole(item)
    elif isinstance(fact, Dataset | Fact):
        for name in type(fact).model_fields:
            yield from _whole(getattr(fact, name))


def test_a_text_that_is_not_marked_is_seen() -> None:
    html = '<p>Реч <b lang="en">word</b> реч<br>реч</p>'
    assert list(spoken(html)) == [("", "Реч"), ("en", "word"), ("", "реч"), ("", "реч")]
