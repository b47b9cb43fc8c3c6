"""One form of a word for all its spellings: case, accents and Serbian scripts don't matter."""

import re
import unicodedata

_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезијклмнопрстћуфхцчшй", "abvgdezijklmnoprstcufhccsj", strict=True)),
        "ж": "z",
        "љ": "lj",
        "њ": "nj",
        "џ": "dz",
        "ђ": "dj",
        "ѕ": "dz",
        "щ": "s",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "ju",
        "я": "ja",
        "і": "i",
        "є": "je",
        "ґ": "g",
        "đ": "dj",
        "ø": "o",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
    }
)
"""Cyrillic letters as Latin ones without accents, and Latin letters that have none to take off."""
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
"""A word; each Chinese character is one, since nothing parts the words there."""
_SHORTEST_STEM = 4
_SAME_PART = 0.6
"""The part of the longer word that two forms of one word have in common at their beginnings."""


def folded(text: str) -> str:
    """The text in small Latin letters without accents; other scripts stay as they are."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LATIN)
    apart = unicodedata.normalize("NFD", plain)
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # What is left when an accent is gone may be a letter of the list, as that of Russian yo is.
    return letters.translate(_LATIN)


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return _WORD.findall(folded(text))


def is_chinese(word: str) -> bool:
    """It is a Chinese character."""
    return "\u3400" <= word[0] <= "\u9fff"


def alike(one: str, other: str) -> bool:
    """Two words are forms of one: 'železara' and 'železare', but not 'dust' and 'industry'."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    needed = max(_SHORTEST_STEM, _SAME_PART * longer)
    return min(len(one), len(other)) >= needed and _common(one, other) >= needed


def _common(one: str, other: str) -> int:
    """How many letters two words have in common at their beginnings."""
    for number, (letter, counterpart) in enumerate(zip(one, other, strict=False)):
        if letter != counterpart:
            return number
    return min(len(one), len(other))
