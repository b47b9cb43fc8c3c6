"""Which words of a text say what it is about."""

from collections.abc import Sequence

from dashboard.ask.folding import is_chinese
from dashboard.ask.months import is_month

_SHORTEST = 3
"""Shorter words, but numbers and Chinese characters, say nothing of the subject."""
_COMMON_WORDS = frozenset(
    """
    about after also and are been but for from had has have its last more most not now only other
    out over said same since than that the their them then there these they this those through
    time under until was were when where which while who will with would year years month months
    day days number total value worth according during per quarter half
    ali bez bila bile bili bilo bio biti broj godina godine godini godinu iako ili imala imalo imao
    ima iznosi iznosio jer jeste kada kao kod koja koje koji koju miliona mesec meseci mesto mestu
    nego nije oko ona oni ovaj ovo pod posle pre prema pri prosle samo sada smo ste sto sve tako
    toga tokom ukupno vec vise vrednost vrednosti vredan listi medju
    aber auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines fur
    gegen hat hatte haben ihm ihr ist jahr jahre jahren kein mehr mit nach nicht noch nur oder sein
    seit sich sie sind uber und unter vom von vor war waren wert werden wie wird wurde zum zur
    alla allo alle anche anni anno che come con dal dalla degli dei del della delle dello dopo era
    gli hanno nel nella nelle non per piu pari poi presso prima quella quello questa questo sono
    stata stato suo sua sulla tra una uno valore
    """.split()
)
"""Words of sentences about anything, folded."""
_COMMON_CHARACTERS = frozenset(
    "的了在是和与與年月日为為达達约約共从從至到于於有中上下其之以并個个等"
)
_ASKING = frozenset(
    """
    a an and any are at be been but by can could did do does for from get gets had has have how i
    if in is it its me many most much not now of on only or out please should show so tell that the
    their them then there these they this those through to until was we were what when where which
    while who whom whose why will with would you
    a ali bila bili bilo bio biti da do gde i ima imala imalo imao iz je jer kada kako kakav kakva
    kakvo kao ko kod kog koga koja koje koji koju kolika kolike koliki kolikim kolikog kolikoj
    koliko koliku kolko li mi na ne nije o od ona oni ovo po pri s
    sa samo sada se si smo ste su sve ta taj to tog tome u uz za zasto
    auf bei dem den der fur gibt hat ist mit viel viele von wann warum wem wen wer wie wieviel wo
    che chi con cosa cui dal dalla dei del della delle di dove e il la le lo nel nella per perche
    quale quali quando quanta quante quanti quanto un una
    什 么 麼 谁 誰 哪 吗 嗎 呢 怎
    """.split()
)
"""Words in which anything is asked, folded; the search leaves them out."""


def tells(word: str) -> bool:
    """A word says something of the subject."""
    if is_chinese(word):
        return word not in _COMMON_CHARACTERS
    if len(word) < _SHORTEST or word in _COMMON_WORDS:
        return False
    return not is_month(word)


def asked_for(text: Sequence[str]) -> list[str]:
    """The words of a question that are worth looking for; all of them where none is."""
    found = [word for word in text if word not in _ASKING]
    return found or list(text)
