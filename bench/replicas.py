"""Two replicas behind a real nginx: one is killed under readers, then a new dataset is rolled out under them.

The configuration is that of deploy/, with its folder and port replaced; replicas stand on 127.0.0.1 and 127.0.0.2.
"""

import asyncio
import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import repeat
from pathlib import Path

import websockets

from bench.serving import ROOT, await_health, dashboard, free_port, serving
from bench.sessions import Session
from dashboard import store

READERS = 50
HOSTS = ("127.0.0.1", "127.0.0.2")
FILES = ("observations.csv", "sources.csv", "events.csv", "checks.csv")
Seen = dict[tuple[str, ...], int]


def main() -> None:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        home = Path(name)
        home.chmod(0o755)
        first, second = _releases(home)
        port = free_port()
        environment = {"SMEDEREVO_DATASET": str(home / "current")}
        servers = [
            stack.enter_context(serving(dashboard(port, host), ROOT, port, environment, host))
            for host in HOSTS
        ]
        site = stack.enter_context(_proxy(home, port))
        print(f"{READERS} readers on two replicas behind nginx")
        asyncio.run(_roll_out(site, home, (first, second)))
        asyncio.run(_kill(site, servers[0].process))


def _releases(home: Path) -> tuple[store.Release, store.Release]:
    """Two releases with other words in the head of the page, and a link to the first."""
    for name in ("first", "second"):
        shutil.copytree(ROOT / "datasets", home / name)
    file = home / "second" / "dataset.yaml"
    file.write_text(
        re.sub(r"(?m)^question: .*$", "question: Second?", file.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    (home / "current").symlink_to("first")
    return store.current(home / "first"), store.current(home / "second")


@contextmanager
def _proxy(home: Path, port: int) -> Iterator[str]:
    own = free_port()
    subprocess.run(
        ["sh", ROOT / "deploy" / "upstream.sh", home / "replicas.conf", str(port), *HOSTS],
        check=True,
    )
    text = (
        (ROOT / "deploy" / "nginx.conf")
        .read_text(encoding="utf-8")
        .replace("/tmp/", f"{home}/")
        .replace("/dev/stdout", f"{home}/log")
    )
    (home / "nginx.conf").write_text(
        text.replace("listen 8080", f"listen 127.0.0.1:{own}"), encoding="utf-8"
    )
    with subprocess.Popen(
        ["nginx", "-c", str(home / "nginx.conf"), "-e", str(home / "errors"), "-g", "daemon off;"]
    ) as process:
        try:
            await_health(f"http://127.0.0.1:{own}")
            yield f"http://127.0.0.1:{own}"
        finally:
            process.terminate()


def _readers(site: str, page: str, query: str) -> list[Session]:
    return [
        Session(site, page, repeat(query), cookie=f"replica={os.urandom(16).hex()}")
        for _ in range(READERS)
    ]


async def _ask(site: str, seen: Seen, end: asyncio.Event) -> None:
    """Files, one after the other: status, release in the head, releases in the rows."""
    number = 0
    while not end.is_set():
        number += 1
        answer = await asyncio.to_thread(
            _get,
            f"{site}/data/{FILES[number % len(FILES)]}?from={1990 + number % 20}"
            if number % 4 < 3
            else f"{site}/data/checks.csv",
        )
        seen[answer] = seen.get(answer, 0) + 1
        await asyncio.sleep(0.02)


def _get(address: str) -> tuple[str, ...]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            rows = csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig")))
            return "200", answer.headers["X-Release"], *sorted({row["release"] for row in rows})
    except OSError as error:
        return (f"{error}",)


async def _kill(site: str, victim: subprocess.Popen[bytes]) -> None:
    name = store.current(ROOT / "datasets").dataset.observations[0].id
    readers, seen, end = _readers(site, "exports", f"focus={name}"), Seen(), asyncio.Event()
    await asyncio.gather(*(reader.open() for reader in readers))
    asking = asyncio.create_task(_ask(site, seen, end))
    await asyncio.sleep(1)
    victim.kill()
    began = time.monotonic()

    async def follow(reader: Session) -> float:
        """Seconds until the view of the link is there again; 0 for a reader of the other replica."""
        if not await reader.lost(3):
            return 0.0
        while True:
            try:
                await reader.again()
            except (OSError, websockets.WebSocketException):
                await asyncio.sleep(0.5)
                continue
            if any('class="evidence"' in text for text in reader.texts):
                return time.monotonic() - began

    waits = sorted(wait for wait in await asyncio.gather(*map(follow, readers)) if wait)
    await asyncio.sleep(2)
    end.set()
    await asking
    for reader in readers:
        await reader.close()
    print(
        f"killed: {len(waits)} readers lost their session; view back after {waits[len(waits) // 2]:.1f} s, the last after {waits[-1]:.1f} s"
    )
    print(
        f"data requests meanwhile: {sum(seen.values())}, lost {sum(count for one, count in seen.items() if one[0] != '200')}"
    )


async def _roll_out(site: str, home: Path, releases: tuple[store.Release, store.Release]) -> None:
    readers, seen, end = _readers(site, "", ""), Seen(), asyncio.Event()
    names, questions = (
        [one.name for one in releases],
        [str(one.dataset.about.question) for one in releases],
    )
    pages: dict[tuple[int, ...], int] = {}
    """Which release is named at the foot of a view, and whose question stands at its head."""
    await asyncio.gather(*(reader.open() for reader in readers))
    asking = asyncio.create_task(_ask(site, seen, end))

    async def read(reader: Session) -> None:
        while not end.is_set():
            await reader.rerun()
            whole = " ".join(reader.texts)
            view = (
                *(n for n, one in enumerate(names) if one in whole),
                *(n for n, one in enumerate(questions) if one in whole),
            )
            pages[view] = pages.get(view, 0) + 1
            await asyncio.sleep(1)

    reading = [asyncio.create_task(read(reader)) for reader in readers]
    await asyncio.sleep(4)
    (home / "next").symlink_to("second")
    (home / "next").replace(home / "current")
    await asyncio.sleep(12)
    end.set()
    await asyncio.gather(asking, *reading)
    for reader in readers:
        await reader.close()
    old, new = pages[0, 0], pages[1, 1]
    print(
        f"rolled out: views of the old release {old}, of the new one {new}, mixed {sum(pages.values()) - old - new}"
    )
    files = sum(count for one, count in seen.items() if one[0] != "200" or len(set(one[1:])) != 1)
    print(f"data requests meanwhile: {sum(seen.values())}, mixed or lost {files}")


if __name__ == "__main__":
    main()
