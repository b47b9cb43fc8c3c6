"""Sentences of the record that name what they rest on, in braces."""

import re
import unicodedata
from collections.abc import Set
from typing import Annotated

from pydantic import AfterValidator

from dashboard.model.types import REFERENCE, Line, Paragraph, RefsInText

SENTENCES = re.compile(r"(?<=[.?!]) (?=\{|[^\W\d_a-z])(?![^{}]*\})")
"""The space between two sentences, never within a reference."""


def _with_whole_references(text: str) -> str:
    """The text itself, where braces stand around references only and each is whole."""
    wrong = _words_missing(text) or _stray_brace(text)
    if wrong:
        raise ValueError(wrong)
    return text


Stated = Annotated[
    Line, AfterValidator(_with_whole_references), RefsInText("observations", "checks", "events")
]
"""A sentence that holds as long as all it names is known, and what is asserted beside it true."""
Sentence = Annotated[Paragraph, RefsInText("observations", "checks", "events")]
"""A paragraph of the answer."""


def loose_number(text: str) -> str:
    """What is wrong with the numbers of a text; '' where each is a reference, as it has to be."""
    wrong = _words_missing(text)
    loose = _first_number(REFERENCE.sub("", text))
    if loose and not wrong:
        return (
            f"prints {loose} without a source; write {{observation id}} or {{observation id|words}}"
        )
    return wrong or _stray_brace(text)


def _words_missing(text: str) -> str:
    """What is wrong with a reference that has a bar and nothing behind it."""
    for name, words in REFERENCE.findall(text):
        if f"{{{name}|{words}}}" in text and (not words.strip() or "|" in words):
            return f"names {name!r} with a bar and no plain words after it; write {{{name}|words}}"
    return ""


def _stray_brace(text: str) -> str:
    """What is wrong with a brace that belongs to no reference."""
    rest = REFERENCE.sub("", text)
    if "{" in rest or "}" in rest:
        return "has a brace that is no reference; write {observation id} or {observation id|words}"
    return ""


def _first_number(text: str) -> str:
    """The first run of digits or other signs of number, such as Ⅻ and ½; '' where there is none."""
    found = ""
    for character in text:
        if _is_numeral(character):
            found += character
        elif found:
            break
    return found


def _is_numeral(character: str) -> bool:
    """A digit, fraction or Roman numeral; not the small digits of CO₂ and m², nor words as 三."""
    raised_or_lowered = unicodedata.decomposition(character).startswith(("<sub>", "<super>"))
    return unicodedata.category(character).startswith("N") and not raised_or_lowered


def sentences_known(paragraph: str, named: Set[str]) -> str:
    """A paragraph without the sentences that name anything else.

    '' where no sentence is left that names something.
    """
    sentences = [one for one in SENTENCES.split(paragraph) if _names(one) <= named]
    return " ".join(sentences) if any(_names(one) for one in sentences) else ""


def _names(sentence: str) -> set[str]:
    """What a sentence refers to."""
    return {match[1] for match in REFERENCE.finditer(sentence)}
