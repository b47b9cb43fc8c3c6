"""The page that explains words, and how the figure used for a year is chosen."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from dashboard.markup import every_page, explained, menu
from tests.folders import DATA, REAL, SMALL
from tests.markup.sites import site_of

FOLDERS = [REAL, SMALL, *sorted((DATA / "plants").iterdir())]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_is_explained_once(folder: Path) -> None:
    dataset = site_of(folder, "words").dataset
    body = explained.words(dataset)
    assert body.count("<dt ") == body.count("<dd>") == len(dataset.glossary)
    for term in dataset.glossary:
        assert f'<dt id="word-{term.id}">' in body
        assert str(Markup.escape(term.sentence)) in body


def test_words_stand_by_the_alphabet() -> None:
    body = explained.words(site_of(REAL, "words").dataset)
    found = [word.casefold() for word in re.findall(r"<dt[^>]*>(.*?)</dt>", body)]
    assert len(found) > 20
    assert found == sorted(found)


def test_an_example_shows_the_figure_used_first_and_each_kind_of_other() -> None:
    site = site_of(REAL, "words")
    found = explained.example(site.record, site.about.headline)
    assert 2 < len(found) <= explained.MOST_CANDIDATES
    assert [value.is_used for value in found] == [True, *[False] * (len(found) - 1)]
    assert len({value.year for value in found}) == 1
    assert len({value.role for value in found}) > 2
    assert len(set(found)) == len(found)
    body = explained.chosen(site)
    for value in found:
        assert f"./evidence/{value.id}" in body
    assert body.count('<li class="stands">') == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_rules_stand_there_with_or_without_an_example(folder: Path) -> None:
    site = site_of(folder, "words")
    body = explained.chosen(site)
    assert body.count("<li>") == 6
    held = explained.example(site.record, site.about.headline)
    assert ("candidates" in body) is bool(held)


def test_words_are_no_page_of_the_menu_but_of_the_site() -> None:
    dataset = site_of(REAL, "words").dataset
    assert {*every_page(dataset)} - {*menu(dataset)} == {"words"}


def test_a_dataset_without_words_says_what_the_page_holds() -> None:
    dataset = site_of(REAL, "words").dataset
    assert str(len(dataset.glossary)) in explained.standfirst(dataset)
    bare = dataset.model_copy(update={"glossary": ()})
    assert explained.words(bare) == ""
    assert not re.search(r"[0-9]", explained.standfirst(bare))
