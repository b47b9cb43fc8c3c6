import hashlib
import os
from pathlib import Path

import pytest

from dashboard import store
from dashboard.reading import DatasetError
from tests.folders import SMALL, copy, edit


def test_a_folder_that_has_not_changed_is_read_once(small: Path) -> None:
    assert store.current(small) is store.current(small)


def test_an_edit_gives_another_release(small: Path) -> None:
    before = store.current(small)
    edit(small, "dataset.yaml", "Lillefoss Paper, in figures", "Lillefoss, in figures")
    after = store.current(small)
    assert (before.dataset.about.title, after.dataset.about.title) == ("Lillefoss Paper, in figures", "Lillefoss, in figures")
    assert before.digest != after.digest


def test_an_edit_of_equal_length_is_seen_by_its_time(small: Path) -> None:
    before = store.current(small)
    edit(small, "dataset.yaml", "in figures", "in numbers")
    os.utime(small / "dataset.yaml", ns=(1, 1))
    assert store.current(small).digest != before.digest


def test_a_new_table_is_seen(small: Path) -> None:
    before = store.current(small)
    table = small / "observations" / "rank.csv"
    table.rename(small / "rank.csv")
    with pytest.raises(DatasetError, match="rank"):
        store.current(small)
    (small / "rank.csv").rename(table)
    assert store.current(small).digest == before.digest


def test_a_broken_folder_raises_its_problems_and_is_read_anew_when_mended(small: Path) -> None:
    before = store.current(small)
    edit(small, "eras.yaml", "title: Fund", "titel: Fund")
    with pytest.raises(DatasetError, match="did you mean `title`"):
        store.current(small)
    edit(small, "eras.yaml", "titel: Fund", "title: Fund")
    assert store.current(small).dataset == before.dataset


def test_the_digest_depends_on_names_and_contents_only(small: Path, tmp_path: Path) -> None:
    other = copy(SMALL, tmp_path / "other")
    os.utime(other / "gaps.yaml", ns=(1, 1))
    (other / "README.md").write_text("Not part of the record.\n")
    (other / "tables").mkdir()
    (other / "tables" / "observations.csv").write_text("id\n")
    assert store.current(small) == store.current(other) == store.current(SMALL)


def test_the_digest_is_the_sha_256_of_every_file_with_its_name_and_length(small: Path) -> None:
    whole = hashlib.sha256()
    for path in sorted(path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file()):
        content = (small / path).read_bytes()
        whole.update(f"{path}\0{len(content)}\0".encode() + content)
    assert store.current(small).digest == whole.hexdigest()


def test_text_moved_from_one_file_to_another_changes_the_digest() -> None:
    apart = ({"a": b"one", "b": b""}, {"a": b"", "b": b"one"}, {"a": b"o", "b": b"ne"}, {"ab": b"one"}, {"a": b"one"})
    assert len({store.digest(files) for files in apart}) == len(apart)


def test_a_release_holds_the_bytes_of_its_files_and_nothing_else(small: Path) -> None:
    (small / "schema").mkdir()
    (small / "schema" / "gaps.json").write_text("{}")
    (small / ".hidden").write_text("")
    (small / "changes.csv").write_text("release,id,series,period,field,from,to\n")
    release = store.current(small)
    assert release.files == {
        path.relative_to(small).as_posix(): path.read_bytes() for path in small.rglob("*.*") if path.suffix in (".yaml", ".csv")
    }
    assert "changes.csv" in release.files


def test_a_recorded_release_changes_the_name_of_the_state(small: Path) -> None:
    before = store.current(small)
    (small / "changes.csv").write_text("release,id,series,period,field,from,to\n0.1.0,,,,released,,2022-06-30\n")
    after = store.current(small)
    assert after.name != before.name
    assert [change.field for change in after.dataset.changes] == ["released"]


def test_a_release_is_named_by_its_version_and_the_head_of_its_digest(small: Path) -> None:
    release = store.current(small)
    assert release.name == f"0.1.0-{release.digest[:8]}"
