"""The server started in each way there is: by the command, by Streamlit, by uvicorn, and from the repository alone."""

import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.processes import bare

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


def test_repository_alone_is_enough(
    tmp_path: Path, context_of: Callable[[str], BrowserContext]
) -> None:
    home = tmp_path / "repository"
    for name in ("dashboard", "datasets", ".streamlit"):
        shutil.copytree(ROOT / name, home / name)
    command = [
        sys.executable,
        "-P",
        "-c",
        STREAMLIT,
        "run",
        "dashboard/app.py",
        "--server.port={port}",
    ]
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


BIN = Path(sys.executable).parent
STARTS = {
    "smederevo run": (str(BIN / "smederevo"), "run", "--no-browser", "--port", "{port}"),
    "python -m dashboard": (
        sys.executable,
        "-m",
        "dashboard",
        "run",
        "--no-browser",
        "--port",
        "{port}",
    ),
    "streamlit run": (
        str(BIN / "streamlit"),
        "run",
        str(ROOT / "dashboard" / "app.py"),
        "--server.port",
        "{port}",
    ),
    "uvicorn": (str(BIN / "uvicorn"), "dashboard.app:app", "--port", "{port}"),
}
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


@pytest.mark.parametrize("command", STARTS.values(), ids=STARTS)
def test_settings_travel_with_the_program(
    command: tuple[str, ...], tmp_path: Path, context_of: Callable[[str], BrowserContext]
) -> None:
    """From another folder, in an empty home, with no terminal: the theme is ours, nothing is asked, nobody is told."""
    home, folder = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    folder.mkdir()
    colour = SETTINGS["theme"]["light"]["backgroundColor"]
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    with serving(
        tmp_path / "log.txt", command=command, home=folder, environment=bare(home)
    ) as address:
        page = context_of("light").new_page()
        reader = Reader(page, address)
        reader.open("exports")
        assert page.evaluate(BACKGROUND) == f"rgb({red}, {green}, {blue})"
        assert (
            page.locator("[data-testid=stMainMenu], [data-testid=stAppDeployButton]").count() == 0
        )
        assert reader.faults == []
        page.close()
    log = (tmp_path / "log.txt").read_text()
    assert "Traceback" not in log
    assert "mail" not in log.casefold()
    assert (list(home.iterdir()), list(folder.iterdir())) == ([], [])
