"""A record in another language: what its catalogue says of each text, and what is wrong with it.

A translation that lost a reference or brought a number of its own is never shown: its text stays
English, and `validate` names it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from babel import Locale
from babel.core import get_global, parse_locale
from babel.messages import Message

from dashboard.latin import IN_OTHER_LETTERS
from dashboard.model import REFERENCE, Dataset
from dashboard.model.texts import Text, reworded, texts
from dashboard.model.types import plain, shorten
from dashboard.reading.catalogues import (
    ENDING,
    FUZZY,
    CatalogueError,
    english,
    forms,
    parsed,
    translatable,
)
from dashboard.reading.folder import LOCALE, marks_of_a_merge
from dashboard.reading.problem import Problem, printable

_CHANGED = "its English text has changed; `smederevo messages` brings the new one here"
_GONE = "its English text is gone; `smederevo messages` takes it out of this file"
LONGER = 1.25
"""How much longer than its field a translation can be."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_ONE_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u024f]+|[^A-Za-z\u00c0-\u024f]+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
}
"""Scripts of several kinds of signs -> how Unicode begins the names of these."""
_NUMBER_WORDS = {
    **dict.fromkeys(("one", "first", "once"), 1),
    **dict.fromkeys(("two", "second", "twice", "both"), 2),
    **dict.fromkeys(("three", "third"), 3),
    **dict.fromkeys(("four", "fourth", "quadrupled"), 4),
    **dict.fromkeys(("five", "fifth", "fifths"), 5),
    **dict.fromkeys(("six", "sixth"), 6),
    **dict.fromkeys(("seven", "seventh"), 7),
    **dict.fromkeys(("eight", "eighth"), 8),
    **dict.fromkeys(("nine", "ninth"), 9),
    **dict.fromkeys(("ten", "tenth", "tens"), 10),
    "eleven": 11,
    "twelve": 12,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_MONTHS = {
    name.casefold(): number for number, name in Locale("en").months["format"]["wide"].items()
}


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of a record in one language."""

    words: Mapping[tuple[str, str], str]
    """Field and English words -> words in the language; what is missing stays English."""
    texts: int
    """How many texts there are to translate."""
    problems: tuple[Problem, ...] = ()
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """English words of a unit -> its words in each plural form of the language."""
    waiting: tuple[int, ...] = ()
    """Lines of the catalogue with a text of the record that is empty or fuzzy there."""

    def missing(self, dataset: Dataset) -> Iterator[str]:
        """The texts that nobody has translated; of a text with references what stands around them.

        Names are not among them: most are the same in every language.
        """
        for text in texts(dataset):
            if not text.is_name and (text.field, text.words) not in self.words:
                yield from REFERENCE.split(text.words)[::3]
                yield from filter(None, REFERENCE.split(text.words)[2::3])

    def told(self, dataset: Dataset) -> Dataset:
        """The record in the language."""
        units = tuple(
            unit.model_copy(update={"forms": self.units.get(unit.words, unit.forms)})
            for unit in dataset.units
        )
        return reworded(
            dataset.replace(units=units),
            lambda text: self.words.get((text.field, text.words), text.words),
        )


def tags(files: Mapping[str, bytes]) -> list[str]:
    """The languages that catalogues beside the record are in; the English of it is none of them."""
    found = []
    for name in sorted(files):
        if name.startswith(f"{LOCALE}/") and name.endswith(ENDING):
            tag = name.removeprefix(f"{LOCALE}/").removesuffix(ENDING)
            made, _ = IN_OTHER_LETTERS.get(tag, ("", None))
            found += [made, tag] if made else [tag]
    return found


def written_in(tag: str) -> str:
    """The language of the catalogue that serves a language.

    For Serbian in Latin letters it is the Cyrillic one.
    """
    made_of = {made: origin for origin, (made, _) in IN_OTHER_LETTERS.items()}
    return made_of.get(tag, tag)


def in_other_letters(found: Translation, files: Mapping[str, bytes], tag: str) -> Translation:
    """A translation in the letters of a language that is made of it."""
    _, change = IN_OTHER_LETTERS[written_in(tag)]
    names = _names(files.get(f"{LOCALE}/{tag}.txt", b""))
    words = {place: change(text, names) for place, text in found.words.items()}
    units: dict[str, tuple[str, ...]] = {}
    for english_words, told in found.units.items():
        units[english_words] = tuple(change(form, names) for form in told)
    return replace(found, words=words, units=units)


def _names(content: bytes) -> dict[str, str]:
    """Spellings of names: a line each, such as 'Ројтерс = Reuters'."""
    lines = content.decode("utf-8", "replace").splitlines()
    pairs = [line.split("=") for line in lines if line.count("=") == 1]
    return {before.strip(): after.strip() for before, after in pairs if before.strip()}


def translation(dataset: Dataset, files: Mapping[str, bytes], tag: str) -> Translation:
    """What the catalogue of a language says of a record; nothing where there is none."""
    name = f"{LOCALE}/{tag}{ENDING}"
    there = {(one.first.place, one.first.words): one.first for one in translatable(dataset)}
    if name not in files:
        return Translation({}, len(there))
    marks = marks_of_a_merge(name, files[name].decode("utf-8", "replace"))
    if marks:
        return Translation({}, len(there), tuple(marks))
    try:
        catalogue = parsed(files[name], tag)
    except CatalogueError as error:
        return Translation({}, len(there), (Problem(name, error.line, "", str(error)),))
    places = {place for place, _ in there}
    words: dict[tuple[str, str], str] = {}
    units: dict[str, tuple[str, ...]] = {}
    problems = []
    waiting = []
    for message in catalogue:
        place, written, told = str(message.context), english(message), forms(message)
        text, line = there.get((place, written)), message.lineno or 0
        if _is_to_be_done(message):
            waiting += [line] if text is not None else []
        elif text is None:
            said = _CHANGED if place in places else _GONE
            problems.append(Problem(name, line, printable(shorten(place, 100)), said))
        elif wrong := [fault for form in told for fault in _faults(text, form, tag)]:
            problems.append(Problem(name, line, place, wrong[0]))
        else:
            words[text.field, written] = told[-1]
            if text.is_counted:
                units[written] = told
    return Translation(words, len(there), tuple(problems), units, tuple(waiting))


def _is_to_be_done(message: Message) -> bool:
    """Whether nobody has translated it, or not since it changed; so is the head of the file."""
    return not english(message) or not all(forms(message)) or FUZZY in message.flags


def _faults(text: Text, told: str, tag: str) -> Iterator[str]:
    """What is wrong with a translation, the worst first."""
    yield from _references(text.words, told)
    for number in _NUMBER.findall(_said(told)):
        if _digits(number) not in _numbers(text.words):
            said = shorten(number)
            yield f"has the number {said}, which the English text does not have; take it out"
    yield from _strange_letters(text.words, told, tag)
    try:
        plain(round(text.length * LONGER))(told)
    except ValueError as error:
        yield str(error)


def _references(original: str, told: str) -> Iterator[str]:
    """References that were lost or added on the way, and braces that are none."""
    there, kept = _names_in(original), _names_in(told)
    for name in there - kept:
        yield f"has lost the reference {{{name}}}; keep it, with words of its own behind a bar"
    for name in kept - there:
        yield f"has the reference {{{name}}} once too often; keep those of the English text"
    if set(REFERENCE.sub("", told)) & set("{}"):
        yield "has a brace that is no reference; write {name} or {name|words}"


def _names_in(text: str) -> Counter[str]:
    """The ids that a text names, with how often."""
    return Counter(match[1] for match in REFERENCE.finditer(text))


def _said(text: str) -> str:
    """A text as it is read: of its references the words only."""
    return REFERENCE.sub(lambda match: match[2] or "", text)


def _digits(number: str) -> str:
    """What does not depend on the scale: 5.13 billion and 51.3 hundred million are alike."""
    return re.sub(r"\D", "", number).strip("0") or "0"


def _numbers(original: str) -> set[str]:
    """The numbers of a text, those that it says in words too, and its months."""
    said = _said(original)
    words = re.findall(r"[a-z]+", said.casefold())
    in_words = [_MONTHS[word] for word in words if word in _MONTHS]
    in_words += [_NUMBER_WORDS[word] for word in words if word in _NUMBER_WORDS]
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in _TENS:
            in_words += [_TENS[word], _TENS[word] + _NUMBER_WORDS.get(following, 0)]
    return {_digits(number) for number in (*_NUMBER.findall(said), *map(str, in_words))}


def _strange_letters(original: str, told: str, tag: str) -> Iterator[str]:
    """Words in letters of another script, save those that the English text has as well."""
    own = _letters_of(tag)
    known = {word.casefold() for word in _words(original)}
    for word in _words(told):
        is_of_script = unicodedata.name(word[0], "").startswith(own)
        if not is_of_script and word.casefold() not in known:
            said = shorten(word)
            yield f"has “{said}” in letters of another script; write it in those of {tag}"


@cache
def _letters_of(tag: str) -> tuple[str, ...]:
    """How Unicode begins the names of the letters that a language is written in."""
    locale = Locale.parse(tag, sep="-")
    likely = get_global("likely_subtags").get(locale.language, locale.language)
    script = locale.script or parse_locale(likely)[2] or "Latn"
    return _LETTERS.get(script) or (Locale("en").scripts[script].upper(),)


def _words(text: str) -> list[str]:
    """Words in pieces of one script each, as Chinese writes names without a space."""
    words = _WORD.findall(_said(text))
    return [piece for word in words for piece in _ONE_SCRIPT.findall(word) if piece.isalpha()]
