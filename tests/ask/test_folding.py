import pytest

from dashboard.ask.folding import alike, folded, words


@pytest.mark.parametrize("spelt", ["Železara", "železara", "ŽELEZARA", "Железара", "zelezara"])
def test_accents_case_and_script_do_not_matter(spelt: str) -> None:
    assert folded(spelt) == "zelezara"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубав", "ljubav"),
        ("коњ", "konj"),
        ("џеп", "džep"),
        ("Ђурђево", "Đurđevo"),
        ("Шабац", "Šabac"),
        ("ћуприја", "ćuprija"),
        ("Ѓорѓи", "Gorgi"),
        ("Куќа", "Kuka"),
        ("ѕвезда", "dzvezda"),
        ("Королёв", "Korolev"),
        ("Київ", "Kiiv"),
        ("сѐ", "sè"),
    ],
)
def test_a_cyrillic_word_is_the_latin_one(cyrillic: str, latin: str) -> None:
    assert folded(cyrillic) == folded(latin)


@pytest.mark.parametrize(
    ("spelt", "plain"),
    [
        ("Đurić", "djuric"),
        ("Łódź", "lodz"),
        ("København", "kobenhavn"),
        ("Ærø", "aero"),
        ("œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("Þór Guðmundsson", "thor gudmundsson"),
        ("ışık", "isik"),
        ("İstanbul", "istanbul"),
        ("Ħal", "hal"),
        ("Ţepeş", "tepes"),
        ("Ǉubav", "ljubav"),
    ],
)
def test_a_letter_that_a_keyboard_lacks_is_the_one_that_people_type(spelt: str, plain: str) -> None:
    assert folded(spelt) == folded(spelt.upper()) == plain


def test_each_chinese_character_is_a_word() -> None:
    assert words("河钢2016年 HBIS-a") == ["河", "钢", "2016", "年", "hbis", "a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("zelezara", "zelezare"), ("exports", "exported"), ("radnika", "radnici"), ("air", "air")],
)
def test_forms_of_a_word_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("dust", "industry"), ("air", "chairman"), ("air", "airs"), ("plan", "plantation")],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
