"""How values are written for every reader: one number format, the printed digits kept, hedges in words."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date as Date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache, reduce

from babel import Locale
from babel.numbers import format_decimal

from dashboard.ask import folding
from dashboard.model import Dataset, Observation, Source
from dashboard.model.dataset import plain
from dashboard.model.facts import Qualifier, Status, Unit
from dashboard.period import parse
from dashboard.plural import count, form
from dashboard.words import gettext as _
from dashboard.words import language as spoken_language
from dashboard.words import locale, ngettext, periods, pgettext
from dashboard.words.codes import codes
from dashboard.words.messages import BRITISH

__all__ = [
    "SIGN",
    "at_most",
    "begun",
    "both",
    "by_line",
    "count",
    "counted_in",
    "fixed",
    "form",
    "hedged",
    "language",
    "named",
    "number",
    "ordinal",
    "plain_words",
    "rounded",
    "row",
    "searched",
    "sentences",
    "span",
    "status",
    "to_places",
    "value",
    "years",
]

SIGN = {"exact": "", "about": "≈ ", "nearly": "≲ ", "at_least": "≥ ", "at_most": "≤ ", "range": ""}
"""What stands before a number where there is no room for words."""
_ROUNDING = Context(prec=200, rounding=ROUND_HALF_EVEN)
_BY_TEN_THOUSANDS = "zh"
"""The language that counts by ten thousands."""
_MOST_PLACES = 3
"""Digits behind the point of an amount in ten thousands, at most."""
_ENDS = frozenset(".?!。？！")


def hedged(qualifier: Qualifier, value: str) -> str:
    """A value with the hedge of its source: 'about 4.77 billion euros'."""
    if qualifier == "about":
        return _("about %(value)s", value=value)
    if qualifier == "nearly":
        return _("nearly %(value)s", value=value)
    if qualifier == "at_least":
        return _("at least %(value)s", value=value)
    if qualifier == "at_most":
        return _("at most %(value)s", value=value)
    return value


def status(code: Status) -> str:
    """The status of a value in words; '' for most."""
    return {
        "normal": "",
        "e": _("estimate"),
        "p": _("provisional"),
        "f": _("forecast or promise"),
        "r": _("revised"),
    }[code]


def number(value: Decimal, written_in: str) -> str:
    """A number with exactly the digits it has, its thousands marked as the locale does: '1,703,383', '1.150'.

    `written_in` is the locale of the record; another language than its own has a way of its own.
    """
    return _number(str(value), number_locale(written_in))


def number_locale(written_in: str) -> str:
    """The locale in which the reader reads numbers: that of the record, or of another language."""
    is_english = locale().language == BRITISH.language
    is_own = locale().language == _locale(written_in).language
    return written_in if is_english or is_own else str(locale()).replace("_", "-")


@lru_cache(maxsize=16384)
def _number(text: str, locale: str) -> str:
    # By text: 7.25 and 7.250 are equal as decimals and must not share a place in the cache.
    value = Decimal(text)
    places = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(value, format=pattern, locale=_locale(locale), decimal_quantization=False)


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def ordinal(value: Decimal) -> str:
    """1st, 2nd, 3rd, 11th."""
    place = number(value, "en")
    return {
        "one": pgettext("ordinal: 1, 21", "%(number)sst", number=place),
        "two": pgettext("ordinal: 2, 22", "%(number)snd", number=place),
        "few": pgettext("ordinal: 3, 23", "%(number)srd", number=place),
    }.get(
        locale().ordinal_form(int(value)),
        pgettext("ordinal: all others", "%(number)sth", number=place),
    )


def language(tag: str) -> str:
    """'sr' -> 'Serbian'."""
    return _locale(tag).get_display_name(locale()) or tag


def at_most(value: Decimal, places: int) -> Decimal:
    """The printed digits, or fewer where there are more than a mark has room for."""
    return value if value.as_tuple().exponent >= -places else to_places(value, places)  # type: ignore[operator]


def value(dataset: Dataset, one: Observation, *, symbol: bool = False) -> str:
    """As printed, for a sentence or a table: 'about 4.77 billion euros'; a claim without a number in its own words."""
    if one.value is None or one.unit is None:
        return _("“%(words)s”", words=one.as_printed)
    printed = dataset.unit[one.unit]
    unit = counted_in(dataset, printed, one.value)
    low = _in_unit(one.value, printed, unit)
    high = None if one.value_to is None else _in_unit(one.value_to, printed, unit)
    numbers = _numbers(dataset, one, low, high)
    if unit.dimension == "rank" and one.qualifier == "at_most":
        return _("among the first %(number)s", number=one.value)
    if unit.dimension == "rank":
        return hedged(one.qualifier, numbers)
    name = unit.symbol if unit.symbol and (symbol or unit.symbol == "%") else unit.words
    return hedged(one.qualifier, _("%(number)s %(unit)s", number=numbers, unit=name))


def counted_in(dataset: Dataset, unit: Unit, amount: Decimal) -> Unit:
    """The unit in which readers count an amount: Chinese goes by ten thousands, others by thousands.

    Units of the ten thousands are those that are shown as another one to everybody else.
    """
    if spoken_language().partition("-")[0] != _BY_TEN_THOUSANDS:
        return dataset.unit[unit.shown_as] if unit.shown_as is not None else unit
    fitting = [
        other
        for other in dataset.units
        if other.shown_as is not None
        and other.comparable(unit)
        and _is_power_of_ten(unit.factor / other.factor)
        and _is_short(_in_unit(amount, unit, other))
    ]
    return max(fitting, key=lambda other: other.factor, default=unit)


def _in_unit(amount: Decimal, unit: Unit, other: Unit) -> Decimal:
    """An amount in another unit; one that stays in its unit keeps the digits that were printed."""
    return amount if other is unit else plain(amount * unit.factor / other.factor)


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio.normalize().as_tuple().digits == (1,)


def _is_short(amount: Decimal) -> bool:
    """Whether an amount is one at least, with no more digits behind the point than are easily read."""
    return abs(amount) >= 1 and places(str(amount)) <= _MOST_PLACES


def by_line(source: Source) -> str:
    """Publisher and date: 'Plus online, 9 May 2024'; the publisher alone where no date is printed."""
    if source.published is None:
        return source.publisher
    return _(
        "%(publisher)s, %(date)s",
        publisher=source.publisher,
        date=periods.in_words(source.published),
    )


def _numbers(dataset: Dataset, one: Observation, low: Decimal, high: Decimal | None) -> str:
    """The number, or both ends of a range."""
    ranked = one.unit is not None and dataset.unit[one.unit].dimension == "rank"
    first, *last = (
        ordinal(end) if ranked else number(end, dataset.about.locale)
        for end in (low, high)
        if end is not None
    )
    return both(first, last[0]) if last else first


def both(low: str, high: str) -> str:
    """Both ends of a range: '1.145 to 1.155'."""
    return _("%(low)s to %(high)s", low=low, high=high)


def to_places(value: Decimal, places: int) -> Decimal:
    """A number rounded to so many places: the one rounding of everything that is written.

    A half goes to the even digit, 6.475 to 6.48 and 6.485 to 6.48, so that many rounded numbers are neither too high nor too low.
    """
    digits = _ROUNDING.quantize(value, Decimal(1).scaleb(-places))
    return abs(digits) if digits.is_zero() else digits


def rounded(amount: Decimal, locale: str, decimals: int = 2) -> str:
    """A number that was computed or put into another unit, with at most `decimals` places."""
    return number(plain(to_places(amount, decimals)), locale)


def fixed(amount: Decimal, locale: str, decimals: int) -> str:
    """A number that was computed, with exactly `decimals` places."""
    return number(to_places(amount, decimals), locale)


def places(value: str) -> int:
    """Digits behind the point of a printed number."""
    return max(0, -int(Decimal(value).as_tuple().exponent))


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
    """A code of the format as a reader sees it: 'trade_policy' -> 'trade policy', 'ngo' -> 'NGO'."""
    return codes().get(name) or name.replace("_", " ")


def searched(text: str) -> list[str]:
    """The words of a text as a search compares them, whatever their case, accents and script.

    'Tvrđava', 'Tvrdjava', 'Tvrdava' and 'Тврђава' are one word.
    """
    return [word.replace("dj", "d") for word in folding.words(text)]


@lru_cache(maxsize=4096)
def searchable(text: str) -> str:
    """A text of the record as a search compares it, made once; never words that a reader typed.

    There is a space before each word.
    """
    return "".join(f" {word}" for word in searched(text))


def words_of(search: str) -> list[str]:
    """The words of a search as they are compared, each once: a repeated one finds nothing more.

    A search of signs alone is one word that stands nowhere.
    """
    signs = [search] if search.strip() else []
    return list(dict.fromkeys(searched(search))) or signs


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether each word of a search begins a word of a text: 'dust' is not in 'industry'."""
    compared = searchable(text)
    return all(f" {word}" in compared for word in words)


def sentences(*texts: str) -> str:
    """Texts one after the other, each ended with a full stop.

    Their letters stay as they are, since names begin small too.
    """
    return " ".join(_ended(text) for text in texts if text)


def _ended(text: str) -> str:
    if text.rstrip("”)")[-1:] in _ENDS:
        return text
    return pgettext("full stop", "%(sentence)s.", sentence=text)


def begun(words: str) -> str:
    """Words of the site's own, such as 'another source's value', as the beginning of a sentence; never words of the record."""
    return words[:1].upper() + words[1:]


def span(first: Date, last: Date) -> str:
    """Whole months in words: 'December 2017', 'September to December 2020'; other spans by their days."""
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    ends = [day.isoformat()[:7] if whole_months else day.isoformat() for day in (first, last)]
    return periods.in_words(parse(ends[0] if ends[0] == ends[1] else "/".join(ends)))


def named(names: Sequence[str], most: int, separator: str = ", ") -> str:
    """The first names of a list and how many more there are: 'Xinhua, RTS and 3 more'."""
    more = len(names) - most
    first = separator.join(names[:most])
    if more <= 0:
        return first
    return ngettext(
        "%(names)s and %(number)s more", "%(names)s and %(number)s more", more, names=first
    )
