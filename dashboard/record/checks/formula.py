"""The arithmetic of a check with the printed numbers, as a tree; `words.verdicts` writes it."""

from dataclasses import dataclass
from enum import Enum

from dashboard.model import Observation


class Sign(Enum):
    """What stands between the parts of a formula."""

    PLUS = "+"
    MINUS = "−"
    TIMES = "×"
    OVER = "/"
    AT_MOST = "≤"
    OR = "or"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as its source prints it."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class One:
    """The number 1."""


@dataclass(frozen=True, slots=True)
class Years:
    """Some months, as years: (18 months / 12)."""

    months: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """A formula in brackets."""

    inner: "Formula"


@dataclass(frozen=True, slots=True)
class Joined:
    """Formulas with the same sign between each two of them."""

    sign: Sign
    parts: tuple["Formula", ...]


Formula = Printed | One | Years | Grouped | Joined
