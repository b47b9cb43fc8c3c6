"""How a sentence stands to its figures: whether it denies them, and which way they went.

A word ends with * where endings follow, as in the lexicon of numbers; all are folded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ask.lexicon import Lexicon, each

_DENYING = """
    nobody hardly scarcely barely nowhere_near refused_to refuses_to
    not never no none nor neither cannot cant failed_to fails_to far_from rather_than instead_of
    didn_t doesn_t don_t isn_t wasn_t aren_t weren_t hasn_t haven_t hadn_t won_t wouldn_t couldn_t
    can_t didnt doesnt isnt wasnt
    ne nije nisu nisam nismo niti niko jedva nema nemaju nemamo nikad* nikada nece necemo umesto umjesto
    没 没有 不是 不会 不會 不再 并非 並非 并不 並不 并未 並未 未能 从未 從未 未曾 尚未 未达 未達 无法 無法
    nicht kein keine keinen keinem keiner nie niemals statt
    non_e non_ha non_hanno non_aveva non_era non_fu non_sono nessun* invece_di
"""
"""Words that deny what stands in their part of a sentence."""
_DENYING_ALL = """
    not_true untrue false falsely incorrect refuted refutes denied denies deny myth hoax fake
    nije_tacno netacn* nije_istina neistin* demantova* demantuj* lazno lazna lazne laz porice
    porekl* porekao
    是假 假的 假新闻 不实 不實 虚假 虛假 谣言 謠言 否认 否認 不属实 不屬實
    falsch* unwahr* dementier* bestreitet bestritt*
    falso falsa smentit* smentisc*
"""
"""Words that deny all that their sentence says: "It is not true, as they say, that …"."""
_DENYING_NOTHING = """
    not_only not_just not_least no_less_than no_fewer_than no_more_than not_less_than
    not_more_than no_later_than no_1 no_2 no_3
    ne_moze_biti_manj*_od nije_manj*_od not_lower_than not_below
    ne_samo ne_manje_od ne_vise_od
    不仅 不僅 不只 不到 不少于 不少於 不足 不低于 不低於 不超过 不超過 未来 未來
    nicht_nur nicht_weniger_als nicht_mehr_als
    non_solo non_meno_di non_piu_di
"""
_RISING = """
    rise rises rose risen rising grew grow grows grown growing growth increas* up jump* climb*
    soar* surg* gain* higher expand* more lift* rais*
    rast* porast* rastao poras* povec* uvec* skok* skoc* vise veci veca vece
    增长 增長 增加 上升 提高 上涨 上漲
    gestiegen steig* stieg* wuchs gewachsen zunahm* zugenommen erhoh* mehr
    aument* cresc* cresciut* salit* piu
"""
_FALLING = """
    fall falls fell fallen falling drop* declin* decreas* down slump* shrank shrunk shrink* lower*
    reduc* cut cuts cutting plung* slid less fewer
    pad pada pao pala palo pali opao opala opalo opada smanj* manji manja manje nizi niza nize
    umanj*
    下降 减少 減少 降低 下滑 下跌
    gesunken sank sinken fiel fielen gefallen ruckgang* verring* gesenkt weniger
    diminu* calo calat* scend* sces* riduz* ridott* meno
"""
_COMPARING = """
    more_than less_than fewer_than higher_than lower_than up_to
    vise_od manje_od veci_od veca_od manji_od manja_od
    mehr_als weniger_als piu_di meno_di
"""
"""Words for a bound of a number, which say nothing of a change."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The sentence says that it is not so."""

    of_all: bool
    """In all its parts."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What is told went up, or down."""

    is_rise: bool


@dataclass(frozen=True, slots=True)
class Neither:
    """Words that only look like a denial or a direction."""


_STANCES: Lexicon[Denial | Direction | Neither] = Lexicon(
    (
        *each(_DENYING_NOTHING, Neither()),
        *each(_COMPARING, Neither()),
        *each(_DENYING_ALL, Denial(of_all=True)),
        *each(_DENYING, Denial(of_all=False)),
        *each(_RISING, Direction(is_rise=True)),
        *each(_FALLING, Direction(is_rise=False)),
    )
)


def denies(part: Sequence[str], whole: Sequence[str] = ()) -> bool:
    """The folded words of a part of a text deny what it says, or others do so for the whole."""
    in_part = any(isinstance(found, Denial) for found in _STANCES.within(part))
    return in_part or any(
        isinstance(found, Denial) and found.of_all for found in _STANCES.within(whole)
    )


def is_rise(text: Sequence[str]) -> bool | None:
    """Whether folded words tell of a rise or of a fall; None for neither, and for both."""
    told = {found.is_rise for found in _STANCES.within(text) if isinstance(found, Direction)}
    return told.pop() if len(told) == 1 else None
