from dashboard.ask.aliases import Aliases, Mention
from dashboard.ask.folding import words
from dashboard.model import Names

ALIASES = Aliases(
    [
        Names(id="mill", names=("paper mill", "Papierfabrik", "造纸厂"), subject=True),
        Names(id="sales", names=("sales", "prodaja"), also=("money", "prihodi")),
    ]
)


def test_names_are_found_where_they_stand_whatever_their_ending() -> None:
    found = list(ALIASES.mentions(words("Prodaje the Paper Mills")))
    assert found == [Mention("sales", 0, 1), Mention("mill", 2, 4)]


def test_names_of_other_scripts_and_of_the_subject() -> None:
    assert ALIASES.groups(words("新造纸厂")) == {"mill"}
    assert ALIASES.groups(words("造纸")) == set()
    assert ALIASES.subjects == {"mill"}


def test_everyday_words_are_looked_for_and_name_nothing() -> None:
    for text in ("how much money", "koliko prihoda"):
        assert ALIASES.looked_for(words(text)) == {"sales"}
        assert ALIASES.groups(words(text)) == set()
    assert ALIASES.looked_for(words("money of the paper mill")) == {"sales", "mill"}
    assert set(ALIASES.words["sales"]) == {"sales", "prodaja", "money", "prihodi"}
    assert set(ALIASES.names["sales"]) == {"sales", "prodaja"}
