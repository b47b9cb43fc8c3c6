"""Pictures of the documents, taken from the running app."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from dashboard.markup import every_page
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import Record
from tests.browser.chromium import ARGUMENTS, chromium

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    dataset = read(ROOT / "datasets")
    command = [sys.executable, "-m", "dashboard", "run", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait(f"http://localhost:{port}/_stcore/health")
        for name in every_page(dataset):
            address = f"http://localhost:{port}/{'' if name == 'overview' else name}"
            _picture(address, ROOT / "docs" / f"{name}.png", height=1400)
        evidence = f"http://localhost:{port}/{_latest_of_the_headline(dataset)}"
        _picture(evidence, ROOT / "docs" / "evidence.png", height=860)
    finally:
        server.terminate()
        server.wait(10)


def _latest_of_the_headline(dataset: Dataset) -> str:
    """The first chart of the overview on its page, with the evidence of its newest whole year beside it."""
    known = Record(dataset)
    chart = dataset.chart[dataset.about.headline]
    page = next(page.id for page in dataset.pages if chart in page.charts)
    whole = [value for value in known.used(chart.series[0]) if value.is_whole_year]
    return f"{page}?focus={whole[-1].id}#{chart.id}"


def _wait(address: str) -> None:
    for _ in range(60):
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not start")


def _picture(address: str, target: Path, *, height: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": height}, color_scheme="light")
        page.goto(address)
        page.wait_for_selector("footer.site")
        if page.locator(".js-plotly-plot").count():
            page.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
        page.wait_for_timeout(1500)
        page.screenshot(path=target)
        browser.close()
    Image.open(target).convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(
        target, optimize=True
    )


if __name__ == "__main__":
    main()
