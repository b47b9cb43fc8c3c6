"""The timeline as a picture for print: every owner, key date and event, all of it inside."""

from xml.etree import ElementTree as ET

import pytest

from dashboard import store
from dashboard.charts import timeline
from dashboard.charts.timeline import Choice
from dashboard.markup import chronicle, sheet, timeline_drawing, timeline_pictures
from dashboard.record import of
from tests.folders import REAL

RELEASE = store.current(REAL)
KNOWN = of(RELEASE)
WHOLE = timeline.whole(KNOWN)
CHOICES = [
    WHOLE,
    Choice(("ownership", "trade_policy"), "", (2014, 2020)),
    Choice(("labour",), "", WHOLE.years),
    Choice(WHOLE.kinds, "", (1913, 1946)),
    Choice(WHOLE.kinds, "", (2016, 2016)),
]
EACH = pytest.mark.parametrize("choice", CHOICES, ids=lambda one: f"{one.kinds[0]}-{one.years[0]}")
SVG = "{http://www.w3.org/2000/svg}"
LETTER = 0.5
"""Width of a letter as a part of the size of its type, at most on the average."""


def drawn(choice: Choice) -> ET.Element:
    shown = timeline_drawing.layout(KNOWN, choice)
    assert shown is not None
    link = "https://a.example/x?y&z"
    return ET.fromstring(str(timeline_pictures.svg(RELEASE, KNOWN, choice, shown, link)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@EACH
def test_a_picture_holds_its_finding_owners_and_key_dates(choice: Choice) -> None:
    shown = timeline_drawing.layout(KNOWN, choice)
    assert shown is not None
    whole = squeezed("".join(text.text or "" for text in drawn(choice).iter(f"{SVG}text")))
    assert squeezed(chronicle.finding(KNOWN, choice)) in whole
    for owner in timeline_drawing.owners(KNOWN.eras, shown.scale):
        assert squeezed(owner.title) in whole
    for event in shown.keys:
        assert squeezed(event.title) in whole
    assert "https://a.example/x?y&z" in whole


@EACH
def test_each_event_has_a_mark_and_everything_stands_within_the_picture(choice: Choice) -> None:
    shown = timeline_drawing.layout(KNOWN, choice)
    assert shown is not None
    root = drawn(choice)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width == sheet.WIDTH
    dots = root.findall(f"{SVG}circle")
    boxes = [box for box in root.findall(f"{SVG}rect") if "stroke" in box.attrib]
    thin = [box for box in boxes if box.attrib["height"] == "10"]
    assert len(dots) + len(thin) == len(shown.events) + len(shown.keys)
    for dot in dots:
        assert sheet.MARGIN <= float(dot.attrib["cx"]) <= width - sheet.MARGIN
        assert 0 < float(dot.attrib["cy"]) < height
    for box in boxes:
        assert 0 <= float(box.attrib["x"]) <= float(box.attrib["x"]) + float(box.attrib["width"])
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width
    for text in root.iter(f"{SVG}text"):
        size = float(text.attrib["font-size"])
        assert size < float(text.attrib["y"]) < height
        length = LETTER * size * len(text.text or "")
        left = float(text.attrib["x"])
        anchor = text.attrib.get("text-anchor", "start")
        left -= {"start": 0, "middle": length / 2, "end": length}[anchor]
        assert 0 <= left <= left + length <= width, text.text
