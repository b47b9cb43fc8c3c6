"""Catalogues of a record: written with every text, and brought up to date without loss."""

from pathlib import Path

import pytest
from babel.messages import Message

from dashboard.model import Dataset
from dashboard.model.texts import reworded, texts
from dashboard.reading import messages, read
from dashboard.reading.catalogues import FUZZY, english, forms, parsed, translatable, updated
from tests.folders import REAL, SMALL, copy


@pytest.fixture(scope="module")
def small() -> Dataset:
    return read(SMALL)


def by_place(content: bytes) -> dict[str, Message]:
    return {str(message.context): message for message in parsed(content, "sr-Cyrl") if message.id}


def translated(content: bytes, place: str, words: str) -> bytes:
    """The catalogue after a translator has written into it."""
    written = english(by_place(content)[place])
    before = f'msgctxt "{place}"\nmsgid "{written}"\nmsgstr ""'
    text = content.decode()
    assert text.count(before) == 1
    return text.replace(before, before[:-1] + f'{words}"').encode()


def test_a_new_catalogue_has_every_text_once(small: Dataset) -> None:
    found = by_place(updated(small, "sr-Cyrl"))
    assert {english(message) for message in found.values()} == {one.words for one in texts(small)}
    assert len(found) == len({(one.field, one.words) for one in texts(small)})
    assert not any(any(forms(message)) for message in found.values())


@pytest.mark.parametrize(("tag", "number"), [("sr-Cyrl", 3), ("zh-Hans", 1), ("de", 2)])
def test_the_words_of_a_unit_have_a_form_for_each_plural_of_the_language(
    small: Dataset, tag: str, number: int
) -> None:
    catalogue = parsed(updated(small, tag), tag)
    counted = [message for message in catalogue if message.id and message.pluralizable]
    assert [str(message.context) for message in counted] == [
        f"units.{unit.id}.words" for unit in small.units
    ]
    assert {len(forms(message)) for message in counted} == {number}


def test_writing_it_again_changes_nothing(small: Dataset) -> None:
    once = translated(updated(small, "sr-Cyrl"), "series.sales.title", "Продаја")
    assert updated(small, "sr-Cyrl", once) == once


def test_no_flag_speaks_of_another_kind_of_place(small: Dataset) -> None:
    told = reworded(small, lambda text: f"{text.words} 40 % of {{it}}")
    assert b"python-" not in updated(told, "sr-Cyrl")


def test_a_text_that_has_changed_keeps_its_translation_to_be_looked_at(small: Dataset) -> None:
    place = "series.sales.title"
    before = translated(updated(small, "sr-Cyrl"), place, "Продаја")
    told = reworded(small, lambda text: "Sold" if text.place == place else text.words)
    content = updated(told, "sr-Cyrl", before)
    after = by_place(content)[place]
    assert (after.id, after.string) == ("Sold", "Продаја")
    assert FUZZY in after.flags
    assert updated(told, "sr-Cyrl", content) == content


def test_a_text_that_has_moved_keeps_its_translation(small: Dataset) -> None:
    before = translated(updated(small, "sr-Cyrl"), "series.sales.title", "Продаја")
    moved = before.replace(b'"series.sales.title"', b'"series.turnover.title"')
    after = by_place(updated(small, "sr-Cyrl", moved))["series.sales.title"]
    assert (after.string, after.flags) == ("Продаја", set())


def test_a_text_that_is_gone_leaves_the_catalogue(small: Dataset) -> None:
    more = updated(small, "sr-Cyrl") + b'\nmsgctxt "series.gone.title"\nmsgid "Gone"\nmsgstr "x"\n'
    assert b"series.gone" not in updated(small, "sr-Cyrl", more)


def test_the_command_writes_those_that_there_are_and_one_that_is_begun(tmp_path: Path) -> None:
    folder = copy(SMALL, tmp_path / "small")
    messages.write(folder)
    assert list((folder / "locale").iterdir()) == []
    messages.write(folder, "zh-Hans")
    messages.write(folder, "sr-Cyrl")
    assert sorted(path.name for path in (folder / "locale").iterdir()) == [
        "sr-Cyrl.po",
        "zh-Hans.po",
    ]


def test_the_catalogues_of_the_record_are_up_to_date() -> None:
    dataset = read(REAL)
    files = sorted((REAL / "locale").glob("*.po"))
    assert files
    for path in files:
        content = path.read_bytes()
        assert updated(dataset, path.stem, content) == content, f"run `make messages`: {path.name}"


def test_the_same_words_of_a_field_are_translated_once() -> None:
    found = translatable(read(REAL))
    repeated = [text for text in found if text.others]
    assert len(repeated) >= 10
    assert all(text.first.place not in text.others for text in repeated)
