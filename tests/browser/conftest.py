"""The real server, one browser for all tests, a fresh tab for each."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from .chromium import ARGUMENTS, chromium
from .reader import ROOT, WIDE, Reader


@pytest.fixture(scope="session")
def executable() -> str:
    """The path of the browser."""
    found = chromium()
    if not found:
        pytest.fail("No Chromium was found; install Chromium or Google Chrome, or name its path in the variable CHROMIUM.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started as a curator starts it."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@contextmanager
def serving(log: Path, *options: str) -> Iterator[str]:
    """A server of its own, until the end of the block; `options` go to `smederevo run`."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "SMEDEREVO_DATASET"}
    command = [sys.executable, "-m", "dashboard", "run", "--no-browser", "--port", str(port), *options]
    with log.open("wb") as target, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=target, stderr=target) as process:
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
    end = time.monotonic() + 60
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
        ground = "dark" if scheme == "dark" else "light"
        context = browser.new_context(color_scheme=ground, viewport={"width": WIDE, "height": 900}, locale="en-GB")  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        return context

    return cache(make)


@pytest.fixture
def reader(request: pytest.FixtureRequest, context_of: Callable[[str], BrowserContext], server: str) -> Iterator[Reader]:
    """A reader with a new tab; parametrised with 'dark', on a dark ground."""
    page = context_of(getattr(request, "param", "light")).new_page()
    yield Reader(page, server)
    page.close()
