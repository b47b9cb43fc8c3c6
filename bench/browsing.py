"""Visits of a page in a real browser, on the clock of the page."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

SLOW = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 4e6 / 8,
    "uploadThroughput": 1.5e6 / 8,
}
"""A telephone far from the mast: bytes a second, and milliseconds."""

OFFICE = "office.test"
"""A name of this machine that browsers do not take for their own: they accept gzip then, not br."""
OFFICE_RULE = f"--host-resolver-rules=MAP {OFFICE} 127.0.0.1"

_WATCH = """
window.seen = {number: null, chart: null, blocking: 0}
new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) seen.blocking += Math.max(0, duration - 50)
}).observe({type: 'longtask', buffered: true})
const look = () => {
  const now = performance.now()
  if (seen.number === null && /[0-9]/.test(document.body?.innerText ?? '')) seen.number = now
  const drawn = [...document.querySelectorAll('.js-plotly-plot .trace path')].some((path) => path.getBoundingClientRect().height > 0)
  if (drawn) seen.chart = now
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
"""
_DRAWN = "() => new Promise((done) => { const look = () => (window.seen.chart ? done() : setTimeout(look, 20)); look() })"
_CLICK = """([place, watched]) => new Promise((done) => {
  const text = () => [...document.querySelectorAll(watched)].map((one) => one.textContent).join()
  const before = text()
  const look = () => (text() !== before ? done(performance.now() - began) : requestAnimationFrame(look))
  const began = performance.now()
  document.querySelector(place).click()
  requestAnimationFrame(look)
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds until the first number and the first chart are there, and the bytes over HTTP."""

    number: float
    chart: float
    bytes: float
    blocking: float
    """Milliseconds in which a reader's touch would have waited: what is over 50 of each long task."""


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of one application: its address, what is clicked, and what that changes."""

    address: str
    clicked: str
    changed: str

    def plain(self, browser: Browser) -> tuple[Visit, Visit, float]:
        """A first and a second visit, and the wait after a click."""
        context = _context(browser)
        first = self._visit(context)[1]
        page, second = self._visit(context)
        page.wait_for_timeout(500)
        click = float(page.evaluate(_CLICK, [self.clicked, self.changed]))
        context.close()
        return first, second, click

    def slow(self, browser: Browser) -> Visit:
        context = _context(browser)
        found = self._visit(context, network=SLOW)[1]
        context.close()
        return found

    def office(self, browser: Browser) -> Visit:
        """A first visit over plain http, as from another machine. The browser has OFFICE_RULE."""
        context = _context(browser)
        found = self._visit(context, host=OFFICE)[1]
        context.close()
        return found

    def _visit(
        self,
        context: BrowserContext,
        host: str = "127.0.0.1",
        network: dict[str, Any] | None = None,
    ) -> tuple[Page, Visit]:
        page = context.new_page()
        page.add_init_script(_WATCH)
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        sizes: list[float] = []
        tools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        if network:
            tools.send("Network.emulateNetworkConditions", network)
        page.goto(self.address.replace("127.0.0.1", host), wait_until="commit", timeout=120_000)
        page.evaluate(_DRAWN)
        page.wait_for_timeout(1500)
        seen = page.evaluate("window.seen")
        return page, Visit(seen["number"], seen["chart"], sum(sizes), seen["blocking"])


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
