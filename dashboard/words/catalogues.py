"""Catalogues: the messages of the interface in other languages, in files that translators edit.

A language is one file, named by its tag: `dashboard/locale/sr-Latn.po`. Babel reads it as it is.
"""

from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    catalogues = [_read(path) for path in sorted(folder.glob("*.po"))]
    return {language.tag.casefold(): language for language in (ENGLISH, *catalogues)}


def _read(path: Path) -> Language:
    """A language from its file. What a translator has not looked at yet (fuzzy) stays English."""
    locale = Locale.parse(path.stem, sep="-")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=locale)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(path.stem, GNUTranslations(compiled), locale)
