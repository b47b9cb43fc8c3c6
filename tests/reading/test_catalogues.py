"""Catalogues of a record: written with every text, and brought up to date without loss."""

from pathlib import Path

import pytest
from babel.messages import Message

from dashboard.model import Dataset
from dashboard.model.texts import reworded, texts
from dashboard.reading import DatasetError, messages, read
from dashboard.reading.catalogues import (
    FUZZY,
    CatalogueError,
    english,
    forms,
    parsed,
    translatable,
    updated,
)
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


@pytest.mark.parametrize(
    "line",
    [
        'msgstr "Продаја',
        "msgstr Продаја",
        'msgstr "Продаја" железаре"',
        '"Продаја\\"',
        "Продаја",
        'msgstring "Продаја"',
        'msgstr[10] "Продаја"',
        f'msgstr[{"9" * 5000}] "Продаја"',
        "<<<<<<< ours",
    ],
)
def test_a_line_that_lacks_a_quotation_mark_or_is_none_is_refused(
    small: Dataset, line: str
) -> None:
    whole = updated(small, "sr-Cyrl")
    with pytest.raises(CatalogueError, match=r"is no line of a catalogue; write a text") as refused:
        parsed(whole + f"{line}\n".encode(), "sr-Cyrl")
    assert refused.value.line == whole.count(b"\n") + 1


def test_remarks_marks_within_a_text_and_windows_line_ends_are_read() -> None:
    written = '# so "\nmsgctxt "a"\nmsgid "b"\nmsgstr ""\n"says \\"c\\" "\n"\\\\"\n'
    for content in (written, written.replace("\n", "\r\n")):
        (message,) = [one for one in parsed(content.encode(), "de") if one.id]
        assert forms(message) == ('says "c" \\',)


@pytest.mark.parametrize(
    ("content", "tag", "line", "said"),
    [
        (b"", "qq-Zzzz", 0, "'qq-Zzzz' is the tag of no language; name the file after one"),
        (b"", "de (1)", 0, "'de (1)' is the tag of no language; name the file after one"),
        (b'msgid "a"\nmsgstr "\xe4"\n', "de", 2, "is not UTF-8 text; save it as UTF-8"),
        (b'\xef\xbb\xbfmsgid "a"\n', "de", 1, "begins with a byte order mark; save it as UTF-8"),
        (b'# so\n"a"\n', "de", 2, "is no catalogue ("),
    ],
)
def test_what_is_no_catalogue_is_told_with_its_line(
    content: bytes, tag: str, line: int, said: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        parsed(content, tag)
    assert (refused.value.line, str(refused.value)[: len(said)]) == (line, said)


@pytest.mark.parametrize(
    "head",
    [
        "Language: de",
        "Language: sr+Cyrl 1",
        "Content-Type: text/plain; charset=utf-6",
        "Content-Type: text/plain; charset=cp1250",
        "Plural-Forms: nplurals=1; plural=0;",
        "Plural-Forms: nplurals=many",
        "Plural-Forms: nplurals=1000000000000",
        "POT-Creation-Date: yesterday",
        "PO-Revision-Date: yesterday",
        "no head",
    ],
)
def test_whatever_its_head_says_a_catalogue_is_utf_8_in_the_language_of_its_name(
    small: Dataset, head: str
) -> None:
    whole = updated(small, "sr-Cyrl")
    before, _, after = whole.partition(b'"Language: ')
    content = before + f'"{head}\\n"\n"Language: '.encode() + after
    content = translated(content, "series.sales.title", "Продаја")
    read_back = by_place(content)
    assert forms(read_back["series.sales.title"]) == ("Продаја",)
    assert len(forms(read_back["units.NOK_bn.words"])) == 3
    assert updated(small, "sr-Cyrl", content) == translated(whole, "series.sales.title", "Продаја")


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (['msgid "a"', 'msgstr "b"', 'msgstr "c"'], 3, "has msgstr out of its place"),
        (['msgstr "c"', 'msgid "a"', 'msgstr "b"'], 1, "has msgstr out of its place"),
        (['msgid "a"', 'msgstr[0] "b"'], 2, "has msgstr[0] out of its place"),
        (['msgid "a"', 'msgid_plural "a"', 'msgstr "b"'], 3, "has msgstr out of its place"),
        (['msgid "a"', 'msgid_plural "a"', 'msgstr[1] "b"'], 3, "has msgstr[1] out of its place"),
        (
            ['msgid "a"', 'msgid_plural "a"', 'msgstr[0] "b"', 'msgstr[0] "c"'],
            4,
            "has msgstr[0] out of its place",
        ),
        (
            ['msgid "a"', 'msgstr "b"', "", 'msgid "a"', 'msgstr "c"'],
            4,
            "has a message for the second time; keep one of them",
        ),
    ],
)
def test_of_two_translations_of_a_text_none_is_lost_unseen(
    lines: list[str], line: int, said: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        parsed("\n".join(lines).encode(), "de")
    assert (refused.value.line, str(refused.value)[: len(said)]) == (line, said)


def test_the_same_words_in_two_places_are_two_messages() -> None:
    content = b'msgid "a"\nmsgstr "b"\n\nmsgctxt "place"\nmsgid "a"\nmsgstr "c"\n'
    assert [forms(one) for one in parsed(content, "de") if one.id] == [("b",), ("c",)]


def test_what_a_message_quotes_of_a_catalogue_is_one_short_line() -> None:
    content = b'msgid ""\n' + b'"a long text\\n"\n' * 90 + b'msgid "b"\nmsgstr "c"\n'
    with pytest.raises(CatalogueError, match="missing msgstr for msgid") as refused:
        parsed(content, "de")
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith("; a message is msgid, then msgstr, each with its text")
    assert len(str(refused.value)) < 200


def test_a_broken_catalogue_is_left_as_it_is_and_told(tmp_path: Path) -> None:
    folder = copy(SMALL, tmp_path / "small")
    (folder / "locale").mkdir(exist_ok=True)
    path = folder / "locale" / "de.po"
    path.write_text('msgid "a"\nmsgstr "b\n', "utf-8")
    with pytest.raises(DatasetError, match=r"locale/de.po:2: is no line of a catalogue"):
        messages.write(folder)
    assert path.read_text("utf-8") == 'msgid "a"\nmsgstr "b\n'


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
