"""Catalogues of a record, brought up to date with its texts."""

from pathlib import Path

from dashboard import atomic
from dashboard.model import Dataset
from dashboard.reading import catalogues, read
from dashboard.reading.folder import LOCALE
from dashboard.reading.problem import DatasetError, Problem


def write(folder: Path, begun: str = "") -> list[Path]:
    """Every catalogue of a record, written anew; `begun` is the tag of one that is new.

    Raises DatasetError for a record or a catalogue that cannot be read, and OSError.
    """
    dataset = read(folder)
    home = folder / LOCALE
    home.mkdir(exist_ok=True)
    tags = {path.stem for path in home.glob(f"*{catalogues.ENDING}")} | ({begun} - {""})
    paths = [home / f"{tag}{catalogues.ENDING}" for tag in sorted(tags)]
    for path in paths:
        before = path.read_bytes() if path.exists() else b""
        atomic.write(path, _updated(dataset, path, before))
    return paths


def _updated(dataset: Dataset, path: Path, before: bytes) -> bytes:
    try:
        return catalogues.updated(dataset, path.stem, before)
    except catalogues.CatalogueError as error:
        problem = Problem(f"{LOCALE}/{path.name}", error.line, "", str(error))
        raise DatasetError((problem,)) from None
