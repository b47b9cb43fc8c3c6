"""Files, pictures and code, taken from the running site as a reader takes them."""

import io
import json
import re
import runpy
import shlex
import subprocess
import urllib.request
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, expect

from dashboard import store
from tests.exports.facts import objects, rows, texts

from .reader import DATASET, NARROW, ROOT, WIDE, Reader

pytestmark = pytest.mark.browser

RELEASE = store.current(ROOT / "datasets")
ONE = next(chart for chart in DATASET.page["exports"].charts if chart.kind == "periods")
SERIES = next(name for name in ONE.series if DATASET.of_series[name])
WINDOWS = next(
    chart
    for chart in DATASET.page["exports"].charts
    if chart.kind == "windows" and len(chart.series) == 1
)


def offer(reader: Reader, name: str) -> Locator:
    """The offer of a chart or list, opened with the mouse."""
    box = reader.page.locator(f".st-key-take-{name}")
    box.locator("summary").click()
    expect(box.locator(f".st-key-csv-{name} button")).to_be_visible()
    return box


def take(reader: Reader, button: Locator) -> tuple[str, bytes]:
    """Name and content of the file that a button gives."""
    with reader.page.expect_download() as arriving:
        button.click()
    return arriving.value.suggested_filename, Path(arriving.value.path()).read_bytes()


def choose_all(reader: Reader, box: Locator) -> None:
    """Choose all rows, and wait until the buttons give them."""
    box.get_by_text(f"All: {counts(box)[1]}").click()
    expect(box.get_by_role("radio", name=re.compile("^All: "))).to_be_checked()
    reader.page.wait_for_timeout(
        500
    )  # the run that makes the new files begins a moment after the click
    reader.wait()


def answer(address: str) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(address, timeout=30) as found:
        return {name.lower(): value for name, value in found.headers.items()}, found.read()


def counts(box: Locator) -> list[int]:
    """Rows shown and in all, as the label says before the click."""
    return [
        int(number)
        for number in re.findall(
            r"(\d+) (?:shown|rows? in all)", box.locator("summary").inner_text()
        )
    ]


def test_files_of_a_chart_hold_the_rows_that_were_announced_and_the_whole_equals_its_address(
    reader: Reader,
) -> None:
    name = WINDOWS.id
    reader.open("exports")
    box = offer(reader, name)
    shown, whole = counts(box)
    held = {}
    for form in ("csv", "json", "xlsx"):
        file, held[form] = take(reader, box.locator(f".st-key-{form}-{name} button"))
        assert file == f"{DATASET.about.id}-{name}-shown.{form}"
    assert len(rows(held["csv"])) == len(objects(held["json"])["rows"]) == shown > 0
    assert [texts(row) for row in objects(held["json"])["rows"]] == rows(held["csv"])
    book = openpyxl.load_workbook(io.BytesIO(held["xlsx"]))
    assert [cell.value for cell in book["data"]["A"][1:]] == [
        row["id"] for row in rows(held["csv"])
    ]
    choose_all(reader, box)
    series = WINDOWS.series[0]
    for form in ("csv", "json"):
        file, content = take(reader, box.locator(f".st-key-{form}-{name} button"))
        headers, body = answer(f"{reader.server}/data/{series}.{form}")
        assert content == body
        assert headers["content-disposition"].endswith(f'filename="{file}"')
        assert headers["x-release"] == RELEASE.name
    assert len(rows(answer(f"{reader.server}/data/{series}.csv")[1])) == whole
    assert reader.faults == []


def test_years_chosen_on_data_give_the_bytes_of_the_address_in_the_code(reader: Reader) -> None:
    reader.open("data", f"?view={SERIES}&from=2018&to=2020")
    box = offer(reader, SERIES)
    _, content = take(reader, box.locator(f".st-key-csv-{SERIES} button"))
    address = re.findall(r'"(http[^"]+\.csv[^"]*)"', box.locator(".code code").first.inner_text())[
        0
    ]
    assert answer(address)[1] == content
    assert len(rows(content)) == counts(box)[0] < len(DATASET.of_series[SERIES])


@pytest.mark.parametrize("name", ["timeline", "sources"])
def test_lists_give_the_bytes_of_their_address(reader: Reader, name: str) -> None:
    reader.open(name)
    box = offer(reader, name)
    stem = "events" if name == "timeline" else "sources"
    choose_all(reader, box)
    file, content = take(reader, box.locator(f".st-key-csv-{name} button"))
    assert file == f"{DATASET.about.id}-{stem}.csv"
    assert content == answer(f"{reader.server}/data/{stem}.csv")[1]
    assert len(rows(content)) == counts(box)[1]


def test_everything_is_one_package_with_the_bytes_of_its_address(reader: Reader) -> None:
    reader.open("data")
    file, content = take(
        reader, reader.page.get_by_role("button", name="Everything: data package (zip)")
    )
    assert file == f"{DATASET.about.id}-{RELEASE.name}.zip"
    assert content == answer(f"{reader.server}/data/package.zip")[1]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert (
            package.read("observations/exports.csv")
            == (ROOT / "datasets" / "observations" / "exports.csv").read_bytes()
        )
    _, observations = take(reader, reader.page.locator(".st-key-csv-all button"))
    assert observations == answer(f"{reader.server}/data/observations.csv")[1]
    assert {row["id"] for row in rows(observations)} == set(DATASET.observation)


def test_the_package_is_whole_when_the_page_shows_an_earlier_day(reader: Reader) -> None:
    reader.open("data", "?as_of=2019-01-01")
    _, content = take(
        reader, reader.page.get_by_role("button", name="Everything: data package (zip)")
    )
    assert content == answer(f"{reader.server}/data/package.zip")[1]
    _, observations = take(reader, reader.page.locator(".st-key-csv-all button"))
    assert observations == answer(f"{reader.server}/data/observations.csv?as_of=2019-01-01")[1]
    assert 0 < len(rows(observations)) < len(DATASET.observations)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pictures_of_a_chart_say_what_they_show(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("exports")
    box = offer(reader, ONE.id)
    drawn = "wide" if width == WIDE else "narrow"
    figure = reader.page.locator(f'figure[data-chart="{ONE.id}"][data-drawn="{drawn}"]')
    size = figure.bounding_box()
    assert size is not None
    file, png = take(reader, box.get_by_role("button", name="PNG"))
    assert file == f"{DATASET.about.id}-{ONE.id}.png"
    picture = Image.open(io.BytesIO(png))
    assert picture.format == "PNG"
    file, content = take(reader, box.get_by_role("button", name="SVG"))
    assert file == f"{DATASET.about.id}-{ONE.id}.svg"
    root = ET.fromstring(content.decode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    wide, high = (float(root.attrib[side]) for side in ("width", "height"))
    assert abs(picture.width - 2 * wide) + abs(picture.height - 2 * high) < 1
    assert abs(wide - size["width"]) <= 1
    assert high > size["height"] + 40
    said = squeezed(" ".join(root.itertext()))
    heading = reader.page.locator(f"h2#{ONE.id}").inner_text()
    legend = reader.page.locator(f".st-key-chart-{ONE.id} .legend li").all_inner_texts()
    assert legend
    for text in (heading, *legend, "Sources: ", f"release {RELEASE.name}", DATASET.about.licence):
        assert squeezed(text) in said, text
    assert len(list(root.iter("{http://www.w3.org/2000/svg}image"))) >= len(legend)
    assert inside(root, wide, high)
    assert reader.faults == []


def squeezed(text: str) -> str:
    """A text without the places where its lines break."""
    return re.sub(r"\s+", "", text)


def inside(root: ET.Element, wide: float, high: float) -> bool:
    """The texts of the title and the notes stand within the picture."""
    places = [
        (float(one.attrib["x"]), float(one.attrib["y"]))
        for one in root.iter("{http://www.w3.org/2000/svg}text")
        if "annotation" in one.attrib.get("class", "")
    ]
    return bool(places) and all(-1 <= x <= wide and -1 <= y <= high for x, y in places)


def test_lines_for_pandas_and_curl_run_as_they_stand(reader: Reader, tmp_path: Path) -> None:
    reader.open("exports")
    box = offer(reader, WINDOWS.id)
    pandas, curl = (code.inner_text() for code in box.locator(".code code").all()[:2])
    frame = run(pandas, tmp_path)
    series = WINDOWS.series[0]
    held = {one.id: one for one in DATASET.of_series[series]}
    assert list(frame["series"].unique()) == [series]
    assert set(frame["id"]) == set(held)
    for row in frame.to_dict("records"):
        value = held[str(row["id"])].value
        assert str(row["value"]) == str(float("nan") if value is None else float(value))
    subprocess.run(shlex.split(curl), cwd=tmp_path, check=True, capture_output=True, timeout=60)
    assert (tmp_path / f"{series}.csv").read_bytes() == answer(
        f"{reader.server}/data/{series}.csv"
    )[1]


def run(code: str, folder: Path) -> pd.DataFrame:
    """The frame that lines of code leave behind in their last one."""
    *before, last = code.strip().splitlines()
    (folder / "lines.py").write_text("\n".join([*before, f"frame = {last}"]))
    frame: Any = runpy.run_path(str(folder / "lines.py"))["frame"]
    assert isinstance(frame, pd.DataFrame)
    return frame


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
def test_an_open_offer_keeps_the_rules_of_accessibility(reader: Reader) -> None:
    reader.open("exports")
    box = offer(reader, WINDOWS.id)
    expect(box.locator(".code")).to_be_visible()
    box.evaluate("element => element.setAttribute('data-axe', 'here')")
    found = Axe().run(reader.page, context="[data-axe=here]").response
    assert len(found["passes"]) > 5
    assert [
        (one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]
    ] == []


def test_the_keyboard_opens_an_offer_and_takes_a_file(reader: Reader) -> None:
    reader.open("exports")
    box = reader.page.locator(f".st-key-take-{WINDOWS.id}")
    box.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    button = box.locator(f".st-key-csv-{WINDOWS.id} button")
    expect(button).to_be_visible()
    for _ in range(4):
        reader.page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    with reader.page.expect_download() as arriving:
        reader.page.keyboard.press("Enter")
    assert len(rows(Path(arriving.value.path()).read_bytes())) == counts(box)[0]


def test_the_footer_the_files_and_health_name_one_release(reader: Reader) -> None:
    reader.open("data")
    health = json.loads(answer(f"{reader.server}/healthz")[1])
    assert health == {"status": "ok", "release": RELEASE.name, "problems": 0}
    assert f"Release {RELEASE.name} of " in reader.page.locator("footer.site").inner_text()
    headers, content = answer(f"{reader.server}/data/{SERIES}.csv")
    assert {row["release"] for row in rows(content)} == {RELEASE.name, headers["x-release"]}
