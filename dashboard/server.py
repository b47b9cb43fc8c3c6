"""Serves the dashboard from this process: its settings, its address, its end."""

import ctypes
import logging
import os
import sys
import time
import tomllib
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import Any

import click
from click.types import convert_type
from streamlit import config

from dashboard.app import app
from dashboard.web import beneath

SETTINGS = Path(__file__).parent / ".streamlit" / "config.toml"
"""Streamlit's settings, beside the script, where `streamlit run` and uvicorn find them too."""
_VISITED = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (compared, not listened on)
"""An address that stands for all of a machine -> one of them, which can be visited."""
_PAUSE = 0.05
"""Seconds between two questions whether the page can be opened."""
_M_ARENA_MAX, _HEAPS = -8, 2
"""The name that malloc.h has for the most heaps, and how many those are."""
_SHOWN = (200, 503)
"""Statuses of a page that can be read: of the record, and of the list of what is wrong with it."""


def serve(host: str, port: int, *, browser: bool) -> None:
    """Serve until the process is told to stop by a signal.

    Ctrl-C is one of them, and ends it in one line. The address is printed when the first page can
    be read. With `browser` it is opened then.
    """
    chosen = settings(SETTINGS, os.environ)
    # The address is printed below, when it leads somewhere. Streamlit would let pages of its
    # makers' host steer this one in a frame.
    chosen |= {
        "server.address": host,
        "server.port": port,
        "logger.hideWelcomeMessage": True,
        "client.allowedOrigins": [],
    }
    bound_memory()
    Thread(target=_announce, args=(host, port), kwargs={"browser": browser}, daemon=True).start()
    logging.getLogger("uvicorn.error").addFilter(_is_told)
    with suppress(KeyboardInterrupt):
        app.run(config=chosen)
    _say("The dashboard has stopped.")


def bound_memory() -> None:
    """Let all threads have their memory from two heaps. Does nothing where libc is not that of GNU.

    Each run of a page is a new thread. The C library of GNU would give eight heaps a processor to
    them, none of which ever gets small again: 0.3 MB more for each of a hundred readers.
    """
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(_M_ARENA_MAX, _HEAPS)


def _is_told(record: logging.LogRecord) -> bool:
    """Whether a line of the log is printed.

    A second Ctrl-C cuts the end of the application short, which was wanted and is no error.
    """
    return "CancelledError" not in record.getMessage()


def settings(path: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """Streamlit's options by their dotted names.

    They are those of a TOML file, under those of the environment. `App.run` reads no variables such
    as STREAMLIT_SERVER_MAX_MESSAGE_SIZE, as `streamlit run` does.
    """
    chosen = dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    # The public list of options would read all settings now, and warn when they are read again.
    for option in config._config_options_template.values():  # noqa: SLF001
        written = environment.get(option.env_var)
        if written is not None and not option.sensitive and not option.multiple:
            chosen[option.key] = _converted(option.env_var, written, option.type)
    if chosen.get("server.baseUrlPath"):
        raise click.UsageError(
            "leave STREAMLIT_SERVER_BASE_URL_PATH out; --base-path or SMEDEREVO_BASE_PATH puts the"
            " dashboard beneath another address"
        )
    return chosen


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """`{"server": {"port": 1}}` as `server.port: 1`."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _converted(variable: str, written: str, kind: type) -> Any:
    """The value of a variable of the environment, of the type that the option has."""
    try:
        return convert_type(kind).convert(written, None, None)
    except click.BadParameter as error:
        raise click.UsageError(f"{variable} in the environment: {error.message}") from None


def _announce(host: str, port: int, *, browser: bool) -> None:
    """Print the address when a visitor would see the first page, and open it."""
    visited = _VISITED.get(host, host)
    while not (_answers(visited, port, "/_stcore/health") and _answers(visited, port, "/")):
        time.sleep(_PAUSE)
    name = "localhost" if host in _VISITED else host
    address = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    if beneath.path():
        address += f"{beneath.path()}/"
    _say(f"The dashboard is at {address} (Ctrl-C ends it)")
    if browser and not _opened(address):
        _say("No browser was found to open it in; visit the address with one.")


def _answers(host: str, port: int, path: str) -> bool:
    """Whether a request gets an answer that can be read. No proxy of the environment is asked."""
    connection = HTTPConnection(host, port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return False
    else:
        return answer.status in _SHOWN
    finally:
        connection.close()


def _opened(address: str) -> bool:
    """Whether a window of a browser could be opened.

    A browser that draws in the terminal would take the terminal away.
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    is_named = any(os.environ.get(name) for name in names)
    has_screen = is_named or sys.platform in ("darwin", "win32")
    return has_screen and webbrowser.open(address)


def _say(sentence: str) -> None:
    """Print a line, if anybody still listens."""
    try:
        click.echo(sentence)
    except OSError:
        # What is left in the buffer would be complained about when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
