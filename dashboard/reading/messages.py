"""Writes the catalogues of a record anew, as `make messages` does.

python -m dashboard.reading.messages datasets [LANGUAGE]
"""

import sys
from pathlib import Path

from dashboard.reading import catalogues, read
from dashboard.reading.folder import LOCALE


def write(folder: Path, begun: str = "") -> None:
    """Brings every catalogue of a record up to date; `begun` is the tag of one that is new."""
    dataset = read(folder)
    home = folder / LOCALE
    home.mkdir(exist_ok=True)
    tags = {path.stem for path in home.glob(f"*{catalogues.ENDING}")} | ({begun} - {""})
    for tag in sorted(tags):
        path = home / f"{tag}{catalogues.ENDING}"
        before = path.read_bytes() if path.exists() else b""
        path.write_bytes(catalogues.updated(dataset, tag, before))


if __name__ == "__main__":
    write(Path(sys.argv[1]), "".join(sys.argv[2:3]))
