"""Catalogues: which language a tag is answered in, and what its file gives to messages."""

from pathlib import Path

import pytest

from dashboard.reading.catalogues import parsed
from dashboard.words import gettext, language_of, locale, ngettext, speaking
from dashboard.words.catalogues import FOLDER, languages
from dashboard.words.messages import ENGLISH

SERBIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
" (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "from %(first)s to %(last)s"
msgstr "od %(first)s do %(last)s"

#, fuzzy
msgid "Sources"
msgstr "Nešto drugo"

msgid "%(number)s page"
msgid_plural "%(number)s pages"
msgstr[0] "%(number)s strana"
msgstr[1] "%(number)s strane"
msgstr[2] "%(number)s strana ukupno"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sr-Latn.po").write_text(SERBIAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize("tag", ["sr-Latn", "sr-Latn-RS", "SR-LATN", "sr-latn-rs"])
def test_a_language_is_found_by_its_tag_and_by_a_longer_one(folder: Path, tag: str) -> None:
    assert language_of(tag, folder).tag == "sr-Latn"


@pytest.mark.parametrize("tag", ["en", "en-GB", "sr", "sr-Cyrl", "zh-Hans", "", "..", "-", "/etc"])
def test_what_has_no_catalogue_is_answered_in_english(folder: Path, tag: str) -> None:
    assert language_of(tag, folder) is ENGLISH


def test_messages_come_from_the_catalogue(folder: Path) -> None:
    with speaking(language_of("sr-Latn", folder)):
        assert gettext("from %(first)s to %(last)s", first=1, last=2) == "od 1 do 2"
        assert locale().script == "Latn"


@pytest.mark.parametrize("message", ["Sources", "Not in the catalogue"])
def test_what_nobody_has_translated_stays_english(folder: Path, message: str) -> None:
    with speaking(language_of("sr-Latn", folder)):
        assert gettext(message) == message


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 strana"),
        (2, "2 strane"),
        (5, "5 strana ukupno"),
        (11, "11 strana ukupno"),
        (21, "21 strana"),
        (22, "22 strane"),
    ],
)
def test_the_form_that_goes_with_a_number_is_that_of_the_language(
    folder: Path, number: int, words: str
) -> None:
    with speaking(language_of("sr-Latn", folder)):
        assert ngettext("%(number)s page", "%(number)s pages", number) == words


def test_a_folder_that_is_not_there_has_english_only(tmp_path: Path) -> None:
    assert list(languages(tmp_path / "nowhere")) == ["en"]


def test_every_catalogue_of_the_package_can_be_read() -> None:
    files = {path.stem.casefold() for path in FOLDER.glob("*.po")}
    assert files == {"sr-cyrl", "zh-hans"}
    assert set(languages()) == files | {"en", "sr-latn"}


def test_serbian_in_latin_letters_is_made_of_the_catalogue_in_cyrillic(tmp_path: Path) -> None:
    cyrillic = SERBIAN.replace("od %(first)s do", "од %(first)s до").replace("strana", "страна")
    (tmp_path / "sr-Cyrl.po").write_text(cyrillic, "utf-8")
    assert list(languages(tmp_path)) == ["en", "sr-latn", "sr-cyrl"]
    with speaking(language_of("sr-Latn-RS", tmp_path)):
        assert gettext("from %(first)s to %(last)s", first=1, last=2) == "od 1 do 2"
        assert ngettext("%(number)s page", "%(number)s pages", 1) == "1 strana"
        assert gettext("Sources") == "Sources"
        assert locale().script == "Latn"
    with speaking(language_of("sr-Cyrl", tmp_path)):
        assert gettext("from %(first)s to %(last)s", first=1, last=2) == "од 1 до 2"


def test_no_line_of_the_catalogues_of_the_interface_is_broken() -> None:
    """Babel would take a letter away for a quotation mark that is missing."""
    paths = sorted(FOLDER.glob("*.po"))
    assert len(paths) > 1
    for path in paths:
        assert len(parsed(path.read_bytes(), path.stem)) > 100
