"""Folders of the tests: where they are, and how a test changes a copy."""

import shutil
from pathlib import Path

from dashboard.reading import DatasetError, read
from dashboard.reading.records import COLUMNS

HERE = Path(__file__).parent
DATA = HERE / "data"
SMALL = DATA / "small"
BROKEN = DATA / "broken"
RATIOS = DATA / "ratios"
LEAFLET = DATA / "leaflet"
REAL = HERE.parent / "datasets"


def copy(source: Path, target: Path) -> Path:
    """A copy of a folder that a test may spoil; files that stand there already are overwritten."""
    return Path(shutil.copytree(source, target, dirs_exist_ok=True))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Put one text in place of another, which must stand in the file exactly once."""
    path = folder / file
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_bytes(text.replace(old, new).encode())


def add(folder: Path, series: str, **cells: str) -> None:
    """Put a row at the end of a table of observations."""
    assert set(cells) <= set(COLUMNS)
    with (folder / "observations" / f"{series}.csv").open("a", newline="") as file:
        file.write(",".join(cells.get(name, "") for name in COLUMNS) + "\n")


def add_ratios(folder: Path) -> None:
    """Percentages, a rate of exchange, and checks of them, put behind what the small dataset has."""
    for path in RATIOS.glob("*.yaml"):
        with (folder / path.name).open("a") as file:
            file.write(path.read_text("utf-8"))
    copy(RATIOS / "observations", folder / "observations")
    euros = {
        "value": "43",
        "unit": "EUR_m",
        "qualifier": "about",
        "source": "post-2021",
        "as_printed": "about 43 million euros",
    }
    add(folder, "sales", id="sales-2018-euros", period="2018", **euros)


def add_article(folder: Path) -> None:
    """What the leaflet of the museum claims, put beside what the small dataset has."""
    copy(LEAFLET, folder)


def report(folder: Path) -> list[str]:
    """What reading says about a folder, a line for each problem."""
    try:
        read(folder)
    except DatasetError as error:
        return [str(problem) for problem in error.problems]
    return []
