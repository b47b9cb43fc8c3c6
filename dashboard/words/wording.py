"""How values, dates and lists are told to every reader, and what stands between sentences."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date as Date
from decimal import Decimal
from functools import reduce

from babel import Locale

from dashboard import typeset
from dashboard.model import Dataset, Observation, Source, Unit
from dashboard.model.facts import Qualifier, Status
from dashboard.period import parse
from dashboard.words import gettext as _
from dashboard.words import locale, ngettext, numbers, periods, pgettext, units
from dashboard.words.codes import codes

SIGN = {"exact": "", "about": "≈ ", "nearly": "≲ ", "at_least": "≥ ", "at_most": "≤ ", "range": ""}
"""What stands before a number where there is no room for words."""
_ENDS = frozenset(".?!。？！")


def hedged(qualifier: Qualifier, words: str) -> str:
    """A value with the hedge of its source: 'about 4.77 billion euros'."""
    if qualifier == "about":
        return _("about %(value)s", value=words)
    if qualifier == "nearly":
        return _("nearly %(value)s", value=words)
    if qualifier == "at_least":
        return _("at least %(value)s", value=words)
    if qualifier == "at_most":
        return _("at most %(value)s", value=words)
    return words


def status(code: Status) -> str:
    """The status of a value in words; '' for most."""
    return {
        "normal": "",
        "e": _("estimate"),
        "p": _("provisional"),
        "f": _("forecast or promise"),
        "r": _("revised"),
    }[code]


def language(tag: str) -> str:
    """'sr' -> 'Serbian'."""
    return Locale.parse(tag, sep="-").get_display_name(locale()) or tag


def value(dataset: Dataset, observation: Observation, *, symbol: bool = False) -> str:
    """As printed, for a sentence or a table: 'about 4.77 billion euros'.

    A claim without a number is quoted in its own words.
    """
    amount, amount_to = observation.value, observation.value_to
    if amount is None or observation.unit is None:
        return _("“%(words)s”", words=observation.as_printed)
    printed = dataset.unit[observation.unit]
    unit = units.counted_in(dataset, printed, amount)
    low = units.in_unit(amount, printed, unit)
    high = None if amount_to is None else units.in_unit(amount_to, printed, unit)
    written = _numbers(dataset, unit, low, high)
    if unit.dimension == "rank" and observation.qualifier == "at_most":
        return _("among the first %(number)s", number=amount)
    if unit.dimension == "rank":
        return hedged(observation.qualifier, written)
    is_short = unit.symbol and (symbol or unit.symbol == "%")
    name = unit.symbol if is_short else units.counted(unit, low if high is None else high)
    return hedged(observation.qualifier, _("%(number)s %(unit)s", number=written, unit=name))


def by_line(source: Source) -> str:
    """Publisher and date: 'Plus online, 9 May 2024'; without a date the publisher alone."""
    if source.published is None:
        return str(source.publisher)
    return _(
        "%(publisher)s, %(date)s",
        publisher=source.publisher,
        date=periods.in_words(source.published),
    )


def _numbers(dataset: Dataset, unit: Unit, low: Decimal, high: Decimal | None) -> str:
    """The number, or both ends of a range."""
    first, *last = (
        numbers.ordinal(end)
        if unit.dimension == "rank"
        else numbers.number(end, dataset.about.locale)
        for end in (low, high)
        if end is not None
    )
    return both(first, last[0]) if last else first


def both(low: str, high: str) -> str:
    """Both ends of a range: '1.145 to 1.155'."""
    return _("%(low)s to %(high)s", low=low, high=high)


def years(times: Sequence[str]) -> str:
    """'2004 to 2013, 2024' from years in a row, and other periods, as the record writes them."""
    runs: list[list[str]] = []
    for time in times:
        if runs and _follows(runs[-1][-1], time):
            runs[-1].append(time)
        else:
            runs.append([time])
    return row([_run(run) for run in runs])


def _follows(year: str, period: str) -> bool:
    """It is the year after another one."""
    return period.isdigit() and year.isdigit() and int(period) == int(year) + 1


def _run(run: Sequence[str]) -> str:
    """Years in a row by the first and the last."""
    first, last = (periods.in_words(parse(time)) for time in (run[0], run[-1]))
    if len(run) == 1:
        return first
    if len(run) == len(("first", "last")):
        return _("%(first)s and %(last)s", first=first, last=last)
    return _("%(first)s to %(last)s", first=first, last=last)


def row(items: Sequence[str]) -> str:
    """Items one after the other, with the comma of the language."""
    pattern = locale().list_patterns["standard"]["start"]
    return reduce(pattern.format, items) if items else ""


def plain_words(name: str) -> str:
    """A code of the format as a reader sees it: 'trade policy' for 'trade_policy'."""
    return codes().get(name) or name.replace("_", " ")


def sentences(*texts: str) -> str:
    """Texts one after the other, each ended with a full stop.

    Their letters stay as they are, since names begin small too.
    """
    return joined(_ended(text) for text in texts if text)


def joined(texts: Iterable[str]) -> str:
    """Sentences one after the other."""
    *before, last = [text for text in texts if text] or [""]
    return "".join(map(spaced, before)) + last


def spaced(text: str) -> str:
    """A sentence with the room before the next one; a mark of Chinese has its own."""
    return text if not text or typeset.is_wide(text[-1]) else text + " "


def between() -> str:
    """What stands between items that may have commas of their own."""
    return _("%(first)s; %(second)s", first="", second="")


def comma() -> str:
    """What stands between the parts of a line."""
    return _("%(first)s, %(second)s", first="", second="")


def colon() -> str:
    """What stands between a name and what is told of it."""
    return _("%(first)s: %(second)s", first="", second="")


def stop() -> str:
    """What ends a sentence, with the room before the next one."""
    return _("%(first)s. %(second)s", first="", second="")


def apart(items: Iterable[str]) -> str:
    """Items one after the other that may have commas of their own: 'first, second; third'."""
    return between().join(items)


def _ended(text: str) -> str:
    if text.rstrip("”“)")[-1:] in _ENDS:
        return text
    return pgettext("full stop", "%(sentence)s.", sentence=text)


def begun(words: str) -> str:
    """Words of the site's own, such as 'another source's value', as the beginning of a sentence.

    Never words of the record.
    """
    return words[:1].upper() + words[1:]


def span(first: Date, last: Date) -> str:
    """A span in words: 'December 2017', 'September to December 2020'; by days where it must."""
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    ends = [day.isoformat()[:7] if whole_months else day.isoformat() for day in (first, last)]
    return periods.in_words(parse(ends[0] if ends[0] == ends[1] else "/".join(ends)))


def named(names: Sequence[str], most: int, separator: str | None = None) -> str:
    """The first names of a list and how many more there are: 'Xinhua, RTS and 3 more'.

    Between them stands the comma of the language where nothing else is given.
    """
    more = len(names) - most
    first = row(names[:most]) if separator is None else separator.join(names[:most])
    if more <= 0:
        return first
    return ngettext(
        "%(names)s and %(number)s more", "%(names)s and %(number)s more", more, names=first
    )
