import errno
import os
import resource
from pathlib import Path
from typing import NoReturn

import pytest

from dashboard import atomic

BEFORE = b"what was there"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out.zip"
    path.write_bytes(BEFORE)
    return path


def test_content_is_put_in_place_as_a_whole(target: Path) -> None:
    atomic.write(target, b"new" * 1000)
    assert target.read_bytes() == b"new" * 1000
    assert os.listdir(target.parent) == ["out.zip"]
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    atomic.write(tmp_path / "new", b"")
    assert (tmp_path / "new").read_bytes() == b""


def test_a_disk_that_is_full_leaves_what_was_there(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    def full(handle: int) -> NoReturn:
        seen.append(sorted(os.listdir(target.parent)))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        atomic.write(target, b"new")
    assert [len(names) for names in seen] == [2]
    assert os.listdir(target.parent) == ["out.zip"]
    assert target.read_bytes() == BEFORE


def test_a_write_that_the_system_cuts_off_leaves_what_was_there(target: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            atomic.write(target, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert os.listdir(target.parent) == ["out.zip"]
    assert target.read_bytes() == BEFORE


def test_an_interruption_by_the_keyboard_leaves_what_was_there(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(target, b"new")
    assert os.listdir(target.parent) == ["out.zip"]
    assert target.read_bytes() == BEFORE


def test_a_folder_that_is_not_there_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.write(tmp_path / "nowhere" / "out.zip", b"new")
    assert os.listdir(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_stays_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "out.zip").mkdir()
    with pytest.raises(OSError, match="irectory"):
        atomic.write(tmp_path / "out.zip", b"new")
    assert os.listdir(tmp_path) == ["out.zip"]
