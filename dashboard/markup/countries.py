"""The countries that sources come from: how many, their names, and the colours of the first."""

from collections import Counter

from dashboard.model import Dataset
from dashboard.words import gettext as _
from dashboard.words import locale, order

NAMED = 2
"""Countries that have a colour of their own."""


def codes(dataset: Dataset) -> list[str]:
    """The codes of the countries of publishers, those of most sources first."""
    return [code for code, _number in counted(dataset).most_common()]


def name(code: str) -> str:
    """'RS' -> 'Serbia'."""
    return str(locale().territories.get(code, code))


def with_numbers(dataset: Dataset) -> list[tuple[str, str]]:
    """The code of each country -> its name, with how many sources are from there.

    Those of most sources come first, then by name.
    """
    numbers = counted(dataset)
    in_order = sorted(numbers, key=lambda code: (-numbers[code], order.key(name(code))))
    return [
        (code, _("%(country)s (%(number)d)", country=name(code), number=numbers[code]))
        for code in in_order
    ]


def counted(dataset: Dataset) -> Counter[str]:
    """How many sources are from each country; of as many the first of the alphabet is first."""
    of_sources = sorted(source.country for source in dataset.sources if source.country)
    return Counter(of_sources)


def colours(dataset: Dataset) -> dict[str, str]:
    """The countries of most sources -> the names of their colours."""
    named = codes(dataset)[:NAMED]
    return dict(zip(named, ("first", "second"), strict=False))


def number_from(code: str, number: int) -> str:
    """How many sources are from a country, in words."""
    return _("%(number)d from %(country)s", number=number, country=name(code))
