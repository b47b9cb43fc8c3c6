"""Addresses of the figures: what a browser draws from, and words for what cannot be drawn."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from starlette.applications import Starlette

from dashboard import charts, store, web
from dashboard.charts import timeline, view
from dashboard.charts.base import FigureView, HtmlView
from dashboard.charts.timeline import Choice
from dashboard.markup import chronicle
from dashboard.model import Chart
from dashboard.record import of
from dashboard.selection import LONGEST_TEXT
from tests.folders import REAL

from .caller import Answer, ask

RELEASE = store.current(REAL)
KNOWN = of(RELEASE)
APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
VIEWS = [view.of(chart, KNOWN) for chart in RELEASE.dataset.chart.values()]
DRAWN = [one.chart for one in VIEWS if isinstance(one, FigureView) and one.values]
ROWS = [one.chart for one in VIEWS if isinstance(one, HtmlView)]
TABLES = [one.chart for one in VIEWS if not one.values]
CHOSEN = next(chart for chart in DRAWN if chart.parameter == "unit")
YEARLY = next(chart for chart in ROWS if chart.parameter == "view")


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)


def get(address: str, **headers: str) -> Answer:
    return ask(APP, f"/assets/{address}", **headers)


@pytest.mark.parametrize("ground", charts.GROUNDS)
def test_every_chart_with_a_figure_has_an_address(ground: charts.Ground) -> None:
    colours = charts.palette_of(RELEASE.dataset.about, ground)
    for chart in DRAWN:
        drawing = view.of(chart, KNOWN).drawing(colours)
        assert drawing is not None
        answer = get(f"chart/{chart.id}?ground={ground}")
        assert (answer.status, answer.body) == (200, drawing.json)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["cache-control"] == "no-cache"


def test_a_choice_is_named_by_the_parameter_of_the_pages() -> None:
    chart, bodies = CHOSEN, []
    for choice in view.of(chart, KNOWN).choices:
        answer = get(f"chart/{chart.id}?{chart.parameter}={choice}")
        colours = charts.palette_of(RELEASE.dataset.about, "light")
        drawing = view.of(chart, KNOWN, choice).drawing(colours)
        assert drawing is not None
        assert (answer.status, answer.body) == (200, drawing.json)
        bodies.append(answer.body)
    assert len(set(bodies)) == len(bodies) > 1


def test_a_day_gives_the_figure_of_the_record_as_known_then() -> None:
    days = [get(f"chart/{CHOSEN.id}?as_of={day}") for day in ("2019-06-01", "2019-06-02")]
    assert days[0].status == 200
    assert days[0].body == days[1].body
    assert days[0].body != get(f"chart/{CHOSEN.id}").body


def test_tag_gives_304_to_who_has_the_figure() -> None:
    for accepted in ("br", "gzip", "identity"):
        address = f"chart/{CHOSEN.id}?ground=dark"
        answer = get(address, accept_encoding=accepted)
        again = get(address, accept_encoding=accepted, if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("chart", ROWS, ids=lambda chart: str(chart.id))
def test_every_chart_of_the_server_has_a_picture(chart: Chart) -> None:
    answer = get(f"rows/{chart.id}.svg")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    root = ET.fromstring(answer.body)
    said = squeezed("".join(root.itertext()))
    shown = view.of(chart, KNOWN)
    assert squeezed(shown.title) in said
    assert squeezed(chart.caveat) in said
    assert squeezed(f"release {RELEASE.name}, {RELEASE.dataset.about.licence}") in said
    assert f"#{chart.id}" in said


def squeezed(text: str) -> str:
    """A text without the places where its lines break."""
    return "".join(text.split())


def test_a_picture_as_png_is_twice_as_large_as_its_svg() -> None:
    address = f"rows/{ROWS[0].id}"
    root = ET.fromstring(get(f"{address}.svg").body)
    answer = get(f"{address}.png")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    picture = Image.open(io.BytesIO(answer.body))
    assert picture.size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    again = get(f"{address}.png", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_picture_shows_what_was_chosen_and_links_to_it() -> None:
    year = view.of(YEARLY, KNOWN).choices[1]
    text = get(f"rows/{YEARLY.id}.svg?view={year}&as_of=2024-06-01").text
    assert view.of(YEARLY, KNOWN, year).title in text
    assert f"view={year}&amp;as_of=" in text
    assert text != get(f"rows/{YEARLY.id}.svg?view={year}").text


def test_the_timeline_has_a_picture_of_what_was_chosen_which_links_to_it() -> None:
    answer = get("timeline.svg?kind=labour&from=2014&q=union")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    said = squeezed("".join(ET.fromstring(answer.body).itertext()))
    choice = Choice(("labour",), "union", (2014, timeline.whole(KNOWN).years[1]))
    assert squeezed(chronicle.finding(KNOWN, choice)) in said
    assert f"timeline?kind=labour&from=2014&q=union&release={RELEASE.name}" in said
    assert answer.body != get("timeline.svg").body


def test_the_timeline_as_png_is_twice_as_large_as_its_svg() -> None:
    root = ET.fromstring(get("timeline.svg?kind=labour").body)
    answer = get("timeline.png?kind=labour")
    picture = Image.open(io.BytesIO(answer.body))
    assert picture.size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


def test_words_of_a_search_are_no_key_of_what_is_kept_for_all() -> None:
    get("timeline.svg?kind=labour")
    before = web.figures._picture_of_events.sizes()
    for word in ("strike", "union", "wage"):
        assert get(f"timeline.svg?kind=labour&q={word}").status in (200, 404)
    assert web.figures._picture_of_events.sizes() == before


def test_without_a_folder_for_temporary_files_the_picture_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(svg: str, zoom: float) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(web.figures, "as_png", refuse)
    answer = get(f"rows/{ROWS[0].id}.png?as_of=2025-01-01")
    assert answer.status == 503
    assert "temporary files cannot be written (No space left on device)" in answer.json["error"]


REFUSED = {
    f"rows/{CHOSEN.id}.svg": (404, "is not drawn as rows"),
    f"rows/{ROWS[0].id}.gif": (404, "no picture as “gif”; use one of svg, png."),
    "rows/none.svg": (404, "There is no chart “none”; use one of"),
    f"rows/{YEARLY.id}.svg?view=1899": (400, "“1899” in view is not known here; use one of"),
    f"rows/{YEARLY.id}.png?<b>=1": (400, "The parameter “<b>” is not known here"),
    "timeline.gif": (404, "no picture as “gif”; use one of svg, png."),
    "timeline.svg?kind=dance": (400, "“dance” in kind is not known here; use one of"),
    "timeline.svg?from=1800": (400, "“1800” in from is not known here; use one of"),
    "timeline.svg?from=2020&to=2016": (400, "The years run from 2020 to 2016"),
    "timeline.svg?unit=EUR_m": (
        400,
        "“unit” is not known here; use as_of, kind, from, to, q, lang.",
    ),
    "timeline.png?q=xqzwv": (404, "No event of these years and kinds holds all"),
    f"timeline.png?q={'a' * (LONGEST_TEXT + 1)}": (400, f"q is longer than {LONGEST_TEXT} char"),
    "timeline.png?as_of=0001-01-01": (404, "No event of these years and kinds"),
    "chart/none": (404, "There is no chart “none”; use one of"),
    f"chart/{TABLES[0].id}": (404, "Nothing of this stands on a scale"),
    f"chart/{CHOSEN.id}?unit=zloty": (400, "“zloty” in unit is not known here; use one of"),
    f"chart/{YEARLY.id}": (404, "its marks stand in the page"),
    f"chart/{CHOSEN.id}?view=2018": (
        400,
        "“view” is not known here; use ground, as_of, unit, lang.",
    ),
    f"chart/{YEARLY.id}?view=1899": (400, "“1899” in view is not known here; use one of"),
    f"chart/{CHOSEN.id}?ground=red": (
        400,
        "“red” in ground is not known here; use one of light, dark.",
    ),
    f"chart/{CHOSEN.id}?ground=dark&ground=light": (400, "The parameter ground is there twice"),
    f"chart/{CHOSEN.id}?as_of=2024-13-45": (400, "“2024-13-45” in as_of is no day"),
    f"chart/{CHOSEN.id}?<b>=1": (400, "The parameter “<b>” is not known here"),
}


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_drawn_is_said_in_words(address: str) -> None:
    status, words = REFUSED[address]
    answer = get(address)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert set(answer.json) == {"error"}
    assert words in answer.json["error"]


def test_a_dataset_with_mistakes_is_said_to_be_mended(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "series.yaml").write_text("[")
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    answer = get(f"chart/{CHOSEN.id}")
    assert answer.status == 503
    assert "is being mended" in answer.json["error"]
