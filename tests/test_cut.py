"""The font for pictures in Chinese: cut to what catalogues and record hold, in each weight."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont
from streamlit.file_util import get_static_dir

ROOT = Path(__file__).resolve().parent.parent
(VARIABLE,) = Path(get_static_dir(), "static", "media").glob("SourceSansVF-Upright.*.woff2")
"""A font of every weight, in the place of a piece."""
WANTED = frozenset(map(ord, "Aš"))


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a folder of its own."""
    spec = importlib.util.spec_from_file_location("cut", ROOT / "deploy" / "npm" / "cut.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "PIECES", tmp_path / "pieces")
    monkeypatch.setattr(script, "VENDOR", tmp_path / "vendor")
    return script


def test_characters_are_those_of_catalogues_and_record(cut: ModuleType) -> None:
    found = cut.characters()
    assert {ord(letter) for letter in "产值亿，Šљ€~ "} <= found
    assert ord("\n") not in found
    assert 1000 < len(found) < 3000


def test_a_font_of_one_weight_has_the_characters_alone(cut: ModuleType, tmp_path: Path) -> None:
    weights = {}
    for weight in (400, 700):
        font = cut.cut([VARIABLE], WANTED, weight, tmp_path)
        assert set(font.getBestCmap()) == WANTED
        assert "fvar" not in font
        weights[font["OS/2"].usWeightClass] = font["hmtx"]["A"]
    assert set(weights) == {400, 700}
    assert weights[400] != weights[700]


def test_pieces_are_put_together(cut: ModuleType, tmp_path: Path) -> None:
    first, second = tmp_path / "one.woff2", tmp_path / "two.woff2"
    for path, letter in ((first, "A"), (second, "š")):
        font = TTFont(VARIABLE)
        cut._keep(font, [ord(letter)])
        font.save(path)
    font = cut.cut([first, second], frozenset(map(ord, "Ašж")), 400, tmp_path)
    assert set(font.getBestCmap()) == WANTED


def test_the_fonts_stand_with_their_licence(
    cut: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pieces = tmp_path / "pieces"
    pieces.mkdir()
    shutil.copy(VARIABLE, pieces / "piece.woff2")
    (pieces / "LICENSE").write_text("OFL")
    cut.main()
    there = sorted(path.name for path in (tmp_path / "vendor").iterdir())
    assert there == ["noto-sans-sc-400.woff2", "noto-sans-sc-700.woff2", "noto-sans-sc.LICENSE"]
    names = TTFont(tmp_path / "vendor" / "noto-sans-sc-700.woff2")["name"]
    assert (names.getDebugName(1), names.getDebugName(2)) == ("Noto Sans SC", "Bold")
    assert capsys.readouterr().out.startswith("pictures are drawn in Noto Sans SC too, cut to ")


def test_without_pieces_it_says_so_and_leaves_what_is_there(
    cut: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut.main()
    assert capsys.readouterr().out == (
        "no font for Chinese was fetched: pictures in it give way to another language\n"
    )
    assert not (tmp_path / "vendor").exists()
