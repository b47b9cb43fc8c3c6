"""The release that is on show: a dataset as read from its folder, with the hash of its files."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.reading.folder import YAML_FILES, tables


@dataclass(frozen=True, slots=True)
class Release:
    """One published state of the dataset."""

    dataset: Dataset
    digest: str
    """SHA-256 of names and contents of all its files, in hexadecimal."""

    @property
    def name(self) -> str:
        return f"{self.dataset.about.version} ({self.digest[:8]})"


def current(folder: Path) -> Release:
    """The release in a folder, read again only when a file has changed. Raises DatasetError."""
    return _load(folder, _state(folder))


def _files(folder: Path) -> list[str]:
    return [*YAML_FILES, *tables(folder)]


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file: cheap, and enough to see an edit."""
    found = []
    for name in _files(folder):
        with suppress(OSError):
            stat = (folder / name).stat()
            found.append((name, stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@lru_cache(maxsize=2)
def _load(folder: Path, state: tuple[tuple[str, int, int], ...]) -> Release:
    return Release(read(folder), digest(folder))


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for name in sorted(_files(folder)):
        content = (folder / name).read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
