"""Other plants, each a folder: the same pages and files, and no word of the plant that this repository is about."""

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard import charts, exports, record, report, store
from dashboard.charts import view
from dashboard.charts.rows import RowsView
from dashboard.charts.voices import VoicesView
from dashboard.exports import package
from dashboard.markup import menu, rows, voices
from dashboard.model import Dataset
from dashboard.store import Release, Shown
from dashboard.web import data, letters, page, social
from dashboard.web.data.asked import Asked
from dashboard.web.data.content import content
from dashboard.words import language
from tests.folders import DATA, HERE
from tests.folders import report as problems_of
from tests.views.screen import bodies, notices, opened

PLANTS = {name: DATA / "plants" / name for name in ("quarry", "well", "kuang")} | {
    "skeleton": HERE.parent / "dashboard" / "skeleton"
}
RELEASES = {name: store.current(folder) for name, folder in PLANTS.items()}
OTHER = re.compile("smederevo|serbia|steel|hbis|dinar|belgrade|želez", re.IGNORECASE)
EACH = pytest.mark.parametrize("plant", PLANTS)


@pytest.fixture(autouse=True)
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The home of the program may name its plant; these tests are about what pages say of their own."""
    monkeypatch.setattr(report, "home", lambda: None)


def pages(release: Release) -> tuple[str, ...]:
    return tuple(menu(release.dataset))


@pytest.mark.parametrize(
    ("plant", "name"),
    [(plant, name) for plant, release in RELEASES.items() for name in pages(release)],
)
def test_every_page_runs_and_names_no_other_plant(
    plant: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(PLANTS[plant]))
    release = RELEASES[plant]
    at = opened(name)
    assert not at.exception
    assert not at.error
    assert notices(at) == []
    assert release.name in "".join(bodies(at))
    assert OTHER.findall(str([element.proto for element in at.main])) == []
    assert OTHER.findall("".join(bodies(at))) == []
    assert OTHER.findall(page.html(Shown(release), name, "http://localhost/").decode()) == []
    drawn = letters.in_letters_of_the_fonts(lambda: social.picture(release, name, language()))
    assert drawn.startswith(b"\x89PNG")


@EACH
def test_every_fact_opens_its_evidence_and_every_day_its_record(
    plant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMEDEREVO_DATASET", str(PLANTS[plant]))
    held = RELEASES[plant].dataset
    asked = [
        {"focus": name}
        for name in (*list(held.observation)[:3], *list(held.event)[:1], *list(held.source)[:1])
    ]
    for parameters in (
        *asked,
        *({"as_of": str(day)} for day in (*held.days[:1], held.about.released)),
        {"as_of": "0001-01-01"},
    ):
        at = opened("overview", **parameters)
        assert not at.exception, parameters
        assert OTHER.findall("".join(bodies(at))) == []


@EACH
def test_every_chart_draws_each_of_its_choices(plant: str) -> None:
    known = record.of(RELEASES[plant])
    for chart in known.dataset.chart.values():
        for choice in view.of(chart, known).choices or [""]:
            shown = view.of(chart, known, choice)
            if isinstance(shown, RowsView):
                drawn = rows.drawn(shown, "./picture")
                assert drawn.count("/evidence/") == len(shown.points)
                assert bool(shown.points) == bool(shown.values)
                continue
            if isinstance(shown, VoicesView):
                lanes = voices.drawn(shown, "./picture")
                assert lanes.count('class="side"') == len(known.dataset.sides)
                assert lanes.count("/evidence/") >= len(shown.points) > 0
                continue
            for narrow in (False, True):
                figure = shown.figure(charts.palette("light", "#000000"), narrow=narrow)
                assert (figure is None) == (not shown.values)
                assert figure is None or figure.to_json()


def texts(held: bytes, name: str) -> Iterator[str]:
    """What is written in a file, or in the files that are packed in it."""
    if name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(held)) as packed:
            for entry in packed.namelist():
                yield from (entry, *texts(packed.read(entry), entry))
    elif name.endswith(".parquet"):
        table = pq.read_table(io.BytesIO(held))
        yield from (str(table.schema.metadata), table.to_pandas().to_csv())
    elif name.endswith(".sqlite"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(held)
            yield from database.iterdump()
    else:
        yield held.decode()


@EACH
def test_every_file_names_no_other_plant(plant: str) -> None:
    release = RELEASES[plant]
    for name in data.files.names(release):
        written = "".join(texts(content(release, name, Asked()), name))
        assert OTHER.findall(written) == [], name
    table = exports.observations(release, record.of(release), record.of(release).values)
    assert (
        OTHER.findall(
            "".join(
                texts(exports.file(release, table, "Observations", "xlsx"), "observations.xlsx")
            )
        )
        == []
    )


@EACH
def test_the_package_unpacked_is_the_same_dataset_with_the_same_package(
    plant: str, tmp_path: Path
) -> None:
    release = RELEASES[plant]
    packed_release = package.zipped(release)
    with zipfile.ZipFile(io.BytesIO(packed_release)) as packed:
        packed.extractall(tmp_path)
    assert problems_of(tmp_path) == []
    again = store.current(tmp_path)
    assert again == release
    assert all(
        getattr(again.dataset, name) == getattr(release.dataset, name)
        for name in Dataset.model_fields
    )
    assert package.zipped(again) == packed_release
