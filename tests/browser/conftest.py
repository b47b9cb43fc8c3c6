"""The real server, one browser for all tests, a fresh tab for each."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.processes import PATIENCE

from .chromium import ARGUMENTS, chromium
from .reader import HIGH, ROOT, SLOW_LINE, WIDE, Reader, Visit, reading

RUN = (sys.executable, "-m", "dashboard", "run", "--no-browser", "--port", "{port}")
"""The command of a curator."""


@pytest.fixture(scope="session")
def executable() -> str:
    """The path of the browser."""
    found = chromium()
    if not found:
        pytest.fail(
            "No Chromium was found; install Chromium or Google Chrome, or name its path in the variable CHROMIUM.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started as a curator starts it."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@contextmanager
def serving(
    log: Path,
    *options: str,
    command: Sequence[str] = RUN,
    home: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """A server of its own, until the end of the block; `{port}` stands for its port in the command, `options` follow it.

    It has the environment of the tests, without a dataset of its own, where none is given.
    """
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    if environment is None:
        environment = {
            name: value for name, value in os.environ.items() if name != "SMEDEREVO_DATASET"
        }
    whole = [part.replace("{port}", str(port)) for part in (*command, *options)]
    with (
        log.open("wb") as target,
        subprocess.Popen(
            whole, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=target, stderr=target
        ) as process,
    ):
        try:
            _await_health(f"http://localhost:{port}", process, log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _await_health(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start: {log.read_text(encoding='utf-8')}", pytrace=False)


@pytest.fixture(scope="session")
def browser(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=15_000)
        running = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def context_of(browser: Browser) -> Callable[[str], BrowserContext]:
    """One context for the light and one for the dark ground, so that files of the site are fetched once."""

    def make(scheme: str) -> BrowserContext:
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": WIDE, "height": 900},
            locale="en-GB",
        )
        context.set_default_timeout(60_000)
        return context

    return cache(make)


@pytest.fixture(scope="session")
def tab_of(context_of: Callable[[str], BrowserContext]) -> Callable[[str, str], Page]:
    """One tab for each ground and use, kept: a new one reads five megabytes of scripts anew, which takes as long as all else."""
    return cache(lambda ground, use: context_of(ground).new_page())


@pytest.fixture(scope="module")
def visit(
    request: pytest.FixtureRequest, tab_of: Callable[[str, str], Page], server: str
) -> Iterator[Visit]:
    """One page for all tests of a module that only look at it; parametrised with its address and the ground."""
    address, ground = request.param
    with reading(tab_of(ground, "visit"), server) as reader:
        reader.page.set_viewport_size({"width": WIDE, "height": HIGH})
        reader.load(address)
        yield Visit(address, ground, reader)


@pytest.fixture
def reader(
    request: pytest.FixtureRequest, tab_of: Callable[[str, str], Page], server: str
) -> Iterator[Reader]:
    """A reader in front of a tab; parametrised with 'dark', on a dark ground."""
    with reading(tab_of(getattr(request, "param", "light"), "reader"), server) as reader:
        yield reader


@pytest.fixture
def slow(context_of: Callable[[str], BrowserContext], server: str) -> Iterator[Reader]:
    """A reader at a machine and a line that can be made slow, in a tab of its own."""
    page = context_of("light").new_page()
    page.add_init_script(SLOW_LINE)
    page.set_viewport_size({"width": WIDE, "height": 900})
    with reading(page, server) as reader:
        yield reader
    page.close()
