"""Who reports a claim as a picture for print: every lane, mark, word and note, all of it inside."""

import itertools
from xml.etree import ElementTree as ET

import pytest

from dashboard import store
from dashboard.charts import view
from dashboard.charts.voices import VoicesView
from dashboard.markup import sheet, voice_pictures
from dashboard.markup.pictures import svg
from dashboard.record import of
from tests.folders import REAL

RELEASE = store.current(REAL)
KNOWN = of(RELEASE)
VIEWS = [
    shown
    for chart in RELEASE.dataset.chart.values()
    if isinstance(shown := view.of(chart, KNOWN), VoicesView)
]
EACH = pytest.mark.parametrize("shown", VIEWS, ids=lambda one: one.chart.id)
SVG = "{http://www.w3.org/2000/svg}"
LETTER = 0.5
"""Width of a letter as a part of the size of its type, at most on the average."""


def drawn(shown: VoicesView) -> ET.Element:
    return ET.fromstring(str(svg(RELEASE, shown, "https://a.example/x?y&z")))


def squeezed(text: str) -> str:
    return "".join(text.split())


@EACH
def test_a_picture_holds_every_lane_page_and_note(shown: VoicesView) -> None:
    assert shown.found is not None
    texts = [text.text or "" for text in drawn(shown).iter(f"{SVG}text")]
    whole = squeezed("".join(texts))
    for side in RELEASE.dataset.sides:
        assert squeezed(side.title[1:]) in whole
    for page in shown.found.pages:
        assert squeezed(str(page.source.publisher)) in whole
    for words in (shown.title, shown.verdict, shown.chart.caveat, "https://a.example/x?y&z"):
        assert squeezed(words) in whole
    assert RELEASE.dataset.about.licence in " ".join(texts)


@EACH
def test_each_column_has_a_mark_and_everything_stands_within_the_picture(shown: VoicesView) -> None:
    assert shown.lanes is not None
    root = drawn(shown)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width == sheet.WIDTH
    diamonds = [path for path in root.findall(f"{SVG}path") if "stroke" not in path.attrib]
    circles = root.findall(f"{SVG}circle")
    in_key = len(shown.lanes.looks)
    assert len(diamonds) + len(circles) == len(shown.lanes.columns) + in_key
    for circle in circles:
        assert 0 < float(circle.attrib["cx"]) < width
        assert 0 < float(circle.attrib["cy"]) < height
    lanes = [box for box in root.findall(f"{SVG}rect") if "stroke" in box.attrib]
    assert len(lanes) == len(RELEASE.dataset.sides)
    for above, beneath in itertools.pairwise(lanes):
        end = float(above.attrib["y"]) + float(above.attrib["height"])
        assert end < float(beneath.attrib["y"])
    for text in root.iter(f"{SVG}text"):
        size = float(text.attrib["font-size"])
        assert size < float(text.attrib["y"]) < height
        end = float(text.attrib["x"]) + LETTER * size * len(text.text or "")
        assert end <= width, text.text


@EACH
def test_words_of_marks_do_not_reach_into_the_next_mark_of_their_row(shown: VoicesView) -> None:
    assert shown.lanes is not None
    column = (sheet.INSIDE - voice_pictures.ROOM) / len(shown.lanes.columns)
    starts = [
        sheet.MARGIN + voice_pictures.ROOM + column * n for n in range(len(shown.lanes.columns))
    ]
    marks = [mark for lane in shown.lanes.lanes for mark in lane.marks]
    for text in drawn(shown).iter(f"{SVG}text"):
        x = float(text.attrib["x"]) - voice_pictures.BESIDE
        found = [mark for mark in marks if abs(starts[mark.voice.spot.column] - x) < 1]
        if text.attrib["font-size"] == "16" and found:
            end = float(text.attrib["x"]) + LETTER * 16 * len(text.text or "")
            assert end <= max(starts[0] + column * mark.end for mark in found), text.text
