"""Texts in lines: how wide they are, and where a line may end.

Words of most languages part at spaces. Chinese has none, and parts between any two characters,
save that no line begins with a closing mark or ends with an opening one, and that a number stays
with what it counts in: 7.95亿, 2024年.
"""

from collections.abc import Callable
from unicodedata import east_asian_width

_OPENING = frozenset("（《〈“‘「『【〔([")
_CLOSING = frozenset("，。、；：？！）》〉”’」』】〕…—%％)].,;:?!")
_COUNTED_IN = frozenset("万亿年月日")
"""What follows a number directly and belongs to it."""


def is_wide(letter: str) -> bool:
    """A character as broad as it is high, such as a Chinese one."""
    return east_asian_width(letter) in "WF"


def cells(text: str) -> int:
    """The width of a text in letters; a Chinese character is as wide as two."""
    return sum(2 if is_wide(letter) else 1 for letter in text)


def parts(text: str) -> list[str]:
    """The parts of a text that no line may divide, each with the spaces behind it."""
    found = [""]
    for letter in text:
        if found[-1] and _may_end(found[-1][-1], letter):
            found.append("")
        found[-1] += letter
    return found


def _may_end(before: str, after: str) -> bool:
    """Whether a line may end between two characters that follow each other."""
    if before.isspace() or after.isspace():
        return before.isspace() and not after.isspace()
    if not (is_wide(before) or is_wide(after)):
        return False
    is_counted = before.isdigit() and after in _COUNTED_IN
    return before not in _OPENING and after not in _CLOSING and not is_counted


def wrapped(text: str, room: float, width: Callable[[str], float] = cells) -> list[str]:
    """The text in lines of at most so much room; a longer part stands on a line of its own."""
    lines = [""]
    for part in parts(" ".join(text.split())):
        longer = lines[-1] + part
        if lines[-1] and width(longer.rstrip()) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    return [line.rstrip() for line in lines]
