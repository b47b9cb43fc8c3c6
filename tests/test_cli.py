import json
import os
import runpy
import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from dashboard import cli
from tests.folders import SMALL, edit


def smederevo(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(cli.main, [str(one) for one in arguments], env={"SMEDEREVO_DATASET": None, **environment})


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The dataset and the program that would be run in place of the command; nothing is."""
    commands: list[list[str]] = []

    def execv(program: str, arguments: list[str]) -> None:
        commands.append([os.environ["SMEDEREVO_DATASET"], program, *arguments])

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    monkeypatch.setenv("SMEDEREVO_DATASET", "")
    monkeypatch.setattr(cli, "_refuse_taken", lambda host, port: None)
    return commands


def test_a_clean_dataset_is_said_to_be_clean(small: Path) -> None:
    found = smederevo("validate", small)
    assert found.output == f"{small}: clean; 10 observations, 3 series, 4 sources, 2 events, 1 gaps\n"
    assert found.exit_code == 0


def test_a_mistake_is_printed_and_counted(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("validate", small)
    what = "sources.yaml:28: language: 'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert found.output == f"{what}\n{small}: 1 problem\n"
    assert found.exit_code == 1


def test_problems_are_given_as_json_for_machines(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("validate", small, "--format", "json")
    text = "'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert json.loads(found.output) == [{"file": "sources.yaml", "line": 28, "path": "language", "text": text}]
    assert found.exit_code == 1


def test_a_clean_dataset_is_an_empty_list_for_machines(small: Path) -> None:
    found = smederevo("validate", small, "--format", "json")
    assert (json.loads(found.output), found.exit_code) == ([], 0)


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    found = smederevo("validate", folder)
    assert found.output == f"{folder}: is no folder; name one that holds dataset.yaml\n{folder}: 1 problem\n"
    assert found.exit_code == 1


def test_the_environment_names_the_dataset(small: Path) -> None:
    assert smederevo("validate", SMEDEREVO_DATASET=str(small)).output.startswith(f"{small}: clean")


def test_the_argument_goes_before_the_environment(small: Path) -> None:
    assert smederevo("validate", SMALL, SMEDEREVO_DATASET=str(small)).output.startswith(f"{SMALL}: clean")


@pytest.mark.parametrize("arguments", [("validate", "--format", "xml"), ("validate", "a", "b"), ("mend",), ("run", "--port", "0")])
def test_wrong_use_has_the_exit_status_2(arguments: tuple[str, ...]) -> None:
    found = smederevo(*arguments)
    assert found.exit_code == 2
    assert "Error: " in found.output


def test_a_name_of_a_file_that_is_no_text_is_reported_without_a_traceback(small: Path) -> None:
    (small / os.fsdecode(b"caf\xe9.yaml")).touch()
    found = smederevo("validate", small)
    assert found.exit_code == 1
    assert found.output.endswith(f"{small}: 1 problem\n")


@pytest.mark.parametrize("command", [(), ("validate",), ("run",)])
def test_help_is_one_question_away(command: tuple[str, ...]) -> None:
    assert smederevo(*command, "--help").output == smederevo(*command, "-h").output
    assert smederevo(*command, "-h").exit_code == 0


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["dashboard", "validate", str(SMALL)])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("dashboard", run_name="__main__")
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"{SMALL}: clean")


def test_run_starts_the_server_with_the_dataset_it_was_given(small: Path, started: list[list[str]]) -> None:
    found = smederevo("run", "--dataset", small, "--port", "8600", "--no-browser")
    assert found.exit_code == 0
    options = ["--server.address=localhost", "--server.port=8600", "--server.headless=true"]
    assert started == [[str(small), sys.executable, sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *options]]


def test_run_shows_a_broken_dataset_and_says_what_is_wrong(small: Path, started: list[list[str]]) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("run", "--dataset", small)
    what = "sources.yaml:28: language: 'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert found.stderr == f"{what}\n{small}: 1 problem; the page shows the list until all is mended\n"
    assert len(started) == 1


def test_run_refuses_a_folder_that_is_not_there(tmp_path: Path, started: list[list[str]]) -> None:
    found = smederevo("run", "--dataset", tmp_path / "nowhere")
    assert found.stderr == f"smederevo: there is no folder {tmp_path / 'nowhere'}; name one that holds dataset.yaml with --dataset\n"
    assert (found.exit_code, started) == (2, [])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (socket.gaierror(-2, "unknown"), "'a.example' is no name or address of this machine; use --host localhost"),
        (PermissionError(13, "Permission denied"), "port 80 needs more rights than yours; choose one above 1023 with --port"),
        (
            OSError(98, "Address already in use"),
            "cannot listen on a.example:80 (Address already in use); choose another port with --port 81",
        ),
    ],
    ids=["unknown name", "low port", "taken"],
)
def test_run_refuses_an_address_it_cannot_have_in_one_sentence(
    small: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = smederevo("run", "--dataset", small, "--host", "a.example", "--port", "80")
    assert found.stderr == f"smederevo: {sentence}\n"
    assert found.exit_code == 2
