"""On a page in another language, whatever stays in its own is marked with it, and nothing else is."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from dashboard import record, selection, store
from dashboard.markup import bibliography, every_page, evidence, search
from dashboard.model import Dataset, Name, Speaker
from dashboard.model.facts import Fact
from dashboard.model.texts import texts
from dashboard.store import Release, Shown
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
_CITED = re.compile(r"<pre>.*?</pre>|</?mark[^>]*>", re.DOTALL)
"""Entries of BibTeX, which name a publisher as the record does; and marks within a text."""


@cache
def release(tag: str) -> Release:
    return store.current(REAL).told(tag)


@cache
def places(tag: str) -> dict[str, str]:
    """Every page, some searches and some evidence: where it is -> its HTML."""
    told = release(tag)
    found = {}
    with speaking(language_of(tag)):
        for name in every_page(told.dataset):
            found[name] = str(page.text(Shown(told), name, ROOT))
        for series in ("exports", "price-paid", "said-of-gdp"):
            chosen = selection.read({"view": series}, told, "data")
            found[f"data of {series}"] = str(page.text(Shown(told), "data", ROOT, chosen))
        for question in QUESTIONS:
            chosen = selection.read({"q": question}, told, "")
            found[f"results of {question}"] = str(page.text(Shown(told), "overview", ROOT, chosen))
        for name in _names(told):
            shown = evidence.of(record.of(told), name)
            found[f"evidence of {name}"] = str(evidence.card(told, shown, name, ROOT, ""))
    return found


@cache
def read(tag: str) -> dict[str, list[tuple[str, str]]]:
    """The same places: where it is -> its texts with their languages, read once for all tests."""
    return {place: list(spoken(html)) for place, html in places(tag).items()}


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
    first: dict[tuple[str, str], str] = {}
    for place, found in read(tag).items():
        for words in found:
            first.setdefault(words, place)
    # Most texts stand on many pages; each is looked at once.
    plain = {text: place for (language, text), place in first.items() if language in ("", tag)}
    whole = "\n".join(plain)
    unmarked = {text for text in others if text in whole}
    where = [(place, text) for text in unmarked for held, place in plain.items() if text in held]
    assert (where, unmarked) == ([], set())
    marked = "\n".join(text for language, text in first if language not in ("", tag))
    assert sum(text in marked for text in others) > 150


@pytest.mark.parametrize("tag", TAGS)
def test_publishers_and_speakers_are_named_in_the_language_of_the_page(tag: str) -> None:
    names, words = _names_told(tag)
    assert len(names) > 250
    of_history = {
        text
        for change in release(tag).dataset.changes
        for text in (change.before, change.after)
        if text is not None
    }
    kept_by_translators = {name for name in names if any(name in told for told in words)}
    met: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for place, html in places(tag).items():
        for language, text in spoken(_CITED.sub("", html)):
            if (language, text) in seen:
                continue
            alone = text.strip(".,;:() “”„‘’《》（）")
            if any(asked in alone for asked in QUESTIONS) and place.startswith("results of"):
                continue  # who asks by the name in English is shown why a thing is found
            is_english = alone in names and alone not in of_history
            if language not in ("", tag):
                is_english = is_english and alone not in kept_by_translators
            assert (place, text, is_english) == (place, text, False)
            met |= {told for told in names.values() if told in text}
            seen.add((language, text))
    assert len(met) > 140


def _names_told(tag: str) -> tuple[dict[str, str], list[str]]:
    """The names that another language has words for, with these; and every text of its catalogue."""
    told = release(tag)
    words = told.translation(tag).words
    written = {text.words: text.field for text in texts(told.written.dataset) if text.is_name}
    of_names = {name: words[field, name] for name, field in written.items()}
    return {name: other for name, other in of_names.items() if other != name}, [*words.values()]


@pytest.mark.parametrize("tag", TAGS)
def test_a_search_finds_a_source_by_either_name(tag: str) -> None:
    told = release(tag)
    source = told.dataset.source["sors-gdp-2024-10-01"]
    assert str(source.publisher) != source.publisher.key
    with speaking(language_of(tag)):
        for name in (str(source.publisher), source.publisher.key):
            found = bibliography.found(record.of(told), [source.kind], name)
            assert source.id in {one.id for one in found}
            hits = search.index(told).search(name)
            assert source.id in {hit.id for hit in hits if hit.kind == "source"}


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_translated_has_the_language_of_the_page(tag: str) -> None:
    told = release(tag)
    written = set(_whole(told.written.dataset))
    whole = "\n".join(written)
    translated = set(told.translation(tag).words.values()) - written
    seen = set()
    for place, found in read(tag).items():
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
    elif isinstance(fact, Name | Speaker):
        yield fact.key
    elif isinstance(fact, tuple):
        for item in fact:
            yield from _whole(item)
    elif isinstance(fact, Dataset | Fact):
        for name in type(fact).model_fields:
            yield from _whole(getattr(fact, name))


def test_a_text_that_is_not_marked_is_seen() -> None:
    html = '<p>Реч <b lang="en">word</b> реч<br>реч</p>'
    assert list(spoken(html)) == [("", "Реч"), ("en", "word"), ("", "реч"), ("", "реч")]
