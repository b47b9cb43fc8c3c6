import hashlib
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import store
from dashboard.reading import DatasetError, Files, Problem, take
from dashboard.store import Shown
from tests.folders import SMALL, copy, edit


def test_a_folder_that_has_not_changed_is_read_once(small: Path) -> None:
    assert store.current(small) is store.current(small)


def test_an_edit_gives_another_release(small: Path) -> None:
    before = store.current(small)
    edit(small, "dataset.yaml", "Lillefoss Paper, in figures", "Lillefoss, in figures")
    after = store.current(small)
    assert (before.dataset.about.title, after.dataset.about.title) == (
        "Lillefoss Paper, in figures",
        "Lillefoss, in figures",
    )
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
    assert "rank" in str(store.shown(small).problems)
    (small / "rank.csv").rename(table)
    assert store.shown(small) == Shown(before, None, ())


def test_a_folder_that_was_never_valid_raises_its_problems_until_it_is_mended(small: Path) -> None:
    edit(small, "eras.yaml", "title: Fund", "titel: Fund")
    for _ in range(2):
        with pytest.raises(DatasetError, match="did you mean `title`"):
            store.current(small)
    edit(small, "eras.yaml", "titel: Fund", "title: Fund")
    assert store.shown(small).problems == ()


def test_a_folder_that_is_broken_later_shows_its_last_valid_release_and_says_since_when(
    small: Path,
) -> None:
    before = store.current(small)
    met, later = datetime(2035, 2, 28, tzinfo=UTC), datetime(2035, 3, 1, tzinfo=UTC)
    edit(small, "eras.yaml", "title: Fund", "titel: Fund")
    broken = store.shown(small, lambda: met)
    edit(small, "gaps.yaml", "on: ", "at: ")
    worse = store.shown(small, lambda: later)
    assert broken.release is worse.release is before
    assert broken.since == worse.since == met
    assert [problem.file for problem in broken.problems] == ["eras.yaml"]
    assert {problem.file for problem in worse.problems} == {"eras.yaml", "gaps.yaml"}
    edit(small, "gaps.yaml", "at: ", "on: ")
    edit(small, "eras.yaml", "titel: Fund", "title: Fund")
    assert store.shown(small) == Shown(before, None, ())


def test_a_broken_folder_that_has_not_changed_is_read_once(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.current(small)
    (small / "gaps.yaml").write_text("")
    for path in small.rglob("*"):
        os.utime(path, ns=(1, 1))
    broken = store.shown(small)
    monkeypatch.setattr(store, "dataset", None)
    assert store.shown(small) == broken


def test_a_folder_that_goes_away_and_comes_back_is_the_same(small: Path) -> None:
    before = store.current(small)
    small.rename(small.with_name("away"))
    assert store.shown(small).release is before
    assert store.shown(small).problems == (
        Problem(str(small), 0, "", "is no folder; name one that holds dataset.yaml"),
    )
    small.with_name("away").rename(small)
    assert store.shown(small) == Shown(before, None, ())


def test_a_stray_file_is_seen_when_it_comes_and_when_it_goes(small: Path) -> None:
    before = store.current(small)
    (small / "notes.txt").write_text("")
    assert [problem.file for problem in store.shown(small).problems] == ["notes.txt"]
    (small / "notes.txt").unlink()
    assert store.shown(small) == Shown(before, None, ())


def test_a_folder_that_cannot_be_listed_is_a_problem(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.current(small)

    def refuse(path: Path) -> list[str]:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", refuse)
        assert store.shown(small).release is before
        assert store.shown(small).problems == (
            Problem(str(small), 0, "", "cannot be read (Permission denied); check its permissions"),
        )
    assert store.shown(small) == Shown(before, None, ())


def test_files_that_change_while_they_are_read_are_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = iter(["Lillefoss, one", "Lillefoss, two"])

    def slow(folder: Path) -> Files:
        files = take(folder)
        title = next(changes, None)
        if title:
            text = (small / "dataset.yaml").read_text()
            (small / "dataset.yaml").write_text(re.sub("(?m)^title: .*", f"title: {title}", text))
        return files

    monkeypatch.setattr(store, "take", slow)
    assert store.current(small).dataset.about.title == "Lillefoss, two"


def test_files_that_never_rest_are_a_problem(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.current(small)

    def restless(folder: Path) -> Files:
        (small / "gaps.yaml").touch()
        return take(folder)

    with monkeypatch.context() as patched:
        patched.setattr(store, "take", restless)
        (small / "gaps.yaml").touch()
        shown = store.shown(small)
    assert shown.release is before
    text = "is being changed all the time; wait until the files stay as they are"
    assert shown.problems == (Problem(str(small), 0, "", text),)
    assert store.shown(small) == Shown(before, None, ())


def test_the_digest_depends_on_names_and_contents_only(small: Path, tmp_path: Path) -> None:
    other = copy(SMALL, tmp_path / "other")
    os.utime(other / "gaps.yaml", ns=(1, 1))
    (other / "README.md").write_text("Not part of the record.\n")
    (other / "tables").mkdir()
    (other / "tables" / "observations.csv").write_text("id\n")
    assert store.current(small) == store.current(other) == store.current(SMALL)


def test_the_digest_is_the_sha_256_of_every_file_with_its_name_and_length(small: Path) -> None:
    whole = hashlib.sha256()
    for path in sorted(
        path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file()
    ):
        content = (small / path).read_bytes()
        whole.update(f"{path}\0{len(content)}\0".encode() + content)
    assert store.current(small).digest == whole.hexdigest()


def test_text_moved_from_one_file_to_another_changes_the_digest() -> None:
    apart = (
        {"a": b"one", "b": b""},
        {"a": b"", "b": b"one"},
        {"a": b"o", "b": b"ne"},
        {"ab": b"one"},
        {"a": b"one"},
    )
    assert len({store.digest(files) for files in apart}) == len(apart)


def test_a_release_holds_the_bytes_of_its_files_and_nothing_else(small: Path) -> None:
    (small / "schema").mkdir()
    (small / "schema" / "gaps.json").write_text("{}")
    (small / ".hidden").write_text("")
    (small / "changes.csv").write_text("release,id,series,period,field,from,to\n")
    release = store.current(small)
    assert release.files == {
        path.relative_to(small).as_posix(): path.read_bytes()
        for path in small.rglob("*.*")
        if path.suffix in (".yaml", ".csv")
    }
    assert "changes.csv" in release.files


def test_a_recorded_release_changes_the_name_of_the_state(small: Path) -> None:
    before = store.current(small)
    (small / "changes.csv").write_text(
        "release,id,series,period,field,from,to\n0.1.0,,,,released,,2022-06-30\n"
    )
    after = store.current(small)
    assert after.name != before.name
    assert [change.field for change in after.dataset.changes] == ["released"]


def test_a_release_is_named_by_its_version_and_the_head_of_its_digest(small: Path) -> None:
    release = store.current(small)
    assert release.name == f"0.1.0-{release.digest[:8]}"


def test_what_comes_on_show_and_what_is_wrong_is_logged_once(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "dashboard.releases"):
        first = store.current(small).name
        store.current(small)
        edit(small, "series.yaml", "unit: persons", "unit: people")
        store.shown(small)
        store.shown(small)
        edit(small, "series.yaml", "unit: people", "unit: persons")
        store.shown(small)
    lines = [(record.levelname, json.loads(record.getMessage())) for record in caplog.records]
    assert [(level, line["release"], line["problems"]) for level, line in lines] == [
        ("INFO", first, 0),
        ("WARNING", first, 1),
        ("INFO", first, 0),
    ]
    assert lines[1][1]["first"].startswith("series.yaml:26: unit: there is no unit 'people'")
    assert {line["folder"] for _, line in lines} == {str(small)}
