"""The wheel, in a fresh environment, where no checkout is: every command, and the record that it brings."""

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard import __version__, store
from dashboard.charts import library
from dashboard.exports import package
from dashboard.web import letters
from tests.folders import HERE, REAL, SMALL
from tests.processes import UV, bare, free_port, started

ROOT = HERE.parent


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel and what it asks for."""

    wheel: Path
    python: Path
    home: Path
    folder: Path
    """An empty folder to stand in."""

    def smederevo(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.python.with_name("smederevo")), *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=bare(self.home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def run(*command: str, folder: Path) -> None:
    ended = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel is made from the source archive, so that both are tried."""
    home = tmp_path_factory.mktemp("wheel")
    run(
        *UV,
        "build",
        "--no-build-isolation",
        "--python",
        sys.executable,
        "--out-dir",
        str(home / "dist"),
        ".",
        folder=ROOT,
    )
    (wheel,) = (home / "dist").glob("*.whl")
    (home / "empty").mkdir()
    (home / "home").mkdir()
    run(*UV, "venv", "--python", sys.executable, str(home / "environment"), folder=home)
    python = home / "environment" / "bin" / "python"
    # Versions as they are pinned: what others published today is tried by another job.
    pinned = ("--constraints", str(ROOT / "requirements.txt"))
    run(*UV, "pip", "install", "--python", str(python), *pinned, str(wheel), folder=home)
    # A folder of this name belongs to somebody else.
    packages = next((home / "environment" / "lib").glob("python*")) / "site-packages"
    shutil.copytree(SMALL, packages / "datasets")
    return Installed(wheel, python, home / "home", home / "empty")


def test_it_holds_the_record_the_settings_and_every_file_of_the_package(
    installed: Installed,
) -> None:
    with zipfile.ZipFile(installed.wheel) as held:
        names = set(held.namelist())
        settings = held.read("dashboard/.streamlit/config.toml")
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "dashboard", "datasets"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    listed = [name for name in os.fsdecode(tracked.stdout).split("\0") if name]
    expected = {
        f"dashboard/{name}" if name.startswith("datasets/") else name for name in listed
    } - {"dashboard/.streamlit"}
    assert len(expected) > 150
    assert expected - names == set()
    assert settings == (ROOT / ".streamlit" / "config.toml").read_bytes()
    assert not [name for name in names if name.startswith(("tests", "bench", "datasets/"))]


def test_it_names_its_version_and_the_release_of_its_own_record(installed: Installed) -> None:
    found = installed.smederevo("--version")
    assert found.stdout.startswith(
        f"smederevo {__version__}, release {store.current(REAL).name} of the record in "
    )
    # The wheel brings the small bundle of Plotly where the checkout has it, with its licence.
    is_small = library.VENDOR.joinpath(library.SMALL).is_file()
    kind = "the small bundle" if is_small else "the whole bundle"
    assert found.stdout.splitlines()[1].startswith("charts are drawn by plotly.js ")
    assert found.stdout.splitlines()[1].endswith(f", {kind}")
    with zipfile.ZipFile(installed.wheel) as wheel:
        vendor = [name for name in wheel.namelist() if "/assets/vendor/" in name]
    assert len(vendor) == len(list(library.VENDOR.glob("*")))
    assert len(vendor) >= (2 if is_small else 0)
    assert found.stdout.splitlines()[2] == (
        f"pictures for previews are written in {', '.join(letters.written())}"
    )
    assert f"smederevo-{__version__}-" in installed.wheel.name
    assert (found.returncode, found.stderr) == (0, "")


def test_validate_export_and_new_work_anywhere(installed: Installed) -> None:
    clean = installed.smederevo("validate")
    assert ": clean; " in clean.stdout
    assert "site-packages/dashboard/datasets" in clean.stdout
    assert installed.smederevo("export", "out.zip").returncode == 0
    assert (installed.folder / "out.zip").read_bytes() == package.zipped(store.current(REAL))
    (installed.folder / "out.zip").unlink()
    assert installed.smederevo("new", "mine").returncode == 0
    assert installed.smederevo("validate", "mine").returncode == 0
    shutil.rmtree(installed.folder / "mine")


def test_release_asks_for_a_dataset(installed: Installed) -> None:
    refused = installed.smederevo("release")
    assert "name your dataset with --dataset" in refused.stderr
    assert (refused.returncode, refused.stdout) == (2, "")


def test_a_notebook_has_the_record(installed: Installed) -> None:
    script = "import dashboard; table = dashboard.load(); print(len(table), table.attrs['release'])"
    found = subprocess.run(
        [str(installed.python), "-c", script],
        cwd=installed.folder,
        env=bare(installed.home),
        capture_output=True,
        text=True,
        check=False,
    )
    release = store.current(REAL)
    assert found.stdout == f"{len(release.dataset.observations)} {release.name}\n", found.stderr


COMMANDS = {
    "smederevo run": ("{bin}/smederevo", "run", "--no-browser", "--port", "{port}"),
    "python -m dashboard": (
        "{bin}/python",
        "-m",
        "dashboard",
        "run",
        "--no-browser",
        "--port",
        "{port}",
    ),
}


@pytest.mark.parametrize("pattern", COMMANDS.values(), ids=COMMANDS)
def test_run_shows_the_pages_and_the_health(
    installed: Installed, pattern: tuple[str, ...], tmp_path: Path
) -> None:
    port = free_port()
    command = [part.format(bin=installed.python.parent, port=port) for part in pattern]
    release = store.current(REAL)
    with started(
        command, tmp_path / "log", environment=bare(installed.home), folder=installed.folder
    ) as running:
        assert f'"release": "{release.name}"' in running.text("healthz")
        for page in release.dataset.pages:
            assert page.title in running.text(page.id)
        assert running.text("data/observations.csv").count("\n") > len(release.dataset.observations)
        assert running.end(signal.SIGINT) == 0
    assert "Traceback" not in running.log.read_text()
    assert (list(installed.home.iterdir()), list(installed.folder.iterdir())) == ([], [])
