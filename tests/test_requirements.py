"""The hashed lists can be installed on every Python and system that is promised; nothing is installed here."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.folders import HERE
from tests.processes import UV

ROOT = HERE.parent
LISTS = ("requirements.txt", "requirements-dev.txt")
SYSTEMS = ("x86_64-unknown-linux-gnu", "aarch64-apple-darwin")
CLASSIFIERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["classifiers"]
PYTHONS = re.findall(r"Python :: (3\.\d+)", "\n".join(CLASSIFIERS))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what the package index says is kept for the other cases."""
    return tmp_path_factory.mktemp("uv")


def resolved(
    listed: Path, python: str, system: str, cache: Path
) -> subprocess.CompletedProcess[str]:
    """What an installation of a list, with the hash of everything asked for, would do."""
    options = (
        "--dry-run",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--cache-dir",
        str(cache),
        "--target",
        str(cache / "none"),
    )
    place = ("--python-version", python, "--python-platform", system)
    command = [
        *UV,
        "pip",
        "install",
        "--python",
        sys.executable,
        *options,
        *place,
        "--requirements",
        str(listed),
    ]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


@dataclass(frozen=True)
class Asked:
    """pip at work in a new environment, asked for the longer list."""

    process: subprocess.Popen[str]
    report: Path
    """What it would install."""


@pytest.fixture(scope="module", autouse=True)
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """It has begun before the first case: it downloads for a minute, while the others go on.

    It is the pip that comes with Python, which is older than today's.
    """
    home = tmp_path_factory.mktemp("fresh")
    report = home / "report.json"
    options = ("--dry-run", "--quiet", "--disable-pip-version-check", "--require-hashes")
    wanted = ("--report", str(report), "--requirement", str(ROOT / LISTS[1]))
    python = home / "environment" / "bin" / "python"
    make = (sys.executable, "-m", "venv", str(home / "environment"))
    install = (str(python), "-m", "pip", "install", *options, *wanted)
    with subprocess.Popen(
        f"{shlex.join(make)} >/dev/null && exec {shlex.join(install)}",
        shell=True,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield Asked(process, report)
        process.kill()


def test_all_pythons_that_are_promised_are_tried() -> None:
    assert PYTHONS == ["3.11", "3.12", "3.13", "3.14"]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_installed(name: str, python: str, system: str, cache: Path) -> None:
    found = resolved(ROOT / name, python, system, cache)
    assert found.returncode == 0, found.stderr
    count = re.search(r"Would install (\d+) packages", found.stderr)
    assert count, found.stderr
    assert int(count[1]) > 40


def test_a_list_that_lacks_what_one_python_alone_needs_is_found(
    tmp_path: Path, cache: Path
) -> None:
    whole = (ROOT / "requirements-dev.txt").read_text()
    without = re.sub(r"^pyyaml-ft==.*(\n .*)*\n", "", whole, flags=re.MULTILINE)
    assert without != whole
    (tmp_path / "requirements.txt").write_text(without)
    assert resolved(tmp_path / "requirements.txt", "3.12", SYSTEMS[0], cache).returncode == 0
    missing = resolved(tmp_path / "requirements.txt", "3.13", SYSTEMS[0], cache)
    assert missing.returncode != 0
    assert "pyyaml-ft" in missing.stderr


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_host_and_has_a_hash_for_everything(name: str) -> None:
    text = (ROOT / name).read_text()
    pinned = re.findall(
        r"^[a-z0-9._-]+(?:\[[a-z,-]+\])?==.*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+",
        text,
        re.MULTILINE,
    )
    assert len(pinned) > 40
    assert "".join(pinned) == text


def test_pip_installs_the_longer_list_in_a_new_environment(asked: Asked) -> None:
    """As `make` does; pip asks for more than uv: what has an extra must be pinned with it."""
    shorter, longer = ((ROOT / name).read_text() for name in LISTS)
    assert set(re.findall(r"^\S+==\S+", shorter, re.MULTILINE)) < set(
        re.findall(r"^\S+==\S+", longer, re.MULTILINE)
    )
    _, complaints = asked.process.communicate()
    assert asked.process.returncode == 0, complaints
    assert len(json.loads(asked.report.read_text())["install"]) > 40
