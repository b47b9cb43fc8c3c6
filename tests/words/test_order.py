"""Names are listed by the alphabet of the reader's language."""

import pytest

from dashboard.words import order, speaking
from dashboard.words.catalogues import language_of

ALPHABETS = {
    "sr-Latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
    "sr-Cyrl": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}


def ordered(tag: str, *names: str) -> list[str]:
    with speaking(language_of(tag)):
        return sorted(names, key=order.key)


@pytest.mark.parametrize("tag", ALPHABETS)
def test_the_letters_of_an_alphabet_stand_in_its_order(tag: str) -> None:
    letters = ALPHABETS[tag].split()
    assert len(letters) in (26, 30)
    assert ordered(tag, *reversed(letters)) == letters
    # So do words: what follows a letter never comes before the letter itself.
    words = [letter + ending for letter in letters for ending in (letters[0], letters[-1])]
    assert ordered(tag, *reversed(words)) == words


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("en", ["Agenzia Nova", "eKapija", "Émile", "“Železara”", "Zoo"]),
        ("en", ["state", "state support", "statement", "up", "Upper", "up-to-date"]),
        ("en", ["3D", "Danas", "NIN", "Večernje novosti", "Vesti online"]),
        ("sr-Latn", ["Cvet", "Čačak", "Ćuprija", "Danas", "Džep", "Đerdap", "Evropa", "Qatar"]),
        ("sr-Latn", ["Ljubav", "Most", "NIN", "Novi Sad", "Njegoš", "Reuters", "Šabac", "Tanjug"]),
        ("sr-Latn", ["Zrenjanin", "“Železara”"]),
        ("sr-Cyrl", ["Danas", "Zoo", "Анса", "Ђердап", "Ера", "Јагодина", "Крагујевац", "Љиг"]),
        ("sr-Cyrl", ["Ниш", "Њујорк", "Осијек", "Тамиш", "Ћуприја", "Ужице", "Чачак", "Џакарта"]),
        ("zh-Hans", ["2018", "AFP", "爱", "北京", "出口", "钢", "河钢", "进口", "欧盟", "中国"]),
        ("zh-Hans", ["产值", "成本", "份额", "关税", "毛额", "营业额", "增加值"]),
    ],
)
def test_names_stand_where_a_reader_looks_for_them(tag: str, names: list[str]) -> None:
    assert ordered(tag, *reversed(names)) == names
    assert ordered(tag, *names) == names


def test_a_rare_chinese_sign_comes_last() -> None:
    assert ordered("zh-Hans", "㐀", "鑫", "中", "阿") == ["阿", "中", "鑫", "㐀"]


def test_names_that_differ_in_case_alone_have_an_order() -> None:
    assert ordered("en", "ansa", "ANSA") == ordered("en", "ANSA", "ansa") == ["ANSA", "ansa"]
