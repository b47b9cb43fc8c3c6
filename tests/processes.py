"""The real command as a process of its own: started in a bare place, visited, ended."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

SMEDEREVO = str(Path(sys.executable).with_name("smederevo"))
"""The command that is installed in the environment of the tests."""
UV = (str(Path(sys.executable).with_name("uv")), "--system-certs")
"""Trusts whom pip trusts: in an office, the certificate of its own network."""
PATIENCE = 180
"""Seconds after which a process that has not said anything is ended."""
AT_A_TERMINAL = (
    sys.executable,
    "-c",
    "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))",
)
"""Runs what follows under a pseudo-terminal; what is written to its input is typed there."""
CTRL_C = b"\x03"


@dataclass
class Started:
    """A server that has printed its address."""

    process: subprocess.Popen[bytes]
    log: Path
    lines: list[str] = field(default_factory=list)
    """What was printed so far; the first line holds the address."""

    @property
    def address(self) -> str:
        return next(word for word in self.lines[0].split() if word.startswith("http://"))

    def text(self, path: str = "") -> str:
        """The body of an answer."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{self.address}/{path}", timeout=60) as answer:
            return str(answer.read().decode())

    def end(self, how: signal.Signals | bytes = signal.SIGINT) -> int:
        """The status with which it ends when told so by a signal, or by what is typed."""
        if isinstance(how, bytes):
            assert self.process.stdin is not None
            self.process.stdin.write(how)
            self.process.stdin.flush()
        else:
            self.process.send_signal(how)
        assert self.process.stdout is not None
        self.lines += [line.decode().rstrip("\r\n") for line in self.process.stdout]
        return self.process.wait(60)


@contextmanager
def started(
    command: Sequence[str],
    log: Path,
    *,
    environment: Mapping[str, str],
    folder: Path,
    stdin: int = subprocess.DEVNULL,
) -> Iterator[Started]:
    """A server once it has printed its first line; it is ended with the block, if it has not ended before."""
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            list(command),
            cwd=folder,
            env=dict(environment),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
        watchdog = Timer(PATIENCE, process.kill)
        watchdog.start()
        try:
            assert process.stdout is not None
            first = process.stdout.readline().decode().rstrip("\r\n")
            assert "http://" in first, (
                f"{first}\n{log.read_text(encoding='utf-8', errors='replace')}"
            )
            yield Started(process, log, [first])
        finally:
            watchdog.cancel()
            if process.poll() is None:
                process.kill()
            process.communicate()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def bare(home: Path) -> dict[str, str]:
    """The environment of somebody who has just come: a home folder, and where programs are."""
    return {"PATH": os.environ["PATH"], "HOME": str(home)}
