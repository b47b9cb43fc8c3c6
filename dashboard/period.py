"""Period: the time a reported value stands for, as precise as its source printed it.

The notation is EDTF (ISO 8601-2): level 0 dates and intervals, the qualifiers ``?``, ``~`` and
``%``, and open ends. ``2016/`` has an end that nobody printed, ``2016/..`` is still running; the
two are worded differently; so are ``/2020``, whose beginning nobody printed, and ``../2020``.
Decades and seasons are refused with the interval that says the same. ``undated`` is for a statement
that names no time at all. `words.periods` words them.
"""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property, lru_cache

UNDATED = "undated"
_RIGHT = (
    "write YEAR, YEAR-MONTH or YEAR-MONTH-DAY, each with ? if inferred, ~ if about, % if both, "
    f"an interval START/END, or {UNDATED!r}"
)
_UNSPECIFIED = re.compile(r"(\d{2,3})(X{1,2})([?~%]?)", re.ASCII)
"""A decade such as 199X, or a century such as 19XX."""
_UNSPECIFIED_END = re.compile(r"(\d{4}(?:-(?!00)\d{2})?)(?:-(?:XX|00)){1,2}[?~%]?", re.ASCII)
"""A year without its month, or a month without its day, where EDTF marks what is missing, or where
a database has written 00."""
_PART_OF_YEAR = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])[?~%]?", re.ASCII)
"""A season, quarter or half of a year, by the numbers that EDTF has for them."""
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)", re.ASCII)


class PeriodError(ValueError):
    """A text that is no period; the message says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day, with its EDTF qualifier ('' when certain and exact)."""

    year: int
    month: int | None
    day: int | None
    qualifier: str

    @property
    def first(self) -> Date:
        month = 1 if self.month is None else self.month
        day_of_month = 1 if self.day is None else self.day
        return Date(self.year, month, day_of_month)

    @property
    def last(self) -> Date:
        month = 12 if self.month is None else self.month
        last_of_month = monthrange(self.year, month)[1]
        return Date(self.year, month, last_of_month if self.day is None else self.day)


@dataclass(frozen=True)
class Period:
    """A point in time, an interval, or no time at all.

    `start` and `end` are None where not printed or open.
    """

    text: str
    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return self.text

    @property
    def dated(self) -> bool:
        return self.start is not None or self.end is not None

    @cached_property
    def first_day(self) -> Date | None:
        return self.start.first if self.start else None

    @cached_property
    def last_day(self) -> Date | None:
        return self.end.last if self.end else None

    @property
    def year(self) -> int | None:
        """The calendar year that holds the whole period, or None."""
        return (
            self.start.year
            if self.start and self.end and self.start.year == self.end.year
            else None
        )

    @property
    def is_year(self) -> bool:
        """It covers one calendar year from the first to the last day."""
        return self.year is not None and self.days == Date(self.year, 12, 31).timetuple().tm_yday

    @property
    def days(self) -> int | None:
        """Length in days, or None where an end is not known."""
        first, last = self.first_day, self.last_day
        return None if first is None or last is None else (last - first).days + 1

    @property
    def months(self) -> int | None:
        """Length in months, or None where an end is not known or is not that of a month."""
        first, last = self.first_day, self.last_day
        if first is None or last is None or first.day != 1:
            return None
        if last.day != monthrange(last.year, last.month)[1]:
            return None
        return (last.year - first.year) * 12 + last.month - first.month + 1

    @property
    def starts_a_year(self) -> bool:
        return self.start is not None and (self.start.first.month, self.start.first.day) == (1, 1)

    def overlaps(self, other: "Period") -> bool:
        """Some day lies in both; an end that is missing reaches as far as it can."""
        first = max(self.first_day or Date.min, other.first_day or Date.min)
        last = min(self.last_day or Date.max, other.last_day or Date.max)
        return self.dated and other.dated and first <= last

    def days_alike(self, other: "Period") -> bool:
        """They cover the same days, however sure each of them is.

        Where an end is missing, they are alike if they are written alike.
        """
        own_days = (self.first_day, self.last_day)
        if None in own_days:
            return self.text == other.text
        return own_days == (other.first_day, other.last_day)


def day(text: str) -> Date | None:
    """Read YEAR-MONTH-DAY; None for anything else.

    Python alone would read 20240509 and 2024-W19-4 too.
    """
    with suppress(ValueError):
        found = Date.fromisoformat(text)
        return found if str(found) == text else None
    return None


@lru_cache(maxsize=65536)
def parse(text: str) -> Period:
    """Read an EDTF text; raises PeriodError with what would be right."""
    if text == UNDATED:
        return Period(text, None, None)
    if "/" not in text:
        point = _point(text, text)
        return Period(text, point, point)
    ends = text.split("/")
    if len(ends) != 2:
        right = "a day is YEAR-MONTH-DAY, an interval START/END"
        raise PeriodError(f"{text!r} has more than one slash; {right}")
    start = None if ends[0] in ("", "..") else _point(ends[0], text)
    end = None if ends[1] in ("", "..") else _point(ends[1], text)
    if start is None and end is None:
        raise PeriodError(f"{text!r} has no date at all; write {UNDATED!r}")
    if start and end and start.first > end.last:
        raise PeriodError(f"{text!r} ends before it starts; write the earlier date first")
    return Period(text, start, end)


def _point(text: str, whole: str) -> Point:
    unread = _unread(text)
    if unread:
        raise PeriodError(unread)
    match = _POINT.fullmatch(text)
    if match is None:
        shown = whole if len(whole) <= 60 else f"{whole[:59]}…"
        raise PeriodError(f"{shown!r} is no EDTF period; {_RIGHT}")
    year, month, day_of_month, qualifier = match.groups()
    point = Point(
        int(year),
        int(month) if month else None,
        int(day_of_month) if day_of_month else None,
        qualifier,
    )
    try:
        point.last, point.first  # noqa: B018  (building them is the check of the calendar)
    except ValueError:
        raise PeriodError(
            f"{whole!r} names a day that is not in the calendar; check month and day"
        ) from None
    return point


def _unread(text: str) -> str:
    """What to write for a time of EDTF that is not read here; '' for any other text."""
    unspecified = _UNSPECIFIED.fullmatch(text)
    if unspecified and len(unspecified[1] + unspecified[2]) == 4:
        known, missing, qualifier = unspecified.groups()
        first, last = known + "0" * len(missing), known + "9" * len(missing)
        years = f"{first}{qualifier}/{last}{qualifier}"
        what = "a decade" if len(missing) == 1 else "a century"
        return f"{text!r} names {what}; write its years, {years}"
    without_end = _UNSPECIFIED_END.fullmatch(text)
    if without_end:
        return f"{text!r} marks what is not known; leave that out and write {without_end[1]}"
    if _PART_OF_YEAR.fullmatch(text):
        year = text[:4]
        return (
            f"{text!r} names a season or a part of a year by its number;"
            f" write the months that are meant, such as {year}-03/{year}-05"
        )
    return ""
