"""How values are written for every reader: one number format, the printed digits kept, hedges in words."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache, reduce

from babel import Locale
from babel.numbers import format_decimal

from dashboard import typeset
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
    "Scale",
    "apart",
    "at_most",
    "begun",
    "between",
    "both",
    "by_line",
    "colon",
    "comma",
    "count",
    "counted",
    "counted_in",
    "fixed",
    "form",
    "hedged",
    "joined",
    "language",
    "named",
    "number",
    "ordinal",
    "plain_words",
    "quantity",
    "row",
    "scale",
    "searched",
    "sentences",
    "short",
    "span",
    "status",
    "stop",
    "to_places",
    "value",
    "years",
]

SIGN = {"exact": "", "about": "≈ ", "nearly": "≲ ", "at_least": "≥ ", "at_most": "≤ ", "range": ""}
"""What stands before a number where there is no room for words."""
_ROUNDING = Context(prec=200, rounding=ROUND_HALF_EVEN)
_BY_TEN_THOUSANDS = "zh"
"""The language that counts by ten thousands."""
_MOST_TIMES = 100
"""How many of the unit of a scale one of the ten thousands may be, so that few numbers are below one."""
_LONG = 10_000
"""From here on Chinese marks thousands."""
_MOST_PLACES = 3
"""Digits behind the point of an amount in ten thousands, at most."""
_PLURALS = ("zero", "one", "two", "few", "many", "other")
"""The kinds of number that languages tell apart, in the order in which catalogues hold their forms."""
_CHINESE_STEPS = {"十亿": Decimal(10**9), "百万": Decimal(10**6), "千": Decimal(10**3)}
"""How units of the thousands begin in Chinese, which counts in other steps."""
_CHINESE_UNITS = {"亿": Decimal(10**8), "万": Decimal(10**4)}
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
    # Chinese marks the thousands of longer numbers only: 4600万, 1,703,383.
    is_short = _locale(locale).language == _BY_TEN_THOUSANDS and abs(value) < _LONG
    pattern = ("0" if is_short else "#,##0") + ("." + "0" * places if places else "")
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
    is_short = unit.symbol and (symbol or unit.symbol == "%")
    name = unit.symbol if is_short else counted(unit, low if high is None else high)
    return hedged(one.qualifier, _("%(number)s %(unit)s", number=numbers, unit=name))


def counted(unit: Unit, number: Decimal) -> str:
    """The words of a unit after a number, in the form of the language: 1 dollar, 2 dollars."""
    known = locale().plural_form
    kinds = [kind for kind in _PLURALS if kind in {*known.tags, "other"}]
    place = kinds.index(known(number))
    return unit.forms[min(place, len(unit.forms) - 1)] if unit.forms else unit.words


def short(unit: Unit, number: Decimal) -> str:
    """The symbol of a unit; where it has none, its words after a number."""
    return unit.symbol or counted(unit, number)


def counted_in(dataset: Dataset, unit: Unit, amount: Decimal) -> Unit:
    """The unit in which readers count an amount: Chinese goes by ten thousands, others by thousands.

    Units of the ten thousands are those that are shown as another one to everybody else.
    """
    if spoken_language().partition("-")[0] != _BY_TEN_THOUSANDS:
        return dataset.unit[unit.shown_as] if unit.shown_as is not None else unit
    others = _by_ten_thousands(dataset, unit)
    short = [other for other in others if _is_short(_in_unit(amount, unit, other))]
    # A thousand million has no word in Chinese, so that it is turned even into a long number.
    smaller = [other for other in others if other.factor < unit.factor]
    return max(short or smaller, key=lambda other: other.factor, default=unit)


@dataclass(frozen=True, slots=True)
class Scale:
    """How numbers are written that share a unit without naming it, as along an axis."""

    locale: str
    """The locale of the record."""
    unit: Unit
    """The unit in which the reader counts them."""
    times: Decimal = Decimal(1)
    """What turns a number in the unit of the record into one in that of the reader."""
    others: tuple[Unit, ...] = ()
    """Units in which the reader counts a single amount."""

    @property
    def name(self) -> str:
        """The unit in short, else in words."""
        return self.unit.symbol or self.unit.words

    def short(self, amount: Decimal) -> str:
        """The unit in short, else in words, as it stands after an amount."""
        return short(self.unit, self.of(amount))

    def counted(self, amount: Decimal) -> str:
        """The unit in words, as they stand after an amount."""
        return counted(self.unit, self.of(amount))

    def of(self, amount: Decimal) -> Decimal:
        """The amount in the unit of the reader, with the same digits."""
        return amount if self.times == 1 else plain(amount * self.times)

    def number(self, amount: Decimal) -> str:
        """The amount as the reader counts it."""
        return number(self.of(amount), self.locale)

    def said(self, amount: Decimal) -> str:
        """The amount with its unit, which is another one where the reader counts single amounts so."""
        base = amount * self.times * self.unit.factor
        fitting = [one for one in self.others if _is_short(plain(base / one.factor))]
        if not fitting:
            return _("%(number)s %(unit)s", number=self.number(amount), unit=self.short(amount))
        unit = max(fitting, key=lambda one: one.factor)
        turned = plain(base / unit.factor)
        written = number(turned, self.locale)
        return _("%(number)s %(unit)s", number=written, unit=short(unit, turned))

    def rounded(self, amount: Decimal, places: int = 2) -> str:
        """The same of one that was computed, with so many places at most in the unit of the record."""
        return self.number(plain(to_places(amount, places)))


def scale(dataset: Dataset, unit: Unit, amounts: Iterable[Decimal] = ()) -> Scale:
    """How numbers in a unit are written where all have the same: in Chinese by ten thousands.

    Where the amounts are known, the unit is one of which each of them has one at least.
    """
    if spoken_language().partition("-")[0] != _BY_TEN_THOUSANDS:
        return Scale(dataset.about.locale, unit)
    others = tuple(_by_ten_thousands(dataset, unit))
    least = min((abs(amount) for amount in amounts if amount), default=Decimal(_MOST_TIMES))
    fitting = [other for other in others if other.factor <= unit.factor * least]
    counted = max(fitting, key=lambda other: other.factor, default=unit)
    return Scale(dataset.about.locale, counted, unit.factor / counted.factor, others)


def quantity(amount: Decimal, unit: str, written_in: str) -> str:
    """A number whose unit is told in words only; Chinese ones are turned into ten thousands."""
    for words, times in _CHINESE_STEPS.items():
        if unit.startswith(words):
            return _("%(number)s %(unit)s", **_chinese(amount * times, unit[len(words) :]))
    return _("%(number)s %(unit)s", number=number(amount, written_in), unit=unit)


def _chinese(amount: Decimal, unit: str) -> dict[str, str]:
    """An amount as Chinese counts it, and its unit: 1700000000 dollars are 17亿."""
    steps = (step for step in _CHINESE_UNITS.items() if _is_short(plain(amount / step[1])))
    name, size = next(steps, ("", Decimal(1)))
    return {"number": number(plain(amount / size), "zh"), "unit": name + unit}


def _by_ten_thousands(dataset: Dataset, unit: Unit) -> list[Unit]:
    """Units of the ten thousands in which amounts of a unit can be counted."""
    return [
        other
        for other in dataset.units
        if other.shown_as is not None
        and other.comparable(unit)
        and _is_power_of_ten(unit.factor / other.factor)
    ]


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
        return str(source.publisher)
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
    return joined(_ended(text) for text in texts if text)


def joined(texts: Iterable[str]) -> str:
    """Sentences one after the other; a mark of Chinese has its own room and no space behind it."""
    whole = ""
    for text in filter(None, texts):
        whole += f" {text}" if whole and not typeset.is_wide(whole[-1]) else text
    return whole


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
