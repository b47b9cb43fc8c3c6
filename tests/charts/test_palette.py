import pytest

from dashboard.charts.palette import Ground, Palette, palette

ACCENTS: dict[Ground, str] = {"light": "#b8471a", "dark": "#f0915f"}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(ground: Ground) -> Palette:
    return palette(ground, ACCENTS[ground])


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "event", "accent"])
def test_text_stands_out_from_the_paper_and_from_every_band(ground: Ground, name: str) -> None:
    chosen = colours(ground)
    assert min(contrast(getattr(chosen, name), behind) for behind in (chosen.paper, *chosen.era)) >= 4.5


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("name", ["accent", "country", "event", "ink"])
def test_marks_stand_out_from_the_paper_and_from_every_band(ground: Ground, name: str) -> None:
    chosen = colours(ground)
    assert min(contrast(getattr(chosen, name), behind) for behind in (chosen.paper, *chosen.era)) >= 3


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_colour_of_the_plant_is_the_accent_of_the_dataset(ground: Ground) -> None:
    assert palette(ground, "#0b6e4f").accent == "#0b6e4f"


@pytest.mark.parametrize(("share", "mixed"), [(1, "#000000"), (0, "#ffffff"), (0.5, "#808080")])
def test_a_faint_colour_is_mixed_with_the_paper(share: float, mixed: str) -> None:
    assert colours("light").faint("#000000", share) == mixed


def test_colours_of_different_meaning_differ() -> None:
    for ground in ACCENTS:
        chosen = colours(ground)
        assert len({chosen.accent, chosen.ink, chosen.muted, chosen.paper, chosen.event, chosen.country}) == 6
