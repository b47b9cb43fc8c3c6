import os
from pathlib import Path

import pytest

from dashboard import history
from dashboard.reading import folder as files
from dashboard.reading import read
from dashboard.reading.problem import Problem
from tests.folders import REAL, report


def test_a_link_that_leads_out_of_the_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.yaml"
    (small / "gaps.yaml").rename(outside)
    (small / "gaps.yaml").symlink_to(outside)
    assert report(small) == ["gaps.yaml: leads out of the dataset folder; put the file itself here"]


def test_a_table_that_is_a_link_out_of_the_folder_is_not_followed(
    small: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "staff.csv"
    (small / "observations" / "staff.csv").rename(outside)
    (small / "observations" / "staff.csv").symlink_to(outside)
    assert report(small) == [
        "observations/staff.csv: leads out of the dataset folder; put the file itself here"
    ]


def test_a_link_within_the_folder_is_read(small: Path) -> None:
    (small / "gaps.yaml").rename(small / ".gaps.yaml")
    (small / "gaps.yaml").symlink_to(small / ".gaps.yaml")
    assert report(small) == []


def test_a_link_to_nothing_is_a_missing_file(small: Path) -> None:
    (small / "gaps.yaml").unlink()
    (small / "gaps.yaml").symlink_to(small / "gone.yaml")
    assert report(small) == ["gaps.yaml: is missing; a list without entries is written []"]


def test_a_link_to_itself_is_a_problem_of_its_file(small: Path) -> None:
    (small / "gaps.yaml").unlink()
    (small / "gaps.yaml").symlink_to(small / "gaps.yaml")
    assert [line.partition(":")[0] for line in report(small)] == ["gaps.yaml"]


def test_a_file_over_the_limit_is_not_opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 3_000_000)
    with (small / "gaps.yaml").open("ab") as file:
        file.truncate(3_000_001)
    assert report(small) == ["gaps.yaml: is larger than 3 MB; split or shorten it"]


def test_a_file_at_the_limit_is_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    largest = max(path.stat().st_size for path in small.rglob("*") if path.is_file())
    monkeypatch.setattr(files, "MAX_BYTES", largest)
    assert report(small) == []


@pytest.mark.parametrize("inner", ["", "observations", "locale"])
def test_a_folder_that_cannot_be_listed_is_one_problem(
    small: Path, monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    locked = small / inner
    locked.mkdir(exist_ok=True)
    names_in = os.listdir

    def refuse(folder: Path) -> list[str]:
        if Path(folder) == locked:
            raise PermissionError(13, "Permission denied", str(folder))
        return names_in(folder)

    monkeypatch.setattr("os.listdir", refuse)
    assert report(small) == [f"{locked}: cannot be read (Permission denied); check its permissions"]


def test_a_file_that_the_machine_cannot_read_is_a_problem(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    taken = files.take(small)
    assert files.text(taken, "gaps.yaml", []) is None
    assert (
        Problem(
            "gaps.yaml",
            0,
            "",
            "cannot be read (Input/output error); check the file and its permissions",
        )
        in taken.problems
    )


@pytest.mark.parametrize(
    ("content", "text", "line"),
    [(b"a\r\nb\r\n", "a\nb\n", 1), (b"a\nb\r\nc\r\n", "a\nb\nc\n", 2), (b"a\rb", "a\nb", 1)],
    ids=["Windows", "mixed", "old Macintosh"],
)
def test_foreign_line_ends_are_one_problem_and_the_text_is_read_nevertheless(
    tmp_path: Path, content: bytes, text: str, line: int
) -> None:
    (tmp_path / "gaps.yaml").write_bytes(content)
    problems: list[Problem] = []
    assert files.text(files.take(tmp_path), "gaps.yaml", problems) == text
    assert problems == [
        Problem("gaps.yaml", line, "", "has Windows line ends; save it with Unix line ends (LF)")
    ]


def test_a_byte_that_is_no_utf_8_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "gaps.yaml").write_bytes(b"one\ntwo\nthr\xe9e\n")
    problems: list[Problem] = []
    assert files.text(files.take(tmp_path), "gaps.yaml", problems) is None
    assert problems == [Problem("gaps.yaml", 3, "", "is not UTF-8 text; save it as UTF-8")]


def test_tables_are_listed_by_name_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    home = tmp_path / "observations"
    home.mkdir()
    for name in ("b.csv", "a.csv", ".c.csv", "d.txt"):
        (home / name).touch()
    assert files.take(tmp_path).tables == ("observations/a.csv", "observations/b.csv")


def test_a_folder_without_tables_lists_none(tmp_path: Path) -> None:
    assert files.take(tmp_path).tables is None


LEFT_BEHIND = [
    *("dataset.yaml~", "#events.yaml#", "events.yaml.orig", "~$sources.xlsx", "series.yaml.bak"),
    *("Thumbs.db", "Desktop.ini", "Icon\r", "__MACOSX", "lost+found", "$RECYCLE.BIN"),
    *("LICENSE", "LICENCE.txt", "COPYING", "README", "readme.txt", "Makefile", "__pycache__"),
    *("4913", "sales.csv.save", "sales.csv.swo", "sales.csv.swp", "record.zip", "record.tar.gz"),
    *("@eaDir", "System Volume Information", "nohup.out", "AUTHORS", "SECURITY.md"),
    *("package.json", "package-lock.json", "steel.code-workspace", "sales.csv.crdownload"),
]


@pytest.mark.parametrize("name", LEFT_BEHIND)
@pytest.mark.parametrize("home", ["", "observations/"])
def test_what_systems_and_editors_leave_stops_nothing(small: Path, name: str, home: str) -> None:
    before = files.take(small)
    (small / home / name).touch()
    assert report(small) == []
    assert files.take(small) == before
    (warned,) = files.left_behind(small)
    assert warned.startswith(home)
    assert warned.isprintable()


@pytest.mark.parametrize(
    "name",
    [
        "events.yml",
        "notes.txt",
        "staff.xlsx",
        "dataset.json",
        "events2.yaml",
        "events (1).yaml",
        "events.yaml.txt",
        "sales.csv.txt",
        "datapackage (1).json",
        "notes.md",
        "data",
    ],
)
def test_what_a_curator_may_have_meant_is_still_a_problem(small: Path, name: str) -> None:
    (small / name).touch()
    assert len(report(small)) == 1
    assert files.left_behind(small) == []


def test_the_record_itself_has_nothing_left_behind() -> None:
    assert files.left_behind(REAL) == []


def test_a_folder_that_is_not_there_has_nothing_left_behind(tmp_path: Path) -> None:
    assert files.left_behind(tmp_path / "nowhere") == []


@pytest.mark.parametrize("lost", ["changes.csv", "released.json", ""])
def test_changes_that_are_lost_after_a_release_are_missed(small: Path, lost: str) -> None:
    history.record(small, read(small))
    assert report(small) == []
    if lost:
        (small / lost).unlink()
    missed = "is missing, although released.json knows a release; restore it from version control"
    expected = [f"changes.csv: {missed}"] if lost == "changes.csv" else []
    assert report(small) == expected
