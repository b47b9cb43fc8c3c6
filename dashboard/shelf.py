"""Shelves for what is made of a release.

Each holds so much, and is emptied when another release comes.
"""

from collections.abc import Callable
from datetime import date as Date
from functools import _lru_cache_wrapper, lru_cache
from typing import Generic, ParamSpec, TypeVar

MOST_OF_DAYS = 32
"""Things made of the record of an earlier day, which readers choose and which have no end."""
_P = ParamSpec("_P")
_T = TypeVar("_T")
_clear: list[Callable[[], None]] = []
"""Empties each shelf."""


def kept(most: int) -> Callable[[Callable[..., _T]], "_lru_cache_wrapper[_T]"]:
    """Keep the last so many things that a function made of a release, each by its arguments.

    No argument may be what a stranger can word freely.
    """

    def keep(make: Callable[..., _T]) -> "_lru_cache_wrapper[_T]":
        shelf = lru_cache(maxsize=most)(make)
        _clear.append(shelf.cache_clear)
        return shelf

    return keep


def kept_by_day(
    most: int, day: Callable[..., Date | None]
) -> Callable[[Callable[_P, _T]], "KeptByDay[_P, _T]"]:
    """The same, with a shelf of its own for what is made of an earlier day.

    Whoever asks for many days pushes out nothing that all readers ask for.
    """
    return lambda make: KeptByDay(make, most, day)


class KeptByDay(Generic[_P, _T]):
    """A function whose results are kept, those of the whole record apart from those of a day."""

    def __init__(self, make: Callable[_P, _T], most: int, day: Callable[..., Date | None]) -> None:
        self.make = make
        self._day = day
        self._whole = kept(most)(make)
        self._of_days = kept(MOST_OF_DAYS)(make)

    def __call__(self, *arguments: _P.args, **named: _P.kwargs) -> _T:
        if self._day(*arguments, **named) is None:
            return self._whole(*arguments, **named)  # type: ignore[arg-type]
        return self._of_days(*arguments, **named)  # type: ignore[arg-type]

    def sizes(self) -> tuple[int, int]:
        """How many things are kept of the whole record, and how many of days."""
        return self._whole.cache_info().currsize, self._of_days.cache_info().currsize

    def cache_clear(self) -> None:
        """Forget everything."""
        self._whole.cache_clear()
        self._of_days.cache_clear()


def empty() -> None:
    """Forget what was made of all releases, so that a dead one leaves no memory behind."""
    for clear in _clear:
        clear()
