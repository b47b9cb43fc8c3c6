"""The library that draws charts in a browser: the small bundle of Plotly, or the whole one.

The set-up puts the small bundle into a folder of the package where npm is at hand.
Where it is not, the whole one serves, which the Python package of Plotly brings along.
Both draw the same figures.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import plotly

VENDOR = Path(__file__).parent.parent / "assets" / "vendor"
"""Where the set-up puts the small bundle; no file of it is kept under version control."""
SMALL = "plotly-basic.min.js"
_HEAD = 400
"""Bytes at the beginning of a bundle that hold its version."""


@dataclass(frozen=True, slots=True)
class Library:
    """A bundle of Plotly for browsers."""

    path: Path
    is_small: bool
    version: str

    @property
    def name(self) -> str:
        """The name in its address; it differs from version to version."""
        kind = "plotly-basic" if self.is_small else "plotly"
        return f"{kind}-{self.version}.min.js"

    @property
    def words(self) -> str:
        kind = "the small bundle" if self.is_small else "the whole bundle"
        return f"plotly.js {self.version}, {kind}"


@cache
def found() -> Library:
    """The bundle that is in use."""
    return choose(VENDOR)


def choose(folder: Path) -> Library:
    """The small bundle where the folder holds it, else the whole one."""
    small = folder / SMALL
    if small.is_file():
        return Library(small, is_small=True, version=_version(small))
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return Library(whole, is_small=False, version=_version(whole))


def _version(path: Path) -> str:
    """The version that a bundle says at its beginning."""
    with path.open("rb") as bundle:
        head = bundle.read(_HEAD).decode("utf-8", "replace")
    said = re.search(r"plotly\.js (?:\([^)]*\) )?v(\d+\.\d+\.\d+)", head)
    if said is None:
        raise ValueError(f"{path} is no bundle of plotly.js; put another one there or remove it")
    return said[1]
