"""The documents name what there is, all of it, and nothing else."""

import re
from pathlib import Path

import click
import pytest

from dashboard import cli, store
from dashboard.web import data
from tests.folders import REAL

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    (
        *ROOT.glob("*.md"),
        ROOT / "datasets" / "README.md",
        *(ROOT / "deploy").glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
    )
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
ALL = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_there_are_documents_with_links() -> None:
    assert len(DOCUMENTS) >= 6
    assert len(LINK.findall(ALL)) >= 4


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_a_document_lead_to_files(path: Path) -> None:
    assert [
        link
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ] == []


def test_every_target_of_make_is_named_and_every_named_one_is_there() -> None:
    targets = set(
        re.findall(
            r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    assert {"run", "test", "check"} < targets
    assert (
        set(
            re.findall(
                r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`[^`]*`|^make .*$", ALL, re.MULTILINE))
            )
        )
        == targets
    )


@pytest.mark.parametrize("name", cli.main.commands)
def test_every_command_and_its_options_are_in_the_readme(name: str) -> None:
    (row,) = (line for line in README.splitlines() if line.startswith(f"| `smederevo {name}"))
    options = [
        option.opts[0]
        for option in cli.main.commands[name].params
        if isinstance(option, click.Option)
    ]
    assert set(re.findall(r"--[a-z-]+", row.split("`")[1])) == set(options)


def test_every_module_of_the_package_is_on_the_map() -> None:
    drawn = README.split("## Map of the package")[1].split("```")[1]
    there = {
        path.stem
        for path in (ROOT / "dashboard").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert there - set(re.findall(r"[a-z_]+", drawn)) == {"__init__", "__main__"}


def test_every_file_of_the_dataset_is_in_its_readme() -> None:
    text = (ROOT / "datasets" / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in REAL.iterdir() if path.is_file() and path.name != "README.md"]
    assert len(files) >= 10
    assert [name for name in files if name not in text] == []


def test_every_variable_of_the_environment_is_explained() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py")
    )
    names = set(re.findall(r"\bSMEDEREVO_[A-Z_]+\b", code))
    assert names
    assert {name for name in names if f"`{name}`" not in ALL} == set()


def test_addresses_of_the_data_in_the_readme_are_there() -> None:
    release = store.current(REAL)
    series = release.dataset.series[0].id
    chart = release.dataset.pages[0].charts[0].id
    text = README.replace("SERIES", series).replace("CHART", chart)
    named = set(re.findall(r"`/data/([^`?]+)`", text))
    assert {f"{series}.csv", f"charts/{chart}.csv", "package.zip", "index.json"} <= named
    assert named - set(data.names(release)) == set()


def test_files_that_a_change_touches_are_there() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Change the code")[1]
    places = re.findall(r"`([a-z_]+(?:/[a-z_.]+)+)/?`", table)
    assert len(places) >= 10
    assert [
        place
        for place in places
        if not any((home / place).exists() for home in (ROOT, ROOT / "dashboard"))
    ] == []


def test_the_citation_is_of_the_release_of_the_record() -> None:
    about = store.current(REAL).dataset.about
    lines = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert f"version: {about.version}" in lines
    assert f"date-released: {about.released}" in lines
    assert f"license: {about.licence.replace(' ', '-')}" in lines
