"""Each line of code that pages offer, run against a server."""

import re
import shlex
import subprocess
import threading
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import uvicorn
from starlette.applications import Starlette

from dashboard import record, selection, store
from dashboard.charts import view
from dashboard.store import Shown
from dashboard.web import data, page
from tests.folders import REAL

RELEASE = store.current(REAL)
LINKS = {
    "exports": {},
    "economy": {"as_of": "2024-05-09"},
    "data": {"view": "exports", "from": "2018", "to": "2020"},
    "timeline": {},
    "sources": {},
    "checks": {},
}
"""Pages whose lines of code are run, with what is chosen on them."""


TIMES = ("period", "date", "published")
"""Columns that say when."""


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    """The address of a server of the data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMEDEREVO_DATASET", str(REAL))
        config = uvicorn.Config(Starlette(routes=list(data.ROUTES)), port=0, log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/"
        server.should_exit = True
        thread.join()


def offered(name: str, root: str) -> dict[str, list[str]]:
    """Name of a language -> its lines on a page."""
    chosen = selection.read(LINKS[name], RELEASE, name)
    html = str(page.text(Shown(RELEASE), name, root, chosen))
    found: dict[str, list[str]] = {}
    for language, code in re.findall(r"<h3>(\w+)</h3><pre><code>(.*?)</code></pre>", html, re.S):
        found.setdefault(language, []).append(unescape(code))
    return found


@pytest.mark.parametrize("name", LINKS)
def test_lines_for_pandas_give_frames_of_the_record(name: str, root: str) -> None:
    lines = [line for code in offered(name, root)["pandas"] for line in code.splitlines()]
    reads = [line for line in dict.fromkeys(lines) if line != "import pandas as pd"]
    assert reads
    held = 0
    for line in reads:
        names: dict[str, Any] = {"pd": pd}
        exec(line, names)
        frame = names[line.partition(" = ")[0]]
        time = next((name for name in TIMES if name in frame), None)
        assert (time is None) == (name == "checks")
        if time is not None:
            assert {type(written) for written in frame[time].dropna()} <= {str}
        if time == "period":
            assert {"id", "amount", "source_id"} <= set(frame.columns)
        # On an early day a series may have no value yet.
        assert set(frame["release"]) <= {RELEASE.name}
        held += len(frame)
    assert held > 0


@pytest.mark.parametrize("name", LINKS)
def test_lines_for_curl_save_files_under_their_own_names(
    name: str, root: str, tmp_path: Path
) -> None:
    lines = [line for code in offered(name, root)["curl"] for line in code.splitlines()]
    assert lines
    for line in dict.fromkeys(lines):
        command = shlex.split(line)
        subprocess.run([*command, "--silent", "--fail"], check=True, cwd=tmp_path)
    saved = {path.name for path in tmp_path.iterdir()}
    assert len(saved) == len(set(lines))
    assert all(file.startswith(f"{RELEASE.dataset.about.id}-") for file in saved)
    assert all(file.endswith(".csv") for file in saved)


def test_parquet_is_read_from_its_address(root: str) -> None:
    frame = pd.read_parquet(f"{root}data/observations.parquet")
    assert len(frame) == len(RELEASE.dataset.observations)


def test_the_rows_of_a_chart_are_read_in_the_unit_of_its_link(root: str) -> None:
    frame = pd.read_csv(f"{root}data/charts/exports-by-year.csv?unit=USD_m")
    chart = RELEASE.dataset.chart["exports-by-year"]
    shown = view.of(chart, record.of(RELEASE), "USD_m").visible_values
    assert list(frame["id"]) == [value.id for value in shown]


def test_years_are_texts_where_a_file_has_nothing_else(root: str) -> None:
    (line,) = {
        line
        for code in offered("economy", root)["pandas"]
        for line in code.splitlines()
        if line.startswith("gdp_eur = ")
    }
    names: dict[str, Any] = {"pd": pd}
    exec(line, names)
    assert list(names["gdp_eur"]["period"].str.len().unique()) == [4]
