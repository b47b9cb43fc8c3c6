"""The fonts of pictures: each letter of each picture is in one of them, or another language is drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import resvg_py
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from starlette.applications import Starlette

from dashboard import shelf, store, web
from dashboard.charts import library
from dashboard.markup import menu
from dashboard.web import letters
from dashboard.words import language, language_of, speaking
from tests.folders import REAL

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
PAGES = tuple(menu(store.current(REAL).dataset))
TAGS = ("en", "sr-Latn", "sr-Cyrl", "zh-Hans")
HAS_CHINESE = any(library.VENDOR.glob("*.woff2"))
"""The set-up has put the font for Chinese there."""
CHARTS = ("exports-in-all", "who-says-the-output", "promises", "balance")
PICTURES = (
    *(f"/social/{page}.png" for page in PAGES),
    *(f"/assets/rows/{chart}.png" for chart in CHARTS),
    "/assets/timeline.png",
)


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pictures that are drawn, as SVG."""
    found: list[str] = []

    def draw(svg_string: str, **_options: object) -> bytes:
        found.append(svg_string)
        return svg_string.encode()

    monkeypatch.setattr(resvg_py, "svg_to_bytes", draw)
    shelf.empty()
    yield found
    shelf.empty()


def spoken(address: str, tag: str) -> bytes:
    """The picture in a language."""
    answer = ask(APP, f"{address}?lang={tag}")
    assert answer.status == 200, answer.text
    return answer.body


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("address", PICTURES)
def test_fonts_have_every_letter_of_a_picture(address: str, tag: str, drawn: list[str]) -> None:
    spoken(address, tag)
    (svg,) = drawn
    assert svg.count("<text") >= 3
    assert letters.lacking(svg) == set()


@pytest.mark.parametrize("address", PICTURES)
def test_pictures_speak_chinese_where_there_is_a_font_for_it(
    address: str, drawn: list[str]
) -> None:
    spoken(address, "en")
    spoken(address, "zh-Hans")
    english, chinese = drawn
    assert ("Noto Sans SC" in chinese) == HAS_CHINESE
    assert (chinese != english) == HAS_CHINESE


def small_font(folder: Path, characters: str) -> None:
    """Put a font with these characters there, each of them a square."""
    names = {ord(character): f"u{ord(character):x}" for character in characters}
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 900), (900, 900), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    order = [".notdef", *names.values()]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(names)
    made.setupGlyf(dict.fromkeys(order, square))
    made.setupHorizontalMetrics(dict.fromkeys(order, (1000, 0)))
    made.setupHorizontalHeader(ascent=900, descent=-100)
    made.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    made.font.flavor = "woff2"
    made.save(folder / "squares.woff2")


def test_fonts_of_the_folder_add_their_letters(tmp_path: Path) -> None:
    alone = letters.letters(tmp_path / "none")
    small_font(tmp_path, "译文")
    assert letters.letters(tmp_path) - alone == {ord("译"), ord("文")}
    assert {ord("Š"), ord("љ"), ord("Њ"), ord("€")} <= alone
    assert len(letters.fonts(tmp_path)) == len(letters.fonts(tmp_path / "none")) + 1


def test_the_languages_that_can_be_drawn_are_named(tmp_path: Path) -> None:
    latin = ["en", "sr-Latn", "sr-Cyrl"]
    assert letters.written(tmp_path) == latin
    assert letters.written() == [*latin, *(["zh-Hans"] if HAS_CHINESE else [])]


def test_a_letter_that_no_font_has_lets_another_language_be_drawn() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>\U00013000</text></svg>'
    )
    assert letters.lacking(svg) == {"\U00013000"}
    asked: list[str] = []

    def draw() -> bytes:
        asked.append(language())
        return letters.as_png(svg)

    with speaking(language_of("sr-Latn")):
        assert letters.in_letters_of_the_fonts(draw).startswith(b"\x89PNG")
        with pytest.raises(letters.UnwritableError):
            letters.as_png(svg)
    assert asked == ["sr-Latn", "en"]
