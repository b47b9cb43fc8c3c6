"""Files, pictures and code, taken from the running site as a reader takes them."""

import io
import json
import re
import runpy
import shlex
import subprocess
import urllib.request
import zipfile
from datetime import date as Date
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from dashboard import headings, store
from dashboard.charts import view
from tests.exports.facts import objects, rows, texts

from .accessibility import violations
from .reader import DATASET, RECORD, ROOT, Reader

pytestmark = pytest.mark.browser

RELEASE = store.current(ROOT / "datasets")
NAMES = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
ONE = next(chart for chart in DATASET.page["exports"].charts if chart.kind == "periods")
SERIES = next(name for name in ONE.series if DATASET.of_series[name])
WINDOWS = next(
    chart
    for chart in DATASET.page["exports"].charts
    if chart.kind == "windows" and len(chart.series) == 1
)


def offer(reader: Reader, name: str) -> Locator:
    """The offer of a chart or list, opened with the mouse."""
    box = reader.open_panel("take", name)
    expect(file(box, "shown", "csv")).to_be_visible()
    return box


def file(box: Locator, scope: Literal["shown", "whole"], form: str) -> Locator:
    """The link to a file of a panel."""
    offers = box.locator(".files li")
    offer = offers.first if scope == "shown" else offers.nth(1)
    return offer.get_by_role("link", name=NAMES[form], exact=True)


def take(reader: Reader, link: Locator) -> bytes:
    """The content of the file behind a link, which has the name that its address gives."""
    address = link.evaluate("link => link.href")
    with reader.page.expect_download() as arriving:
        link.click()
    headers, body = answer(address)
    name = arriving.value.suggested_filename
    assert headers["content-disposition"].endswith(f'filename="{name}"')
    assert headers["x-release"] == RELEASE.name
    content = Path(arriving.value.path()).read_bytes()
    assert content == body
    return content


def saved(reader: Reader, button: Locator) -> tuple[str, bytes]:
    """Name and content of the picture that a button makes."""
    with reader.page.expect_download() as arriving:
        button.click()
    return arriving.value.suggested_filename, Path(arriving.value.path()).read_bytes()


def answer(address: str) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(address, timeout=30) as found:
        return {name.lower(): value for name, value in found.headers.items()}, found.read()


def counts(box: Locator) -> list[int]:
    """Rows shown and in all, as an open panel says above its files."""
    return [int(number) for number in re.findall(r"(\d+) (?:shown|rows? in all)", box.inner_text())]


def test_files_of_a_chart_hold_the_rows_that_were_announced(reader: Reader) -> None:
    reader.open("exports")
    box = offer(reader, WINDOWS.id)
    shown, whole = counts(box)
    held = {form: take(reader, file(box, "shown", form)) for form in NAMES}
    assert len(rows(held["csv"])) == len(objects(held["json"])["rows"]) == shown > 0
    assert [texts(row) for row in objects(held["json"])["rows"]] == rows(held["csv"])
    book = openpyxl.load_workbook(io.BytesIO(held["xlsx"]))
    assert [cell.value for cell in book["data"]["A"][1:]] == [
        row["id"] for row in rows(held["csv"])
    ]
    series = WINDOWS.series[0]
    for form in ("csv", "json"):
        content = take(reader, file(box, "whole", form))
        assert content == answer(f"{reader.server}/data/{series}.{form}")[1]
    assert len(rows(take(reader, file(box, "whole", "csv")))) == whole
    assert reader.faults == []


def test_files_come_when_the_session_is_gone(reader: Reader) -> None:
    reader.open("exports")
    box = offer(reader, WINDOWS.id)
    reader.page.evaluate("window.stop()")
    reader.page.context.set_offline(True)
    reader.page.context.set_offline(False)
    assert len(rows(take(reader, file(box, "whole", "csv")))) == counts(box)[1]
    # Whoever uses the tab next begins a session of their own.
    reader.page.goto("about:blank")


def test_years_chosen_on_data_give_the_bytes_of_the_address_in_the_code(reader: Reader) -> None:
    reader.open("data", f"?view={SERIES}&from=2018&to=2020")
    box = offer(reader, SERIES)
    content = take(reader, file(box, "shown", "csv"))
    code = box.locator(".code code").first.inner_text()
    (address,) = re.findall(r'"(http[^"]+\.csv[^"]*)"', code)
    assert answer(address)[1] == content
    assert len(rows(content)) == counts(box)[0] < len(DATASET.of_series[SERIES])


@pytest.mark.parametrize(
    ("name", "query"),
    [("timeline", "?kind=labour&q=strike"), ("sources", "?q=ansa"), ("checks", "?kind=differs")],
)
def test_lists_give_what_is_shown_and_all(reader: Reader, name: str, query: str) -> None:
    reader.open(name, query)
    box = offer(reader, name)
    shown, whole = counts(box)
    assert 0 < shown < whole
    assert len(rows(take(reader, file(box, "shown", "csv")))) == shown
    content = take(reader, file(box, "whole", "csv"))
    stem = "events" if name == "timeline" else name
    assert content == answer(f"{reader.server}/data/{stem}.csv")[1]
    assert len(rows(content)) == whole


@pytest.mark.parametrize("day", ["", "2019-01-01"])
def test_everything_is_one_package_and_the_values_are_those_of_the_day(
    reader: Reader, day: str
) -> None:
    reader.open("data", f"?as_of={day}" if day else "")
    link = reader.page.get_by_role("link", name="Everything: data package (zip)")
    with zipfile.ZipFile(io.BytesIO(take(reader, link))) as package:
        held = rows(package.read("tables/observations.csv"))
        of_the_folder = "observations/exports.csv"
        # The files of the folder hold what became known later.
        assert (of_the_folder in package.namelist()) == (not day)
        if not day:
            assert package.read(of_the_folder) == (ROOT / "datasets" / of_the_folder).read_bytes()
    values = rows(take(reader, reader.page.locator(".everything .files a").first))
    known = DATASET.known(Date.fromisoformat(day)) if day else DATASET
    assert {row["id"] for row in values} == set(known.observation)
    assert {row["id"] for row in held} == set(known.observation)
    assert len(values) > 0


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
@pytest.mark.parametrize(
    ("column", "wide", "ending"), [("", 1200, ""), (", one column", 600, "-column")]
)
def test_pictures_for_print_are_light_and_say_what_they_show(
    reader: Reader, column: str, wide: int, ending: str
) -> None:
    reader.open("exports")
    box = offer(reader, ONE.id)
    name, png = saved(reader, box.get_by_role("button", name=f"PNG{column}", exact=True))
    assert name == f"{DATASET.about.id}-{ONE.id}{ending}.png"
    picture = Image.open(io.BytesIO(png))
    assert picture.format == "PNG"
    corner = picture.convert("RGB").getpixel((4, 4))
    assert isinstance(corner, tuple)
    assert min(corner) > 240, "a picture for print has a light ground"
    name, content = saved(reader, box.get_by_role("button", name=f"SVG{column}", exact=True))
    assert name == f"{DATASET.about.id}-{ONE.id}{ending}.svg"
    root = ET.fromstring(content.decode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(root.attrib["width"]) == wide
    high = float(root.attrib["height"])
    assert abs(picture.width - 2 * wide) + abs(picture.height - 2 * high) < 1
    said = squeezed(" ".join(root.itertext()))
    found = headings.finding(RECORD, ONE)
    assert found is not None
    key = [mark.words for mark in view.of(ONE, RECORD).legend]
    assert key
    release = f"release {RELEASE.name}"
    title = headings.plain(found)
    for text in (title, ONE.title, *key, ONE.caveat, "Sources: ", release, DATASET.about.licence):
        assert squeezed(text) in said, text
    assert len(list(root.iter("{http://www.w3.org/2000/svg}image"))) == len(key)
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
    headers, content = answer(f"{reader.server}/data/{series}.csv")
    name = headers["content-disposition"].partition('filename="')[2].removesuffix('"')
    assert name == f"{DATASET.about.id}-{series}.csv"
    assert (tmp_path / name).read_bytes() == content


def run(code: str, folder: Path) -> pd.DataFrame:
    """The frame that lines of code leave behind in their last one."""
    *before, last = code.strip().splitlines()
    name = last.partition(" = ")[0]
    (folder / "lines.py").write_text("\n".join([*before, last]))
    frame: Any = runpy.run_path(str(folder / "lines.py"))[name]
    assert isinstance(frame, pd.DataFrame)
    return frame


WITHOUT_CLIPBOARD = """by_mark => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })
  window.marked = []
  document.execCommand = () => {
    window.marked.push(document.activeElement.value)
    return by_mark
  }
}"""
"""A browser that keeps its clipboard to itself, and lets a page copy what is marked or not."""


def test_a_text_is_copied_without_clipboard_too_or_stands_there_marked(reader: Reader) -> None:
    reader.open("exports")
    box = reader.open_panel("link", ONE.id)
    buttons = box.locator("button.copy")
    texts = [button.get_attribute("data-copy") for button in buttons.all()]
    assert len(texts) == 3
    reader.page.evaluate(WITHOUT_CLIPBOARD, True)
    for button in buttons.all():
        button.click()
        expect(button).to_have_text("Copied")
    assert reader.page.evaluate("window.marked") == texts
    expect(box.locator(".to-copy")).to_have_count(0)
    reader.page.evaluate(WITHOUT_CLIPBOARD, False)
    for button, text in zip(buttons.all(), texts, strict=True):
        button.click()
        expect(button).to_have_text("Press Ctrl+C to copy")
        field = button.locator("xpath=following-sibling::textarea[1]")
        expect(field).to_be_focused()
        expect(field).to_have_value(text or "")
        chosen = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert field.evaluate(chosen) == text
    assert reader.faults == []


@pytest.mark.parametrize("reader", ["light", "dark"], indirect=True)
def test_an_open_offer_keeps_the_rules_of_accessibility(reader: Reader) -> None:
    reader.open("exports")
    box = offer(reader, WINDOWS.id)
    expect(box.locator(".code").first).to_be_visible()
    box.evaluate("element => element.setAttribute('data-axe', 'here')")
    assert violations(reader.page, within="[data-axe=here]") == []


def test_the_keyboard_opens_an_offer_and_takes_a_file(reader: Reader) -> None:
    reader.open("exports")
    reader.unfold()
    box = reader.page.locator(f"#take-{WINDOWS.id}")
    box.locator("> summary").focus()
    reader.page.keyboard.press("Enter")
    link = file(box, "shown", "csv")
    expect(link).to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(link).to_be_focused()
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
