"""What stands around the replicas bounds what strangers may ask for."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import store
from tests.documents import ROOT, text
from tests.folders import copy

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
LOCATIONS = dict(re.findall(r"location ([^{]+?) \{(.*?)\n        \}", NGINX, flags=re.DOTALL))
CACHED = {name: body for name, body in LOCATIONS.items() if "proxy_cache " in body}
LIKES = ("br", "gzip", "identity")


@pytest.mark.parametrize("service", COMPOSE["services"])
def test_memory_files_processes_and_log_of_a_service_are_bounded(service: str) -> None:
    held = COMPOSE["services"][service]
    assert re.fullmatch(r"\d+[mg]", held["mem_limit"])
    assert held["ulimits"]["nofile"] >= 10_000
    assert held["pids_limit"] > 0
    assert {"max-size", "max-file"} <= set(held["logging"]["options"])


def test_there_are_two_services() -> None:
    assert set(COMPOSE["services"]) == {"dashboard", "proxy"}


@pytest.mark.parametrize(
    "directive",
    [
        "client_max_body_size",
        "client_header_timeout",
        "client_body_timeout",
        "limit_req zone=requests",
        "limit_conn connections",
        "limit_conn sockets",
        "limit_req_status 429",
        "limit_conn_status 429",
    ],
)
def test_proxy_bounds_what_one_address_may_ask_for(directive: str) -> None:
    assert f"{directive} " in NGINX.replace(";", " ;")


def test_proxy_keeps_three_variants_of_a_file_and_no_more() -> None:
    assert len(CACHED) == 2
    for body in CACHED.values():
        (key,) = re.findall(r"proxy_cache_key (.*);", body)
        assert "$encoding" in key
        # By the header of a reader there would be as many copies as there are headers.
        (ignored,) = re.findall(r"proxy_ignore_headers (.*);", body)
        assert "Vary" in ignored
    assert "proxy_set_header Accept-Encoding $encoding;" in NGINX


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip,br", "br"),
        ("gzip", "gzip"),
        ("x-gzip, deflate", "identity"),
        ("br;q=0, gzip", "identity"),
        ("gzip; q=0", "identity"),
        ("bread, gzipped", "identity"),
        ("", "identity"),
    ],
)
def test_proxy_asks_for_what_its_reader_accepts(header: str, encoding: str) -> None:
    (table,) = re.findall(
        r"map \$http_accept_encoding \$encoding \{(.*?)\n    \}", NGINX, re.DOTALL
    )
    rules = re.findall(r'"~\*(.*)" (\w+);', table)
    assert {name for _, name in rules} == set(LIKES)
    found = (name for pattern, name in rules if re.search(pattern, header, re.IGNORECASE))
    assert next(found, "identity") == encoding


def test_headers_for_the_replica_hold_in_every_location() -> None:
    # A location with a header of its own would forget all of those above it.
    assert LOCATIONS
    assert not any("proxy_set_header" in body for body in LOCATIONS.values())


def test_cookie_is_for_https_where_the_reader_came_so() -> None:
    assert "SameSite=Lax$secure" in NGINX
    assert re.search(r'map \$proto \$secure \{\s+https "; Secure";', NGINX)


def _command(to: str) -> str:
    """The part of the commands for a task that needs no engine, as the document has them."""
    (row,) = re.findall(rf"^\| {to} \| (.*) \|$", text("deploy/README.md"), re.MULTILINE)
    found: str = re.findall(r"`([^`]*)`", row)[-1]
    return found


def test_a_release_is_prepared_rolled_out_and_rolled_back_as_the_document_says(
    tmp_path: Path,
) -> None:
    copy(ROOT / "datasets", tmp_path / "datasets")

    def run(command: str) -> None:
        subprocess.run(["sh", "-ec", command], cwd=tmp_path, check=True)

    def shown() -> str:
        return store.current(tmp_path / "releases" / "current").dataset.about.title

    run(_command("prepare"))
    first = shown()
    about = copy(tmp_path / "releases" / "1.0.0", tmp_path / "releases" / "1.1.0") / "dataset.yaml"
    about.write_text(
        about.read_text("utf-8").replace(f"title: {first}\n", "title: Steel\n"), "utf-8"
    )
    roll_out = _command("roll out a dataset")
    run(roll_out)
    assert (first != "Steel", shown()) == (True, "Steel")
    run(roll_out.replace("1.1.0", "1.0.0"))
    assert shown() == first


def test_the_image_is_built_from_what_it_copies_and_from_nothing_else() -> None:
    """Where the engine hands over the whole folder, neither .git nor .venv is in it."""
    copies = re.findall(r"^COPY (?!--)(.+) \S+$", text("deploy/Containerfile"), flags=re.MULTILINE)
    copied = {name for line in copies for name in line.split()}
    first, *lines = [
        line for line in text(".dockerignore").splitlines() if not line.startswith("#")
    ]
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert first == "*"
    assert len(copied) > 5
    assert all((ROOT / name).exists() for name in let_in)
    assert {name for name in copied if not any(_is_in(name, other) for other in let_in)} == set()
    assert {name for name in let_in if not any(_is_in(other, name) for other in copied)} == set()
    made = text(".gitignore").splitlines()
    kept_out = [line for line in lines if not line.startswith("!")]
    in_image = [line for line in made if any(_is_in(line.strip("/"), name) for name in let_in)]
    assert in_image
    assert {line.strip("/") for line in in_image} <= set(kept_out)


def _is_in(name: str, folder: str) -> bool:
    """It is this folder or file, or stands in it."""
    return name == folder or name.startswith(f"{folder}/")
