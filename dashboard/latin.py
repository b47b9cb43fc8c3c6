"""Serbian in Latin letters, made from Serbian in Cyrillic ones.

Every Cyrillic letter has one Latin counterpart, so a rule does it. Words in Latin letters, such as
names of companies, stay as they are; so does everything that is no Cyrillic letter.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_SMALL = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans(_SMALL | {one.upper(): two.capitalize() for one, two in _SMALL.items()})
_IN_CAPITALS = re.compile(r"[ЉЊЏ](?=[А-ЯЂЈЉЊЋЏ])|(?<=[А-ЯЂЈЉЊЋЏ])[ЉЊЏ](?![а-яђјљњћџ])")
"""A letter that becomes two of them, in a word that is written in capitals: ЊЕГОШ, КОЊ."""
NONE: Mapping[str, str] = MappingProxyType({})


def latin(text: str, names: Mapping[str, str] = NONE) -> str:
    """A text in Latin letters.

    `names` holds beginnings of words that Latin letters spell in another way, as foreign names:
    'Ројтерс' -> 'Reuters'.
    """
    for cyrillic, spelt in sorted(names.items(), reverse=True):
        # A backslash in the name would mean something to `re.sub`, so it is doubled.
        text = re.sub(rf"(?<!\w){re.escape(cyrillic)}", spelt.replace("\\", r"\\"), text)
    text = _IN_CAPITALS.sub(lambda match: _SMALL[match[0].lower()].upper(), text)
    return text.translate(_LETTERS)


IN_OTHER_LETTERS = {"sr-Cyrl": ("sr-Latn", latin)}
"""Language of a catalogue -> the language that is made of it, and how."""
