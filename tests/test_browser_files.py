"""What npm brings: pinned, without a host, and never in the way where there is no npm."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("plotly.js-basic-dist-min", "@fontsource-variable/noto-sans-sc")
LOCK = (ROOT / "deploy" / "npm" / "package-lock.json").read_text(encoding="utf-8")

NPM = """#!/bin/sh
[ "$1" = ci ] || exit 2
echo "$@" > asked
mkdir -p node_modules/plotly.js-basic-dist-min
echo bundle > node_modules/plotly.js-basic-dist-min/plotly-basic.min.js
mkdir -p node_modules/@fontsource-variable/noto-sans-sc/files
echo licence > node_modules/@fontsource-variable/noto-sans-sc/LICENSE
for piece in 4-wght-normal latin-wght-normal; do
	echo font > node_modules/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-$piece.woff2
done
{licence}
exit {status}
"""
LICENCE = "echo licence > node_modules/plotly.js-basic-dist-min/LICENSE"


def test_packages_are_pinned_by_version_and_hash_and_no_host_is_named() -> None:
    wanted = json.loads((ROOT / "deploy" / "npm" / "package.json").read_text(encoding="utf-8"))[
        "dependencies"
    ]
    held = {
        name.removeprefix("node_modules/"): package
        for name, package in json.loads(LOCK)["packages"].items()
        if name
    }
    assert set(held) == set(NAMES)
    assert wanted == {name: package["version"] for name, package in held.items()}
    assert all(package["integrity"].startswith("sha512-") for package in held.values())
    assert "://" not in LOCK


def installed(folder: Path, npm: str | None) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """The end of the step in a copy, with this npm or none, and what it has put beside the assets."""
    shutil.copytree(
        ROOT / "deploy" / "npm",
        folder / "deploy" / "npm",
        ignore=shutil.ignore_patterns("node_modules", "pieces"),
    )
    (folder / "dashboard" / "assets").mkdir(parents=True)
    tools = folder / "tools"
    tools.mkdir()
    for tool in ("cp", "dirname", "mkdir", "rm", "sh"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    if npm is not None:
        (tools / "npm").write_text(npm)
        (tools / "npm").chmod(0o755)
    ended = subprocess.run(
        [tools / "sh", folder / "deploy" / "npm" / "install.sh"],
        env={**os.environ, "PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    vendor = folder / "dashboard" / "assets" / "vendor"
    return ended, sorted(path.name for path in vendor.glob("*"))


def test_npm_brings_the_small_bundle_with_its_licence(tmp_path: Path) -> None:
    ended, there = installed(tmp_path, NPM.format(licence=LICENCE, status=0))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "charts are drawn with the small bundle of Plotly\n"
    assert there == ["plotly-basic.LICENSE", "plotly-basic.min.js"]
    pieces = {path.name for path in (tmp_path / "deploy" / "npm" / "pieces").iterdir()}
    assert {"LICENSE", "noto-sans-sc-latin-wght-normal.woff2"} < pieces
    asked = (tmp_path / "deploy" / "npm" / "asked").read_text()
    assert {"ci", "--ignore-scripts"} <= set(asked.split())
    assert not (tmp_path / "deploy" / "npm" / "node_modules").exists()


@pytest.mark.parametrize(
    ("npm", "words"),
    [
        (None, "no npm: charts are drawn with the whole bundle of Plotly"),
        (NPM.format(licence=LICENCE, status=1), "npm could not fetch the small bundle"),
        (NPM.format(licence="", status=0), "npm could not fetch the small bundle"),
        ("#!/bin/sh\nexit 127\n", "npm could not fetch the small bundle"),
    ],
    ids=["none", "fails", "brings no licence", "is broken"],
)
def test_without_it_the_step_says_so_and_fails_for_nobody(
    tmp_path: Path, npm: str | None, words: str
) -> None:
    ended, there = installed(tmp_path, npm)
    assert ended.returncode == 0
    assert ended.stdout.startswith(words)
    assert there == []
    assert not (tmp_path / "deploy" / "npm" / "node_modules").exists()
