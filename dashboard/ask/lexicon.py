"""Words around numbers in English, Serbian, Chinese, German and Italian, and what they mean.

A word ends with * where endings follow: `milion*` is milion, miliona, milioni. All are folded: no
capitals, no accents, and Cyrillic words as Latin ones. Chinese words are looked up by characters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from dashboard.ask.folding import words
from dashboard.model.facts import Dimension, Qualifier


@dataclass(frozen=True, slots=True)
class Scale:
    """A power of ten that belongs to a number."""

    factor: Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts."""

    dimension: Dimension
    detail: str | None = None
    """The currency of money; what is counted by a count; POINTS of a ratio."""
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Hedge:
    """How sure a number is."""

    qualifier: Qualifier
    follows: bool = False
    """It stands after its number."""


@dataclass(frozen=True, slots=True)
class Each:
    """A number belongs to each stretch of time: so many of them make a year."""

    times: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place among others."""

    number: int
    superlative: bool = False
    """It only says that something is the greatest."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What follows is what a number is set against, and not its own time."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number that is written as a word."""

    number: int


Meaning = Scale | Measure | Hedge | Each | Place | NumberWord | Compared

POINTS = "points"
"""Points of percentages, such as the difference of two of them, which are no percentages."""
_SCALES = {
    "3": "thousand thousands k hiljad* tisuc* tausend* tsd mila mille tys 千",
    "4": "万 萬",
    "5": "十万 十萬",
    "6": "million* m mn mln mil mio milion* milijun* miljon* mi 百万 百萬",
    "7": "千万 千萬",
    "8": "亿 億",
    "9": "billion* bn bln milijard* mlrd milliard* mrd miliard* mld 十亿 十億",
    "10": "百亿 百億",
    "12": "trillion* trn 万亿 萬億",
}
_CURRENCIES = {
    "EUR": "€ eur euro euros eura evro evra evri evru evrima 欧元 歐元",
    "USD": "$ usd us$ dollar dollars dolar* dollaro dollari dollarn 美元",
    "RSD": "rsd din dinar* 第纳尔 第納爾",
    "GBP": "£ gbp pound* sterling funt* 英镑 英鎊",
    "CHF": "chf franc francs franak franaka franken 法郎",
    "JPY": "jpy yen jen* 日元",
    "RUB": "rub rubl* rubalj* rouble* ruble* 卢布 盧布",
    "HUF": "huf forint* 福林",
    "HRK": "hrk kuna kune kn 库纳",
    "BAM": "bam maraka maraka_km konvertibiln*_marak* 马克",
    "CNY": "¥ cny rmb yuan juan* 人民币 人民幣 元",
}
_MEASURES: Mapping[str, Dimension] = {
    "% percent per_cent pct odsto posto od_sto procen* prozent* per_cento percento": "ratio",
    "百分之": "ratio",
    "t ton tons tonne tonnes tonn tona tone tonnen tonnellat* metric_ton* 吨 噸": "mass",
    "people person* persons workers worker employees employee jobs job staff": "persons",
    "radnik* radnic* zaposlen* zaposljav* ljud* radnih_mest* clanova": "persons",
    "mitarbeiter* beschaftig* arbeiter* arbeitsplatz* menschen personen": "persons",
    "dipendent* lavorator* persone addetti occupati posti_di_lavoro": "persons",
    "人 名员工 名員工 员工 員工 职工 職工 工人 名": "persons",
    "employs employed employing": "persons",
}
_POINTS = """
    percentage_point* percent_point* pp procentn*_poen* procentn*_bod* prozentpunkt*
    punt*_percentual* 百分点 百分點 个百分点 個百分點
"""
_WEIGHTS = {
    "kg kilo kilos kila kilogram* kilogramm* chilogramm* 公斤 千克": "0.001",
    "kt": "1000",
    "mt": "1000000",
}
_HEDGES: Mapping[str, Qualifier] = {
    "about around approximately some roughly circa ca oko otprilike rund etwa ungefahr": "about",
    "intorno_a pari_a_circa 约 約 大约 大約": "about",
    "nearly almost skoro gotovo blizu fast beinahe knapp quasi 近 接近": "nearly",
    "more_than over at_least above exceed* exceeding upwards_of vise_od preko": "at_least",
    "najmanje iznad veci_od veca_od mehr_als uber mindestens oltre piu_di almeno": "at_least",
    "superior*_a 超过 超過 逾 至少 多达 不少于": "at_least",
    "no_less_than not_less_than no_fewer_than ne_manje_od nije_manj*_od ne_moze_biti_manj*_od "
    "nicht_weniger_als non_meno_di 不低于 不低於": "at_least",
    "less_than fewer_than lower_than under below up_to at_most no_more_than": "at_most",
    "manje_od manji_od manja_od ispod najvise weniger_als unter": "at_most",
    "hochstens bis_zu meno_di fino_a al_massimo 不到 低于 少于 不足": "at_most",
}
_HEDGES_AFTER: Mapping[str, Qualifier] = {
    "左右 上下": "about",
    "以上 多": "at_least",
    "以下": "at_most",
}
_TIMES = {
    1: "a_year per_year annually yearly annual godisnj* jahrlich* pro_jahr im_jahr "
    "all_anno annu* l_anno 每年 年均 一年",
    4: "a_quarter per_quarter quarterly kvartaln* tromesecn* pro_quartal a_trimestre 每季度",
    12: "a_month per_month monthly mesecn* mjesecn* monatlich* pro_monat al_mese mensil* 每月",
}
_SUPERLATIVES = (
    "largest biggest top leading najvec* vodec* grosste* grossten fuhrend* "
    "maggior* principal* 最大 第一大"
)
_PLACES = {
    1: "first number_one no_1 prv* erste* prim* 第一 首位",
    2: "second second_largest second_biggest drug* zweit* zweitgrosst* zweitwichtigst* second* "
    "第二 第二大",
    3: "third third_largest third_biggest trec* dritt* drittgrosst* terz* 第三 第三大",
    4: "fourth fourth_largest cetvrt* viert* viertgrosst* quart* 第四 第四大",
    5: "fifth fifth_largest pet_mest* petom* petog* petoj* funft* funftgrosst* quint* 第五 第五大",
}
_COMPARED = "than compared u_odnosu nego vergleich* gegenuber als rispetto 比 较 較"
_NUMBERS = {
    1: "one jedan jedna jedno ein eine einen un una uno 一",
    2: "two dva dve dvije zwei due 二 两 兩",
    3: "three tri drei tre 三",
    4: "four cetiri vier quattro 四",
    5: "five pet funf cinque 五",
    6: "six sest sechs sei 六",
    7: "seven sedam sieben sette 七",
    8: "eight osam acht otto 八",
    9: "nine devet neun nove 九",
    10: "ten deset zehn dieci 十",
    11: "eleven jedanaest elf undici",
    12: "twelve dvanaest zwolf dodici",
}

Pattern = tuple[str, ...]
M = TypeVar("M")


class Lexicon(Generic[M]):
    """Finds the meaning of the words at a place in a text, the longest expression first."""

    def __init__(self, meanings: Iterable[tuple[str, M]]) -> None:
        self._by_length: list[dict[Pattern, M]] = []
        for expression, meaning in meanings:
            pattern = _pattern(expression)
            while len(self._by_length) < len(pattern):
                self._by_length.append({})
            self._by_length[len(pattern) - 1].setdefault(pattern, meaning)
        self._beginnings = {
            part[:-1]
            for table in self._by_length
            for pattern in table
            for part in pattern
            if part.endswith("*")
        }

    def within(self, tokens: Sequence[str]) -> Iterator[M]:
        """The meanings of all expressions of a text, each word taken once."""
        place = 0
        while place < len(tokens):
            found = self.at(tokens, place)
            if found is not None:
                yield found[0]
            place += 1 if found is None else found[1]

    def at(self, tokens: Sequence[str], place: int) -> tuple[M, int] | None:
        """The meaning of the expression that begins at a place, and the number of its words."""
        for length in range(min(len(self._by_length), len(tokens) - place), 0, -1):
            table = self._by_length[length - 1]
            for pattern in self._forms(tokens[place : place + length]):
                if pattern in table:
                    return table[pattern], length
        return None

    def _forms(self, tokens: Sequence[str]) -> list[Pattern]:
        """The patterns under which an expression can stand, the whole words first."""
        forms: list[Pattern] = [()]
        for token in tokens:
            ends = range(len(token), 1, -1)
            stems = [f"{token[:end]}*" for end in ends if token[:end] in self._beginnings]
            forms = [(*form, part) for form in forms for part in (token, *stems)]
        return forms


def _pattern(expression: str) -> Pattern:
    """The words of an expression, each Chinese character for itself."""
    parts: list[str] = []
    for part in expression.split("_"):
        ending = "*" if part.endswith("*") else ""
        found = words(part)
        if found:
            parts += [*found[:-1], f"{found[-1]}{ending}"]
        else:
            parts.append(part)  # a sign such as € or %
    return tuple(parts)


def each(expressions: str, meaning: M) -> Iterable[tuple[str, M]]:
    """Each of some expressions with the one meaning of all of them."""
    return ((expression, meaning) for expression in expressions.split())


def _known() -> Iterable[tuple[str, Meaning]]:
    for power, expressions in _SCALES.items():
        yield from each(expressions, Scale(Decimal(1).scaleb(int(power))))
    for currency, expressions in _CURRENCIES.items():
        yield from each(expressions, Measure("money", currency))
    for expressions, dimension in _MEASURES.items():
        yield from each(expressions, Measure(dimension))
    yield from each(_POINTS, Measure("ratio", POINTS))
    for expressions, factor in _WEIGHTS.items():
        yield from each(expressions, Measure("mass", None, Decimal(factor)))
    for expressions, qualifier in _HEDGES.items():
        yield from each(expressions, Hedge(qualifier))
    for expressions, qualifier in _HEDGES_AFTER.items():
        yield from each(expressions, Hedge(qualifier, follows=True))
    for times, expressions in _TIMES.items():
        yield from each(expressions, Each(times))
    yield from each(_SUPERLATIVES, Place(1, superlative=True))
    for number, expressions in _PLACES.items():
        yield from each(expressions, Place(number))
    yield from each(_COMPARED, Compared())
    for number, expressions in _NUMBERS.items():
        yield from each(expressions, NumberWord(number))


def lexicon(further: Iterable[tuple[str, Meaning]] = ()) -> Lexicon[Meaning]:
    """The known words, and further ones such as those of the units of a dataset."""
    return Lexicon((*_known(), *further))
