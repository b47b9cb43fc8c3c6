"""Parts of a year in a question: "January to August 2018", "prvih osam meseci 2020", 1至8月."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date as Date
from functools import cache

from babel.dates import get_month_names

from dashboard.ask.folding import folded

Span = tuple[Date, Date]
"""The first and the last day."""
_LOCALES = ("en", "sr_Latn", "hr", "de", "it")
_TOKEN = re.compile(r"\d+|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|[-–—/]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHINESE_MONTH = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?![至到\d-])")
_JOINING = frozenset("to until till through do bis a al ad - – — / 至 到".split())
_SHORTEST = 3
"""The first so many letters of a month are enough."""
_MONTHS = re.compile(r"months?|mesec\w*|mjesec\w*|monate?n?|mesi")
_FIRST = re.compile(r"first|prv\w*|ersten?|primi")
_NUMBERS = (
    "two dva dve dvije zwei due 二 两",
    "three tri drei tre 三",
    "four cetiri vier quattro 四",
    "five pet funf cinque 五",
    "six sest sechs sei 六",
    "seven sedam sieben sette 七",
    "eight osam acht otto 八",
    "nine devet neun nove 九",
    "ten deset zehn dieci 十",
    "eleven jedanaest elf undici",
)
"""Words for the numbers from two on."""
_PARTS = (
    (
        re.compile(
            r"(?<!from the )(?<!than the )\b(?:first|prv\w*|ersten?|prim[oa])\s+(?:half|polovin\w*|polugodist\w*|halbjahr\w*"
            r"|halfte|semestre)\b|\bh1\b|(?<![比较較])上半年"
        ),
        (1, 6),
    ),
    (
        re.compile(
            r"\b(?:second|drug\w*|zweiten?|second[oa])\s+(?:half|polovin\w*|polugodist\w*"
            r"|halbjahr\w*|halfte|semestre)\b|\bh2\b|下半年"
        ),
        (7, 12),
    ),
    (re.compile(r"\bfirst three quarters\b|\bprva tri (?:kvartala|tromesecja)\b|前三季度"), (1, 9)),
    *(
        (
            re.compile(
                rf"\b(?:{ordinal})\s+(?:quarter|kvartal\w*|tromesec\w*|quartal\w*|trimestre)\b"
                rf"|\bq{number}\b|{sign}季度"
            ),
            (3 * number - 2, 3 * number),
        )
        for number, ordinal, sign in (
            (1, r"first|prv\w*|ersten?|primo", "(?<!前)一"),
            (2, r"second|drug\w*|zweiten?|secondo", "(?<!前)二"),
            (3, r"third|trec\w*|dritten?|terzo", "(?<!前)三"),
            (4, r"fourth|cetvrt\w*|vierten?|quarto", "四"),
        )
    ),
)
"""Names of halves and quarters of a year, and their first and last month."""


def spans(text: str) -> frozenset[Span]:
    """The parts of a year that a text names; a single month or day is none of them.

    The day of a statement is not the time that its numbers count.
    """
    plain = folded(text)
    tokens = _TOKEN.findall(plain)
    years = tuple(int(token) for token in tokens if _YEAR.fullmatch(token))
    parts = _halves_and_quarters(plain, years)
    return frozenset((*_from_to(tokens, years), *_first_months(tokens, years), *parts))


def single_months(text: str) -> frozenset[Span]:
    """The months that a text names each with its year, and without a day: "in March 2023"."""
    tokens = _TOKEN.findall(folded(text))
    found: set[Span] = set()
    for place, token in enumerate(tokens):
        is_after_day = place > 0 and tokens[place - 1].isdigit()
        month = _month(token)
        if month is not None and not is_after_day:
            found |= {
                (Date(year, month, 1), _end(year, month)) for year in _year_at(tokens, place + 1)
            }
    for match in _CHINESE_MONTH.finditer(text):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= len(_names()):
            found.add((Date(year, month, 1), _end(year, month)))
    return frozenset(found)


def _year_at(tokens: Sequence[str], place: int) -> tuple[int, ...]:
    """The year that stands at a place, if one does."""
    if place < len(tokens) and _YEAR.fullmatch(tokens[place]):
        return (int(tokens[place]),)
    return ()


def _halves_and_quarters(plain: str, years: Sequence[int]) -> Iterator[Span]:
    """'the first half of 2023', 'u prvom kvartalu 2018', 2016年下半年."""
    for pattern, (first, last) in _PARTS:
        if pattern.search(plain):
            for year in years:
                yield Date(year, first, 1), _end(year, last)


def _from_to(tokens: Sequence[str], years: Sequence[int]) -> Iterator[Span]:
    """'January to August 2018', '2018年1月至8月', 'December 2017 to March 2018'."""
    for place in range(len(tokens)):
        first, first_year, after = _month_at(tokens, place)
        if first is None or after >= len(tokens) or tokens[after] not in _JOINING:
            continue
        last, last_year, _after = _month_at(tokens, after + 1)
        if last is None:
            continue
        if first_year and last_year and first_year < last_year:
            yield Date(first_year, first, 1), _end(last_year, last)
        elif first < last:
            chosen = [year for year in (first_year, last_year) if year] or years
            for year in chosen:
                yield Date(year, first, 1), _end(year, last)


def _month_at(tokens: Sequence[str], place: int) -> tuple[int | None, int | None, int]:
    """The month that stands at a place, its year if that follows, and the place behind them."""
    if place >= len(tokens):
        return None, None, place
    month = _month(tokens[place])
    after = place + 1
    if tokens[place].isdigit() and _is_chinese_month(tokens, after):
        month = _number_of_month(tokens[place])
        after += tokens[after : after + 1] == ["月"]
    if month is None:
        return None, None, place
    if after < len(tokens) and _YEAR.fullmatch(tokens[after]):
        return month, int(tokens[after]), after + 1
    return month, None, after


def _is_chinese_month(tokens: Sequence[str], place: int) -> bool:
    """In 1至8月 the sign for months stands behind the second number only."""
    if tokens[place : place + 1] == ["月"]:
        return True
    rest = tokens[place : place + 3]
    return len(rest) == len("至8月") and rest[0] in _JOINING and rest[2] == "月"


def _number_of_month(token: str) -> int | None:
    return int(token) if len(token) <= len("12") and 1 <= int(token) <= len(_names()) else None


def _first_months(tokens: Sequence[str], years: Sequence[int]) -> Iterator[Span]:
    """'first eight months of 2020', 'prvih osam meseci 2020', 前8个月."""
    for place, word in enumerate(tokens):
        number = _count(tokens[place + 1]) if place + 2 < len(tokens) else None
        if number is None:
            continue
        rest = "".join(tokens[place + 2 : place + 4])
        is_chinese = word == "前" and rest.startswith(("个月", "個月", "月"))
        if is_chinese or (_FIRST.fullmatch(word) and _MONTHS.fullmatch(tokens[place + 2])):
            for year in years:
                yield Date(year, 1, 1), _end(year, number)


def _count(token: str) -> int | None:
    """A number of months that is less than a year."""
    if token.isdigit():
        number = _number_of_month(token)
        return number if number is not None and number < len(_names()) else None
    for number, written in enumerate(_NUMBERS, 2):
        if token in written.split():
            return number
    return None


def _end(year: int, month: int) -> Date:
    return Date(year, month, monthrange(year, month)[1])


def _month(word: str) -> int | None:
    """The number of a month by its name, its beginning, or its name with an ending of a case."""
    if len(word) < _SHORTEST or word.isdigit():
        return None
    for number, names in _names().items():
        for name in names:
            if word in (name, name[:_SHORTEST]) or (word[:-1] == name and word[-1] in "aue"):
                return number
    return None


def is_month(word: str) -> bool:
    """It is the whole name of a month in a language of the sources, folded; endings may follow."""
    return word in _all_names() or word[:-1] in _all_names()


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for names in _names().values() for name in names)


@cache
def _names() -> dict[int, frozenset[str]]:
    """Number of a month -> its names in the languages of the sources, folded."""
    found: dict[int, set[str]] = {}
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            found.setdefault(number, set()).add(folded(name))
    return {number: frozenset(names) for number, names in found.items()}
