"""Settings of the server, and its address."""

import ctypes
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from streamlit import config

from dashboard import server


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(
        '[server]\nheadless = true\nmaxMessageSize = 9\n[theme.light]\ntextColor = "#123456"\n'
    )
    return path


def test_settings_of_a_file_get_dotted_names(settings: Path) -> None:
    assert server.settings(settings, {}) == {
        "server.headless": True,
        "server.maxMessageSize": 9,
        "theme.light.textColor": "#123456",
    }


@pytest.mark.parametrize(
    ("variable", "written", "name", "value"),
    [
        ("STREAMLIT_SERVER_MAX_MESSAGE_SIZE", "4", "server.maxMessageSize", 4),
        ("STREAMLIT_SERVER_HEADLESS", "false", "server.headless", False),
        ("STREAMLIT_SERVER_ENABLE_CORS", "no", "server.enableCORS", False),
        ("STREAMLIT_THEME_LIGHT_TEXT_COLOR", "#654321", "theme.light.textColor", "#654321"),
    ],
)
def test_the_environment_goes_before_the_file(
    settings: Path, variable: str, written: str, name: str, value: Any
) -> None:
    found = server.settings(
        settings, {variable: written, "STREAMLIT_NO_SUCH_THING": "1", "PATH": "/bin"}
    )
    assert found == {**server.settings(settings, {}), name: value}
    assert type(found[name]) is type(value)


@pytest.mark.parametrize(
    ("variable", "written"),
    [
        ("STREAMLIT_SERVER_MAX_MESSAGE_SIZE", "four"),
        ("STREAMLIT_SERVER_HEADLESS", "perhaps"),
        ("STREAMLIT_SERVER_PORT", ""),
    ],
)
def test_a_variable_that_cannot_be_read_is_named(
    settings: Path, variable: str, written: str
) -> None:
    with pytest.raises(
        click.UsageError, match=f"^{variable} in the environment: '{written}' is not a valid "
    ):
        server.settings(settings, {variable: written})


def test_a_secret_of_the_environment_is_left_to_streamlit(settings: Path) -> None:
    assert "server.cookieSecret" in config._config_options_template
    assert server.settings(settings, {"STREAMLIT_SERVER_COOKIE_SECRET": "x"}) == server.settings(
        settings, {}
    )


def test_the_settings_that_travel_with_the_program_ask_nothing_and_tell_nobody() -> None:
    chosen = server.settings(server.SETTINGS, {})
    assert chosen["server.headless"] is True
    assert chosen["server.showEmailPrompt"] is False
    assert chosen["browser.gatherUsageStats"] is False
    assert chosen["client.showErrorDetails"] == "none"
    assert chosen["theme.light.backgroundColor"] == "#fbfaf7"
    assert set(chosen) <= set(config._config_options_template)


def test_they_are_those_of_the_repository() -> None:
    top = Path(server.__file__).parents[1] / ".streamlit" / "config.toml"
    assert top.is_file()
    assert server.SETTINGS.samefile(top)


def test_an_address_beneath_another_is_refused(settings: Path) -> None:
    with pytest.raises(
        click.UsageError,
        match="leave STREAMLIT_SERVER_BASE_URL_PATH out; --base-path",
    ):
        server.settings(settings, {"STREAMLIT_SERVER_BASE_URL_PATH": "steel"})


@pytest.mark.parametrize(
    ("message", "told"),
    [("asyncio.exceptions.CancelledError", False), ("Application startup failed.", True)],
)
def test_only_what_a_second_ctrl_c_cuts_short_is_kept_out_of_the_log(
    message: str, told: bool
) -> None:
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, message, None, None)
    assert server._is_told(record) is told


_HEAPS_OF_THREADS = """
import ctypes, sys, threading
from dashboard import server
if sys.argv[1] == "bound":
    server.bound_memory()
ready, done = threading.Barrier(21), threading.Event()
def work():
    held = [bytearray(1000) for _ in range(1000)]
    ready.wait()
    done.wait()
threads = [threading.Thread(target=work) for _ in range(20)]
for thread in threads:
    thread.start()
ready.wait()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
target = library.fopen(sys.argv[2].encode(), b"w")
library.malloc_info(0, ctypes.c_void_p(target))
library.fclose(ctypes.c_void_p(target))
done.set()
"""


def test_threads_have_their_memory_from_two_heaps(tmp_path: Path) -> None:
    def heaps(word: str) -> int:
        target = tmp_path / f"{word}.xml"
        environment = {
            name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"
        }
        command = [sys.executable, "-c", _HEAPS_OF_THREADS, word, str(target)]
        subprocess.run(command, env=environment, check=True, timeout=60)
        return target.read_text().count("<heap nr=")

    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_info"):
        assert heaps("bound") <= 2 < heaps("free")
    else:
        server.bound_memory()  # does nothing, without a complaint
