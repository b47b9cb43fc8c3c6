"""The fonts that the server draws pictures in, and which letters they have.

Streamlit brings two, for Latin, Greek and Cyrillic letters. Where npm is at hand the set-up adds
those for Chinese, cut to the characters of catalogues and record.
"""

import tempfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import resvg_py
from fontTools.ttLib import TTFont
from streamlit.file_util import get_static_dir

from dashboard import store
from dashboard.charts.library import VENDOR
from dashboard.words import choosing, language, speaking
from dashboard.words.catalogues import languages
from dashboard.words.messages import Language

_T = TypeVar("_T")


class UnwritableError(Exception):
    """A picture has letters that no font has."""


@lru_cache(maxsize=2)
def fonts(added: Path = VENDOR) -> dict[str, bytes]:
    """Name of a file -> a font, unpacked: the drawing library reads no web fonts.

    `added` is the folder with fonts beside those that Streamlit brings.
    """
    brought = Path(get_static_dir(), "static", "media")
    packed = [
        *brought.glob("SourceSansVF-Upright.*.woff2"),
        *brought.glob("SourceSerifVariable-Roman.*.woff2"),
        *sorted(added.glob("*.woff2")),
    ]
    return {f"{path.stem}.ttf": _unpacked(path) for path in packed}


def _unpacked(path: Path) -> bytes:
    font = TTFont(path)
    font.flavor = None
    unpacked = BytesIO()
    font.save(unpacked)
    return unpacked.getvalue()


@lru_cache(maxsize=2)
def letters(added: Path = VENDOR) -> frozenset[int]:
    """The characters that a font has: what one lacks is taken from another."""
    there = (TTFont(BytesIO(font)) for font in fonts(added).values())
    return frozenset().union(*(font.getBestCmap() for font in there))


def lacking(text: str) -> set[str]:
    """The characters of a text that no font has, save those that are not drawn."""
    return {letter for letter in text if letter.isprintable() and ord(letter) not in letters()}


def written(added: Path = VENDOR) -> list[str]:
    """The languages of the interface that pictures can be drawn in."""
    return [one.tag for one in languages().values() if _names_of_months(one) <= letters(added)]


def _names_of_months(one: Language) -> set[int]:
    """Letters that every text of a language with a date needs."""
    return {ord(letter) for name in one.locale.months["format"]["wide"].values() for letter in name}


def as_png(svg: str, zoom: float = 1) -> bytes:
    """The picture as PNG. Raises UnwritableError, and OSError where no file can be written.

    Letters that the fonts lack are taken from those of the machine only where the record itself is
    written in them: there is no other language to give way to.
    """
    missing = lacking(svg)
    if missing and language() != _language_of_the_record().tag:
        raise UnwritableError
    # The library takes fonts from files only, which are gone when it is done.
    with tempfile.TemporaryDirectory(prefix="fonts-") as folder:
        paths = [Path(folder, name) for name in fonts()]
        for path, font in zip(paths, fonts().values(), strict=True):
            path.write_bytes(font)
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                font_files=[str(path) for path in paths],
                zoom=zoom,
                skip_system_fonts=not missing,
            )
        )


def in_letters_of_the_fonts(draw: Callable[[], _T]) -> _T:
    """What `draw` makes of a picture in the language that is spoken.

    A picture with letters that the fonts lack is made again in the language of the record.
    """
    try:
        return draw()
    except UnwritableError:
        with speaking(_language_of_the_record()):
            return draw()


def _language_of_the_record() -> Language:
    return choosing.written_in(store.current(store.folder()))
