"""Colours by meaning, for a light and a dark ground.

Text keeps 4.5:1 against its ground, marks 3:1. The accent is the plant's own, blue is for events
and context.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from plotly.colors import hex_to_rgb

from dashboard.model import About

Ground = Literal["light", "dark"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour for each meaning, as CSS."""

    accent: str
    ink: str
    muted: str
    grid: str
    paper: str
    event: str
    country: str
    era: tuple[str, str]
    """Fill of the bands, in turn."""

    def faint(self, colour: str, share: float) -> str:
        """A colour mixed with the paper, opaque: what lies beneath does not change it."""
        mixed = (
            round(share * top + (1 - share) * bottom)
            for top, bottom in zip(hex_to_rgb(colour), hex_to_rgb(self.paper), strict=True)
        )
        return "#{:02x}{:02x}{:02x}".format(*mixed)

    def soft(self, colour: str) -> str:
        """The fill of a hedged value, which has an edge in the colour itself."""
        return self.faint(colour, 0.5)

    def quiet(self, colour: str) -> str:
        """The tone of a line that is not used for its year."""
        return self.faint(colour, 0.78)


def palette(ground: Ground, accent: str) -> Palette:
    """The colours on a ground, with the accent that the dataset names for it."""
    if ground == "dark":
        return Palette(
            accent,
            "#f1efe9",
            "#b6b4ad",
            "#3b4046",
            "#14171a",
            "#8fc1e3",
            "#8fc1e3",
            ("#1d2125", "#14171a"),
        )
    return Palette(
        accent,
        "#16191d",
        "#545a62",
        "#d8d4c9",
        "#fbfaf7",
        "#2c5f87",
        "#2c5f87",
        ("#f3f0e8", "#fbfaf7"),
    )


def palette_of(about: About, ground: Ground) -> Palette:
    """The colours of a dataset's charts on a ground."""
    return palette(ground, about.accent if ground == "light" else about.accent_dark)
