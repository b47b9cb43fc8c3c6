"""Periods and days in the language of the reader, as precise as they were printed.

Babel knows the names of months and the order of a date.
"""

from datetime import date as Date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from dashboard.period import Period, Point
from dashboard.words.messages import gettext as _
from dashboard.words.messages import language, locale


def in_words(period: Period) -> str:
    """'January to August 2020', 'since 2016, end not given', 'no date given'."""
    return _in_words(period, language())


@lru_cache(maxsize=16384)
def _in_words(period: Period, spoken: str) -> str:
    """Made once for each language."""
    start, end = period.start, period.end
    if start is None:
        return _until(end, is_beginning_given=not period.text.startswith("/"))
    if end is None and period.text.endswith("/.."):
        return _("since %(start)s, still running", start=point(start))
    if end is None:
        return _("since %(start)s, end not given", start=point(start))
    if start == end:
        return point(start)
    if start.month and end.month and (start.year, start.qualifier) == (end.year, end.qualifier):
        return _within_a_year(start, end)
    return _("%(start)s to %(end)s", start=point(start), end=point(end))


def _until(end: Point | None, *, is_beginning_given: bool) -> str:
    """A period without a beginning; where the end is missing too, that no date is given."""
    if end is None:
        return _("no date given")
    if is_beginning_given:
        return _("until %(end)s", end=point(end))
    return _("until %(end)s, beginning not given", end=point(end))


def _within_a_year(start: Point, end: Point) -> str:
    """'January to August 2020': the year once, and what both are qualified by."""
    span = _(
        "%(start)s to %(end)s %(year)s",
        start=_without_year(start),
        end=_without_year(end),
        year=start.year,
    )
    return _qualified(start.qualifier, span)


def point(found: Point) -> str:
    """'2018', 'March 2018' or '31 March 2018', with 'about' and 'inferred' where it is so."""
    if found.month is None:
        words = _open_ended(format_skeleton("y", found.first, locale=locale()))
    elif found.day is None:
        words = month(found.first)
    else:
        words = day(found.first)
    return _qualified(found.qualifier, words)


def month(date: Date) -> str:
    """'March 2018'."""
    return _open_ended(format_skeleton("yMMMM", date, locale=locale()))


def day(date: Date) -> str:
    """'31 March 2018'."""
    return _day(date, language())


@lru_cache(maxsize=4096)
def _day(date: Date, spoken: str) -> str:
    return _open_ended(format_date(date, format="long", locale=locale()))


def _open_ended(date: str) -> str:
    """A date that may stand anywhere in a sentence: Serbian closes a year with a full stop."""
    return date.removesuffix(".")


def short(found: Point) -> str:
    """Month and day without the year, as short as a chart needs: 'Mar', '31 Mar'; '' for a year."""
    if found.month is None:
        return ""
    form = locale().datetime_skeletons["MMMd"] if found.day else "LLL"
    # As in other English: one of its countries alone writes four letters for September.
    return format_date(found.first, format=form, locale=_without_territory(locale()))


def has_days_first() -> bool:
    """A day stands before its month, so that the month need not be said twice."""
    return str(locale().datetime_skeletons["MMMd"].pattern).startswith("d")


def day_of_month(found: Point) -> str:
    """A day of a month that is named before it: '8', in Chinese with its word."""
    return format_skeleton("d", found.first, locale=locale())


def _without_territory(known: Locale) -> Locale:
    return Locale(known.language, script=known.script)


def _without_year(found: Point) -> str:
    """'March', '31 March'; '3月' in a language that counts its months."""
    forms = locale().datetime_skeletons
    has_names = any(name in forms["yMMMM"].pattern for name in ("MMMM", "LLLL"))
    alone = "LLLL" if has_names else "LLL"
    form = forms["MMMMd"] if found.day else alone
    return format_date(found.first, format=form, locale=locale())


def _qualified(qualifier: str, time: str) -> str:
    """A time with how sure it is."""
    return {
        "": time,
        "~": _("about %(time)s", time=time),
        "?": _("%(time)s (inferred)", time=time),
        "%": _("about %(time)s (inferred)", time=time),
    }[qualifier]
