"""The pages on the wire: under their policy, without scripts, in a frame of another site, and asked for what is not there."""

import gzip
import http.client
import http.server
import json
import random
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPMessage
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from starlette.datastructures import Headers

from dashboard.markup import claim_cards
from dashboard.web.compression import chosen

from .reader import DATASET, RECORD, TITLES, WIDE, Reader, heading

pytestmark = pytest.mark.browser
HOSTILE = (
    "<script>window.ran = 1</script>",
    "javascript:window.ran=1",
    '"><img src=x onerror=window.ran=1>',
    *(
        "../../etc/passwd",
        "%00",
        "\u202e",
        "",
        "{{7*7}}",
        "${window.ran=1}",
        "9" * 400,
        "2018",
        "'; drop table",
        "-1",
        "NaN",
        "2024-13-45",
        "a\nb",
    ),
)
PARAMETERS = (
    "from",
    "to",
    "unit",
    "view",
    "kind",
    "q",
    "focus",
    "chart",
    "release",
    "as_of",
    "embed",
    "other",
)


ACCEPTED = (
    *("br", "gzip", "identity", "*", "", "gzip, deflate", "gzip, deflate, br, zstd", "GZIP"),
    *("br;q=0, gzip", "gzip;q=0", "br;q=.5, gzip;q=.8", "identity;q=1, *;q=0"),
)
DECODE: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "identity": bytes,
}


def test_server_sends_only_what_is_accepted_and_says_on_what_it_depends(server: str) -> None:
    def get(address: str, accepted: str) -> tuple[int, bytes, HTTPMessage]:
        with closing(http.client.HTTPConnection(urlsplit(server).netloc)) as connection:
            connection.request("GET", address, headers={"Accept-Encoding": accepted})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers

    page = get("/exports", "identity")[1].decode()
    files = {f"/{found}" for found in re.findall(r"\./(static/[^\"]+)", page)}
    assert {Path(file).suffix for file in files} >= {".js", ".css"}
    data = {f"/data/{name}" for name in ("index.json", "observations.csv", "observations.json")}
    theirs = {"/manifest.json", "/_stcore/health", "/_stcore/host-config"}
    same = {"/data/package.zip", "/healthz", "/social/exports.png"}
    # The figures of the charts are asked for as they come near; test_figures reads them.
    drawn = ("assets/chart/", "assets/rows/")
    addresses = re.findall(r"\./(assets/[^\"]+)", page)
    ours = {f"/{found}" for found in addresses if not found.startswith(drawn)}
    assert len(ours) < len(addresses)
    assert {Path(file).suffix for file in ours} == {".js"}
    drawings = {f"/assets/chart/{DATASET.page['exports'].charts[0].id}"}
    varying = {"/", "/exports", *files, *data, *ours, *drawings}
    for address in (*varying, *same, *theirs):
        status, plain, told = get(address, "identity")
        assert status == 200, address
        encoded = "Accept-Encoding" in (told["Vary"] or "")
        assert encoded == (address in {*varying, "/manifest.json"}), address
        # A page speaks the language of the browser, as long as its address names none.
        if address in {"/", "/exports", *drawings, *files, *data, *ours}:
            is_spoken = "Accept-Language" in (told["Vary"] or "")
            assert is_spoken == (address in {"/", "/exports", *drawings}), address
        for accepted in ACCEPTED:
            _, body, headers = get(address, accepted)
            encoding = headers.get("Content-Encoding", "identity")
            asked = Headers({"accept-encoding": accepted})
            if address in varying:
                assert encoding == chosen(asked), address
            else:
                assert encoding in ("identity", chosen(asked, ("gzip",))), address
            assert DECODE[encoding](body) == plain, address
            assert headers["Vary"] == told["Vary"], address
            assert headers["Content-Type"] == told["Content-Type"], address
            assert headers["Cache-Control"] == told["Cache-Control"], address


def test_no_other_site_may_steer_a_page_in_its_frame(server: str) -> None:
    with closing(http.client.HTTPConnection(urlsplit(server).netloc)) as connection:
        connection.request("GET", "/_stcore/host-config")
        told = json.loads(connection.getresponse().read())
    assert told["allowedOrigins"] == []
    assert told["enableCustomParentMessages"] is False


def test_a_script_that_is_not_ours_does_not_run_and_is_a_fault(reader: Reader) -> None:
    reader.open("")
    reader.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert reader.page.evaluate("window.ran ?? 0") == 0
    assert (
        [fault for fault in reader.faults if "Content Security Policy" in fault]
        == reader.faults
        != []
    )


@pytest.mark.parametrize("address", ["", *DATASET.page])
def test_numbers_stand_there_without_scripts(browser: Browser, server: str, address: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": WIDE, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{server}/{address}")
    first = page.locator("#first")
    expect(first.locator("h1")).to_have_text(TITLES[address])
    assert re.search(r"\d", first.inner_text())
    assert first.locator("a[href^='http']").count() > 0
    if not address:
        for card in claim_cards.cards(RECORD):
            assert first.get_by_text(card.number, exact=True).count() > 0
    context.close()


@pytest.fixture
def other(server: str) -> Iterator[tuple[str, list[str]]]:
    """Another site, whose page is what stands in the list."""
    body = [""]

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>Paper</title>{body[0]}".encode())

        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}/", body
        site.shutdown()


FITS = """() => {
  const page = document.querySelector('[data-testid=stMain]')
  const content = document.querySelector('[data-testid=stMainBlockContainer]')
  const spare = window.innerHeight - content.getBoundingClientRect().height
  return spare >= 0 && spare < 2
    && page.scrollWidth <= page.clientWidth && page.scrollHeight <= page.clientHeight
}"""
"""A frame is as high as what it shows, so that nothing of it scrolls."""


def test_snippet_shows_the_chart_alone_on_another_site_and_as_high_as_it_is(
    reader: Reader, other: tuple[str, list[str]], context_of: Callable[[str], BrowserContext]
) -> None:
    page, chart = DATASET.pages[0], DATASET.pages[0].charts[0]
    reader.open(page.id)
    code = reader.open_panel("embed", chart.id).locator(".code code").first
    address, body = other
    body[0] = code.inner_text()
    elsewhere = context_of("light").new_page()
    elsewhere.goto(address)
    frame = elsewhere.frame_locator("iframe")
    expect(frame.locator(".js-plotly-plot .main-svg .trace path").first).to_be_visible()
    expect(frame.locator("#first")).to_have_count(0)
    expect(frame.locator("section.chart h2")).to_have_text(heading(chart))
    expect(frame.locator("section.chart")).to_have_count(1)
    for width in (600, 340):
        elsewhere.set_viewport_size({"width": width + 16, "height": 700})
        elsewhere.frames[1].wait_for_function(FITS)
    frame.locator(f"#table-{chart.id} > summary").click()
    elsewhere.frames[1].wait_for_function(FITS)
    # Another window that sends numbers changes nothing.
    height = "() => document.querySelector('iframe').clientHeight"
    before = elsewhere.evaluate(height)
    elsewhere.evaluate("() => window.postMessage(90, '*')")
    elsewhere.wait_for_timeout(100)
    assert elsewhere.evaluate(height) == before
    with elsewhere.expect_popup() as opening:
        frame.locator("a.inside:not(.focus)").first.click()
    opening.value.wait_for_url(re.compile(rf"/{page.id}(#|$)"))
    expect(frame.locator("section.chart")).to_have_count(1)
    opening.value.close()
    elsewhere.close()


def test_hostile_links_run_nothing_and_break_nothing(reader: Reader) -> None:
    chance = random.Random(7)
    addresses = [*TITLES, "checks"]
    for _ in range(10):
        names = chance.sample(PARAMETERS, chance.randint(3, 9))
        query = {
            name: chance.choice((*HOSTILE, *DATASET.chart, *DATASET.observation)) for name in names
        }
        reader.open(chance.choice(addresses), f"?{urlencode(query)}")
        assert reader.page.locator("[data-testid=stException]").count() == 0, query
        assert reader.page.evaluate("window.ran ?? 0") == 0, query
    assert reader.faults == []
