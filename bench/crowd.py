"""Many readers of one server, who open evidence and change pages: how long they wait, and what each one costs.

The readers are in processes of their own, so that the waits are those of the server.
`python -m bench.crowd 200 600` is 200 readers for 600 seconds.
"""

import asyncio
import http.client
import multiprocessing
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from urllib.parse import urlsplit

from bench.serving import ROOT, Server, dashboard, free_port, serving
from bench.sessions import Session
from dashboard import store
from dashboard.markup import every_page

PAUSE = 2.0
"""Seconds between two acts of a reader: evidence, a page, evidence and so on."""
SETTLED = 12
"""Seconds after the start, when a server has prepared what it prepares."""
A_PROCESS = 25
"""Readers of one process of clients."""


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to read."""

    address: str
    pages: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass
class Seen:
    """Seconds that readers waited, and exceptions on their pages."""

    evidence: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Seen") -> None:
        self.evidence += other.evidence
        self.pages += other.pages
        self.faults += other.faults


def main(readers: int, seconds: float) -> None:
    dataset = store.current(store.DEFAULT).dataset
    pages = ("", *(name for name in every_page(dataset) if name != "overview"))
    port = free_port()
    with serving(dashboard(port), ROOT, port) as server:
        time.sleep(SETTLED)
        site = Site(server.address, pages, tuple(dataset.observation))
        # Once through everything, so that what all readers share is there.
        _crowd(site, 10, 20.0)
        idle, began = server.megabytes(), server.seconds()
        halves = [_crowd(site, readers, seconds / 2, server) for _ in range(2)]
        spent = server.seconds() - began
    seen, held = Seen(), [megabytes for _, megabytes in halves]
    for half, _ in halves:
        seen.add(half)
    acts = len(seen.evidence) + len(seen.pages)
    print(f"{readers} readers, {seconds:.0f} s, {acts} acts, {len(seen.faults)} exceptions")
    for name, waits in (("evidence", seen.evidence), ("page", seen.pages)):
        late = sum(wait > PAUSE for wait in waits)
        middle, most = _quantile(waits, 0.5) * 1000, _quantile(waits, 0.95) * 1000
        print(f"{name}: median {middle:.0f} ms, p95 {most:.0f} ms, late {late} of {len(waits)}")
    print(f"processor: {spent / acts * 1000:.1f} ms an act")
    print(f"memory: {(held[0] - idle) / readers:.2f} MB a reader, then {held[1] - held[0]:+.1f} MB")
    if seen.faults:
        raise SystemExit(f"a page showed an exception: {seen.faults[0]}")


def _crowd(
    site: Site, readers: int, seconds: float, server: Server | None = None
) -> tuple[Seen, float]:
    """What readers see, and the most memory that the server has while they are there."""
    groups = [min(A_PROCESS, readers - begun) for begun in range(0, readers, A_PROCESS)]
    seen, most = Seen(), 0.0
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(groups), mp_context=spawned) as processes:
        running = [
            processes.submit(_group, site, count, seconds, seed)
            for seed, count in enumerate(groups)
        ]
        while server and not all(one.done() for one in running):
            most = max(most, server.megabytes())
            time.sleep(1)
        for one in running:
            seen.add(one.result())
    return seen, most


def _group(site: Site, readers: int, seconds: float, seed: int) -> Seen:
    """The readers of one process."""
    return asyncio.run(_read(site, readers, seconds, random.Random(seed)))


async def _read(site: Site, readers: int, seconds: float, chance: random.Random) -> Seen:
    sessions = [
        Session(site.address, chance.choice(site.pages), repeat("")) for _ in range(readers)
    ]
    for session in sessions:
        await session.open()
    seen, end = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(_reader(site, one, seen, end, chance) for one in sessions))
    for session in sessions:
        seen.faults += session.faults
        await session.close()
    return seen


async def _reader(
    site: Site, session: Session, seen: Seen, end: float, chance: random.Random
) -> None:
    """One reader, who does something every pause, at moments of their own."""
    due = time.monotonic() + chance.random() * PAUSE
    wants_page = chance.random() < 0.5
    while due < end:
        await asyncio.sleep(max(0, due - time.monotonic()))
        if wants_page:
            seen.pages.append(await session.turn(chance.choice(site.pages)))
        else:
            name = chance.choice(site.evidence)
            seen.evidence.append(await asyncio.to_thread(_open_evidence, site.address, name))
        wants_page = not wants_page
        due = max(due + PAUSE, time.monotonic())


def _open_evidence(address: str, name: str) -> float:
    """Seconds until the evidence for the drawer has come."""
    began = time.perf_counter()
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        line.request("GET", f"/evidence/{name}?fragment=1", headers={"Accept-Encoding": "br"})
        answer = line.getresponse()
        answer.read()
    finally:
        line.close()
    if answer.status != 200:
        raise SystemExit(f"the evidence of {name} is answered with {answer.status}")
    return time.perf_counter() - began


def _quantile(waits: Sequence[float], part: float) -> float:
    return sorted(waits)[int(part * len(waits))] if waits else 0.0


if __name__ == "__main__":
    asked = [int(text) for text in sys.argv[1:]]
    main(*(asked or (200, 600)))
