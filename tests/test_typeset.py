"""Lines of texts: words stay whole, and Chinese parts where its printers part it."""

import pytest

from dashboard import typeset


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("mill", 4),
        ("钢厂", 4),
        ("HBIS塞钢", 8),
        ("7.95亿欧元", 10),
        ("（）", 4),
        ("čđљ", 3),
    ],
)
def test_a_chinese_character_is_as_wide_as_two_letters(text: str, cells: int) -> None:
    assert typeset.cells(text) == cells


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        ("a mill’s “own” output…", ["a ", "mill’s ", "“own” ", "output…"]),
        ("出口额，万欧元", ["出", "口", "额，", "万", "欧", "元"]),
        ("约7.95亿欧元", ["约", "7.95亿", "欧", "元"]),
        ("2024年5月9日", ["2024年", "5月", "9日"]),
        ("所谓“贡献”（产值）。", ["所", "谓", "“贡", "献”", "（产", "值）。"]),
        ("HBIS Serbia的", ["HBIS ", "Serbia", "的"]),
        ("1.15%的", ["1.15%", "的"]),
        ("U.S. Steel", ["U.S. ", "Steel"]),
    ],
)
def test_parts_stay_together(text: str, parts: list[str]) -> None:
    assert typeset.parts(text) == parts


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, [""]),
        ("a mill in a town", 6, ["a mill", "in a", "town"]),
        ("an  extraordinarily\nlong word", 6, ["an", "extraordinarily", "long", "word"]),
        ("斯梅代雷沃钢厂的产值", 8, ["斯梅代雷", "沃钢厂的", "产值"]),
        ("它说产值，不是增加值", 8, ["它说产", "值，不是", "增加值"]),
        ("产值为7.95亿欧元", 10, ["产值为", "7.95亿欧元"]),
    ],
)
def test_lines_have_room(text: str, room: int, lines: list[str]) -> None:
    assert typeset.wrapped(text, room) == lines


def test_lines_can_be_measured_otherwise() -> None:
    assert typeset.wrapped("iii mmm", 4, lambda line: line.count("m") * 2 + 1) == ["iii", "mmm"]
