"""The order of names in a list: by the alphabet of the reader's language.

Babel does not order texts, and a library that does weighs more than the lists there are, of a few
dozen names. So words are compared without case, accents and marks, as English does, save where a
language has an order of its own: Serbian by its two alphabets, Chinese by the sound of its signs.
"""

import re
import unicodedata
from functools import lru_cache

from dashboard.words.messages import language

_RULES = {
    "sr": "&c<č<ć &d<dž<đ &l<lj &n<nj &s<š &z<ž &д<ђ &и<ј &л<љ &н<њ &т<ћ &ч<џ",
}
"""Language -> letters that follow another one in its alphabets, as CLDR writes it."""
_AFTER = "\uffff"
"""Comes after every letter: with it behind its letter, č stands after cz and before ć."""
_BY_SOUND = "gb2312"
"""The encoding whose 3,755 common Chinese signs stand in the order of their sounds.

Its other signs follow, in the order of dictionaries that go by the parts of a sign.
"""
_CHINESE, _RARE = 0x20000, 0x30000
"""Chinese signs come after all other letters, those without a code last."""


def key(text: str) -> tuple[str, str]:
    """The place of a name: `sorted(names, key=order.key)`."""
    return _key(text, language().partition("-")[0])


@lru_cache(maxsize=4096)
def _key(text: str, spoken: str) -> tuple[str, str]:
    """The letters of a name in their order, then the name itself.

    Names that differ in accents alone have an order too.
    """
    own = _letters(spoken)
    plain = unicodedata.normalize("NFC", text).casefold()
    letters = re.findall("|".join((*own, r"[^\W_]| ")), plain)
    return "".join(own.get(letter) or _folded(letter, spoken) for letter in letters), text


@lru_cache(maxsize=8)
def _letters(spoken: str) -> dict[str, str]:
    """Letters with a place of their own, those of two signs first -> the letter before, marked."""
    found: dict[str, str] = {}
    for rule in _RULES.get(spoken, "").split():
        before, *following = rule.removeprefix("&").split("<")
        found |= {letter: before + _AFTER * n for n, letter in enumerate(following, start=1)}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _folded(letter: str, spoken: str) -> str:
    """A letter without its accents; a Chinese sign by its sound."""
    if spoken == "zh" and unicodedata.name(letter, "").startswith("CJK"):
        try:
            return chr(_CHINESE + int.from_bytes(letter.encode(_BY_SOUND)))
        except UnicodeEncodeError:
            return chr(_RARE + ord(letter))
    bare = unicodedata.normalize("NFKD", letter)
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
