"""Messages of the interface in the language of the reader who is being answered.

The language is that of the current context: of one run of a page, or of one request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations

from babel import Locale

BRITISH = Locale("en", "GB")
"""How English writes dates and lists."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the interface is written in."""

    tag: str
    """As BCP 47 writes it: 'en', 'sr-Latn'."""
    catalogue: NullTranslations
    """Its messages; those that are missing stay English."""
    locale: Locale = BRITISH
    """What Babel knows of it: names of months, forms of dates and lists."""


ENGLISH = Language("en", NullTranslations())
"""The language of the code's own texts."""
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def language() -> str:
    """The tag of the language that is spoken now; part of the key of every cache of words."""
    return _spoken.get().tag


def locale() -> Locale:
    """What Babel knows of the language that is spoken now."""
    return _spoken.get().locale


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """Within the block every message is in this language."""
    before = _spoken.set(wanted)
    try:
        yield
    finally:
        _spoken.reset(before)


def gettext(message: str, **values: object) -> str:
    """A message with its named values: `gettext("from %(first)s to %(last)s", first=…, last=…)`.

    A per cent sign of the message itself is written twice.
    """
    return translated(message) % values


def ngettext(one: str, several: str, number: int, **values: object) -> str:
    """The form of a message that goes with a number, which it may name as `%(number)s`."""
    return translated_form(one, several, number) % {"number": number, **values}


def pgettext(context: str, message: str, **values: object) -> str:
    """A message whose English words mean several things; the context says which one is meant."""
    return _spoken.get().catalogue.pgettext(context, message) % values


def translated(message: str) -> str:
    """A message whose values are not yet filled in, as templates ask for it."""
    return _spoken.get().catalogue.gettext(message)


def translated_form(one: str, several: str, number: int) -> str:
    """The same for a message that goes with a number."""
    return _spoken.get().catalogue.ngettext(one, several, number)
