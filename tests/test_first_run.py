"""The command as a newcomer meets it: an empty home folder, no terminal or a real one, any folder, nothing asked."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard import store
from dashboard.words import wording
from tests.folders import HERE, REAL, SMALL
from tests.processes import AT_A_TERMINAL, CTRL_C, SMEDEREVO, bare, free_port, started

ROOT = HERE.parent
NO_BROWSER = "No browser was found to open it in; visit the address with one."
WITHOUT_A_SCREEN = [] if sys.platform == "darwin" else [NO_BROWSER]
"""What is said of the browser here; macOS always has one."""
STOPPED = "The dashboard has stopped."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """An empty folder to stand in, which is not the checkout."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def greeting(port: int) -> str:
    return f"The dashboard is at http://localhost:{port} (Ctrl-C ends it)"


def test_without_a_terminal_the_record_is_shown_and_nothing_is_asked_or_written(
    home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    port = free_port()
    release = store.current(REAL)
    claim = release.dataset.observation[release.dataset.about.claims[0].observation]
    number = wording.value(release.dataset, claim, symbol=True)
    assert any(sign.isdigit() for sign in number)
    command = [SMEDEREVO, "run", "--port", str(port)]
    with started(command, tmp_path / "log", environment=bare(home), folder=elsewhere) as running:
        assert number in running.text()
        assert f'"release": "{release.name}"' in running.text("healthz")
        assert running.end(signal.SIGINT) == 0
    assert running.lines == [greeting(port), *WITHOUT_A_SCREEN, STOPPED]
    log = running.log.read_text()
    assert "dashboard stopped" in log
    assert "Traceback" not in log
    assert (list(home.iterdir()), list(elsewhere.iterdir())) == ([], [])


def test_at_a_terminal_there_is_the_address_and_after_ctrl_c_one_line(
    home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    port = free_port()
    command = [*AT_A_TERMINAL, SMEDEREVO, "run", "--dataset", str(SMALL), "--port", str(port)]
    environment = {**bare(home), "TERM": "xterm"}
    with started(
        command, tmp_path / "log", environment=environment, folder=elsewhere, stdin=subprocess.PIPE
    ) as running:
        assert "Lillefoss" in running.text()
        assert running.end(CTRL_C) == 0
    typed = [line.removeprefix("^C") for line in running.lines]
    assert typed == [greeting(port), *WITHOUT_A_SCREEN, STOPPED]
    assert running.log.read_text() == ""
    assert (list(home.iterdir()), list(elsewhere.iterdir())) == ([], [])


PLACES = {
    "nothing in the environment but where programs are": {"HOME": None},
    "a home that cannot be written": {"HOME": "/proc"},
    "a home that is not there": {"HOME": "/no/such/home"},
    "a language without letters beyond English": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    },
    "a proxy that is not there": {
        "http_proxy": "http://localhost:1",
        "HTTP_PROXY": "http://localhost:1",
    },
}


@pytest.mark.parametrize("changes", PLACES.values(), ids=PLACES)
def test_any_environment_will_do(
    changes: dict[str, str | None], home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    port = free_port()
    environment = {
        name: value for name, value in {**bare(home), **changes}.items() if value is not None
    }
    command = [SMEDEREVO, "run", "--dataset", str(SMALL), "--port", str(port), "--no-browser"]
    with started(command, tmp_path / "log", environment=environment, folder=elsewhere) as running:
        assert "Lillefoss" in running.text()
        assert running.end(signal.SIGINT) == 0
    assert running.lines == [greeting(port), STOPPED]
    assert (list(home.iterdir()), list(elsewhere.iterdir())) == ([], [])


def test_no_standard_input_and_an_output_that_nobody_reads_any_more(
    home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    command = [
        "sh",
        "-c",
        'exec "$0" "$@" <&-',
        SMEDEREVO,
        "run",
        "--dataset",
        str(SMALL),
        "--port",
        str(free_port()),
    ]
    with started(command, tmp_path / "log", environment=bare(home), folder=elsewhere) as running:
        assert running.process.stdout is not None
        running.process.stdout.close()
        assert "Lillefoss" in running.text()
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(60) == 0
        running.process.stdout = None
    log = running.log.read_text()
    assert "dashboard stopped" in log
    assert not any(word in log for word in ("Traceback", "BrokenPipe", "Exception"))


def test_a_copy_in_a_folder_with_a_blank_and_other_letters(home: Path, tmp_path: Path) -> None:
    """The repository alone, not installed, as `python -m dashboard`."""
    checkout = tmp_path / "a b ž 铁" / "checkout"
    for name in ("dashboard", "datasets", ".streamlit"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**bare(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "dashboard", "run", "--port", str(free_port()), "--no-browser"]
    with started(command, tmp_path / "log", environment=environment, folder=checkout) as running:
        assert store.current(REAL).name in running.text("healthz")
        assert str(checkout) in running.log.read_text()
        assert running.end(signal.SIGTERM) == -signal.SIGTERM
    assert "dashboard stopped" in running.log.read_text()
    assert list(home.iterdir()) == []


def test_a_browser_that_is_there_is_opened_at_the_address(
    home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    port = free_port()
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{tmp_path / "opened"}"\n')
    browser.chmod(0o755)
    command = [SMEDEREVO, "run", "--dataset", str(SMALL), "--port", str(port)]
    environment = {**bare(home), "BROWSER": f"{browser} %s"}
    with started(command, tmp_path / "log", environment=environment, folder=elsewhere) as running:
        while not (tmp_path / "opened").exists():
            assert running.process.poll() is None
            time.sleep(0.05)
        assert running.end(signal.SIGINT) == 0
    assert (tmp_path / "opened").read_text() == f"http://localhost:{port}"
    assert running.lines == [greeting(port), STOPPED]


def test_a_dataset_with_mistakes_gets_its_address_too(
    small: Path, home: Path, elsewhere: Path, tmp_path: Path
) -> None:
    (small / "units.yaml").write_text("[]\n")
    command = [
        SMEDEREVO,
        "run",
        "--dataset",
        str(small),
        "--port",
        str(free_port()),
        "--no-browser",
    ]
    with started(command, tmp_path / "log", environment=bare(home), folder=elsewhere) as running:
        assert running.end(signal.SIGINT) == 0
    assert "the page shows the list until all is mended" in running.log.read_text()
    assert "Traceback" not in running.log.read_text()


def test_ctrl_c_twice_ends_in_one_line_too(home: Path, elsewhere: Path, tmp_path: Path) -> None:
    command = [
        SMEDEREVO,
        "run",
        "--dataset",
        str(SMALL),
        "--port",
        str(free_port()),
        "--no-browser",
    ]
    with started(command, tmp_path / "log", environment=bare(home), folder=elsewhere) as running:
        running.process.send_signal(signal.SIGINT)
        assert running.end(signal.SIGINT) == 0
    assert running.lines[1:] == [STOPPED]
    assert "Traceback" not in running.log.read_text()


@pytest.mark.parametrize(
    "arguments",
    [("run", "--no-browser"), ("new", "x"), ("validate", str(SMALL)), ("export", "out.zip")],
)
def test_a_folder_that_is_gone_is_told_in_one_sentence(
    arguments: tuple[str, ...], home: Path, elsewhere: Path
) -> None:
    command = ["sh", "-c", 'rmdir "$PWD"; exec "$0" "$@"', SMEDEREVO, *arguments]
    ended = subprocess.run(
        command, cwd=elsewhere, env=bare(home), capture_output=True, text=True, check=False
    )
    assert ended.stderr == "smederevo: the current folder is gone; change to one that exists\n"
    assert (ended.returncode, ended.stdout) == (2, "")


def test_an_output_that_is_full_is_no_word_about_the_dataset(home: Path, elsewhere: Path) -> None:
    command = [sys.executable, "-c", FULL, "validate", str(SMALL)]
    ended = subprocess.run(
        command, cwd=ROOT, env=bare(home), capture_output=True, text=True, check=False
    )
    assert ended.stderr == "smederevo: cannot write its output (No space left on device)\n"
    assert (ended.returncode, ended.stdout) == (2, "")


FULL = """
import errno, io, os, sys

class Full(io.StringIO):
    def write(self, text):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

sys.stdout = Full()
from dashboard.cli import main
main()
"""


def test_a_port_in_use_is_told_in_one_sentence(home: Path, elsewhere: Path) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        command = [SMEDEREVO, "run", "--dataset", str(SMALL), "--port", str(port)]
        ended = subprocess.run(
            command,
            cwd=elsewhere,
            env=bare(home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ended.stderr == (
        f"smederevo: cannot listen on localhost:{port} (Address already in use); choose another port with --port {min(port + 1, 65535)}\n"
    )
    assert (ended.returncode, ended.stdout) == (2, "")
