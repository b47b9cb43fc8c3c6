"""The server started as a host starts it that has the repository and its requirements, and nothing installed."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from .conftest import serving
from .reader import DATASET, ROOT, Reader

pytestmark = pytest.mark.browser

STREAMLIT = f"""
import sys
sys.path = [path for path in sys.path if path not in ("", {str(ROOT)!r})]
from streamlit.web.cli import main
main()
"""
"""`streamlit run` where the package of this repository cannot be found."""


def test_repository_alone_is_enough(tmp_path: Path, context_of: Callable[[str], BrowserContext]) -> None:
    home = tmp_path / "repository"
    for name in ("dashboard", "datasets", ".streamlit"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-P", "-c", STREAMLIT, "run", "dashboard/app.py", "--server.port={port}"]
    with serving(tmp_path / "log.txt", command=command, home=home) as address:
        page = context_of("light").new_page()
        reader = Reader(page, address)
        reader.open("exports", f"?focus={DATASET.observations[0].id}")
        assert page.locator("section.evidence").count() == 1
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.request.get(f"{address}/healthz").json()["status"] == "ok"
        assert page.request.get(f"{address}/data/observations.csv").ok
        assert reader.faults == []
        page.close()
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
