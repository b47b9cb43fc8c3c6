"""Where the browser of the tests is: CHROMIUM, a system Chromium or Chrome, or the one that Playwright installed."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    """The path of a browser, or ''."""
    asked = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, (asked,) if asked else NAMES)), "")
    if found or asked:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else ""


if __name__ == "__main__":
    sys.exit(0 if chromium() else 1)
