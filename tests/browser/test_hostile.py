"""Poisoned texts in a browser: nothing runs, nothing leaves, no markup appears, nothing overflows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.hostile import POISON, poisoned

from .conftest import serving
from .reader import NARROW, WIDE, Reader

pytestmark = pytest.mark.browser

MARKUP = """() => {
  const made = 'a[href*="evil.example"], img[src*="evil"], img[src="x"], .katex, [class*="stMarkdownColored"], svg[onload]'
    + ', del, em, strong, code'
  const icons = [...document.querySelectorAll('[data-testid=stIconMaterial]')].filter(one => one.textContent === 'home')
  // Snippets to copy are code of our own.
  const found = [...document.querySelectorAll(made)].filter(one => !one.closest('.snippets, pre, .stale'))
  return [...icons, ...found].map(one => one.outerHTML.slice(0, 200)).concat(window.ran || [])
}"""
LINK = {
    "q": "<img src=x onerror=poisoned()> :red[a] $x$",
    "focus": "[a](https://evil.example)",
    "kind": "**b**",
    "view": "<b>b</b>",
}


def test_poison_stays_text_on_every_page(
    tmp_path: Path, context_of: Callable[[str], BrowserContext]
) -> None:
    folder = poisoned(tmp_path / "poisoned")
    with serving(tmp_path / "log.txt", "--dataset", str(folder)) as address:
        page = context_of("light").new_page()
        page.add_init_script("window.poisoned = () => (window.ran = window.ran || []).push('ran')")
        reader = Reader(page, address)
        faults: list[Any] = []
        page.set_viewport_size({"width": NARROW, "height": 900})
        reader.open("")
        page.locator(".masthead .unfold summary").click()
        for text in POISON:
            expect(page.locator(".masthead").get_by_text(text, exact=True).first).to_be_attached()
        faults += page.evaluate(MARKUP)
        for name in ("overview", "trade", "timeline", "checks", "sources", "data"):
            # A search hides what is on the page.
            for query in (LINK, {}) if name in ("timeline", "sources") else (LINK,):
                reader.open("" if name == "overview" else name, f"?{urlencode(query)}")
                for width in (NARROW, WIDE):
                    reader.resize(width, 900)
                    faults += [(name, width, fault) for fault in reader.page.evaluate(MARKUP)]
                    faults += (
                        [(name, width, "overflow", reader.overflow())]
                        if reader.overflow() > 0
                        else []
                    )
        faults += [fault for fault in reader.faults if "/_stcore/" not in fault]
        page.close()
    assert faults == [], chr(10).join(map(str, faults))
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
