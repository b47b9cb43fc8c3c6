"""A record with catalogues that are full: every text of it in other letters, as a translator would."""

import re
import string
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import combining, normalize

from babel.messages.pofile import write_po

from dashboard.reading import read
from dashboard.reading.catalogues import english, parsed, updated

_PLACE = re.compile(r"(\{[a-z0-9-]+\|?|\})")
_CYRILLIC = "абцдефгхијклмнопкрстувњхиз"
_LETTERS = str.maketrans(
    string.ascii_lowercase + string.ascii_uppercase, _CYRILLIC + _CYRILLIC.upper()
)


def cyrillic(text: str) -> str:
    """An English text letter by letter; references and digits stay."""
    pieces = _PLACE.split(text)
    return "".join(p if _PLACE.fullmatch(p) else _spelt(p) for p in pieces)


def _spelt(text: str) -> str:
    bare = (letter for letter in normalize("NFKD", text) if not combining(letter))
    return "".join(bare).translate(_LETTERS)


def chinese(text: str) -> str:
    """An English text with a sign before it."""
    return f"译{text}"


TOLD: dict[str, Callable[[str], str]] = {"sr-Cyrl": cyrillic, "zh-Hans": chinese}
"""Language -> how its catalogue is filled."""


def translate(folder: Path) -> Path:
    """Put a full catalogue of each language beside a record."""
    dataset = read(folder)
    (folder / "locale").mkdir(exist_ok=True)
    for tag, change in TOLD.items():
        catalogue = parsed(updated(dataset, tag), tag)
        for message in catalogue:
            if message.id:
                told = change(english(message))
                message.string = (told,) * catalogue.num_plurals if message.pluralizable else told
        written = BytesIO()
        write_po(written, catalogue)
        (folder / "locale" / f"{tag}.po").write_bytes(written.getvalue())
    return folder
