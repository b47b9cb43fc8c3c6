"""Cuts the font for Chinese to the characters that catalogues and record hold.

`install.sh` has left the font as the package brings it: in pieces by range of characters, each
with every weight. Of them one font is made for each weight that pictures are drawn in.
"""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[2]
PIECES = ROOT / "deploy" / "npm" / "pieces"
VENDOR = ROOT / "dashboard" / "assets" / "vendor"
FAMILY = "Noto Sans SC"
WEIGHTS = {"Regular": 400, "Bold": 700}
"""Name of a style -> its weight."""
_HELD = ("dashboard/locale/*.po", "datasets/locale/*.po", "datasets/*.yaml", "datasets/*/*.csv")
"""Files whose characters can stand in a picture."""
_ASCII = frozenset(range(0x20, 0x7F))
_FAMILY_NAME, _STYLE_NAME, _POSTSCRIPT_NAME = 1, 2, 6
"""Numbers of the names that a drawing library asks a font for."""


def characters(root: Path = ROOT) -> frozenset[int]:
    """Every character of the catalogues and of the record."""
    texts = (path.read_text(encoding="utf-8") for held in _HELD for path in root.glob(held))
    letters = {letter for text in texts for letter in text if letter.isprintable()}
    return _ASCII | {ord(letter) for letter in letters}


def cut(pieces: Iterable[Path], wanted: frozenset[int], weight: int, folder: Path) -> TTFont:
    """One font of one weight, of pieces that have a character that is wanted.

    `folder` takes the pieces while they are put together.
    """
    missing, parts = set(wanted), []
    for path in pieces:
        font = TTFont(path)
        found = missing & font.getBestCmap().keys()
        if not found:
            continue
        missing -= found
        font.flavor = None
        _keep(font, found)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        part = folder / f"{path.stem}-{weight}.ttf"
        font.save(part)
        parts.append(str(part))
    return Merger().merge(parts)


def _keep(font: TTFont, found: Iterable[int]) -> None:
    """Leave these characters in a font, and of its other tables what a line of text needs."""
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["BASE", "STAT", "VORG", "vhea", "vmtx", "VVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=found)
    subsetter.subset(font)


def _named(font: TTFont, style: str) -> None:
    """Give a font its family and style, and no other names."""
    names = {
        _FAMILY_NAME: FAMILY,
        _STYLE_NAME: style,
        _POSTSCRIPT_NAME: f"{FAMILY.replace(' ', '')}-{style}",
    }
    font["name"].names = []
    for number, name in names.items():
        font["name"].addMultilingualName({"en": name}, nameID=number, mac=False)


def main() -> None:
    """Put the fonts and their licence where the dashboard looks for them."""
    pieces = sorted(PIECES.glob("*.woff2"))
    if not pieces:
        print("no font for Chinese was fetched: pictures in it give way to another language")
        return
    wanted = characters()
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pieces-") as folder:
        for style, weight in WEIGHTS.items():
            font = cut(pieces, wanted, weight, Path(folder))
            _named(font, style)
            font.flavor = "woff2"
            font.save(VENDOR / f"noto-sans-sc-{weight}.woff2")
    shutil.copyfile(PIECES / "LICENSE", VENDOR / "noto-sans-sc.LICENSE")
    print(f"pictures are drawn in {FAMILY} too, cut to {len(wanted)} characters")


if __name__ == "__main__":
    main()
