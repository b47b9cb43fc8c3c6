"""The numbers of texts in several languages, so that they can be compared."""

import re
from collections import Counter
from itertools import pairwise

from babel import Locale

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_DECADE = re.compile(r"\d{4}s")
_MONTHS = {
    name.casefold().rstrip("."): str(number)
    for width in ("wide", "abbreviated")
    for number, name in Locale("en").months["format"][width].items()
}
_COUNTED = {
    word: str(number)
    for number, words in enumerate(
        "one once first,two twice second both,three third,four fourth,five fifth".split(","), 1
    )
    for word in words.split()
}
_TENS = {
    word: number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}


def digits(number: str) -> str:
    """What depends neither on the scale nor on the way of writing: 795 million and 7,95亿 are alike."""
    return re.sub(r"\D", "", number).strip("0") or "0"


def numbers(text: str) -> Counter[str]:
    """Each number of a text, by its digits."""
    return Counter(digits(number) for number in _NUMBER.findall(text))


def lost(english: str, told: str) -> Counter[str]:
    """Numbers of an English text that its translation has not; single digits may become words."""
    in_words = Counter(digit for digit in re.findall(r"(?<![\d.,])\d(?![\d.,]*\d)", english))
    in_words += Counter(digits(decade) for decade in _DECADE.findall(english))
    return numbers(english) - numbers(told) - in_words


def added(english: str, told: str) -> Counter[str]:
    """Numbers of a translation that the English text has not, be it as a word or a month."""
    words = re.findall(r"[a-z]+", english.casefold())
    in_words = Counter(
        digits(known[word]) for known in (_MONTHS, _COUNTED) for word in words if word in known
    )
    in_words += Counter(
        f"{_TENS[word]}{_COUNTED.get(following, '')}"
        for word, following in pairwise([*words, ""])
        if word in _TENS
    )
    return numbers(told) - numbers(english) - in_words
