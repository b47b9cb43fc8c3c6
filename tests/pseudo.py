"""A language and a record in which no letter of English is left, so that what is, was not marked.

Messages are accented, longer than English and in brackets: ⟦…⟧. Texts of the record are in letters
of another alphabet, in brackets of their own: ⟪…⟫.
"""

import re
import string
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from typing import Any, get_args, get_type_hints

from babel import Locale

from dashboard.model import Dataset, Name, Speaker
from dashboard.model.facts import Fact
from dashboard.model.types import Counted, Line, Paragraph, Title, Word
from dashboard.store import Release
from dashboard.words.messages import Language

_ACCENTED = "áƀçđéƒğĥíĵķłɱñóþǫřšťúṽŵẋýž"
_ACCENTS = str.maketrans(
    string.ascii_lowercase + string.ascii_uppercase, _ACCENTED + _ACCENTED.upper()
)
_FOREIGN = "абцдефгхијклмнопярстувшжйз"
_ALPHABET = str.maketrans(
    string.ascii_lowercase + string.ascii_uppercase, _FOREIGN + _FOREIGN.upper()
)
_PLACE = re.compile(r"(%\([a-z_]+\)[sd]|%%|<[^>]+>)")
_REFERENCE = re.compile(r"(\{[a-z0-9-]+\|?|\})")
LONGER = 0.4
"""How much longer than English a language is taken to be."""


def accented(message: str) -> str:
    """A message in the pseudo-language; its places for values stay as they are."""
    pieces = _PLACE.split(message)
    told = "".join(piece if _PLACE.fullmatch(piece) else _marked(piece) for piece in pieces)
    return f"⟦{told}{'·' * round(len(message) * LONGER)}⟧"


def _marked(text: str) -> str:
    return text.translate(_ACCENTS)


class _Pseudo(NullTranslations):
    """Every message, accented."""

    def gettext(self, message: str) -> str:
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return accented(message)


# Its dates have no letters of the Latin alphabet.
PSEUDO = Language("en-XA", _Pseudo(), Locale("zh", script="Hans"))


def foreign(text: str) -> str:
    """A text of the record in another alphabet; what it refers to stays as it is."""
    pieces = _REFERENCE.split(text)
    told = "".join(
        piece if _REFERENCE.fullmatch(piece) else piece.translate(_ALPHABET) for piece in pieces
    )
    return f"⟪{told}⟫"


_CHECKS = [get_args(kind)[1] for kind in (Counted, Line, Paragraph, Title, Word)]


def _is_text(annotation: Any) -> bool:
    """A field of this type holds words for readers, or several."""
    if any(check in getattr(annotation, "__metadata__", ()) for check in _CHECKS):
        return True
    return any(_is_text(part) for part in get_args(annotation))


def _changed(value: Any, change: Callable[[str], str] | None) -> Any:
    """A value of a field; its texts changed, if it holds words for readers."""
    if isinstance(value, Fact):
        return rewritten(value)
    if isinstance(value, tuple):
        return tuple(_changed(each, change) for each in value)
    if isinstance(value, Name):
        return Name(value.key, foreign(value.told))
    if isinstance(value, Speaker):
        parts = (value.whole, value.first_hand, value.person)
        return Speaker(*(Name(part.key, foreign(part.told)) for part in parts))
    return change(value) if change is not None and isinstance(value, str) else value


def rewritten(fact: Fact) -> Any:
    """A fact with every text for readers in another alphabet."""
    hints = get_type_hints(type(fact), include_extras=True)
    fields = {
        name: _changed(getattr(fact, name), foreign if _is_text(hints[name]) else None)
        for name in type(fact).model_fields
    }
    return fact.model_copy(update=fields)


def release_of(release: Release) -> Release:
    """A release whose record is in another alphabet."""
    dataset = release.dataset
    facts = {name: _changed(getattr(dataset, name), None) for name in Dataset.model_fields}
    return Release(dataset.replace(**facts), f"pseudo{release.digest}", release.files)


_UNSEEN = re.compile(
    r"<(script|style|code|pre|svg)\b.*?</\1>|<!doctype html>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_SAID = re.compile(
    r'\s(?:alt|title|aria-label|placeholder|data-title|data-label)="([^"]*)"'
    r'|(?:description|title|site_name)" content="([^"]*)"'
)
_TAG = re.compile(r"<[^>]*>")


def seen(html: str) -> Iterator[str]:
    """Every text of a page that a reader sees or hears."""
    shown = _UNSEEN.sub(" ", html)
    for spoken, told in _SAID.findall(shown):
        yield spoken or told
    yield from _TAG.sub("\n", shown).split("\n")
