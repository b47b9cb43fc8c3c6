import errno
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from dashboard import __version__, cli, listening, server, store
from dashboard.charts import library
from dashboard.model import schema
from dashboard.web import letters
from tests.folders import HERE, REAL, SMALL, edit, report
from tests.processes import free_port


def smederevo(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(
        cli.main, [str(one) for one in arguments], env={"SMEDEREVO_DATASET": None, **environment}
    )


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int, bool]]:
    """Dataset, host, port and whether a browser is opened, of what would be served; nothing is."""
    calls: list[tuple[str, str, int, bool]] = []

    def serve(host: str, port: int, *, browser: bool) -> None:
        calls.append((os.environ["SMEDEREVO_DATASET"], host, port, browser))

    monkeypatch.setattr(server, "serve", serve)
    monkeypatch.setenv("SMEDEREVO_DATASET", "")
    monkeypatch.setattr(listening, "refusal", lambda host, port: "")
    return calls


def test_a_clean_dataset_is_said_to_be_clean(small: Path) -> None:
    found = smederevo("validate", small)
    assert (
        found.output == f"{small}: clean; 10 observations, 3 series, 4 sources, 2 events, 1 gap\n"
    )
    assert found.exit_code == 0


def test_what_an_editor_left_is_a_warning_and_the_dataset_is_clean(small: Path) -> None:
    (small / "dataset.yaml~").touch()
    (small / "observations" / "Thumbs.db").touch()
    found = smederevo("validate", small)
    assert found.stderr.splitlines() == [
        "warning: dataset.yaml~: is no part of the dataset and is not read",
        "warning: observations/Thumbs.db: is no part of the dataset and is not read",
    ]
    assert found.stdout.startswith(f"{small}: clean; ")
    assert found.exit_code == 0
    as_json = smederevo("validate", small, "--format", "json")
    assert (json.loads(as_json.stdout), as_json.exit_code) == ([], 0)


def test_a_mistake_is_printed_and_counted(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("validate", small)
    what = "sources.yaml:28: language: 'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert found.output == f"{what}\n{small}: 1 problem\n"
    assert found.exit_code == 1


UNTRUE = "  finding: 'The first figure is {staff-2020-12-post}'\n  asserts: [{kind: count, of: values, series: [staff], number: 2}]\n"


@pytest.mark.parametrize("command", [("validate",), ("release", "--dataset")])
def test_a_finding_that_no_longer_holds_is_no_clean_dataset_and_no_release(
    small: Path, command: tuple[str, ...]
) -> None:
    edit(small, "pages.yaml", "  standfirst: Who", f"{UNTRUE}  standfirst: Who")
    found = smederevo(*command, small)
    what = "pages.yaml:24: asserts.0: count no longer holds: there are 1, not 2; mend the sentence or the record"
    assert found.output.startswith(f"{what}\n{small}: 1 problem")
    assert found.exit_code == 1
    assert not (small / "changes.csv").exists()


def test_problems_are_given_as_json_for_machines(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("validate", small, "--format", "json")
    text = "'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert json.loads(found.output) == [
        {"file": "sources.yaml", "line": 28, "path": "language", "text": text}
    ]
    assert found.exit_code == 1


def test_a_clean_dataset_is_an_empty_list_for_machines(small: Path) -> None:
    found = smederevo("validate", small, "--format", "json")
    assert (json.loads(found.output), found.exit_code) == ([], 0)


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    found = smederevo("validate", folder)
    assert (
        found.output
        == f"{folder}: is no folder; name one that holds dataset.yaml\n{folder}: 1 problem\n"
    )
    assert found.exit_code == 1


def test_the_environment_names_the_dataset(small: Path) -> None:
    assert smederevo("validate", SMEDEREVO_DATASET=str(small)).output.startswith(f"{small}: clean")


def test_the_argument_goes_before_the_environment(small: Path) -> None:
    assert smederevo("validate", SMALL, SMEDEREVO_DATASET=str(small)).output.startswith(
        f"{SMALL}: clean"
    )


@pytest.mark.parametrize(
    "arguments",
    [("validate", "--format", "xml"), ("validate", "a", "b"), ("mend",), ("run", "--port", "0")],
)
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


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dashboard", "validate", str(SMALL)])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("dashboard", run_name="__main__")
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"{SMALL}: clean")


def test_run_serves_the_dataset_it_was_given(
    small: Path, served: list[tuple[str, str, int, bool]]
) -> None:
    assert smederevo("run", "--dataset", small, "--port", "8600", "--no-browser").exit_code == 0
    assert smederevo("run", "--dataset", small, "--host", "::1").exit_code == 0
    assert served == [(str(small), "localhost", 8600, False), (str(small), "::1", 8501, True)]


def test_run_shows_a_broken_dataset_and_says_what_is_wrong(
    small: Path, served: list[tuple[str, str, int, bool]]
) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("run", "--dataset", small)
    what = "sources.yaml:28: language: 'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert (
        found.stderr == f"{what}\n{small}: 1 problem; the page shows the list until all is mended\n"
    )
    assert len(served) == 1


def test_run_refuses_a_folder_that_is_not_there(
    tmp_path: Path, served: list[tuple[str, str, int, bool]]
) -> None:
    found = smederevo("run", "--dataset", tmp_path / "nowhere")
    assert (
        found.stderr
        == f"smederevo: there is no folder {tmp_path / 'nowhere'}; name one that holds dataset.yaml with --dataset\n"
    )
    assert (found.exit_code, served) == (2, [])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            socket.gaierror(-2, "unknown"),
            "'a.example' is no name or address of this machine; use --host localhost",
        ),
        (
            PermissionError(13, "Permission denied"),
            "port 80 needs more rights than yours; choose one above 1023 with --port",
        ),
        (
            OSError(98, "Address already in use"),
            "cannot listen on a.example:80 (Address already in use); choose another port with --port 81",
        ),
        (
            OSError(errno.EADDRNOTAVAIL, "elsewhere"),
            (
                f"cannot listen on a.example:80 ({os.strerror(errno.EADDRNOTAVAIL)}); "
                "name an address of this machine with --host, such as localhost"
            ),
        ),
    ],
    ids=["unknown name", "low port", "taken", "address of another machine"],
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


def test_export_writes_the_release_and_says_which(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.zip"
    found = smederevo("export", target, "--dataset", small)
    size = target.stat().st_size
    assert found.output == f"{target}: release {store.current(small).name}, {size:,} bytes\n"
    assert found.exit_code == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as package:
        assert package.testzip() is None
        assert {"dataset.yaml", "tables/observations.csv", "datapackage.json"} <= set(
            package.namelist()
        )


def test_export_takes_the_dataset_of_the_environment(small: Path, tmp_path: Path) -> None:
    assert smederevo("export", tmp_path / "out.zip", SMEDEREVO_DATASET=str(small)).exit_code == 0
    assert smederevo("export", tmp_path / "again.zip", "--dataset", small).exit_code == 0
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_export_of_a_dataset_with_problems_lists_them_and_writes_nothing(
    small: Path, tmp_path: Path
) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("export", tmp_path / "out.zip", "--dataset", small)
    what = "sources.yaml:28: language: 'xx-fake' is no language tag; write one of BCP 47 such as en, sr or zh"
    assert found.stderr == f"{what}\n{small}: 1 problem; mend what is listed first\n"
    assert (found.exit_code, found.stdout) == (1, "")
    assert not (tmp_path / "out.zip").exists()


def test_export_into_a_folder_that_is_not_there_is_refused_in_one_sentence(
    small: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "out.zip"
    found = smederevo("export", target, "--dataset", small)
    assert found.stderr.startswith(
        f"smederevo: cannot write {target} (No such file or directory); name a place in a folder that exists, "
    )
    assert found.stderr.count("\n") == 1
    assert found.exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [("export",), ("export", "a.zip", "b.zip"), ("export", str(SMALL)), ("release", "a")],
)
def test_wrong_use_of_export_and_release_has_the_exit_status_2(arguments: tuple[str, ...]) -> None:
    found = smederevo(*arguments)
    assert found.exit_code == 2
    assert "Error: " in found.output


def test_export_that_fills_the_disk_leaves_the_file_that_was_there(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.zip").write_bytes(b"the last one")
    found = smederevo("export", folder / "out.zip", "--dataset", small)
    assert found.stderr.startswith(
        f"smederevo: cannot write {folder / 'out.zip'} (No space left on device); "
    )
    assert found.stderr.count("\n") == 1
    assert found.exit_code == 2
    assert os.listdir(folder) == ["out.zip"]
    assert (folder / "out.zip").read_bytes() == b"the last one"


SLOW = """
import os, signal, sys, time

def wait(handle):
    print("writing", flush=True)
    time.sleep(60)

os.fsync = wait
# As in a terminal: what is started in the background ignores this signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
from dashboard.cli import main
main()
"""


@pytest.mark.parametrize(
    ("stop", "status"),
    [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGINT, 1)],
    ids=["terminated", "interrupted"],
)
def test_export_that_is_stopped_leaves_the_file_that_was_there(
    small: Path, tmp_path: Path, stop: signal.Signals, status: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.zip").write_bytes(b"the last one")
    command = [
        sys.executable,
        "-c",
        SLOW,
        "export",
        str(folder / "out.zip"),
        "--dataset",
        str(small),
    ]
    with subprocess.Popen(
        command, cwd=HERE.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "writing\n"
        assert len(os.listdir(folder)) == 2
        running.send_signal(stop)
        _, said = running.communicate(timeout=30)
    assert running.returncode == status
    assert "Traceback" not in said
    assert os.listdir(folder) == ["out.zip"]
    assert (folder / "out.zip").read_bytes() == b"the last one"


def test_release_records_the_first_state_and_then_what_changed(small: Path) -> None:
    first = smederevo("release", "--dataset", small)
    assert first.output == (
        f"{small}: released: nothing -> 2022-06-30\nrelease 0.1.0 is recorded; the name of this state is {store.current(small).name}\n"
    )
    again = smederevo("release", "--dataset", small)
    assert (
        again.output
        == f"nothing has changed since the last release; the name of this state is {store.current(small).name}\n"
    )
    edit(small, "dataset.yaml", "version: 0.1.0", "version: 0.2.0")
    edit(small, "observations/sales.csv", "2021,610", "2021,611")
    edit(small, "observations/sales.csv", "From memory.", "")
    third = smederevo("release", "--dataset", small)
    assert third.output.splitlines()[:-1] == [
        f"{small}: released: nothing -> 2022-06-30",
        "sales-2018-post: note: From memory. -> nothing",
        "sales-2021-post-2: value: 610 -> 611",
    ]
    assert [one.exit_code for one in (first, again, third)] == [0, 0, 0]
    assert report(small) == []


def test_release_refuses_a_version_that_is_recorded(small: Path) -> None:
    smederevo("release", "--dataset", small)
    edit(small, "observations/sales.csv", "2021,610", "2021,611")
    found = smederevo("release", "--dataset", small)
    what = "release 0.1.0 is recorded already; raise `version` in dataset.yaml above it and set `released`"
    assert (found.stderr, found.exit_code) == (f"smederevo: {what}\n", 2)


def test_release_refuses_a_damaged_record(small: Path) -> None:
    assert smederevo("release", "--dataset", small).exit_code == 0
    (small / "released.json").write_text("{")
    found = smederevo("release", "--dataset", small)
    assert (
        found.stderr
        == f"smederevo: {small / 'released.json'} is not what a release wrote; restore it from version control\n"
    )
    assert found.exit_code == 2


def test_release_says_in_one_sentence_that_it_cannot_write(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    found = smederevo("release", "--dataset", small)
    assert (found.stderr.count("\n"), found.exit_code) == (1, 2)
    assert f"cannot write {small / 'changes.csv'}" in found.stderr
    assert "(No space left on device)" in found.stderr
    assert "Errno" not in found.stderr
    assert not [
        path.name for path in small.iterdir() if path.name.startswith((".", "changes", "released"))
    ]


def test_release_of_a_dataset_with_problems_lists_them(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("release", "--dataset", small)
    assert found.stderr.endswith(f"{small}: 1 problem; mend what is listed first\n")
    assert found.exit_code == 1


def test_messages_begins_a_catalogue_and_keeps_those_that_there_are(small: Path) -> None:
    none = smederevo("messages", "--dataset", small)
    assert none.output == f"{small}: there is no catalogue; --language TAG begins one\n"
    begun = smederevo("messages", "--dataset", small, "--language", "de")
    path = small / "locale" / "de.po"
    assert begun.output.startswith(f"{path}\nde: 0 of ")
    path.write_text(path.read_text().replace('msgstr ""', 'msgstr "Verkäufe"', 2))
    edit(small, "series.yaml", "title: Sales of the mill", "title: Sales of all mills")
    again = smederevo("messages", "--dataset", small)
    assert (again.exit_code, begun.exit_code, none.exit_code) == (0, 0, 0)
    assert again.output.startswith(f"{path}\nde: ")
    assert smederevo("validate", small).exit_code == 0


@pytest.mark.parametrize("tag", ["xx-fake-tag", "../de", "English", "d e"])
def test_messages_begins_nothing_under_the_tag_of_no_language(small: Path, tag: str) -> None:
    found = smederevo("messages", "--dataset", small, "--language", tag)
    assert f"{tag!r} is the tag of no language" in found.stderr
    assert (found.exit_code, (small / "locale").exists()) == (2, False)


def test_messages_of_a_dataset_with_problems_lists_them(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("messages", "--dataset", small)
    assert found.stderr.endswith(f"{small}: 1 problem; mend what is listed first\n")
    assert found.exit_code == 1


def test_new_writes_a_dataset_that_is_clean_and_described(tmp_path: Path) -> None:
    target = tmp_path / "my plant ž"
    found = smederevo("new", target)
    says = f"{target}: a dataset to write over; `smederevo validate {target}` checks it, `smederevo run --dataset {target}` shows it\n"
    assert (found.output, found.exit_code) == (says, 0)
    assert report(target) == []
    assert (target / "schema" / "dataset.json").is_file()
    assert all("#" in path.read_text() for path in target.glob("*.yaml"))
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_new_fills_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert smederevo("new", tmp_path / "mine").exit_code == 0
    assert report(tmp_path / "mine") == []


@pytest.mark.parametrize("there", ["file", "folder"])
def test_new_refuses_what_is_there_in_one_sentence(tmp_path: Path, there: str) -> None:
    target = tmp_path / "mine"
    if there == "file":
        target.write_text("kept")
    else:
        target.mkdir()
        (target / "note").write_text("kept")
    before = sorted(tmp_path.rglob("*"))
    found = smederevo("new", target)
    assert (found.stderr, found.exit_code) == (
        f"smederevo: {target} is there and not an empty folder; name a new one\n",
        2,
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_new_says_where_it_cannot_write(tmp_path: Path) -> None:
    found = smederevo("new", tmp_path / "no" / "where")
    what = "No such file or directory); name a place in a folder that exists and is yours"
    assert (found.stderr, found.exit_code) == (
        f"smederevo: cannot write {tmp_path / 'no' / 'where'} ({what}\n",
        2,
    )


def test_new_that_fails_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(schema, "write", full)
    found = smederevo("new", tmp_path / "mine")
    assert "No space left on device" in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_version_names_the_program_and_the_release_of_the_record(small: Path) -> None:
    found = smederevo("--version")
    assert (
        found.output
        == f"smederevo {__version__}, release {store.current(REAL).name} of the record in {REAL}\n"
        f"charts are drawn by {library.found().words}\n"
        f"pictures for previews are written in {', '.join(letters.written())}\n"
    )
    other = smederevo("--version", SMEDEREVO_DATASET=str(small))
    assert (
        other.output
        == f"smederevo {__version__}, release {store.current(small).name} of the record in {small}\n"
        f"charts are drawn by {library.found().words}\n"
        f"pictures for previews are written in {', '.join(letters.written())}\n"
    )
    assert (found.exit_code, other.exit_code) == (0, 0)


def test_version_of_a_broken_dataset_lists_its_problems(small: Path) -> None:
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = smederevo("--version", SMEDEREVO_DATASET=str(small))
    assert "'xx-fake' is no language tag" in found.stderr
    assert (found.exit_code, found.stdout) == (1, f"smederevo {__version__}\n")


def test_release_of_an_installed_package_asks_for_a_dataset(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "INSTALLED", small)
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    found = smederevo("release", "--dataset", small)
    assert (
        "the record of an installed package is not to be edited; name your dataset with --dataset"
        in found.stderr
    )
    assert found.exit_code == 2
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("path", ["a b", "../x", "https://steel.example/"])
def test_run_refuses_a_base_path_that_is_none(path: str) -> None:
    port = str(free_port())
    found = smederevo("run", "--no-browser", "--port", port, "--base-path", path)
    assert found.exit_code == 2
    assert "is no path of an address; write one such as /steel/" in found.stderr


def test_run_refuses_a_variable_that_names_no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_FRAME_ANCESTORS", "self https://paper.example")
    found = smederevo("run", "--no-browser", "--port", str(free_port()))
    assert found.exit_code == 2
    assert "SMEDEREVO_FRAME_ANCESTORS: self stands in quotes; write 'self'" in found.stderr


@pytest.mark.parametrize("command", ["validate", "run"])
def test_a_misspelt_variable_is_one_line_before_anything_else(
    served: list[tuple[str, str, int, bool]], small: Path, command: str
) -> None:
    options = [small] if command == "validate" else ["--dataset", small, "--no-browser"]
    found = smederevo(command, *options, SMEDEREVO_BASEPATH="/steel/")
    warning = (
        "SMEDEREVO_BASEPATH in the environment sets nothing; did you mean SMEDEREVO_BASE_PATH?"
    )
    assert found.stderr.splitlines() == [f"warning: {warning}"]
    assert found.exit_code == 0
    assert len(served) == (command == "run")
