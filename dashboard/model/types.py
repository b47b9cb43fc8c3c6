"""Field types of the record.

Each takes the text of a file, says what is wrong with it and what would be right.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, Field, InstanceOf, PlainSerializer, WithJsonSchema

from dashboard.period import Period, day, parse

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_UNIT = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?", re.ASCII)
_NO_MONEY = frozenset({"XXX", "XTS"})
"""Codes of ISO 4217 that stand for no currency: unknown, and for tests."""
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
# Zero-width and direction characters (Cf) turn one text into another on screen; Cc are controls,
# Co private, Cs surrogates.
_FORBIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_SCALAR = {"anyOf": [{"type": "string"}, {"type": "number"}]}
ID_LENGTH = 80
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[A-Za-z0-9_.~?%-]*)*", re.ASCII)
"""An id, with its kind before it and a period behind it where it has none of its own."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("is not a single text; write one value here")
    return value


def _filled(value: object) -> str:
    text = _text(value)
    if text.strip():
        return text
    raise ValueError(
        "is empty; write a value, in quotes if it begins with #, or leave the field out"
    )


def _from(check: Callable[[str], Any]) -> BeforeValidator:
    """A check of the text of a file; what was made of one already passes as it is."""

    def checked(value: object) -> Any:
        is_made = not isinstance(value, str) and isinstance(value, _MADE)
        return value if is_made else check(_filled(value))

    return BeforeValidator(checked)


def _pattern(
    pattern: re.Pattern[str], right: str, make: Callable[[str], Any] = str
) -> Callable[[str], Any]:
    def check(value: str) -> Any:
        if len(value) > ID_LENGTH or not pattern.fullmatch(value):
            raise ValueError(f"{quoted(value)} will not do; {_would_do(value, pattern, right)}")
        return make(value)

    return check


def _would_do(value: str, pattern: re.Pattern[str], right: str) -> str:
    if len(value) > ID_LENGTH:
        return f"write at most {ID_LENGTH} characters"
    if value != value.strip() and pattern.fullmatch(value.strip()):
        return "take the space at its beginning or end away"
    return f"write {right}"


def quoted(value: str, length: int = 60) -> str:
    """A name or number of the format between quotation marks, for a message.

    The first letter that is not English is named: a Cyrillic one can look like a Latin one.
    """
    other = next((one for one in value if not one.isascii()), "")
    named = f" (with {_name_of(other)})" if other else ""
    return f"{shorten(value, length)!r}{named}"


def _name_of(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")


def shorten(value: str, length: int = 60) -> str:
    """At most `length` characters of a text, for a message."""
    return value if len(value) <= length else f"{value[: length - 1]}…"


def plain(length: int) -> Callable[[str], str]:
    """A check for plain text in one line of at most `length` characters."""

    def check(value: str) -> str:
        for character in () if value.isprintable() else value:
            if unicodedata.category(character) in _FORBIDDEN:
                raise ValueError(
                    f"holds the invisible character {_name_of(character)}; take it out"
                )
        if value != value.strip() or "  " in value:
            raise ValueError("has needless spaces; keep one between words and none at the ends")
        if len(value) > length:
            raise ValueError(f"has {len(value)} characters; at most {length} fit here")
        return value

    return check


_LINE_LENGTH = 300
_WORD = re.compile(r"[^\W\d_]+")


def _letter_of_another_script(word: str) -> str:
    """The first Cyrillic or Greek letter of a word that has Latin ones too; '' for none.

    They look alike, and two names that look alike would be two publishers.
    """
    if word.isascii():
        return ""
    names = {letter: unicodedata.name(letter, "") for letter in word}
    if not any(name.startswith("LATIN") for name in names.values()):
        return ""
    others = (letter for letter in word if names[letter].startswith(("CYRILLIC", "GREEK")))
    return next(others, "")


_VIA = ", via "
"""What stands before the agency that passes on what somebody says."""


@dataclass(frozen=True, slots=True)
class Name:
    """Who publishes or speaks: one text in the record, and its translation for readers.

    As a text, in a sentence or a template, it is what readers see.
    """

    key: str
    """As the record writes it: in files, for programs, and where two names are compared."""
    told: str
    """As it is told in the language of the reader."""

    @classmethod
    def of(cls, text: str) -> Self:
        """A name as it stands in the record, before it is told in another language."""
        written = plain(_LINE_LENGTH)(text)
        for word in _WORD.findall(written):
            other = _letter_of_another_script(word)
            if other:
                wrong = f"has the letter {_name_of(other)} in {word!r}, whose others are Latin"
                raise ValueError(f"{wrong}; write the word in letters of one script")
        return cls(written, written)

    def __str__(self) -> str:
        return self.told


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source names: 'Jane Doe, director of the mill, via Reuters'."""

    whole: Name
    """All of it."""
    first_hand: Name
    """Without the agency that passes it on: 'Jane Doe, director of the mill'."""
    person: Name
    """The name alone: 'Jane Doe'."""

    @classmethod
    def of(cls, text: str) -> Self:
        """A speaker as the record names him, before he is told in another language."""
        whole = Name.of(text)
        person, _comma, _office = text.partition(",")
        first_hand, _via, _agency = text.partition(_VIA)
        return cls(whole, Name.of(first_hand), Name.of(person.strip()))

    @property
    def key(self) -> str:
        """As the record writes it."""
        return self.whole.key

    def names(self, publisher: Name) -> bool:
        """It is the publisher, and nobody beside it."""
        return self.key.casefold() == publisher.key.casefold()

    def __str__(self) -> str:
        return self.whole.told


_MADE = (Decimal, Date, Period, Name, Speaker, int)
"""What is made of a text of a file."""

_number = _pattern(
    _NUMBER,
    "digits with a decimal point, no thousands separators, quotation marks or words",
    Decimal,
)


def _factor(value: str) -> Decimal:
    number: Decimal = _number(value)
    if number <= 0:
        raise ValueError(f"{value} is not above zero; write how many base units one of these is")
    return number


def _yes_no(value: object) -> bool:
    if value not in ("true", "false", True, False):
        raise ValueError(f"{quoted(str(value))} is neither; write true or false")
    return value in ("true", True)


def _day(value: str) -> Date:
    found = day(value)
    if found is None:
        raise ValueError(f"{quoted(value)} is no day; write YEAR-MONTH-DAY")
    return found


def _url(value: str) -> str:
    plain(2000)(value)
    if " " in value:
        raise ValueError(f"{shorten(value)!r} holds a space; write %20 for it")
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  (reading it is its check)
        right = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        right = False
    if not right:
        raise ValueError(
            f"{shorten(value)!r} is no web address; write one that begins with https:// or http://"
        )
    return value


_MAIL = re.compile(r"mailto:[^\s@?&<>\"']+@[\w-]+(?:\.[\w-]+)+")


def _contact(value: str) -> str:
    if not value.startswith("mailto:"):
        return _url(value)
    if not _MAIL.fullmatch(value):
        raise ValueError(
            f"{shorten(value)!r} is no single address of mail; "
            "write one such as mailto:name@example.org"
        )
    return value


@lru_cache
def _locale(value: str) -> str:
    try:
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError(
            f"{quoted(value)} is no language tag; write one of BCP 47 such as en, sr or zh"
        ) from None
    return value


@cache
def _territories() -> frozenset[str]:
    """The codes of countries, and of groups of countries, that have a name."""
    return frozenset(Locale("en").territories)


def _country(value: str) -> str:
    if len(value) != 2 or value == "ZZ" or value not in _territories():
        raise ValueError(
            f"{quoted(value)} is no country code; write two capitals of ISO 3166 such as RS, or EU"
        )
    return value


def _currency(value: str) -> str:
    if value in _NO_MONEY or value not in Locale("en").currencies:
        raise ValueError(
            f"{quoted(value)} is no currency; write three capitals of ISO 4217 such as EUR or JPY"
        )
    return value


def _key(value: str) -> str:
    if not _KEY.fullmatch(value):
        right = "lower-case letters and digits joined by single hyphens"
        raise ValueError(f"{quoted(value)} will not do; write {right}")
    return value


Key = Annotated[str, _from(_key)]


REFERENCE = re.compile(r"\{([a-z0-9-]+)(?:\|([^{}]*))?\}")
"""A record named within a text: {id}, or {id|words}."""


class Ref:
    """Marks the id of another record: `source: Annotated[Id, Ref("sources")]`."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds
        """Lists of the dataset in which the record can stand; also `charts`, those of all pages."""

    def ids(self, text: str) -> Iterable[str]:
        """The ids that a value of the field names."""
        return (text,)


class Words:
    """Marks a text for readers: it is told in their language, where somebody has translated it."""

    def __init__(self, length: int, *, is_counted: bool = False, is_name: bool = False) -> None:
        self.length = length
        """The most characters that it has."""
        self.is_counted = is_counted
        """It stands after a number, by which languages change it: 1 тона, 2 тоне."""
        self.is_name = is_name
        """It says who publishes or speaks: the record itself keeps its text in every language."""


Spoken = Literal["record", "page", "name", "code"]
"""Whose language a text is in: the record's, that of the page that prints it, a name's, or none.

A name is in the language of the record where it holds a word of it, as "National Bank" does. So is
what stood in a field before."""


class Verbatim:
    """Marks a text that is the same in every language: what a page prints, names, codes.

    `Annotated[Line, Verbatim()]` is a `Line` that nobody translates.
    """

    def __init__(self, spoken: Spoken = "record") -> None:
        self.spoken = spoken
        """In whose language it is written."""


class RefsInText(Ref):
    """Marks a text that names records as {id} or {id|words}."""

    def ids(self, text: str) -> Iterable[str]:
        return (match[1] for match in REFERENCE.finditer(text))


Id = Annotated[str, _from(_pattern(_ID, "lower-case letters and digits joined by single hyphens"))]
UnitId = Annotated[str, _from(_pattern(_UNIT, "letters and digits joined by single underscores"))]
Colour = Annotated[str, _from(_pattern(_COLOUR, "a colour such as #c7511f"))]
Version = Annotated[str, _from(_pattern(_VERSION, "three numbers such as 1.0.0"))]
Word = Annotated[str, _from(plain(60)), Words(60)]
Counted = Annotated[str, _from(plain(60)), Words(60, is_counted=True)]
Title = Annotated[str, _from(plain(70)), Words(70)]
Line = Annotated[str, _from(plain(_LINE_LENGTH)), Words(_LINE_LENGTH)]
Paragraph = Annotated[str, _from(plain(1200)), Words(1200)]
NameLine = Annotated[
    InstanceOf[Name],
    _from(Name.of),
    PlainSerializer(lambda name: name.key, return_type=str),
    WithJsonSchema({"type": "string"}),
    Words(_LINE_LENGTH, is_name=True),
]
"""A publisher, or whoever speaks."""
SpeakerLine = Annotated[
    InstanceOf[Speaker],
    _from(Speaker.of),
    PlainSerializer(lambda speaker: speaker.key, return_type=str),
    WithJsonSchema({"type": "string"}),
    Words(_LINE_LENGTH, is_name=True),
]
"""Whom a source names, with office and agency behind commas."""
Number = Annotated[
    Decimal, _from(_number), PlainSerializer(str, when_used="always"), WithJsonSchema(_SCALAR)
]
Factor = Annotated[
    Decimal, _from(_factor), PlainSerializer(str, when_used="always"), WithJsonSchema(_SCALAR)
]
Whole = Annotated[
    int, _from(_pattern(_WHOLE, "a whole number, digits only", int)), WithJsonSchema(_SCALAR)
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]
Day = Annotated[Date, _from(_day), WithJsonSchema({"type": "string", "format": "date"})]
Edtf = Annotated[
    InstanceOf[Period],
    _from(parse),
    PlainSerializer(str, when_used="always"),
    WithJsonSchema(_SCALAR),
]
Url = Annotated[str, _from(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Contact = Annotated[str, _from(_contact), WithJsonSchema({"type": "string", "format": "uri"})]
"""A web address, or one of mail that begins with `mailto:`."""
Language = Annotated[str, _from(_locale)]
Country = Annotated[str, _from(_country)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), _from(_currency)]
