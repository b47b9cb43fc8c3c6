"""Problem: what a curator has to repair, and where."""

import os
from dataclasses import dataclass


def printable(text: str) -> str:
    """A text in one line, with what no screen should get made visible.

    Bytes of a file name that are no text become \\xff.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(one: str) -> str:
    is_byte_of_a_name = "\udc80" <= one <= "\udcff"
    if is_byte_of_a_name:
        return os.fsencode(one).decode("ascii", "backslashreplace")
    return ascii(one).strip("'")


MOST = 1_000
"""Problems after which the rest of a file is left unread.

So what is wrong with a broken file of any size is told in seconds.
"""
THE_REST = f"the rest was not read, since there are {MOST:,} problems by now; mend those first"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    `line` is 0 for a file as a whole; `path` names the field, '' for the whole record or file.
    """

    file: str
    line: int
    path: str
    text: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.path}: {self.text}" if self.path else f"{where}: {self.text}"


class DatasetError(Exception):
    """A folder that is no valid dataset; holds every Problem, sorted."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
