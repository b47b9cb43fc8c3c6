"""Colours as measured by an independent library, for the accents that the dataset names."""

import pytest
import yaml
from coloraide import Color

from dashboard.charts.barset import BARS, fill
from dashboard.charts.marks import Mark
from dashboard.charts.palette import Ground, Palette, palette
from tests.folders import REAL

DATASET = yaml.safe_load((REAL / "dataset.yaml").read_text(encoding="utf-8"))
ACCENTS: dict[Ground, str] = {"light": DATASET["accent"], "dark": DATASET["accent_dark"]}
MEANINGS = [
    ("accent", "country"),
    ("accent", "ink"),
    ("country", "ink"),
    ("event", "accent"),
    ("accent", "muted"),
]
APART = 15
"""Delta E 2000 of colours that mean different things; the nearest pair, accent and muted on dark without red, has 17.7."""


def colours(ground: Ground) -> Palette:
    return palette(ground, ACCENTS[ground])


def tone(ground: Ground, name: str) -> str:
    """A colour by its meaning."""
    return str(getattr(colours(ground), name))


def weakest(ground: Ground, name: str) -> float:
    """The lowest contrast with what may lie behind."""
    chosen = colours(ground)
    return min(
        Color(tone(ground, name)).contrast(behind, method="wcag21")
        for behind in (chosen.paper, *chosen.era)
    )


def seen(colour: str, without: str | None) -> Color:
    """A colour as it looks to everyone, or to those who lack one kind of cone."""
    return Color(colour).filter(without, 1).clip() if without else Color(colour)


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "event", "accent"])
def test_text_stands_out_from_the_paper_and_from_every_band(ground: Ground, name: str) -> None:
    assert weakest(ground, name) >= 4.5


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("name", ["accent", "country", "ink", "event"])
def test_marks_stand_out_from_the_paper_and_from_every_band(ground: Ground, name: str) -> None:
    assert weakest(ground, name) >= 3


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("pair", MEANINGS, ids="/".join)
@pytest.mark.parametrize("without", [None, "protan", "deutan", "tritan"])
def test_colours_of_different_meaning_stay_apart_for_every_eye(
    ground: Ground, pair: tuple[str, str], without: str | None
) -> None:
    one, other = (seen(tone(ground, name), without) for name in pair)
    assert one.delta_e(other, method="2000") >= APART


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_colour_of_the_plant_is_the_accent_of_the_dataset(ground: Ground) -> None:
    assert palette(ground, "#0b6e4f").accent == "#0b6e4f"


@pytest.mark.parametrize(("share", "mixed"), [(1, "#000000"), (0, "#fbfaf7"), (0.5, "#7e7d7c")])
def test_a_faint_colour_is_mixed_with_the_paper(share: float, mixed: str) -> None:
    assert colours("light").faint("#000000", share) == mixed


def test_colours_of_different_meaning_differ_and_blue_is_for_the_country_and_for_events() -> None:
    for ground in ACCENTS:
        chosen = colours(ground)
        assert chosen.event == chosen.country
        meanings = {chosen.accent, chosen.ink, chosen.muted, chosen.paper, chosen.country}
        assert len(meanings) == 5


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("mark", BARS, ids=lambda mark: mark.name)
def test_a_bar_of_any_fill_has_an_edge_that_stands_out(ground: Ground, mark: Mark) -> None:
    chosen = colours(ground)
    assert fill(mark, chosen)["line"]["color"] == chosen.accent
    assert weakest(ground, "accent") >= 3
