"""Other times and places: far years, leap days, zones, languages, homes that are not there, paths that are hard to write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine

from dashboard import store
from dashboard.exports import package
from tests.folders import DATA, HERE, SMALL, add, copy, edit, report
from tests.test_plants import pages
from tests.views.screen import bodies, opened

FAR = {
    "0001": "1",
    "0004-02-29": "2",
    "1900-02-28": "3",
    "9996-02-29": "4",
    "9999": "5",
    "0001/9999": "6",
    "9999-12-31": "7",
    "../0001": "8",
}


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The quarry with values, an event and eras at both ends of the calendar."""
    folder = copy(DATA / "plants" / "quarry", tmp_path / "far away ž 铁")
    for n, (period, value) in enumerate(FAR.items()):
        printed = {
            "unit": "KES_m",
            "status": "f",
            "source": "audit-2020",
            "as_printed": f"{value} million",
        }
        add(folder, "sales", id=f"far-{n}", period=period, value=value, **printed)
        add(
            folder,
            "county-share",
            id=f"share-{n}",
            period=period,
            value=value,
            **printed | {"unit": "percent"},
        )
    event = "{id: begin, date: 0001-01-01, title: Begin, summary: It begins., kind: milestone, sources: [{source: audit-2020}]}"
    (folder / "events.yaml").write_text(f"- {event}\n")
    (folder / "eras.yaml").write_text(
        "- {id: always, title: Always, period: 0001/9999, sources: [audit-2020]}\n"
    )
    monkeypatch.setenv("SMEDEREVO_DATASET", str(folder))
    return folder


def test_the_ends_of_the_calendar_have_their_pages_and_files(far: Path) -> None:
    assert report(far) == []
    release = store.current(far)
    for name in pages(release):
        assert not opened(name).exception, name
    assert package.zipped(release)


@pytest.mark.parametrize(
    "parameters", [{"as_of": "0001-01-01"}, {"as_of": "9999-12-31"}, {"from": "0001", "to": "9999"}]
)
def test_the_ends_of_the_calendar_in_a_link_have_their_pages(
    far: Path, parameters: dict[str, str]
) -> None:
    for name in ("overview", "trade", "timeline", "data"):
        assert not opened(name, **parameters).exception, name


@pytest.mark.parametrize(
    ("day", "right"),
    [("2000-02-29", True), ("2020-02-29", True), ("1900-02-29", False), ("2019-02-29", False)],
)
def test_a_leap_day_is_one_only_in_its_years(small: Path, day: str, right: bool) -> None:
    edit(small, "observations/staff.csv", "2020-12,310", f"{day},310")
    assert (report(small) == []) is right


PLACES = {
    "no home, a zone ahead, Turkish": {
        "HOME": None,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
    },
    "a home that cannot be written, a zone behind, no language": {
        "HOME": "/proc",
        "TZ": "Pacific/Pago_Pago",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
    },
}


@pytest.mark.parametrize("changes", PLACES.values(), ids=PLACES)
def test_the_command_works_in_any_place(changes: dict[str, str | None], tmp_path: Path) -> None:
    folder = copy(SMALL, tmp_path / "a b" / "железара 铁")
    environment = {
        name: value for name, value in {**os.environ, **changes}.items() if value is not None
    }
    for arguments in (
        ("validate", folder),
        ("export", folder.parent / "out.zip", "--dataset", folder),
    ):
        run = subprocess.run(
            [sys.executable, "-m", "dashboard", *arguments],
            env=environment,
            cwd=HERE.parent,
            capture_output=True,
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, b"")
    release = store.current(SMALL)
    assert (folder.parent / "out.zip").read_bytes() == package.zipped(release)


def test_a_path_that_is_no_text_is_named_nevertheless(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff"
    run = subprocess.run(
        [sys.executable, "-m", "dashboard", "validate", folder],
        cwd=HERE.parent,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 1
    assert b"is no folder" in run.stdout
    assert run.stderr == b""


def test_a_clock_of_another_year_changes_no_page_and_no_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(SMALL))

    def made() -> list[object]:
        release = store.current(SMALL)
        return [package.zipped(release), *(bodies(opened(name)) for name in pages(release))]

    now = made()
    with time_machine.travel("2035-03-01"):
        assert made() == now
