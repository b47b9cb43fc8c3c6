"""The command `smederevo`."""

import dataclasses
import json
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

import click

from dashboard import wording
from dashboard.reading import DatasetError, Problem, read

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "datasets"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """A plant's record: show it, check it."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=DEFAULT, envvar="SMEDEREVO_DATASET")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def validate(folder: Path, form: str) -> None:
    """Check the dataset in FOLDER. Exit status: 0 clean, 1 problems, 2 wrong use."""
    problems, facts = _check(folder)
    if form == "json":
        click.echo(json.dumps([dataclasses.asdict(one) for one in problems], ensure_ascii=False, indent=2))
    else:
        for one in problems:
            click.echo(str(one))
        click.echo(f"{folder}: {wording.count(len(problems), 'problem')}" if problems else f"{folder}: clean; {facts}")
    sys.exit(1 if problems else 0)


def _check(folder: Path) -> tuple[tuple[Problem, ...], str]:
    try:
        dataset = read(folder)
    except DatasetError as error:
        return error.problems, ""
    return (), ", ".join(f"{len(getattr(dataset, name))} {name}" for name in ("observations", "series", "sources", "events", "gaps"))


@main.command()
@click.option("--dataset", "folder", type=click.Path(path_type=Path), default=DEFAULT, envvar="SMEDEREVO_DATASET", show_envvar=True)
@click.option("--host", default="localhost", show_default=True, help="Name or address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser window.")
def run(folder: Path, host: str, port: int, *, no_browser: bool) -> None:
    """Show the dashboard."""
    folder = folder.resolve()
    if not folder.is_dir():
        _refuse(f"there is no folder {folder}; name one that holds dataset.yaml with --dataset")
    _refuse_taken(host, port)
    problems, _ = _check(folder)
    for one in problems:
        click.echo(str(one), err=True)
    if problems:
        click.echo(f"{folder}: {wording.count(len(problems), 'problem')}; the page shows the list until all is mended", err=True)
    options = {"server.address": host, "server.port": port, "server.headless": str(no_browser).lower()}
    arguments = [f"--{name}={value}" for name, value in options.items()]
    os.environ["SMEDEREVO_DATASET"] = str(folder)
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *arguments])  # noqa: S606  (one process, so that signals reach the server)


def _refuse_taken(host: str, port: int) -> None:
    """One sentence instead of a server that cannot start."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        _refuse(f"{host!r} is no name or address of this machine; use --host localhost")
    except PermissionError:
        _refuse(f"port {port} needs more rights than yours; choose one above 1023 with --port")
    except OSError as error:
        _refuse(f"cannot listen on {host}:{port} ({error.strerror}); choose another port with --port {min(port + 1, 65535)}")


def _refuse(sentence: str) -> NoReturn:
    click.echo(f"smederevo: {sentence}", err=True)
    sys.exit(2)
