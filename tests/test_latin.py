"""Serbian in Latin letters, by rule."""

import pytest

from dashboard.latin import latin


@pytest.mark.parametrize(
    ("cyrillic", "expected"),
    [
        ("Железара Смедерево", "Železara Smederevo"),
        ("Љубљана, Његош, Џеп", "Ljubljana, Njegoš, Džep"),
        ("љубав, коњ, уџбеник", "ljubav, konj, udžbenik"),
        ("ЉУБАВ, КОЊ И УЏБЕНИК", "LJUBAV, KONJ I UDŽBENIK"),
        ("НИКОЛА ТЕСЛА, ЊУЈОРК", "NIKOLA TESLA, NJUJORK"),
        ("БДП, У Њујорку", "BDP, U Njujorku"),
        (
            "Ђорђе, ћуприја, чаша, шума, жаба, хлеб, цена",
            "Đorđe, ćuprija, čaša, šuma, žaba, hleb, cena",
        ),
        ("инјекција, конјугација", "injekcija, konjugacija"),
        ("„U.S. Steel“ и HBIS, 4,77 %", "„U.S. Steel“ i HBIS, 4,77 %"),
        ("од %(first)s до {exports-2018|прве}", "od %(first)s do {exports-2018|prve}"),
        ("产值", "产值"),
        ("", ""),
    ],
)
def test_every_letter_has_its_counterpart(cyrillic: str, expected: str) -> None:
    assert latin(cyrillic) == expected


def test_no_letter_of_the_alphabet_is_left_over() -> None:
    alphabet = "абвгдђежзијклљмнњопрстћуфхцчџш"
    assert len(alphabet) == 30
    for letters in (alphabet, alphabet.upper()):
        assert not any("\u0400" <= letter <= "\u04ff" for letter in latin(letters))


def test_names_are_spelt_as_they_are_written_elsewhere() -> None:
    names = {"Ројтерс": "Reuters", "Блумберг": "Bloomberg"}
    assert latin("Ројтерс, према Блумбергу", names) == "Reuters, prema Bloombergu"
    assert latin("НеРојтерс", names) == "NeRojters"
