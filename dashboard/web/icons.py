"""The font of the application's icons, of which it uses some hundred out of four thousand."""

import io
import re
from pathlib import Path

from fontTools import subset
from streamlit.file_util import get_static_dir

HOME = Path(get_static_dir()) / "static"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
"""An icon is a ligature of the letters of its name."""


def font() -> Path:
    (found,) = (HOME / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return found


def named() -> bytes:
    """The font with the icons whose name stands as a word of its own in a script of the application."""
    words = {
        word
        for path in (HOME / "js").glob("*.js")
        for word in re.findall(r"[\"'`/:]([a-z0-9_]+)[\"'`:]", path.read_text("utf-8"))
    }
    options = subset.Options(
        flavor="woff2", layout_features=["*"], layout_closure=False, ignore_missing_glyphs=True
    )
    target = io.BytesIO()
    with subset.load_font(str(font()), options) as whole:
        small = subset.Subsetter(options)
        small.populate(glyphs=sorted(words), text=_LETTERS)
        small.subset(whole)
        subset.save_font(whole, target, options)
    return target.getvalue()
