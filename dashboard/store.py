"""The release that is on show: a dataset as read from its folder, with its files and their hash."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from dashboard.model import Dataset
from dashboard.reading import read
from dashboard.reading.folder import RECORDED, YAML_FILES, tables


@dataclass(frozen=True)
class Release:
    """One published state of the dataset. Two of them are equal when their files are."""

    dataset: Dataset = field(compare=False)
    digest: str
    """SHA-256 of names and contents of all files, in hexadecimal."""
    files: Mapping[str, bytes] = field(compare=False, repr=False)
    """Name in the folder -> content, of every file that belongs to the dataset."""

    @cached_property
    def name(self) -> str:
        """Version and the beginning of the digest: '1.0.0-1a2b3c4d', for links, files and footers."""
        return f"{self.dataset.about.version}-{self.digest[:8]}"


DEFAULT = Path(__file__).resolve().parent.parent / "datasets"


def folder() -> Path:
    """The dataset that this process shows: SMEDEREVO_DATASET, or the one that comes with the package."""
    return Path(os.environ.get("SMEDEREVO_DATASET") or DEFAULT)


def current(folder: Path) -> Release:
    """The release in a folder, read again only when a file has changed. Raises DatasetError.

    A folder that is a link is followed once, so that a link moved meanwhile never mixes two releases.
    """
    folder = folder.resolve()
    return _load(folder, _state(folder))


def _names(folder: Path) -> list[str]:
    return [*YAML_FILES, *tables(folder), *(name for name in RECORDED if (folder / name).is_file())]


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file: cheap, and enough to see an edit."""
    found = []
    for name in _names(folder):
        with suppress(OSError):
            stat = (folder / name).stat()
            found.append((name, stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@lru_cache(maxsize=2)
def _load(folder: Path, state: tuple[tuple[str, int, int], ...]) -> Release:
    dataset = read(folder)
    files = {name: (folder / name).read_bytes() for name in sorted(_names(folder))}
    return Release(dataset, digest(files), files)


def digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()
