"""What readers wait for, and what they cost, against a stock application of five pages: interleaved runs, medians and ranges."""

import asyncio
import random
import statistics
import sys
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle

from playwright.sync_api import sync_playwright

from bench.browsing import OFFICE_RULE, Visits
from bench.serving import ROOT, Server, dashboard, free_port, serving, stock
from bench.sessions import Session
from dashboard import store
from tests.browser.chromium import ARGUMENTS, chromium

TARGETS = {
    "first visit, bytes": 0.17,
    "first visit over plain http from another machine, bytes": 0.36,
    "first number, slow network": 0.10,
    "first chart, slow network": 0.20,
    "first chart, loopback": 0.75,
    "blocking time, loopback": 0.35,
    "second visit, chart": 0.8,
    "click to update": 1.2,
    "processor per rerun, 10 sessions": 0.5,
}
LOAD = ("p95 of a rerun, 100 sessions, ms", "late reruns of them", "MB a session")
SETTLED = 12
"""Seconds after the start, when a server has prepared what it prepares."""
PAUSE = 2.0
"""Seconds between two reruns of a session."""


@dataclass(frozen=True, slots=True)
class App:
    """What is measured, and how it is used."""

    server: Server
    visits: Visits
    pages: tuple[str, ...]
    queries: tuple[str, ...]
    """What the sessions ask for in turn."""
    turns: bool
    """Whether they turn a radio instead."""

    def session(self, number: int) -> Session:
        options = cycle(str((number + step) % 10) for step in range(10)) if self.turns else None
        queries = cycle(self.queries[number % 7 :] + self.queries[: number % 7])
        return Session(self.server.address, self.pages[number % len(self.pages)], queries, options)


def main(runs: int) -> None:
    found: dict[str, dict[str, list[float]]] = {
        "stock": defaultdict(list),
        "dashboard": defaultdict(list),
    }
    for run in range(runs):
        for name in ("stock", "dashboard") if run % 2 else ("dashboard", "stock"):
            with ExitStack() as stack:
                port = free_port()
                ours = name == "dashboard"
                command, folder = (
                    (dashboard(port), ROOT) if ours else (stock(port), ROOT / "bench" / "stock")
                )
                server = stack.enter_context(serving(command, folder, port))
                app = _dashboard(server) if ours else _stock(server)
                time.sleep(SETTLED)
                for what, value in (*_browse(app), *asyncio.run(_load(app))):
                    found[name][what].append(value)
                    print(f"{run + 1} {name}: {what}: {value:,.2f}", file=sys.stderr)
    _print(found)


def _dashboard(server: Server) -> App:
    dataset = store.current(store.folder()).dataset
    pages = ("", *(page.id for page in dataset.pages), "timeline", "checks", "sources", "data")
    queries = tuple(f"focus={one.id}" for one in dataset.observations[:14])
    return App(
        server, Visits(server.address, "a.focus", "section.evidence"), pages, queries, turns=False
    )


def _stock(server: Server) -> App:
    visits = Visits(server.address, "[data-testid=stRadio] input[value='3']", ".gtitle")
    return App(
        server,
        visits,
        tuple(f"p{number}" if number > 1 else "" for number in range(1, 6)),
        ("",),
        turns=True,
    )


def _browse(app: App) -> list[tuple[str, float]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=(*ARGUMENTS, OFFICE_RULE)
        )
        try:
            first, second, click = app.visits.plain(browser)
            office = app.visits.office(browser)
            slow = app.visits.slow(browser)
        finally:
            browser.close()
    values = (
        *(first.bytes, office.bytes, slow.number, slow.chart),
        *(first.chart, first.blocking, second.chart, click),
    )
    return list(zip(TARGETS, values, strict=False))


async def _load(app: App) -> list[tuple[str, float]]:
    """Processor, memory and waiting of many sessions at once."""
    warm = [app.session(number) for number in range(len(app.pages) * 2)]
    for session in warm:
        await session.open()
        for _ in range(len(app.queries)):
            await session.rerun()
        await session.close()
    idle = app.server.megabytes()
    ten = [app.session(number) for number in range(10)]
    await _open(ten)
    began, waits = app.server.seconds(), await _reruns(ten, 10)
    spent = (app.server.seconds() - began) / len(waits) * 1000
    hundred = [*ten, *(app.session(number) for number in range(10, 100))]
    await _open(hundred[10:])
    waits = await _reruns(hundred, 14)
    held = (app.server.megabytes() - idle) / len(hundred)
    for session in hundred:
        await session.close()
    faults = [fault for session in hundred for fault in session.faults]
    if faults:
        raise SystemExit(f"{len(faults)} pages showed an exception: {faults[0]}")
    late = sum(wait > PAUSE for wait in waits)
    return [
        ("processor per rerun, 10 sessions", spent),
        *zip(LOAD, (_p95(waits) * 1000, late, held), strict=True),
    ]


async def _open(sessions: list[Session]) -> None:
    for start in range(0, len(sessions), 10):
        await asyncio.gather(*(session.open() for session in sessions[start : start + 10]))


async def _reruns(sessions: list[Session], seconds: float) -> list[float]:
    """How long each rerun took when every session asks for one each pause, at moments of its own."""
    end, waits = time.monotonic() + seconds, []

    async def reader(session: Session) -> None:
        due = time.monotonic() + random.random() * PAUSE
        while due < end:
            await asyncio.sleep(max(0, due - time.monotonic()))
            waits.append(await session.rerun())
            due = max(due + PAUSE, time.monotonic())

    await asyncio.gather(*map(reader, sessions))
    return waits


def _p95(waits: list[float]) -> float:
    return sorted(waits)[int(0.95 * len(waits))]


def _print(found: dict[str, dict[str, list[float]]]) -> None:
    """Medians and ranges; a ratio is the median of the ratios of the runs that stood side by side."""
    for what in (*TARGETS, *LOAD):
        plain, ours = found["stock"][what], found["dashboard"][what]
        words = " | ".join(
            f"{statistics.median(one):,.2f} ({min(one):,.2f} to {max(one):,.2f})"
            for one in (plain, ours)
        )
        ratios = [mine / other for mine, other in zip(ours, plain, strict=True) if other]
        ratio = (
            f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"
            if ratios
            else ""
        )
        print(f"| {what} | {words} | {ratio} | {TARGETS.get(what, '')} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
