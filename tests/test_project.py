"""The files around the package: workflows, forms, hooks and metadata agree with each other."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import report

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(
    path
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")
    if path.name != "config.yml"
)
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")


def parsed(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def jobs() -> list[dict[str, Any]]:
    return [job for path in WORKFLOWS for job in parsed(path)["jobs"].values()]


def steps() -> list[dict[str, Any]]:
    return [step for job in jobs() for step in job["steps"]]


def pythons() -> set[str]:
    """Every version of Python that a workflow names."""
    return set(
        re.findall(r'"(3\.\d+)"', "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS))
    )


def test_workflows_are_there_with_least_rights_and_limits() -> None:
    assert {"test.yml", "release.yml"} <= {path.name for path in WORKFLOWS}
    assert all(parsed(path)["permissions"] in ({}, {"contents": "read"}) for path in WORKFLOWS)
    assert all("concurrency" in parsed(path) for path in WORKFLOWS)
    assert len(jobs()) >= 6
    assert all(1 <= job["timeout-minutes"] <= 60 for job in jobs())


def test_actions_are_pinned() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) >= 10
    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_what_workflows_run_is_there() -> None:
    ran = "\n".join(step["run"] for step in steps() if "run" in step)
    targets = set(re.findall(r"\bmake (\S+)", ran))
    assert {"test", "coverage", ".venv/dev"} <= targets
    assert targets <= set(re.findall(r"^([\w./-]+):", MAKEFILE, re.MULTILINE))
    scripts = set(re.findall(r"^\.ci/\w+", ran, re.MULTILINE))
    assert scripts
    assert [name for name in scripts if not (ROOT / name).stat().st_mode & 0o100] == []


def test_the_tests_are_measured_where_that_is_cheap_and_nowhere_else() -> None:
    rules = dict(re.findall(r"^(\w+):.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE))
    assert [name for name, rule in rules.items() if "--cov" in rule] == ["coverage"]
    assert "COVERAGE_CORE=$(MEASURED_BY)" in rules["coverage"]
    job = parsed(ROOT / ".github" / "workflows" / "test.yml")["jobs"]["coverage"]
    versions = [step["with"].get("python-version") for step in job["steps"] if "with" in step]
    assert versions == [None, "3.14"]
    assert job["steps"][-1]["run"] == "make coverage"


def test_workflows_try_the_oldest_and_the_newest_python() -> None:
    promised = set(re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"])))
    lowest = PROJECT["requires-python"].removeprefix(">=")
    newest = max(promised, key=lambda version: int(version.split(".")[1]))
    assert {lowest, newest} <= pythons() == promised


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.stem))
def test_a_form_has_what_github_asks_for(path: Path) -> None:
    form = parsed(path)
    assert form["name"]
    assert form["description"]
    fields = form["body"]
    names = [field["id"] for field in fields]
    assert len(names) == len(set(names)) >= 3
    assert all(re.fullmatch(r"[\w-]+", name) for name in names)
    assert all(field["type"] in ("input", "textarea") for field in fields)
    assert all(field["attributes"]["label"] for field in fields)


def test_forms_about_the_record_ask_for_the_id_that_the_link_fills_in() -> None:
    assert len(FORMS) == 3
    assert report.FORM in {path.name for path in FORMS}
    for name in (report.FORM, "missing-figure.yml"):
        fields = {
            field["id"]: field
            for field in parsed(ROOT / ".github" / "ISSUE_TEMPLATE" / name)["body"]
        }
        assert fields[report.FIELD]["validations"]["required"]


def test_hooks_run_what_make_check_runs() -> None:
    rule = re.findall(r"^check:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)[0]
    commands = [
        line.strip().removeprefix("@").replace("$(BIN)", ".venv/bin") for line in rule.splitlines()
    ]
    (local,) = parsed(ROOT / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    assert len(commands) >= 5
    assert [hook["entry"] for hook in local["hooks"]] == commands


def test_nothing_is_installed_without_a_word() -> None:
    installs = re.findall(r"^.*\n.*apt-get install .*$", MAKEFILE, re.MULTILINE)
    assert len(installs) == MAKEFILE.count("apt-get install") >= 3
    assert [text for text in installs if 'echo "installing ' not in text] == []


def test_the_package_is_named_as_the_home_is_looked_up() -> None:
    assert PROJECT["name"] == report.DISTRIBUTION
    home = PROJECT.get("urls", {}).get(report.LABEL)
    assert home is None or report.address(None, home, None)


def test_a_checkout_has_unix_line_ends_wherever_it_is_made() -> None:
    rules = [
        line.split()
        for line in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert ["*", "text=auto", "eol=lf"] in rules
    for pattern in ("*.sh", "*.csv", "*.yaml", "*.py", "*.po", "Makefile"):
        assert [pattern, "-text"] not in rules
