"""Rows as a picture for print: every line and number, every mark, all of it inside."""

import itertools
from xml.etree import ElementTree as ET

import pytest

from dashboard import headings, store
from dashboard.charts import view
from dashboard.charts.rows import RowsView
from dashboard.markup import row_pictures, sheet
from dashboard.record import of
from tests.folders import REAL

RELEASE = store.current(REAL)
KNOWN = of(RELEASE)
VIEWS = [
    shown
    for chart in RELEASE.dataset.chart.values()
    for choice in view.of(chart, KNOWN).choices or [""]
    if isinstance(shown := view.of(chart, KNOWN, choice), RowsView)
]
EACH = pytest.mark.parametrize("shown", VIEWS, ids=lambda one: f"{one.chart.id}-{one.choice}")
SVG = "{http://www.w3.org/2000/svg}"
LETTER = 0.6
"""Width of a letter as a part of the size of its type, at most on the average."""


def drawn(shown: RowsView) -> ET.Element:
    return ET.fromstring(str(row_pictures.svg(RELEASE, shown, "https://a.example/x?y&z")))


def squeezed(text: str) -> str:
    return "".join(text.split())


@EACH
def test_a_picture_holds_every_line_number_and_note(shown: RowsView) -> None:
    texts = [text.text or "" for text in drawn(shown).iter(f"{SVG}text")]
    whole = squeezed("".join(texts))
    for row in shown.rows:
        assert squeezed(row.words) in whole
        assert squeezed(row.value) in whole
    assert squeezed(shown.title) in whole
    found = shown.finding
    assert found is None or squeezed(headings.plain(found)) in whole
    assert squeezed(shown.chart.caveat) in whole
    assert squeezed(shown.verdict) in whole
    assert "https://a.example/x?y&z" in whole
    assert RELEASE.dataset.about.licence in " ".join(texts)


@EACH
def test_everything_stands_within_the_picture(shown: RowsView) -> None:
    root = drawn(shown)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width == sheet.WIDTH
    bars = [box for box in root.findall(f"{SVG}rect") if "stroke" in box.attrib]
    assert len(bars) >= len(shown.points)
    for box in bars:
        left, top = float(box.attrib["x"]), float(box.attrib["y"])
        assert 0 <= left <= left + float(box.attrib["width"]) <= width
        assert 0 <= top <= top + float(box.attrib["height"]) <= height
    for text in root.iter(f"{SVG}text"):
        size = float(text.attrib["font-size"])
        assert size < float(text.attrib["y"]) < height
        end = float(text.attrib["x"]) + LETTER * size * len(text.text or "")
        assert end <= width or size == 14, text.text


def test_lines_of_text_do_not_touch() -> None:
    for shown in VIEWS:
        starts = [
            (float(text.attrib["x"]), float(text.attrib["y"]), float(text.attrib["font-size"]))
            for text in drawn(shown).iter(f"{SVG}text")
        ]
        left = sorted((y, size) for x, y, size in starts if x == sheet.MARGIN)
        for (above, _), (beneath, size) in itertools.pairwise(left):
            assert beneath - above >= size


def test_bars_are_as_long_as_their_numbers() -> None:
    shown = next(one for one in VIEWS if one.chart.kind == "ladder")
    boxes = [box for box in drawn(shown).findall(f"{SVG}rect") if box.attrib.get("height") == "22"]
    amounts = [float(part.amount) for row in shown.rows for part in row.parts]
    widths = [float(box.attrib["width"]) for box in boxes]
    assert len(widths) == len(amounts) > 5
    ratio = widths[0] / amounts[0]
    assert widths == pytest.approx([ratio * amount for amount in amounts], abs=0.1)
