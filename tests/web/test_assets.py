"""Our scripts and the library of charts at their addresses, and that the scripts can be read by a browser."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette

from dashboard import web
from dashboard.charts import library
from dashboard.charts.library import Library
from dashboard.web import assets, page

from .caller import ask

APP = Starlette(routes=list(web.ROUTES), middleware=list(web.MIDDLEWARE))
YEAR = "public, immutable, max-age=31536000"
FILES = sorted(assets.SCRIPTS.iterdir())
NODE = shutil.which("node")


def paths() -> list[str]:
    return [address.removeprefix(".") for address in assets.script_addresses()]


def test_each_script_is_served_whole_and_kept_for_a_year() -> None:
    for path, file in zip(paths(), assets.scripts().values(), strict=True):
        answer = ask(APP, path)
        assert (answer.status, answer.body) == (200, file.read_bytes())
        assert answer.headers["cache-control"] == YEAR
        assert answer.headers["content-type"].startswith("text/javascript")
        assert ask(APP, path, accept_encoding="br").headers["content-encoding"] == "br"
        again = ask(APP, path, if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
    assert len(paths()) == len(FILES) > 5


def test_a_script_of_another_state_of_the_program_is_not_kept() -> None:
    answer = ask(APP, "/assets/scripts/0123456789abcdef/app.js")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/scripts/0123456789abcdef/none.js",
        "/assets/scripts/0123456789abcdef/style.css",
        "/assets/plotly-1.2.3.min.js",
        "/assets/vendor",
    ],
)
def test_what_is_not_there_is_404(path: str) -> None:
    answer = ask(APP, path)
    assert answer.status == 404
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("is_small", [True, False], ids=["small", "whole"])
def test_the_library_in_use_is_served_under_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_small: bool
) -> None:
    path = tmp_path / library.SMALL
    path.write_text("/* plotly.js v9.8.7 */")
    monkeypatch.setattr(library, "found", lambda: Library(path, is_small, "9.8.7"))
    name = "plotly-basic-9.8.7.min.js" if is_small else "plotly-9.8.7.min.js"
    assert assets.library_address() == f"./assets/{name}"
    answer = ask(APP, f"/assets/{name}")
    assert (answer.status, answer.body) == (200, path.read_bytes())
    assert answer.headers["cache-control"] == YEAR


def test_scripts_ask_only_for_scripts_that_are_there() -> None:
    imports = {
        found
        for file in FILES
        for found in re.findall(r'from "([^"]+)"', file.read_text(encoding="utf-8"))
    }
    assert imports == {f"./{name}" for name in assets.scripts()} - {f"./{assets.FIRST_SCRIPT}"}


def test_lines_of_scripts_are_no_longer_than_those_of_the_program() -> None:
    long = [
        f"{file.name}: {line}"
        for file in FILES
        for line in file.read_text(encoding="utf-8").splitlines()
        if len(line) > 100
    ]
    assert long == []


def wrong(text: str) -> str:
    """What Node says is wrong with the text of a module; '' where nothing is, or no Node is there."""
    if NODE is None:
        return ""
    command = [NODE, "--input-type=module", "--check"]
    ended = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return ended.stderr if ended.returncode else ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_scripts_are_read_by_node_where_there_is_one(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "export function" in text or file.name == assets.FIRST_SCRIPT
    assert wrong(text) == ""
    # The guard sees a mistake where it can look.
    assert bool(wrong(f"{text}\nfunction {{")) == (NODE is not None)


def test_the_server_writes_each_text_that_the_scripts_say() -> None:
    text = assets.scripts()["words.js"].read_text(encoding="utf-8")
    english = text.partition("{")[2].partition("\n}")[0]
    written = page.script_words()
    assert re.findall(r"^  (\w+):", english, re.MULTILINE) == list(written)
    one_line = re.sub(r'",\s*"', " ", english)
    assert [words for words in written.values() if f'"{words}"' not in one_line] == []


@pytest.mark.parametrize("address", ["/favicon.png", "/favicon.ico"])
def test_the_icon_is_ours_whatever_the_browser_has_opened(address: str) -> None:
    answer = ask(APP, address)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.body == assets.ICON.read_bytes()
    assert ask(APP, address, "HEAD").status == 200


@pytest.mark.parametrize(
    "address", ["/evidence/exports-2023-ansa", "/evidence/none", "/none", "/none/at/all"]
)
def test_pages_without_scripts_lead_to_the_icon(address: str) -> None:
    (link,) = re.findall(r'<link rel="icon" href="([^"]+)">', ask(APP, address).text)
    assert urljoin(f"http://localhost{address}", link) == "http://localhost/favicon.png"
