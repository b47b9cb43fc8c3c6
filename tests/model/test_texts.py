"""Texts for readers are found by the types of their fields, so that none is forgotten."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from dashboard.model import Dataset, Name
from dashboard.model.facts import Change, Fact
from dashboard.model.texts import Text, originals, reworded, texts
from dashboard.model.types import Verbatim, Words
from dashboard.reading import read
from tests.folders import REAL, SMALL

KEPT = {
    "About.licence",
    "About.maintainer",
    "Change.after",
    "Change.before",
    "Change.field",
    "Change.period",
    "Names.also",
    "Names.names",
    "Observation.as_printed",
    "Observation.locator",
    "Source.licence",
    "Source.title",
    "Unit.forms",
}
"""Fields whose texts are the same in every language."""


def kinds(annotation: Any) -> Iterator[type[Fact]]:
    """The kinds of fact within a type, and those within them."""
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        yield annotation
        for inner in get_type_hints(annotation, include_extras=True).values():
            yield from kinds(inner)
    for part in get_args(annotation):
        yield from kinds(part)


def marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from marks(part)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read(REAL)


def test_every_field_of_words_is_translated_or_marked_as_verbatim(dataset: Dataset) -> None:
    of_words, verbatim = set(), set()
    for kind in set(kinds(Dataset)) - {Dataset}:
        for name, annotation in get_type_hints(kind, include_extras=True).items():
            found = list(marks(annotation))
            if any(isinstance(mark, Words) for mark in found):
                of_words.add(f"{kind.__name__}.{name}")
            if any(isinstance(mark, Verbatim) for mark in found):
                verbatim.add(f"{kind.__name__}.{name}")
    assert verbatim == KEPT
    assert {text.field for text in texts(dataset) if not text.is_name} <= of_words - verbatim
    assert len(of_words - verbatim) >= 40


def test_every_place_is_named_once(dataset: Dataset) -> None:
    places = [text.place for text in texts(dataset)]
    assert len(places) == len(set(places)) > 1000
    assert {
        "dataset.answer.0",
        "dataset.plant.city",
        "series.exports.title",
        "pages.exports.charts.exports-by-year.finding",
        "units.EUR_m.words",
        "gaps.exports.2024.searched",
        "checks.gdp-2023-revised.question",
        "eras.era-hbis.title",
        "article.claims.pride.reason",
    } <= set(places)


def test_the_same_facts_come_back_in_other_words(dataset: Dataset) -> None:
    told = reworded(dataset, lambda text: f"{text.words}!")
    assert told.one_series["exports"].title == f"{dataset.one_series['exports'].title}!"
    before = [text for text in texts(dataset) if not text.is_name]
    after = [text for text in texts(told) if not text.is_name]
    assert [text.words for text in after] == [f"{text.words}!" for text in before]
    assert {text.field for text in texts(told)} & KEPT == set()
    assert told.observations[0].as_printed == dataset.observations[0].as_printed
    assert [source.title for source in told.sources] == [source.title for source in dataset.sources]


def test_what_is_not_changed_is_the_same_object(dataset: Dataset) -> None:
    def only_one(text: Text) -> str:
        return "Other" if text.place == "series.exports.title" else text.words

    told = reworded(dataset, only_one)
    assert told.one_series["exports"].title == "Other"
    assert told.events is dataset.events
    assert told.about is dataset.about


def test_changes_are_history_and_stay(dataset: Dataset) -> None:
    assert dataset.changes
    assert reworded(dataset, lambda _: "x").changes is dataset.changes
    assert Change.__name__ not in {text.field.split(".")[0] for text in texts(dataset)}


def test_what_nobody_translates_has_the_language_of_its_page_or_of_the_record(
    dataset: Dataset,
) -> None:
    found = {one.words: one.language for one in originals(dataset)}
    assert len(found) > 1000
    titles = {source.title: source.language for source in dataset.sources if source.title}
    assert set(titles.values()) >= {"sr", "zh", "it", "de", "en"}
    assert all(found[title] in (language, "en") for title, language in titles.items())
    places = [one.locator for one in dataset.observations if one.locator]
    assert len(places) > 10
    assert all(found[place] == "" for place in places)


def test_notes_of_values_and_sources_are_translated(dataset: Dataset) -> None:
    fields = {text.place: text.field for text in texts(dataset)}
    of_values = [one.id for one in dataset.observations if one.note]
    of_sources = [one.id for one in dataset.sources if one.note]
    assert len(of_values) > 300
    assert len(of_sources) > 100
    assert {fields[f"observations.{name}.note"] for name in of_values} == {"Observation.note"}
    assert {fields[f"sources.{name}.note"] for name in of_sources} == {"Source.note"}


@pytest.mark.parametrize(
    ("name", "is_worded"),
    [
        ("World Bank", True),
        ("National Bank of Serbia", True),
        ("a local history article", True),
        ("a source of Blic, via eKapija", True),
        ("Danas", False),
        ("Večernje novosti", False),
        ("Reuters", False),
        ("bne IntelliNews", False),
        ("HBIS", False),
    ],
)
def test_a_name_of_words_is_in_the_language_of_the_record(
    dataset: Dataset, name: str, is_worded: bool
) -> None:
    source = dataset.sources[0].model_copy(update={"publisher": Name.of(name)})
    changed = dataset.replace(sources=(source, *dataset.sources[1:]))
    alone = {one.words for one in originals(changed)} - {one.words for one in originals(dataset)}
    elsewhere = {one.words for one in originals(dataset)}
    assert (name in alone | elsewhere) is is_worded


def test_a_name_is_told_in_other_words_and_the_record_keeps_its_own(dataset: Dataset) -> None:
    told = reworded(dataset, lambda text: f"{text.words}!" if text.is_name else text.words)
    for written, other in zip(dataset.sources, told.sources, strict=True):
        assert other.publisher.key == written.publisher.key == str(written.publisher)
        assert str(other.publisher) == f"{written.publisher}!"
    assert told.side == {
        name: next(side for side in told.sides if side.id == of_source.id)
        for name, of_source in dataset.side.items()
    }
    speakers = [one.reported_by for one in told.observations if one.reported_by is not None]
    assert len({speaker.person.key for speaker in speakers}) > 50
    for speaker in speakers:
        for name in (speaker.whole, speaker.first_hand, speaker.person):
            assert str(name) == f"{name.key}!"


def test_the_parts_of_a_speaker_are_texts_where_they_are_not_all_of_it(dataset: Dataset) -> None:
    told_of = {text.place: text.words for text in texts(dataset) if text.is_name}
    spoken = {
        f"observations.{one.id}.reported_by": one.reported_by
        for one in dataset.observations
        if one.reported_by is not None
    }
    assert len(spoken) > 300
    for place, speaker in spoken.items():
        assert told_of[place] == speaker.key
        has_agency, has_office = (", via " in speaker.key), ("," in speaker.key)
        assert (f"{place}.first_hand" in told_of) == has_agency
        assert (f"{place}.person" in told_of) == has_office


def test_codes_and_names_of_the_search_have_no_language(dataset: Dataset) -> None:
    found = {one.words for one in originals(dataset)}
    assert dataset.about.licence not in found
    assert {change.field for change in dataset.changes} & found == set()
    assert not {name for names in dataset.names for name in names.names if "а" in name} & found


def test_a_small_record_has_its_texts_too() -> None:
    assert len(texts(read(SMALL))) >= 40
