"""The documents name what there is, all of it, and nothing else."""

import importlib
import re
import shlex
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner

from dashboard import __version__, cli, store
from dashboard.model import Check
from dashboard.model.checks import ROLES, CheckKind
from dashboard.reading import read
from dashboard.selection import PARAMETERS
from dashboard.web import data
from tests.documents import DOCUMENTS, ROOT, rows, text
from tests.folders import REAL

USING = text("docs/using.md")
HOW_IT_WORKS = text("docs/how-it-works.md")
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


def test_every_picture_is_shown_by_a_document() -> None:
    pictures = {path.name for path in (ROOT / "docs").glob("*.png")}
    assert len(pictures) >= 10
    assert {name for name in pictures if not re.search(rf"[(/]{name}\)", ALL)} == set()


def test_the_readme_runs_what_continuous_integration_runs() -> None:
    block = text("README.md").split("```\n")[1]
    commands = [line.split("#")[0].strip() for line in block.splitlines()]
    assert commands == ["make run", "make test"]
    assert text(".ci/run").splitlines()[-1] == f"exec {commands[1]}"


def test_the_newest_changes_are_those_of_this_version() -> None:
    assert re.findall(r"^## (\S+?),? ", text("CHANGELOG.md"), re.MULTILINE)[0] == __version__
    assert (ROOT / "docs" / f"release-{__version__}.md").is_file()


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
def test_every_command_and_its_options_are_listed(name: str) -> None:
    (row,) = (line for line in USING.splitlines() if line.startswith(f"| `smederevo {name}"))
    options = [
        option.opts[0]
        for option in cli.main.commands[name].params
        if isinstance(option, click.Option)
    ]
    assert set(re.findall(r"--[a-z-]+", row.split("`")[1])) == set(options)


def test_every_module_of_the_package_is_on_the_map() -> None:
    drawn = HOW_IT_WORKS.split("## The house")[1].split("```")[1]
    there = {
        path.stem
        for path in (ROOT / "dashboard").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert there - set(re.findall(r"[a-z_]+", drawn)) == {"__init__", "__main__"}


def test_the_map_has_the_floors_that_imports_keep() -> None:
    drawn = HOW_IT_WORKS.split("## The house")[1].split("```")[1].strip().splitlines()
    floor = 0
    floors: dict[str, int] = {}
    for line in drawn:
        floor += not line.startswith(" ")
        # A name stands between wide spaces; what it means does not.
        for names in re.findall(r" {2,}([a-z_]+(?:, [a-z_]+)*) {2,}", line):
            floors |= dict.fromkeys(names.split(", "), floor)
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = [re.findall(r"\w+", layer) for layer in contracts[0]["layers"]]
    stood = [floors[name] for layer in layers for name in layer]
    assert len(set(stood)) == 6
    assert stood == sorted(stood)


def test_every_file_of_the_dataset_is_in_its_readme() -> None:
    told = text("datasets/README.md")
    files = [path.name for path in REAL.iterdir() if path.is_file() and path.name != "README.md"]
    assert len(files) >= 10
    assert [name for name in files if name not in told] == []


def test_every_kind_of_check_is_described_with_its_roles() -> None:
    kinds = get_args(CheckKind)
    told = rows(text("datasets/README.md"), "## What a check is")
    assert [kind for kind in kinds if f"`{kind}`" not in {row[0] for row in told}] == []
    for name, *cells in told:
        roles = ROLES[name.strip("`")]
        assert set(re.findall("`([a-z]+)`", cells[0])) == {*roles[0], *roles[1]}, name
    described = Check.model_fields["kind"].description or ""
    assert [kind for kind in kinds if not re.search(rf"\b{kind}\b", described)] == []


def test_every_variable_of_the_environment_is_explained() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py")
    )
    names = set(re.findall(r"\bSMEDEREVO_[A-Z_]+\b", code))
    assert names
    assert {name for name in names if f"`{name}`" not in ALL} == set()


def test_addresses_of_the_data_in_the_documents_are_there() -> None:
    release = store.current(REAL)
    series = release.dataset.series[0].id
    chart = release.dataset.pages[0].charts[0].id
    told = USING.replace("SERIES", series).replace("CHART", chart)
    named = set(re.findall(r"`/data/([^`?]+)`", told))
    assert {f"{series}.csv", f"charts/{chart}.csv", "package.zip", "index.json"} <= named
    assert named - set(data.files.names(release)) == set()


def test_files_that_a_change_touches_are_there() -> None:
    table = text("CONTRIBUTING.md").split("## Change the code")[1]
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


def test_every_link_parameter_is_explained_and_no_other() -> None:
    told = rows(USING, "## Links")
    assert {name for cells in told for name in re.findall(r"`(\w+)`", cells[0])} == PARAMETERS
    assert [cells for cells in told if not cells[1]] == []


def test_every_parameter_of_a_file_is_explained() -> None:
    release = store.current(REAL)
    taken = {
        name
        for file in data.files.names(release)
        for name in data.files.parameters_of(release, file)
    }
    assert {"from", "as_of", "excel"} <= taken
    assert {
        name for name in taken if f"?{name}=" not in USING and f"&{name}=" not in USING
    } == set()


def test_steps_of_the_walk_are_there() -> None:
    walk = rows(HOW_IT_WORKS, "It comes to a reader so:")
    assert len(walk) >= 20
    for _step, file, functions, _what in walk:
        path = file.strip("`")
        assert (ROOT / "dashboard" / path).is_file(), path
        for name in functions.replace("`", "").split(", "):
            assert _defines(path, name), f"{path} has no {name}"


def _defines(path: str, name: str) -> bool:
    """Whether a file of the package has a function, class or method of this name."""
    if path.endswith(".js"):
        return f"function {name}(" in text(f"dashboard/{path}")
    found: object = importlib.import_module(f"dashboard.{path[:-3].replace('/', '.')}")
    for part in name.split("."):
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return callable(found)


def test_the_line_of_the_walk_is_that_of_the_file() -> None:
    told = re.search(r"`([\w-]+)` is line (\d+) of `([\w/.]+)`:\n\n```\n(.+)\n```", HOW_IT_WORKS)
    assert told is not None
    name, number, file, line = told.groups()
    assert line == text(file).splitlines()[int(number) - 1]
    assert line.startswith(f"{name},")


def test_every_file_of_the_package_that_a_document_names_is_there() -> None:
    named = {
        name
        for path in DOCUMENTS
        if path.name != "CHANGELOG.md"
        for name in re.findall(
            r"`((?:dashboard|datasets|deploy|docs|tests|bench)/[\w/.-]+)`", path.read_text("utf-8")
        )
        if not re.search(r"SERIES|LANG|ID\b", name)
    }
    assert len(named) >= 20
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_the_commands_for_another_plant_do_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = USING.split("## Another plant")[1].split("```sh\n")[1].split("```")[0]
    written = [shlex.split(line) for line in block.splitlines()]
    assert [words[:2] for words in written] == [
        ["smederevo", "new"],
        ["smederevo", "validate"],
        ["smederevo", "run"],
    ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SMEDEREVO_DATASET", raising=False)
    for words in written[:2]:
        ended = CliRunner().invoke(cli.main, words[1:])
        assert ended.exit_code == 0, ended.output
    options = understood("run", written[2][2:]).params
    assert read(options["folder"]).observations


def understood(command: str, arguments: list[str]) -> click.Context:
    """What the program takes the arguments of a command for, as a part of the whole program.

    A command remembers its options of help from the first time, so it has to know its parent.
    """
    program = click.Context(cli.main, **cli.main.context_settings)
    return cli.main.commands[command].make_context(command, arguments, parent=program)


def test_commands_in_the_documents_have_arguments_that_they_take() -> None:
    written = re.findall(r"`(smederevo (?:run|validate|export|new|release)\b[^`\[]*)`", ALL)
    assert len(written) >= 5
    for line in written:
        _program, name, *arguments = shlex.split(line)
        if arguments:
            understood(name, arguments)


def test_the_code_for_a_notebook_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", USING, re.DOTALL)
    *before, last = code.strip().split("\n\n")[1].split("\n", 1)
    names: dict[str, object] = {}
    exec("import dashboard", names)
    exec("\n".join(before), names)
    shown = eval(last, names)
    assert len(shown) == sum(
        value.series == "exports" for value in store.current(REAL).dataset.observations
    )
