"""A reader in front of one browser tab, and what must be true of every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, WebSocket

from dashboard import headings
from dashboard.charts import view
from dashboard.charts.base import FigureView
from dashboard.markup import bibliography, chronicle, inventory
from dashboard.model import Chart
from dashboard.model import Page as ModelPage
from dashboard.words import conclusions
from tests import published

ROOT = Path(__file__).resolve().parents[2]
DATASET, RECORD = published.DATASET, published.RECORD


def heading(subject: ModelPage | Chart) -> str:
    """What a page or chart finds, with spaces that don't break before a per cent sign; else its title."""
    finding = headings.finding(RECORD, subject)
    title = subject.title if finding is None else headings.plain(finding)
    return title.replace(" %", "\N{NO-BREAK SPACE}%")


TITLES = {
    "": DATASET.about.question,
    **{page.id: heading(page) for page in DATASET.pages},
    **({"article": DATASET.article.title} if DATASET.article else {}),
    "timeline": chronicle.finding(RECORD),
    "checks": conclusions.of_all(RECORD.results),
    "sources": bibliography.finding(DATASET),
    "data": inventory.finding(RECORD),
    "words": "Words explained",
}
"""Address of each page -> its h1."""
HOME = ("localhost", "127.0.0.1", "::1")
PROBES = ("/_stcore/health", "/_stcore/host-config")
GROUNDS = ("light", "dark")
WIDE, NARROW = 1280, 360
HIGH = 3_000
"""A window so high that most of a page is in sight: axe-core judges what can be seen, and long lists repeat themselves."""

_FORGET = "history.replaceState(null, ''); history.replaceState = () => undefined"

SHORT_PAGES = ("words", "sources", "data")
NEEDS_LOAD = ("focus=", "embed=", "#")
"""What a link of another page does differently, or does not carry."""

_IS_WHOLE = """Boolean(document.querySelector('#root .masthead') && document.querySelector('#root footer.site')
  && !document.getElementById('first'))"""

_FOLLOW = """address => {
  document.activeElement.blur()
  const link = Object.assign(document.createElement('a'), { href: address, className: 'inside' })
  document.body.append(link)
  link.click()
  link.remove()
}"""

_LEAVE_TITLE = """() => {
  const { activeElement } = document
  if (!activeElement.matches('#root :is(h1, .chart h2)')) return false
  activeElement.blur()
  return true
}"""

_IS_FILLED = "id => !document.querySelector(`#root [id='${id}'] > .panel-body:empty`)"

_IS_ALONE = """() => !document.querySelector('dialog.drawer[open]')
  && !new URL(location).searchParams.has('focus')"""

_READY = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const inSight = [...document.querySelectorAll('figure[data-figure]')].filter(figure => {
    const { top, bottom } = figure.getBoundingClientRect()
    return figure.checkVisibility() && bottom > 0 && top < window.innerHeight
  })
  const isDrawn = figure => figure.dataset.drawn === (figure.clientWidth > 760 ? 'wide' : 'narrow')
    && figure.querySelector('.main-svg .trace path')
  const isPageOf = (link, address) => new URL(link.href).pathname === address
  const menu = [...document.querySelectorAll('#root .masthead nav a')]
  const isInMenu = menu.some(link => isPageOf(link, location.pathname))
  const current = menu.find(link => link.getAttribute('aria-current') === 'page')
  const isAnswer = location.search.includes('q=') && document.querySelector('#root .results')
  const isPage = isInMenu ? current && isPageOf(current, location.pathname) : !current
  const hasArrived = isAnswer || isPage
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector('#root footer.site')
    && !document.getElementById('first')
    && hasArrived
    && inSight.every(isDrawn)
}"""
"""The run has ended, the page of the address stands there in place of its first words and of the page before,
and every figure in sight is drawn for its width."""

SLOW_LINE = """
  window.pause = 0
  let free = 0
  window.WebSocket = class extends WebSocket {
    addEventListener(kind, heard, ...options) {
      const late = (event) => {
        free = Math.max(free, performance.now()) + window.pause
        setTimeout(() => heard.call(this, event), free - performance.now())
      }
      super.addEventListener(kind, kind === "message" ? late : heard, ...options)
    }
  }
"""
"""Lets every message of the server wait for `pause` milliseconds behind the one before it."""


def drawn(address: str) -> list[str]:
    """The charts of a page that Plotly draws."""
    shown: tuple[Chart, ...] = (DATASET.chart[DATASET.about.headline],) if not address else ()
    if address in DATASET.page:
        shown = DATASET.page[address].charts
    views = [view.of(chart, RECORD) for chart in shown]
    return [one.chart.id for one in views if isinstance(one, FigureView) and one.values]


def name(visit: tuple[str, str]) -> str:
    """The name of a visit in the report of a test."""
    return "-".join((visit[0] or "overview", visit[1]))


@dataclass
class Reader:
    """One tab. `faults` collects what no page may do, as words."""

    page: Page
    server: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", self._on_error)
        self.page.on("request", self._on_request)
        self.page.on("websocket", self._on_socket)

    def leave(self) -> None:
        """Give the tab back as it was."""
        self.page.remove_listener("console", self._on_console)
        self.page.remove_listener("pageerror", self._on_error)
        self.page.remove_listener("request", self._on_request)
        self.page.remove_listener("websocket", self._on_socket)
        self.page.emulate_media(media="null", reduced_motion="null")
        self.page.set_viewport_size({"width": WIDE, "height": 900})

    def _on_error(self, error: Error) -> None:
        self.faults.append(f"page error: {error}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its server beneath the address of a deep link first, and finds it one step up.
        address = str(message.location.get("url", ""))
        probe = "404" in message.text and any(
            urlsplit(address).path == f"/{name}{probe}"
            for name in TITLES
            if name
            for probe in PROBES
        )
        if message.type == "error" and not probe:
            self.faults.append(f"console: {message.text} {address}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in HOME:
            self.faults.append(f"request: {request.url}")

    def _on_socket(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).hostname not in HOME:
            self.faults.append(f"socket: {socket.url}")

    def open(self, address: str, query: str = "") -> None:
        """A page as it is when it is opened, by a link of the page before where one would do.

        A link takes a fraction of the time of a load, after which the browser reads and draws all anew.
        """
        if self._is_at_home() and not any(word in query for word in NEEDS_LOAD):
            here = urlsplit(self.page.url)
            path = here.path.strip("/")
            # The page of the same address would keep what is open on it, and one with a query its day.
            if path == address or here.query:
                elsewhere = next(name for name in SHORT_PAGES if name not in (path, address))
                self._follow(f"./{elsewhere}?as_of=")
            self._follow(f"./{address}{query}")
        else:
            self.load(address, query)

    def load(self, address: str, query: str = "") -> None:
        """A page as it is for whoever comes from elsewhere."""
        # The same address again keeps what the page before has written down: place and what was open.
        # That page writes whenever it has scrolled, so it must not do so any more.
        self.page.evaluate(_FORGET)
        self.page.goto(f"{self.server}/{address}{query}")
        self.wait()

    def _is_at_home(self) -> bool:
        """Whether the tab shows a page of the server that is whole and not in a frame."""
        is_ours = self.page.url.startswith(f"{self.server}/") and "embed" not in self.page.url
        return is_ours and bool(self.page.evaluate(_IS_WHOLE))

    def _follow(self, address: str) -> None:
        """Follow a link to another page, until the keyboard is at its title."""
        self.page.evaluate(_FOLLOW, address)
        self.wait()
        self.page.wait_for_function(_LEAVE_TITLE)

    def wait(self) -> None:
        self.page.wait_for_function(_READY)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function("width => window.innerWidth === width", arg=width)
        self.wait()

    def close_evidence(self) -> None:
        """Close the drawer with Escape: it goes at once, the address follows a moment later."""
        self.page.keyboard.press("Escape")
        self.await_page_alone()

    def await_page_alone(self) -> None:
        """Wait until no evidence is open and the address names none."""
        self.page.wait_for_function(_IS_ALONE)

    def slow_down(self) -> None:
        """From now on the machine is six times as slow, and a page arrives piece by piece."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        self.page.evaluate("window.pause = 200")

    def unfold(self) -> None:
        """Open every chart that is folded to what it finds."""
        self.page.evaluate(
            "document.querySelectorAll('#root details.folded').forEach(fold => (fold.open = true))"
        )

    def see_all(self) -> None:
        """Open what is folded and scroll along the whole page: a figure is drawn when it comes near."""
        self.unfold()
        for figure in self.page.locator("figure[data-figure]").all():
            figure.scroll_into_view_if_needed()
            self.wait()
        self.page.locator("h1").first.scroll_into_view_if_needed()
        self.wait()

    def open_panel(self, key: str, name: str) -> Locator:
        """What a word of the line beneath a chart opens, or the panel of a list.

        A chart that is folded to what it finds is opened first.
        """
        panel = self.page.locator(f"#root #{key}-{name}")
        within = self.page.locator(f"#{key}-{name}")
        fold = self.page.locator("#root details.folded:not([open])").filter(has=within)
        if fold.count():
            fold.locator("> summary").click()
        panel.locator("> summary").click()
        self.page.wait_for_function(_IS_FILLED, arg=f"{key}-{name}")
        return panel

    def mark(self) -> None:
        """A mark that a reload would wipe out."""
        self.page.evaluate("window.unbroken = true")

    def unbroken(self) -> bool:
        return bool(self.page.evaluate("window.unbroken === true"))

    def number(self, script: str) -> float:
        value: Any = self.page.evaluate(script)
        return float(value)

    def overflow(self) -> float:
        """By how many pixels the page is wider than the screen."""
        inner = "(main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
        return self.number(
            f"Math.max({inner}, document.documentElement.scrollWidth - window.innerWidth)"
        )

    def shown(self, size: str) -> list[str]:
        """The charts that are drawn in this size."""
        found: Any = self.page.evaluate(
            """size => [...document.querySelectorAll(`figure[data-drawn="${size}"]`)]
              .filter(figure => figure.querySelector('.main-svg .trace path'))
              .map(figure => figure.dataset.chart)""",
            size,
        )
        return [str(name) for name in found]


@contextmanager
def reading(page: Page, server: str) -> Iterator[Reader]:
    """A reader in front of a tab that others have used and will use."""
    reader = Reader(page, server)
    yield reader
    reader.leave()


@dataclass(frozen=True)
class Visit:
    """A page that is open, for looking only."""

    address: str
    ground: str
    reader: Reader

    def at(self, width: int) -> Reader:
        """The page on a screen of this width."""
        self.reader.resize(width, HIGH)
        self.reader.see_all()
        return self.reader
