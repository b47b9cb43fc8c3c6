"""The data package: the same bytes anywhere, valid for the tools of its field, and itself a dataset."""

import hashlib
import io
import json
import os
import subprocess
import sys
import warnings
import zipfile
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboard import store
from dashboard.exports import database, frames, package
from dashboard.history import record
from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.record import of
from dashboard.store import Release
from tests.folders import HERE, REAL, SMALL, copy, edit, report

from .facts import RELEASES, of_event, of_source, rows

BOTH = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES)
EXPORT = "import sys; from pathlib import Path; from dashboard.cli import main; main(['export', sys.argv[1], '--dataset', sys.argv[2]])"


def zipped(release: Release) -> bytes:
    return package.zipped(release)


def unpacked(content: bytes, target: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        found.extractall(target)
    return target


def described(release: Release) -> dict[str, dict[str, Any]]:
    """Name -> resource of the descriptor."""
    found = json.loads(package.descriptor(release))
    return {one["name"]: one for one in found["resources"]}


@BOTH
def test_entries_are_sorted_stored_and_dated_alike(release: Release) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(release))) as found:
        entries = found.infolist()
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {
        (one.compress_type, one.date_time, one.create_system, one.external_attr >> 16)
        for one in entries
    } == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 3, 0o644)}
    assert len({one.filename for one in entries}) == len(entries) > 20


def test_a_folder_elsewhere_with_other_times_gives_the_same_bytes(tmp_path: Path) -> None:
    other = copy(SMALL, tmp_path / "else where" / "железара")
    for number, path in enumerate(sorted(other.rglob("*.*"))):
        os.utime(path, (number + 1, number + 1))
    (other / "README.md").write_text("Not part of the record.\n")
    assert zipped(store.current(other)) == zipped(store.current(SMALL))


def test_another_process_in_another_zone_and_language_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for zone, language, seed in (("Asia/Shanghai", "C", "1"), ("America/Lima", "tr_TR.UTF-8", "2")):
        target = tmp_path / f"{seed}.zip"
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": language,
            "LANG": language,
            "PYTHONHASHSEED": seed,
        }
        folder = copy(REAL, tmp_path / seed)
        subprocess.run(
            [sys.executable, "-c", EXPORT, target, folder],
            check=True,
            env=environment,
            cwd=HERE.parent,
            capture_output=True,
        )
        found.append(target.read_bytes())
    assert found == [zipped(RELEASES["published"])] * 2


def test_a_changed_fact_gives_other_bytes(small: Path) -> None:
    before = zipped(store.current(small))
    edit(small, "sources.yaml", "The Valley Post", "The Valley Mail")
    assert zipped(store.current(small)) != before


@BOTH
def test_unpacked_it_is_a_dataset_that_reads_the_same_and_gives_the_same_package(
    release: Release, tmp_path: Path
) -> None:
    content = zipped(release)
    folder = unpacked(content, tmp_path / "unpacked")
    assert report(folder) == []
    again = store.current(folder)
    assert {name: getattr(again.dataset, name) for name in Dataset.model_fields} == {
        name: getattr(release.dataset, name) for name in Dataset.model_fields
    }
    assert again.name == release.name
    assert zipped(again) == content


def test_a_dataset_with_a_recorded_release_takes_its_history_along(
    small: Path, tmp_path: Path
) -> None:
    record(small, read(small))
    release = store.current(small)
    folder = unpacked(zipped(release), tmp_path / "unpacked")
    assert read(folder).changes == release.dataset.changes
    assert len(release.dataset.changes) == 1
    assert (folder / "released.json").read_bytes() == (small / "released.json").read_bytes()
    assert zipped(store.current(folder)) == zipped(release)


@BOTH
def test_every_file_has_its_checksum(release: Release) -> None:
    files = package.entries(release)
    lines = [line.split("  ", 1) for line in files["SHA256SUMS"].decode().splitlines()]
    assert {name: digest for digest, name in lines} == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "SHA256SUMS"
    }
    for one in described(release).values():
        assert one["type"] in ("table", "file")
        assert one["hash"] == f"sha256:{hashlib.sha256(files[one['path']]).hexdigest()}"
        assert one["bytes"] == len(files[one["path"]])


@BOTH
def test_the_files_of_the_dataset_are_in_it_as_they_are_edited(release: Release) -> None:
    files = package.entries(release)
    folder = SMALL if release is RELEASES["small"] else REAL
    held = [
        path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv") and path.is_file()
    ]
    assert len(held) > 9
    assert {
        name for name in held if files[name.relative_to(folder).as_posix()] != name.read_bytes()
    } == set()


@pytest.mark.parametrize("name", RELEASES)
def test_frictionless_finds_it_valid(name: str, tmp_path: Path) -> None:
    folder = unpacked(zipped(RELEASES[name]), tmp_path / "unpacked")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the validator are not ours
        from frictionless import Package  # noqa: PLC0415  (it warns when it is imported)

        found = Package(str(folder / "datapackage.json"))
        said = found.validate()
    assert said.flatten(["rowNumber", "fieldName", "note"]) == []
    assert said.valid
    counts = {task.name: task.stats.get("rows", 0) for task in said.tasks}
    assert counts["observations"] == len(RELEASES[name].dataset.observations)
    assert counts["sources"] == len(RELEASES[name].dataset.sources)
    assert set(counts) == set(described(RELEASES[name]))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2018-01-01,2018-12-31,412.50", "2018-01-01,2018-12-31,much", "type-error"),
        (",stands,", ",reigns,", "constraint-error"),
        ("registry-2019,accounts-2018,page 3", "registry-2091,accounts-2018,page 3", "foreign-key"),
        ("sales-2018-post,", "sales-2018-registry,", "primary-key"),
    ],
    ids=["type", "choice", "foreign key", "primary key"],
)
def test_frictionless_would_see_a_mistake(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The check above can fail: types, choices and keys are in the descriptor."""
    folder = unpacked(zipped(RELEASES["small"]), tmp_path / "unpacked")
    table = folder / "tables" / "observations.csv"
    text = table.read_bytes().decode()
    assert old in text
    table.write_bytes(text.replace(old, new, 1).encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package  # noqa: PLC0415

        found = Package(str(folder / "datapackage.json")).validate()
    assert said in {kind for (kind,) in found.flatten(["type"])}


def test_the_descriptor_says_what_whose_and_which(release: Release) -> None:
    found = json.loads(package.descriptor(release))
    about = release.dataset.about
    assert (found["name"], found["title"], found["version"], found["release"]) == (
        about.id,
        about.title,
        about.version,
        release.name,
    )
    assert found["created"] == "2022-06-30T00:00:00Z"
    assert found["licenses"] == [
        {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": about.licence_url}
    ]
    assert [one["title"] for one in found["sources"]] == [
        "Accounts of 2018",
        "A mill and its valley",
        "Lillefoss Mill",
        "Valley Museum",
    ]
    assert [one.get("path") for one in found["sources"]] == [
        one.url for one in release.dataset.sources
    ]


def test_the_descriptor_types_and_joins_the_tables(release: Release) -> None:
    schema = described(release)["observations"]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert {name: field["type"] for name, field in fields.items() if field["type"] != "string"} == {
        **dict.fromkeys(("period_start", "period_end", "accessed", "known_by"), "date"),
        **dict.fromkeys(("value", "value_to", "amount", "amount_to"), "number"),
    }
    assert fields["qualifier"]["constraints"]["enum"] == [
        "exact",
        "about",
        "nearly",
        "at_least",
        "at_most",
        "range",
    ]
    assert {name for name, field in fields.items() if "constraints" in field} == {
        "qualifier",
        "status",
        "standing",
        "role",
    }
    assert all(field["description"] for field in fields.values())
    assert schema["primaryKey"] == ["id"]
    keys = {one["fields"][0]: one["reference"]["resource"] for one in schema["foreignKeys"]}
    assert keys == {
        "series": "series",
        "source_id": "sources",
        "unit": "units",
        "amount_unit": "units",
        "side": "sides",
    }
    assert described(release)["gaps"]["schema"]["foreignKeys"][0]["reference"] == {
        "resource": "series",
        "fields": ["id"],
    }


@BOTH
def test_the_flat_tables_hold_the_record(release: Release) -> None:
    files, held = package.entries(release), release.dataset
    assert rows(files["tables/sources.csv"]) == [
        of_source(held, one, release.name) for one in held.sources
    ]
    assert rows(files["tables/events.csv"]) == [
        of_event(held, one, release.name) for one in held.events
    ]
    assert {row["id"] for row in rows(files["tables/observations.csv"])} == set(held.observation)
    assert [row["id"] for row in rows(files["tables/series.csv"])] == [
        one.id for one in held.series
    ]
    assert [(row["id"], row["factor"]) for row in rows(files["tables/units.csv"])] == [
        (one.id, f"{one.factor:f}") for one in held.units
    ]
    assert [row["id"] for row in rows(files["tables/eras.csv"])] == [one.id for one in held.eras]
    assert [(row["series"], row["period"]) for row in rows(files["tables/gaps.csv"])] == [
        (one.series, one.period.text) for one in held.gaps
    ]
    witnesses = [
        (event.id, one.source, "" if one.said_by is None else one.said_by.key)
        for event in held.events
        for one in event.sources
    ]
    assert [tuple(row.values()) for row in rows(files["tables/event_sources.csv"])] == witnesses


@BOTH
def test_the_citation_file_has_what_its_format_asks_for(release: Release) -> None:
    about = release.dataset.about
    found = yaml.load(package.entries(release)["CITATION.cff"], yaml.BaseLoader)
    assert found == {
        "cff-version": "1.2.0",
        "message": "Cite the release that you use.",
        "type": "dataset",
        "title": about.title,
        "version": release.name,
        "date-released": str(about.released),
        "license": "CC-BY-4.0",
        "authors": [{"name": about.maintainer}],
    }


def test_the_readme_says_what_is_inside_and_how_to_take_an_apostrophe_away(
    release: Release,
) -> None:
    text = package.entries(release)["README.md"].decode()
    assert text.startswith(f"# {release.dataset.about.title}\n")
    assert release.name in text
    assert "| `tables/observations.csv` | 10 |" in text
    assert "apostrophe" in text


def test_hostile_texts_of_the_site_stay_texts(small: Path) -> None:
    edit(
        small,
        "dataset.yaml",
        "maintainer: Friends of the mill",
        "maintainer: 'Friends: \"of\" # the {mill}'",
    )
    release = store.current(small)
    found = yaml.load(package.entries(release)["CITATION.cff"], yaml.BaseLoader)
    assert found["authors"] == [{"name": 'Friends: "of" # the {mill}'}]


def test_a_dataset_without_values_has_a_valid_package(bare: Path, tmp_path: Path) -> None:
    folder = unpacked(zipped(store.current(bare)), tmp_path / "unpacked")
    assert report(folder) == []
    assert (folder / "tables" / "observations.csv").read_bytes().count(b"\r\n") == 1


DAY = Date(2021, 12, 31)


@BOTH
def test_a_package_of_a_day_holds_only_what_was_known_and_says_the_day(release: Release) -> None:
    files = package.entries(release, DAY)
    known = of(release, DAY)
    found = rows(files["tables/observations.csv"])
    assert [row["id"] for row in found] == [value.id for value in known.values]
    assert 0 < len(found) < len(release.dataset.observations)
    assert {row["as_of"] for row in found} == {str(DAY)}
    sources = rows(files["tables/sources.csv"])
    assert {row["id"] for row in sources} == set(known.dataset.source)
    assert not set(files) & set(release.files)
    assert "tables/changes.csv" not in files
    assert json.loads(files["datapackage.json"])["as_of"] == str(DAY)
    assert "as known on 31 December 2021" in files["README.md"].decode()
    assert str(DAY) in files["CITATION.cff"].decode()


def test_frictionless_finds_a_package_of_a_day_valid(tmp_path: Path) -> None:
    folder = unpacked(package.zipped(RELEASES["published"], DAY), tmp_path / "unpacked")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package  # noqa: PLC0415

        said = Package(str(folder / "datapackage.json")).validate()
    assert said.flatten(["rowNumber", "fieldName", "note"]) == []
    assert said.valid


@BOTH
def test_files_for_pandas_and_sqlite_are_those_of_the_addresses(release: Release) -> None:
    files = package.entries(release)
    assert files["tables/observations.parquet"] == frames.parquet(release)
    assert files["tables/record.sqlite"] == database.content(release)
    listed = {one["path"]: one["format"] for one in described(release).values()}
    assert listed["tables/observations.parquet"] == "parquet"
    assert listed["tables/record.sqlite"] == "sqlite"
