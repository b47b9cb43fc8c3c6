"""How numbers are written: the digits that they have, marked as the reader's language does."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from dashboard.words.messages import BRITISH, locale, pgettext

_ROUNDING = Context(prec=200, rounding=ROUND_HALF_EVEN)
BY_TEN_THOUSANDS = "zh"
"""The language that counts by ten thousands, and marks the thousands of long numbers only."""
_LONG = 10_000
"""From here on Chinese marks thousands."""


def number(amount: Decimal, written_in: str, beside: Decimal | None = None) -> str:
    """A number with exactly the digits it has: '1,703,383', '1.150'.

    Its thousands are marked as its locale does. `written_in` is the locale of the record; another
    language than its own has a way of its own. `beside` is the largest number of the same axis:
    thousands are marked in all of them or in none.
    """
    largest = amount if beside is None else beside
    return _number(str(amount), _locale_of_reader(written_in), is_long=abs(largest) >= _LONG)


def _locale_of_reader(written_in: str) -> str:
    """The locale in which the reader reads numbers: that of the record, or of another language."""
    is_english = locale().language == BRITISH.language
    is_own = locale().language == _locale(written_in).language
    return written_in if is_english or is_own else str(locale()).replace("_", "-")


@lru_cache(maxsize=16384)
def _number(written: str, tag: str, *, is_long: bool) -> str:
    """A number in a locale.

    It is given by its text: 7.25 and 7.250 are equal as decimals and must not share a place in the
    cache.
    """
    amount, chosen = Decimal(written), _locale(tag)
    # Chinese marks the thousands of longer numbers only: 4600万, 1,703,383.
    is_unmarked = chosen.language == BY_TEN_THOUSANDS and not is_long
    whole = "0" if is_unmarked else "#,##0"
    decimals = "0" * places_of(written)
    pattern = f"{whole}.{decimals}" if decimals else whole
    return format_decimal(amount, format=pattern, locale=chosen, decimal_quantization=False)


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def ordinal(place: Decimal) -> str:
    """1st, 2nd, 3rd, 11th."""
    written = number(place, "en")
    return {
        "one": pgettext("ordinal: 1, 21", "%(number)sst", number=written),
        "two": pgettext("ordinal: 2, 22", "%(number)snd", number=written),
        "few": pgettext("ordinal: 3, 23", "%(number)srd", number=written),
    }.get(
        locale().ordinal_form(int(place)),
        pgettext("ordinal: all others", "%(number)sth", number=written),
    )


def at_most(amount: Decimal, places: int) -> Decimal:
    """The printed digits, or fewer where there are more than a mark has room for."""
    return amount if places_of(str(amount)) <= places else to_places(amount, places)


def to_places(amount: Decimal, places: int) -> Decimal:
    """A number rounded to so many places: the one rounding of everything that is written.

    A half goes to the even digit, 6.475 to 6.48 and 6.485 to 6.48, so that many rounded numbers are
    neither too high nor too low.
    """
    digits = _ROUNDING.quantize(amount, Decimal(1).scaleb(-places))
    return abs(digits) if digits.is_zero() else digits


def fixed(amount: Decimal, written_in: str, places: int) -> str:
    """A number that was computed, with exactly so many places."""
    return number(to_places(amount, places), written_in)


def places_of(written: str) -> int:
    """Digits behind the point of a printed number."""
    return max(0, -int(Decimal(written).as_tuple().exponent))
