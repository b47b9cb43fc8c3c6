"""Catalogues: the messages of the interface in other languages, in files that translators edit.

A language is one file, named by its tag: `dashboard/locale/sr-Cyrl.po`. Babel reads it as it is.
Serbian in Latin letters is made from it by rule.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, localedata
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.latin import IN_OTHER_LETTERS
from dashboard.words.messages import ENGLISH, Language

FOLDER = Path(__file__).parent.parent / "locale"


def language_of(tag: str, folder: Path = FOLDER) -> Language:
    """The language for a tag of BCP 47, as far as there is a catalogue; else English.

    'sr-Latn-RS' is answered in 'sr-Latn', and in 'sr' where there is no such catalogue.
    """
    there = languages(folder)
    subtags = tag.casefold().split("-")
    for length in range(len(subtags), 0, -1):
        wanted = "-".join(subtags[:length])
        if wanted in there:
            return there[wanted]
    return ENGLISH


@lru_cache(maxsize=8)
def languages(folder: Path = FOLDER) -> dict[str, Language]:
    """Every language there is, by its tag in small letters; English is the first."""
    found = [ENGLISH]
    for path in sorted(folder.glob("*.po")):
        found += [_read(path, tag, change) for tag, change in _forms(path.stem)]
    return {language.tag.casefold(): language for language in found}


Script = Callable[[str], str]
"""Puts a text into other letters."""


def _forms(tag: str) -> Iterator[tuple[str, Script]]:
    """The languages that a catalogue serves: one made of it, and its own."""
    if tag in IN_OTHER_LETTERS:
        yield IN_OTHER_LETTERS[tag]
    yield tag, str


def _read(path: Path, tag: str, change: Script) -> Language:
    """A language from a file. What a translator has not looked at yet (fuzzy) stays English."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=Locale.parse(path.stem, sep="-"))
    for message in catalogue:
        if message.id:
            forms = message.string or ""
            changed = change(forms) if isinstance(forms, str) else tuple(map(change, forms))
            message.string = changed
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(tag, GNUTranslations(compiled), _with_own_months(Locale.parse(tag, sep="-")))


def _with_own_months(locale: Locale) -> Locale:
    """A locale whose names of months are shared with no other.

    Names that languages inherit stand in one place of Babel's data, and it writes them there in
    the first language that asks: the months of Serbian would be Chinese after those of Chinese.
    """
    data = localedata.load(str(locale))
    data["months"] = deepcopy(data["months"])
    return locale
