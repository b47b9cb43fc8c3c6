"""What the address says that watches whether the dataset can be shown."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import store
from dashboard.web import health
from tests.folders import SMALL, edit

from .caller import Answer, ask

APP = Starlette(routes=list(health.ROUTES))


def asked(method: str = "GET") -> Answer:
    return ask(APP, "/healthz", method)


def test_health_says_ok_and_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))
    found = asked()
    assert (found.status, found.json) == (
        200,
        {"status": "ok", "release": store.current(SMALL).name, "problems": 0},
    )
    assert (found.headers["content-type"], found.headers["cache-control"]) == (
        "application/json",
        "no-store",
    )
    assert asked("HEAD").status == 200


def test_a_dataset_that_was_never_valid_is_503(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = asked()
    assert (found.status, found.json["release"], found.json["problems"]) == (503, None, 1)
    edit(small, "sources.yaml", "language: xx-fake", "language: nb")
    assert asked().status == 200


def test_a_dataset_that_is_broken_later_is_shown_as_it_was_since_when_it_says(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(small))
    before = asked().json
    edit(small, "sources.yaml", "language: nb", "language: xx-fake")
    found = asked()
    said = found.json
    since = datetime.fromisoformat(said.pop("since"))
    assert abs(datetime.now(UTC) - since) < timedelta(seconds=30)
    status = "the dataset has problems; its last valid release is shown"
    assert (found.status, said) == (
        200,
        {"status": status, "release": before["release"], "problems": 1},
    )
    edit(small, "sources.yaml", "language: xx-fake", "language: nb")
    assert asked().json == before


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_health_is_only_read(method: str) -> None:
    assert asked(method).status == 405
