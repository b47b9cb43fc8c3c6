"""On a page in another language, whatever stays in its own is marked with it, and nothing else is."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import write_po

from dashboard import record, selection, store
from dashboard.latin import latin
from dashboard.markup import bibliography, every_page, evidence, search
from dashboard.model import Dataset, Name, Speaker
from dashboard.model.facts import Fact
from dashboard.model.texts import texts
from dashboard.reading.catalogues import parsed
from dashboard.reading.translations import written_in
from dashboard.store import Release, Shown
from dashboard.web import page
from dashboard.words import speaking
from dashboard.words.catalogues import language_of
from tests.folders import REAL, SMALL, copy
from tests.spoken import spoken
from tests.tongues import chinese, cyrillic, translate

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
_OTHER_STOP = re.compile(r"[\u4e00-\u9fff”）》]\.(?:\s|$)")
"""A full stop of other languages behind Chinese."""
_DESCRIBED = re.compile(r'\b(?:alt|aria-label)="([^"]+)"')
_LINES = re.compile(
    r'<p class="what">.*?</p>|<p class="from">.*?\n|<li(?: class="first")?>.*?</li>', re.DOTALL
)
"""What is known of a value and its source, and who reported it."""


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
    """Texts of the record that nobody translates, and notes not yet translated, with the language."""
    dataset = told.written.dataset
    translated = told.translation(told.language).words
    for one in dataset.observations:
        yield one.as_printed or "", dataset.source[one.source].language
        yield one.locator or "", "en"
        if one.note and ("Observation.note", one.note) not in translated:
            yield one.note, "en"
    for source in dataset.sources:
        yield source.title or "", source.language
        if source.note and ("Source.note", source.note) not in translated:
            yield source.note, "en"


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
def test_a_note_is_told_in_the_language_of_the_page_or_marked_with_its_own(
    tag: str, tmp_path: Path
) -> None:
    folder = translate(copy(SMALL, tmp_path / "record"))
    note = store.current(folder).dataset.source["museum-undated"].note
    assert note == "A leaflet without a date, read on paper."
    told = _evidence_of_museum(folder, tag)
    in_serbian = cyrillic(note)
    words = {"zh-Hans": chinese(note), "sr-Cyrl": in_serbian, "sr-Latn": latin(in_serbian)}
    assert ("", words[tag]) in told
    catalogue = folder / "locale" / f"{written_in(tag)}.po"
    catalogue.write_bytes(_without_translation(catalogue.read_bytes(), note))
    assert ("en", note.removesuffix(".")) in _evidence_of_museum(folder, tag)


def _evidence_of_museum(folder: Path, tag: str) -> list[tuple[str, str]]:
    """What the evidence of a source with a note says, with its languages."""
    told = store.current(folder).told(tag)
    with speaking(language_of(tag)):
        shown = evidence.of(record.of(told), "museum-undated")
        return list(spoken(str(evidence.card(told, shown, "museum-undated", ROOT, ""))))


def _without_translation(content: bytes, note: str) -> bytes:
    """A catalogue in which nobody has translated a note yet."""
    catalogue = parsed(content, "sr-Cyrl")
    (message,) = [one for one in catalogue if one.id == note]
    message.string = ""
    written = BytesIO()
    write_po(written, catalogue)
    return written.getvalue()


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


def test_a_sentence_of_chinese_ends_with_its_own_full_stop() -> None:
    told = [text for language, text in _every("zh-Hans") if language in ("", "zh-Hans")]
    assert sum("。" in text for text in told) > 1_000
    assert [text for text in told if _OTHER_STOP.search(text)] == []


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("同一时段另有1个页面.", True),
        ("由谁登载（推断）. 最早", True),
        ("同一时段另有1个页面。", False),
        ("《今日报》（Danas）为3.5", False),
        ("见于HBIS.", False),
    ],
)
def test_a_full_stop_of_other_languages_behind_chinese_is_seen(text: str, is_seen: bool) -> None:
    assert bool(_OTHER_STOP.search(text)) is is_seen


def _every(tag: str) -> Iterator[tuple[str, str]]:
    """All texts of all places, with their languages, and the descriptions of pictures."""
    for place, html in places(tag).items():
        yield from read(tag)[place]
        yield from (("", text) for text in _DESCRIBED.findall(html))


def test_no_space_parts_sentences_of_chinese_in_the_evidence() -> None:
    cards = [html for place, html in places("zh-Hans").items() if place.startswith("evidence of")]
    found = (line[0] for card in cards for line in _LINES.finditer(card))
    lines = [re.sub(r"<[^>]*>", "", line).strip() for line in found]
    assert sum(line.count("。") for line in lines) > 200
    assert [line for line in lines if re.search(r"。\s+\S", line)] == []


def test_a_text_that_is_not_marked_is_seen() -> None:
    html = '<p>Реч <b lang="en">word</b> реч<br>реч</p>'
    assert list(spoken(html)) == [("", "Реч"), ("en", "word"), ("", "реч"), ("", "реч")]
